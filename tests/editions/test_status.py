"""The status of goals: what is computed of their numbers, and what may not be said."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reporter.danish.numbers import NBSP
from reporter.editions.display import explained, status, status_table
from reporter.editions.display.status import Status
from reporter.editions.model import StatusTable
from tests.editions.minimal import Sample
from tests.publications.pages import Page, text

SERIES = {
    # goal: unit, the file's rows under its head
    "maal-2": ("pct", "2014;48\n2015;47\n2018;49\n"),
    "maal-3": ("pct", "2014;0,4\n2015;2\n2016;3\n"),
    "maal-4": ("pct", "2014;*)\n2015;7\n2016;8\n"),
    "maal-6": ("pct", "2014;9\n2018;8\n"),
    "maal-7": ("antal", "2007;5253\n2009;4998\n2011;5290\n"),
    "maal-8": ("pct", "2014;40\n2015;41\n2016;40\n"),
    "maal-8-doedsfald": ("antal", "2013;-\n2014;263\n2015;245\n2016;276\n2017;-\n"),
    "maal-9": ("pct", "2014;38\n2015;**)\n2016;37\n"),
    "maal-10": ("pct", "2012;26\n"),
}
BREAK = "    breaks: [{before: 2008, why: 'Definitionen fra {{ aar(2009) }} er en *anden*.'}]\n"


def with_status(sample: Sample, *, rows: str | None = None) -> Sample:
    blocks = []
    for goal, (unit, content) in SERIES.items():
        sample.file(f"data/{goal}.csv", f"aar;Alle\n{content}")
        blocks.append(
            f"  - id: {goal}\n    kind: time_series\n    file: data/{goal}.csv\n"
            f"    source: Register til {'nr. ' if goal == 'maal-7' else ''}mål\n    unit: {unit}\n"
            + (BREAK if goal == "maal-7" else "")
        )
    own = "".join(f"      - {{indicator: {goal}, data: {goal}}}\n" for goal in SERIES)
    sample.replace("figures:\n", f"{''.join(blocks)}figures:\n")
    sample.append(
        "tables:\n  - id: status\n    kind: status\n    title: Status for målene\n    rows:\n"
        f"{own if rows is None else rows}"
    )
    call = '{{ se("status") | stort }}.\n\n{{ vis_tabel("status") }}\n'
    return sample.append(f"\n{call}", "tekst.md")


def statuses(sample: Sample) -> dict[str, Status]:
    edition = sample.load()
    (table,) = edition.model.tables
    assert isinstance(table, StatusTable)
    return {one.definition.id: one for one in status.of_table(table, edition.tables)}


@pytest.fixture
def found(sample: Sample) -> dict[str, Status]:
    return statuses(with_status(sample))


@pytest.mark.parametrize(
    ("goal", "direction", "change"),
    [
        ("maal-2", "towards", 1),
        ("maal-3", "towards", None),  # from "under 1 pct.": how far is not known
        ("maal-4", "hidden", None),
        ("maal-6", "towards", -1),  # fewer is what the goal wants
        ("maal-7", "broken", None),
        ("maal-8", "level", 0),
        ("maal-8-doedsfald", "away", 13),
        ("maal-9", "away", -1),
        ("maal-10", "single", None),
    ],
)
def test_what_numbers_tell_of_a_goal(
    found: dict[str, Status], goal: str, direction: str, change: int | None
) -> None:
    told = found[goal]
    assert (told.direction, told.change) == (direction, change)


def test_no_change_is_told_of_what_is_only_printed_alike(sample: Sample) -> None:
    with_status(sample).replace(
        "2014;40\n2015;41\n2016;40", "2014;0,1\n2016;0,4", "data/maal-8.csv"
    )
    for goal in ("maal-2", "maal-9"):
        path = f"    file: data/{goal}.csv\n"
        sample.replace(path, f"{path}    rounded_in_source: true\n")
    sample.replace("2014;38\n2015;**)\n2016;37", "2014;38\n2016;38", "data/maal-9.csv")
    found = statuses(sample)
    lines = {line.definition: line for line in status_table.lines(list(found.values()))}
    told = [
        (lines[goal].first.printed, lines[goal].last.printed, lines[goal].change.printed,
         lines[goal].words)
        for goal in ("maal-8", "maal-2", "maal-9")
    ]  # fmt: skip
    assert [tuple(cell.replace(NBSP, " ") for cell in row) for row in told] == [
        ("under 1 pct.", "under 1 pct.", "-", "samme trykte tal"),
        ("ca. 48 pct.", "ca. 49 pct.", "-", "mod målet"),
        ("ca. 38 pct.", "ca. 38 pct.", "-", "samme trykte tal"),
    ]
    rows = {row[3]: row[-1] for row in status_table.sheet(list(found.values())).rows}
    assert (rows["maal-8"], rows["maal-9"]) == ("offentliggjort", "afrundet i kilden")


def test_years_before_the_first_number_and_after_the_last_are_no_part_of_it(
    found: dict[str, Status],
) -> None:
    deaths = found["maal-8-doedsfald"]
    assert deaths.periods == ("2014", "2015", "2016")
    assert deaths.values == (Decimal(263), Decimal(245), Decimal(276))
    assert found["maal-4"].periods == ("2014", "2015", "2016")  # what is hidden is there


def test_a_break_before_the_first_number_hides_nothing(sample: Sample) -> None:
    with_status(sample).replace("aar;Alle\n2007;5253\n", "aar;Alle\n2007;-\n", "data/maal-7.csv")
    told = statuses(sample)["maal-7"]
    assert (told.direction, told.change, told.broken) == ("away", 292, ())


def test_the_rows_as_they_are_printed(found: dict[str, Status]) -> None:
    printed = [
        (f"{one.number} {one.title[:12]}".strip(), one.first.printed, one.first_period,
         one.last.printed, one.last_period, f"{one.change.printed} {one.change_unit}".strip(),
         one.words)
        for one in status_table.lines(list(found.values()))
    ]  # fmt: skip
    assert [tuple(cell.replace(NBSP, " ") for cell in row) for row in printed] == [
        ("2 Flere udsatt", "48 pct.", "2014", "49 pct.", "2018", "+1 procentpoint", "mod målet"),
        ("3 Flere person", "under 1 pct.", "2014", "3 pct.", "2016", "-", "mod målet"),
        ("4 Flere person", "*)", "2014", "8 pct.", "2016", "-", "tal vises ikke"),
        ("6 Færre udsatt", "9 pct.", "2014", "8 pct.", "2018", "−1 procentpoint", "mod målet"),
        ("7 Færre skal v", "5.253", "2007", "5.290", "2011", "-", "brud i serien"),
        ("8 Større effek", "40 pct.", "2014", "40 pct.", "2016", "0 procentpoint", "uændret"),
        ("8", "263", "2014", "276", "2016", "+13", "væk fra målet"),
        ("9 Større effek", "38 pct.", "2014", "37 pct.", "2016", "−1 procentpoint",
         "væk fra målet"),
        ("10 Flere uden f", "26 pct.", "2012", "26 pct.", "2012", "-", "kun ét tal"),
    ]  # fmt: skip


def test_the_drawing_is_told_number_by_number(found: dict[str, Status]) -> None:
    alts = {line.definition: line.alt for line in status_table.lines(list(found.values()))}
    assert alts["maal-9"].replace(NBSP, " ") == (
        "2014: 38 pct., 2015: få personer og 2016: 37 pct."
    )
    assert alts["maal-7"] == "2007: 5.253, 2009: 4.998 og 2011: 5.290. Brud mellem 2007 og 2009."


def test_the_drawing_is_interrupted_where_the_numbers_are(found: dict[str, Status]) -> None:
    assert status.sparkline(found["maal-7"]).breaks == (1,)
    points = status.sparkline(found["maal-9"]).series.points
    assert [(point.position, point.value) for point in points] == [
        (2014, 38),
        (2015, None),
        (2016, 37),
    ]


def test_the_notes_come_by_themselves(sample: Sample) -> None:
    edition = with_status(sample).load()
    reasons: dict[str, tuple[str, ...]] = dict.fromkeys(SERIES, ())
    reasons["maal-7"] = ("Anden definition.",)
    notes = explained.notes(edition, reasons, "status")
    assert [f"{note.words}{note.written}".replace(NBSP, " ") for note in notes] == [
        "*) Kommunens data er ikke godkendt.",
        "Mål 7, brud mellem 2007 og 2009: Anden definition.",
        "Mål 6 og 9: Der er kun to tal. Ændringen er forskellen mellem dem og siger intet om en "
        "udvikling.",
        "Mål 4: Uden tal: 2014 (ikke godkendt).",
        "Mål 9: Uden tal: 2015 (få personer).",
        "Ændringen er beregnet ud fra de trykte tal. Hver kurve har sin egen skala.",
    ]


def test_a_number_that_sources_disagree_on_says_so(sample: Sample) -> None:
    row = "      - {indicator: maal-7, data: hjemloese, group: Alle}\n"
    edition = with_status(sample, rows=row).with_long_table().load()
    notes = explained.notes(edition, {"hjemloese": ("En anden.",)}, "status")
    assert [f"{note.words}{note.written}".replace(NBSP, " ") for note in notes] == [
        "Mål 7, brud mellem 2007 og 2009: En anden.",
        "Alle i 2013: Kilderne er ikke enige. Vist er 5.820 (Notat C); en anden "
        "kilde har 5.800 (Notat B).",
        "Ændringen er beregnet ud fra de trykte tal. Hver kurve har sin egen skala.",
    ]


def test_no_source_tells_what_another_holds_back(sample: Sample) -> None:
    row = "      - {indicator: maal-7, data: hjemloese, group: Alle}\n"
    sample = with_status(sample, rows=row).with_long_table()
    edition = sample.replace("2013,5820", "2013,**)", "data/lang.csv").load()
    told = explained.notes(edition, {"hjemloese": ("En anden.",)}, "status")
    assert not [note.words for note in told if "5.800" in note.words]
    assert told[0].words.startswith("**) Tallet vises ikke")


@pytest.mark.parametrize("medium", ["print", "screen"])
def test_the_table_on_the_page(sample: Sample, medium: str) -> None:
    page = Page(getattr(with_status(sample).publication(), f"{medium}_html"))
    table = page.by_id["status"]
    rows = page.all("tr", page.all("tbody", table)[0])
    assert len(rows) == len(SERIES)
    heads = [text(cell) for cell in page.all("th", rows[0])]
    assert heads == [
        "2. Flere udsatte unge skal gennemføre en ungdomsuddannelse Andel udsatte 18-21-årige, "
        "der har eller er i gang med en ungdomsuddannelse"
    ]
    numbers = [(n.get("value"), n.get("data-serie")) for n in page.of_class("tal", rows[0])]
    assert numbers == [("48", "maal-2"), ("49", "maal-2"), ("1", "maal-2")]
    # The goal's title stands once for its two indicators.
    assert text(page.all("th", rows[6])[0]) == "Antal narkotikarelaterede dødsfald"
    noted = text(page.of_class("noter", table)[0])
    assert "Mål 7, brud mellem 2007 og 2009: Definitionen fra 2009 er en anden." in noted
    assert noted.endswith("Kilde: Register til mål; Register til nr. mål")
    alt = "2014: 48 pct., 2015: 47 pct. og 2018: 49 pct."
    if medium == "print":
        told = page.all("img", rows[0])[0].get("alt", "")
    else:
        told = page.of_class("tegning", rows[0])[0].get("aria-label", "")
    assert told.replace(NBSP, " ") == alt


def test_the_file_behind_it(sample: Sample) -> None:
    files = {file.name: file.content for file in with_status(sample).publication().data_files}
    lines = files["tabel-1.csv"].decode("utf-8-sig").splitlines()
    assert lines[3] == (
        "4;Flere personer med psykiske vanskeligheder eller sociale problemer skal i uddannelse "
        "og beskæftigelse;Andel 18-59-årige med psykiske vanskeligheder eller sociale problemer, "
        "der er i uddannelse eller beskæftigelse;maal-4;Pct.;2014;;2016;8;;op;tal vises ikke;"
        "ikke godkendt"
    )
    assert lines[4].split(";")[5:] == [
        "2014", "9", "2018", "8", "-1", "ned", "mod målet", "offentliggjort",
    ]  # fmt: skip


ROW = "      - {indicator: maal-2, data: maal-2}\n"


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        (
            "      - {indicator: mal-2, data: maal-2}\n",
            "tables.0.rows.0.indicator: indikatoren 'mal-2' findes ikke; mente du maal-2?",
        ),
        (
            "      - {indicator: maal-2, data: maal2}\n",
            "tables.0.rows.0.data: dataserien 'maal2' findes ikke; mente du maal-2?",
        ),
        (
            "      - {indicator: maal-2, data: maal-7}\n",
            "tables.0.rows.0.data: 'maal-7' har enheden antal, men maal-2 har pct",
        ),
        (
            f"{ROW}      - {{indicator: maal-4, data: maal-4, group: Ale}}\n",
            "tables.0.rows.1.data: gruppen 'Ale' findes ikke; mente du Alle?",
        ),
        ("      []\n", "tables.0.rows: har for få poster; der skal være mindst 1"),
    ],
)
def test_what_is_wrong_with_a_row_is_told(sample: Sample, rows: str, fault: str) -> None:
    told = with_status(sample, rows=rows).fault()
    assert told.split(": ", 1)[1] == fault


def test_a_series_with_several_groups_must_be_told_which(sample: Sample) -> None:
    with_status(sample).file("data/maal-2.csv", "aar;Udsatte;Øvrige\n2014;48;84\n2016;47;85\n")
    assert sample.fault().endswith(
        "tables.0.rows.0.data: 'maal-2' har flere grupper; skriv en som group: Udsatte, Øvrige"
    )


def test_a_series_without_a_number_has_no_status(sample: Sample) -> None:
    with_status(sample).file("data/maal-2.csv", "aar;Alle\n2014;*)\n2015;-\n")
    assert sample.fault().endswith("tables.0.rows.0.data: 'maal-2' har ingen tal; slet rækken")
