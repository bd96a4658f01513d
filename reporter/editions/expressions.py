"""Calls for digits that are no statistics: dates, law paragraphs, ages and names."""

from __future__ import annotations

import re
from typing import Literal

from reporter.danish import dates, numbers
from reporter.editions.bound import Fixed
from reporter.errors import EditionError

_PARAGRAPH = re.compile(r"§§? ?\d+ ?[a-z]?(, stk\. \d+)?(, nr\. \d+)?((,| og|-) ?\d+ ?[a-z]?)*")
_AGE = re.compile(r"(under |over |mindst |højst )?\d{1,3}(\+|-\d{1,3})?(( år)|(-årige[s]?))?")
_DATE = re.compile(
    rf"(\d{{1,2}}\. )?({'|'.join(dates.MONTHS)})( \d{{4}})?|(ultimo|primo|medio) \d{{4}}"
)


class Expressions:
    """Calls for digits that are no statistics."""

    def aar(self, aar: int | str) -> Fixed:
        """Print a year, or a span of years: "2014-2016"."""
        if not re.fullmatch(r"(1[89]|20)\d\d(-(1[89]|20)\d\d)?", str(aar)):
            raise EditionError(f"'{aar}' er ikke et årstal")
        return Fixed(str(aar), "dato")

    def dato(self, dato: str) -> Fixed:
        """Print a date: "1. januar 2016", "december 2016", "ultimo 2018"."""
        return self._fixed(dato, _DATE, "dato")

    def paragraf(self, paragraf: str) -> Fixed:
        """Print a paragraph of a law: "§ 85"."""
        return self._fixed(paragraf, _PARAGRAPH, "paragraf")

    def alder(self, alder: str) -> Fixed:
        """Print an age or age group: "18-59-årige"."""
        return self._fixed(alder, _AGE, "alder")

    def navn(self, navn: str) -> Fixed:
        """Print a proper name or title that contains a digit."""
        if not re.search(r"[^\W\d]{2}", navn):
            raise EditionError(f"'{navn}' er ikke et navn; brug vaerdi(…) eller fakta(…) til tal")
        return Fixed(navn.replace(" ", numbers.NBSP) if len(navn) < 12 else navn, "navn")

    def _fixed(
        self, text: str, pattern: re.Pattern[str], kind: Literal["paragraf", "alder", "dato"]
    ) -> Fixed:
        if not pattern.fullmatch(text):
            raise EditionError(f"'{text}' er ikke skrevet som en {kind}; brug vaerdi(…) til tal")
        return Fixed(text.replace(" ", numbers.NBSP), kind)
