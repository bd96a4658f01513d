"""What is said of an indicator follows its definition: change a field or a code, and it says so."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from reporter.danish.numbers import number_tokens
from reporter.indicators import definitions
from reporter.indicators.definition import Ages, Attribution, Definition, Part, Unit
from reporter.indicators.definitions import (
    maal_1,
    maal_2,
    maal_3,
    maal_4,
    maal_5,
    maal_6,
    maal_8,
    maal_9,
    maal_10,
    support,
    vulnerable,
)
from reporter.indicators.wording import codes, parts, registers, sources
from reporter.indicators.wording.description import describe
from reporter.indicators.wording.page import definitions_page
from reporter.indicators.wording.phrases import Phrase, Taken, say
from reporter.registers.schema import schemas

ROOT = Path(__file__).parents[2]
ALL = pytest.mark.parametrize("definition", definitions.ALL, ids=lambda each: each.id)


def text(definition: Definition) -> str:
    """Everything that is said, a paragraph a line, with plain spaces."""
    said = describe(definition)
    names = (*parts.LABELS, "attribution", "comparison", "left_out", "sources")
    lines = (str(phrase) for name in names for phrase in getattr(said, name))
    return "\n".join(lines).replace("\u00a0", " ")


@ALL
def test_every_definition_is_described_as_its_unit_asks(definition: Definition) -> None:
    said = describe(definition)
    share = definition.value_unit == "pct"
    assert bool(said.numerator) == bool(said.denominator) == share
    assert bool(said.measure) == (not share)
    assert said.sources
    assert len(said.attribution) == 1
    assert bool(said.left_out) == bool(definition.left_out)
    for name in (*parts.LABELS, "attribution", "comparison", "left_out"):
        for phrase in getattr(said, name):
            words = str(phrase)
            assert words[0].isupper(), words
            assert words.endswith("."), words
            assert "  " not in words


def test_a_digit_that_is_taken_from_nowhere_cannot_be_said() -> None:
    with pytest.raises(ValueError, match="18 år"):
        say("Personer på 18 år.")
    assert str(say("Personer på {age}.", age=Taken("18 år", "ages"))) == "Personer på 18 år."
    with pytest.raises(ValueError, match="½"):
        Phrase(("½ år",))


@ALL
def test_titles_and_comparisons_agree_with_the_ages(definition: Definition) -> None:
    """They are written by hand in the definitions; a changed age must change them, too."""
    ages = definition.ages
    known = {str(ages.low), str(ages.high)} if ages else set()
    known |= {str(maal_1.GRADE)} if definition.id == "maal-1-2018" else set()
    written = f"{definition.title} {definition.indicator} {definition.comparison}"
    assert set(number_tokens(written)) <= known


@pytest.mark.parametrize(
    ("indicator", "change", "before", "after"),
    [
        ("maal-2", {"look_back": 3}, "de seneste fem år", "de seneste tre år"),
        ("maal-2", {"look_back": 1}, "de seneste fem år", "det seneste år"),
        ("maal-2", {"look_back": 14}, "de seneste fem år", "de seneste 14 år"),
        ("maal-2", {"look_back": None}, "de seneste fem år", "på et tidspunkt i livet"),
        ("maal-2", {"ages": Ages(low=17, high=24, day=(12, 31))}, "18-21 år den 1. oktober",
         "17-24 år den 31. december"),
        ("maal-2", {"ages": Ages(low=18, high=21, day=(9, 2))}, "der den 1. oktober var i gang",
         "der den 2. september var i gang"),
        ("maal-3", {"ages": Ages(low=18, high=64)}, "18-59 år den 1. januar", "18-64 år"),
        ("maal-6", {"ages": Ages(low=10, high=17)}, "15-17 år", "10-17 år"),
        ("maal-2", {"attribution": Attribution.ACTING}, "bopælskommune", "handlekommune"),
        ("maal-2", {"attribution": None, "not_distributed": "Det må man ikke."},
         "Fordelt efter bopælskommune.", "Det må man ikke."),
        ("maal-2", {"comparison": "alle andre"}, "øvrige 18-21-årige", "alle andre"),
        ("maal-8", {"left_out": "forløb i det uvisse"},
         "Ude af nævneren er forløb uden oplyst afslutningsstatus. Hvor mange det er, står",
         "Ude af nævneren er forløb i det uvisse. Hvor mange"),
        ("maal-8", {"left_out": ""}, "Hvor mange det er, står", ""),
        ("maal-1-2016", {"unit": Unit.PERSONS}, "Ude af gennemsnittet er test uden score.",
         "Ude af nævneren er test uden score."),
        ("maal-3", {"panel": False}, "Landstallet omfatter kun", ""),
        ("maal-3", {"additive": True}, "En person med ydelser fra flere kommuner", ""),
        ("maal-3", {"parts": (Part(name="arbejde", counted=True),)},
         "der er i uddannelse eller beskæftigelse", "der er i arbejde"),
        ("maal-3", {"parts": (Part(name="job", counted=True), Part(name="orlov", counted=False))},
         "fordeles på midlertidige ydelser mv. og førtidspension", "fordeles på orlov."),
        ("maal-5", {"outcome_after": 2}, "der året efter er i", "der to år efter er i"),
        ("maal-5", {"outcome_after": 0}, "der året efter er i", "der samme år er i"),
        ("maal-7", {"every_year": True}, "Der er kun tal for de år", ""),
        ("maal-7", {"unknown": False}, "Personer uden oplyst hjemkommune", ""),
        ("maal-8", {"unit": Unit.PERSONS}, "De forløb i målgruppen", "De personer i målgruppen"),
        ("maal-8", {"unit": Unit.PERSONS}, "én gang for hvert forløb", "én gang i alt"),
        ("maal-10", {"unit": Unit.PERSONS}, "Besvarelserne er vægtet", ""),
        ("maal-8", {"registers": ("stof", "bef", "akm")}, "Stofmisbrugsdatabasen",
         "Danmarks Statistik: befolkningsregistret og den socioøkonomiske klassifikation (AKM)"),
    ],
)  # fmt: skip
def test_a_changed_field_changes_the_words(
    indicator: str, change: dict[str, object], before: str, after: str
) -> None:
    definition = definitions.of(indicator)
    changed = text(replace(definition, **change))  # type: ignore[arg-type]
    assert before in text(definition)
    assert after in changed
    assert changed != text(definition)
    assert before == "Stofmisbrugsdatabasen" or before not in changed


@pytest.mark.parametrize(
    ("indicator", "module", "constant", "value", "before", "after"),
    [
        ("maal-1-2016", maal_1, "SUBJECTS", ("MAT",), "dansk læsning og matematik", "i matematik"),
        ("maal-1-2018", maal_1, "GRADE", 8, "i 6. klasse", "i 8. klasse"),
        ("maal-1-2018", maal_1, "INSUFFICIENT", ("4", "5", "6"), "er ”mangelfuld præstation” eller",
         "er ”jævn præstation”, ”mangelfuld præstation” eller ”ikke tilstrækkelig præstation”"),
        ("maal-2", maal_2, "YOUTH_EDUCATIONS", ("2", "3"), "særligt tilrettelagte",
         "regnes gymnasiale og erhvervsfaglige uddannelser."),
        ("maal-3", maal_3, "GROUPS", ("2",), "fysisk eller kognitiv", "varig kognitiv"),
        ("maal-4", maal_4, "GROUPS", ("4", "9"), "psykiske vanskeligheder eller sociale",
         "sociale problemer eller andre eller uoplyste forhold"),
        ("maal-5", maal_5, "OFFERS", ("1",), "ambulant rådgivning eller behandling på grund",
         "ophold på et kvindekrisecenter på grund"),
        ("maal-6", maal_6, "GUILTY", ("1", "2"), "bødeafgørelser",
         "frihedsstraffe og betingede domme"),
        ("maal-6", maal_6, "LAWS", ("1",), "færdselsloven", "overtrådt straffeloven."),
        ("maal-8", maal_8, "ENDED_WELL", ("1", "2"), "”stabiliseret”",
         "”ophørt (stoffri)” eller ”reduceret”."),
        ("maal-9", maal_9, "ENDED_WELL", ("2", "4"), "”færdigbehandlet”",
         "”udskrevet til anden institution” eller ”udskrevet til hospital”"),
        ("maal-10", maal_10, "OUTSIDE", ("330",), "er førtidspension eller", "er kontanthjælp."),
        ("maal-10", maal_10, "NOT_COMPARED", ("322",), "efterløn", "lever af folkepension, er"),
        ("maal-4", support, "HOURS", 1000, "under 950 betalte", "under 1.000 betalte"),
        ("maal-4", support, "EDUCATION_DAY", (11, 15), "den 1. oktober og", "den 15. november og"),
        ("maal-4", support, "EMPLOYED", ("131", "135"), "medarbejdende ægtefælle",
         "i året som lønmodtager."),
        ("maal-6", vulnerable, "PREVENTIVE", (400, 499), "en forebyggende foranstaltning",
         "en familierettet foranstaltning"),
        ("maal-6", vulnerable, "FAMILY_DIRECTED_SINCE", 2015, "fra 2014 og", "fra 2015 og"),
    ],
)  # fmt: skip
def test_a_changed_code_changes_the_words(
    monkeypatch: pytest.MonkeyPatch,
    indicator: str,
    module: ModuleType,
    constant: str,
    value: object,
    before: str,
    after: str,
) -> None:
    definition = definitions.of(indicator)
    assert before in text(definition)
    monkeypatch.setattr(module, constant, value)
    assert after in text(definition)
    assert before not in text(definition)


LABELS = {
    ("nattest", "FAG"): codes.SUBJECTS,
    ("nattest", "KRITERIE"): codes.RESULTS,
    ("kotre", "UDDTYPE"): codes.EDUCATIONS,
    ("ksi", "MAALGRUPPE"): codes.TARGET_GROUPS,
    ("akm", "SOCIO13"): codes.INCOMES,
    ("krisecenter", "TILBUD"): codes.OFFERS,
    ("kraf", "AFG_AFGTYP3"): codes.DECISIONS,
    ("kraf", "LOVOMRAADE"): codes.LAWS,
    ("stof", "AFSLUTNINGSSTATUS"): codes.DRUG_ENDS,
    ("nab", "SLUTAARSAG"): codes.ALCOHOL_ENDS,
}


@pytest.mark.parametrize(("register", "variable"), LABELS)
def test_every_code_of_a_register_has_words(register: str, variable: str) -> None:
    contract = schemas()[register].columns[variable]
    assert set(LABELS[register, variable]) == set(contract.codes)


@pytest.mark.parametrize("register", sorted(registers.VARIABLES))
def test_every_variable_told_is_one_of_the_register(register: str) -> None:
    assert set(registers.VARIABLES[register]) <= set(schemas()[register].columns)
    assert register in sources.NAMES


@ALL
def test_every_register_of_a_definition_has_a_name_and_variables(definition: Definition) -> None:
    for register in definition.registers:
        assert register in registers.VARIABLES
        assert register in sources.NAMES


def test_the_page_of_definitions_is_renewed() -> None:
    """Renew it with ``python -m reporter.indicators.wording.page > docs/definitioner.md``."""
    assert (ROOT / "docs/definitioner.md").read_text("utf-8") == definitions_page()


def test_codes_of_one_name_are_listed_together() -> None:
    assert "SOCIO13: 110, 111, 112, 113 og 114 selvstændig; 120 medarbejdende" in definitions_page()


def test_words_need_neither_engine_nor_registers() -> None:
    loaded = "[m for m in sys.modules if m == 'ibis' or m.startswith('reporter.registers')]"
    script = f"import sys, reporter.indicators.wording.page; print({loaded})"
    run = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True)
    assert run.stdout == "[]\n", run.stderr
