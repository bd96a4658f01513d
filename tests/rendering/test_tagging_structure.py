"""The structure tree: each element of the HTML once, in the order it is written there."""

from html.parser import HTMLParser
from textwrap import dedent

import pikepdf
import pytest

from tests.rendering import pdf_document as example
from tests.rendering.pdf_structure import Structure, kids, marked_text, walk


def structure(body: str, *, css: str = "") -> Structure:
    return Structure(example.make(body, css=css).content)


def tree(body: str, *, css: str = "") -> str:
    """Return the tree below /Document without the H1 that a document must begin with."""
    lines = structure("<h1>T</h1>" + body, css=css).tree().splitlines()
    assert lines[:3] == ["Document", "  H1", "    'T'"]
    return dedent("\n".join(lines[3:]))


@pytest.fixture(scope="module")
def rich() -> Structure:
    return structure(example.RICH)


FRAGMENTS = {
    "inline": (
        "<p>Er <strong>steget</strong> <em>nu</em> til <data value=1>12,5</data>"
        "<br>i <abbr title='Danmarks Statistik'>DST</abbr> <span lang=en>now</span>.</p>",
        """
        P
          'Er '
          Span
            'steget '
          Span
            'nu'
          ' til '
          '12,5 '
          'i '
          Span E=Danmarks Statistik
            'DST '
          Span Lang=en
            'now'
          '.'
        """,
    ),
    "text in a div is a paragraph": (
        "<div class=date>1. maj</div><div><div>To</div><p>tre</p></div>",
        """
        P
          '1. maj'
        P
          'To'
        P
          'tre'
        """,
    ),
    "footnote": (
        "<p>Andel<span class=note>Af <em>alle</em>.</span> af<span class=note>B.</span></p>",
        """
        P
          'Andel'
          Reference
            '1'
          Note ID=note-1
            Lbl
              '1. '
            'Af '
            Span
              'alle'
            '.'
          ' af'
          Reference
            '2'
          Note ID=note-2
            Lbl
              '2. '
            'B.'
        """,
    ),
    "links": (
        "<p><a href='https://www.dst.dk/'>Danmarks <strong>Statistik</strong></a> og "
        "<a href='#x'>afsnittet</a></p><h2 id=x>X</h2>",
        """
        P
          Link
            -> Danmarks Statistik
            'Danmarks '
            Span
              'Statistik'
          ' og '
          Link
            -> afsnittet
            'afsnittet'
        H2
          'X'
        """,
    ),
    "contents": (
        "<nav><h2>Indhold</h2><ol><li><a href='#x'>1 X</a><ol><li><a href='#y'>1.1 Y</a></li></ol>"
        "</li></ol></nav><h2 id=x>1 X</h2><h3 id=y>1.1 Y</h3>",
        """
        Sect
          H2
            'Indhold'
          TOC
            TOCI
              Reference
                Link
                  -> 1 X
                  '1 X '
                  '1'
              TOC
                TOCI
                  Reference
                    Link
                      -> 1.1 Y
                      '1.1 Y '
                      '1'
        H2
          '1 X'
        H3
          '1.1 Y'
        """,
    ),
    "lists": (
        "<ol><li>Et<ul><li>Inde</li></ul></li><li><p>To</p></li></ol>"
        "<dl><div><dt>Mål</dt><dd>Måles.</dd></div><dt>A</dt><dt>B</dt><dd>C</dd></dl>",
        """
        L ListNumbering=Decimal
          LI
            Lbl
              '1. '
            LBody
              'Et'
              L ListNumbering=Disc
                LI
                  Lbl
                    '• '
                  LBody
                    'Inde'
          LI
            Lbl
              '2. '
            LBody
              P
                'To'
        L ListNumbering=None
          LI
            Lbl
              'Mål'
            LBody
              'Måles.'
          LI
            Lbl
              'A'
            Lbl
              'B'
            LBody
              'C'
        """,
    ),
    "figures": (
        "<figure><figure><figcaption>Figur 1</figcaption>"
        f"<img alt='Søjler' src='{example.image('12')}'></figure>"
        "<p>Anm.: Note.</p></figure>",
        """
        Div
          Div
            Caption
              'Figur 1'
            Figure Alt=Søjler
              '12'
          P
            'Anm.: Note.'
        """,
    ),
    "a label on a line of its own is part of its heading": (
        "<h2><span class=label style='display: block'>Boks 1</span> <span>Titel</span></h2>"
        "<figure><figcaption><span style='display: block'>Figur 1</span> Titel</figcaption>"
        "</figure>",
        """
        H2
          'Boks 1 '
          'Titel'
        Div
          Caption
            'Figur 1 '
            'Titel'
        """,
    ),
    "a group of figures with common notes": (
        "<div role=group><figure><figcaption>Figur 1</figcaption></figure>"
        "<div><p>Anm.: Note.</p></div></div>",
        """
        Div
          Div
            Caption
              'Figur 1'
          P
            'Anm.: Note.'
        """,
    ),
    "boxes and quotes": (
        "<aside><h2>Boks 1</h2><p>Tekst</p></aside><blockquote><p>Citat</p></blockquote>",
        """
        Sect
          H2
            'Boks 1'
          P
            'Tekst'
        BlockQuote
          P
            'Citat'
        """,
    ),
    "a table with groups of rows": (
        "<table><caption>Tabel 1</caption><thead><tr><td rowspan=2></td>"
        "<th scope=colgroup colspan=2>Mænd</th></tr>"
        "<tr><th scope=col>2022</th><th scope=col>2023</th></tr></thead>"
        "<tbody><tr><th scope=rowgroup colspan=3>Fyn</th></tr>"
        "<tr><th scope=row>Odense</th><td>1</td><td>2</td></tr></tbody>"
        "<tbody><tr><th scope=row>I alt</th><td colspan=2>3</td></tr></tbody></table>",
        """
        Table
          Caption
            'Tabel 1'
          THead
            TR
              TD RowSpan=2
              TH ID=t1h1 ColSpan=2 Scope=Column
                'Mænd'
            TR
              TH ID=t1h2 Headers=t1h1 Scope=Column
                '2022'
              TH ID=t1h3 Headers=t1h1 Scope=Column
                '2023'
          TBody
            TR
              TH ID=t1h4 ColSpan=3 Scope=Row
                'Fyn'
            TR
              TH ID=t1h5 Headers=t1h4 Scope=Row
                'Odense'
              TD Headers=t1h1,t1h2,t1h4,t1h5
                '1'
              TD Headers=t1h1,t1h3,t1h4,t1h5
                '2'
          TBody
            TR
              TH ID=t1h6 Scope=Row
                'I alt'
              TD ColSpan=2 Headers=t1h1,t1h2,t1h3,t1h6
                '3'
        """,
    ),
    "a header cell over several rows": (
        "<table><tbody><tr><th rowspan=2>Fyn</th><th>Mænd</th><td>1</td></tr>"
        "<tr><th>Kvinder</th><td>2</td></tr></tbody></table>",
        """
        Table
          TBody
            TR
              TH ID=t1h1 RowSpan=2 Scope=Row
                'Fyn'
              TH ID=t1h2 Scope=Row
                'Mænd'
              TD Headers=t1h1,t1h2
                '1'
            TR
              TH ID=t1h3 Scope=Row
                'Kvinder'
              TD Headers=t1h1,t1h3
                '2'
        """,
    ),
    "blank and hidden text is not read": (
        "<p>A<span style='visibility: hidden'>B</span></p><p> </p><div></div><p>C</p>",
        """
        P
          'A'
        P
          'C'
        """,
    ),
    "what repeats on every page is not read": (
        "<p style='position: fixed; bottom: 0'>Kladde</p><p>A</p>"
        "<p style='break-before: page'>B</p>",
        """
        P
          'A'
        P
          'B'
        """,
    ),
}


