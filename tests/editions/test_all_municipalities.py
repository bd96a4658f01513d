"""All municipalities at once: a spread of dots, an appendix of several years; and definitions."""

from __future__ import annotations

from decimal import Decimal

import pytest

from figures.specs import Spread
from reporter import kommuner
from reporter.editions.display import charts, explained
from reporter.editions.display.charts import Chart
from reporter.editions.display.tables import areas
from reporter.published import csvw
from reporter.table import Area, AreaSeries, Hidden, Reason
from tests.editions.minimal import Sample, municipal_csv
from tests.editions.tables import table
from tests.publications.pages import Page, text

AREAS = """\
  - id: alle
    kind: areas
    table: data/tabel.csv
    indicator: maal-3
    source: Registre
"""

SPREAD = """\
  - id: figur-spredning
    kind: spread
    data: alle
    title: Kommunerne
"""

APPENDIX = """\
appendices:
  - id: bilag-alle
    data: alle
    title: Alle år
    heading: Pct.
"""

HIDDEN = {"Aarhus": Reason.FEW_PERSONS, "Odense": Reason.NOT_APPROVED, "Læsø": Reason.NOT_APPROVED}


def with_areas(sample: Sample) -> Sample:
    """Add the series ``alle``: a municipality's value is its number in the order of codes."""
    sample.with_data(AREAS, "data/tabel.csv", csvw.write(table(HIDDEN)))
    return sample.file("data/tabel.csv-metadata.json", csvw.metadata(table(HIDDEN), "tabel.csv"))


def with_spread(sample: Sample) -> Sample:
    text = '\n{{ henvis("figur-spredning") }}.\n\n{{ vis_figur("figur-spredning") }}\n'
    return with_areas(sample).append(SPREAD).append(text, "tekst.md")


def chart(sample: Sample) -> Chart:
    edition = sample.load()
    return charts.chart(edition, edition.model.figures[-1])


def test_every_municipality_with_a_number_is_a_dot(sample: Sample) -> None:
    spec = chart(with_spread(sample)).spec
    assert isinstance(spec, Spread)
    # 0 to 97 but for the three that are hidden; Dragør and Tårnby have the 60 they report.
    own = [
        60 if k.name in ("Dragør", "Tårnby") else n
        for n, k in enumerate(kommuner.alle())
        if k.name not in HIDDEN
    ]
    assert sorted(dot.value for dot in spec.others) == sorted(own)
    assert [tick.label for tick in spec.references] == [
        "Hele landet 26",
        f"Median {sorted(own)[47]}",  # of 95 the 48th
    ]
    assert [tick.label for tick in spec.extremes] == ["København 0", "Hjørring 97"]
    assert spec.own is None


def test_a_spread_is_told_aloud(sample: Sample) -> None:
    assert chart(with_spread(sample)).alt.replace("\u00a0", " ") == (
        "Prikdiagram over 95 kommuner efter tal. Hele landet: 26 pct. Median: 49 pct. "
        "Højest er Hjørring (97 pct.). Lavest er København (0 pct.)."
    )


def test_those_that_are_not_shown_are_counted(sample: Sample) -> None:
    notes = explained.notes(with_spread(sample).load(), {}, "figur-spredning")
    assert [note.words for note in notes] == [
        "3 af landets 98 kommuner vises ikke: 1 (få personer) og 2 (ikke godkendt).",
        "Dragør og Tårnby indberetter sammen, og deres tal er fælles.",
    ]


def test_one_reason_is_not_counted_twice(sample: Sample) -> None:
    sample.with_kommuner(municipal_csv({"Samsø": "-", "Læsø": "-"}))
    sample.append(SPREAD.replace("data: alle", "data: kort"))
    (note,) = explained.notes(sample.load(), {}, "figur-spredning")
    assert note.words == "2 af landets 98 kommuner vises ikke (ingen data)."


