"""The shipped Redegørelse: others' numbers are what they print, and its own are told apart."""

from __future__ import annotations

import csv
import json
from decimal import Decimal

import pytest

from reporter.editions import manuscript
from reporter.editions.datamodel import TimeSeriesTable
from reporter.editions.edition import Edition
from reporter.editions.load import load
from reporter.editions.text.bound import Passage
from reporter.published.origin import STAMP, STAMP_ELSEWHERE
from reporter.rendering.parsing import parse
from reporter.rendering.stamping import stamps
from reporter.table import Hidden, TimeSeries
from tests.publications.builds import EDITIONS

pytestmark = pytest.mark.slow

FOLDER = EDITIONS / "redegoerelse-2018"
PUBLISHED = "data/offentlige_tal.csv"

SERIES = {
    ("hjemloese", "Hjemløse i alt"): {
        "2007": 5253, "2009": 4998, "2011": 5290, "2013": 5820, "2015": 6138, "2017": 6635,
        "2019": 6431, "2022": 5789, "2024": 5989,
    },
    ("hjemloese-alder", "18-24-årige"): {
        "2007": 667, "2009": 633, "2011": 1002, "2013": 1138, "2015": 1172, "2017": 1278,
        "2019": 1023, "2022": 744,
    },
    ("hjemloese-alder", "25-29-årige"): {
        "2007": 575, "2009": 490, "2011": 596, "2013": 616, "2015": 797, "2017": 1014,
        "2019": 905, "2022": 842,
    },
    ("hjemloese-alder", "Hjemløse på mindst 60 år"): {
        "2017": 347, "2019": 414, "2022": 451, "2024": 500,
    },
    ("doedsfald", "Dødsfald"): {
        "2011": 285, "2012": 210, "2013": 213, "2014": 263, "2015": 245, "2016": 279, "2017": 256,
        "2018": 256, "2019": 268, "2020": 256, "2021": 248, "2022": 280,
    },
    ("stof-forloeb", "Den første gruppe"): {
        "2015": 5981, "2016": 6061, "2017": 6337, "2018": 6711,
    },
    ("stof-forloeb", "Den anden gruppe"): {"2017": 6719, "2018": 7119, "2019": 7516},
    ("uddannelse", "Udsatte 18-21-årige"): {"2014": 48, "2016": 47},
    ("uddannelse", "Øvrige 18-21-årige"): {"2014": 84},
    ("kriminalitet", "Udsatte 15-17-årige"): {"2014": 9},
    ("kriminalitet-kl", "Udsatte 15-22-årige"): {"2013": "11.2", "2017": "7.9"},
    ("kriminalitet-kl", "Øvrige 15-22-årige"): {"2013": "1.7", "2017": "1.1"},
    ("sigtelser", "10-17-årige"): {"2006": 25125, "2014": 12819, "2015": 11556},
    ("frivillige", "Hele befolkningen"): {"2012": 43, "2017": 41, "2020": 40},
    ("frivillige", "Voksne uden for arbejdsmarkedet"): {"2012": 26, "2017": 30},
    ("frivillige", "Dagpengemodtagere"): {"2012": 47, "2017": 26},
    ("krisecentre", "Kvinder på krisecenter"): {"2017": 1687, "2018": 2019, "2019": 2164},
}  # fmt: skip
"""What the sources print, read by hand out of them."""

OTHERS_SAY = {
    ("hjemloese-alder", "2017"): [1273, 1012],
    ("doedsfald", "2016"): [276],
    ("doedsfald", "2019"): [265],
    ("sigtelser", "2006"): [25317],
    ("frivillige", "2012"): [40],
}
"""The numbers that other sources have, and that are told but not drawn."""

BREAKS = {
    "hjemloese": ("2009",),
    "hjemloese-alder": ("2009",),
    "uddannelse": ("2016",),
    "frivillige": ("2020",),
}


@pytest.fixture(scope="module")
def edition() -> Edition:
    return load(EDITIONS, "redegoerelse-2018")


@pytest.fixture(scope="module")
def written(edition: Edition) -> manuscript.Manuscript:
    return manuscript.write(edition)


def published(edition: Edition) -> dict[str, TimeSeries]:
    """Return the series that are taken from what others have published."""
    found = {}
    for data in edition.model.data:
        if isinstance(data, TimeSeriesTable) and data.table == PUBLISHED:
            table = edition.tables[data.id]
            assert isinstance(table, TimeSeries)
            found[data.id] = table
    return found


