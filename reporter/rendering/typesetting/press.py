"""The fonts and parsed style sheets that a process keeps from document to document.

A `Press` is kept for each text of a page's ``<style>``: pages of one type have the same. WeasyPrint
finds the sheets as the user's and not the author's, which orders them alike as long as a page has
no others; one that has, or fetches any by ``<link>``, gets a press of its own.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field

import weasyprint
from weasyprint.css.counters import CounterStyle
from weasyprint.urls import URLFetcher, URLFetcherResponse

from reporter.rendering.typesetting import markup
from reporter.rendering.typesetting.layouts import KeptFonts

_STYLE = re.compile(r"<style>([^<]*)</style>")
_NUMBER = re.compile(r'<data class="tal"[^<>]*>([^<]*)</data>')
"""A number that is bound to where it comes from: for programs, who do not read paper."""
_STYLED_NUMBER = re.compile(r"\.tal\b|(?<![\w.#\[-])data\b(?!-)")
_WORD = re.compile(
    r'<span class="(?:fast|sammen)"(?: data-(?:art|serie)="[^"<>]*")*>'
    r"((?:[a-z.]{1,8}\xa0)?[\d.,]+(?:\xa0[a-z.]{1,8})?)</span>"
)
"""What is to stay on one line, and would anyhow: digits, and a short word held to them."""
_STYLED_WORD = re.compile(
    r"(?:\.fast|\.sammen|\[data-(?:art|serie))\b[^{}]*\{(?!\s*white-space:[^;{}]*;?\s*\})"
)
_KEPT = 4
"""Presses kept at a time: one for each type of publication that a process makes by turns."""


class Recorder(URLFetcher):  # type: ignore[misc]  # WeasyPrint is untyped
    """Passes on what another fetcher gives and remembers a digest of each resource."""

    def __init__(self, fetcher: URLFetcher) -> None:
        super().__init__()
        self._inner = fetcher
        self.digests: dict[str, bytes] = {}

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Return a resource as the other fetcher gives it, and whatever that one raises."""
        with closing(self._inner.fetch(url, headers)) as response:
            body = response.read()
        self.digests[url] = hashlib.sha256(body).digest()
        return URLFetcherResponse(response.url, body, response.headers, response.status)


@dataclass(frozen=True, eq=False)
class Press:
    """Registered fonts and parsed sheets, with the digests of what they were made of."""

    fonts: KeptFonts = field(default_factory=KeptFonts)
    counters: CounterStyle = field(default_factory=CounterStyle)
    sheets: list[weasyprint.CSS] = field(default_factory=list)
    digests: dict[str, bytes] = field(default_factory=dict)
    needless: tuple[re.Pattern[str], ...] = ()
    """Elements that its sheets say nothing of: their content looks the same without them."""

    def render(
        self, html: str, *, fetcher: URLFetcher, cache: dict[str, object], **options: object
    ) -> weasyprint.Document:
        """Lay out a page that holds no style sheet of its own."""
        return markup.document(html, fetcher).render(
            font_config=self.fonts,
            counter_style=self.counters.copy(),
            stylesheets=self.sheets,
            cache=cache,
            **options,
        )


class Presses:
    """The presses of a process, the latest used first."""

    def __init__(self) -> None:
        self._kept: dict[str, Press] = {}

    def find(
        self, html: str, recorder: Recorder, *, refuse: Callable[[], None]
    ) -> tuple[Press, str]:
        """Return a press for a page, and the page without what it need not be told.

        That is the style sheets, which the press holds, and what only programs read of numbers.

        ``recorder`` has fetched all that the sheets ask for when this returns. ``refuse`` raises
        what went wrong while they were parsed; no such press is kept.
        """
        styles = _STYLE.findall(html)
        if len(styles) != html.count("<style") or "<link" in html or "<base" in html:
            return Press(), html
        key = "\n".join(styles)
        press = self._kept.pop(key, None)
        if press is None or not _same(press, recorder):
            press = _press(styles, recorder)
            refuse()
        self._kept = {key: press, **dict(list(self._kept.items())[: _KEPT - 1])}
        page = _STYLE.sub("", html)
        # An element for each would cost a seventh of the layout of a sheet, and end lines early.
        for element in press.needless:
            page = element.sub(r"\1", page)
        return press, page


def _press(styles: list[str], recorder: Recorder) -> Press:
    own = Recorder(recorder)
    needless = (
        element
        for element, styled in ((_NUMBER, _STYLED_NUMBER), (_WORD, _STYLED_WORD))
        if not any(map(styled.search, styles))
    )
    press = Press(digests=own.digests, needless=tuple(needless))
    press.sheets.extend(
        weasyprint.CSS(
            string=style,
            url_fetcher=own,
            font_config=press.fonts,
            counter_style=press.counters,
        )
        for style in styles
    )
    return press


def _same(press: Press, recorder: Recorder) -> bool:
    """Fetch what a press was made of, and tell whether it still is the same."""
    for url in press.digests:
        recorder.fetch(url)
    return press.digests.items() <= recorder.digests.items()
