"""Where an edition's numbers come from: what the published tables it uses say of themselves."""

from __future__ import annotations

from reporter.building.manifest import DataOrigin
from reporter.editions.datamodel import FromTable
from reporter.editions.edition import Edition
from reporter.published.columns import About

CALL = "{{"
"""How a call begins in what a writer has written."""


def origins(edition: Edition) -> tuple[DataOrigin, ...]:
    """Return the origin of each published table an edition uses, in the order of their names.

    They were read with the edition; no file is opened. Where a table names no source, what the
    edition says of it stands instead, as it must of a table that others have published.
    """
    return tuple(
        _origin(file, about, _sources(edition, file))
        for file, about in sorted(edition.about.items())
    )


def _origin(file: str, about: About, sources: str) -> DataOrigin:
    return DataOrigin(
        file=file,
        vintage=about.vintage.isoformat() if about.vintage else "",
        synthetic=bool(about.synthetic),
        source=about.source or sources,
        policy=dict(sorted(about.policy.items())),
        audit=about.audit,
        registers=dict(sorted(about.registers.items())),
    )


def _sources(edition: Edition, file: str) -> str:
    """Return what the edition gives as the sources of a table, each once, as it names them.

    A source that is a call is left out: it is asked for where the rows of the table name their own.
    """
    data = (each for each in edition.model.data if isinstance(each, FromTable))
    named = (each.source for each in data if each.table == file)
    return "; ".join(dict.fromkeys(source for source in named if CALL not in source))
