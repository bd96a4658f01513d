"""A batch: one sheet for each municipality, what goes out beside them, and what changes when."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import zipfile
from functools import partial
from pathlib import Path

import pytest

from reporter.building import build as making
from reporter.digests import of_file
from reporter.editions.edition import Edition
from reporter.errors import EditionError, OutputError, Place, UsageError
from tests.building.builds import attempt, build
from tests.building.folders import contents, leftovers
from tests.editions.minimal import Sample

EDITION = "kommuneark-2016-12"
REAL = Path(__file__).parents[2] / "editions" / EDITION
MADE_FOR = {
    "101": "101-koebenhavn",
    "185": "185-taarnby",
    "563": "563-fanoe",
    "751": "751-aarhus",
    "825": "825-laesoe",
}
"""Municipalities of four of the five regions: two of Hovedstaden, none of Sjælland."""

NAMES = ["101 København", "185 Tårnby", "563 Fanø", "751 Aarhus", "825 Læsø"]

BESIDE = [
    "index.html",
    f"{EDITION}.csv",
    f"{EDITION}.csv-metadata.json",
    f"{EDITION}.json",
    f"{EDITION}.xlsx",
    "region-hovedstaden.zip",
    "region-midtjylland.zip",
    "region-nordjylland.zip",
    "region-syddanmark.zip",
    "manifest.json",
    "udgave.json",
    "udsendelse.csv",
]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave drawing and its inspection out, and make sheets of five municipalities only."""
    monkeypatch.setattr(making, "inspect", lambda *_: None)
    monkeypatch.setattr(making, "publish", partial(making.publish, drawn=False))
    codes = property(lambda self: tuple(MADE_FOR) if self.measures else ())
    monkeypatch.setattr(Edition, "kommuner", codes)


