"""Finds the sentence that a number stands in, as a reader parts Danish text into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

_END = re.compile(r"[.!?…][)”“\"«»’]*[ \u00a0]+(?=(?:\*+\) )?[(„”\"«»’]*[A-ZÆØÅÉ])")
"""A mark that may end a sentence, and a capital that may begin the next, or a note's: "*) Tal"."""

_GOES_ON = {"bl.a", "ca", "chr", "dr", "dvs", "ekskl", "evt", "f.eks", "gl", "hhv", "inkl", "jf",
            "kap", "kgl", "kl", "ndr", "nr", "pga", "pr", "sdr", "skt", "st", "stk", "vedr",
            "vr"}  # fmt: skip
"""Abbreviations that something always follows, though it may have a capital: "jf. Figur"."""

_WORD = re.compile(r"[\w.]+\Z")
_LONGEST = 2 * max(map(len, _GOES_ON))
"""Letters before a full stop in which such an abbreviation is looked for; no more are read."""


def phrase(text: str, start: int, end: int) -> tuple[str, str, str]:
    """Return what stands before a number in its sentence, the number, and what stands after.

    ``start`` and ``end`` are where the number is in the text. A full stop that is the number's own
    ("7 pct.") ends the sentence too where a capital follows.
    """
    first, last = 0, len(text)
    for boundary in _boundaries(text):
        if boundary <= start:
            first = boundary
        elif boundary >= end:
            last = boundary
            break
    return text[first:start].lstrip(), text[start:end], text[end:last].rstrip()


def sentences(text: str) -> list[str]:
    """Part a text into its sentences; a text of none is no sentence."""
    starts = [0, *_boundaries(text), len(text)]
    parts = (text[first:last].strip() for first, last in pairwise(starts))
    return [part for part in parts if part]


def _boundaries(text: str) -> Iterator[int]:
    """Yield where sentences begin, but for the first."""
    for match in _END.finditer(text):
        at = match.start()
        word = _WORD.search(text[max(0, at - _LONGEST) : at]) if text[at] == "." else None
        # The initial of a name ends no sentence either: "H. C. Andersen".
        if word and (word[0].lower() in _GOES_ON or re.fullmatch(r"[A-ZÆØÅ]", word[0])):
            continue
        yield match.end()
