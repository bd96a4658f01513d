"""Days as whole numbers since 1 January 1970, the way Arrow's date32 holds them."""

from __future__ import annotations

from datetime import date

import numpy as np

from reporter.registers.synthetic.draws import Ints

_EPOCH = date(1970, 1, 1).toordinal()
_FIRST, _LAST = 1850, 2150
_NEW_YEAR = np.array(
    [date(year, 1, 1).toordinal() - _EPOCH for year in range(_FIRST, _LAST)], dtype=np.int64
)

OPEN = date(9999, 12, 31).toordinal() - _EPOCH
"""What stands for "not ended"."""


def new_year(year: Ints | int) -> Ints:
    """Return 1 January of each year."""
    return np.asarray(_NEW_YEAR[np.asarray(year) - _FIRST])


def on(year: Ints | int, month: int, day: int) -> Ints:
    """Return a day from March to December of each year: so many days before the next one."""
    assert month >= 3, "before March the leap day would shift it"
    return new_year(np.asarray(year) + 1) - (date(2002, 1, 1) - date(2001, month, day)).days
