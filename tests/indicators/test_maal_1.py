from __future__ import annotations

import pytest

from reporter.table import Reason
from tests.indicators.written import count

# A was placed, B had a preventive measure, C a family-directed one, D none.
BUA = """
PNR PGF SAG_VFRA   SAG_VTIL
A   100 2005-01-01 2006-01-01
B   299 2016-12-31 9999-12-31
C   400 2005-01-01 9999-12-31
"""


def test_the_mean_is_a_sum_of_scores_over_a_number_of_tests() -> None:
    answer = count(
        "maal-1-2016",
        bua=BUA,
        nattest="""
        PNR AAR  FAG KLASSETRIN NORMSCORE KRITERIE
        A   2016 DL  2          40        5
        A   2016 MAT 3          31        -
        B   2016 DL  6          0         6
        B   2016 MAT 6          -         5
        C   2016 DL  6          50        4
        D   2016 DL  8          61        4
        D   2015 DL  8          99        1
        """,
    )
    assert answer.at() == (71, 3)
    assert answer.persons() == (2, 2, 0)
    assert answer.at(group="øvrige elever") == (111, 2)


@pytest.mark.parametrize(
    ("pgf", "vulnerable"),
    [(100, True), (199, True), (200, True), (299, True), (300, False), (399, False), (400, False)],
)
def test_which_measures_make_a_child_vulnerable(pgf: int, vulnerable: bool) -> None:
    answer = count(
        "maal-1-2018",
        bua=f"PNR PGF SAG_VFRA SAG_VTIL\nA {pgf} 2010-01-01 2010-02-01",
        nattest="PNR AAR FAG KLASSETRIN KRITERIE\nA 2016 DL 6 5",
    )
    assert answer.at() == ((1, 1) if vulnerable else Reason.NO_DATA)


@pytest.mark.parametrize(("begins", "vulnerable"), [("2016-12-31", True), ("2017-01-01", False)])
def test_ever_is_until_the_last_day_of_the_year(begins: str, vulnerable: bool) -> None:
    answer = count(
        "maal-1-2018",
        bua=f"PNR PGF SAG_VFRA SAG_VTIL\nA 100 {begins} 9999-12-31",
        nattest="PNR AAR FAG KLASSETRIN KRITERIE\nA 2016 DL 6 4",
    )
    assert answer.at() == ((0, 1) if vulnerable else Reason.NO_DATA)


def test_insufficient_reading_is_counted_in_sixth_grade_by_criterion() -> None:
    answer = count(
        "maal-1-2018",
        bua="""
        PNR PGF SAG_VFRA   SAG_VTIL
        A   100 2005-01-01 2006-01-01
        A   250 2007-01-01 2008-01-01
        B   100 2005-01-01 2006-01-01
        E   100 2005-01-01 2006-01-01
        F   100 2005-01-01 2006-01-01
        G   100 2005-01-01 2006-01-01
        H   100 2005-01-01 2006-01-01
        """,
        nattest="""
        PNR AAR  FAG KLASSETRIN KRITERIE
        A   2016 DL  6          5
        B   2016 DL  6          6
        E   2016 DL  6          4
        F   2016 DL  6          -
        G   2016 DL  8          6
        H   2016 MAT 6          6
        D   2016 DL  6          6
        """,
    )
    # F has no result, G is in another grade, H was tested in mathematics, D is not vulnerable.
    assert answer.at() == (2, 3)
    assert answer.persons() == (3, 2, 1)
