"""Counts beside their wholes, the region's and the country's numbers alone, and means."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from reporter import kommuner
from reporter.danish import places
from reporter.danish.numbers import NBSP
from reporter.danish.sentences import (
    Other,
    Parts,
    Subject,
    country,
    level,
    region,
    surroundings,
    text,
)

SHARE = Subject(unit="pct", decimals=1)
WHOLE = Subject(unit="pct", decimals=0)
COUNT = Subject(unit="antal", decimals=0)
HOMELESS = Subject(unit="antal", decimals=0, phrase="af hjemløse")

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
    ("subject", "code", "own", "of_region", "of_country", "said"),
    [
        (
            COUNT,
            "751",
            "467",
            "9012",
            "45859",
            "Antallet var 467 i Aarhus Kommune i 2018. I Region Midtjylland var antallet 9.012, og "
            "i hele landet var det 45.859.",
        ),
        (
            HOMELESS,
            "101",
            "1526",
            "2900",
            "6635",
            "Antallet af hjemløse var 1.526 i Københavns Kommune i 2018. I Region Hovedstaden var "
            "antallet 2.900, og i hele landet var det 6.635.",
        ),
        (
            HOMELESS,
            "400",
            "17",
            None,
            "6635",
            "Antallet af hjemløse var 17 i Bornholms Regionskommune i 2018. I hele landet var "
            "antallet 6.635. Der vises ikke noget tal for Region Hovedstaden.",
        ),
        (
            COUNT,
            "741",
            "0",
            "9012",
            "45859",
            "Antallet var 0 i Samsø Kommune i 2018. Nullet betyder ikke, at "
            "der mangler data. I Region Midtjylland var antallet 9.012, og i hele landet var det "
            "45.859.",
        ),
        (
            COUNT,
            "492",
            "4",
            None,
            None,
            "Antallet var 4 i Ærø Kommune i 2018. Der vises ikke noget tal for Region Syddanmark "
            "eller hele landet.",
        ),
    ],
)
def test_a_count_is_told_beside_the_whole_and_not_compared_with_it(
    subject: Subject, code: str, own: str, of_region: Told, of_country: Told, said: str
) -> None:
    assert read(told(subject, code, own, others(code, of_region, of_country), "2018")) == said


@pytest.mark.parametrize(
    ("subject", "of_region", "of_country", "said"),
    [
        (
            SHARE,
            "25.1",
            "28.6",
            "I Region Midtjylland var andelen 25,1 pct. i 2018, og i hele landet var den 28,6 pct.",
        ),
        (
            COUNT,
            "9012",
            "45859",
            "I Region Midtjylland var antallet 9.012 i 2018, og i hele landet var det 45.859.",
        ),
        (
            SHARE,
            None,
            "28.6",
            "I hele landet var andelen 28,6 pct. i 2018. Der vises ikke noget tal for Region "
            "Midtjylland.",
        ),
        (
            SHARE,
            "25.1",
            None,
            "I Region Midtjylland var andelen 25,1 pct. i 2018. Der vises ikke noget tal for hele "
            "landet.",
        ),
        (SHARE, None, None, "Der vises ikke noget tal for Region Midtjylland eller hele landet."),
    ],
)
def test_around_a_hidden_number_the_others_stand_alone(
    subject: Subject, of_region: Told, of_country: Told, said: str
) -> None:
    around = others("751", of_region, of_country)
    assert read(surroundings(subject, period="2018", others=around)) == said


def test_without_others_only_the_own_number_is_told() -> None:
    assert (
        read(told(WHOLE, "751", "7", [], "2018")) == "Andelen var 7 pct. i Aarhus Kommune i 2018."
    )
    assert surroundings(WHOLE, period="2018", others=[]) == ()


@pytest.mark.parametrize(
    ("subject", "of_region", "of_country", "said"),
    [
        (
            WHOLE,
            "5",
            "9",
            "Det er 2 procentpoint højere end gennemsnittet af kommunerne i Region Sjælland "
            "(5 pct.) og 2 procentpoint lavere end gennemsnittet af landets kommuner (9 pct.).",
        ),
        (
            WHOLE,
            "7",
            "7",
            "Det er på niveau med både gennemsnittet af kommunerne i Region Sjælland (7 pct.) og "
            "gennemsnittet af landets kommuner (7 pct.).",
        ),
        (
            COUNT,
            "5",
            "9",
            "Gennemsnittet af kommunerne i Region Sjælland var 5, og gennemsnittet af landets "
            "kommuner var 9.",
        ),
        (
            COUNT,
            "5",
            None,
            "Gennemsnittet af kommunerne i Region Sjælland var 5. Der vises ikke noget tal for "
            "gennemsnittet af landets kommuner.",
        ),
    ],
)
def test_a_mean_of_municipalities_is_called_a_mean(
    subject: Subject, of_region: Told, of_country: Told, said: str
) -> None:
    around = [
        region("1085", value(of_region), mean=True),
        country(value(of_country), mean=True),
    ]
    parts = told(subject, "360", "7", around, "2018")
    assert read(parts).split(" i 2018. ")[1] == said


def test_a_mean_beside_an_area_names_what_the_area_s_number_is() -> None:
    around = [region("1085", Decimal(5), mean=True), country(Decimal(9))]
    assert read(surroundings(WHOLE, period="2016-12", others=around)) == (
        "Gennemsnittet af kommunerne i Region Sjælland var 5 pct. i december 2016, og i hele "
        "landet var andelen 9 pct."
    )
