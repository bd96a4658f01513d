"""Pages that are made to take for ever: what is read of them, which is read in a moment."""

from __future__ import annotations

from reporter.archive.difference.flips import flipped
from reporter.archive.difference.reading import read
from reporter.archive.difference.sentences import page_changes

MANY = 50_000


def test_a_tag_that_never_ends_is_text() -> None:
    (told,) = read("<" + "a" * 3 * MANY)
    assert told.text == "a" * 3 * MANY


def test_a_paragraph_of_many_sentences_is_parted() -> None:
    assert len(read(f"<p>{'Nr. 1 er A. B. C er 2. ' * MANY}</p>")) == MANY


def test_a_text_stands_within_so_many_things_and_no_more() -> None:
    depth = 20_000
    (told,) = read("".join(f'<div id="i{n}">' for n in range(depth)) + "x" + "</div>" * depth)
    assert len(told.within) == 200
    assert {"i0", "i199"} <= told.within


def test_two_sentences_without_an_end_are_laid_beside_each_other_by_their_words() -> None:
    old, new = (f"<p>{'steg ' * MANY}{word}</p>" for word in ("ja", "nej"))
    (change,) = page_changes(read(old), read(new), "d")
    assert change.kind == "changed"


def test_two_texts_without_an_end_say_no_opposite() -> None:
    assert not flipped("steg " * MANY, "faldt " * MANY)
    assert flipped("steg " * 10, "faldt " * 10)
