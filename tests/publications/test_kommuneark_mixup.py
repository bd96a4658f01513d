"""No two municipalities are mixed up: each of the 98 sheets is held to its own data, read anew."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from pathlib import Path

import pytest

from tests.publications import builds, plainly
from tests.publications.plain_sheets import Batch, Sheet
from tests.publications.plainly import MADE_UP, REAL, TITLES, Counted, counted, kommuner

pytestmark = pytest.mark.slow
LIMITS = {  # of the map's classes in the edition's own words
    "maalgruppe": {"Under 100": (0, 99), "100-500": (100, 500), "Over 500": (501, 10**6)},
    "uden-aktivering": {"Under 15 pct.": (0, 14), "15-30 pct.": (15, 30),
                        "Over 30 pct.": (31, 100)},
    "virksomhedsrettede-forloeb": {"Under 10 pct.": (0, 9), "10-20 pct.": (10, 20),
                                   "Over 20 pct.": (21, 100)},
}  # fmt: skip


def test_every_municipality_has_a_sheet(batch: Batch) -> None:
    assert len({sheet.kommune.code for sheet in batch[1]}) == 98


def test_each_sheet_shows_its_own_numbers_and_rank(batch: Batch) -> None:
    """In print, directly under the municipality's name, its region's and the country's."""
    edition, sheets = batch
    for sheet in sheets:
        kommune = sheet.kommune
        printed = sheet.sections(TITLES[edition])
        for key, numbers in counted(edition).items():
            assert numbers.own.keys() == {each.code for each in kommuner()}
            expected = " ".join(cells(numbers, sheet))
            region = plainly.REGIONS[kommune.region]
            head = (
                rf"{kommune.official} {region}\S*(?: \S+){{0,2}} Hele landet\S*(?: \S+)? Placering "
            )
            assert re.search(head + re.escape(expected), printed[key]), (kommune, key, expected)


def cells(numbers: Counted, sheet: Sheet) -> list[str]:
    kommune = sheet.kommune
    values = numbers.own[kommune.code], numbers.regions[kommune.region], numbers.country
    return [*map(numbers.printed, values), numbers.rank(kommune.code)]


def test_each_overview_shows_the_same_on_screen(batch: Batch) -> None:
    edition, sheets = batch
    for sheet in sheets:
        head, *rows = sheet.page.overview
        assert head[1:] == [sheet.kommune.official, plainly.REGIONS[sheet.kommune.region],
                            "Hele landet", "Placering"]  # fmt: skip
        shown = [[cell.replace("\u00a0", " ") for cell in row[1:]] for row in rows]
        assert shown == [cells(numbers, sheet) for numbers in counted(edition).values()]


def test_each_file_of_numbers_holds_its_own(batch: Batch) -> None:
    edition, sheets = batch
    for sheet in sheets:
        kommune = sheet.kommune
        rows = list(csv.DictReader(io.StringIO(sheet.csv), delimiter=";"))
        assert {row["Områdekode"] for row in rows} == {kommune.code, kommune.region, ""}
        for key, numbers in counted(edition).items():
            mine = [row for row in rows if row["Indikator"] == key]
            latest = max(row["Periode"] for row in mine)
            values = {row["Områdekode"]: row for row in mine if row["Periode"] == latest}
            own, region, country, rank = cells(numbers, sheet)
            for code, value in ((kommune.code, own), (kommune.region, region), ("", country)):
                plain = value.removesuffix(" pct.").replace(".", "")
                hidden = value in plainly.MARKS.values()
                assert values[code]["Værdi"] == ("" if hidden else plain)
            told = f"{values[kommune.code]['Placering']} af {values[kommune.code]['Ud af']}"
            assert told == (rank if rank != "-" else " af ")


def test_each_map_counts_the_municipalities_in_its_classes(batch: Batch) -> None:
    edition, sheets = batch
    for sheet in sheets:
        for key, numbers in counted(edition).items():
            hidden = Counter(v for v in numbers.own.values() if isinstance(v, str))
            classes = LIMITS[key] if edition == REAL else told_classes(sheet, key)
            found = 0
            for label, (low, high) in classes.items():
                assert f"{label} ({numbers.within(low, high)})" in sheet.text
                found += numbers.within(low, high)
            assert found + hidden.total() == 98
            for count in hidden.values():
                assert f"({count})" in sheet.text


