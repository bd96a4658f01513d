"""Finds the years that the extracts cover, for whoever does not say which are meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date

from ibis.backends import BaseBackend

from reporter.errors import UsageError
from reporter.registers.engine import fetch
from reporter.registers.layout import RegisterFile
from reporter.registers.register import MOST_FAULTY_PERCENT
from reporter.registers.schema import schemas
from reporter.registers.source import alike, check_columns, table
from reporter.registers.unreadable import told

POPULATION = "bef"
"""The register whose years are the period, where it is among those wanted."""


def years_present(
    found: Mapping[str, tuple[RegisterFile, ...]], backend: BaseBackend, *, vintage: date
) -> range:
    """Return the period from the first to the last year of the population register.

    ``found`` are the registers' files. Without that one, the first that is kept by years decides.
    A year with no more rows than may be faulty is no part of it. Raises UsageError where none is
    kept by years, and RegisterError where the register cannot be read.
    """
    by_year = [name for name in found if schemas()[name].year]
    if not by_year:
        raise UsageError("registrene er ikke opdelt i år; angiv perioden med --years, fx 2014-2018")
    name = POPULATION if POPULATION in by_year else min(by_year)
    schema = schemas()[name]
    assert schema.year is not None
    check_columns(found[name], schema)
    counts: Counter[int] = Counter()
    with told(found[name]):
        for files in alike(found[name]):
            stored = table(backend, files, schema)
            year = stored[schema.year].cast("string").try_cast("int64")
            by = stored.group_by(year=year).aggregate(rows=stored.count())
            counts.update({row["year"]: row["rows"] for row in fetch(by) if row["year"]})
    enough = counts.total() * MOST_FAULTY_PERCENT / 100
    years = [y for y, rows in counts.items() if rows > enough and y <= vintage.year]
    if not years:
        raise UsageError(
            f"{name} har ingen år til og med {vintage.year}; ret --vintage, eller angiv perioden "
            "med --years"
        )
    return range(min(years), max(years) + 1)
