"""Write a row as it is printed: rounded once, and silent about what is hidden."""

from __future__ import annotations

from collections.abc import Set
from decimal import Decimal

from reporter.danish import numbers
from reporter.disclosure.cells import SHARES, Cell, cells_of, key_of, tells_share_only
from reporter.disclosure.policy import Policy
from reporter.indicators.definition import Definition, Unit, is_count
from reporter.indicators.raw import RawRow
from reporter.published.table import IndicatorObservation
from reporter.table import Hidden, Reason


def observation(
    row: RawRow,
    definition: Definition,
    policy: Policy,
    *,
    reason: Reason | None,
    hidden: Set[Cell],
) -> IndicatorObservation:
    """Return a row as it is printed; ``reason`` is None where the value may be shown.

    A hidden row still tells its denominator, unless that is hidden too. The reason of what is
    hidden for its own sake and of what is hidden to protect others is the same. A number alone is
    the value itself; a total that is no plain sum tells its share and no counts.
    """
    alone = is_count(definition, row.group)
    numerator: int | None = None
    denominator: int | None = None
    silent = alone or tells_share_only(definition, key_of(row.area), row.group)
    if reason in (None, Reason.FEW_PERSONS) and not silent:
        cells = cells_of(definition, row.area, row.group)
        if definition.unit in SHARES:
            denominator = None if cells[0] in hidden else row.denominator
            numerator = None if reason else row.numerator
        elif definition.unit is Unit.SCORE:
            denominator = None if cells[0] in hidden else row.denominator
    return IndicatorObservation(
        indicator=row.indicator,
        area=row.area,
        period=row.period,
        group=row.group,
        value=Hidden(reason) if reason else _value(row, definition, policy),
        unit="antal" if alone else definition.value_unit,
        numerator=numerator,
        denominator=denominator,
    )


def _value(row: RawRow, definition: Definition, policy: Policy) -> Decimal:
    assert row.numerator is not None
    numerator = Decimal(row.numerator)
    if is_count(definition, row.group):
        return numerator
    assert row.denominator
    denominator = Decimal(row.denominator)
    if definition.unit is Unit.SCORE:
        return numbers.rounded(numerator / denominator, definition.decimals)
    return numbers.rounded(numbers.share(numerator, denominator), policy.decimals)
