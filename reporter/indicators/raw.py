"""What the computation gives, before disclosure control: confidential, and unable to leave."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NoReturn

from reporter.table import Area, Reason


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class RawRow:
    """One confidential cell: an indicator's counts for an area, a year and a group.

    For a share: ``numerator`` of ``denominator``. For a count: ``numerator`` alone. For a mean:
    ``numerator`` is the sum of the scores and ``denominator`` their number. For a weighted share
    both are sums of weights in thousandths. ``persons`` are the people behind the whole cell,
    ``numerator_persons`` those behind the numerator, ``rest_persons`` those behind the rest: a
    person with several courses is one person, and may be in both. ``missing`` says why there are
    no counts (not approved, no data); then every number is 0 or None.
    """

    indicator: str
    period: str
    area: Area
    group: str
    numerator: int | None = None
    denominator: int | None = None
    persons: int = 0
    numerator_persons: int = 0
    rest_persons: int = 0
    missing: Reason | None = None

    def __repr__(self) -> str:
        return "<RawRow: confidential>"


class RawTable:
    """The computed rows of one vintage; nothing but disclosure control can look inside.

    ``panels`` holds, for an indicator with a fixed panel, the codes of the areas in it.
    """

    __slots__ = ("__rows", "panels", "synthetic", "vintage")

    def __init__(
        self,
        rows: Iterable[RawRow],
        *,
        vintage: date,
        synthetic: bool,
        panels: Mapping[str, tuple[str, ...]],
    ) -> None:
        self.__rows = tuple(rows)
        self.vintage = vintage
        self.synthetic = synthetic
        self.panels = dict(panels)

    def __repr__(self) -> str:
        return "<RawTable: confidential>"

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("a RawTable leaves through disclosure control only")

    def __getstate__(self) -> NoReturn:
        raise TypeError("a RawTable leaves through disclosure control only")


def confidential_rows(table: RawTable) -> tuple[RawRow, ...]:
    """Return the rows; only disclosure control may call this, and a test holds it to that."""
    rows: tuple[RawRow, ...] = getattr(table, "_RawTable__rows")  # noqa: B009
    return rows
