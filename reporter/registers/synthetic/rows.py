"""Rows of a register on their way to its file, as whole numbers a column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from reporter.registers.synthetic.draws import Ints

MISSING = -(2**40)
"""Stands for a missing value in any column."""

IMPOSSIBLE = MISSING - 1
"""Stands for a date that no calendar has; it can only be written as text."""

BAD_CODE = -9
"""Stands for a code, or a municipality, that no list has."""


@dataclass(frozen=True)
class Rows:
    """Rows of one register, all those of a chunk of people, in the order of the people.

    ``owner`` is whom a row is about, and the column PNR where the register has one that is not in
    ``columns``. A column holds years, numbers, thousandths, days, ids and persons as themselves,
    codes and municipalities as places in their lists, and ``MISSING``. ``turn`` is the year's
    number where each year is a file.
    """

    register: str
    owner: Ints
    columns: Mapping[str, Ints]
    turn: int | None = None


def gathered(parts: Sequence[Rows]) -> Rows:
    """Put parts of one register together in the order of the people; each person's keep theirs."""
    first = parts[0]
    owner = np.concatenate([part.owner for part in parts])
    order = np.argsort(owner, kind="stable")
    columns = {
        name: np.concatenate([part.columns[name] for part in parts])[order]
        for name in first.columns
    }
    return Rows(first.register, owner[order], columns, first.turn)
