"""Words for shares and round numbers, each with the limit within which it is true.

A share is held against its limits as it is printed; a number that is told by a round one near to it
("knap 50 pct.") is not rounded before. Those of "hver fjerde", "lidt over" and
"næsten" are in ``words``; ``docs/ord-for-tal.md`` lists them all.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from reporter.danish import numbers
from reporter.danish.words import CARDINALS, EVERY_TOLERANCE, NotTrueError

CLOSE = Decimal("0.05")
"""Part of a round number that a value may lie below ("knap"), above ("godt") or beside it."""

SHARE_CLOSE = Decimal(2)
"""Percentage points a share may lie from a fraction: "knap halvdelen", "godt en tredjedel"."""

SHARE_NEAR = Decimal("0.1")
"""Part of the fraction itself it may lie from it at most, so that small ones are held tighter."""

MAJORITY = Decimal(50)
"""A share above this is "flertallet"."""

MOST = Decimal(200) / 3
"""A share from this on is "de fleste": two of three."""

FRACTIONS = {
    Fraction(1, 10): "en tiendedel",
    Fraction(1, 5): "en femtedel",
    Fraction(1, 4): "en fjerdedel",
    Fraction(1, 3): "en tredjedel",
    Fraction(1, 2): "halvdelen",
    Fraction(2, 3): "to tredjedele",
    Fraction(3, 4): "tre fjerdedele",
    Fraction(4, 5): "fire femtedele",
    Fraction(9, 10): "ni tiendedele",
}
"""The fractions a share is told by, as they stand before "af"."""

_OUT_OF = sorted({Fraction(part, whole) for whole in (2, 3, 4, 5, 10) for part in range(1, whole)})


def nearly(value: Decimal, anchor: Decimal) -> None:
    """Check that a value may be called "knap" the anchor."""
    if not anchor * (1 - CLOSE) <= value < anchor:
        raise NotTrueError(f"ligger ikke lige under {_plain(anchor)}")


def well(value: Decimal, anchor: Decimal) -> None:
    """Check that a value may be called "godt" the anchor."""
    if not anchor < value <= anchor * (1 + CLOSE):
        raise NotTrueError(f"ligger ikke lige over {_plain(anchor)}")


def around(value: Decimal, anchor: Decimal) -> None:
    """Check that a value may be called "omkring" the anchor."""
    if abs(value - anchor) > anchor * CLOSE:
        raise NotTrueError(f"ligger ikke omkring {_plain(anchor)}")


def _plain(anchor: Decimal) -> str:
    return numbers.number(anchor, numbers.decimals_of(anchor))


def majority(share: Decimal) -> str:
    """Say a printed share as "flertallet"."""
    if share <= MAJORITY:
        raise NotTrueError("er ikke over halvdelen og kan ikke kaldes 'flertallet'")
    return "flertallet"


def most(share: Decimal) -> str:
    """Say a printed share as "de fleste"."""
    if share < MOST:
        raise NotTrueError("er under to tredjedele og kan ikke kaldes 'de fleste'")
    return "de fleste"


def out_of(share: Decimal, *, neuter: bool = False) -> str:
    """Say a share as "to ud af tre": the nearest of parts of 2, 3, 4, 5 and 10.

    ``neuter`` makes one "et", as of "forløb".
    """
    near = min(_OUT_OF, key=lambda part: (abs(_percent(part) - share), part.denominator))
    part, whole = CARDINALS[near.numerator], CARDINALS[near.denominator]
    said = f"{'et' if neuter and near.numerator == 1 else part} ud af {whole}"
    if abs(_percent(near) - share) > EVERY_TOLERANCE:
        raise NotTrueError(f"ligger for langt fra {said}")
    return said


def in_words(share: Decimal, *, decimals: int) -> str:
    """Say a share in the best true words: "halvdelen", "knap en tredjedel", "over halvdelen".

    ``share`` may be unrounded: what it is printed as decides. Raises NotTrueError for all and for
    none, which are no part of anything.
    """
    shown = numbers.rounded(share, decimals)
    if shown >= 100 or share <= 0:
        raise NotTrueError(f"er {'alle' if shown >= 100 else 'ingen'} og ikke en del")
    near = min(FRACTIONS, key=lambda part: abs(_percent(part) - shown))
    exact, said = _percent(near), FRACTIONS[near]
    if shown == numbers.rounded(exact, decimals):
        return said
    if abs(shown - exact) <= min(SHARE_CLOSE, exact * SHARE_NEAR):
        return f"{'knap' if shown < exact else 'godt'} {said}"
    below = [part for part in FRACTIONS if _percent(part) < shown]
    if not below:
        return f"mindre end {FRACTIONS[Fraction(1, 10)]}"
    return f"mere end {FRACTIONS[max(below)]}"


def _percent(part: Fraction) -> Decimal:
    return Decimal(100) * part.numerator / part.denominator
