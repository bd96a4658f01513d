"""Puts together the manifest of an edition that is built whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import reporter
from reporter.building import keys, libraries
from reporter.building.cards import Card
from reporter.building.journal import Record
from reporter.building.manifest import Layers, Manifest, OutputFile
from reporter.building.origins import origins
from reporter.editions.edition import Edition
from reporter.rendering.xmp import CONFORMANCE


def compose(
    edition: Edition,
    card: Card,
    *,
    formats: Sequence[str],
    inputs: Mapping[str, str],
    records: Mapping[str, Record],
    shared: Mapping[str, str],
) -> Manifest:
    """Return the manifest of an edition whose finished files lie in its folder.

    ``inputs`` are the digests of the edition's files, ``records`` its sheets by stem and ``shared``
    the digests of what tells of all of them.
    """
    outputs = {name: OutputFile(sha256=digest) for name, digest in shared.items()}
    for record in records.values():
        for name, digest in record.files.items():
            pdf = name.endswith(".pdf")
            outputs[name] = OutputFile(
                sha256=digest,
                pages=record.pages if pdf else 0,
                conformance=CONFORMANCE if pdf else (),
            )
    return Manifest(
        edition=card.id,
        type=card.type,
        title=card.title,
        date=card.date,
        version=card.version,
        vintage=card.vintage,
        synthetic=card.synthetic,
        formats=tuple(formats),
        inputs=inputs,
        outputs=dict(sorted(outputs.items())),
        keys={stem: record.key for stem, record in sorted(records.items())},
        data=origins(edition),
        layers=layers(),
    )


def layers() -> Layers:
    """Return what this program makes pages with, as it was first asked for."""
    parts, found = keys.program(), libraries.installed()
    return Layers(
        version=reporter.__version__,
        program=parts[keys.PROGRAM],
        templates=parts[keys.TEMPLATES],
        fonts=parts[keys.FONTS],
        geometry=parts[keys.GEOMETRY],
        python=found.python,
        packages=found.packages,
        system=found.system,
    )
