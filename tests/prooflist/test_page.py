"""What is found on a page: numbers in the order they are read, and where each stands."""

from __future__ import annotations

from reporter.rendering.prooflist.page import Drawing, Spot, read

BOUND = '<data class="tal" value="7" data-serie="s" data-omraade="a" data-periode="2016">7</data>'


def spots(html: str, *known: str) -> list[Spot]:
    found = read(f"<html><body>{html}</body></html>", known)
    assert all(isinstance(each, Spot) for each in found)
    return [each for each in found if isinstance(each, Spot)]


def told(spot: Spot) -> str:
    return f"{spot.text[: spot.start]}[{spot.text[spot.start : spot.end]}]{spot.text[spot.end :]}"


def test_a_number_knows_its_paragraph_whatever_stands_round_it() -> None:
    (spot,) = spots(f"<p>Det  er\n<b>kun <i>{BOUND}</i></b>&nbsp;&lt; alle.</p><p>Mere.</p>")
    assert told(spot) == "Det er kun [7]\u00a0< alle."
    assert (spot.kind, spot.given["data-serie"], spot.call) == ("bound", "s", None)


def test_what_a_call_printed_has_its_number_and_its_place_in_the_sentence() -> None:
    passage = f'<span data-kald="4">Fra <span class="sammen">nr. {BOUND}</span> til {BOUND}</span>'
    first, second, third = spots(f'<p>{passage}, og <span data-kald="5">{BOUND}</span></p>')
    assert [(s.call, s.nth) for s in (first, second, third)] == [(4, 0), (4, 1), (5, 0)]
    assert told(second) == "Fra nr. 7 til [7], og 7"


def test_a_footnote_is_read_after_the_paragraph_it_is_to() -> None:
    first, second, third = (f'<span data-kald="{n}">{BOUND}</span>' for n in (1, 2, 3))
    note = f'<span class="fodnote" id="note_1">Noten har {second}.</span>'
    text = f"<p>Først {first}{note} og {third}.</p>"
    assert [told(spot) for spot in spots(text)] == [
        "Først [7] og 7.", "Først 7 og [7].", "Noten har [7].",
    ]  # fmt: skip


def test_fixed_words_count_only_where_they_have_a_digit() -> None:
    year = '<span data-kald="1"><span class="fast" data-art="dato">2016</span></span>'
    name = '<span data-kald="2"><span class="fast" data-art="kommune">Aarhus</span></span>'
    (spot,) = spots(f"<p>I {year} i {name}.</p>")
    assert (spot.kind, spot.call, told(spot)) == ("fixed", 1, "I [2016] i Aarhus.")


def test_a_number_knows_the_heading_and_the_box_it_stands_in() -> None:
    html = (
        f"<p>{BOUND}</p><h2>Et</h2><p>{BOUND}</p>"
        f'<aside id="boks"><h3>To</h3><p>{BOUND}</p></aside><p>{BOUND}</p>'
    )
    places = [(spot.heading, spot.within) for spot in spots(html, "boks")]
    assert places == [("", ""), ("Et", ""), ("To", "boks"), ("Et", "")]


def test_a_list_of_contents_a_style_and_a_title_are_not_read() -> None:
    hidden = f"<nav><ol><li>{BOUND}</li></ol></nav><style>p {{ top: 7px }}</style>"
    drawn = "<svg><text>7</text></svg>"
    head = f"<head><title>{BOUND}</title></head>"
    assert read(f"<html>{head}<body>{hidden}{drawn}</body></html>", ()) == []


def test_a_cell_knows_its_row_group_and_heads() -> None:
    table = (
        "<table><thead>"
        '<tr><th rowspan="2">Navn</th><th colspan="2">Med</th><th colspan="2">Uden</th></tr>'
        "<tr><th>Pct.</th><th>Antal</th><th>Pct.</th><th>Antal</th></tr></thead>"
        '<tbody><tr class="gruppe"><th scope="rowgroup" colspan="5">Køn</th></tr>'
        f'<tr class="row"><th scope="row">Kvinder</th><td>{BOUND}</td><td>1</td><td>-</td>'
        f"<td>{BOUND}</td></tr>"
        '<tr class="row"><th scope="row">Mænd</th><td></td><td>**)</td><td>nej</td>'
        f"<td>{BOUND}</td></tr></tbody></table><p>{BOUND}</p>"
    )
    found = [(s.kind, s.row, s.column, s.line) for s in spots(table)]
    assert found == [
        ("bound", "Køn, Kvinder", "Med, Pct.", 0),
        ("loose", "Køn, Kvinder", "Med, Antal", 0),
        ("mark", "Køn, Kvinder", "Uden, Pct.", 0),
        ("bound", "Køn, Kvinder", "Uden, Antal", 0),
        ("mark", "Køn, Mænd", "Med, Antal", 1),
        ("bound", "Køn, Mænd", "Uden, Antal", 1),
        ("bound", "", "", -1),
    ]


def test_a_drawing_stands_between_its_caption_and_its_notes() -> None:
    html = (
        f'<figure id="f"><figcaption>Figur {BOUND}</figcaption><img src="udgave:f.svg" alt="">'
        f"<p>Note {BOUND}<br>og mere</p></figure>"
    )
    first, drawing, second = read(html, {"f"})
    assert isinstance(first, Spot)
    assert isinstance(second, Spot)
    assert drawing == Drawing(within="f", address="udgave:f.svg", heading="")
    assert [told(first), told(second)] == ["Figur [7]", "Note [7] og mere"]
    assert first.within == second.within == "f"
