"""What a finished table tells a reader of its counts, and where it contradicts itself."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from reporter.danish import numbers
from reporter.disclosure.cells import SHARES, Cell, Kind, Layout, cells_of, layout
from reporter.disclosure.policy import Policy
from reporter.indicators.definition import Definition, Unit, is_count
from reporter.published.table import IndicatorObservation, IndicatorTable
from reporter.table import Area, Hidden, Reason

Block = tuple[str, str]
"""An indicator's id and a period."""

Ratio = tuple[Cell, Cell, float, float, float]
"""Numerator, denominator, low, high, step: low × denominator ≤ numerator ≤ high × denominator −
step."""


class Fault(StrEnum):
    """What is wrong with a published count, in the words a user meets."""

    FEW = "viser et tal, der dækker få personer"
    NARROW = "er skjult, men kan regnes ud for snævert af de øvrige tal"
    TORN = "er slået sammen eller delt, så forskellen kan regnes ud"
    ACROSS = "er skjult, men kan regnes ud for snævert sammen med en tidligere udgave"
    ROUNDING = "har en værdi, der ikke svarer til tæller og nævner"
    TOLD = "viser tal, der hører til en værdi, der ikke vises"
    SUMS = "går ikke op med de tal, det er summen af"
    UNKNOWN = "hører til en indikator eller gruppe, der ikke er defineret"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One fault: where, of which count, and what kind; never how many.

    ``bounds`` are what an attacker finds, for tests; they are in no message and no repr.
    """

    indicator: str
    period: str
    area: Area | None
    group: str
    fault: Fault
    bounds: tuple[float, float] | None = field(default=None, repr=False)

    def __str__(self) -> str:
        where = [self.indicator, self.period, self.area.name if self.area else "", self.group]
        return f"{', '.join(part for part in where if part)}: {self.fault}"


@dataclass(frozen=True)
class Told:
    """A block as it is printed: what is known, what is hidden, what its rounded values say.

    ``between`` bounds a numerator that is told only by its share; ``ratios`` are rows of an
    attacker's program, for shares without a denominator.
    """

    layout: Layout
    known: Mapping[Cell, int]
    hidden: frozenset[Cell]
    between: Mapping[Cell, tuple[int, int]]
    ratios: tuple[Ratio, ...]
    faults: tuple[Finding, ...]


def blocks(table: IndicatorTable) -> dict[Block, list[IndicatorObservation]]:
    """Return a table's rows by indicator and period."""
    found: dict[Block, list[IndicatorObservation]] = {}
    for row in table.observations:
        found.setdefault((row.indicator, row.period), []).append(row)
    return dict(sorted(found.items()))


def policy_of(table: IndicatorTable, policy: Policy) -> Policy:
    """Return a table's own policy, or ``policy`` where it tells none."""
    return Policy.from_text(table.policy) if table.policy else policy


def read_block(
    definition: Definition,
    table: IndicatorTable,
    rows: Iterable[IndicatorObservation],
    policy: Policy,
) -> Told:
    """Read what a block of a table tells; ``policy`` is the one it is printed by."""
    panel = table.panels.get(definition.id, ())
    return read(definition, rows, decimals=policy.decimals, panel=panel)


def has_counts(row: IndicatorObservation) -> bool:
    """Tell whether there are counts behind a row, shown or hidden."""
    return not isinstance(row.value, Hidden) or row.value.reason is Reason.FEW_PERSONS


def read(
    definition: Definition,
    rows: Iterable[IndicatorObservation],
    *,
    decimals: int,
    panel: tuple[str, ...] = (),
) -> Told:
    """Read what the rows of a block tell; ``decimals`` is that of its shares."""
    reader = _Reader(definition, decimals)
    with_counts: list[tuple[Area, str]] = []
    for row in sorted(rows, key=lambda row: row.key):
        try:
            cells = cells_of(definition, row.area, row.group)
        except ValueError:
            reader.fault(row, Fault.UNKNOWN)
            continue
        if has_counts(row):
            with_counts.append((row.area, row.group))
            reader.read(row, cells)
        elif row.numerator is not None or row.denominator is not None:
            reader.fault(row, Fault.TOLD)
    laid = layout(definition, with_counts, panel)
    for cell in laid.cells:
        if cell.kind is Kind.REST:
            reader.subtract(cell)
    return Told(
        layout=laid,
        known=reader.known,
        hidden=frozenset(reader.hidden - set(reader.known)),
        between=reader.between,
        ratios=tuple(reader.ratios),
        faults=tuple(reader.faults),
    )


