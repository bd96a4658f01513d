"""What a reader of one or more finished tables holds possible, as one linear program.

Several versions of a block have columns of their own, but for the counts that the reader holds for
unchanged: those are one column in all of them, so what one version tells bounds the others.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from reporter.disclosure.cells import Cell, Kind, Relation
from reporter.disclosure.policy import Policy, whole
from reporter.disclosure.polytope import FREE, INFINITY, Polytope, Row
from reporter.disclosure.told import Told

Column = tuple[int, Cell]
"""A count of one version, by its number; of every version, if the number is ``EVERY``."""

EVERY = -1
_TINY = 1e-9


@dataclass(frozen=True)
class Program:
    """The counts that are not known, what binds them, and the totals that are plainly wrong.

    ``ratios`` are the rows that a share alone adds: row number, version and numerator.
    """

    columns: tuple[Column, ...]
    polytope: Polytope
    broken: tuple[Cell, ...]
    ratios: Mapping[int, Column]

    def feasible(self) -> bool:
        """Tell whether the tables can all be true."""
        return not self.broken and (not self.columns or self.polytope.feasible())


@dataclass(frozen=True)
class Narrow:
    """A count that is bounded too closely, and the shares without counts that bind it."""

    column: Column
    bounds: tuple[float, float]
    shares: tuple[Column, ...]


def program(
    versions: Sequence[Told],
    *,
    own: Collection[Cell] = (),
    overlaps: Mapping[Relation, int] | None = None,
    first: int = 0,
) -> Program:
    """Write the program of one version or more; ``own`` are the counts that may have changed.

    ``first`` is the first one's number.
    ``overlaps`` are what somebody knows who knows how many are in several parts of the last
    version's totals: then each total is the sum of its parts less that many.
    """
    several = len(versions) > 1
    place: dict[Column, int] = {}
    full: dict[Column, int] = {}
    span: dict[Column, tuple[float, float]] = {}

    def column(n: int, cell: Cell) -> Column:
        return (EVERY if several and cell not in own else n, cell)

    numbered = list(enumerate(versions, first))
    for n, version in numbered:
        for cell, count in version.known.items():
            full[column(n, cell)] = count
        for cell, (low, high) in version.between.items():
            at = column(n, cell)
            before = span.get(at, (0.0, FREE))
            span[at] = max(before[0], low), min(before[1], high)
    for n, version in numbered:
        for cell in version.layout.cells:
            at = column(n, cell)
            if at not in full:
                place.setdefault(at, len(place))
    writer = _Writer(place, full, {at: span[at] for at in place if at in span})
    for n, version in numbered:
        known = overlaps if version is versions[-1] else None
        for relation in version.layout.relations:
            total = column(n, relation.total)
            parts = [column(n, part) for part in relation.parts]
            terms = [(total, 1.0), *((part, -1.0) for part in parts)]
            if relation.exact:
                writer.bind(terms, 0.0, 0.0)
            elif known is not None:
                writer.bind(terms, -float(known[relation]), -float(known[relation]))
            else:
                writer.bind(terms, -INFINITY, 0.0)
                for part in parts:
                    writer.bind([(total, 1.0), (part, -1.0)], 0.0, INFINITY)
        for numerator, denominator, least, most, step in version.ratios:
            ends = column(n, numerator), column(n, denominator)
            writer.bind([(ends[0], 1.0), (ends[1], -least)], 0.0, INFINITY, (n, numerator))
            # Counts are whole, so what is less than a limit is less by a step at least.
            writer.bind([(ends[0], 1.0), (ends[1], -most)], -INFINITY, -step, (n, numerator))
    broken = [at[1] for at, (low, high) in span.items() if not low <= full.get(at, low) <= high]
    broken += [at[1] for at, (low, high) in writer.span.items() if low > high]
    spans = [writer.span.get(at, (0.0, FREE)) for at in place]
    return Program(
        tuple(place),
        Polytope([low for low, _ in spans], [high for _, high in spans], writer.rows),
        tuple(dict.fromkeys([*writer.broken, *broken])),
        writer.ratios,
    )


class _Writer:
    """The rows of a program, each once, with what is known put in."""

    def __init__(
        self,
        place: Mapping[Column, int],
        full: Mapping[Column, int],
        span: dict[Column, tuple[float, float]],
    ) -> None:
        self._place = place
        self._full = full
        self.span = span
        self._seen: set[Row] = set()
        self.rows: list[Row] = []
        self.broken: list[Cell] = []
        self.ratios: dict[int, Column] = {}

    def bind(
        self,
        terms: Sequence[tuple[Column, float]],
        low: float,
        high: float,
        ratio: Column | None = None,
    ) -> None:
        moving = [(at, weight) for at, weight in terms if at in self._place]
        there = sum(weight * self._full[at] for at, weight in terms if at not in self._place)
        if not moving:
            if not low - _TINY <= there <= high + _TINY:
                self.broken.append(terms[0][0][1])
            return
        low, high = low - there, high - there
        if len(moving) == 1 and ratio is None:
            # A limit on one count alone is a bound, and bounds cost nothing to solve with.
            (at, weight), (least, most) = moving[0], self.span.get(moving[0][0], (0.0, FREE))
            ends = sorted((low / weight, high / weight))
            self.span[at] = max(least, ends[0]), min(most, ends[1])
            return
        row = Row(
            tuple(self._place[at] for at, _ in moving), tuple(w for _, w in moving), low, high
        )
        if row in self._seen:
            return
        self._seen.add(row)
        if ratio is not None:
            self.ratios[len(self.rows)] = ratio
        self.rows.append(row)


def narrow(
    asked: Program,
    policies: Sequence[Policy],
    *,
    courses: Collection[Cell] = (),
) -> Iterator[Narrow]:
    """Yield the counts that are bounded more closely than their version's policy allows.

    A count of every version is held to the last one's policy. Of ``courses``, even a large one
    must not be known.
    """
    lowest = np.full(len(asked.columns), np.inf)
    highest = np.full(len(asked.columns), -np.inf)
    for point in asked.polytope.scattered():
        np.minimum(lowest, point, out=lowest)
        np.maximum(highest, point, out=highest)
    for n, (version, cell) in enumerate(asked.columns):
        policy = policies[version]
        if cell.kind is Kind.REST and not policy.complement:
            continue
        tight: set[Column] = set()
        for sign in (1, -1):
            low, high = whole(lowest[n], highest[n]) if np.isfinite(lowest[n]) else (0, 0)
            # Points seen on the way only widen the bounds, so enough is enough.
            if high > policy.threshold and high - low >= policy.width:
                break
            extreme = asked.polytope.extreme(n, sign)
            np.minimum(lowest, extreme.point, out=lowest)
            np.maximum(highest, extreme.point, out=highest)
            tight |= {at for i, at in asked.ratios.items() if abs(extreme.prices[i]) > _TINY}
        low, high = whole(lowest[n], highest[n])
        if not policy.safe(low, high, exact=cell not in courses):
            yield Narrow((version, cell), (low, high), tuple(sorted(tight)))
