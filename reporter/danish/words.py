"""Words that stand for numbers, each with the limit within which it is true.

The ministry's publications give only examples ("lidt over 40 pct." for 42, "hver fjerde" for 27,
"hver tiende" for 12); the limits are this project's own and are listed in ``docs/ord-for-tal.md``.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from reporter.danish.numbers import NBSP, number, rounded

EVERY = {2: "anden", 3: "tredje", 4: "fjerde", 5: "femte", 10: "tiende"}
EVERY_TOLERANCE = Decimal("2.5")
"""Percentage points a share may lie from one in n and still be called "hver n-te"."""

NEAR = Decimal("0.1")
"""Part of a round number that a value may lie above or below it: "lidt over", "næsten"."""

CARDINALS = (
    "nul",
    "en",
    "to",
    "tre",
    "fire",
    "fem",
    "seks",
    "syv",
    "otte",
    "ni",
    "ti",
    "elleve",
    "tolv",
)


class NotTrueError(ValueError):
    """The word would say more than the number does."""


def every_nth(share: Decimal, *, neuter: bool = False) -> str:
    """Say a share in percent as "hver fjerde": the nearest of one in 2, 3, 4, 5 or 10.

    ``neuter`` makes it "hvert fjerde" and "hvert andet", as of "barn".
    """
    n = min(EVERY, key=lambda n: abs(Decimal(100) / n - share))
    if abs(Decimal(100) / n - share) > EVERY_TOLERANCE:
        raise NotTrueError(f"ligger for langt fra hver {EVERY[n]}")
    if neuter:
        return f"hvert {'andet' if n == 2 else EVERY[n]}"
    return f"hver {EVERY[n]}"


def a_little_over(value: Decimal, anchor: Decimal) -> None:
    """Check that a value may be called "lidt over" the anchor."""
    if not anchor < value <= anchor * (1 + NEAR):
        raise NotTrueError(f"ligger ikke lidt over {number(anchor)}")


def almost(value: Decimal, anchor: Decimal) -> None:
    """Check that a value may be called "næsten" the anchor."""
    if not anchor * (1 - NEAR) <= value < anchor:
        raise NotTrueError(f"ligger ikke lige under {number(anchor)}")


def cardinal(value: Decimal, *, neuter: bool = False) -> str | None:
    """Write a whole number from zero to twelve in words; None for any other number.

    ``neuter`` makes one "et", as before "år".
    """
    whole = rounded(value)
    if whole != value or not 0 <= whole < len(CARDINALS):
        return None
    return "et" if neuter and whole == 1 else CARDINALS[int(whole)]


def enumeration(items: Sequence[str], *, joined: str = "og") -> str:
    """Join as Danish does: "a, b og c"; ``joined`` is the word before the last."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {joined} {items[-1]}"


def circa(printed: str) -> str:
    """Put "ca." before a printed number, held by a no-break space; "under 1 pct." has none."""
    return printed if printed.startswith(("under", "<")) else f"ca.{NBSP}{printed}"


def quoted(text: str) -> str:
    """Put a text between the quotation marks Danish uses: the same on both sides."""
    return f"”{text}”"
