"""Every number of a delivery as one row: what its files say of an area, a period and a value.

Values are rounded as they are printed: no file tells more of a number than a page does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reporter import kommuner
from reporter.danish import numbers, words
from reporter.delivery.contents import DeliveredIndicator, Delivery
from reporter.published.columns import AREA_KINDS
from reporter.table import COUNTRY, PUBLISHED, Area, AreaSeries, Hidden, Value

COUNTRY_CODE = "000"
"""The code of the whole country, as StatBank writes it."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One number, or why there is none, with all that is said of it.

    ``taken_from`` is the joint report whose number a municipality's row repeats ("155+185"), empty
    where the number is its own.
    """

    indicator: DeliveredIndicator
    area: Area
    period: str
    value: Value
    taken_from: str

    @property
    def status(self) -> str:
        """Say whether the value is shown, and if not, why."""
        return self.value.reason.value if isinstance(self.value, Hidden) else PUBLISHED


def rows(delivery: Delivery) -> Iterator[Row]:
    """Yield every number: by indicator, then area, then period, as the series order them."""
    for indicator in delivery.indicators:
        series = indicator.series
        for area, values in series.rows:
            for period, value in zip(series.periods, values, strict=True):
                yield Row(
                    indicator=indicator,
                    area=area,
                    period=period,
                    value=printed(value, series.decimals),
                    taken_from=taken_from(series, area),
                )


def printed(value: Value, decimals: int) -> Value:
    """Return the value as precisely as it is printed."""
    return value if isinstance(value, Hidden) else numbers.rounded(value, decimals)


def kind_of(area: Area) -> str:
    """Return what the files call the kind of an area: ``land``, ``region``, ``kommune``."""
    return AREA_KINDS[area.kind]


def code_of(area: Area) -> str:
    """Return an area's code, which every one has in these files."""
    return COUNTRY_CODE if area.kind == "country" else area.code


def region_codes(area: Area) -> tuple[str, ...]:
    """Return the regions an area lies in: none for the country, perhaps several for joint ones."""
    match area.kind:
        case "region":
            return (area.code,)
        case "municipality" | "joint":
            return tuple(sorted({kommuner.find(c).region for c in area.code.split("+")}))
    return ()


def region_of(area: Area) -> str:
    """Name the region an area lies in; the country's is the country."""
    return "/".join(kommuner.REGIONS[code] for code in region_codes(area)) or COUNTRY


def taken_from(series: AreaSeries, area: Area) -> str:
    """Return the code of the joint report an area's values are taken from, or the empty string."""
    if area.kind == "municipality" and area.code in series.joint_only:
        return "+".join(dict(series.joint)[area.code])
    return ""


def others(joint: str, code: str) -> tuple[str, ...]:
    """Name the municipalities that report together with one: ``155+185`` and 155 give Tårnby."""
    return tuple(kommuner.find(each).name for each in joint.split("+") if each != code)


def joint_notes(indicator: DeliveredIndicator) -> tuple[str, ...]:
    """Return a sentence for each joint report whose number stands with each of its members."""
    series = indicator.series
    joint = dict(series.joint)
    reports = sorted({joint[code] for code in series.joint_only})
    return tuple(
        f"{words_of(report)} indberetter sammen: Det samme tal står ved hver af dem og gælder dem "
        "tilsammen."
        for report in reports
    )


def words_of(codes: tuple[str, ...]) -> str:
    """Name municipalities in a sentence: ``Dragør og Tårnby``."""
    return words.enumeration([kommuner.find(code).name for code in codes])
