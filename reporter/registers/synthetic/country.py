"""The made-up country that all its people share: its years, its municipalities and their ways."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from reporter import kommuner
from reporter.registers.synthetic import income, marginals
from reporter.registers.synthetic.draws import MILLION, Bits, Draws, Ints

CODES = tuple(kommune.code for kommune in kommuner.alle())
"""The municipalities; a municipality is told by its place in them."""

REPORTERS = np.array(
    [CODES.index(kommuner.REPORTED_BY.get(code, code)) for code in CODES], dtype=np.int64
)
"""Who reports the social services of each municipality: itself but for two."""

_LARGE, _LARGEST = 90_000, 300_000
_WEYL = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True)
class Country:
    """``persons`` residents on 1 January of the first year, and those born in the years after."""

    draws: Draws
    persons: int
    first_year: int
    years: int

    @property
    def calendar(self) -> range:
        """Return the years."""
        return range(self.first_year, self.first_year + self.years)

    @property
    def births(self) -> int:
        """Return how many are born a year."""
        return max(1, self.persons * marginals.BIRTHS // MILLION)

    @property
    def ids(self) -> int:
        """Return how many people there ever are; their ids run from 0."""
        return self.persons + self.births * (self.years - 1)

    @cached_property
    def inhabitants(self) -> Ints:
        """Return the weight of each municipality: its residents, rounded.

        ``folk1a.csv`` holds approximate residents on 1 January 2018, to the nearest hundred, after
        Danmarks Statistik, FOLK1A; they are weights and nothing else.
        """
        path = Path(__file__).with_name("folk1a.csv")
        with path.open(encoding="utf-8", newline="") as file:
            rows = {row["kode"]: row["indbyggere"] for row in csv.DictReader(file, delimiter=";")}
        return np.array([int(rows[code]) for code in CODES], dtype=np.int64)

    @cached_property
    def large(self) -> Ints:
        """Return 3 for the two largest municipalities, 2 for other large ones, 1 for the rest."""
        return 1 + (self.inhabitants >= _LARGE) + (self.inhabitants >= _LARGEST)

    @cached_property
    def _limits(self) -> Bits:
        upto = np.cumsum(self.inhabitants).astype(np.uint64)
        limits: Bits = (upto << np.uint64(32)) // upto[-1]
        return limits

    def first_homes(self, ids: Ints) -> Ints:
        """Settle each id: the first 98 one in each municipality, the others in proportion.

        Multiples of the golden ratio fill the proportions evenly, so that even the smallest
        municipality has its people in a small country.
        """
        even = ids.astype(np.uint64) * _WEYL + self.draws.start("bopæl")
        homes = np.searchsorted(self._limits, even >> np.uint64(32), side="right")
        return np.where(ids < len(CODES), ids, homes)

    def anywhere(self, stream: str, ids: Ints, turn: int = 0) -> Ints:
        """Draw a municipality for each id, in proportion to the residents."""
        drawn = self.draws.bits(stream, ids, turn)
        return np.searchsorted(self._limits, drawn, side="right").astype(np.int64)

    def factor(self, stream: str, low: int, high: int) -> Ints:
        """Draw a factor for each municipality, from ``low`` to ``high`` per thousand."""
        places = np.arange(len(CODES), dtype=np.int64)
        return low + self.draws.below(f"{stream} i kommunen", places, high - low + 1)

    @cached_property
    def levels(self) -> Ints:
        """Draw each municipality's level of work in each year: years × municipalities."""
        places = np.arange(len(CODES), dtype=np.int64)
        usual = self.draws.picked("niveau", places, income.LEVELS)
        shifts = [
            self.draws.picked("niveau i året", places, (1, 4, 1), year) - 1
            for year in range(self.years)
        ]
        return np.clip(usual + np.array(shifts), 0, len(income.LEVELS) - 1)
