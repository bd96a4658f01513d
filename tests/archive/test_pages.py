"""Pages are set beside what they were, and what differs on each is told and marked."""

from __future__ import annotations

import io

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from figures import tokens
from reporter.archive.pages import (
    MOST_PAGES,
    MOST_PIXELS,
    PageDifference,
    UnreadablePdfError,
    compare,
    differing,
    numbers,
    references,
    words,
)
from reporter.archive.pictures import _few, _regions, picture
from tests.archive.papers import paper

FIRST = ("Flere er i arbejde.", "Andelen var 45,2 pct.", "@side 1 af 3")
SECOND = ("Hjemløse lever længere.", "De var 6.635 i 2017.", "@side 2 af 3")
THIRD = ("Kilder og metode.", "Registrene er de samme.", "@side 3 af 3")
THREE = paper(FIRST, SECOND, THIRD)


def changed(page: PageDifference) -> tuple[int, int, bool, bool]:
    return page.old, page.new, page.text, page.picture


def test_the_same_pages_do_not_differ_whatever_the_bytes() -> None:
    assert compare(THREE, THREE) == ()
    assert compare(THREE, THREE + b"% mere\n") == ()


def test_one_number_is_told_with_its_page() -> None:
    new = paper(FIRST, ("Hjemløse lever længere.", "De var 6.431 i 2017.", "@side 2 af 3"), THIRD)
    (page,) = compare(THREE, new)
    assert changed(page) == (2, 2, True, True)
    assert (page.gone, page.come) == (("6.635",), ("6.431",))


def test_another_word_changes_no_number() -> None:
    (page,) = compare(THREE, paper(FIRST, SECOND, ("Kilder og metoder.", *THIRD[1:])))
    assert changed(page) == (3, 3, True, True)
    assert (page.gone, page.come) == ((), ())


def test_another_look_is_no_other_text() -> None:
    pages = compare(THREE, paper(FIRST, SECOND, THIRD, ground=(1, 1, 0.9)))
    assert [changed(page) for page in pages] == [(n, n, False, True) for n in (1, 2, 3)]


def test_without_pictures_only_words_and_numbers_are_compared() -> None:
    assert compare(THREE, paper(FIRST, SECOND, THIRD, ground=(1, 1, 0.9)), pictures=False) == ()


def test_where_a_line_ends_is_no_other_text() -> None:
    broken = ("Flere er i ar-", "bejde. Andelen", "var 45,2 pct.", "@side 1 af 3")
    (page,) = compare(THREE, paper(broken, SECOND, THIRD))
    assert changed(page) == (1, 1, False, True)


def test_a_page_put_in_moves_the_others_and_changes_none() -> None:
    new = ("En helt ny side om unge.", "Der er 12 af dem.", "@side 2 af 4")
    pages = compare(THREE, paper(FIRST, new, SECOND, THIRD))
    assert pages == (PageDifference(old=0, new=2, text=True, picture=True, come=("12",)),)


def test_a_page_taken_out_is_told_alone() -> None:
    pages = compare(THREE, paper(FIRST, THIRD))
    assert pages == (PageDifference(old=2, new=0, text=True, picture=True, gone=("6.635", "2017")),)


def test_a_page_that_moved_and_changed_is_found_by_its_words() -> None:
    new = ("En helt ny side om unge.", "Der er 12 af dem.")
    moved = ("Hjemløse lever længere.", "De var 6.431 i 2017.", "@side 3 af 4")
    other = ("Kilder og metoder.", "Registrene er de samme.", "@side 4 af 4")
    pages = compare(THREE, paper(FIRST, new, moved, other))
    assert [(page.old, page.new) for page in pages] == [(0, 2), (2, 3), (3, 4)]
    assert (pages[1].gone, pages[1].come) == (("6.635",), ("6.431",))


def test_a_page_of_another_size_looks_different() -> None:
    wide = paper(FIRST).replace(b"[0 0 300 400]", b"[0 0 300 410]")
    assert [changed(page) for page in compare(paper(FIRST), wide)] == [(1, 1, False, True)]


