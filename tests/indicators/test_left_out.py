"""Those left out for want of information: a number of their own, for the country only."""

from __future__ import annotations

import pytest

from reporter.danish.numbers import UNITS
from reporter.indicators import definitions
from reporter.indicators.definition import Definition, Unit, is_count
from reporter.indicators.raw import confidential_rows
from reporter.published.table import TARGET_GROUP
from reporter.table import COUNTRY, Reason
from tests.indicators.written import Answer, Cell, count

LEFT_OUT = [definition for definition in definitions.ALL if definition.left_out]
PLACED = "{} 100 2005-01-01 2006-01-01"
BUA = "\n".join(["PNR PGF SAG_VFRA SAG_VTIL", *(PLACED.format(person) for person in "ABC")])
STOF = "KONTAKTFORLOEBID PNR OPHOLDSKOM BEHANDLINGAFSLUTTETDATO AFSLUTNINGSSTATUS"
NAB = "FORLOEB_ID PNR ANONYM OFFENTLIG BOPKOM SLUTDATO SLUTAARSAG"


def left_out(answer: Answer, year: int = 0) -> Cell:
    return answer.at(group=definitions.of(answer.indicator).left_out, year=year)


def behind(answer: Answer) -> tuple[int, int, int]:
    return answer.persons(group=definitions.of(answer.indicator).left_out)


def test_who_may_lack_information_is_left_out_somewhere() -> None:
    assert [definition.id for definition in LEFT_OUT] == [
        "maal-1-2016", "maal-1-2018", "maal-3", "maal-4", "maal-5", "maal-8", "maal-9", "maal-10",
    ]  # fmt: skip


@pytest.mark.parametrize("definition", LEFT_OUT, ids=lambda each: each.id)
def test_the_group_is_none_of_the_others(definition: Definition) -> None:
    others = {TARGET_GROUP, definition.comparison, *(part.name for part in definition.parts)}
    assert definition.left_out not in others
    assert is_count(definition, definition.left_out)
    assert not any(is_count(definition, group) for group in others)
    assert definition.unit is not Unit.COUNT
    assert "antal" in UNITS


def test_tests_without_a_score_are_counted_as_tests() -> None:
    answer = count(
        "maal-1-2016",
        bua=BUA,
        nattest="""
        PNR AAR  FAG KLASSETRIN NORMSCORE KRITERIE
        A   2016 DL  2          40        5
        A   2016 MAT 3          -         -
        B   2016 DL  6          -         6
        B   2016 MAT 6          -         5
        C   2015 DL  6          -         5
        D   2016 DL  8          -         4
        E   2016 DL  8          61        -
        """,
    )
    # Three tests of A and B; C's is another year's, and D is not vulnerable.
    assert left_out(answer) == (3, None)
    assert behind(answer) == (2, 2, 0)
    assert answer.at() == (40, 1)
    assert answer.at(group="øvrige elever") == (61, 1)


def test_vulnerable_readers_without_a_result() -> None:
    answer = count(
        "maal-1-2018",
        bua=BUA,
        nattest="""
        PNR AAR  FAG KLASSETRIN KRITERIE
        A   2016 DL  6          -
        B   2016 DL  6          5
        C   2016 DL  8          -
        C   2016 MAT 6          -
        D   2016 DL  6          -
        """,
    )
    # C was tested in another grade and another subject, and D is not vulnerable.
    assert left_out(answer) == (1, None)
    assert behind(answer) == (1, 1, 0)
    assert answer.at() == (1, 1)


@pytest.mark.parametrize("indicator", ["maal-3", "maal-4"])
def test_the_panels_persons_without_an_income_source_count_once_each(indicator: str) -> None:
    group = {"maal-3": "1", "maal-4": "4"}[indicator]
    answer = count(
        indicator,
        years=range(2016, 2018),
        bef="\n".join(
            ["PNR AAR KOM FOED_DAG", *(f"{person} 2016 101 1980-01-01" for person in "ABCDE")]
        ),
        ksi=f"""
        PNR AAR  KVARTAL HANDLEKOM YDELSE MAALGRUPPE
        A   2016 1       751       P85    {group}
        B   2016 1       751       P85    {group}
        B   2016 1       746       P85    {group}
        C   2016 1       751       P85    {group}
        D   2016 1       101       P85    {group}
        E   2016 1       751       P85    9
        F   2016 1       751       P85    {group}
        """,
        ksi_godkendelse="""
        HANDLEKOM AAR  KVARTAL YDELSE GODKENDT
        751       2016 1       P85    1
        751       2017 1       P85    1
        746       2016 1       P85    1
        746       2017 1       P85    1
        101       2016 1       P85    1
        """,
        akm="PNR AAR SOCIO13\nA 2016 330\nC 2015 330\nC 2017 330",
        kotre="PNR UDDTYPE ELEV3_VFRA ELEV3_VTIL AFGANG\nC 3 2015-01-01 9999-12-31 0",
    )
    # B is in two municipalities; C studies, but nobody knows on what. D's municipality is not in
    # the panel, E is in another group, F has no age.
    assert left_out(answer, 2016) == (2, None)
    assert behind(answer) == (2, 2, 0)
    assert answer.at() == (0, 1)
    assert left_out(answer, 2017) == Reason.NO_DATA


