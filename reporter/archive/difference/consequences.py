"""What follows from corrected numbers, in the words of the note: classes, ranks and sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from reporter.archive.difference import wording
from reporter.archive.difference.model import Difference, Move, PanelChange, TextChange
from reporter.danish import words

_MOST_NAMED = 5
"""More municipalities than this that moved are counted; the farthest is named."""

_MOST_QUOTED = 10
"""More texts than this are not quoted one by one."""


def consequences(difference: Difference) -> Iterator[str]:
    """Yield a paragraph for each thing that follows from other numbers."""
    flipped = [text for text in difference.texts if text.kind == "flipped"]
    if flipped:
        count = wording.counted(len(flipped), "sætning", "sætninger")
        yield f"{wording.capital(count)} siger nu det modsatte:"
        yield from _quoted(difference, flipped)
    yield from _by_item(difference.classes, _classes)
    yield from _by_item(difference.ranks, _ranks)


def foundations(difference: Difference) -> Iterator[str]:
    """Yield what became of that which numbers rest on: fixed panels, and rules of tables."""
    yield from map(_panel, difference.panels)
    for policy in difference.policies:
        lead = f"Om tabellen {policy.table} er {words.quoted(policy.rule)}"
        was, now = policy.old or "ikke oplyst", policy.new or "ikke oplyst"
        yield f"{lead} ændret fra {words.quoted(was)} til {words.quoted(now)}."


def texts(difference: Difference) -> Iterator[str]:
    """Yield what became of the texts beside those that say the opposite."""
    if any(change.kind == "hidden" for change in difference.numbers):
        yield wording.LEFT_OUT
    changed = [text for text in difference.texts if text.kind == "changed"]
    followed = [text for text in changed if text.numbers_only]
    reworded = [text for text in changed if not text.numbers_only]
    if followed:
        count = wording.counted(len(followed), "tekst", "tekster")
        yield f"I {count} er kun tallene ændret."
    if reworded:
        count = wording.counted(len(reworded), "tekst", "tekster")
        yield f"{wording.capital(count)} har fået en anden ordlyd:"
        yield from _quoted(difference, reworded)
    for kind, happened in (("added", "kommet til"), ("removed", "udgået")):
        found = [text for text in difference.texts if text.kind == kind]
        if found:
            count = wording.counted(len(found), "tekst", "tekster")
            yield f"{wording.capital(count)} er {happened}:"
            yield from _quoted(difference, found)


def _quoted(difference: Difference, found: Sequence[TextChange]) -> Iterator[str]:
    """Quote texts, of the sheets that changed most first, and those of figures last.

    One that changed alike in several places is quoted once.
    """
    sheets = {sheet.document: n for n, sheet in enumerate(difference.sheets)}
    alike: dict[tuple[str, str, str], list[TextChange]] = defaultdict(list)
    for text in sorted(
        found, key=lambda text: (text.role == "alternative", sheets.get(text.document, 0))
    ):
        alike[wording.where(text, placed=False), text.old, text.new].append(text)
    quoted = list(alike.values())[:_MOST_QUOTED]
    lines = []
    for texts in quoted:
        text = texts[0]
        lines.append(f"- {_where(texts)}")
        if text.old:
            lines.append(f"  - Før: {text.old}")
        if text.new:
            lines.append(f"  - Nu: {text.new}")
    yield "\n".join(lines)
    if left := len(found) - sum(map(len, quoted)):
        more = wording.counted(left, "tekst", "tekster")
        yield f"Og {more} til, som står på den side, notatet hører til."


def _where(texts: Sequence[TextChange]) -> str:
    """Say where texts stand that changed alike."""
    documents = {text.document for text in texts}
    where = wording.where(texts[0], placed=len(documents) == 1)
    if len(documents) > 1:
        sheets = wording.counted(len(documents), "ark", "ark")
        where = ", ".join(filter(None, (where, f"på {sheets}")))
    elif len(texts) > 1:
        places = wording.counted(len(texts), "sted", "steder", neuter=True)
        where = ", ".join(filter(None, (where, places)))
    return wording.capital(where) or "I teksten"


def _by_item(
    moves: Sequence[Move], told: Callable[[str, list[Move]], Iterator[str]]
) -> Iterator[str]:
    for title, found in groupby(sorted(moves, key=lambda move: move.item), lambda move: move.title):
        yield from told(words.quoted(title), list(found))


def _classes(title: str, found: list[Move]) -> Iterator[str]:
    for limits in (move for move in found if not move.kommune):
        before = f" i stedet for {_listed(limits.old)}" if limits.old else ""
        yield f"I {title} er klasserne nu {wording.ended(_listed(limits.new) + before)}"
    moved = [move for move in found if move.kommune]
    if len(moved) <= _MOST_NAMED:
        for move in moved:
            yield f"I {title} hører {wording.place(move)} {wording.ended(_class(move))}"
    else:
        count = wording.counted(len(moved), "kommune", "kommuner")
        yield f"I {title} hører {count} nu til en anden klasse."


def _class(move: Move) -> str:
    if not move.new:
        return "ikke længere til en klasse"
    before = f" i stedet for {move.old}" if move.old else ""
    return f"nu til klassen {move.new}{before}"


def _ranks(title: str, found: list[Move]) -> Iterator[str]:
    if len(found) <= _MOST_NAMED:
        for move in found:
            before = wording.ended(move.old)
            yield f"I {title} er {wording.place(move)} nu {move.new} i stedet for {before}"
        return
    count = wording.counted(len(found), "kommune", "kommuner")
    farthest = found[0]
    far = f"{wording.place(farthest)}, fra {farthest.old} til {farthest.new}"
    yield f"I {title} har {count} fået en anden placering. Længst flyttede {wording.ended(far)}"


def _panel(change: PanelChange) -> str:
    lead = f"I det faste panel for {words.quoted(change.title)} er"
    parts = []
    if change.entered:
        parts.append(f"{words.enumeration(change.entered)} kommet med")
    if change.left:
        parts.append(f"{words.enumeration(change.left)} gået ud")
    return f"{lead} {', og '.join(parts)}."


def _listed(classes: str) -> str:
    return words.enumeration(classes.split("; "))
