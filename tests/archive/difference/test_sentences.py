"""What changed between two pages is found once, where it stands, and as what it is."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporter.archive.difference.model import TextChange
from reporter.archive.difference.reading import read
from reporter.archive.difference.sentences import page_changes

PAGE = """<!DOCTYPE html><html lang="da"><head><title>Titel</title><style>p { }</style></head><body>
<header><p>Ministeriet</p></header><nav><ul><li>Indhold</li></ul></nav>
<main id="_indhold"><h1>Hjemløse</h1>
<p>Der var ca. <data value="5" data-serie="antal">5</data> pct. i nr. 2. Det er flere end i 2016,
jf. figur 1.</p>
<figure id="figur"><figcaption>Figur 1</figcaption>
<div role="img" aria-label="Søjler. Højest er &Aring;rhus."><svg><text>Usynlig</text></svg></div>
<div class="noter"><p><b>Anm.:</b> Den 1. oktober.<br>*) Ikke vist.</p>
<p><b>Kilde:</b> Os.</p></div>
<details class="data"><table><tr><td>Tallene bag</td></tr></table></details></figure>
<table><tbody>
<tr><th scope="row">7. Hjemløse</th><td>12 pct.</td><td>mod målet</td></tr></tbody></table>
<aside class="boks"><h2>Boks</h2><p>Det regnes § 4, stk. 2. S&aring;dan.</p></aside>
<aside class="rettelser tiny"><p>Rettet udgave</p></aside>
<p class="hent"><a href="x">Hent</a></p></main><footer><p>Telefon</p></footer></body></html>"""

SAID = [
    ("heading", "", "Hjemløse"),
    ("sentence", "Hjemløse", "Der var ca. 5 pct. i nr. 2."),
    ("sentence", "Hjemløse", "Det er flere end i 2016, jf. figur 1."),
    ("caption", "Hjemløse", "Figur 1"),
    ("alternative", "Hjemløse", "Søjler."),
    ("alternative", "Hjemløse", "Højest er Århus."),
    ("note", "Hjemløse", "Anm.: Den 1. oktober."),
    ("note", "Hjemløse", "*) Ikke vist."),
    ("source", "Hjemløse", "Kilde: Os."),
    ("caption", "Hjemløse", "7. Hjemløse"),
    ("sentence", "Hjemløse", "7. Hjemløse: mod målet"),
    ("heading", "Hjemløse", "Boks"),
    ("definition", "Boks", "Det regnes § 4, stk. 2."),
    ("definition", "Boks", "Sådan."),
]


def test_a_page_is_read_in_order_and_as_what_it_says() -> None:
    assert [(told.role, told.under, told.text) for told in read(PAGE)] == SAID


def test_a_text_knows_its_series_and_what_it_stands_in() -> None:
    told = {each.text: (set(each.series), set(each.within)) for each in read(PAGE)}
    assert told["Der var ca. 5 pct. i nr. 2."] == ({"antal"}, set())
    assert told["Højest er Århus."] == (set(), {"figur"})


def changes(old: str, new: str) -> list[TextChange]:
    return page_changes(read(old), read(new), "proeve")


def told(old: str, new: str) -> list[tuple[Any, ...]]:
    return [(c.kind, c.role, c.old, c.new, c.numbers_only) for c in changes(old, new)]


ONE_CHANGE = [
    ("Det er flere end", "Det er færre end", "flipped", False),
    ("ca. <data", "omkring <data", "changed", False),
    (">5</data>", ">6</data>", "changed", True),
    ("Højest er", "Lavest er", "flipped", False),
    ("mod målet", "væk fra målet", "flipped", False),
    ("Sådan", "Ellers", "changed", False),
    ("Boks</h2>", "Rubrik</h2>", "changed", False),
    ("<p>Der", "<p>Noget nyt. Der", "added", False),
    (" Det er flere end i 2016,\njf. figur 1.", "", "removed", False),
]


@pytest.mark.parametrize(("was", "now", "kind", "numbers"), ONE_CHANGE)
def test_one_change_is_that_and_no_other(was: str, now: str, kind: str, numbers: bool) -> None:
    page = PAGE.replace("S&aring;dan", "Sådan")
    assert was in page
    (found,) = changes(page, page.replace(was, now))
    assert (found.kind, found.numbers_only) == (kind, numbers)


def test_numbers_in_words_are_numbers() -> None:
    old, new = "<p>For seks kommuner er der tal.</p>", "<p>For syv kommuner er der tal.</p>"
    assert changes(old, new)[0].numbers_only


def test_the_page_s_own_furniture_is_no_text() -> None:
    for was, now in (
        ("Ministeriet", "Styrelsen"), ("Indhold", "Oversigt"), ("Telefon", "Post"),
        ("Usynlig", "Andet"), ("Tallene bag", "Bag"), ("12 pct.", "13 pct."), ("Hent", "Tag"),
        ("p { }", "p { color: red }"), ("Rettet udgave", "Rettet"),
        ("\njf.", " jf."),
    ):  # fmt: skip
        assert was in PAGE
        assert changes(PAGE, PAGE.replace(was, now)) == []


LONG = "Andelen af de unge i uddannelse var 7 pct. i hele landet."


def test_what_moved_is_no_change() -> None:
    old = f"<h2>Et</h2><p>{LONG}</p><h2>To</h2><p>Ord.</p>"
    new = f"<h2>Et</h2><h2>To</h2><p>Ord.</p><p>{LONG}</p>"
    assert changes(old, new) == []


def test_two_sections_that_change_places_of_a_short_sentence_both_changed() -> None:
    """ "Andelen steg." says another thing in another section."""
    page = "".join(
        f'<section id="{name}"><h2>{name}</h2><p>{{}}</p></section>' for name in ("A", "B")
    )
    said = ("Andelen steg.", "Andelen faldt.")
    assert [(c.under, c.kind) for c in changes(page.format(*said), page.format(*said[::-1]))] == [
        ("A", "flipped"),
        ("B", "flipped"),
    ]


def test_a_text_in_another_s_place_says_no_opposite() -> None:
    old = "<p>Regnet fra den højeste andel var Aarhus nr. 54 af landets kommuner.</p>"
    new = "<p>Aarhus havde den laveste andel.</p>"
    assert told(old, new) == [("changed", "sentence", old[3:-4], new[3:-4], False)]


texts = st.lists(
    st.sampled_from(
        ["Andelen steg.", "Andelen faldt.", "Der var 5.", "Der var 6.", LONG, "Noget andet."]
    ),
    max_size=8,
)


@given(texts, texts)
def test_changes_are_the_same_seen_from_the_other_side(old: list[str], new: list[str]) -> None:
    one, other = ("".join(f"<p>{text}</p>" for text in side) for side in (old, new))
    assert changes(one, one) == []
    there, back = changes(one, other), changes(other, one)
    mirrored = {"added": "removed", "removed": "added"}
    assert sorted((c.kind, c.old, c.new) for c in there) == sorted(
        (mirrored.get(c.kind, c.kind), c.new, c.old) for c in back
    )
    # What changed makes the one page of the other.
    gone, come = ([getattr(c, side) for c in there if getattr(c, side)] for side in ("old", "new"))
    kept = sorted(old)
    for text in gone:
        kept.remove(text)
    assert sorted(kept + come) == sorted(new)


@given(st.text(alphabet='<>/ap="&#; \n-!svgdetails', max_size=300))
def test_nothing_a_bundle_holds_stops_the_reading(markup: str) -> None:
    assert all(told.text for told in read(markup))
