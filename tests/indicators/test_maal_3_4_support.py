from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reporter.indicators.definitions.support import PARTS
from reporter.table import Reason
from tests.indicators.written import Answer, Apart, Cell, count

KSI = "PNR AAR KVARTAL HANDLEKOM YDELSE MAALGRUPPE"
GODK = "HANDLEKOM AAR KVARTAL YDELSE GODKENDT"
AGED = "{person} 2016 101 1980-01-01"
SERVED = "{person} 2016 1 {kommune} P85 3"
APPROVED = "{kommune} 2016 1 P85 1"
COLUMNS = {
    "bef": "PNR AAR KOM FOED_DAG",
    "ksi": KSI,
    "ksi_godkendelse": GODK,
    "akm": "PNR AAR SOCIO13",
    "bfl": "PNR AAR LOENTIMER",
    "kotre": "PNR UDDTYPE ELEV3_VFRA ELEV3_VTIL AFGANG",
}
ROWS = {
    "bef": AGED,
    "ksi": SERVED,
    "ksi_godkendelse": APPROVED,
    "akm": "{person} 2016 330",
}


def count_each(cases: Iterable[str], indicator: str = "maal-4", **rows: str) -> Each:
    """Count one person a case, all alike but for the rows given."""
    apart = Apart(list(cases))
    written = {name: apart.rows(COLUMNS[name], row) for name, row in (ROWS | rows).items()}
    return Each(apart, count(indicator, **written))


@dataclass(frozen=True)
class Each:
    apart: Apart
    answer: Answer

    def cells(self) -> dict[str, Cell]:
        return self.apart.at(self.answer)

    def parts(self) -> dict[str, str]:
        """Return the part each case is in; in the others it is nobody of one."""
        found = {part.name: self.apart.at(self.answer, part.name) for part in PARTS}
        for case in self.apart.cases:
            assert sorted(str(found[name][case]) for name in found) == ["(0, 1)"] * 3 + ["(1, 1)"]
        return {
            case: name
            for name, cells in found.items()
            for case, cell in cells.items()
            if cell == (1, 1)
        }


def test_which_target_group_a_service_is_for() -> None:
    row, nobody = "{person} 2016 1 {kommune} P85 {case}", Reason.NO_DATA
    third = count_each("12349", "maal-3", ksi=row).cells()
    assert third == {"1": (0, 1), "2": (0, 1), "3": nobody, "4": nobody, "9": nobody}
    fourth = count_each("12349", "maal-4", ksi=row).cells()
    assert fourth == {"1": nobody, "2": nobody, "3": (0, 1), "4": (0, 1), "9": nobody}


def test_age_is_taken_at_the_beginning_of_the_year() -> None:
    counted = {
        "1998-01-01": True,  # 18 on 1 January
        "1998-01-02": False,
        "1956-01-02": True,  # still 59
        "1956-01-01": False,  # 60 on the day
    }
    each = count_each(counted, bef="{person} 2016 101 {case}")
    assert each.cells() == {
        case: (0, 1) if inside else Reason.NO_DATA for case, inside in counted.items()
    }


def test_whoever_is_not_in_the_population_is_not_counted() -> None:
    each = count_each(["2015", "2016"], bef="{person} {case} 751 1980-01-01")
    assert each.cells() == {"2015": Reason.NO_DATA, "2016": (0, 1)}


def test_without_an_income_source_a_person_is_left_out_though_in_education() -> None:
    each = count_each(
        ["2015", "2016"],
        akm="{person} {case} 330",
        kotre="{person} 5 2014-09-01 9999-12-31 0",
    )
    assert each.cells() == {"2015": Reason.NO_DATA, "2016": (1, 1)}


def test_the_income_source_decides_what_a_person_lives_on() -> None:
    parts = {
        "110": "beskæftigelse",
        "120": "beskæftigelse",
        "131": "beskæftigelse",
        "139": "beskæftigelse",
        "210": "midlertidige ydelser mv.",
        "220": "midlertidige ydelser mv.",
        "310": "midlertidige ydelser mv.",
        "321": "førtidspension",
        "323": "midlertidige ydelser mv.",
        "330": "midlertidige ydelser mv.",
        "420": "midlertidige ydelser mv.",
    }
    each = count_each(parts, akm="{person} 2016 {case}")
    assert each.parts() == parts
    assert each.cells() == {case: (int(part == "beskæftigelse"), 1) for case, part in parts.items()}


def test_education_is_enrolment_on_1_october() -> None:
    parts = {
        "5 2016-10-01 9999-12-31": "uddannelse",  # begins on the day, no row of hours
        "5 2016-10-02 9999-12-31": "beskæftigelse",
        "2 2015-01-01 2016-10-01": "uddannelse",  # ends on the day
        "2 2015-01-01 2016-09-30": "beskæftigelse",
        "1 2015-01-01 9999-12-31": "beskæftigelse",  # primary school
        "6 2015-01-01 9999-12-31": "uddannelse",
    }
    each = count_each(parts, akm="{person} 2016 132", kotre="{person} {case} 0")
    assert each.parts() == parts
    assert set(each.cells().values()) == {(1, 1)}


def test_950_hours_are_work() -> None:
    parts = {
        "2016 949": "uddannelse",
        "2016 950": "beskæftigelse",
        "2015 950": "uddannelse",  # another year's hours
    }
    each = count_each(
        parts,
        akm="{person} 2016 132",
        kotre="{person} 3 2015-01-01 9999-12-31 0",
        bfl="{person} {case}",
    )
    assert each.parts() == parts


def test_a_service_counts_in_an_approved_quarter() -> None:
    expected = {
        "2016 1 P85 1": (0, 1),
        "2016 2 P85 1": Reason.NO_DATA,  # another quarter is approved
        "2016 1 P99 1": Reason.NO_DATA,  # another service
        "2016 1 P85 0": Reason.NOT_APPROVED,
        "2015 1 P85 1": Reason.NOT_APPROVED,
    }
    each = count_each(expected, ksi_godkendelse="{kommune} {case}")
    assert each.cells() == expected
    assert each.answer.at("851") == Reason.NOT_APPROVED
