"""Random numbers without state: a hash of seed, stream, turn and person, the same everywhere.

SplitMix64 (Steele, Lea and Flood 2014) read at any place: every stream and turn is a start drawn
by SHA-256, every person a step from it. Nothing depends on who was drawn before, so a population
can be made in chunks of any size, and only whole numbers are compared, so no processor or version
of NumPy can round otherwise. NumPy's own distributions may change between versions; none is used.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
Bits = NDArray[np.uint64]

MILLION = 1_000_000
"""Chances are told in millionths."""

_STEP = np.uint64(0x9E3779B97F4A7C15)
_FIRST = np.uint64(0xBF58476D1CE4E5B9)
_SECOND = np.uint64(0x94D049BB133111EB)
_HALF = np.uint64(32)


@dataclass(frozen=True)
class Draws:
    """All random numbers of one seed; ``turn`` tells the draws of one stream apart, as years."""

    seed: int

    def start(self, stream: str, turn: int = 0) -> np.uint64:
        """Return where a stream begins: 64 bits."""
        name = f"{self.seed}/{stream}/{turn}".encode()
        return np.uint64(int.from_bytes(hashlib.sha256(name).digest()[:8], "big"))

    def bits(self, stream: str, ids: Ints, turn: int = 0) -> Bits:
        """Draw 32 random bits for each id, in the low half of 64."""
        z = ids.astype(np.uint64)
        z *= _STEP
        z += self.start(stream, turn)
        z ^= z >> np.uint64(30)
        z *= _FIRST
        z ^= z >> np.uint64(27)
        z *= _SECOND
        z ^= z >> np.uint64(31)
        z >>= _HALF
        return z

    def below(self, stream: str, ids: Ints, limit: int, turn: int = 0) -> Ints:
        """Draw a whole number from 0 to ``limit`` − 1 for each id; ``limit`` is under 2³²."""
        z = self.bits(stream, ids, turn)
        z *= np.uint64(limit)
        z >>= _HALF
        return z.view(np.int64)

    def chance(self, stream: str, ids: Ints, millionths: Ints | int, turn: int = 0) -> Flags:
        """Draw yes or no for each id, yes with a chance of ``millionths``."""
        return np.asarray(self.below(stream, ids, MILLION, turn) < millionths)

    def lasting(self, stream: str, ids: Ints, *, renewed: int, turns: int) -> list[Ints]:
        """Draw 0 to 999.999 for each id and turn, kept from turn to turn but for ``renewed``.

        ``renewed`` is the share, in millionths, that draws anew at each turn; so a status read
        from these draws lasts for years, and its distribution is the same in all of them.
        """
        values = [self.below(stream, ids, MILLION)]
        for turn in range(1, turns):
            new = self.chance(f"{stream} fornyes", ids, renewed, turn)
            values.append(np.where(new, self.below(stream, ids, MILLION, turn), values[-1]))
        return values

    def picked(self, stream: str, ids: Ints, weights: tuple[int, ...], turn: int = 0) -> Ints:
        """Draw the place of one of the weights for each id, in proportion to them."""
        drawn = self.below(stream, ids, sum(weights), turn)
        return np.searchsorted(np.cumsum(weights), drawn, side="right").astype(np.int64)
