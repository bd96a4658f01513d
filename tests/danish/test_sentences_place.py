"""A rank is told as a rank: what is highest and lowest, never what is best."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporter.danish import places
from reporter.danish.numbers import NBSP
from reporter.danish.ranking import Rank
from reporter.danish.sentences import Subject, rank, text

SHARE = Subject(unit="pct", decimals=1)
COUNT = Subject(unit="antal", decimals=0, phrase="af hjemløse")


def read(subject: Subject, code: str, found: tuple[int, int, int]) -> str:
    place, of, shared = found
    ranked = Rank(place=place, of=of, shared_with=shared)
    return text(rank(subject, ranked, place=places.official(code))).replace(NBSP, " ")


@pytest.mark.parametrize(
    ("subject", "code", "found", "said"),
    [
        (
            SHARE,
            "751",
            (12, 98, 0),
            "Regnet fra den højeste andel var Aarhus Kommune nr. 12 af 98 kommuner.",
        ),
        (
            SHARE,
            "751",
            (12, 96, 0),
            "Regnet fra den højeste andel var Aarhus Kommune nr. 12 af 96 kommuner.",
        ),
        (
            COUNT,
            "101",
            (2, 98, 0),
            "Regnet fra det højeste antal var Københavns Kommune nr. 2 af 98 kommuner.",
        ),
        (
            SHARE,
            "400",
            (12, 98, 3),
            "Regnet fra den højeste andel var Bornholms Regionskommune delt nr. 12 af 98 kommuner.",
        ),
        (
            SHARE,
            "820",
            (12, 96, 1),
            "Regnet fra den højeste andel var Vesthimmerlands Kommune delt nr. 12 af 96 kommuner.",
        ),
        (
            COUNT,
            "480",
            (60, 97, 13),
            "Regnet fra det højeste antal var Nordfyns Kommune delt nr. 60 af 97 kommuner.",
        ),
        (
            SHARE,
            "751",
            (1, 98, 0),
            "Aarhus Kommune havde den højeste andel blandt landets 98 kommuner.",
        ),
        (
            SHARE,
            "360",
            (1, 74, 0),
            "Lolland Kommune havde den højeste andel blandt de 74 kommuner, som der vises tal for.",
        ),
        (
            COUNT,
            "101",
            (1, 74, 2),
            "Københavns Kommune havde sammen med to andre kommuner det højeste antal blandt de "
            "74 kommuner, som der vises tal for.",
        ),
        (
            SHARE,
            "825",
            (98, 98, 0),
            "Læsø Kommune havde den laveste andel blandt landets 98 kommuner.",
        ),
        (
            COUNT,
            "741",
            (95, 98, 3),
            "Samsø Kommune havde sammen med tre andre kommuner det laveste antal blandt landets "
            "98 kommuner.",
        ),
        (
            COUNT,
            "741",
            (9, 9, 0),
            "Samsø Kommune havde det laveste antal blandt de ni kommuner, som der vises tal for.",
        ),
        (
            SHARE,
            "420",
            (1, 2, 0),
            "Assens Kommune havde den højeste andel blandt de to kommuner, som der vises tal for.",
        ),
        (SHARE, "420", (1, 98, 97), "Landets 98 kommuner havde alle samme andel."),
        (COUNT, "420", (1, 98, 97), "Landets 98 kommuner havde alle samme antal."),
        (
            SHARE,
            "420",
            (1, 12, 11),
            "De tolv kommuner, som der vises tal for, havde alle samme andel.",
        ),
    ],
)
def test_a_rank_is_told(
    subject: Subject, code: str, found: tuple[int, int, int], said: str
) -> None:
    assert read(subject, code, found) == said


def test_no_line_can_break_before_the_number_of_a_place() -> None:
    found = Rank(place=12, of=96, shared_with=0)
    assert f"nr.{NBSP}12" in text(rank(SHARE, found, place="Aarhus Kommune"))


@given(st.integers(2, 98), st.data())
def test_no_rank_praises_or_blames(of: int, data: st.DataObject) -> None:
    place = data.draw(st.integers(1, of))
    shared = data.draw(st.integers(0, of - place))
    for subject in (SHARE, COUNT):
        said = read(subject, "751", (place, of, shared))
        assert "bedst" not in said
        assert "dårlig" not in said
        assert "god" not in said
        assert "  " not in said
        assert said.count(".") == (2 if "nr." in said else 1)
