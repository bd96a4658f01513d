"""What has changed below an edition since it was made, and which of it is to blame.

A page stands on layers: its inputs, the program, templates, fonts, geometry, Python, its packages,
and the libraries of the system. Each can only reach some files, and only in some ways; a layer that
cannot have made all that differs is not to blame for it alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from reporter.building.manifest import Manifest

Layer = Literal[
    "inputs", "program", "templates", "fonts", "geometry", "packages", "python", "system"
]

NAMES: Mapping[Layer, str] = {
    "inputs": "udgavens filer",
    "program": "programmet",
    "templates": "skabelonerne",
    "fonts": "skrifterne",
    "geometry": "kortgrundlaget",
    "packages": "Python-pakkerne",
    "python": "Python",
    "system": "systembibliotekerne",
}
"""What the layers are called, in the order they are told."""

Trace = Literal["data", "words", "page", "print"]
"""How a file differs, from what few layers can do to what all can: another table or list; a web
page with other words or numbers; a web page that only looks otherwise; a PDF."""

_REACH: Mapping[Layer, frozenset[Trace]] = {
    "inputs": frozenset({"data", "words", "page", "print"}),
    "program": frozenset({"data", "words", "page", "print"}),
    "packages": frozenset({"data", "words", "page", "print"}),
    "python": frozenset({"data", "words", "page", "print"}),
    # Templates and styles make pages; tables are written without them.
    "templates": frozenset({"words", "page", "print"}),
    # Letters and maps look otherwise, and say the same.
    "fonts": frozenset({"page", "print"}),
    "geometry": frozenset({"page", "print"}),
    # Pango and what it stands on are asked to set lines on paper, and by nobody else.
    "system": frozenset({"print"}),
}

NO_PAGE = tuple(f"reporter/{room}/" for room in ("archive", "cli", "desk", "drafting"))
"""The rooms of the program that nothing imports of what makes a page; the tests hold that."""

_OWN: Mapping[str, Layer] = {"reporter": "program"}
"""The package that is the program itself, whose version is told with it."""


@dataclass(frozen=True, kw_only=True)
class LayerChange:
    """One thing of a layer that is not what it was.

    ``name`` is a file, a package or a library; ``old`` and ``new`` are digests of files and
    versions of all else, and empty where there was none, or is none.
    """

    layer: Layer
    name: str
    old: str
    new: str

    @property
    def is_file(self) -> bool:
        """Say whether a file changed, and not a version."""
        return self.layer in ("inputs", "program", "templates", "fonts", "geometry")


@dataclass(frozen=True, kw_only=True)
class Blame:
    """Which layers differ, and which of them can have made the difference.

    ``possible`` are those that can have made all of it alone, ``changed`` all that differ.
    """

    changed: tuple[Layer, ...]
    possible: tuple[Layer, ...]

    @property
    def layer(self) -> Layer | None:
        """The layer to blame, where there is one that is."""
        return self.possible[0] if len(self.possible) == 1 else None


def changes(old: Manifest, new: Manifest) -> tuple[LayerChange, ...]:
    """Return all that is not the same below two builds, layer by layer and by name."""
    return tuple(
        LayerChange(layer=layer, name=name, old=before.get(name, ""), new=after.get(name, ""))
        for (layer, before), (_, after) in zip(_layers(old), _layers(new), strict=True)
        for name in sorted({*before, *after})
        if before.get(name) != after.get(name)
    )


def blame(found: Collection[LayerChange], traces: Collection[Trace]) -> Blame:
    """Say which of the changes can have made differences of these kinds.

    One layer that differs is to blame whatever it did; of several, those are that reach each kind,
    and the program only with a file of it that takes part in making pages.
    """
    changed = tuple(layer for layer in NAMES if any(change.layer == layer for change in found))
    making = {change.layer for change in found if not change.name.startswith(NO_PAGE)}
    reaching = tuple(
        layer for layer in changed if layer in making and _REACH[layer].issuperset(traces)
    )
    return Blame(changed=changed, possible=changed if len(changed) == 1 else reaching)


def _layers(manifest: Manifest) -> Iterator[tuple[Layer, Mapping[str, str]]]:
    layers = manifest.layers
    packages = {name: told for name, told in layers.packages.items() if name not in _OWN}
    yield "inputs", manifest.inputs
    yield "program", layers.program
    yield "templates", layers.templates
    yield "fonts", layers.fonts
    yield "geometry", layers.geometry
    yield "packages", packages
    yield "python", {"python": layers.python}
    yield "system", layers.system
