"""What is in a bundle, held to its manifest: every file it tells of, and no other."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from reporter.archive import layout
from reporter.archive.opening import locks, wheel
from reporter.archive.opening.bag import Digests
from reporter.archive.opening.source import MEGABYTE, Source
from reporter.building.manifest import BrokenManifestError, Manifest
from reporter.editions import yaml
from reporter.editions.catalogue import EDITION_FILE
from reporter.errors import ArchiveError, Place, UserError

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_OWN = "reporter"

_MOST, _MOST_OF_EDITION = 10 * MEGABYTE, MEGABYTE // 2
"""Bytes of a manifest and of an edition.yaml: ten times the largest there is."""

MANIFEST = layout.payload(layout.MANIFEST)


def manifest_of(source: Source, faults: list[ArchiveError]) -> Manifest | None:
    """Return the manifest in a bundle; None where there is none that can be read."""
    if MANIFEST in source.refused:
        return None
    if MANIFEST not in source.sizes:
        faults.append(ArchiveError("mangler, så intet kan holdes op mod den", Place(MANIFEST)))
        return None
    try:
        return Manifest.parsed(source.content(MANIFEST, most=_MOST))
    except BrokenManifestError:
        told = "er ikke, som programmet skriver den; den er ændret eller af en anden version"
        faults.append(ArchiveError(told, Place(MANIFEST)))
    except ArchiveError as error:
        faults.append(error)
    return None


def expected(manifest: Manifest) -> Mapping[str, str]:
    """Return the digests of all files in the payload that the manifest knows, by name."""
    own = manifest.edition
    told = {layout.payload(layout.EDITIONS, own, name): d for name, d in manifest.inputs.items()}
    for name, file in manifest.outputs.items():
        told[layout.payload(layout.OUTPUT, own, name)] = file.sha256
    return told | {
        layout.payload(copied(name)): digest for name, digest in copies(manifest).items()
    }


def copies(manifest: Manifest) -> Mapping[str, str]:
    """Return the digests of the program's files that are copied to be read, by their names."""
    layers = manifest.layers
    return {**layers.templates, **layers.fonts, **layers.geometry}


_COPIES = {
    "templates/": layout.TEMPLATES,
    "figures/fonts/": layout.FONTS,
    "figures/geometry/": layout.GEOMETRY,
}


def copied(name: str) -> str:
    """Return where in the payload a file (``templates/notat/print.html.j2``) is copied to."""
    for folder, copy in _COPIES.items():
        if name.startswith(folder):
            return f"{copy}/{name.removeprefix(folder)}"
    return f"{layout.PROGRAM}/{name}"  # only a stranger's manifest has such a name


def other_files(manifest: Manifest) -> Collection[str]:
    """Return the names of the files in the payload that the manifest has no digests of."""
    program = (wheel.name_of(manifest.layers.version), layout.LOCK, layout.BUILD_LOCK)
    return (
        MANIFEST,
        *(layout.payload(name) for name in layout.READMES.values()),
        *(layout.payload(layout.PROGRAM, name) for name in program),
    )


def faults_of(
    source: Source,
    digests: Digests,
    manifest: Manifest,
    *,
    tags: Mapping[str, str],
    known: Collection[str],
) -> Iterator[ArchiveError]:
    """Yield where a bundle is not what its manifest tells of.

    ``tags`` is what bag-info.txt says; ``known`` are files that a fault has been told of already.
    """
    paths, others = expected(manifest), other_files(manifest)
    payload = {name for name in digests if name.startswith(f"{layout.PAYLOAD}/")}
    for name in sorted({*paths, *others, *payload} - {*known} - source.refused):
        if name not in digests:
            yield ArchiveError("mangler", Place(name))
        elif name in paths and digests[name] != paths[name]:
            yield ArchiveError("er ikke den fil, der står i manifest.json", Place(name))
        elif name not in paths and name not in others:
            yield ArchiveError("er ikke nævnt i manifest.json", Place(name))
    if not _ID.fullmatch(manifest.edition):  # it names folders, and is given to a program
        told = f"udgavens id, {manifest.edition}, har andet end små bogstaver, tal og bindestreger"
        yield ArchiveError(told, Place(MANIFEST))
    yield from _edition(source, manifest)
    yield from _program(source, manifest)
    if layout.TAGS in source.sizes:
        yield from _tags(source, manifest, tags, known)
    yield from _top(source, manifest)