@pytest.mark.parametrize("name", FRAGMENTS)
def test_fragment(name: str) -> None:
    body, expected = FRAGMENTS[name]
    assert tree(body) == dedent(expected).strip()


def test_one_paragraph_over_two_pages_is_one(rich: Structure) -> None:
    (long,) = (each for each in rich.find("P") if rich.text(each).startswith("Sætning nummer 0"))
    assert rich.text(long) == example.LONG
    assert {kid.Pg.objgen for kid in kids(long) if not isinstance(kid, int)}


@pytest.mark.parametrize(
    ("body", "role"),
    [
        ("<aside><p>{text}</p><p>{text}</p></aside>", "Sect"),
        ("<section><p>{text}</p><p>{text}</p></section>", "Sect"),
        ("<blockquote><p>{text}</p><p>{text}</p></blockquote>", "BlockQuote"),
        ("<ul><li>{text}</li><li>{text}</li></ul>", "L"),
        ("<ul><li>{text}<p>{text}</p></li></ul>", "LBody"),
        ("<dl><dt>x</dt><dd>{text} {text}</dd></dl>", "LBody"),
        ("<p>{text} <em>{text}</em></p>", "Span"),
        ("<p><a href='https://www.dst.dk'>{text} {text}</a></p>", "Link"),
        ("<p>x<span class=note>{text} {text}</span></p>", "Note"),
    ],
)
def test_what_crosses_a_page_is_one(body: str, role: str) -> None:
    result = structure("<h1>T</h1>" + body.format(text=example.LONG))
    assert len(result.pdf.pages) > 1
    (element,) = result.find(role)
    assert "".join(result.text(element).split()).count("".join(example.LONG.split())) >= 1


