from __future__ import annotations

from reporter.table import Reason
from tests.indicators.written import Apart, count

OTHERS = "øvrige 18-21-årige"
BEF, BUA = "PNR AAR KOM FOED_DAG", "PNR PGF SAG_VFRA SAG_VTIL"
KOTRE = "PNR UDDTYPE ELEV3_VFRA ELEV3_VTIL AFGANG"
AGED = "{person} 2016 {kommune} 1997-05-05"
LATELY = "{person} 100 2014-01-01 2015-01-01"


def test_age_is_taken_on_1_october() -> None:
    counted = {
        "1998-10-01": True,  # 18 on the day
        "1998-10-02": False,  # 18 the day after
        "1994-10-02": True,  # 22 the day after
        "1994-10-01": False,  # 22 on the day
    }
    born = Apart(list(counted))
    answer = count(
        "maal-2",
        bef=born.rows(BEF, "{person} 2016 {kommune} {case}"),
        bua=born.rows(BUA, LATELY),
    )
    assert born.at(answer) == {
        case: (0, 1) if inside else Reason.NO_DATA for case, inside in counted.items()
    }


def test_five_years_back_to_the_day() -> None:
    counted = {
        "2005-01-01 2011-10-02": True,  # ends on the first day of the five years
        "2005-01-01 2011-10-01": False,  # five years back to the day
        "2016-10-01 9999-12-31": True,
        "2016-10-02 9999-12-31": False,
        "2005-01-01 9999-12-31": True,
    }
    measures = Apart(list(counted))
    answer = count(
        "maal-2", bef=measures.rows(BEF, AGED), bua=measures.rows(BUA, "{person} 250 {case}")
    )
    assert measures.at(answer) == {
        case: (0, 1) if inside else Reason.NO_DATA for case, inside in counted.items()
    }
    assert answer.at(group=OTHERS) == (0, 2)


def test_in_progress_or_completed() -> None:
    counted = {
        "2 2016-10-01 9999-12-31 0": True,  # begins on the day
        "2 2016-10-02 9999-12-31 0": False,
        "3 2016-01-01 2016-10-01 2": True,  # broken off on the day: still enrolled
        "3 2016-01-01 2016-09-30 2": False,  # broken off the day before
        "4 2016-01-01 2016-09-30 1": True,  # completed
        "2 2012-08-01 2015-06-30 1": True,  # completed long ago
        "2 2014-08-01 2017-06-30 1": True,  # completed later: in progress on the day
        "1 2006-08-01 2016-12-31 0": False,  # primary school
        "5 2016-01-01 9999-12-31 0": False,  # higher education
        "6 2016-01-01 9999-12-31 0": False,
    }
    courses = Apart(list(counted))
    answer = count(
        "maal-2",
        bef=courses.rows(BEF, AGED),
        bua=courses.rows(BUA, LATELY),
        kotre=courses.rows(KOTRE, "{person} {case}"),
    )
    assert courses.at(answer) == {case: (int(hit), 1) for case, hit in counted.items()}


def test_a_person_counts_once_where_he_lived_on_1_january() -> None:
    answer = count(
        "maal-2",
        years=range(2016, 2018),
        bef="""
        PNR AAR  KOM FOED_DAG
        A   2016 751 1997-05-05
        A   2017 101 1997-05-05
        B   2016 751 1997-05-05
        C   2016 101 1997-05-05
        """,
        bua="""
        PNR PGF SAG_VFRA   SAG_VTIL
        A   100 2014-01-01 2015-01-01
        A   200 2015-01-01 2016-01-01
        B   200 2015-01-01 2016-01-01
        """,
        kotre="""
        PNR UDDTYPE ELEV3_VFRA ELEV3_VTIL AFGANG
        A   2       2015-08-01 2016-11-01 2
        A   3       2015-08-01 2016-11-01 2
        C   2       2015-08-01 9999-12-31 0
        """,
    )
    assert answer.at("751") == (1, 2)
    assert answer.at("1082") == (1, 2)
    assert answer.at("101") == Reason.NO_DATA
    assert answer.at() == (1, 2)
    assert answer.at(group=OTHERS) == (1, 1)
    assert answer.persons() == (2, 1, 1)
    # Moved: in the next year he counts where he lives then.
    assert answer.at("751", year=2017) == Reason.NO_DATA
    assert answer.at("101", year=2017) == (0, 1)
