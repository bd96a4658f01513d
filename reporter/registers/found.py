"""What reading the register extracts gives: typed tables, counts of rows, and what was wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from reporter.danish.numbers import number
from reporter.errors import Place

if TYPE_CHECKING:
    import ibis.expr.types as ir


@dataclass(frozen=True, kw_only=True)
class Finding:
    """Rows of one register that break one rule and were set aside.

    ``place`` is the first of them: file and line (CSV), file and row group (Parquet), file alone
    where the engine does not know rows' places. ``problem`` is one Danish clause; a value shown in
    it is masked when it could point at a person.
    """

    register: str
    column: str
    rule: str
    rows: int
    place: Place
    problem: str

    def told(self) -> str:
        """Say what is wrong and how often, without the place."""
        count = "1 række" if self.rows == 1 else f"{number(Decimal(self.rows))} rækker"
        return f"{self.column}: {self.problem} ({count})"

    def __str__(self) -> str:
        return f"{self.place}: {self.told()}"


@dataclass(frozen=True, kw_only=True, repr=False)
class Registers:
    """The registers found, typed as their schemas say, holding only rows that keep the contract.

    ``tables`` are lazy ibis tables on one backend: person, id, code and kommune are strings (codes
    as the schema writes them, kommuner as three digits), year, whole and thousandths int64, date
    date. ``rows`` counts the rows read from each. ``warnings`` are Danish sentences on files that
    nobody reads. ``synthetic`` when any file is.
    """

    tables: Mapping[str, ir.Table]
    rows: Mapping[str, int]
    findings: tuple[Finding, ...]
    warnings: tuple[str, ...]
    synthetic: bool

    def __repr__(self) -> str:
        return f"<Registers: {', '.join(sorted(self.tables))}>"
