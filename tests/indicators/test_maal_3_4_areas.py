from __future__ import annotations

from reporter.indicators.raw import confidential_rows
from reporter.table import COUNTRY, Reason
from tests.indicators.written import count

KSI = "PNR AAR KVARTAL HANDLEKOM YDELSE MAALGRUPPE"
GODK = "HANDLEKOM AAR KVARTAL YDELSE GODKENDT"
BEF = "PNR AAR KOM FOED_DAG\nA 2016 101 1980-01-01"
ONE = {
    "bef": BEF,
    "ksi": f"{KSI}\nA 2016 1 751 P85 3",
    "ksi_godkendelse": f"{GODK}\n751 2016 1 P85 1",
    "akm": "PNR AAR SOCIO13\nA 2016 330",
}


def test_one_approved_quarter_is_enough_for_the_municipality_and_only_its_people_count() -> None:
    answer = count(
        "maal-4",
        ksi=f"{KSI}\nA 2016 1 751 P85 3\nB 2016 2 751 P85 3\nA 2016 3 751 P85 4",
        ksi_godkendelse=f"{GODK}\n751 2016 1 P85 1\n751 2016 2 P85 0\n751 2016 3 P85 1",
        bef="PNR AAR KOM FOED_DAG\nA 2016 101 1980-01-01\nB 2016 101 1980-01-01",
        akm="PNR AAR SOCIO13\nA 2016 330\nB 2016 132",
    )
    assert answer.at("751") == (0, 1)
    assert answer.at("751", group="førtidspension") == (0, 1)
    assert answer.at("751", group="midlertidige ydelser mv.") == (1, 1)


def test_a_person_with_services_in_two_municipalities_counts_in_both_and_once_in_all() -> None:
    answer = count(
        "maal-4",
        ksi=f"""{KSI}
        A 2016 1 751 P85 3
        A 2016 1 746 P85 3
        A 2016 2 101 P85 3
        B 2016 1 751 P85 4""",
        ksi_godkendelse=f"""{GODK}
        751 2016 1 P85 1
        746 2016 1 P85 1
        101 2016 2 P85 1""",
        bef="PNR AAR KOM FOED_DAG\nA 2016 751 1980-01-01\nB 2016 751 1980-01-01",
        akm="PNR AAR SOCIO13\nA 2016 132\nB 2016 321",
    )
    assert answer.at("751") == (1, 2)
    assert answer.at("746") == (1, 1)
    assert answer.at("101") == (1, 1)
    assert answer.at("1082") == (1, 2)
    assert answer.at("1084") == (1, 1)
    assert answer.at() == (1, 2)
    assert answer.persons() == (2, 1, 1)
    assert answer.persons(group="beskæftigelse") == (2, 1, 1)
    assert answer.at("1081") == Reason.NOT_APPROVED


def test_those_who_report_together_are_one_unit() -> None:
    answer = count(
        "maal-4",
        ksi=f"{KSI}\nA 2016 1 155 P85 3\nA 2016 1 185 P85 3\nB 2016 1 155 P85 3",
        ksi_godkendelse=f"{GODK}\n185 2016 1 P85 1\n187 2016 1 P85 1",
        bef="PNR AAR KOM FOED_DAG\nA 2016 751 1980-01-01\nB 2016 751 1980-01-01",
        akm="PNR AAR SOCIO13\nA 2016 132\nB 2016 321",
    )
    assert answer.at("155+185") == (1, 2)
    assert answer.row("155+185").area.name == "Dragør/Tårnby"
    assert answer.row("155+185").area.kind == "joint"
    assert answer.at("1084") == (1, 2)
    # Ishøj reports for Vallensbæk; what Vallensbæk itself approves is no report.
    assert answer.at("183+187") == Reason.NOT_APPROVED
    assert answer.raw.panels == {"maal-4": ("155+185",)}
    codes = {row.area.code for row in confidential_rows(answer.raw)}
    assert not codes & {"155", "183", "185", "187"}


def test_the_panel_is_a_result() -> None:
    registers = {
        "ksi": f"{KSI}\nA 2016 1 751 P85 3\nA 2017 1 751 P85 3\nB 2016 1 746 P85 3",
        "bef": "PNR AAR KOM FOED_DAG\nA 2016 1 1980-01-01\nA 2017 1 1980-01-01\n"
        "B 2016 1 1980-01-01",
        "akm": "PNR AAR SOCIO13\nA 2016 132\nA 2017 132\nB 2016 321",
    }
    short = f"{GODK}\n751 2016 1 P85 1\n751 2017 1 P85 1\n746 2016 1 P85 1\n746 2017 4 P85 0"
    years = range(2016, 2018)
    answer = count("maal-4", years=years, ksi_godkendelse=short, **registers)
    assert answer.raw.panels == {"maal-4": ("751",)}
    assert answer.at() == (1, 1)
    assert answer.at("746") == (0, 1)
    assert answer.at("1082") == (1, 2)
    assert answer.at("746", year=2017) == Reason.NOT_APPROVED

    # One approved quarter of another service is enough to be in the panel.
    answer = count("maal-4", years=years, ksi_godkendelse=f"{short}\n746 2017 2 P99 1", **registers)
    assert answer.raw.panels == {"maal-4": ("746", "751")}
    assert answer.at() == (1, 2)
    assert answer.at(year=2017) == (1, 1)


def test_without_a_panel_the_country_has_no_figure() -> None:
    answer = count("maal-4", **ONE, years=range(2016, 2018))
    assert answer.raw.panels == {"maal-4": ()}
    assert answer.at(COUNTRY) == Reason.NOT_APPROVED
    assert answer.at("751") == (0, 1)
    assert answer.at("1082") == (0, 1)


def test_every_unit_has_its_rows_every_year() -> None:
    answer = count("maal-4", **ONE, years=range(2015, 2018))
    rows = confidential_rows(answer.raw)
    units = {row.area.code for row in rows if row.area.kind in ("municipality", "joint")}
    assert len(units) == 96
    # The target group and its four parts everywhere, those left out in the country.
    assert len(rows) == 3 * ((1 + 5 + 96) * 5 + 1)
