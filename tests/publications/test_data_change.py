"""One changed number changes all that is computed from it, in every form, and nothing else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest

from figures.tokens import SCALE
from reporter.editions.load import load
from reporter.rendering.publication import Publication, publish
from tests.publications import builds
from tests.publications.builds import EDITIONS, Built
from tests.publications.pages import Page, plain
from tests.publications.print import Print

NAME = "maalgruppebeskrivelse-2017"
SERIES, MAP = "antal", "kort-antal"
CODE, OLD, NEW = "201", "Allerød;21\n", "Allerød;321\n"

Change = tuple[str, str, str]
"""What of an element changed, from what, to what."""

# Hand-counted. Allerød goes from "under 100" to "100-500": of 17 and 61 they make 16 and 62. The
# mean of the 98, 466.77, rises by 300 / 98 = 3.06 to 469.83.
PROSE: list[Change] = [
    *[("value", "17", "16"), ("text", "17", "16")] * 2,  # the summary names the lowest class too
    *[("value", "61", "62"), ("text", "61", "62")],
]
MEAN: list[Change] = [("value", "467", "470"), ("text", "467", "470")]
APPENDIX: list[Change] = [("value", "21", "321"), ("text", "21", "321")]
LEGEND: list[Change] = [
    ("text", "Under 100 (17)", "Under 100 (16)"),
    ("text", "100-500 (61)", "100-500 (62)"),
]
FOLD_OUT: list[Change] = [("text", "21", "321"), ("text", "under 100", "100-500")]
DESCRIPTION: list[Change] = [("description", "17", "16"), ("description", "61", "62")]


@dataclass(frozen=True)
class Pair:
    """The edition as it is, and with the changed number."""

    before: Publication
    after: Publication

    def changes(self, medium: str) -> list[Change]:
        one, other = (Page(getattr(each, f"{medium}_html")) for each in (self.before, self.after))
        return list(changes(one, other))

    def drawing_changes(self) -> list[Change]:
        """Return what changed in the one drawing on paper that did."""
        one, other = self.before.resources, self.after.resources
        assert one.keys() == other.keys()
        (name,) = [name for name in one if one[name] != other[name]]
        assert name.endswith("figur-1.svg")
        return list(changes(*(Page(each[name].content.decode()) for each in (one, other))))


def changes(one: Page, other: Page) -> Iterator[Change]:
    """Yield every difference of two pages of the same elements; of descriptions, each word."""
    for a, b in zip(one.all("*"), other.all("*"), strict=True):
        assert a.tag == b.tag
        assert a.keys() == b.keys()
        for name in a.attrib:
            if name in ("alt", "aria-label"):
                words = zip(a.attrib[name].split(), b.attrib[name].split(), strict=True)
                yield from (("description", *pair) for pair in words if pair[0] != pair[1])
            elif a.attrib[name] != b.attrib[name]:
                what = a.attrib["class"] if name == "d" else name
                yield what, rounded(a.attrib[name]), rounded(b.attrib[name])
        for before, after in ((a.text, b.text), (a.tail, b.tail)):
            if before != after:
                yield "text", plain(before or ""), plain(after or "")


def rounded(value: str) -> str:
    """Return a number with two decimals at most; of anything else the words."""
    if not re.fullmatch(r"\d+\.\d{3,}", value):
        return plain(value)
    return str(Decimal(value).quantize(Decimal("0.01")))


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the edition, one number changed."""
    folder = builds.copy_editions(tmp_path_factory.mktemp("editions"), [NAME])
    model = load(folder, NAME).model
    path = folder / NAME / next(data.file for data in model.data if data.id == SERIES)
    content = path.read_text("utf-8")
    assert content.count(OLD) == 1
    path.write_text(content.replace(OLD, NEW), "utf-8")
    return folder


@pytest.fixture(scope="module")
def pair(editions: Path) -> Pair:
    return Pair(publish(load(EDITIONS, NAME)), publish(load(editions, NAME)))


def test_the_page_on_screen_follows_and_nothing_else_changes(pair: Pair) -> None:
    drawings = 2  # one for a wide window, one for a narrow
    expected = [*PROSE, *MEAN, *APPENDIX, *FOLD_OUT, *DESCRIPTION, *LEGEND * drawings]
    assert Counter(words_of(pair.changes("screen"))) == Counter(expected)


def test_the_page_on_paper_follows_and_nothing_else_changes(pair: Pair) -> None:
    expected = [*PROSE, *MEAN, *APPENDIX, *DESCRIPTION]
    assert Counter(pair.changes("print")) == Counter(expected)
    assert Counter(words_of(pair.drawing_changes())) == Counter(LEGEND)


