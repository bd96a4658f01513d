"""Calls that tell of how many indicators a status table says that they have come nearer a goal."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from reporter.danish import words
from reporter.editions.display import status
from reporter.editions.edition import Edition, unknown
from reporter.editions.model import StatusTable
from reporter.editions.text.bound import Bound, Passage, bind
from reporter.errors import EditionError
from reporter.table import PUBLISHED

_TOLD = {
    "towards": ("nærmere målet", "nærmere målet"),
    "away": ("længere fra målet", "længere fra målet"),
    "level": ("uændret", "uændrede"),
}
"""What one indicator and several are called whose first and latest number stand to each other so.

Of the other directions nothing is known, and it is only said how many there are.
"""


class Standing:
    """Calls that tell of how many indicators a status table says that they have come nearer a goal.

    Only an edition with a status table has them.
    """

    def __init__(self, edition: Edition) -> None:
        self._edition = edition

    def retninger(self, tabel: str) -> Passage:
        """Count the rows of a status table by direction; refused where no direction is told."""
        tables = {t.id: t for t in self._edition.model.tables if isinstance(t, StatusTable)}
        if tabel not in tables:
            raise unknown("statustabellen", tabel, tables)
        rows = status.of_table(tables[tabel], self._edition.tables)
        if len(rows) == 1:
            raise EditionError(f"{tabel} har kun én række; fortæl om den med udvikling(…)")
        found = Counter(row.direction for row in rows)
        told = [name for name in _TOLD if found[name]]
        if not told:
            raise EditionError(f"{tabel} fortæller ingen retning; omskriv sætningen")
        parts: list[str | Bound] = [
            "Af tabellens ",
            self._count(len(rows), tabel),
            " indikatorer er ",
        ]
        for place, name in enumerate(told):
            parts += [] if not place else [" og " if place == len(told) - 1 else ", "]
            parts += [self._count(found[name], tabel), f" {_TOLD[name][found[name] > 1]}"]
        parts.append(".")
        if rest := len(rows) - sum(found[name] for name in told):
            parts += [" For ", self._count(rest, tabel), " fortælles ingen retning."]
        return Passage(tabel, tuple(parts))

    def _count(self, count: int, key: str) -> Bound:
        """Return a number of indicators, in letters up to twelve."""
        bound = bind(
            Decimal(count),
            decimals=0,
            unit="antal",
            key=key,
            area="indikatorer",
            period=self._edition.model.vintage,
            status=PUBLISHED,
        )
        word = "én" if count == 1 else words.cardinal(bound.value)
        return bound.saying(word) if word else bound
