"""Holds the numbers that a correction takes out to the version that it corrects."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

from reporter.danish.numbers import number_tokens
from reporter.editions import manuscript as manuscripts
from reporter.editions.edition import Edition
from reporter.editions.load import load
from reporter.editions.text.bound import Fixed
from reporter.editions.text.dialect import PLACEHOLDER
from reporter.errors import EditionError, EditionErrors, Place, UserError
from reporter.rendering.publication import publish

_SILENT = re.compile(r"<(style|script)\b.*?</\1>|<[^>]*>", re.DOTALL)


def never_printed(editions: Path, edition_id: str, before: Path) -> EditionErrors | None:
    """Return each number that a newest correction tells of (``foer``) and no reader has met.

    ``before`` is the folder of editions that holds the version it corrects. Its pages on a screen
    are asked, as this program makes them, tables of data behind figures among them. Raises
    EditionErrors with what else is wrong with the edition.
    """
    told = dict(_told(load(editions, edition_id)))
    missing = set(told)
    if not missing:
        return None
    try:
        for page in _pages(load(before, edition_id)):
            found = set(number_tokens(html.unescape(_SILENT.sub(" ", page))))
            missing -= {number for number in missing if found.issuperset(number_tokens(number))}
            if not missing:
                return None
    except UserError:  # a version that this program can no longer read cannot be asked
        return None
    faults = [
        EditionError(
            f"'{number}' stod ikke i den version, der rettes; skriv tallet, som det var trykt",
            told[number],
        )
        for number in told
        if number in missing
    ]
    return EditionErrors(faults)


def _told(edition: Edition) -> Iterator[tuple[str, Place]]:
    """Yield each number that the newest correction takes out, and where it is written."""
    manuscript = manuscripts.write(edition)
    for digits in PLACEHOLDER.findall(manuscript.corrections[-1]):
        item = manuscript.items[int(digits)]
        if isinstance(item, Fixed) and item.kind == "foer":
            yield item.printed, manuscript.places[int(digits)]


def _pages(edition: Edition) -> Iterator[str]:
    """Yield the whole text of an edition, or of each of its sheets, as a page on a screen."""
    for code in edition.kommuner or ("",):
        one = edition.for_kommune(code) if code else edition
        yield publish(one, drawn=False, with_pdf=False).screen_html