def test_a_table_over_three_pages_is_one_with_one_head(rich: Structure) -> None:
    (table,) = rich.find("Table")
    pages = {each.Pg.objgen for each in walk(table) if "/Pg" in each}
    assert len(pages) >= 3
    assert [str(kid.S) for kid in kids(table)] == ["/Caption", "/THead", "/TBody"]
    assert len(rich.find("TR", table)) == 2 + 110 + 3
    assert rich.text(rich.find("THead", table)[0]) == "OmrådeMændKvinder2022202320222023"


def test_a_row_longer_than_a_page_is_one_with_its_paragraphs() -> None:
    """A table of definitions may have one: its cells hold several paragraphs."""
    long = "".join(f"<p>Afsnit {n}: {example.LONG}</p>" for n in "abc")
    body = (
        "<table><thead><tr><th scope=col>Mål</th><th scope=col>Afgrænsning</th></tr></thead>"
        f"<tbody><tr><th scope=row>Et mål</th><td>{long}</td></tr></tbody></table>"
    )
    result = structure(f"<h1>T</h1>{body}", css="tr { break-inside: avoid }")
    assert len(result.pdf.pages) > 1
    (cell,) = result.find("TD")
    assert len(result.find("TH")) == 3
    starts = [result.text(kid)[:9] for kid in kids(cell) if not isinstance(kid, int)]
    assert starts == ["Afsnit a:", "Afsnit b:", "Afsnit c:"]


def test_every_header_cell_has_a_scope_and_every_cell_its_headers(rich: Structure) -> None:
    headers = rich.find("TH")
    assert {str(each.A.Scope) for each in headers} == {"/Column", "/Row"}
    texts = {str(each.ID): rich.text(each) for each in headers}
    assert len(texts) == len(headers)
    cells = rich.find("TD")
    assert len(cells) == 440
    assert [texts[str(key)] for key in cells[-1].A.Headers] == [
        "Kvinder", "2023", "Region Hovedstaden", "Kommune 109"]  # fmt: skip


def test_identifiers_are_found_in_the_tree_of_identifiers(rich: Structure) -> None:
    names = list(rich.pdf.Root.StructTreeRoot.IDTree.Names)
    found = dict(zip(map(str, names[::2]), (each.objgen for each in names[1::2]), strict=True))
    assert found == {str(each.ID): each.objgen for each in walk(rich.root) if "/ID" in each}
    assert list(found) == sorted(found)


def test_the_parent_tree_leads_from_every_mark_and_link_to_its_tag(rich: Structure) -> None:
    numbers = list(rich.pdf.Root.StructTreeRoot.ParentTree.Nums)
    parents = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
    assert rich.pdf.Root.StructTreeRoot.ParentTreeNextKey == len(parents)
    for number, page in enumerate(rich.pdf.pages):
        assert page.StructParents == number
        assert sorted(rich.marked[number]) == list(range(len(parents[number])))
        for annotation in page.get("/Annots", ()):
            assert parents[int(annotation.StructParent)].S == "/Link"
    for element in walk(rich.root):
        for kid in kids(element):
            if isinstance(kid, int):
                page = rich.pages[element.Pg.objgen]
                assert parents[page][kid].objgen == element.objgen