def test_without_a_panel_nobody_is_told_to_be_left_out() -> None:
    answer = count(
        "maal-4",
        years=range(2016, 2018),
        bef="PNR AAR KOM FOED_DAG\nA 2016 101 1980-01-01",
        ksi="PNR AAR KVARTAL HANDLEKOM YDELSE MAALGRUPPE\nA 2016 1 751 P85 3",
        ksi_godkendelse="HANDLEKOM AAR KVARTAL YDELSE GODKENDT\n751 2016 1 P85 1",
    )
    assert left_out(answer) == Reason.NOT_APPROVED
    assert answer.at("751") == Reason.NO_DATA


def test_those_whose_income_source_is_unknown_the_year_after() -> None:
    answer = count(
        "maal-5",
        years=range(2015, 2018),
        bef="\n".join(
            ["PNR AAR KOM FOED_DAG", *(f"{person} 2016 101 1980-01-01" for person in "ABC")]
        ),
        krisecenter="\n".join(
            ["PNR TILBUD STARTDATO SLUTDATO"]
            + [f"{person} 1 2016-05-01 2016-05-02" for person in "AABCD"]
        ),
        akm="PNR AAR SOCIO13\nA 2016 132\nB 2017 132\nC 2018 132",
    )
    # A and C are not known in 2017; D has no age.
    assert left_out(answer, 2016) == (2, None)
    assert answer.at(year=2016) == (1, 1)
    assert left_out(answer, 2015) == Reason.NO_DATA
    assert {row.period for row in confidential_rows(answer.raw)} == {"2015", "2016"}


def test_drug_courses_without_a_status() -> None:
    answer = count(
        "maal-8",
        years=range(2015, 2018),
        stof=f"""{STOF}
        1 A 751 2016-05-01 1
        2 A 751 2016-05-01 -
        3 B -   2016-12-31 -
        4 B 746 2016-01-01 -
        5 C 746 2017-01-01 5
        6 D 746 9999-12-31 -
        """,
    )
    assert left_out(answer, 2016) == (3, None)
    found = answer.row(group="forløb uden oplyst afslutningsstatus", year=2016)
    assert (found.persons, found.numerator_persons, found.rest_persons) == (2, 2, 0)
    # In a year with courses nobody left out is a true zero, in one without there are no data.
    assert left_out(answer, 2017) == (0, None)
    assert left_out(answer, 2015) == Reason.NO_DATA


def test_a_year_where_everybody_is_left_out_says_so() -> None:
    answer = count("maal-8", stof=f"{STOF}\n1 A 751 2016-05-01 -")
    assert answer.at() == Reason.NO_DATA
    assert left_out(answer) == (1, None)


def test_alcohol_courses_without_a_reason() -> None:
    answer = count(
        "maal-9",
        nab=f"""{NAB}
        1 A 0 1 751 2016-01-01 1
        2 A 0 1 751 2016-12-31 -
        3 - 0 1 751 2016-05-01 -
        4 - 0 1 -   2016-05-01 -
        5 B 1 1 751 2016-05-01 -
        6 B 0 0 751 2016-05-01 -
        7 B 0 1 751 2015-12-31 -
        """,
    )
    # 5 is anonymous, 6 private, 7 another year's; 3 and 4 are one person each.
    assert left_out(answer) == (3, None)
    assert behind(answer) == (3, 3, 0)


def test_respondents_are_counted_without_their_weights() -> None:
    answer = count(
        "maal-10",
        frivillig="""
        RESPID AAR  PNR FRIVILLIG VAEGT
        1      2016 A   1         1500
        2      2016 B   -         2250
        3      2016 C   -         333
        4      2016 D   -         1000
        5      2016 E   -         700
        6      2016 F   1         5000
        7      2016 G   -         5000
        """,
        akm="PNR AAR SOCIO13\nA 2016 321\nB 2016 330\nC 2016 321\nD 2016 132\nE 2016 322\n"
        "F 2015 321",
    )
    # B and C did not answer, and of F and G nobody knows what they live on. D is of the group
    # that is compared with, E of neither.
    assert left_out(answer) == (4, None)
    assert behind(answer) == (4, 4, 0)
    assert answer.at() == (1500, 1500)
    assert answer.at(group="øvrige voksne") == Reason.NO_DATA


def test_the_number_is_told_for_the_country_only() -> None:
    answer = count("maal-8", stof=f"{STOF}\n1 A 751 2016-05-01 -\n2 A 751 2016-05-01 1")
    group = "forløb uden oplyst afslutningsstatus"
    rows = [row for row in confidential_rows(answer.raw) if row.group == group]
    assert [row.area.name for row in rows] == [COUNTRY]
    assert answer.at("751") == answer.at("1082") == (1, 1)
