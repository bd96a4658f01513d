"""What a bundle says of itself in Danish and in English: what it is, how it is checked, remade."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from reporter import resources, system
from reporter.archive import layout
from reporter.archive.opening import wheel
from reporter.building.manifest import Layers, Manifest
from reporter.building.tasks import FORMATS

_AND = {"da": "og", "en": "and"}


def readmes(manifest: Manifest, sender: str) -> dict[str, bytes]:
    """Return the two files by their names in the payload; all that they say is in the manifest."""
    layers = manifest.layers
    formats = "".join(f" --format {kind}" for kind in manifest.formats)
    context = {
        "name": layout.name_of(manifest.edition, manifest.version),
        "title": manifest.title,
        "edition": manifest.edition,
        "version": manifest.version,
        "date": manifest.date,
        "sender": sender,
        "synthetic": manifest.synthetic,
        "outputs": len(manifest.outputs),
        "formats": "" if set(manifest.formats) == set(FORMATS) else formats,
        "python": layers.python,
        "wheel": wheel.name_of(layers.version),
        "lock": layout.LOCK,
        "build_lock": layout.BUILD_LOCK,
        "apt": " ".join(sorted({need.apt for need in system.LIBRARIES})),
    }
    found = libraries(layers)
    return {
        name: _environment()
        .get_template(f"arkiv/{name}.j2")
        .render(context, system=_listed(found, _AND[language]))
        .encode()
        for language, name in layout.READMES.items()
    }


def libraries(layers: Layers) -> Sequence[str]:
    """Return the system's libraries that set letters, as they are called, with their versions."""
    own = layers.system
    named = [
        ("Pango", own.get("pango", "")),
        ("HarfBuzz", own.get("harfbuzz", "")),
        ("FreeType", own.get("freetype", "")),
        ("Fontconfig", _parted(own.get("fontconfig", ""))),
    ]
    return [f"{name} {number}".strip() for name, number in named]


def _parted(number: str) -> str:
    """Part the one number that Fontconfig says: 21401 is 2.14.1."""
    if not (number.isascii() and number.isdecimal() and len(number) < 9):
        return number
    return ".".join(str(part) for part in (int(number[:-4] or 0), *divmod(int(number[-4:]), 100)))


def _listed(words: Sequence[str], conjunction: str) -> str:
    return f"{', '.join(words[:-1])} {conjunction} {words[-1]}"


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(  # Markdown, in which nothing is to be escaped
        loader=FileSystemLoader(resources.templates()),
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