def told_classes(sheet: Sheet, key: str) -> dict[str, tuple[int, int]]:
    """Return the classes that a map's text alternative tells, and count them again."""
    told = re.findall(
        r"(\d+) kommuner? med (([\d.]+)(?:-([\d.]+))?(?: pct\.)?)", map_of(sheet, key)
    )
    result = {}
    for count, label, low, high in told:
        limits = [int(each.replace(".", "")) for each in (low, high or low)]
        result[label.rstrip(".") + ("." if "pct" in label else "")] = (limits[0], limits[1])
        assert counted(MADE_UP)[key].within(*limits) == int(count), (sheet.kommune, key, label)
    return result


def map_of(sheet: Sheet, key: str) -> str:
    (label,) = (
        text.replace("\u00a0", " ")
        for section, text in sheet.page.labels
        if section == key and text.startswith("Danmarkskort")
    )
    return label


def test_no_sheet_names_another_municipality(batch: Batch) -> None:
    edition, sheets = batch
    for sheet in sheets:
        partners = set().union(
            *(
                numbers.partners.get(sheet.kommune.code, set())
                for numbers in counted(edition).values()
            )
        )
        words = {
            "pdf": sheet.text,
            "html": " ".join([*sheet.page.words.values(), *(t for _, t in sheet.page.labels)]),
            "csv": sheet.csv,
        }
        maps = len(TITLES[edition])
        for name, text in words.items():
            assert re.search(rf"\b{sheet.kommune.official}", text), (sheet.kommune, name)
            for other in kommuner():
                if other == sheet.kommune or (other.code in partners and name != "csv"):
                    continue
                allowed = maps if other.name == "Bornholm" and name == "pdf" else 0
                if edition == REAL and other.name in ("Ishøj", "Vallensbæk") and name != "csv":
                    allowed = 1  # the edition's own text names them once
                mentions = re.findall(rf"\b{other.name}(?:s|s Kommune)?\b", text)
                assert len(mentions) <= allowed, (sheet.kommune, name, other)


def test_a_hidden_number_has_its_mark_its_reason_and_nothing_else(batch: Batch) -> None:
    edition, sheets = batch
    reasons = {"få personer": "for få personer", "ikke godkendt": "ikke er godkendt",
               "ingen data": "Der er ingen data"}  # fmt: skip
    found = 0
    for sheet in sheets:
        for key, numbers in counted(edition).items():
            value = numbers.own[sheet.kommune.code]
            told = {role for section, role in sheet.page.roles if section == key}
            if isinstance(value, str):
                found += 1
                assert reasons[value] in sheet.page.words[key]
                assert plainly.MARKS[value] in sheet.page.words[key]
                assert not told & {"own", "place", "of", "shared_with", "region_difference",
                                   "country_difference"}, (sheet.kommune, key)  # fmt: skip
                assert "hører til klassen" not in map_of(sheet, key)
            else:
                assert "own" in told
    assert found > 0


def test_made_up_numbers_say_so_on_every_page(batch: Batch) -> None:
    edition, sheets = batch
    for sheet in sheets:
        for text in (*sheet.pages, sheet.html, sheet.csv):
            assert ("SYNTETISKE DATA" in text) == (edition == MADE_UP)


def test_each_page_names_the_municipality(batch: Batch) -> None:
    for sheet in batch[1]:
        assert all(sheet.kommune.official in text for text in sheet.pages)


def test_one_worker_and_four_make_the_same_bytes(batches: Path, tmp_path: Path) -> None:
    """Those that all tests share are made by four."""
    few = [argument for code in ("101", "400", "825") for argument in ("--kommune", code)]
    made = {
        **builds.build(tmp_path, REAL, "--jobs", "1"),
        **builds.build(tmp_path, MADE_UP, "--jobs", "1", *few),
    }
    sheets = {name for name in made if "/ark/" in name and ".cache" not in name}
    assert len(sheets) == 3 * 98 + 3 * 3
    by_four = builds.digests(batches)
    assert {n: made[n] for n in sheets} == {n: by_four[n] for n in sheets}