class _Reader:
    def __init__(self, definition: Definition, decimals: int) -> None:
        self._definition = definition
        self._decimals = decimals
        self.known: dict[Cell, int] = {}
        self.hidden: set[Cell] = set()
        self.between: dict[Cell, tuple[int, int]] = {}
        self.ratios: list[Ratio] = []
        self.faults: list[Finding] = []
        self._denominators: dict[Cell, Cell] = {}

    def fault(self, row: IndicatorObservation, fault: Fault) -> None:
        self.faults.append(
            Finding(
                indicator=row.indicator,
                period=row.period,
                area=row.area,
                group=row.group,
                fault=fault,
            )
        )

    def read(self, row: IndicatorObservation, cells: tuple[Cell, ...]) -> None:
        unit = self._definition.unit
        if is_count(self._definition, row.group):
            self._count(row, cells[0])
        elif unit in SHARES:
            self._share(row, cells)
        elif unit is Unit.SCORE:
            if row.numerator is not None:
                self.fault(row, Fault.TOLD)
            self._know(row, cells[0], row.denominator)
            if isinstance(row.value, Hidden) and row.denominator is None:
                self.hidden.add(cells[0])
        elif row.numerator is not None or row.denominator is not None:
            self.fault(row, Fault.TOLD)

    def subtract(self, rest: Cell) -> None:
        denominator = self._denominators[rest]
        numerator = Cell(rest.area, Kind.NUMERATOR, rest.group)
        if denominator in self.known and numerator in self.known:
            self.known[rest] = self.known[denominator] - self.known[numerator]
        elif numerator in self.hidden:
            self.hidden.add(rest)

    def _know(self, row: IndicatorObservation, cell: Cell, count: int | None) -> None:
        if count is None:
            return
        if self.known.setdefault(cell, count) != count or count < 0:
            self.fault(row, Fault.SUMS)

    def _count(self, row: IndicatorObservation, cell: Cell) -> None:
        if isinstance(row.value, Hidden):
            self.hidden.add(cell)
            if row.numerator is not None or row.denominator is not None:
                self.fault(row, Fault.TOLD)
        elif (
            row.value != row.value.to_integral_value()
            or row.numerator not in (None, row.value)
            or row.denominator is not None
        ):
            self.fault(row, Fault.ROUNDING)
        else:
            self._know(row, cell, int(row.value))

    def _share(self, row: IndicatorObservation, cells: tuple[Cell, ...]) -> None:
        denominator, numerator, rest = cells
        self._denominators[rest] = denominator
        self._know(row, denominator, row.denominator)
        self._know(row, numerator, row.numerator)
        if isinstance(row.value, Hidden):
            self.hidden.add(numerator)
            if row.numerator is not None:
                self.fault(row, Fault.TOLD)
            if row.denominator is None:
                self.hidden.add(denominator)
            return
        if row.denominator is None:
            low, high = _shares(row.value, self._decimals)
            # Halves go up, so the share is below the upper limit, and in whole numbers by so much.
            step = 0.5 * 10.0 ** -(self._decimals + 2)
            ends = float(low / 100), float(high / 100)
            self.ratios.append((numerator, denominator, *ends, step))
        elif row.numerator is None:
            low, high = _shares(row.value, self._decimals)
            least = math.ceil(low * row.denominator / 100)
            # Halves go up, so a share half a step above would have been printed higher.
            most = math.ceil(high * row.denominator / 100) - 1
            self.between[numerator] = max(0, least), min(most, row.denominator)
        elif not _fits(row.value, row.numerator, row.denominator, self._decimals):
            self.fault(row, Fault.ROUNDING)


def _shares(value: Decimal, decimals: int) -> tuple[Decimal, Decimal]:
    half = Decimal(5).scaleb(-decimals - 1)
    return value - half, value + half


def _fits(value: Decimal, numerator: int, denominator: int, decimals: int) -> bool:
    if denominator <= 0:
        return False
    share = numbers.share(Decimal(numerator), Decimal(denominator))
    return value == numbers.rounded(share, decimals)
