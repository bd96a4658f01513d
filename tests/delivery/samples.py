"""A delivery with everything in it: every kind of hidden value, zeroes, a joint report."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from decimal import Decimal

from reporter import kommuner
from reporter.danish import places
from reporter.delivery.contents import DeliveredIndicator, DeliveredSheet, Delivery
from reporter.table import COUNTRY, Area, AreaSeries, Hidden, Reason, Value

LAND = Area(kind="country", name=COUNTRY)
NORTH = Area(kind="region", code="1081", name="Region Nordjylland")
AARHUS = Area(kind="municipality", code="751", name="Aarhus")
LAESOE = Area(kind="municipality", code="825", name="Læsø")
SAMSOE = Area(kind="municipality", code="741", name="Samsø")
FANOE = Area(kind="municipality", code="563", name="Fanø")
DRAGOER = Area(kind="municipality", code="155", name="Dragør")
TAARNBY = Area(kind="municipality", code="185", name="Tårnby")
JOINT = Area(kind="joint", code="155+185", name="Dragør/Tårnby")

NONE, FEW, UNAPPROVED = (
    Hidden(Reason.NO_DATA),
    Hidden(Reason.FEW_PERSONS),
    Hidden(Reason.NOT_APPROVED),
)
YEARS = ("2017", "2018")


def _shares(n: int) -> tuple[Value, Value]:
    return Decimal(n % 40) + Decimal("20.25"), Decimal(n % 37) + Decimal("30.5")


def shares() -> AreaSeries:
    """Percentages with one decimal in two years, told of the country and one region."""
    values: dict[Area, tuple[Value, ...]] = {
        LAND: (Decimal("27.1"), Decimal("26.95")),
        NORTH: (Decimal("0"), UNAPPROVED),
    }
    for n, k in enumerate(kommuner.alle()):
        values[Area(kind="municipality", code=k.code, name=k.name)] = _shares(n)
    values[AARHUS] = (Decimal("12.34"), Decimal("0.04"))
    values[LAESOE] = (FEW, NONE)
    values[SAMSOE] = (UNAPPROVED, Decimal("0"))
    values[DRAGOER] = values[TAARNBY] = (Decimal("31.5"), FEW)
    values[JOINT] = values[DRAGOER]
    return AreaSeries(
        id="maal-3",
        unit="pct",
        decimals=1,
        periods=YEARS,
        rows=tuple(values.items()),
        joint=(("155", ("155", "185")), ("185", ("155", "185"))),
        joint_only=("155", "185"),
    )


def counts() -> AreaSeries:
    """Counts of one month, told of no region and no country."""
    values: dict[Area, tuple[Value, ...]] = {
        Area(kind="municipality", code=k.code, name=k.name): (Decimal(1000 + 10 * n),)
        for n, k in enumerate(kommuner.alle())
    }
    values[AARHUS] = (Decimal("12345"),)
    values[FANOE] = (NONE,)
    return AreaSeries(
        id="antal", unit="antal", decimals=0, periods=("2016-12",), rows=tuple(values.items())
    )


SHARES = DeliveredIndicator(
    id="maal-3",
    title="Udsatte unge i uddannelse",
    counted="Tallet er andelen af udsatte unge, der er i gang med en uddannelse.",
    source="Egne beregninger på registerdata",
    remarks=("Opgjort efter kommunen, der har handlepligten.", "Tallene er afrundet."),
    series=shares(),
)
COUNTS = DeliveredIndicator(
    id="antal",
    title="Borgere i målgruppen",
    counted="Tallet er antallet af borgere i målgruppen.",
    source="Kommunernes indberetninger",
    remarks=(),
    series=counts(),
)


def contents(stem: str) -> Mapping[str, bytes]:
    """Return what a sheet's files would hold."""
    return {
        "csv": f"tal;{stem}\r\n".encode(),
        "html": f"<!doctype html><title>{stem}</title>".encode() * 50,
        "pdf": b"%PDF-1.7 " + stem.encode(),
    }


def sheets() -> tuple[DeliveredSheet, ...]:
    """Return a sheet for each municipality."""
    stems = {k.code: places.slug(k.code) for k in kommuner.alle()}
    return tuple(
        DeliveredSheet(
            code=k.code,
            name=k.name,
            official=places.official(k.code),
            region=k.region,
            stem=stems[k.code],
            pages=2 + n % 3,
            digests={s: hashlib.sha256(b).hexdigest() for s, b in contents(stems[k.code]).items()},
        )
        for n, k in enumerate(kommuner.alle())
    )


def delivery(
    *indicators: DeliveredIndicator, synthetic: bool = False, title: str = "Kommuneark 2018"
) -> Delivery:
    """Return a delivery of the two indicators, or of others."""
    return Delivery(
        id="kommuneark-2018",
        title=title,
        summary="Tal for hver kommune.",
        sender="Styrelsen",
        contact="tal@example.dk",
        date="2018-11-06",
        synthetic=synthetic,
        indicators=indicators or (SHARES, COUNTS),
        sheets=sheets(),
    )


def read(name: str) -> bytes:
    """Return a sheet's file by name."""
    stem, _, suffix = name.rpartition(".")
    return contents(stem)[suffix]
