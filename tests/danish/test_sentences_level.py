"""A municipality's number beside its region's and the country's, read as a Dane would."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporter import kommuner
from reporter.danish import numbers, places
from reporter.danish.numbers import NBSP
from reporter.danish.sentences import (
    Number,
    Other,
    Parts,
    Subject,
    country,
    level,
    region,
    text,
)

SHARE = Subject(unit="pct", decimals=1)
WORK = Subject(unit="pct", decimals=0, phrase="i uddannelse eller beskæftigelse")

Told = str | None


def value(told: Told) -> Decimal | None:
    return None if told is None else Decimal(told)


def others(code: str, of_region: Told, of_country: Told) -> list[Other]:
    home = kommuner.find(code).region
    return [region(home, value(of_region)), country(value(of_country))]


def told(subject: Subject, code: str, own: str, around: Sequence[Other], period: str) -> Parts:
    place = places.official(code)
    return level(subject, place=place, period=period, value=Decimal(own), others=around)


def read(parts: Parts) -> str:
    return text(parts).replace(NBSP, " ")


@pytest.mark.parametrize(
    ("code", "own", "of_region", "of_country", "said"),
    [
        (
            "751",
            "27.1",
            "25.1",
            "28.6",
            "Andelen var 27,1 pct. i Aarhus Kommune i december 2016. Det er 2,0 procentpoint "
            "højere end i Region Midtjylland (25,1 pct.) og 1,5 procentpoint lavere end i hele "
            "landet (28,6 pct.).",
        ),
        (
            "101",
            "31.0",
            "30.9",
            "27.1",
            "Andelen var 31,0 pct. i Københavns Kommune i december 2016. Det er 0,1 procentpoint "
            "højere end i Region Hovedstaden (30,9 pct.) og 3,9 procentpoint højere end i hele "
            "landet (27,1 pct.).",
        ),
        (
            "400",
            "9.7",
            "30.9",
            "27.1",
            "Andelen var 9,7 pct. i Bornholms Regionskommune i december 2016. Det er 21,2 "
            "procentpoint lavere end i Region Hovedstaden (30,9 pct.) og 17,4 procentpoint lavere "
            "end i hele landet (27,1 pct.).",
        ),
        (
            "820",
            "27.1",
            "27.1",
            "28.1",
            "Andelen var 27,1 pct. i Vesthimmerlands Kommune i december 2016. Det er på niveau med "
            "Region Nordjylland (27,1 pct.) og 1,0 procentpoint lavere end i hele landet "
            "(28,1 pct.).",
        ),
        (
            "480",
            "28.1",
            "27.1",
            "28.1",
            "Andelen var 28,1 pct. i Nordfyns Kommune i december 2016. Det er 1,0 procentpoint "
            "højere end i Region Syddanmark (27,1 pct.) og på niveau med hele landet (28,1 pct.).",
        ),
        (
            "360",
            "27.1",
            "27.1",
            "27.1",
            "Andelen var 27,1 pct. i Lolland Kommune i december 2016. Det er på niveau med både "
            "Region Sjælland (27,1 pct.) og hele landet (27,1 pct.).",
        ),
        (
            "187",
            "100",
            None,
            "27.1",
            "Andelen var 100,0 pct. i Vallensbæk Kommune i december 2016. Det er 72,9 procentpoint "
            "højere end i hele landet (27,1 pct.). Der vises ikke noget tal for Region "
            "Hovedstaden.",
        ),
        (
            "563",
            "12.5",
            "12.5",
            None,
            "Andelen var 12,5 pct. i Fanø Kommune i december 2016. Det er på niveau med Region "
            "Syddanmark (12,5 pct.). Der vises ikke noget tal for hele landet.",
        ),
        (
            "420",
            "12.5",
            None,
            None,
            "Andelen var 12,5 pct. i Assens Kommune i december 2016. Der vises ikke noget tal for "
            "Region Syddanmark eller hele landet.",
        ),
        (
            "825",
            "0.0",
            "20.3",
            "27.1",
            "Andelen var 0,0 pct. i Læsø Kommune i december 2016. Nullet "
            "betyder ikke, at der mangler data. Andelen er 20,3 procentpoint lavere end i Region "
            "Nordjylland (20,3 pct.) og 27,1 procentpoint lavere end i hele landet (27,1 pct.).",
        ),
        (
            "741",
            "0",
            "0",
            "0",
            "Andelen var 0,0 pct. i Samsø Kommune i december 2016. Nullet "
            "betyder ikke, at der mangler data. Andelen er på niveau med både Region Midtjylland "
            "(0,0 pct.) og hele landet (0,0 pct.).",
        ),
        (
            "741",
            "0.04",
            "0.12",
            "0.01",
            "Andelen var under 0,1 pct. i Samsø Kommune i december 2016. Det er lavere end i "
            "Region Midtjylland (0,1 pct.) og på niveau med hele landet (under 0,1 pct.).",
        ),
    ],
)
def test_a_share_is_held_against_the_region_and_the_country(
    code: str, own: str, of_region: Told, of_country: Told, said: str
) -> None:
    assert read(told(SHARE, code, own, others(code, of_region, of_country), "2016-12")) == said


@pytest.mark.parametrize(
    ("own", "of_region", "of_country", "ending"),
    [
        ("7", "6", "8", "1 point højere end i X (6 pct.) og 1 point lavere end i Y (8 pct.)."),
        ("7", "6.5", "7.4", "på niveau med både X (7 pct.) og Y (7 pct.)."),
        ("7", "6.4", "7.5", "1 point højere end i X (6 pct.) og 1 point lavere end i Y (8 pct.)."),
        ("7", "0.4", "7", "højere end i X (under 1 pct.) og på niveau med Y (7 pct.)."),
        ("7", "0", "0.4", "7 point højere end i X (0 pct.) og højere end i Y (under 1 pct.)."),
        ("0.4", "0", "0.5", "højere end i X (0 pct.) og lavere end i Y (1 pct.)."),
        ("7", None, "8", "1 point lavere end i Y (8 pct.). Der vises ikke noget tal for X."),
        ("7", "7", None, "på niveau med X (7 pct.). Der vises ikke noget tal for Y."),
    ],
)
def test_whole_shares_are_compared_as_printed(
    own: str, of_region: Told, of_country: Told, ending: str
) -> None:
    said = read(told(WORK, "751", own, others("751", of_region, of_country), "2018"))
    said = (
        said.replace("Region Midtjylland", "X")
        .replace("hele landet", "Y")
        .replace("procentpoint", "point")
    )
    shown = numbers.in_full(Decimal(own), 0, "pct").replace(NBSP, " ")
    start = f"Andelen i uddannelse eller beskæftigelse var {shown} i Aarhus Kommune i 2018. Det er "
    assert said == f"{start}{ending}"


SHARES = st.decimals(min_value=0, max_value=100, places=2)


@given(SHARES, SHARES | st.none(), SHARES | st.none(), st.sampled_from(sorted(kommuner.REGIONS)))
def test_no_more_is_said_than_is_printed(
    own: Decimal, of_region: Decimal | None, of_country: Decimal | None, home: str
) -> None:
    around = [region(home, of_region), country(of_country)]
    parts = level(SHARE, place="Aarhus Kommune", period="2018", value=own, others=around)
    assert all(not any(map(str.isnumeric, part)) for part in parts if isinstance(part, str))
    said = read(parts)
    assert ".." not in said
    assert "  " not in said
    assert said.endswith(".")
    numbered = {part.role: part for part in parts if isinstance(part, Number)}
    for role, reference in (("region", of_region), ("country", of_country)):
        assert (role in numbered) == (reference is not None)
        apart = numbered.get(f"{role}_difference")  # type: ignore[call-overload]
        if apart and reference is not None:
            shown = [numbers.rounded(number, 1) for number in (own, reference)]
            assert apart.value == abs(shown[0] - shown[1]) > 0
            assert apart.unit == "procentpoint"
