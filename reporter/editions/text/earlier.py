"""The call for a number of an earlier version, which is no longer in the data."""

from __future__ import annotations

import re

from reporter.danish import numbers
from reporter.editions.text.bound import Fixed
from reporter.errors import EditionError

_NUMBER = r"[-−]?(?:0|[1-9]\d{0,2}(?:\.\d{3})*)(?:,\d+)?"
_UNITS = "|".join(re.escape(unit) for unit in numbers.UNITS.values() if unit)
_PRINTED = re.compile(rf"(?:under )?{_NUMBER}(?: (?:{_UNITS}))?", re.ASCII)


class Earlier:
    """The call that only the text of a correction may make."""

    def foer(self, tal: str) -> Fixed:
        """Print a number as it stood in an earlier version: "42 pct.", "1.234"."""
        if not _PRINTED.fullmatch(tal):
            raise EditionError(
                f"'{tal}' er ikke skrevet som et tal i en udgivelse, fx 42 pct., 4,5 "
                "procentpoint eller 1.234"
            )
        return Fixed(tal.replace("-", numbers.MINUS).replace(" ", numbers.NBSP), "foer")
