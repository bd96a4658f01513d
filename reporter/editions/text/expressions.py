"""Calls for digits that are no statistics: dates, law paragraphs, ages and names."""

from __future__ import annotations

import re
from typing import Literal

from reporter.danish import dates, numbers
from reporter.editions.text.bound import Fixed
from reporter.errors import EditionError

_PARAGRAPH = re.compile(
    r"§§? ?\d+ ?[a-z]?(, stk\. \d+)?(, nr\. \d+)?((,| og|-) ?\d+ ?[a-z]?)*", re.ASCII
)
# An age says that it is one, and so no other number can be told as an age.
AGE = re.compile(
    r"(under |over |mindst |højst )?\d{1,3}(\+|-\d{1,3})?( år|-åriges?|-årig)", re.ASCII
)
_DATE = re.compile(
    rf"(([1-9]|[12]\d|3[01])\. )?({'|'.join(dates.MONTHS)})( \d{{4}})?"
    r"|(ultimo|primo|medio) \d{4}",
    re.ASCII,
)
_QUANTITY = re.compile(
    r"\d[\d.,]*\s*(%|‰|(pct|procent|procentpoint|promille|kr|kroner|tusind|mio|mia|millioner|"
    r"milliarder|personer|borgere|kommuner|år)\b)",
    re.IGNORECASE,
)


_EXAMPLES = {
    "paragraf": "en paragraf, fx § 85 eller § 52, stk. 3",
    "alder": "en alder, fx 18-59-årige eller 30+ år; brug vaerdi(…) eller fakta(…) til tal",
    "dato": "en dato, fx 1. januar 2016, december 2016 eller ultimo 2018",
}


class Expressions:
    """Calls for digits that are no statistics."""

    def aar(self, aar: int | str) -> Fixed:
        """Print a year, or a span of years: "2014-2016"."""
        written = str(aar)
        years = re.fullmatch(r"((?:1[89]|20)[0-9]{2})(?:-((?:1[89]|20)[0-9]{2}))?", written)
        if not years or (years[2] and years[2] <= years[1]):
            raise EditionError(f"'{written}' er ikke et årstal; skriv fx 2016 eller 2014-2016")
        return Fixed(written, "dato")

    def dato(self, dato: str) -> Fixed:
        """Print a date: "1. januar 2016", "december 2016", "ultimo 2018"."""
        return self._fixed(dato, _DATE, "dato")

    def paragraf(self, paragraf: str) -> Fixed:
        """Print a paragraph of a law: "§ 85"."""
        return self._fixed(paragraf, _PARAGRAPH, "paragraf")

    def alder(self, alder: str) -> Fixed:
        """Print an age or age group: "18-59-årige"."""
        return self._fixed(alder, AGE, "alder")

    def navn(self, navn: str) -> Fixed:
        """Print a proper name or title that contains a digit."""
        if not re.search(r"[^\W\d_]{2}", navn) or _QUANTITY.search(navn):
            raise EditionError(f"'{navn}' er ikke et navn; brug vaerdi(…) eller fakta(…) til tal")
        return Fixed(navn.replace(" ", numbers.NBSP) if len(navn) < 12 else navn, "navn")

    def _fixed(
        self, text: str, pattern: re.Pattern[str], kind: Literal["paragraf", "alder", "dato"]
    ) -> Fixed:
        if not pattern.fullmatch(text):
            raise EditionError(f"'{text}' er ikke skrevet som {_EXAMPLES[kind]}")
        return Fixed(text.replace(" ", numbers.NBSP), kind)
