"""The call that puts a word of the text in the index of terms."""

from __future__ import annotations

import re

from reporter.editions.text.bound import Term
from reporter.errors import EditionError


class Terms:
    """The call that puts a word of the text in the index of terms."""

    def begreb(self, ord: str, opslag: str | None = None) -> Term:
        """Print a word and list it in the index, under itself or under ``opslag``."""
        for name, written in (("ord", ord), ("opslag", opslag)):
            if written is not None and not re.search(r"\w", written):
                raise EditionError(f"begreb: {name} er tomt; skriv det ord, der skal slås op")
            if written and any(map(str.isnumeric, written)):
                raise EditionError(f"begreb: {name} må ikke have tal; skriv tallet udenfor")
        return Term(ord, " ".join((opslag or ord).split()))
