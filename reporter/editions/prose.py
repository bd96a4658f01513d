"""Checks a text as it was written: no typed digit, no HTML, no picture from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2 import Environment, TemplateSyntaxError

from reporter.errors import EditionError, Place

PLACEHOLDERS = re.compile("[\ue000\ue001]")
"""Private characters that stand for bound items while a text is typeset; no text may hold them."""

_ALLOWED_DIGITS = (
    re.compile(r"^ {0,8}\d{1,3}[.)] ", re.MULTILINE),  # markers of a numbered list
    re.compile(r"\]\([^)\s]*\)"),  # the address of a link or picture
    re.compile(r"<(?:https?://|mailto:)[^>\s]*>"),
    re.compile(r"\[\^[\w-]+\]"),  # the name of a footnote
    re.compile(r"^::: *[a-z]+ [a-z0-9-]+ *$", re.MULTILINE),  # the id of a box
)
_HTML = re.compile(r"<(?!https?://|mailto:)[!/?a-zA-Z][^>]*>?")


def check(source: str, start: Place, environment: Environment) -> list[EditionError]:
    """Return every fault of a text; ``start`` is where its first line stands."""
    try:
        masked = _without_calls(source, environment)
    except TemplateSyntaxError as error:
        return [_at(start, error.lineno, 0, f"kaldet kan ikke læses: {error.message}")]
    faults = [
        _at(start, line, column, "HTML kan ikke bruges i teksten; skriv Markdown")
        for line, column, _ in _matches(_HTML, masked)
    ]
    faults += [
        _at(start, line, column, "teksten indeholder et tegn, der ikke kan sættes")
        for line, column, _ in _matches(PLACEHOLDERS, source)
    ]
    faults += [
        _at(
            start,
            line,
            column,
            f"tallet {digits} er skrevet direkte; brug et kald som vaerdi(…) eller fakta(…), "
            "eller aar(…), dato(…), paragraf(…), alder(…) eller navn(…) til faste udtryk",
        )
        for line, column, digits in _typed_digits(masked)
    ]
    return faults


def _at(start: Place, line: int, column: int, message: str) -> EditionError:
    first = line == 1
    column = column + start.column - 1 if first and column and start.column else column
    return EditionError(message, Place(start.file, start.line + line - 1, column))


def _without_calls(source: str, environment: Environment) -> str:
    """Blank out Jinja's own parts, keeping every line and column."""
    parts = []
    for _, kind, value in environment.lex(source):
        parts.append(value if kind == "data" else re.sub(r"[^\n]", " ", value))
    return "".join(parts)


def _typed_digits(masked: str) -> Iterator[tuple[int, int, str]]:
    for pattern in _ALLOWED_DIGITS:
        masked = pattern.sub(lambda match: re.sub(r"\d", " ", match[0]), masked)
    yield from _matches(re.compile(r"\d+(?:[.,]\d+)*"), masked)


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int, str]]:
    for match in pattern.finditer(text):
        before = text[: match.start()]
        yield before.count("\n") + 1, match.start() - before.rfind("\n"), match[0]
