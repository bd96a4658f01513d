"""Editions for every municipality: what their writer is told, and what a profile knows."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from reporter.editions import manuscript
from reporter.editions.load import load
from reporter.errors import EditionErrors, UserError
from reporter.kommuner import alle
from reporter.rendering.publication import publish
from reporter.table import Hidden, Reason
from tests.editions.sheets import NAME, SheetSample, counts, shares

ROOT = Path(__file__).parents[2]


@pytest.fixture
def sample(tmp_path: Path) -> SheetSample:
    return SheetSample(tmp_path)


def fault(sample: SheetSample) -> str:
    """Return the one fault of an edition, whether it is found when it is read or put together."""
    with pytest.raises(UserError) as caught:
        publish(sample.load(), drawn=False)
    return str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "type: kommuneark",
            "type: notat",
            "1:1: type: 'kommuneark' hører sammen med indicators: skriv begge, eller slet "
            "indicators",
        ),
        ("{least: 1, most: 3}", "{least: 4, most: 3}", "11:9: pages.least: er større end most (3)"),
        (
            "    phrase: i job",
            "    phrase: 18-59-årige",
            "32:5: indicators.0.phrase: må hverken have tal eller kald, fx »i uddannelse eller "
            "beskæftigelse«",
        ),
        (
            "    data: andel\n",
            "    data: andele\n",
            "29:5: indicators.0.data: dataserien 'andele' findes ikke; mente du andel?",
        ),
        (
            "[{below: 50}, {from: 50, to: 69}, {above: 69}]",
            "[{below: 50}, {above: 69}]",
            "41:5: indicators.1.classes: mellem klasse 1 og 2 er der et hul ved 50",
        ),
        (
            "    kind: areas\n    table: data/tabel.csv\n",
            "    kind: municipalities\n    period: 2016\n    table: data/tabel.csv\n",
            "30:5: indicators.0.data: 'andel' er fra en tabel; giv den typen areas",
        ),
        (
            "file: data/antal.csv",
            "file: __pycache__/antal.csv",
            "20:5: data.1.file: skal være et filnavn i udgavens egen mappe, kun med a-z, 0-9, "
            "_ og -, fx data/bilag_a.csv",
        ),
        (
            "counted: Andelen af voksne, der er i job.",
            "counted: Andelen i {{ kommunen() }}.",
            "33: kaldet kan kun bruges i tekst.md; her er teksten den samme på alle ark",
        ),
    ],
)
def test_a_fault_of_the_edition_is_told_at_its_field(
    sample: SheetSample, old: str, new: str, message: str
) -> None:
    assert fault(sample.replace(old, new)) == f"{NAME}/edition.yaml:{message}"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "::: indikator ledige",
            "::: indikator ledig",
            "tekst.md:11: indikatoren 'ledig' findes ikke; mente du ledige?",
        ),
        (
            "::: indikator ledige",
            "::: indikator i-job",
            "tekst.md:11: indikatoren 'i-job' har en tekst før; slet den ene",
        ),
        (
            '{{ niveau("ledige") }}',
            '{{ niveau("ledig") }}',
            "tekst.md:12: indikatoren 'ledig' findes ikke; mente du ledige?",
        ),
        (
            '{{ niveau("ledige") }}',
            '{{ vaerdi("ledige", "Aarhus") }}',
            "tekst.md:12: kaldet 'vaerdi' findes ikke; se listen i docs/udgaver.md",
        ),
    ],
)
def test_a_fault_of_the_text_is_told_at_its_line(
    sample: SheetSample, old: str, new: str, message: str
) -> None:
    with pytest.raises(UserError) as caught:
        publish(sample.replace(old, new, "tekst.md").load(), drawn=False)
    assert f"{NAME}/{message}" in str(caught.value)


def test_months_are_no_development(sample: SheetSample) -> None:
    sample.replace('{{ niveau("ledige") }}', '{{ udvikling("ledige") }}', "tekst.md")
    told = "udvikling kan kun fortælle om år; ledige har '2016-12'"
    assert fault(sample) == f"{NAME}/tekst.md:12: {told}"


def test_an_indicator_without_words_is_told(sample: SheetSample) -> None:
    text = (sample.folder / "tekst.md").read_text("utf-8")
    start, end = text.index("::: indikator ledige"), text.index("## Sådan")
    sample.file("tekst.md", text[:start] + text[end:])
    told = f"{NAME}/edition.yaml:35:5: indikatoren 'ledige' står ikke i teksten; skriv "
    assert fault(sample) == f"{told}::: indikator ledige"


# --- What a profile knows -------------------------------------------------------------------------


def test_a_region_without_numbers_has_the_sum_or_the_mean_of_its_municipalities() -> None:
    """Counted by hand from the appendices of December 2016: Region Nordjylland has 11."""
    profile = load(ROOT / "editions", "kommuneark-2016-12").for_kommune("825").profile
    assert profile is not None
    numbers = {
        key: (standing.region.origin, standing.region.value)
        for key, standing in profile.standings.items()
    }
    assert numbers["maalgruppe"] == ("sum", Decimal(3983))
    origin, mean = numbers["uden-aktivering"]
    assert origin == "mean"
    # Ten of the eleven: of Læsø there are no data, and no data are not zero.
    shown = "26.5 21.5 24.5 12.6 27.8 24.3 31.8 38.7 32.6 15.8"
    assert isinstance(mean, Decimal)
    assert len(shown.split()) == 10
    assert abs(mean - sum(map(Decimal, shown.split())) / 10) < Decimal("0.05")


def test_no_data_is_not_zero_and_has_no_rank() -> None:
    profile = load(ROOT / "editions", "kommuneark-2016-12").for_kommune("741").profile
    assert profile is not None
    count, share = profile.standings["maalgruppe"], profile.standings["uden-aktivering"]
    assert count.value == 0
    assert count.rank is not None
    assert (count.rank.place, count.rank.of, count.rank.shared_with) == (96, 98, 2)
    assert share.value == Hidden(Reason.NO_DATA)
    assert share.rank is None
    assert share.measure.series.period == "2016-12"


def test_a_joint_report_is_the_number_of_both() -> None:
    edition = load(ROOT / "editions", "kommuneark-2018")
    one, other = (edition.for_kommune(code).profile for code in ("183", "187"))
    assert one is not None
    assert other is not None
    for key in ("handicap", "psykiske-vanskeligheder"):
        assert one.standings[key].own == other.standings[key].own
        assert one.standings[key].joint == ("183", "187")
        assert one.standings[key].joint_only
    assert one.standings["uddannelse"].joint == ()


# --- What a sheet depends on ----------------------------------------------------------------------


def inputs(sample: SheetSample, code: str) -> dict[str, str]:
    return dict(sample.load(code).inputs)


def changed(before: dict[str, str], after: dict[str, str]) -> set[str]:
    assert before.keys() == after.keys()
    return {name for name in before if before[name] != after[name]}


def test_a_changed_number_touches_its_sheet_and_those_that_see_it(sample: SheetSample) -> None:
    before = {code: inputs(sample, code) for code in ("101", "751", "741", "851")}
    # Aarhus has 60,5 and the next has 61,0: a little more changes neither rank nor class.
    sample.table(shares({"2016": Decimal("60.6")}))
    after = {code: inputs(sample, code) for code in before}
    assert changed(before["751"], after["751"]) == {"i-job: egne tal"}
    assert all(changed(before[code], after[code]) == set() for code in ("101", "741", "851"))


def test_a_moved_rank_touches_those_it_moves(sample: SheetSample) -> None:
    before = {code: inputs(sample, code) for code in ("101", "741", "851")}
    sample.table(shares({"2016": Reason.FEW_PERSONS}))
    after = {code: inputs(sample, code) for code in before}
    for code in before:
        # One fewer has a place, and the map shows one without a number.
        assert changed(before[code], after[code]) == {"i-job: placering", "i-job: kort"}


def test_titles_are_the_same_for_all_and_need_no_municipality(sample: SheetSample) -> None:
    edition = load(sample.editions, NAME)
    assert manuscript.write(edition).title == "Prøven"
    assert len(edition.kommuner) == 98
    assert edition.for_kommune("169").stem == "169-hoeje-taastrup"


def test_every_fault_of_a_text_is_told_at_once(sample: SheetSample) -> None:
    sample.replace('{{ niveau("ledige") }}', '{{ niveau("x") }}', "tekst.md")
    sample.replace("short: Ledige", 'short: "{{ kommunen() }}"')
    with pytest.raises(EditionErrors) as caught:
        publish(sample.load(), drawn=False)
    assert len(caught.value.errors) == 2


def test_an_indicator_without_any_number_is_refused(sample: SheetSample) -> None:
    nothing = counts({kommune.name: "-" for kommune in alle()})
    told = "36:5: indicators.1.data: ingen kommune har et tal for 2016-12; slet den"
    assert fault(sample.file("data/antal.csv", nothing)) == f"{NAME}/edition.yaml:{told}"


def test_a_sum_says_why_it_is_not_told(sample: SheetSample) -> None:
    sample.file("data/antal.csv", counts({"Samsø": "-", "Viborg": "**)"}))
    profile = sample.load().profile
    assert profile is not None
    assert profile.standings["ledige"].region.value == Hidden(Reason.FEW_PERSONS)
