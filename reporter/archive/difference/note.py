"""Drafts the note that tells of a correction, for the ministry to finish and publish.

It says what was corrected, from what to what and where, what follows from it, and how grave it
seems; last comes what to write in ``edition.yaml``. Of a number that is hidden now it never says
what it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from reporter.archive.difference import wording
from reporter.archive.difference.consequences import consequences, foundations, texts
from reporter.archive.difference.correction import entry, is_corrected
from reporter.archive.difference.grade import suggested
from reporter.archive.difference.model import Compared, Difference, NumberChange
from reporter.danish import words

_MARKUP = re.compile(r"[\\`*_\[\]<>|]")

MOST_LISTED = 12
"""More corrected numbers than this are not all named; the page beside the note has them."""

_ENTRY = "Teksten bliver trykt på udgaven. Skriv den til, og skriv dagen, rettelsen udsendes."

_TWO_EDITIONS = "Det er to udgaver; notatet er skrevet, som om den nye rettede den gamle."

_LARGEST = 5
"""Of many, so many of the largest changes are named."""


def to_markdown(difference: Difference) -> str:
    """Return the note as Markdown, a paragraph a line."""
    old, new = difference.old, difference.new
    paragraphs = [
        f"# Rettelsesnotat: {_escaped(' '.join(new.title.split()))}",
        f"*Udkast. {_escaped(_compared(difference))}*",
        "## Hvad er rettet",
        *map(_escaped, _corrected(difference)),
        *map(_escaped, foundations(difference)),
    ]
    if follows := list(map(_escaped, consequences(difference))):
        paragraphs += ["## Hvad følger af det", *follows]
    if told := list(map(_escaped, texts(difference))):
        paragraphs += ["## Tekst", *told]
    suggestion = suggested(difference)
    if suggestion.grade:
        why = wording.clauses(suggestion.reasons)
        paragraphs += [
            "## Foreslået grad",
            f"**{wording.capital(suggestion.name)}**, fordi {why}.",
        ]
        if not is_corrected(difference):
            paragraphs += ["## Til edition.yaml", _ENTRY, entry(difference, suggestion.grade)]
    if old.sha256 == new.sha256:
        paragraphs = paragraphs[:4]
    return "\n\n".join(paragraphs) + "\n"


def _escaped(text: str) -> str:
    """Let nothing that stands in an edition be read as Markdown."""
    return _MARKUP.sub(r"\\\g<0>", text)


def _compared(difference: Difference) -> str:
    old, new = difference.old, difference.new
    if old.edition == new.edition and old.version != new.version:
        before, after = wording.version(old), wording.version(new)
        return f"{wording.capital(before)} sammenlignet med {after} af udgaven fra {_day(new)}."
    before, after = f"{wording.called(old)} ({_day(old)})", f"{wording.called(new)} ({_day(new)})"
    told = f"{before} sammenlignet med {after}."
    if old.edition == new.edition:
        return told
    return f"{told} {_TWO_EDITIONS}"


def _day(compared: Compared) -> str:
    return wording.day(compared.date)


def _corrected(difference: Difference) -> Iterator[str]:
    """Tell what became of the numbers, kind by kind."""
    if not difference.numbers:
        yield _nothing(difference)
        return
    by_kind = {
        kind: [change for change in difference.numbers if change.kind == kind]
        for kind in ("revised", "hidden", "shown", "added", "removed")
    }
    yield from _revised(by_kind["revised"])
    yield from _one_or_listed(by_kind["hidden"], _hidden, "{} vises ikke længere:")
    if by_kind["hidden"]:
        one = len(by_kind["hidden"]) == 1
        number, it = ("tallet", "det") if one else ("tallene", "dem")
        yield f"Hvad {number} var, står ikke i notatet: Så ville det offentliggøre {it} igen."
    yield from _one_or_listed(by_kind["shown"], _shown, "{} vises nu, men gjorde det ikke før:")
    yield from _listed("Kommet til:", by_kind["added"], lambda change: change.new)
    yield from _listed("Udgået:", by_kind["removed"], wording.old_number)


def _nothing(difference: Difference) -> str:
    if difference.numbers_changed:
        return "Ingen tal i data er ændret, men der står andre tal i teksten."
    if difference.texts:
        return "Ingen tal er ændret."
    if difference.panels or difference.policies:
        return "Ingen tal og ingen tekst er ændret."
    if difference.files:
        files = wording.counted(len(difference.files), "fil", "filer")
        return f"Ingen tal og ingen tekst er ændret. {wording.capital(files)} er ikke helt som før."
    return "Ingenting: De to udgaver er ens."


# --- Numbers --------------------------------------------------------------------------------------


def _revised(found: Sequence[NumberChange]) -> Iterator[str]:
    if len(found) == 1:
        yield _sentence(found[0])
        return
    if not found:
        return
    count = wording.capital(wording.numbers(len(found)))
    codes = wording.codes(found)
    placed = True
    if len(codes) == 1 and all(change.kommune for change in found):
        lead = f"I {wording.place(found[0])} er {wording.numbers(len(found))} rettet"
        placed = False
    elif len(codes) > 1:
        lead = f"{count} er rettet, i {wording.counted(len(codes), 'kommune', 'kommuner')}"
    else:
        lead = f"{count} er rettet"
    if len(found) <= MOST_LISTED:
        yield _bullets(f"{lead}:", [_line(each, placed=placed) for each in found])
        return
    yield _bullets(
        f"{lead}. De største ændringer er:",
        [_line(each, placed=placed) for each in found[:_LARGEST]],
    )
    if 1 < len(codes) <= MOST_LISTED:
        yield f"Kommunerne er {wording.names(codes)}."
    yield "Alle tal står på den side, notatet hører til."


def _sentence(change: NumberChange) -> str:
    lead = f"I {words.quoted(change.title)} er tallet{wording.whose(change)}"
    return f"{lead} {_happened(change)}"


def _happened(change: NumberChange) -> str:
    if wording.is_reason(change.new) and wording.is_reason(change.old):
        reasons = f"før {words.quoted(change.old)}, nu {words.quoted(change.new)}"
        return f"stadig ikke vist, men af en anden grund: {reasons}."
    if not change.old:
        return f"rettet til {wording.ended(change.new)} Hvad det var, gengives ikke."
    return f"rettet {wording.ended(wording.from_to(change.old, change.new))}"


def _line(change: NumberChange, *, placed: bool) -> str:
    named = filter(None, (words.quoted(change.title), wording.label(change, placed=placed)))
    told = ", ".join(named)
    if not change.old:
        return f"{told}: nu {change.new}"
    return f"{told}: {wording.from_to(change.old, change.new)}"


def _hidden(change: NumberChange) -> str:
    lead = f"I {words.quoted(change.title)} vises tallet{wording.whose(change)} ikke længere"
    return f"{lead}{wording.why_hidden(change.new)}."


def _shown(change: NumberChange) -> str:
    lead = f"I {words.quoted(change.title)} vises tallet{wording.whose(change)} nu"
    return f"{lead}: Det er {wording.ended(change.new)}"


def _one_or_listed(
    found: Sequence[NumberChange], sentence: Callable[[NumberChange], str], lead: str
) -> Iterator[str]:
    if len(found) == 1:
        yield sentence(found[0])
    elif found:
        count = wording.capital(wording.numbers(len(found)))
        lines = [f"{words.quoted(each.title)}, {wording.label(each)}: {each.new}" for each in found]
        yield from _shortened(lead.format(count), lines)


def _listed(
    lead: str, found: Sequence[NumberChange], printed: Callable[[NumberChange], str]
) -> Iterator[str]:
    if found:
        lines = []
        for change in found:
            named = ", ".join(filter(None, (words.quoted(change.title), wording.label(change))))
            lines.append(f"{named}: {printed(change)}")
        yield from _shortened(lead, lines)


def _shortened(lead: str, lines: Sequence[str]) -> Iterator[str]:
    if len(lines) <= MOST_LISTED:
        yield _bullets(lead, lines)
        return
    yield _bullets(lead, lines[:MOST_LISTED])
    rest = wording.counted(len(lines) - MOST_LISTED, "linje", "linjer")
    yield f"Og {rest} til, som står på den side, notatet hører til."


def _bullets(lead: str, lines: Iterable[str]) -> str:
    return "\n".join([lead, "", *(f"- {line}" for line in lines)])