def test_a_sum_is_of_another_size_and_ties_are_counted(sample: Sample) -> None:
    values = {kommune.name: "5" for kommune in kommuner.alle()[1:]}
    sample.with_kommuner(municipal_csv(values, "Hele landet;485"))
    spec = chart(sample.append(SPREAD.replace("data: alle", "data: kort"))).spec
    assert isinstance(spec, Spread)
    assert [tick.label for tick in spec.references] == ["Median 5"]
    assert [tick.label for tick in spec.extremes] == ["København 0", "97 kommuner 5"]


def test_what_is_printed_alike_is_alike(sample: Sample) -> None:
    values = {k.name: "7,2" for k in kommuner.alle()}
    values |= {"København": "0,1", "Læsø": "0,4", "Aarhus": "7,4"}
    sample.with_kommuner(municipal_csv(values)).replace("unit: antal", "unit: pct")
    made = chart(sample.append(SPREAD.replace("data: alle", "data: kort")))
    assert isinstance(made.spec, Spread)
    assert [tick.label for tick in made.spec.extremes] == ["2 kommuner <1", "96 kommuner 7"]
    assert {dot.value for dot in made.spec.others} == {0, 7}  # no more than the labels
    assert made.alt.replace("\u00a0", " ") == (
        "Prikdiagram over 98 kommuner efter tal. Median: 7 pct. Højest er 96 kommuner (7 pct.). "
        "Lavest er København og Læsø (under 1 pct.)."
    )


def test_a_member_of_a_joint_report_is_missing_as_its_report_is(sample: Sample) -> None:
    joint = (
        "    joint:\n      - {area: Dragør/Tårnby, members: [Dragør, Tårnby], "
        "take_value: [Dragør, Tårnby]}\n"
    )
    values = {"Dragør": "-", "Tårnby": "-", "Samsø": "*)"}
    sample.with_kommuner(municipal_csv(values, "Dragør/Tårnby;500"), joint)
    sample.append(SPREAD.replace("data: alle", "data: kort"))
    note, _ = explained.notes(sample.load(), {}, "figur-spredning")
    assert note.words == "1 af landets 98 kommuner vises ikke (ikke godkendt)."
    rows = municipal_csv({}, "Dragør/Tårnby;**)")
    note, _ = explained.notes(sample.file("data/kort.csv", rows).load(), {}, "figur-spredning")
    assert note.words == "2 af landets 98 kommuner vises ikke (få personer)."


def test_a_spread_without_any_number_is_refused(sample: Sample) -> None:
    sample.with_kommuner(municipal_csv({k.name: "-" for k in kommuner.alle()}))
    sample.append(SPREAD.replace("data: alle", "data: kort"))
    assert sample.fault() == (
        "proeve/edition.yaml:29:5: figures.1.data: ingen kommune har et tal i 'kort'; slet figuren"
    )


def area_series() -> AreaSeries:
    """Three periods of the country, one region and three municipalities."""
    hidden = Hidden(Reason.FEW_PERSONS)
    rows = (
        (Area(kind="country", name="Hele landet"), (1, 2, 3)),
        (Area(kind="region", code="1082", name="Region Midtjylland"), (4, 5, 6)),
        (Area(kind="municipality", code="101", name="København"), (7, 8, 9)),
        (Area(kind="municipality", code="615", name="Horsens"), (1, None, 3)),
        (Area(kind="municipality", code="751", name="Aarhus"), (0, 0, 1)),
        (Area(kind="joint", code="615+751", name="Horsens/Aarhus"), (9, 9, 9)),
    )
    return AreaSeries(
        id="alle",
        unit="pct",
        decimals=0,
        periods=("2014", "2015", "2016-12"),
        rows=tuple(
            (area, tuple(hidden if v is None else Decimal(v) for v in values))
            for area, values in rows
        ),
    )


