"""The page of a difference as its reader meets it, for the tests that read it."""

from __future__ import annotations

import re

from reporter.archive.difference.model import Difference
from reporter.archive.difference.report import to_html
from reporter.danish.numbers import NBSP


def page(told: Difference, pictures: dict[str, bytes] | None = None) -> str:
    """Return the page with plain spaces."""
    return to_html(told, pictures or {}, synthetic=False).replace(NBSP, " ")


def body(told: Difference, pictures: dict[str, bytes] | None = None) -> str:
    """Return the page's text, without what only a screen reader hears."""
    main = page(told, pictures).partition("<main>")[2]
    silent = re.sub(r'<(caption|span) class="skjult">.*?</\1>', "", main)
    return " ".join(re.sub(r"<[^>]+>", " ", silent).split())