class Batch:
    """The edition in a folder of its own, and where it is built."""

    def __init__(self, folder: Path) -> None:
        self.editions, self.output = folder / "editions", folder / "out"
        self.folder = self.output / EDITION
        shutil.copytree(REAL, self.editions / EDITION)

    def build(self, *kommuner: str) -> dict[str, tuple[str, ...]]:
        """Build; return why what was made was made."""
        heard = build(self.editions, EDITION, self.output, ["html"], kommuner=kommuner or None)
        self.words = heard.words.get(EDITION, "")
        return heard.reasons

    def replace(self, file: str, old: str, new: str) -> None:
        path = self.editions / EDITION / file
        text = path.read_text("utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), "utf-8")

    def listed(self) -> list[str]:
        return sorted(contents(self.folder))

    def times(self) -> dict[str, int]:
        return {
            str(path.relative_to(self.folder)): path.stat().st_mtime_ns
            for path in self.folder.rglob("*")
            if path.is_file()
        }

    def age(self) -> None:
        """Make every file old, so that one that is written again is known."""
        for path in self.folder.rglob("*"):
            os.utime(path, (0, 0))

    def written(self) -> list[str]:
        """Return the files that were written since they were made old."""
        return sorted(name for name, time in self.times().items() if time)


@pytest.fixture
def batch(tmp_path: Path) -> Batch:
    return Batch(tmp_path)


def sheets(*codes: str) -> list[str]:
    stems = [MADE_FOR[code] for code in codes or MADE_FOR]
    return [f"ark/{stem}.{kind}" for stem in stems for kind in ("csv", "html")]


NEW = ("er ikke bygget før",)


def test_a_batch_has_a_sheet_for_each_and_all_that_goes_out_beside_them(batch: Batch) -> None:
    assert batch.build() == dict.fromkeys(NAMES, NEW)
    assert batch.listed() == sorted([*sheets(), *BESIDE])
    card = json.loads((batch.folder / "udgave.json").read_bytes())
    assert sorted([*card["files"], "manifest.json", "udgave.json"]) == batch.listed()
    assert card["type"] == "kommuneark"
    index = (batch.output / "index.html").read_text("utf-8")
    assert f'href="{EDITION}/index.html"' in index


def test_the_dispatch_list_and_the_packages_tell_of_the_sheets_that_lie_there(
    batch: Batch,
) -> None:
    batch.build()
    text = (batch.folder / "udsendelse.csv").read_text("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    digests = {cell for row in rows for cell in row if len(cell) == 64}
    assert digests == {of_file(batch.folder / name) for name in sheets()}
    with zipfile.ZipFile(batch.folder / "region-hovedstaden.zip") as archive:
        for name in sheets("101", "185"):
            assert archive.read(name) == (batch.folder / name).read_bytes()
        assert not any("751" in name for name in archive.namelist())


def test_nothing_is_made_or_packed_twice(batch: Batch) -> None:
    batch.build()
    batch.age()
    assert batch.build() == {}
    shutil.rmtree(batch.output / ".cache" / EDITION / "ark")
    (batch.output / ".cache" / EDITION / "edition.json").unlink()
    assert batch.build() == dict.fromkeys(NAMES, NEW)
    assert batch.written() == []


def test_one_changed_value_makes_its_own_sheet_and_those_it_is_compared_with(
    batch: Batch,
) -> None:
    batch.build()
    before = contents(batch.folder)
    batch.age()
    batch.replace("data/antal.csv", "Aarhus;2.593", "Aarhus;2.600")
    reasons = batch.build()
    own = [part for part in reasons["751 Aarhus"] if part.endswith(": egne tal")]
    assert own == ["maalgruppe: egne tal"]
    for name, why in reasons.items():
        assert why, name
        assert all(part.startswith("maalgruppe: ") for part in why), name
        assert name == "751 Aarhus" or "maalgruppe: egne tal" not in why
    after = contents(batch.folder)
    changed = sorted(name for name in after if after[name] != before[name])
    assert set(changed) <= set(batch.written())  # what told of the sheet was removed meanwhile
    assert set(sheets("751")) <= set(changed)
    assert {f"{EDITION}.csv", f"{EDITION}.xlsx", "region-midtjylland.zip"} <= set(changed)


def test_only_the_package_of_a_region_whose_sheets_have_changed_is_packed_again(
    batch: Batch,
) -> None:
    batch.build()
    before = contents(batch.folder)
    name = "ark/825-laesoe.html"
    (batch.folder / name).write_bytes(b"x")
    batch.age()
    assert batch.build() == {"825 Læsø": (f"filen {name} er ændret",)}
    assert batch.written() == [name]
    assert contents(batch.folder) == before


def test_a_changed_package_is_packed_again_and_no_sheet_made(batch: Batch) -> None:
    batch.build()
    before = contents(batch.folder)
    (batch.folder / "region-midtjylland.zip").write_bytes(b"x")
    (batch.folder / "index.html").unlink()
    batch.age()
    assert batch.build() == {}
    assert batch.written() == ["index.html", "region-midtjylland.zip"]
    assert contents(batch.folder) == before


def test_a_changed_text_makes_all_anew_and_says_so(batch: Batch) -> None:
    batch.build()
    batch.replace("edition.yaml", "date: ", "date:  ")
    assert batch.build() == dict.fromkeys(NAMES, ("edition.yaml",))


# --- Some municipalities only ---------------------------------------------------------------------


def test_one_municipality_is_built_alone_and_nothing_tells_of_the_others(batch: Batch) -> None:
    assert batch.build("751", "563") == {"563 Fanø": NEW, "751 Aarhus": NEW}
    assert batch.listed() == sorted([*sheets("563", "751"), "udgave.json"])
    assert f'href="{EDITION}/' not in (batch.output / "index.html").read_text("utf-8")
    assert batch.build("563") == {}
    assert list(batch.build()) == ["101 København", "185 Tårnby", "825 Læsø"]
    assert batch.listed() == sorted([*sheets(), *BESIDE])


def test_a_part_of_a_whole_batch_that_has_not_changed_leaves_everything(batch: Batch) -> None:
    batch.build()
    batch.age()
    assert batch.build("751") == {}
    assert batch.written() == []


def test_a_part_that_is_built_without_the_journal_leaves_everything_too(batch: Batch) -> None:
    batch.build()
    shutil.rmtree(batch.output / ".cache")
    batch.age()
    assert batch.build("751") == {"751 Aarhus": NEW}
    assert (batch.written(), batch.words) == ([], "")
    assert batch.listed() == sorted([*sheets(), *BESIDE])


def test_a_part_in_another_format_removes_what_tells_of_the_sheet_it_was(batch: Batch) -> None:
    batch.build()
    attempt(batch.editions, EDITION, batch.output, [], kommuner=("825",))
    gone = {"ark/825-laesoe.html", "region-nordjylland.zip", "index.html", "udsendelse.csv"}
    gone |= {"manifest.json"}
    gone |= {name for name in BESIDE if name.startswith(EDITION)}
    assert batch.listed() == sorted({*sheets(), *BESIDE} - gone)


def test_an_edition_that_is_edited_under_way_is_not_delivered(
    batch: Batch, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def edited(edition: Edition, **options: bool) -> object:
        seen.append(edition.stem)
        if len(seen) == 3:
            batch.replace("data/antal.csv", "Aarhus;2.593", "Aarhus;2.600")
        return publish(edition, **options)

    publish = making.publish
    monkeypatch.setattr(making, "publish", edited)
    heard = attempt(batch.editions, EDITION, batch.output, ["html"])
    message = f"{EDITION}: udgavens filer blev ændret, mens der blev bygget; byg igen"
    assert {str(error) for error in heard.failures.values()} == {message}
    assert list(heard.failures) == ["563 Fanø", "751 Aarhus", "825 Læsø", EDITION]
    assert batch.listed() == sheets("101", "185")
    assert set(batch.build()) == set(NAMES)


def test_a_part_that_has_changed_removes_what_tells_of_the_sheet_it_was(batch: Batch) -> None:
    batch.build()
    batch.replace("data/antal.csv", "Aarhus;2.593", "Aarhus;2.600")
    batch.build("751")
    assert batch.words == (
        "siden til at finde sin kommune, tabeller og pakker er fjernet, fordi ark er ændret; "
        "byg hele udgaven for at få dem igen"
    )
    others = ["hovedstaden", "nordjylland", "syddanmark"]
    left = [*sheets(), *(f"region-{name}.zip" for name in others), "udgave.json"]
    assert batch.listed() == sorted(left)
    card = json.loads((batch.folder / "udgave.json").read_bytes())
    assert sorted([*card["files"], "udgave.json"]) == sorted(left)
    batch.build()
    assert batch.listed() == sorted([*sheets(), *BESIDE])
    fresh = Batch(batch.output.parent / "fresh")
    fresh.replace("data/antal.csv", "Aarhus;2.593", "Aarhus;2.600")
    fresh.build()
    assert contents(fresh.folder) == contents(batch.folder)


def test_a_municipality_the_edition_is_not_made_for_is_refused(batch: Batch) -> None:
    with pytest.raises(UsageError, match=f"udgaven '{EDITION}' laves ikke for Odense"):
        batch.build("461")
    assert contents(batch.output) == {}


def test_an_edition_that_is_made_once_has_no_municipalities(batch: Batch) -> None:
    Sample(batch.editions)
    with pytest.raises(UsageError) as caught:
        build(batch.editions, ("proeve", EDITION), batch.output, ["html"], kommuner=("751",))
    assert str(caught.value) == "udgaven 'proeve' laves ikke for hver kommune; udelad --kommune"
    assert contents(batch.output) == {}


def test_an_edition_with_a_fault_is_told_of_it_for_some_municipalities_too(batch: Batch) -> None:
    batch.replace("edition.yaml", "pages: {least: 2, most: 2}", "pages: {least: 3, most: 2}")
    heard = attempt(batch.editions, EDITION, batch.output, ["html"], kommuner=("751",))
    assert [str(error) for error in heard.failures.values()] == [
        f"{EDITION}/edition.yaml:23:9: pages.least: er større end most (2)"
    ]


# --- What fails, and what is no longer made -------------------------------------------------------


def failing(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    publish = making.publish

    def one(edition: Edition, **options: bool) -> object:
        assert edition.profile
        if edition.profile.kommune.code == code:
            raise EditionError("tallet mangler", Place(f"{EDITION}/tekst.md", 3))
        return publish(edition, **options)

    monkeypatch.setattr(making, "publish", one)


def test_one_that_fails_stops_no_other_and_leaves_its_old_sheet(
    batch: Batch, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch.build()
    before = contents(batch.folder)
    batch.replace("data/antal.csv", "Aarhus;2.593", "Aarhus;2.600")
    with monkeypatch.context() as patch:
        failing(patch, "751")
        heard = attempt(batch.editions, EDITION, batch.output, ["html"])
    assert {name: str(error) for name, error in heard.failures.items()} == {
        "751 Aarhus": f"{EDITION}/tekst.md:3: tallet mangler"
    }
    after = contents(batch.folder)
    for name in sheets("751"):
        assert after[name] == before[name]
    assert "region-midtjylland.zip" not in after  # it would hold nothing
    assert "\n751;" not in (batch.folder / "udsendelse.csv").read_text("utf-8-sig")
    assert "Aarhus Kommune" in (batch.folder / "index.html").read_text("utf-8")
    assert list(batch.build()) == ["751 Aarhus"]
    assert batch.listed() == sorted([*sheets(), *BESIDE])


@pytest.mark.parametrize("card", [True, False])
def test_sheets_that_are_no_longer_made_are_removed_with_what_told_of_them(
    batch: Batch, monkeypatch: pytest.MonkeyPatch, card: bool
) -> None:
    batch.build()
    if not card:  # the journal knows them too
        (batch.folder / "udgave.json").unlink()
    fewer = property(lambda self: ("101", "751") if self.measures else ())
    monkeypatch.setattr(Edition, "kommuner", fewer)
    (batch.output / ".cache" / EDITION / "edition.json").unlink()
    (batch.folder / "noter.txt").write_bytes(b"mine")
    assert batch.build() == {}
    gone = {"region-nordjylland.zip", "region-syddanmark.zip"}
    expected = {*sheets("101", "751"), *BESIDE, "noter.txt"} - gone
    assert batch.listed() == sorted(expected)
    with zipfile.ZipFile(batch.folder / "region-hovedstaden.zip") as archive:
        assert not any("185" in name for name in archive.namelist())


def test_an_edition_that_was_a_batch_and_is_none_any_more_leaves_nothing_of_it(
    tmp_path: Path,
) -> None:
    batch = Batch(tmp_path)
    batch.build()
    shutil.rmtree(batch.editions / EDITION)
    Sample(batch.editions, EDITION)
    build(batch.editions, EDITION, batch.output, ["html"])
    assert batch.listed() == ["data/figur-1.csv", f"{EDITION}.html", "manifest.json", "udgave.json"]


# --- A disk that takes no more --------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("after", [0, 1, 2, 5, 9, 12, 14])
def test_a_disk_that_is_full_is_told_and_the_next_run_finishes(
    batch: Batch, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    batch.build()
    old = contents(batch.output)
    batch.replace("edition.yaml", "date: ", "date:  ")
    batch.replace("data/antal.csv", "Aarhus;2.593", "Aarhus;2.600")
    calls = [0]

    def full(_: int) -> None:
        calls[0] += 1
        if calls[0] > after:
            raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(OutputError, match="disken er fuld; gør plads, og prøv igen"):
            attempt(batch.editions, EDITION, batch.output, ["html"])
    torn = contents(batch.output)
    assert leftovers(batch.output) == []
    batch.build()
    new = contents(batch.output)
    for name, content in torn.items():
        assert content in (old[name], new[name]), name
    fresh = Batch(batch.output.parent / "fresh")
    shutil.rmtree(fresh.editions)
    shutil.copytree(batch.editions, fresh.editions)
    fresh.build()
    assert contents(fresh.output) == new
