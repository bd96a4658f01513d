"""What moved between two named years, and never more than the printed numbers show."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporter.danish import places
from reporter.danish.numbers import NBSP
from reporter.danish.sentences import Subject, development, text
from reporter.danish.trend import Point, trend

SHARE = Subject(unit="pct", decimals=1)
WHOLE = Subject(unit="pct", decimals=0)
WORK = Subject(unit="pct", decimals=0, phrase="i uddannelse eller beskæftigelse")
COUNT = Subject(unit="antal", decimals=0)
HOMELESS = Subject(unit="antal", decimals=0, phrase="af hjemløse")


def told(subject: Subject, code: str, series: str) -> str:
    pairs = [point.split(":") for point in series.split()]
    points = [Point(period=year, value=Decimal(value)) for year, value in pairs]
    found = trend(points, decimals=subject.decimals, unit=subject.unit)
    assert found is not None
    return text(development(subject, found, place=places.official(code))).replace(NBSP, " ")


@pytest.mark.parametrize(
    ("subject", "code", "series", "said"),
    [
        (
            SHARE,
            "751",
            "2014:20.1 2018:27.1",
            "Andelen i Aarhus Kommune steg med 7,0 procentpoint fra 20,1 pct. i 2014 til 27,1 "
            "pct. i 2018.",
        ),
        (
            SHARE,
            "101",
            "2014:27.1 2018:20.1",
            "Andelen i Københavns Kommune faldt med 7,0 procentpoint fra 27,1 pct. i 2014 til "
            "20,1 pct. i 2018.",
        ),
        (
            SHARE,
            "400",
            "2015:27.1 2017:27.1",
            "Andelen i Bornholms Regionskommune var 27,1 pct. i både 2015 og 2017 og dermed "
            "uændret.",
        ),
        (
            SHARE,
            "820",
            "2015:27.14 2017:27.05",
            "Andelen i Vesthimmerlands Kommune var 27,1 pct. i både 2015 og 2017 og dermed "
            "uændret.",
        ),
        (
            SHARE,
            "820",
            "2015:27.1 2017:27.0",
            "Andelen i Vesthimmerlands Kommune faldt med 0,1 procentpoint fra 27,1 pct. i 2015 "
            "til 27,0 pct. i 2017.",
        ),
        (
            WORK,
            "480",
            "2014:7 2015:8 2016:9 2017:10 2018:12",
            "Andelen i uddannelse eller beskæftigelse i Nordfyns Kommune steg med 5 procentpoint "
            "fra 7 pct. i 2014 til 12 pct. i 2018. Andelen steg hvert år.",
        ),
        (
            WHOLE,
            "360",
            "2014:12 2015:11 2016:9",
            "Andelen i Lolland Kommune faldt med 3 procentpoint fra 12 pct. i 2014 til 9 pct. i "
            "2016. Andelen faldt hvert år.",
        ),
        (
            WHOLE,
            "360",
            "2014:12 2015:12 2016:9",
            "Andelen i Lolland Kommune faldt med 3 procentpoint fra 12 pct. i 2014 til 9 pct. i "
            "2016.",
        ),
        (
            WHOLE,
            "360",
            "2014:12 2015:11 2018:9",
            "Andelen i Lolland Kommune faldt med 3 procentpoint fra 12 pct. i 2014 til 9 pct. i "
            "2018.",
        ),
        (
            WHOLE,
            "420",
            "2014:12 2015:13 2018:9",
            "Andelen i Assens Kommune faldt med 3 procentpoint fra 12 pct. i 2014 til 9 pct. i "
            "2018. Andelen både steg og faldt undervejs.",
        ),
        (
            WHOLE,
            "420",
            "2014:12 2015:9 2018:12",
            "Andelen i Assens Kommune var 12 pct. i både 2014 og 2018. Andelen både steg og "
            "faldt undervejs.",
        ),
        (
            WHOLE,
            "420",
            "2014:12 2015:12 2016:12",
            "Andelen i Assens Kommune var uændret på 12 pct. i alle årene fra 2014 til 2016.",
        ),
        (
            WHOLE,
            "420",
            "2014:12 2016:12 2018:12",
            "Andelen i Assens Kommune var 12 pct. i både 2014 og 2018 og dermed uændret.",
        ),
        (
            WHOLE,
            "741",
            "2014:0 2015:0 2016:0",
            "Andelen i Samsø Kommune var uændret på 0 pct. i alle årene fra 2014 til 2016.",
        ),
        (
            WHOLE,
            "741",
            "2014:0 2018:3",
            "Andelen i Samsø Kommune steg med 3 procentpoint fra 0 pct. i 2014 til 3 pct. i 2018.",
        ),
        (
            WHOLE,
            "741",
            "2014:0 2018:0.4",
            "Andelen i Samsø Kommune steg fra 0 pct. i 2014 til under 1 pct. i 2018.",
        ),
        (
            WHOLE,
            "741",
            "2014:5 2015:2 2016:0.4",
            "Andelen i Samsø Kommune faldt fra 5 pct. i 2014 til under 1 pct. i 2016. Andelen "
            "faldt hvert år.",
        ),
        (
            WHOLE,
            "741",
            "2014:0.1 2018:0.4",
            "Andelen i Samsø Kommune var under 1 pct. i både 2014 og 2018.",
        ),
        (
            WHOLE,
            "741",
            "2014:0.1 2015:0.3 2016:0.4",
            "Andelen i Samsø Kommune var under 1 pct. i både 2014 og 2016.",
        ),
        (
            HOMELESS,
            "751",
            "2015:668 2017:767",
            "Antallet af hjemløse i Aarhus Kommune steg med 99 fra 668 i 2015 til 767 i 2017.",
        ),
        (
            COUNT,
            "101",
            "2014:12000 2018:10500",
            "Antallet i Københavns Kommune faldt med 1.500 fra 12.000 i 2014 til 10.500 i 2018.",
        ),
        (
            COUNT,
            "825",
            "2015:6 2017:7",
            "Antallet i Læsø Kommune steg med 1 fra 6 i 2015 til 7 i 2017.",
        ),
        (
            COUNT,
            "825",
            "2015:7 2017:6",
            "Antallet i Læsø Kommune faldt med 1 fra 7 i 2015 til 6 i 2017.",
        ),
        (
            COUNT,
            "825",
            "2015:0 2017:0",
            "Antallet i Læsø Kommune var 0 i både 2015 og 2017 og dermed uændret.",
        ),
        (
            COUNT,
            "671",
            "2014:5 2015:6 2016:8",
            "Antallet i Struer Kommune steg med 3 fra 5 i 2014 til 8 i 2016. Antallet steg hvert "
            "år.",
        ),
        (
            COUNT,
            "671",
            "2014:5 2015:9 2016:8",
            "Antallet i Struer Kommune steg med 3 fra 5 i 2014 til 8 i 2016. Antallet både steg "
            "og faldt undervejs.",
        ),
        (
            COUNT,
            "671",
            "2014:5 2015:5 2016:5 2017:5 2018:5",
            "Antallet i Struer Kommune var uændret på 5 i alle årene fra 2014 til 2018.",
        ),
    ],
)
def test_two_years_are_compared_by_name(
    subject: Subject, code: str, series: str, said: str
) -> None:
    assert told(subject, code, series) == said


@given(st.lists(st.decimals(0, 100, places=2) | st.none(), min_size=2, max_size=6))
def test_nothing_is_claimed_that_is_not_so(values: list[Decimal | None]) -> None:
    known = [(2010 + place, value) for place, value in enumerate(values) if value is not None]
    points = [Point(period=str(year), value=value) for year, value in known]
    found = trend(points, decimals=0, unit="pct")
    if found is None:
        assert len(known) < 2
        return
    parts = development(WHOLE, found, place="Aarhus Kommune")
    assert all(not any(map(str.isnumeric, part)) for part in parts if isinstance(part, str))
    said = text(parts)
    assert "udvikling" not in said
    assert ".." not in said
    assert str(known[0][0]) in said
    assert str(known[-1][0]) in said
    unknown = len(known) < known[-1][0] - known[0][0] + 1
    if unknown or len(known) < 3:
        assert "hvert år" not in said
        assert "alle årene" not in said
    if "hvert år" in said or "alle årene" in said:
        assert "undervejs" not in said
    moved = re.findall(r"(?:steg|faldt) (?:med [^.]+? )?fra ", said)
    assert len(moved) + ("i både" in said) + ("uændret på" in said) == 1
