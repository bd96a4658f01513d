"""Municipal sheets read by other means than the project's own: Poppler and ``html.parser``."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from tests.publications.plainly import Kommune, kommuner


class Page(HTMLParser):
    """A sheet on screen: its words by indicator, paragraphs, cells of the overview, labels."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.section = ""
        self.words: dict[str, str] = {}
        self.paragraphs: list[tuple[str, str]] = []
        self.overview: list[list[str]] = []
        self.labels: list[tuple[str, str]] = []
        self.roles: list[tuple[str, str]] = []
        self._stack: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "section" and given.get("class") == "indikator":
            self.section = given["id"]
        if tag == "div" and given.get("class") == "overblik":
            self.section = "overblik"
        if "aria-label" in given:
            self.labels.append((self.section, given["aria-label"]))
        if tag == "data":
            self.roles.append((self.section, given["data-omraade"]))
        if self.section == "overblik" and tag == "tr":
            self.overview.append([])
        if self.section == "overblik" and tag in ("td", "th"):
            self.overview[-1].append("")
        if tag == "p":
            self.paragraphs.append((self.section, ""))
        if tag not in ("br", "meta", "img", "wbr"):
            self._stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._stack and self._stack.pop() != tag:
            pass
        if tag == "section" or (tag == "table" and self.section == "overblik"):
            self.section = ""

    def handle_data(self, data: str) -> None:
        within = set(self._stack)
        if {"style", "script", "svg"} & within:
            return
        self.words[self.section] = self.words.get(self.section, "") + data
        if self.section == "overblik" and {"td", "th"} & within:
            self.overview[-1][-1] += data
        if "p" in within:
            section, words = self.paragraphs[-1]
            self.paragraphs[-1] = (section, words + data)


@dataclass(frozen=True)
class Sheet:
    """A finished sheet of a municipality; ``pages`` is the text of its PDF, page by page."""

    kommune: Kommune
    page: Page
    html: str
    csv: str
    pages: tuple[str, ...]

    @property
    def text(self) -> str:
        return plain(" ".join(self.pages))

    def sections(self, titles: Mapping[str, str]) -> dict[str, str]:
        """Part the printed text by the headings of indicators, each before the key figures."""
        text, at = self.text, 0
        starts = []
        for title in titles.values():
            head = rf"{re.escape(title)}(?: \(syntetiske data\))? (?={self.kommune.official})"
            found = re.compile(head).search(text, at)
            assert found, title
            starts.append(found.start())
            at = found.end()
        ends = [*starts[1:], text.index("Sådan er tallene gjort op")]
        return {key: text[start:end] for key, start, end in zip(titles, starts, ends, strict=True)}


def plain(text: str) -> str:
    return " ".join(text.replace("\u00ad\n", "").replace("-\n", "-").split())


def sheets(folder: Path) -> list[Sheet]:
    """Read every sheet of an edition's folder, in the order of codes."""
    found = []
    for kommune in kommuner():
        (pdf,) = (folder / "ark").glob(f"{kommune.code}-*.pdf")
        html = pdf.with_suffix(".html").read_text("utf-8")
        text = subprocess.run(
            ["pdftotext", "-raw", pdf, "-"], capture_output=True, check=True
        ).stdout.decode()
        found.append(
            Sheet(
                kommune=kommune,
                page=Page(html),
                html=html,
                csv=pdf.with_suffix(".csv").read_text("utf-8-sig"),
                pages=tuple(text.rstrip("\f").split("\f")),
            )
        )
    return found


Batch = tuple[str, list[Sheet]]
"""An edition's id and its sheets."""
