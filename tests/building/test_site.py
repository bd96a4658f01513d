"""The pages of a publication with chapters as they are built: all of them, and no others."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest

from reporter.building import build as making
from tests.building.builds import build
from tests.building.folders import contents
from tests.editions.chapters import Book

PAGES = {
    "proeve.html",
    "forord.html",
    "rammen.html",
    "udsatte.html",
    "tabeller.html",
    "figurer-og-tabeller.html",
    "stikord.html",
    "samlet.html",
}


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the drawing out."""
    monkeypatch.setattr(making, "publish", partial(making.publish, drawn=False))


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return Book(tmp_path / "editions")


@pytest.fixture
def out(book: Book, tmp_path: Path) -> Path:
    """The publication, built as HTML."""
    output = tmp_path / "out"
    build(book.editions, "proeve", output, ["html"])
    return output


def pages(output: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (output / "proeve").glob("*.html")}


def test_all_pages_are_built_and_told_of_and_made_again_when_one_is_gone(
    book: Book, out: Path
) -> None:
    assert pages(out).keys() == PAGES
    card = json.loads((out / "proeve" / "udgave.json").read_text("utf-8"))
    assert {name for name in card["files"] if name.endswith(".html")} == PAGES
    assert '<a href="proeve/proeve.html">' in (out / "index.html").read_text("utf-8")
    assert b"proeve.pdf" not in b"".join(pages(out).values())  # there is none to link to
    before = contents(out)
    assert build(book.editions, "proeve", out, ["html"]).as_is == {"proeve": 1}
    (out / "proeve" / "rammen.html").unlink()
    heard = build(book.editions, "proeve", out, ["html"])
    assert heard.reasons == {"proeve": ("filen rammen.html mangler",)}
    assert contents(out) == before


def test_a_change_reaches_the_pages_that_show_it_and_a_chapter_taken_out_leaves_none(
    book: Book, out: Path
) -> None:
    (out / "proeve" / "min-egen.html").write_text("ikke udgavens", "utf-8")
    before = pages(out)
    book.chapter("udsatte", "\nMere er der ikke.\n")
    build(book.editions, "proeve", out, ["html"])
    after = pages(out)
    changed = {name for name in PAGES if before[name] != after[name]}
    assert changed == {"proeve.html", "udsatte.html", "samlet.html"}

    yaml = (book.folder / "edition.yaml").read_text("utf-8")
    kept = [line for line in yaml.splitlines() if "id: tabeller" not in line]
    book.file("edition.yaml", "\n".join(kept).partition("appendices:")[0])
    build(book.editions, "proeve", out, ["html"])
    assert pages(out).keys() == PAGES - {"tabeller.html"} | {"min-egen.html"}
    assert not any(b'"tabeller.html' in page for page in pages(out).values())
