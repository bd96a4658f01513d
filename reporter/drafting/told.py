"""What a published table tells of a goal: its years, its groups, and whether by municipality."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from reporter import kommuner
from reporter.errors import Place, TableError
from reporter.indicators import definitions
from reporter.indicators.definition import Definition
from reporter.published.table import TARGET_GROUP, IndicatorObservation, IndicatorTable

_FEWEST_ON_A_MAP = 4
"""Municipalities with a number below which a map in four classes cannot be drawn."""


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a table tells of one indicator.

    ``years`` are those in which the country's number of the target group is shown. ``comparison``
    and ``left_out`` name the group when the table has it, and ``parts`` the parts of the whole when
    all of them are shown in the last year. ``distributed`` is true when a map can be drawn.
    """

    definition: Definition
    years: tuple[str, ...]
    comparison: str
    parts: tuple[str, ...]
    left_out: str
    distributed: bool

    @property
    def id(self) -> str:
        """Return the indicator's id."""
        return self.definition.id

    @property
    def last(self) -> str:
        """Return the latest year."""
        return self.years[-1]

    @property
    def several(self) -> bool:
        """Tell whether there is more than one year."""
        return len(self.years) > 1

    @property
    def many(self) -> bool:
        """Tell whether there are so many years that they make a line."""
        return len(self.years) > 2


def of_goal(table: IndicatorTable, goal: int, *, asked: str | None, file: str) -> tuple[Told, ...]:
    """Return what the table tells of a goal's indicators in the year asked for, or the latest.

    An indicator that tells nothing of that year is left out. Raises TableError, which names
    ``file``, when none of them does.
    """
    known = {definition: _years(table, definition.id) for definition in definitions.of_goal(goal)}
    years = sorted({year for found in known.values() for year in found})
    if not years:
        raise TableError(f"tabellen har ingen tal for mål {goal}; {_goals_of(table)}", Place(file))
    last = asked or years[-1]
    if last not in years:
        message = f"tabellen har ingen tal for mål {goal} i {last}; der er {', '.join(years)}"
        raise TableError(message, Place(file))
    return tuple(
        _told(table, definition, tuple(year for year in found if year <= last))
        for definition, found in known.items()
        if last in found
    )


def goals(table: IndicatorTable) -> tuple[int, ...]:
    """Return the numbers of the goals that the table has numbers of, in order."""
    return tuple(sorted({known.goal for known in definitions.ALL if _years(table, known.id)}))


def _goals_of(table: IndicatorTable) -> str:
    found = ", ".join(map(str, goals(table)))
    return f"den har tal for mål {found}" if found else "den har ingen af de ti mål"


def _years(table: IndicatorTable, indicator: str) -> tuple[str, ...]:
    """Return the years in which the country's number is shown."""
    rows = _country(table, indicator)
    return tuple(
        sorted(
            row.period
            for row in rows
            if row.group == TARGET_GROUP and isinstance(row.value, Decimal) and len(row.period) == 4
        )
    )


def _country(table: IndicatorTable, indicator: str) -> list[IndicatorObservation]:
    return [
        row
        for row in table.observations
        if row.indicator == indicator and row.area.kind == "country"
    ]


def _told(table: IndicatorTable, definition: Definition, years: tuple[str, ...]) -> Told:
    shown = {
        row.group
        for row in _country(table, definition.id)
        if row.period == years[-1] and isinstance(row.value, Decimal)
    }
    parts = tuple(part.name for part in definition.parts)
    rows = [
        row
        for row in table.observations
        if row.indicator == definition.id and row.period == years[-1] and row.group == TARGET_GROUP
    ]
    return Told(
        definition=definition,
        years=years,
        comparison=definition.comparison if definition.comparison in shown else "",
        parts=parts if shown.issuperset(parts) else (),
        left_out=definition.left_out if definition.left_out in shown else "",
        distributed=_makes_a_map(rows),
    )


def _makes_a_map(rows: Iterable[IndicatorObservation]) -> bool:
    """Tell whether every municipality has a row, and the numbers fall into two classes or more."""
    values: dict[str, Decimal | None] = {}
    for row in rows:
        if row.area.kind in ("municipality", "joint"):
            for code in row.area.code.split("+"):
                own = row.area.kind == "municipality"
                if own or code not in values:
                    values[code] = row.value if isinstance(row.value, Decimal) else None
    shown = sorted(value for value in values.values() if value is not None)
    if len(values) < len(kommuner.alle()) or len(shown) < _FEWEST_ON_A_MAP:
        return False
    return shown[len(shown) // _FEWEST_ON_A_MAP - 1] < shown[-1]
