"""A page that is read the quick way is the page that HTML's own rules read."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import tinyhtml5
from hypothesis import given, settings
from hypothesis import strategies as st

from reporter.editions.load import load
from reporter.rendering.publication import publish
from reporter.rendering.typesetting.markup import NotPlainError, document, parse
from tests.rendering import pdf_document as example

EDITIONS = Path(__file__).parents[2] / "editions"
FRAME = '<!DOCTYPE html>\n<html lang="da"><head><title>T</title></head><body>{}</body></html>'


def theirs(html: str) -> bytes:
    return ET.tostring(tinyhtml5.parse(html, namespace_html_elements=False))


def ours(html: str) -> bytes:
    return ET.tostring(parse(html))


@pytest.mark.slow
@pytest.mark.parametrize("edition", sorted(path.name for path in EDITIONS.iterdir()))
def test_every_page_of_the_editions_is_read_so(edition: str) -> None:
    loaded = load(EDITIONS, edition)
    if loaded.model.type == "kommuneark":
        loaded = loaded.for_kommune("751")
    html = publish(loaded, drawn=False).print_html
    page = re.sub("<style>[^<]*</style>", "", html)
    assert ours(page) == theirs(page)


@pytest.mark.parametrize(
    "body",
    [
        "", " ", "æ&amp;&lt;&#8211;&nbsp;>", '<p class="a b" id=""></p> <hr>',
        '<img alt="&quot;x&quot;" src="a"><br>', "<ul> <li>a <ul><li>b</li></ul></li></ul>",
        "<table> <caption>c</caption><colgroup><col></colgroup><thead><tr><th>h</th></tr></thead>"
        "<tbody><tr> <td><p>a</p></td></tr></tbody></table>",
        "<dl> <dt>a</dt><dd><p>b</p></dd></dl>", "<a href=\"#x\"><b>x</b></a>",
    ],
)  # fmt: skip
def test_what_is_written_out_is_read(body: str) -> None:
    html = FRAME.format(body)
    assert ours(html) == theirs(html)


@pytest.mark.parametrize("end", ["", "\n", " \n "])
def test_white_space_around_the_body_is_the_bodys(end: str) -> None:
    html = (
        f'<!DOCTYPE html>{end}<html>{end}<head>{end}<meta charset="utf-8"></head>{end}'
        f"<body>{end}<p>a</p></body>{end}</html>{end}"
    )
    assert ours(html) == theirs(html)


@pytest.mark.parametrize(
    "body",
    [
        "<p>a<p>b", "<p>a<div>b</div></p>", "<b><i>x</b></i>", "<table><tr><td>x</td></tr></table>",
        "<table>x</table>", "<a><a></a></a>", "<li>x</li>", "<h2><h3>x</h3></h2>", "<pre>\nx</pre>",
        "<svg></svg>", "<!-- x -->", "<p a=1></p>", "<p a='1'></p>", "<P></P>", "a & b", "&copy;",
        "&#0;", "a < b", "<p a=\"1\" a=\"2\"></p>", "</p>", "<br/>", "<body></body>",
        "<title>x</title>", "<style>p { }</style>", "<p>\r\n</p>", "<x-y></x-y>", "<form></form>",
    ],
)  # fmt: skip
def test_what_html_would_mend_is_left_to_its_parser(body: str) -> None:
    html = FRAME.format(body)
    with pytest.raises(NotPlainError):
        parse(html)
    read = document(html, example.Fonts())
    assert ET.tostring(read.etree_element) == theirs(html)


@pytest.mark.parametrize(
    "html",
    [
        "", "<p>a</p>", "<html><head></head><body></body></html>", "<!DOCTYPE html>",
        "<!DOCTYPE html><html><body></body></html>", "<!DOCTYPE html><html><head></head></html>",
        "<!DOCTYPE html><html><head></head><body></body></html><p>a</p>",
        "<!DOCTYPE html><html><head></head><body></body></html>a",
        "<!DOCTYPE html><html><head></head><body></body>",
        "<!DOCTYPE html><html><head></head><head></head><body></body></html>",
    ],
)  # fmt: skip
def test_a_page_without_its_frame_is_left_to_the_parser(html: str) -> None:
    with pytest.raises(NotPlainError):
        parse(html)


TAGS = (
    "a", "aside", "b", "blockquote", "caption", "colgroup", "data", "dd", "div", "dl", "dt", "em",
    "figure", "h1", "h2", "li", "main", "ol", "p", "q", "section", "span", "sup", "table", "tbody",
    "td", "tfoot", "th", "thead", "tr", "ul",
)  # fmt: skip
PIECES = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]),
    st.sampled_from(["<br>", "<hr>", "<col>", '<img alt="a">', "x", " ", "&amp;", "\n"]),
)
TREES = st.recursive(
    st.sampled_from(["x", " ", "<br>", '<img src="a">', "<hr>"]),
    lambda inner: st.tuples(st.sampled_from(TAGS), st.lists(inner, max_size=4)).map(
        lambda made: f"<{made[0]}>{''.join(made[1])}</{made[0]}>"
    ),
    max_leaves=12,
)


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.lists(PIECES, max_size=12).map("".join), TREES))
def test_what_is_not_refused_is_read_as_html_reads_it(body: str) -> None:
    html = FRAME.format(body)
    try:
        read = ours(html)
    except NotPlainError:
        return
    assert read == theirs(html)
