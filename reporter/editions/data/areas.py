"""Series of every area and period, as municipal sheets compare them."""

from __future__ import annotations

from collections.abc import Sequence

from reporter import kommuner
from reporter.errors import EditionError
from reporter.kommuner import REGIONS
from reporter.published.table import IndicatorObservation
from reporter.table import COUNTRY, Area, AreaSeries, Hidden, Reason, Value


def area_series(
    series_id: str, rows: Sequence[IndicatorObservation], *, unit: str, decimals: int
) -> AreaSeries:
    """Return the series of one indicator's rows; raises EditionError where a municipality lacks.

    Those whose municipality nobody knows count in the country, and have no row. A municipality
    without rows of its own has its joint report's.
    """
    periods = tuple(sorted({row.period for row in rows}))
    lengths = {len(period) for period in periods}
    if len(lengths) > 1:
        raise EditionError(f"perioderne er ikke af samme slags: {', '.join(periods)}")
    values: dict[Area, dict[str, Value]] = {}
    for row in rows:
        values.setdefault(row.area, {})[row.period] = row.value
    joint = {
        code: place for place in values if place.kind == "joint" for code in place.code.split("+")
    }
    own = {place.code for place in values if place.kind == "municipality"}
    missing = [k.name for k in kommuner.alle() if k.code not in own and k.code not in joint]
    if missing:
        raise EditionError(f"mangler {listed(missing)}")

    def told(place: Area) -> tuple[Value, ...]:
        known = values.get(place, {})
        return tuple(known.get(period, Hidden(Reason.NO_DATA)) for period in periods)

    country = Area(kind="country", name=COUNTRY)
    regions = [Area(kind="region", code=code, name=name) for code, name in REGIONS.items()]
    result = [(place, told(place)) for place in (country, *regions) if place in values]
    for kommune in kommuner.alle():
        place = Area(kind="municipality", code=kommune.code, name=kommune.name)
        result.append((place, told(place if kommune.code in own else joint[kommune.code])))
    reports = sorted(set(joint.values()), key=lambda place: place.code)
    return AreaSeries(
        id=series_id,
        unit=unit,
        decimals=decimals,
        periods=periods,
        rows=(*result, *((place, told(place)) for place in reports)),
        joint=tuple(sorted((code, tuple(p.code.split("+"))) for code, p in joint.items())),
        joint_only=tuple(sorted(code for code in joint if code not in own)),
    )


def listed(names: list[str]) -> str:
    """Name municipalities, but not more than a message bears."""
    shown = ", ".join(names[:5])
    return shown if len(names) <= 5 else f"{shown} og {len(names) - 5} andre kommuner"
