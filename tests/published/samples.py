"""Small published tables, and a strategy for any table at all."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from reporter import kommuner
from reporter.danish import numbers
from reporter.published.table import (
    TARGET_GROUP,
    IndicatorObservation,
    IndicatorTable,
    in_order,
)
from reporter.table import Area, Hidden, Reason

COUNTRY = Area(kind="country", name="Hele landet")
REGION = Area(kind="region", code="1084", name="Region Hovedstaden")
AARHUS = Area(kind="municipality", code="751", name="Aarhus")
JOINT = Area(kind="joint", code="155+185", name="Dragør/Tårnby")
UNKNOWN = Area(kind="unknown", name="Uoplyst kommune")


def observation(
    area: Area = COUNTRY,
    value: str | Reason = "27",
    *,
    indicator: str = "maal-3",
    period: str = "2016",
    group: str = TARGET_GROUP,
    unit: str = "pct",
    counts: tuple[int | None, int | None] = (None, None),
) -> IndicatorObservation:
    return IndicatorObservation(
        indicator=indicator,
        area=area,
        period=period,
        group=group,
        value=Hidden(value) if isinstance(value, Reason) else Decimal(value),
        unit=unit,
        numerator=counts[0],
        denominator=counts[1],
    )


def table(*rows: IndicatorObservation, synthetic: bool = False) -> IndicatorTable:
    return IndicatorTable(
        observations=in_order(rows or EVERY_KIND),
        vintage=date(2018, 11, 6),
        synthetic=synthetic,
        panels={"maal-3": ("101", "751"), "maal-4": ()},
        policy={"tærskel": "3", "nul": "skjules"},
        audit="ingen beskyttet celle kan findes",
        source="Egne beregninger på registerdata",
        registers={"bef": "b" * 64, "akm": "a" * 64},
    )


EVERY_KIND = (
    observation(counts=(270, 1000)),
    observation(REGION, "30"),
    observation(AARHUS, Reason.FEW_PERSONS),
    observation(JOINT, Reason.NOT_APPROVED),
    observation(UNKNOWN, Reason.NO_DATA),
    observation(group='øvrige unge, "andre" og\u00a0flere', value="60"),
    observation(indicator="maal-1-2016", value="-1.5", unit="point", period="2014-2016"),
    observation(indicator="maal-1-2016", value="2", unit="point", period="2016-12"),
)

_names = st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=8).filter(
    lambda text: not text.startswith(("=", "+", "-", "@"))
)
_codes = st.sampled_from([k.code for k in kommuner.alle()])


def _joint(codes: set[str]) -> Area:
    ordered = sorted(codes)
    name = "/".join(kommuner.find(code).name for code in ordered)
    return Area(kind="joint", code="+".join(ordered), name=name)


_areas = st.one_of(
    st.just(COUNTRY),
    st.sampled_from([Area(kind="region", code=c, name=n) for c, n in kommuner.REGIONS.items()]),
    _codes.map(lambda code: Area(kind="municipality", code=code, name=kommuner.find(code).name)),
    st.sets(_codes, min_size=2, max_size=3).map(_joint),
    st.builds(lambda name: Area(kind="unknown", name=name), _names),
)
_counts = st.none() | st.integers(0, 10**12)
_rows = st.builds(
    IndicatorObservation,
    indicator=_names,
    area=_areas,
    period=st.sampled_from(["2014", "2016", "2014-2016", "2016-12"]),
    group=_names,
    value=st.decimals(-(10**6), 10**9, places=3)
    | st.integers(0, 10**9).map(Decimal)
    | st.sampled_from(Reason).map(Hidden),
    unit=st.sampled_from(sorted(numbers.UNITS)),
    numerator=_counts,
    denominator=_counts,
)
any_table = st.builds(
    IndicatorTable,
    observations=st.lists(_rows, max_size=12, unique_by=lambda row: row.key).map(in_order),
    vintage=st.dates(date(1900, 1, 1)),
    synthetic=st.booleans(),
    panels=st.dictionaries(_names, st.lists(_codes).map(tuple), max_size=3),
    policy=st.dictionaries(st.text(max_size=5), st.text(max_size=5), max_size=3),
    audit=st.text(max_size=10),
    source=st.text(max_size=10),
    registers=st.dictionaries(st.text(max_size=5), st.text(max_size=5), max_size=3),
)