def _edition(source: Source, manifest: Manifest) -> Iterator[ArchiveError]:
    """Yield where the edition's own file tells of another edition than the manifest.

    Only what has to agree is looked at: which fields an edition may have is another matter, and not
    the same in the program of ten years from now.
    """
    name = layout.payload(layout.EDITIONS, manifest.edition, EDITION_FILE)
    if name not in source.sizes:
        if EDITION_FILE not in manifest.inputs and name not in source.refused:
            yield ArchiveError("mangler", Place(name))
        return
    try:
        content = yaml.parse(source.content(name, most=_MOST_OF_EDITION).decode(), name).content
    except UnicodeDecodeError:
        yield ArchiveError("er ikke skrevet i UTF-8", Place(name))
    except UserError as error:
        yield ArchiveError(error.message, error.place)
    else:
        fields = content if isinstance(content, dict) else {}
        corrections = fields.get("corrections") or ()
        own = {field: fields.get(field, "ikke der") for field in ("id", "date", "type")}
        told = {"id": manifest.edition, "date": manifest.date, "type": manifest.type}
        for field, value in {**own, "version": len(corrections) + 1}.items():
            if value != (other := told.get(field, manifest.version)):
                message = f"{field} er {value}, men i manifest.json {other}"
                yield ArchiveError(message, Place(name))


def _program(source: Source, manifest: Manifest) -> Iterator[ArchiveError]:
    """Yield where the program in the bundle is not the one that made the edition."""
    layers, faults = manifest.layers, list[ArchiveError]()
    contents: dict[str, bytes] = {}
    for file in (wheel.name_of(layers.version), layout.LOCK, layout.BUILD_LOCK):
        name = layout.payload(layout.PROGRAM, file)
        try:
            if name in source.sizes:
                contents[file] = source.content(name, most=wheel.MOST_BYTES)
        except ArchiveError:  # told of where its digest was asked for
            continue
    for file, content in contents.items():
        name = layout.payload(layout.PROGRAM, file)
        if file.endswith(".whl"):
            faults += wheel.faults_of(content, layers, name)
            continue
        locked = locks.packages(content, name, faults)
        if _OWN in locked:  # it would be installed instead of the wheel
            told = "nævner programmet selv; det skal være det, der ligger i pakken"
            faults.append(ArchiveError(told, Place(name)))
        for package, version in layers.packages.items() if file == layout.LOCK else ():
            if package != _OWN and version not in locked.get(package, ()):
                told = f"har ikke {package} {version}, som udgaven er lavet med"
                faults.append(ArchiveError(told, Place(name)))
    yield from faults


def _tags(
    source: Source, manifest: Manifest, tags: Mapping[str, str], known: Collection[str]
) -> Iterator[ArchiveError]:
    """Yield where what the bag says of itself is not so."""
    own = {
        "External-Identifier": layout.name_of(manifest.edition, manifest.version),
        "Bagging-Date": manifest.date,
    }
    if not any(name.startswith(f"{layout.PAYLOAD}/") for name in known):  # else it is no wonder
        sizes = [n for name, n in source.sizes.items() if name.startswith(f"{layout.PAYLOAD}/")]
        own["Payload-Oxum"] = f"{sum(sizes)}.{len(sizes)}"
    for field, value in own.items():
        if tags.get(field) != value:
            told = f"{field} er {tags.get(field, 'ikke der')}, men skal være {value}"
            yield ArchiveError(told, Place(layout.TAGS))


def _top(source: Source, manifest: Manifest) -> Iterator[ArchiveError]:
    """Yield whether the one folder of a zip is called something else than the bundle."""
    name = layout.name_of(manifest.edition, manifest.version)
    if source.top not in ("", name):
        yield ArchiveError(f"pakkens mappe skal hedde {name}", Place(source.top))
