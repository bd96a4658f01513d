"""Services under the social services act: which are approved, and who has had one.

Approval is by municipality, quarter and service, and is given by the municipality that reports: the
rows of one that others report for count under the joint unit, by the reporter's approval.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from reporter.indicators.attribution import reporting_unit
from reporter.indicators.definitions import maal_3, maal_4
from reporter.kommuner import REPORTED_BY
from reporter.registers.engine import fetch

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from reporter.indicators.counting.sources import Sources

GROUPS = {
    maal_3.WITH_DISABILITY.id: maal_3.GROUPS,
    maal_4.WITH_DIFFICULTIES.id: maal_4.GROUPS,
}
"""Whose services an indicator counts: MAALGRUPPE by indicator."""

APPROVED = "1"
"""GODKENDT of a report that the municipality has approved."""

REPORT = ("area", "AAR", "KVARTAL", "YDELSE")
"""What is approved at a time."""


def _approvals(sources: Sources) -> ir.Table:
    """Return the approved unit × year × quarter × service, each once."""
    rows = sources.yearly("ksi_godkendelse")
    reporter = rows["HANDLEKOM"]
    approved = rows.filter(rows["GODKENDT"] == APPROVED, ~reporter.isin(list(REPORTED_BY)))
    return approved.select("AAR", "KVARTAL", "YDELSE", area=reporting_unit(reporter)).distinct()


def approved_units(sources: Sources) -> Mapping[int, frozenset[str]]:
    """Return, by year, the codes of the units with any approved quarter of any service."""
    approvals = sources.once("approvals", lambda: _approvals(sources))
    pairs = [(row["AAR"], row["area"]) for row in fetch(approvals.select("AAR", "area").distinct())]
    return {y: frozenset(area for year, area in pairs if year == y) for y in sources.years}


def panel(sources: Sources) -> tuple[str, ...]:
    """Return the units with something approved in every single year, in the order of their codes.

    They are the fixed panel of the country's figure; how many they are is a result.
    """
    by_year = approved_units(sources)
    return tuple(sorted(frozenset.intersection(*by_year.values())))


def served(sources: Sources) -> ir.Table:
    """Return PNR, AAR, area and MAALGRUPPE of those with an approved service row in the year.

    Only the target groups of the indicators wanted are looked for.

    A person served by two units has a row for each.
    """

    def make() -> ir.Table:
        approvals = sources.once("approvals", lambda: _approvals(sources))
        ksi = sources.yearly("ksi")
        groups = [code for goal in sorted(sources.wanted & set(GROUPS)) for code in GROUPS[goal]]
        ksi = ksi.filter(ksi["MAALGRUPPE"].isin(groups))
        rows = ksi.mutate(area=reporting_unit(ksi["HANDLEKOM"]))
        # One row of approval for each report, so the join doubles nobody.
        kept = rows.semi_join(approvals, REPORT)
        return kept.select("PNR", "AAR", "area", "MAALGRUPPE").distinct()

    return sources.once("served", make)
