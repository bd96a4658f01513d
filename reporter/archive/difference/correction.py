"""Writes the correction as ``edition.yaml`` takes it, for the writer to finish.

No digit may be typed there: years are told by ``aar``, a number that is gone by ``foer``. The new
numbers stand on the page, and are not repeated.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reporter.archive.difference import wording
from reporter.archive.difference.cells import FACTS
from reporter.archive.difference.model import Difference, NumberChange
from reporter.danish.dates import MONTHS
from reporter.danish.numbers import NBSP
from reporter.editions.corrections import Grade
from reporter.editions.text.earlier import Earlier
from reporter.errors import EditionError

_YEARS = re.compile(rf"(?:(?:{'|'.join(MONTHS)}){NBSP})?\b(?:1[89]|20)\d\d(?:-(?:1[89]|20)\d\d)?\b")


def is_corrected(difference: Difference) -> bool:
    """Say whether the new edition tells the correction already, or is another edition."""
    old, new = difference.old, difference.new
    return old.edition != new.edition or old.version != new.version


def entry(difference: Difference, grade: Grade) -> str:
    """Return the entry for ``corrections`` as a code block of Markdown."""
    text = " ".join(_text(difference).split()).replace("'", "''")
    lines = ["corrections:", "  - date: ÅÅÅÅ-MM-DD", f"    grade: {grade}", f"    text: '{text}'"]
    return "\n".join(["```yaml", *lines, "```"])


def _text(difference: Difference) -> str:
    changed = difference.numbers
    hidden = [change for change in changed if change.kind == "hidden"]
    revised = [change for change in changed if change.kind == "revised"]
    if len(changed) == 1:
        return _one(changed[0])
    if not changed:
        return _of_no_number(difference)
    where = _municipalities(changed)
    told = [f"Tal{where} er rettet."] if revised else []
    if hidden:
        told.append(f"{'Nogle af tallene' if revised else f'Tal{where}'} vises ikke længere.")
    return " ".join(told) or f"Tal{where} er kommet til eller udgået."


def _of_no_number(difference: Difference) -> str:
    if difference.texts or difference.classes:
        return "Teksten er rettet."
    if difference.panels:
        return "Oplysningen om, hvilke kommuner tallene bygger på, er rettet."
    if difference.policies:
        return "Oplysningerne om, hvordan tallene er lavet, er rettet."
    return "Siderne ser anderledes ud. Tal og tekst er de samme."


def _municipalities(changed: Sequence[NumberChange]) -> str:
    """Say which municipalities' numbers they are, where they are of nobody else."""
    codes = {change.kommune for change in changed}
    if "" in codes:
        return ""
    if len(codes) == 1:
        return f" for {wording.place(changed[0])}"
    count = wording.counted(len(wording.codes(changed)), "kommune", "kommuner")
    return "" if any(map(str.isdecimal, count)) else f" for {count}"


def _one(change: NumberChange) -> str:
    several = wording.is_count(change)
    lead = _without_digits(f"{'Tal' if several else 'Tallet'}{wording.whose(change)}")
    if change.series == FACTS:
        lead = "Et tal"  # its key is the writer's, and no word for a reader
    match change.kind:
        case "hidden":
            return f"{lead} vises ikke længere."
        case "shown" | "added":
            return f"{lead} er kommet til."
        case "removed":
            return f"{lead} er udgået."
    if wording.is_reason(change.new):
        return f"{lead} vises stadig ikke, men grunden er en anden."
    before = change.old.replace(NBSP, " ")
    try:
        Earlier().foer(before)
    except EditionError:
        return f"{lead} er rettet."
    # The full stop of "pct." ends the sentence too.
    stop = "" if before.endswith(".") else "."
    return f'{lead} er rettet. Det var før {{{{ foer("{before}") }}}}{stop}'


def _without_digits(lead: str) -> str:
    """Let a year be told by a call; what has other digits, as a group of ages, by its own."""
    told = _YEARS.sub(_call, lead)
    if "{" in lead or any(map(str.isdecimal, _YEARS.sub("", lead))):
        return "Et tal"
    return told


def _call(year: re.Match[str]) -> str:
    """Return the call that prints a year, a span of years, or a month."""
    written = year[0].replace(NBSP, " ")
    if " " in written:
        return f'{{{{ dato("{written}") }}}}'
    return f'{{{{ aar("{written}") }}}}' if "-" in written else f"{{{{ aar({written}) }}}}"
