from __future__ import annotations

from reporter.indicators.raw import confidential_rows
from reporter.table import Reason
from tests.indicators.written import Apart, count

UNKNOWN = "Uoplyst kommune"
STOF = """
KONTAKTFORLOEBID PNR OPHOLDSKOM BEHANDLINGSTARTETDATO BEHANDLINGAFSLUTTETDATO AFSLUTNINGSSTATUS
"""
NAB = "FORLOEB_ID PNR ANONYM OFFENTLIG BOPKOM SLUTDATO SLUTAARSAG"


def test_the_homeless_are_a_number_in_the_years_of_a_count() -> None:
    answer = count(
        "maal-7",
        years=range(2015, 2018),
        hjemloese="""
        LOEBENR AAR  HJEMKOM
        1       2015 751
        2       2015 751
        3       2015 -
        1       2017 101
        1       2013 101
        """,
    )
    assert answer.at("751", year=2015) == (2, None)
    assert answer.at("1082", year=2015) == (2, None)
    assert answer.at(UNKNOWN, year=2015) == (1, None)
    assert answer.at(year=2015) == (3, None)
    assert answer.persons() == (3, 3, 0)
    # A municipality with nobody in a year that was counted is a true zero.
    assert answer.at("101", year=2015) == (0, None)
    assert answer.at("1084", year=2015) == (0, None)
    assert answer.at(UNKNOWN, year=2017) == (0, None)
    assert {row.period for row in confidential_rows(answer.raw)} == {"2015", "2017"}
    assert len(confidential_rows(answer.raw)) == 2 * (1 + 5 + 98 + 1)


def test_drug_courses_ended_in_the_year_with_a_known_status() -> None:
    answer = count(
        "maal-8",
        stof=f"""{STOF.strip()}
        1 A 751 2015-01-01 2016-01-01 1
        2 A 751 2015-01-01 2016-12-31 2
        3 A 746 2016-01-01 2016-05-01 4
        4 B 751 -          2016-05-01 3
        5 C 751 -          2016-05-01 5
        6 C 751 2016-01-01 2016-05-01 -
        7 D -   2016-01-01 2016-05-01 1
        8 D 751 2014-01-01 2015-12-31 1
        9 D 751 2016-01-01 2017-01-01 1
        10 D 751 2016-01-01 9999-12-31 -
        """,
    )
    # 4 and 5 were never begun and count; 6 has no status; 8 to 10 did not end in the year.
    assert answer.at("751") == (3, 4)
    assert answer.persons("751") == (3, 2, 1)
    assert answer.at("746") == (0, 1)
    assert answer.at("1082") == (3, 5)
    # A has courses that ended well and one that did not, in two municipalities: one person.
    assert answer.persons("1082") == (3, 2, 2)
    assert answer.at(UNKNOWN) == (1, 1)
    assert answer.at() == (4, 6)
    assert answer.at("101") == Reason.NO_DATA


def test_which_drug_courses_end_well() -> None:
    statuses = Apart(["1", "2", "3", "4", "5"])
    rows = statuses.rows(STOF.strip(), "{person} {person} {kommune} - 2016-05-01 {case}")
    well = {"1": (1, 1), "2": (1, 1), "3": (1, 1), "4": (0, 1), "5": (0, 1)}
    assert statuses.at(count("maal-8", stof=rows)) == well


def test_deaths_are_counted_for_the_country_by_the_year_they_happened() -> None:
    answer = count(
        "maal-8-doedsfald",
        years=range(2015, 2018),
        narkodoed="""
        SAGSNR DOEDSDATO
        1      2015-01-01
        2      2015-12-31
        3      2016-01-01
        4      2014-12-31
        """,
    )
    assert answer.at(year=2015) == (2, None)
    assert answer.at(year=2016) == (1, None)
    # No death at all is a year the extract does not cover, not a zero.
    assert answer.at(year=2017) == Reason.NO_DATA
    assert {row.area.kind for row in confidential_rows(answer.raw)} == {"country"}


def test_alcohol_courses_that_count() -> None:
    answer = count(
        "maal-9",
        nab=f"""{NAB}
        1 A 0 1 751 2016-01-01 1
        2 A 0 1 751 2016-12-31 5
        3 - 0 1 751 2016-05-01 2
        4 - 0 1 751 2016-05-01 2
        5 B 1 1 751 2016-05-01 1
        6 B 0 0 751 2016-05-01 1
        7 B 0 1 751 2016-05-01 -
        8 B 0 1 751 2015-12-31 1
        9 B 0 1 -   2016-05-01 8
        10 B 0 1 751 9999-12-31 -
        """,
    )
    # 5 is anonymous, 6 private, 7 ended for an unknown reason, 8 and 10 not in the year.
    assert answer.at("751") == (3, 4)
    # The courses without a person number are one person each.
    assert answer.persons("751") == (3, 3, 1)
    assert answer.at(UNKNOWN) == (0, 1)
    assert answer.at() == (3, 5)


def test_which_alcohol_courses_end_well() -> None:
    reasons = Apart(["1", "2", "3", "4", "5", "6", "7", "8"])
    rows = reasons.rows(NAB, "{person} {person} 0 1 {kommune} 2016-05-01 {case}")
    found = reasons.at(count("maal-9", nab=rows))
    assert found == {case: (int(case in "1234"), 1) for case in reasons.cases}


def test_volunteers_are_weighed_in_thousandths() -> None:
    answer = count(
        "maal-10",
        years=range(2016, 2018),
        frivillig="""
        RESPID AAR  PNR FRIVILLIG VAEGT
        1      2016 A   1         1500
        2      2016 B   0         2250
        3      2016 C   1         333
        4      2016 D   1         1000
        5      2016 E   0         700
        6      2016 F   -         5000
        7      2016 G   1         5000
        8      2016 H   1         5000
        9      2016 I   0         5000
        """,
        akm="""
        PNR AAR  SOCIO13
        A   2016 321
        B   2016 330
        C   2016 330
        D   2016 132
        E   2016 310
        F   2016 321
        G   2016 322
        H   2016 323
        I   2015 321
        """,
    )
    # F did not answer, I has no income source that year, G and H are in neither group.
    assert answer.at() == (1833, 4083)
    assert answer.persons() == (3, 2, 1)
    assert answer.at(group="øvrige voksne") == (1000, 1700)
    assert {row.period for row in confidential_rows(answer.raw)} == {"2016"}