def test_an_appendix_has_a_column_for_each_period_and_regions_above_their_own() -> None:
    laid = areas(area_series(), "Pct.")
    assert [[(h.text, h.span, h.tall) for h in level] for level in laid.head] == [
        [("Kommuner", 1, True), ("Pct.", 3, False)],
        [("2014", 1, False), ("2015", 1, False), ("december\u00a02016", 1, False)],
    ]
    told = [(row.kind, row.name, [cell.printed for cell in row.cells]) for row in laid.rows]
    assert told == [
        ("country", "Hele landet", ["1", "2", "3"]),
        ("group", "Region Hovedstaden", []),  # it has no numbers of its own
        ("row", "København", ["7", "8", "9"]),
        ("region", "Region Midtjylland", ["4", "5", "6"]),
        ("row", "Horsens", ["1", "**)", "3"]),
        ("row", "Aarhus", ["0", "0", "1"]),
    ]
    assert [(c.value, c.period) for c in laid.rows[4].cells] == [
        (Decimal(1), "2014"),
        (None, ""),
        (Decimal(3), "2016-12"),
    ]


@pytest.mark.parametrize("medium", ["print", "screen"])
def test_the_appendix_on_the_page(sample: Sample, medium: str) -> None:
    call = '\n{{ henvis("bilag-alle") }}.\n\n{{ vis_bilag("bilag-alle") }}\n'
    with_areas(sample).append(APPENDIX).append(call, "tekst.md")
    page = Page(getattr(sample.publication(), f"{medium}_html"))
    appendix = page.by_id["bilag-alle"]
    rows = [
        [text(cell) for cell in row if cell.tag in ("th", "td")] for row in page.all("tr", appendix)
    ]
    assert rows[:3] == [["Kommuner", "Pct."], ["2015", "2016"], ["Hele landet", "25", "26"]]
    assert rows[3][0] == "Region Hovedstaden"
    assert ["Dragør", "60", "60"] in rows
    assert ["Aarhus", "**)", "**)"] in rows
    assert len(rows) == 2 + 1 + 5 + 98
    noted = text(page.of_class("noter", appendix)[0])
    assert "Dragør og Tårnby indberetter sammen, og deres tal er fælles." in noted
    assert "*) Kommunens data er ikke godkendt." in noted


BOX = """\
boxes:
  - id: definition
    title: Sådan opgøres målet
    definition: maal-4
"""


@pytest.mark.parametrize("medium", ["print", "screen"])
def test_a_box_tells_what_an_indicator_is(sample: Sample, medium: str) -> None:
    call = '\n### Afsnit\n\n{{ se("definition") | stort }}.\n\n{{ vis_definition("maal-4") }}\n'
    sample.append(BOX).append(call, "tekst.md")
    page = Page(getattr(sample.publication(), f"{medium}_html"))
    box = page.by_id["definition"]
    assert text(page.by_id["definition_titel"]) == "Boks 1 Sådan opgøres målet"
    assert text(page.of_class("maalindikator", box)[0]).startswith("Andel 18-59-årige med psykiske")
    labels = [text(label) for label in page.all("b", box)]
    assert labels == ["Målgruppe:", "Tæller:", "Nævner:", "Forbehold:", "Kilder:"]
    taken = [each for each in page.all("span", box) if each.get("data-art") == "definition"]
    assert {each.get("data-serie") for each in taken} == {"maal-4"}


@pytest.mark.parametrize(
    ("block", "fault"),
    [
        (
            BOX.replace("maal-4", "maal-40"),
            "24:5: boxes.0.definition: indikatoren 'maal-40' findes ikke; mente du maal-4?",
        ),
        (
            BOX + BOX.partition("\n")[2].replace("id: definition", "id: anden"),
            "27:5: boxes.1.definition: 'maal-4' står allerede i boksen 'definition'",
        ),
    ],
)
def test_what_is_wrong_with_a_box_is_told(sample: Sample, block: str, fault: str) -> None:
    assert sample.append(block).fault() == f"proeve/edition.yaml:{fault}"
