"""Courses of treatment, counselling or stay: when they begin, and whether they have ended."""

from __future__ import annotations

import numpy as np

from reporter.registers.synthetic.country import Country
from reporter.registers.synthetic.dates import OPEN, new_year
from reporter.registers.synthetic.draws import Ints


def starts(country: Country, ids: Ints, stream: str, n: int) -> Ints:
    """Draw a day from a year before the first one to the end of the last one."""
    first = int(new_year(country.first_year - 1))
    days = int(new_year(country.first_year + country.years)) - first
    return first + country.draws.below(f"{stream} start", ids, days, n)


def ended(country: Country, end: Ints) -> Ints:
    """Leave open what ends after the last year."""
    return np.where(end >= int(new_year(country.first_year + country.years)), OPEN, end)