def test_margins_and_repeated_heads_are_artifacts(rich: Structure) -> None:
    read = rich.text(rich.root)
    assert "Løbende hoved" not in read
    assert "Side " not in read
    assert read.count("Område") == 1
    kinds = {
        (str(operands[1].Type), str(operands[1].get("/Subtype", "")))
        for page in rich.pdf.pages
        for operands, operator in pikepdf.parse_content_stream(page)
        if str(operator) == "BDC" and operands[0] == "/Artifact"
    }
    assert kinds == {
        ("/Layout", ""), ("/Pagination", ""), ("/Pagination", "/Header"),
        ("/Pagination", "/Footer")}  # fmt: skip


def test_a_link_in_the_running_head_cannot_be_reached(rich: Structure) -> None:
    contents = [str(each.Contents) for page in rich.pdf.pages for each in page.get("/Annots", ())]
    assert sorted(contents) == ["1 Indledning", "1.1 Metode", "2 Resultater", "Danmarks Statistik"]


def test_a_figure_says_where_it_is() -> None:
    result = structure(f"<h1>T</h1><img alt=x src='{example.image('x')}' style='width: 40mm'>")
    (figure,) = result.find("Figure")
    assert figure.A.O == "/Layout"
    left, bottom, right, top = (float(value) for value in figure.A.BBox)
    point = 72 / 25.4
    assert left == pytest.approx(15 * point)
    assert right - left == pytest.approx(40 * point)
    assert top - bottom == pytest.approx(16 * point)
    assert 150 * point < bottom < top < 190 * point


def test_words_do_not_run_together_at_the_end_of_a_line() -> None:
    result = structure("<h1>T</h1><p>" + example.LONG + "</p>")
    assert result.text(result.find("P")[0]).split() == example.LONG.split()


def test_a_space_before_what_does_not_break_is_one_space() -> None:
    number = "<span style='white-space: nowrap'>ca. 32.000 personer</span>"
    result = structure(f"<h1>T</h1><p style='width: 42mm'>{('I alt var ' + number + ' ') * 9}</p>")
    assert result.text(result.find("P")[0]).rstrip() == " ".join(
        ["I alt var ca. 32.000 personer"] * 9
    )


def test_a_word_divided_by_the_layout_is_one_word() -> None:
    words = "arbejdsmarkedspolitik beskæftigelsesministerium kontanthjælpsmodtager " * 4
    result = structure(
        f"<h1>T</h1><p>{words}</p><p>børne- og ungdomsudgifter 2022-2023 og/eller mere</p>",
        css="p { hyphens: auto; width: 42mm }",
    )
    divided, typed = (result.text(each) for each in result.find("P"))
    assert "\u00ad" in divided
    assert divided.replace("\u00ad", "").split() == words.split()
    assert typed.replace("\u00ad", "") == "børne- og ungdomsudgifter 2022-2023 og/eller mere"


class Words(HTMLParser):
    """The text of HTML; block elements part words, inline ones do not."""

    INLINE = frozenset({"span", "strong", "em", "abbr", "data", "time", "a"})

    def __init__(self, source: str) -> None:
        super().__init__()
        self.text = ""
        self.skipping = False
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.skipping |= ("class", "running") in attrs
        self.text += "" if tag in self.INLINE else " "

    def handle_endtag(self, tag: str) -> None:
        if tag == "p":
            self.skipping = False
        self.text += "" if tag in self.INLINE else " "

    def handle_data(self, data: str) -> None:
        self.text += "" if self.skipping else data


def test_the_order_of_reading_is_the_order_of_the_html() -> None:
    result = structure(
        example.RICH,
        css="nav a::after, ::footnote-marker { content: none } li { list-style: none }",
    )

    def text(element: pikepdf.Object) -> str:
        role = str(element.S)
        if role == "/Figure" or (role == "/Reference" and isinstance(next(kids(element)), int)):
            return ""  # drawn text that Alt stands for; the number of a note
        parts = []
        for kid in kids(element):
            if isinstance(kid, int):
                parts.append(result.marked[result.pages[element.Pg.objgen]][kid])
            elif kid.get("/Type") == "/MCR":
                parts.append(result.marked[result.pages[kid.Pg.objgen]][int(kid.MCID)])
            elif kid.get("/Type") != "/OBJR":
                parts.append(text(kid))
        inline = role in ("/Span", "/Link", "/Reference", "/Note")
        return "".join(parts) if inline else f" {''.join(parts)} "

    assert text(result.root).split() == Words(example.RICH).text.split()


def test_a_mark_is_never_used_twice(rich: Structure) -> None:
    for page in rich.pdf.pages:
        marked_text(page)
