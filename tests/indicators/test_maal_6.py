from __future__ import annotations

import pytest

from reporter.table import Reason
from tests.indicators.written import Apart, count

BEF, BUA = "PNR AAR KOM FOED_DAG", "PNR PGF SAG_VFRA SAG_VTIL"
KRAF = "JOURNR PNR AFG_DATO AFG_AFGTYP3 LOVOMRAADE"
AGED = "{person} 2016 {kommune} 2000-01-01"
PLACED = "{person} 100 2003-01-01 2004-01-01"


def test_age_is_taken_on_1_january() -> None:
    counted = {
        "2001-01-01": True,  # 15 on the day
        "2001-01-02": False,
        "1998-01-02": True,  # 18 the day after
        "1998-01-01": False,
    }
    born = Apart(list(counted))
    answer = count(
        "maal-6",
        bef=born.rows(BEF, "{person} 2016 {kommune} {case}"),
        bua=born.rows(BUA, PLACED),
    )
    assert born.at(answer) == {
        case: (0, 1) if inside else Reason.NO_DATA for case, inside in counted.items()
    }


def test_ever_ends_with_the_year() -> None:
    begins = Apart(["2016-12-31", "2017-01-01"])
    answer = count(
        "maal-6",
        bef=begins.rows(BEF, AGED),
        bua=begins.rows(BUA, "{person} 200 {case} 9999-12-31"),
    )
    assert begins.at(answer) == {"2016-12-31": (0, 1), "2017-01-01": Reason.NO_DATA}
    assert answer.at(group="øvrige 15-17-årige") == (0, 1)


def test_which_decisions_say_guilty() -> None:
    guilty = {
        "2016-01-01 1 1": True,
        "2016-12-31 2 2": True,
        "2016-06-01 3 3": True,
        "2016-06-01 4 1": True,  # a waiver of prosecution presupposes guilt
        "2016-06-01 5 1": False,
        "2016-06-01 6 1": False,
        "2015-12-31 1 1": False,
        "2017-01-01 1 1": False,
    }
    decisions = Apart(list(guilty))
    answer = count(
        "maal-6",
        bef=decisions.rows(BEF, AGED),
        bua=decisions.rows(BUA, PLACED),
        kraf=decisions.rows(KRAF, "J{person} {person} {case}"),
    )
    assert decisions.at(answer) == {case: (int(hit), 1) for case, hit in guilty.items()}


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
        bua=f"{BUA}\nA 100 2003-01-01 2004-01-01\nB 210 2003-01-01 2004-01-01",
        kraf=f"{KRAF}\n1 A 2016-01-01 1 1\n2 A 2016-01-01 3 2\n3 C 2016-02-01 3 2",
    )
    assert answer.at("751") == (1, 1)
    assert answer.at("746") == (0, 1)
    assert answer.at("1082") == (1, 2)
    assert answer.at() == (1, 2)
    assert answer.at(group="øvrige 15-17-årige") == (1, 2)
    with pytest.raises(ValueError, match="unpack"):
        answer.row("746", group="øvrige 15-17-årige")
