from __future__ import annotations

import pytest

from reporter.table import Reason
from tests.indicators.written import count

BEF = "PNR AAR KOM FOED_DAG\nA 2016 751 2000-01-01"
BUA = "PNR PGF SAG_VFRA SAG_VTIL\nA 100 2003-01-01 2004-01-01"
KRAF = "JOURNR PNR AFG_DATO AFG_AFGTYP3 LOVOMRAADE"


@pytest.mark.parametrize(
    ("born", "counted"),
    [("2001-01-01", True), ("2001-01-02", False), ("1998-01-02", True), ("1998-01-01", False)],
)
def test_age_is_taken_on_1_january(born: str, counted: bool) -> None:
    answer = count("maal-6", bef=f"PNR AAR KOM FOED_DAG\nA 2016 751 {born}", bua=BUA)
    assert answer.at("751") == ((0, 1) if counted else Reason.NO_DATA)


@pytest.mark.parametrize(("begins", "ever"), [("2016-12-31", True), ("2017-01-01", False)])
def test_ever_ends_with_the_year(begins: str, ever: bool) -> None:
    answer = count("maal-6", bef=BEF, bua=f"PNR PGF SAG_VFRA SAG_VTIL\nA 200 {begins} 9999-12-31")
    assert answer.at() == ((0, 1) if ever else Reason.NO_DATA)
    assert answer.at(group="øvrige 15-17-årige") == (Reason.NO_DATA if ever else (0, 1))


@pytest.mark.parametrize(
    ("decision", "guilty"),
    [
        ("2016-01-01 1 1", True),
        ("2016-12-31 2 2", True),
        ("2016-06-01 3 3", True),
        ("2016-06-01 4 1", True),  # a waiver of prosecution presupposes guilt
        ("2016-06-01 5 1", False),
        ("2016-06-01 6 1", False),
        ("2015-12-31 1 1", False),
        ("2017-01-01 1 1", False),
    ],
)
def test_which_decisions_say_guilty(decision: str, guilty: bool) -> None:
    answer = count("maal-6", bef=BEF, bua=BUA, kraf=f"{KRAF}\n1 A {decision}")
    assert answer.at("751") == (int(guilty), 1)


def test_several_decisions_are_one_person_and_others_are_told_for_the_country_only() -> None:
    answer = count(
        "maal-6",
        bef="""
        PNR AAR  KOM FOED_DAG
        A   2016 751 2000-01-01
        B   2016 746 2000-01-01
        C   2016 746 2000-01-01
        D   2016 746 2000-01-01
        """,
        bua="PNR PGF SAG_VFRA SAG_VTIL\nA 100 2003-01-01 2004-01-01\nB 210 2003-01-01 2004-01-01",
        kraf=f"{KRAF}\n1 A 2016-01-01 1 1\n2 A 2016-01-01 3 2\n3 C 2016-02-01 3 2",
    )
    assert answer.at("751") == (1, 1)
    assert answer.at("746") == (0, 1)
    assert answer.at("1082") == (1, 2)
    assert answer.at() == (1, 2)
    assert answer.at(group="øvrige 15-17-årige") == (1, 2)
    with pytest.raises(ValueError, match="unpack"):
        answer.row("746", group="øvrige 15-17-årige")