@pytest.mark.parametrize("box", ["14400 14400", "9999999 9", "9 9999999", "0 0", "1e30 1e30"])
def test_a_page_as_large_as_a_wall_is_drawn_small(box: str) -> None:
    wall = paper(FIRST).replace(b"0 0 300 400", f"0 0 {box}".encode())
    (page,) = compare(paper(FIRST), wall)
    with Image.open(io.BytesIO(picture(paper(FIRST), wall, page))) as drawn:
        assert max(drawn.size) < 2 * MOST_PIXELS + 100


def test_a_pdf_that_cannot_be_read_is_refused() -> None:
    for spoiled in (b"", b"%PDF-1.7 nej", paper(FIRST)[:200], paper(*[[]] * (MOST_PAGES + 1))):
        with pytest.raises(UnreadablePdfError):
            compare(paper(FIRST), spoiled)


def test_what_the_layout_made_is_not_written() -> None:
    assert [text.split("\n") for text in words(paper(FIRST))] == [list(FIRST[:2])]


def test_numbers_keep_their_minus_and_take_no_dash_for_one() -> None:
    told = "Fra −3,5 til 4 pct. for 18-24-årige; −ti og 1.234"
    assert numbers(told) == ("−3,5", "4", "18", "24", "1.234")


def test_page_numbers_that_are_true_are_references() -> None:
    contents = ("Indhold", ">2 Hjemløse 2", ">3 Kilder 4", ">2 Mål 3 på side 2", ">3 Kilder")
    assert references(paper(contents, SECOND, THIRD)) == ("2", "2")


@given(st.lists(st.sampled_from("123")), st.lists(st.sampled_from("123")))
def test_what_came_and_what_went_is_all_there_is_between_two(
    old: list[str], new: list[str]
) -> None:
    gone, come = differing(old, new)
    assert sorted([*old, *come]) == sorted([*new, *gone])
    assert not {*gone} & {*come}


# --- Pictures -------------------------------------------------------------------------------------

ACCENT = np.array(list(bytes.fromhex(tokens.ACCENT[1:])))


def drawn(old: bytes, new: bytes, page: PageDifference) -> npt.NDArray[np.int_]:
    """Return a picture as rows of pixels."""
    return np.asarray(Image.open(io.BytesIO(picture(old, new, page))).convert("RGB")).astype(int)


def test_what_differs_is_boxed_on_both_pages_and_nothing_else() -> None:
    new = paper(("Flere er i arbejde.", "Andelen var 45,3 pct.", "@side 1 af 3"))
    old = paper(FIRST)
    (page,) = compare(old, new)
    image = drawn(old, new, page)
    assert image.shape == (600 + 40 + 24, 2 * 450 + 3 * 24, 3)
    rows, columns = np.nonzero((abs(image - ACCENT) < 24).all(axis=2))
    # The base of the second line is 330 points above the foot of the page: 105 pixels below its
    # top, which is 40 below the picture's. The number begins some 60 points from the left.
    assert 40 + 105 - 30 < rows.min() < 40 + 105 < rows.max() < 40 + 105 + 20
    left, right = columns[columns < 24 + 450], columns[columns > 24 + 450]
    assert 24 + 90 < left.min() < left.max() < 24 + 300
    assert {*(left + 450 + 24)} == {*right}


def test_places_without_number_are_boxed_as_one() -> None:
    full = np.zeros((400, 400), dtype=bool)
    full[::4, ::4] = True
    every = list(_regions(full))
    assert len(every) == 10_000
    assert _few(every) == [(0, 0, 396, 396)]
    assert _few(every[:500]) == every[:500]


def test_the_same_pages_give_the_same_picture_without_a_word_on_its_making() -> None:
    old, new = paper(FIRST), paper(SECOND)
    (page,) = compare(old, new)
    first = picture(old, new, page)
    assert first == picture(old, new, page)
    assert first.startswith(b"\x89PNG")
    for chunk in (b"tEXt", b"zTXt", b"iTXt", b"tIME", b"pHYs", b"eXIf"):
        assert chunk not in first


@pytest.mark.parametrize("is_old", [True, False])
def test_a_page_that_is_alone_has_an_empty_place_beside_it(is_old: bool) -> None:
    one = paper(FIRST)
    page = PageDifference(old=int(is_old), new=int(not is_old), text=True, picture=True)
    image = drawn(one, one, page)
    left, right = image[400, 24 + 225], image[400, 24 + 450 + 24 + 225]
    there, empty = (left, right) if is_old else (right, left)
    assert there.min() > 250 > empty.min()
