"""Sides to compare, as a build leaves them, of small editions: their pages on a screen alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reporter.archive.difference.side import Side
from reporter.building.build import make
from reporter.building.manifest import Layers, Manifest, OutputFile
from reporter.digests import of_bytes
from reporter.editions.edition import Edition

NO_LAYERS = Layers(
    version="", program={}, templates={}, fonts={}, geometry={}, python="", packages={}, system={}
)


def side(edition: Edition, folder: Path, *, codes: Sequence[str] = ()) -> Side:
    """Make an edition's pages, or its sheets for some municipalities, and tell of them."""
    sheets = [edition.for_kommune(code) for code in codes] or [edition]
    files = {
        name: content for sheet in sheets for name, content in make(sheet, ("html",)).files.items()
    }
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    model = edition.model
    manifest = Manifest(
        edition=model.id,
        type=model.type,
        title=model.title,
        date=model.date,
        version=1,
        vintage=model.vintage,
        synthetic=False,
        formats=("html",),
        inputs={},
        outputs={name: OutputFile(sha256=of_bytes(content)) for name, content in files.items()},
        keys={},
        data=(),
        layers=NO_LAYERS,
    )
    return Side(name=folder.name, manifest=manifest, edition=edition, outputs=folder)
