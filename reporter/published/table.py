"""The table of indicators as it may be published: one observation a row, nothing confidential."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from reporter.table import PUBLISHED, Area, Hidden

TARGET_GROUP = "målgruppe"
"""The group an indicator is about; other groups are named by its definition."""


@dataclass(frozen=True, kw_only=True)
class IndicatorObservation:
    """One row: an indicator's value for an area, a period and a group.

    ``value`` is rounded as it is printed, or a ``Hidden`` with its reason; what is hidden to
    protect others has the same reason as what is hidden for its own sake. ``numerator`` and
    ``denominator`` are None where they are not told, or where there are none.
    """

    indicator: str
    area: Area
    period: str
    group: str
    value: Decimal | Hidden
    unit: str
    numerator: int | None = None
    denominator: int | None = None

    @property
    def key(self) -> tuple[str, str, str, str, str, str]:
        """Return what sets the row apart from every other, in the order of the table."""
        area = self.area
        return (self.indicator, self.period, _ORDER[area.kind], area.code, area.name, self.group)

    @property
    def status(self) -> str:
        """Say whether the value is shown, and if not, why."""
        return self.value.reason.value if isinstance(self.value, Hidden) else PUBLISHED


_ORDER = {"country": "0", "region": "1", "municipality": "2", "joint": "2", "unknown": "3"}


@dataclass(frozen=True, kw_only=True)
class IndicatorTable:
    """Observations of one vintage, sorted; made by disclosure control or by a reader, never else.

    ``vintage`` is None for a table others have published without saying. ``synthetic`` is true
    when any register it was computed from was made up. ``panels`` holds the area codes of each
    indicator's fixed panel. ``policy`` and ``audit`` say how it was protected: field and value,
    and the verdict; both are empty for a table of others. ``registers`` are the SHA-256 of the
    extracts it was computed from, by register.
    """

    observations: tuple[IndicatorObservation, ...]
    vintage: date | None = None
    synthetic: bool = False
    panels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    policy: Mapping[str, str] = field(default_factory=dict)
    audit: str = ""
    source: str = ""
    registers: Mapping[str, str] = field(default_factory=dict)


def in_order(rows: Iterable[IndicatorObservation]) -> tuple[IndicatorObservation, ...]:
    """Return the rows in the table's order."""
    return tuple(sorted(rows, key=lambda row: row.key))
