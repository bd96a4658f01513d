"""Danish words for what changed, which the note, the page and the command share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from reporter.archive.difference.joint import TOGETHER
from reporter.archive.difference.model import Compared, Move, NumberChange, TextChange, TextRole
from reporter.danish import dates, places, words
from reporter.danish.numbers import NBSP, UNITS, number, signed, with_unit
from reporter.table import Reason

_WHY = {
    Reason.NO_DATA: "der ingen data er",
    Reason.FEW_PERSONS: "det bygger på for få personer eller kunne røbe et andet tal, der gør det",
    Reason.NOT_APPROVED: "kommunens data ikke er godkendt",
}

WITHHELD = "gengives ikke"
"""Stands for an old number that would tell a number that is hidden now."""

LEFT_OUT = (
    "Ændringer i tekster og klasser, der kunne røbe et tal, der ikke længere vises, står her ikke: "
    "Sammenlign dem i de to udgaver."
)


def counted(count: int, one: str, several: str, *, neuter: bool = False) -> str:
    """Say how many: "et tal", "tre tal", "14 tal"; nothing is "ingen"."""
    if count == 0:
        return f"ingen {several}"
    if count == 1:
        return f"{'et' if neuter else 'en'} {one}"
    said = words.cardinal(Decimal(count)) or number(Decimal(count))
    return f"{said} {several}"


def numbers(count: int) -> str:
    """Say how many numbers: "et tal", "tre tal"."""
    return counted(count, "tal", "tal", neuter=True)


def capital(text: str) -> str:
    """Begin a text with a capital letter."""
    return text[:1].upper() + text[1:]


def clauses(reasons: Sequence[str]) -> str:
    """Join clauses, each with a verb of its own: "a, b, og c"."""
    return ", og ".join(filter(None, (", ".join(reasons[:-1]), *reasons[-1:])))


def ended(text: str) -> str:
    """End a sentence; the full stop of an abbreviation is the sentence's own."""
    return text if text.endswith(".") else f"{text}."


def from_to(old: str, new: str) -> str:
    """Say two printed numbers with their unit once: "fra 42 til 43 pct."."""
    for unit in filter(None, UNITS.values()):
        ending = f"{NBSP}{unit}"
        if old.endswith(ending) and new.endswith(ending):
            return f"fra {old.removesuffix(ending)} til {new}"
    return f"fra {old} til {new}"


def place(change: NumberChange | Move) -> str:
    """Say whose a number is, as within a sentence: "Aarhus Kommune", "hele landet"."""
    if change.kommune:
        return official(change.kommune)
    area = change.name if isinstance(change, Move) else change.area
    return "hele landet" if area == "Hele landet" else area


def whose(change: NumberChange) -> str:
    """Say whose number it is, and when: " for Aarhus Kommune i 2018"; nothing where it is all."""
    told = ""
    if change.group and change.group != change.area:
        told += f" for {words.quoted(change.group)}"
    if where := place(change):
        told += f" {'i' if told else 'for'} {where}"
    if change.period and change.period != change.area:
        told += f" {'i' if told else 'for'} {change.period}"
    return told


def label(change: NumberChange, *, placed: bool = True) -> str:
    """Name a number in a list: "Aarhus Kommune, Kvinder, 2018"; not ``placed``, without whose."""
    own = capital(place(change)) if placed else ""
    parts = [own, change.group if change.group != change.area else "", change.period]
    return ", ".join(dict.fromkeys(filter(None, parts)))


def why_hidden(reason: str) -> str:
    """Say why a number is not shown, by its reason: "fordi …"; nothing for an unknown one."""
    return f", fordi {_WHY[Reason(reason)]}" if reason in list(Reason) else ""


def is_count(change: NumberChange) -> bool:
    """Say whether a change tells of several numbers at once, by how many they are."""
    return (change.new or change.old).endswith(" tal")


def how_many(change: NumberChange) -> int:
    """Return how many numbers a change tells of at once."""
    printed = change.new or change.old
    return int(printed.removesuffix(" tal").replace(".", "")) if is_count(change) else 1


def is_reason(printed: str) -> bool:
    """Say whether what is printed is the reason that no number is."""
    return printed in list(Reason)


def moved(change: NumberChange) -> str:
    """Say how far a number moved: "+1 procentpoint", "−3"; nothing where it cannot be told."""
    if change.size is None:
        return ""
    unit = "procentpoint" if change.unit == "pct" else change.unit
    decimals = max(0, -int(change.size.normalize().as_tuple().exponent))
    printed = signed(change.size, decimals)
    return with_unit(printed, unit) if unit in UNITS else printed


def old_number(change: NumberChange) -> str:
    """Return a number as it was, or that it is not repeated."""
    if change.kind in ("hidden", "revised", "removed"):
        return change.old or WITHHELD
    return change.old


_ROLES: dict[TextRole, str] = {
    "heading": "overskrift",
    "sentence": "",
    "note": "note",
    "source": "kilde",
    "caption": "billedtekst eller tabelhoved",
    "alternative": "tekst til skærmlæsere",
    "definition": "definition eller boks",
}


def where(change: TextChange, *, placed: bool = True) -> str:
    """Say where a text stands, and as what: "Aarhus Kommune, Hjemløse, note".

    Not ``placed``, it is not said on whose sheet.
    """
    whose_sheet = sheet(change) if placed else ""
    return ", ".join(filter(None, (whose_sheet, change.under, _ROLES[change.role])))


def sheet(change: TextChange) -> str:
    """Say whose sheet a text stands on; nothing in an edition that is one for all."""
    code = change.document.partition("-")[0]
    return official(code) if code.isdecimal() else ""


def official(code: str) -> str:
    """Return a municipality's full name; the code itself where none has it.

    Those that report together are named together: "Dragør og Tårnby Kommuner".
    """
    if TOGETHER in code:
        return f"{names(code.split(TOGETHER))} Kommuner"
    try:
        return places.official(code)
    except KeyError:
        return code


def codes(changes: Iterable[NumberChange]) -> list[str]:
    """Return the municipalities that numbers are of, each once, in order."""
    found = (code for change in changes for code in change.kommune.split(TOGETHER))
    return list(dict.fromkeys(filter(None, found)))


def called(compared: Compared) -> str:
    """Return what a side is called: as it was named, and of a bundle the file without its path."""
    return compared.name.replace("\\", "/").rstrip("/").rpartition("/")[2]


def version(compared: Compared) -> str:
    """Say which version an edition is: "version 2"."""
    return f"version {number(Decimal(compared.version))}"


def day(written: str) -> str:
    """Print a date of an edition as in a sentence: "15. november 2019", "maj 2016", "2017"."""
    return dates.in_words(dates.parse(written)) if len(written) == 10 else dates.period(written)


def names(kommuner: Sequence[str]) -> str:
    """Join the names of municipalities: "Aarhus, Læsø og Samsø"."""
    known = (official(code) for code in kommuner)
    return words.enumeration([name.removesuffix(" Kommune") for name in known])
