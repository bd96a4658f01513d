"""Main income source by situation and age: the table that SOCIO13 is drawn from.

Set by hand after the totals of Danmarks Statistik, RAS and AKM; for those with services after
serviceloven after the published shares (2014 and 2016: goal 3 9 pct. at work or in education and 73
pct. on førtidspension; goal 4 7, 42 and 51 pct.). Shares are per thousand.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from reporter.registers.synthetic.draws import MILLION, Draws, Ints

ORDINARY, STUDENT, FUNCTION, MIND, EXPOSED = range(5)
"""Situations: none, in education, service for function, for mind or social; otherwise exposed."""

SOURCES = ("løn", "selvstændig", "310", "210", "220", "330", "410", "321", "323", "322", "420")
AGES = (0, 15, 18, 25, 30, 40, 50, 60, 65, 67)
"""From which age each row counts."""

EMPLOYED = (("131", 40), ("132", 260), ("133", 110), ("134", 400), ("135", 120), ("139", 70))
SELF_EMPLOYED = (("110", 5), ("111", 4), ("112", 6), ("113", 25), ("114", 55), ("120", 5))

_CHILD = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1000)
_PUPIL = (100, 0, 0, 0, 0, 0, 100, 0, 0, 0, 800)
_NEARLY_OLD = (10, 3, 0, 0, 2, 0, 10, 0, 15, 960, 0)
_OLD = (4, 1, 0, 0, 0, 0, 5, 0, 0, 990, 0)
_WORKING_LONGER = (190, 60, 0, 0, 2, 0, 8, 0, 60, 680, 0)
_RETIRED = (40, 25, 0, 0, 0, 0, 5, 0, 0, 930, 0)

_TABLE = {
    ORDINARY: (
        _CHILD,
        _PUPIL,
        (640, 12, 60, 50, 25, 120, 75, 18, 0, 0, 0),
        (730, 25, 30, 45, 25, 80, 45, 20, 0, 0, 0),
        (775, 55, 12, 32, 28, 48, 25, 25, 0, 0, 0),
        (780, 80, 4, 25, 28, 33, 15, 35, 0, 0, 0),
        (735, 90, 1, 26, 28, 28, 20, 72, 0, 0, 0),
        (480, 85, 0, 15, 20, 15, 25, 110, 250, 0, 0),
        _WORKING_LONGER,
        _RETIRED,
    ),
    STUDENT: (
        _CHILD,
        (20, 0, 130, 0, 0, 0, 0, 0, 0, 0, 850),
        (290, 5, 660, 5, 5, 15, 20, 0, 0, 0, 0),
        (380, 5, 560, 10, 10, 20, 15, 0, 0, 0, 0),
        *((450, 10, 500, 0, 0, 20, 20, 0, 0, 0, 0),) * 4,
        _WORKING_LONGER,
        _RETIRED,
    ),
    FUNCTION: (
        _CHILD,
        _PUPIL,
        (62, 0, 5, 5, 10, 328, 90, 500, 0, 0, 0),
        (58, 2, 8, 3, 12, 177, 40, 700, 0, 0, 0),
        (58, 3, 5, 2, 15, 117, 30, 770, 0, 0, 0),
        (54, 3, 2, 3, 15, 98, 25, 800, 0, 0, 0),
        (43, 4, 1, 1, 12, 77, 22, 840, 0, 0, 0),
        (30, 3, 0, 0, 5, 20, 12, 900, 30, 0, 0),
        _NEARLY_OLD,
        _OLD,
    ),
    MIND: (
        _CHILD,
        _PUPIL,
        (55, 1, 5, 10, 25, 609, 90, 205, 0, 0, 0),
        (55, 2, 6, 10, 20, 528, 47, 332, 0, 0, 0),
        (52, 3, 4, 8, 20, 383, 38, 492, 0, 0, 0),
        (45, 3, 2, 6, 18, 283, 31, 612, 0, 0, 0),
        (35, 4, 1, 4, 15, 205, 21, 715, 0, 0, 0),
        (20, 3, 0, 0, 8, 60, 19, 870, 20, 0, 0),
        _NEARLY_OLD,
        _OLD,
    ),
    EXPOSED: (
        _CHILD,
        _PUPIL,
        (280, 5, 15, 40, 30, 480, 100, 50, 0, 0, 0),
        (300, 10, 15, 40, 35, 450, 60, 90, 0, 0, 0),
        (330, 20, 10, 45, 40, 370, 45, 140, 0, 0, 0),
        (350, 30, 5, 40, 40, 270, 40, 225, 0, 0, 0),
        (320, 35, 0, 30, 40, 200, 35, 340, 0, 0, 0),
        (200, 40, 0, 10, 20, 60, 30, 440, 200, 0, 0),
        _WORKING_LONGER,
        _RETIRED,
    ),
}

_WORK = {
    ORDINARY: (960, 985, 1000, 1010, 1025),
    STUDENT: (900, 950, 1000, 1050, 1100),
    FUNCTION: (450, 700, 1000, 1350, 1900),
    MIND: (450, 700, 1000, 1350, 1900),
    EXPOSED: (800, 900, 1000, 1100, 1200),
}
LEVELS = (1, 2, 4, 2, 1)
"""How often a municipality is at each level of work; ``_WORK`` is the factor, per thousand."""


def source(*, situation: Ints, age: Ints, level: Ints, drawn: Ints) -> Ints:
    """Return the place in ``SOURCES`` of each person's income; ``drawn`` is 0 to 999.999."""
    band = np.searchsorted(AGES, age, side="right") - 1
    limits = _limits()
    row = (situation * len(AGES) + band) * len(LEVELS) + level
    place = np.zeros(len(row), dtype=np.int64)
    for limit in limits.T[:-1]:
        place += drawn >= limit[row]
    return place


def codes(draws: Draws, ids: Ints, place: Ints, vocabulary: tuple[str, ...]) -> Ints:
    """Return the place in ``vocabulary`` of each person's SOCIO13."""
    own = [vocabulary.index(name) if name in vocabulary else -1 for name in SOURCES]
    result = np.array(own, dtype=np.int64)[place]
    for n, kinds in enumerate((EMPLOYED, SELF_EMPLOYED)):
        among = np.array([vocabulary.index(code) for code, _ in kinds], dtype=np.int64)
        at = place == n
        drawn = draws.picked(SOURCES[n], ids[at], tuple(weight for _, weight in kinds))
        result[at] = among[drawn]
    return result


@cache
def _limits() -> Ints:
    """Return the cumulated table, a row for each situation, age and level, in millionths."""
    rows = []
    for situation, bands in _TABLE.items():
        for band in bands:
            assert sum(band) == 1000
            rows += [_scaled(band, factor) for factor in _WORK[situation]]
    return np.cumsum(np.array(rows, dtype=np.int64), axis=1)


def _scaled(band: tuple[int, ...], factor: int) -> list[int]:
    """Scale the shares of work by ``factor``, the others so that all are a million together."""
    work = [share * factor for share in band[:2]]
    others = sum(band[2:])
    if not others:
        return [share * 1000 for share in band]
    rest = [share * (MILLION - sum(work)) // others for share in band[2:]]
    rest[-1 if rest[-1] else 5] += MILLION - sum(work) - sum(rest)
    return [*work, *rest]