@pytest.mark.parametrize(("series", "group"), SERIES)
def test_published_series_are_as_their_sources_print_them(
    edition: Edition, series: str, group: str
) -> None:
    table = published(edition)[series]
    shown = dict(zip(table.years, dict(table.groups)[group], strict=True))
    printed = {year: Decimal(value) for year, value in SERIES[series, group].items()}
    assert {y: value for y, value in shown.items() if not isinstance(value, Hidden)} == printed


def test_every_published_number_stands_in_the_file_of_sources(edition: Edition) -> None:
    with (FOLDER / PUBLISHED).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    known = {(row["gruppe"], row["aar"], Decimal(row["vaerdi"])) for row in rows}
    declared = {data.id: data for data in edition.model.data}
    for series, table in published(edition).items():
        data = declared[series]
        assert isinstance(data, TimeSeriesTable)
        for group, values in table.groups:
            for year, value in zip(table.years, values, strict=True):
                names = [] if isinstance(value, Hidden) else data.groups[group]
                assert not names or any((name, year, value) in known for name in names)


def test_where_sources_disagree_the_others_are_told(edition: Edition) -> None:
    told: dict[tuple[str, str], list[Decimal]] = {}
    for series, table in published(edition).items():
        for found in table.disagreements:
            told.setdefault((series, found.year), []).extend(value for value, _ in found.others)
    assert {key: list(map(int, values)) for key, values in told.items()} == OTHERS_SAY


def test_what_is_counted_otherwise_is_broken(edition: Edition) -> None:
    found = {series: table.breaks for series, table in published(edition).items() if table.breaks}
    assert found == BREAKS


def test_single_facts_of_its_own_table_are_the_tables(edition: Edition) -> None:
    metadata = json.loads((FOLDER / "data/maal-2019-12-01.csv-metadata.json").read_text("utf-8"))
    told = {
        (each["schema:propertyID"], each["schema:name"]): each["schema:value"]
        for each in metadata["schema:additionalProperty"]
    }
    for goal in ("maal-3", "maal-4"):
        codes = [code for unit in told["panel", goal] for code in unit.split("+")]
        assert edition.facts["panel_kommuner"].value == len(codes) == 74
    assert str(edition.facts["faa_personer"].value) == told["politik", "threshold"] == "3"


@pytest.mark.parametrize("suffix", ["", "-metadata.json"])
def test_its_table_is_that_of_the_municipal_sheets(suffix: str) -> None:
    name = f"data/maal-2019-12-01.csv{suffix}"
    assert (FOLDER / name).read_bytes() == (EDITIONS / "kommuneark-2018" / name).read_bytes()


def test_only_chapters_with_made_up_numbers_are_called_made_up(
    written: manuscript.Manuscript,
) -> None:
    told = stamps(written, [parse(body, written.items) for body in written.bodies])
    real = [chapter for chapter, stamp in told.items() if stamp == STAMP_ELSEWHERE]
    assert real == ["forord", "rammen", "offentliggjort", "metode"]
    assert set(told.values()) == {STAMP, STAMP_ELSEWHERE}


def test_no_figure_mixes_numbers_of_both_kinds(edition: Edition) -> None:
    for item in (*edition.model.figures, *edition.model.tables, *edition.model.appendices):
        rows = getattr(item, "rows", ())
        data = {row.data for row in rows} or {item.data} - {None}
        assert data <= edition.synthetic or data.isdisjoint(edition.synthetic)


def test_nothing_is_told_across_a_break(written: manuscript.Manuscript) -> None:
    said = [
        item.printed
        for item in written.items
        if isinstance(item, Passage) and item.key == "hjemloese"
    ]
    assert said[:2] == [
        "Antallet af hjemløse var 5.253 i 2007. Fra 2009 er tallene opgjort på en anden måde og "
        "kan ikke sammenlignes med de tidligere. Antallet af hjemløse steg med 991 fra 4.998 i "
        "2009 til 5.989 i 2024. Det både steg og faldt undervejs og var højest i 2017 (6.635).",
        "Antallet af hjemløse var 10\xa0pct. lavere i 2022 (5.789) end i 2019 (6.431).",
    ]
