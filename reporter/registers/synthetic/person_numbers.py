"""Person numbers that no person can have: ten digits, of which the third and fourth are 13–99.

A Danish person number begins with a date, day, month and year. Replacement numbers add 60 to the
day, so an impossible day may be somebody's; nothing is ever added to the month, so the month is
what must be impossible. The numbers look like text without order, as real ones do.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from reporter.registers.synthetic.draws import Draws, Ints

LEAST_MONTH = 13
_SERIAL = 100_000_000
"""Day, year and running number together: eight digits free."""

NUMBERS = (100 - LEAST_MONTH) * _SERIAL
"""How many such numbers there are: 8,7 milliarder."""

# Odd and divisible by neither 3, 5 nor 29: no factor in common with NUMBERS, so each person's
# number is another one's. Times the largest id it stays below 2⁶³.
_SPREAD = 5_376_895_927
MOST_IDS = 1_000_000_000

_FOUR = np.frombuffer(
    "".join(f"{n:04d}" for n in range(10_000)).encode("ascii"), dtype=np.uint8
).reshape(10_000, 4)


def digits(draws: Draws, ids: Ints) -> NDArray[np.uint8]:
    """Return each id's number as a row of ten ASCII digits: ``DDMMYYSSSS``."""
    assert ids.size == 0 or int(ids.max()) < MOST_IDS
    shift = int(draws.start("personnummer")) % NUMBERS
    place = (ids * _SPREAD + shift) % NUMBERS
    month, rest = LEAST_MONTH + place // _SERIAL, place % _SERIAL
    day, last = rest // 1_000_000, rest % 1_000_000
    text = np.empty((len(ids), 10), dtype=np.uint8)
    text[:, 0:4] = _FOUR[day * 100 + month]
    text[:, 4:6] = _FOUR[last // 10_000, 2:4]
    text[:, 6:10] = _FOUR[last % 10_000]
    return text