def words_of(found: list[Change]) -> Iterator[Change]:
    return (change for change in found if not change[0].startswith("step-"))


def test_the_municipality_takes_the_colour_of_its_new_class(pair: Pair) -> None:
    """Its outline leaves the path of one colour for that of the other, and no other moves."""
    for found, drawings in ((pair.changes("screen"), 2), (pair.drawing_changes(), 1)):
        steps = sorted(change for change in found if change[0].startswith("step-"))
        moves = [(name, outlines(a), outlines(b)) for name, a, b in steps]
        assert [name for name, _, _ in moves] == ["step-0"] * drawings + ["step-1"] * drawings
        lost = sum((a - b for _, a, b in moves[:drawings]), Counter())
        gained = sum((b - a for _, a, b in moves[drawings:]), Counter())
        assert lost == gained
        assert lost.total() == drawings
        assert all(a >= b for _, a, b in moves[:drawings])
        assert all(b >= a for _, a, b in moves[drawings:])


def outlines(path: str) -> Counter[str]:
    return Counter(re.findall(r"M[^M]*", path))


def test_the_files_of_data_follow_and_no_other_file_changes(pair: Pair) -> None:
    rows = {}
    for one, other in zip(pair.before.data_files, pair.after.data_files, strict=True):
        assert (one.name, one.description) == (other.name, other.description)
        lines = [each.content.decode("utf-8-sig").splitlines() for each in (one, other)]
        changed = [(a.split(";"), b.split(";")) for a, b in zip(*lines, strict=True) if a != b]
        if changed:
            ((before, after),) = changed
            assert before[0] == after[0] == CODE
            rows[one.name] = [
                (plain(a), plain(b)) for a, b in zip(before, after, strict=True) if a != b
            ]
    assert rows == {
        "figur-1.csv": [("21", "321"), ("under 100", "100-500")],
        "bilag-a.csv": [("21", "321")],
    }


@pytest.mark.slow
def test_the_pdf_follows_and_nothing_else_changes(
    editions: Path, everything: list[Built], tmp_path: Path
) -> None:
    before = next(each for each in everything if each.name == NAME)
    digests = builds.build(tmp_path, NAME, editions=editions)
    after = Built(tmp_path, NAME)

    changed = {
        path.removeprefix(f"{NAME}/")
        for path, digest in builds.digests(before.folder).items()
        if digests[f"{NAME}/{path}"] != digest
    }
    shown = {f"{NAME}.pdf", f"{NAME}.html", "data/figur-1.csv", "data/bilag-a.csv"}
    assert changed == {*shown, "manifest.json"}

    one, other = Print(before.pdf), Print(after.pdf)
    attached = {str(file.UF): file.EF.F.read_bytes() for file in other.pdf.Root.AF}
    assert attached == after.data
    described = zip(one.figures()[0].split(), other.figures()[0].split(), strict=True)
    assert [("description", *pair) for pair in described if pair[0] != pair[1]] == DESCRIPTION
    assert one.figures()[1:] == other.figures()[1:]

    words = [[Counter(text.split()) for text in each.texts] for each in (one, other)]
    lost, gained = Counter[str](), Counter[str]()
    for a, b in zip(*words, strict=True):
        lost, gained = lost + (a - b), gained + (b - a)
    assert lost == Counter({"17": 2, "61": 1, "(17)": 1, "(61)": 1, "467": 1, "21": 1})
    assert gained == Counter({"16": 2, "62": 1, "(16)": 1, "(62)": 1, "470": 1, "321": 1})

    pages = range(len(one.document))
    pictures = [each.ink() for each in (one, other)]
    assert [n for n in pages if words[0][n] != words[1][n]] == [
        n for n in pages if not np.array_equal(pictures[0][n], pictures[1][n])
    ]
    map_page = other.destinations()[MAP].page
    light, middle, _ = SCALE[3]
    assert coloured(one, map_page, light) > coloured(other, map_page, light)
    assert coloured(one, map_page, middle) < coloured(other, map_page, middle)


def coloured(printed: Print, page: int, colour: str) -> int:
    """Return how many pixels of a page have the colour."""
    picture = printed.document[page - 1].render(scale=2, rev_byteorder=True).to_numpy()
    wanted = [int(colour[n : n + 2], 16) for n in (1, 3, 5)]
    return int((picture[..., :3] == wanted).all(axis=-1).sum())
