"""Checks a text as it was written: no typed digit, no HTML, no box left open."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator

from jinja2 import Environment

from reporter.errors import EditionError, Place

Locate = Callable[[int, int], Place]
"""Tells the place in the user's file of a line and column of a text; column 0 is the line."""

NO_DIGITS = (
    "brug et kald som vaerdi(…) eller fakta(…), eller aar(…), dato(…), paragraf(…), alder(…) "
    "eller navn(…) til faste udtryk"
)

_EARLIER = 'skriv et tal, der er taget ud, som foer("9,4 pct.")'

_ADDRESSES = (
    re.compile(r"\]\([^)\s]*"),  # of a link or picture
    re.compile(r"<(?:https?://|mailto:)[^>\s]*>"),
)
_BLOCK_MARKS = (
    re.compile(r"^ {0,8}\d{1,3}[.)] ", re.MULTILINE),  # markers of a numbered list
    re.compile(r"\[\^[\w-]+\]"),  # the name of a footnote
    re.compile(r"^::: *[a-z]+ [a-z0-9-]+ *$", re.MULTILINE),  # the id of a box
)
_HTML = re.compile(r"<(?!https?://|mailto:)[!/?a-zA-Z][^>]*>?")
_NUMBER = re.compile(r"&#?\w+;|\d+(?:[.,]\d+)*|\w")
_FENCE = re.compile(r"^ {0,3}:::+ *(\S*)", re.MULTILINE)


def check(
    source: str, place: Locate, environment: Environment, *, of_a_line: bool
) -> list[EditionError]:
    """Return every fault of a text; raises TemplateSyntaxError where a call is not closed.

    ``of_a_line`` tells a title or a note, which has no lists, footnotes or boxes.
    """
    masked = _without_calls(source, environment)
    mend = NO_DIGITS if "foer" not in environment.globals else f"{_EARLIER}; ellers {NO_DIGITS}"
    found = [
        (match.start(), "HTML kan ikke bruges i teksten; skriv Markdown")
        for match in _HTML.finditer(masked)
    ]
    found += [
        (offset, f"tallet {digits} er skrevet direkte; {mend}")
        for offset, digits in _typed_digits(masked, of_a_line)
    ]
    found += [
        (match.start(), "{ og } hører til kald; skriv {{ foran og }} efter kaldet")
        for match in re.finditer(r"[{}]+", masked)
    ]
    if not of_a_line:
        found += _open_boxes(masked)
    return [EditionError(message, place(*where(masked, offset))) for offset, message in found]


def where(text: str, offset: int) -> tuple[int, int]:
    """Return the line and column of an offset, both counted from 1."""
    before = text[:offset]
    return before.count("\n") + 1, offset - before.rfind("\n")


def in_one_line_each(source: str, environment: Environment) -> str:
    """Write every call in one line, and give its other lines back at the next blank line.

    So a paragraph stands in the same line of the text before and after its calls are made.
    """
    parts: list[str] = []
    owed = 0
    for _, kind, value in environment.lex(source):
        if kind != "data":
            owed += value.count("\n")
            value = value.replace("\n", " ")
        elif owed and (blank := re.search(r"\n[ \t]*\n", value)):
            value = value[: blank.end()] + "\n" * owed + value[blank.end() :]
            owed = 0
        parts.append(value)
    return "".join(parts)


def _without_calls(source: str, environment: Environment) -> str:
    """Write x for Jinja's own parts, keeping every line and column."""
    parts = []
    for _, kind, value in environment.lex(source):
        parts.append(value if kind == "data" else re.sub(r"[^\n]", "x", value))
    return "".join(parts)


def _typed_digits(masked: str, of_a_line: bool) -> Iterator[tuple[int, str]]:
    for pattern in _ADDRESSES if of_a_line else (*_ADDRESSES, *_BLOCK_MARKS):
        masked = pattern.sub(lambda match: re.sub(r"\d", " ", match[0]), masked)
    for match in _NUMBER.finditer(masked):
        if any(map(str.isnumeric, html.unescape(match[0]))):
            yield match.start(), match[0]


def _open_boxes(masked: str) -> Iterator[tuple[int, str]]:
    opened: int | None = None
    for match in _FENCE.finditer(masked):
        if match[1] and opened is not None:
            line, _ = where(masked, opened)
            yield match.start(), f"::: i linje {line} er ikke lukket; slut den med ::: først"
        opened = match.start() if match[1] else None
    if opened is not None:
        yield opened, "::: er ikke lukket; slut med ::: på en linje for sig"
