from __future__ import annotations

import pytest

from reporter.indicators.raw import confidential_rows
from reporter.published.table import TARGET_GROUP
from reporter.table import Reason
from tests.indicators.written import count

YEARS = range(2016, 2018)
OFFER = "PNR TILBUD STARTDATO SLUTDATO"
BEF = "PNR AAR KOM FOED_DAG\nA 2016 101 1980-01-01"
AKM = "PNR AAR SOCIO13\nA 2017 132"


@pytest.mark.parametrize(
    ("offer", "counted"),
    [
        ("1 2016-12-31 2017-02-01", True),
        ("1 2017-01-01 2017-02-01", False),
        ("2 2015-11-01 2016-01-01", True),  # ends on the first day of the year
        ("2 2015-11-01 2015-12-31", False),
        ("2 2012-11-01 9999-12-31", True),
    ],
)
def test_an_offer_counts_in_every_year_it_is_under_way(offer: str, counted: bool) -> None:
    answer = count("maal-5", years=YEARS, bef=BEF, akm=AKM, krisecenter=f"{OFFER}\nA {offer}")
    assert answer.at() == ((1, 1) if counted else Reason.NO_DATA)


@pytest.mark.parametrize(
    ("born", "counted"),
    [("1998-01-01", True), ("1998-01-02", False), ("1956-01-02", True), ("1956-01-01", False)],
)
def test_age_is_taken_in_the_year_of_the_offer(born: str, counted: bool) -> None:
    answer = count(
        "maal-5",
        years=YEARS,
        bef=f"PNR AAR KOM FOED_DAG\nA 2016 101 {born}\nA 2017 101 {born}",
        akm=AKM,
        krisecenter=f"{OFFER}\nA 1 2016-05-01 2016-05-02",
    )
    assert answer.at() == ((1, 1) if counted else Reason.NO_DATA)


def test_the_outcome_is_of_the_year_after() -> None:
    answer = count(
        "maal-5",
        years=YEARS,
        bef="""
        PNR AAR  KOM FOED_DAG
        A   2016 101 1980-01-01
        B   2016 101 1980-01-01
        C   2016 101 1980-01-01
        D   2016 101 1980-01-01
        E   2016 101 1980-01-01
        """,
        krisecenter=f"""{OFFER}
        A 1 2016-05-01 2016-05-02
        A 2 2016-06-01 2016-08-02
        B 1 2016-05-01 2016-05-02
        C 2 2016-05-01 2016-05-02
        D 2 2016-05-01 2016-05-02
        E 1 2016-05-01 2016-05-02
        """,
        akm="""
        PNR AAR  SOCIO13
        A   2016 330
        A   2017 132
        B   2016 132
        B   2017 330
        C   2017 310
        D   2017 310
        E   2016 132
        """,
        kotre="""
        PNR UDDTYPE ELEV3_VFRA ELEV3_VTIL AFGANG
        C   5       2017-09-01 9999-12-31 0
        D   5       2016-09-01 2017-06-30 2
        """,
    )
    # A works the year after, B no longer; C is in education, D has left it; E is not known.
    assert answer.at() == (2, 4)
    assert answer.persons() == (4, 2, 2)


def test_the_last_year_has_no_outcome_yet_and_no_row() -> None:
    answer = count(
        "maal-5",
        years=range(2014, 2018),
        bef=BEF,
        akm=AKM,
        krisecenter=f"{OFFER}\nA 1 2016-05-01 9999-12-31",
    )
    rows = confidential_rows(answer.raw)
    assert [row.period for row in rows if row.group == TARGET_GROUP] == ["2014", "2015", "2016"]
    assert {row.period for row in rows} == {"2014", "2015", "2016"}
    assert {row.area.kind for row in rows} == {"country"}
    assert answer.at(year=2016) == (1, 1)


def test_a_single_year_has_no_outcome_at_all() -> None:
    answer = count("maal-5", bef=BEF, akm=AKM, krisecenter=f"{OFFER}\nA 1 2016-05-01 9999-12-31")
    assert confidential_rows(answer.raw) == ()
