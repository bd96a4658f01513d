"""Play the attacker against a finished table, knowing nothing but what is printed.

What is known: every printed number, every mark, how the numbers add up, that counts are whole and
never negative, and the policy. What is asked: whether any count of persons can be bounded more
closely than the policy allows, told or hidden, in this table alone or beside earlier ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from reporter.danish import numbers
from reporter.disclosure import told
from reporter.disclosure.cells import Cell, Kind
from reporter.disclosure.policy import Policy, whole
from reporter.disclosure.polytope import FREE, INFINITY, Polytope, Row
from reporter.disclosure.told import Block, Fault, Finding, Told
from reporter.errors import MOST_SHOWN, DisclosureError, Place
from reporter.indicators.definition import Definition, Unit
from reporter.published.table import IndicatorTable
from reporter.table import COUNTRY, Area


@dataclass(frozen=True)
class Verdict:
    """What the audit found; ``cells`` counts what was attacked, ``solved`` the programs."""

    findings: tuple[Finding, ...]
    cells: int
    solved: int

    @property
    def safe(self) -> bool:
        """Tell whether nothing was found."""
        return not self.findings

    def require_safe(self, file: str) -> None:
        """Raise DisclosureError, with what was found, if anything was."""
        if not self.safe:
            raise DisclosureError(f"tabellen røber for meget:\n{self.told()}", Place(file))

    def told(self) -> str:
        """Return the first findings, one a line."""
        shown = [str(finding) for finding in self.findings[:MOST_SHOWN]]
        if len(self.findings) > MOST_SHOWN:
            shown.append(f"… og {len(self.findings) - MOST_SHOWN} fejl til")
        return "\n".join(shown)

    def __str__(self) -> str:
        checked = f"{numbers.number(Decimal(self.cells))} tal efterprøvet"
        if self.safe:
            return f"godkendt: {checked}, ingen kan regnes ud for snævert"
        return f"afvist: {checked}, {numbers.number(Decimal(len(self.findings)))} fejl"


def audit(
    table: IndicatorTable,
    policy: Policy,
    *,
    definitions: Iterable[Definition],
    earlier: Sequence[IndicatorTable] = (),
) -> Verdict:
    """Attack every count of a table; ``earlier`` are vintages already published, oldest first."""
    by_id = {definition.id: definition for definition in definitions}
    tables = (*earlier, table)
    found: list[Finding] = []
    cells = solved = 0
    rows_of = [told.blocks(each) for each in tables]
    for block in rows_of[-1]:
        if block[0] not in by_id:
            found.append(_whole_block(block, Fault.UNKNOWN))
            continue
        versions = [
            told.read(
                by_id[block[0]],
                of_table[block],
                decimals=policy.decimals if each is table else told.decimals_of(each, policy),
                panel=each.panels.get(block[0], ()),
            )
            for each, of_table in zip(tables, rows_of, strict=True)
            if block in of_table
        ]
        attacks = _Attacks(by_id[block[0]], block, policy)
        found += versions[-1].faults
        found += attacks.alone(versions[-1])
        found += attacks.across(versions)
        cells += len(versions[-1].layout.cells)
        solved += attacks.solved
    return Verdict(tuple(dict.fromkeys(found)), cells, solved)


def _whole_block(block: Block, fault: Fault) -> Finding:
    return Finding(indicator=block[0], period=block[1], area=None, group="", fault=fault)


class _Attacks:
    def __init__(self, definition: Definition, block: Block, policy: Policy) -> None:
        self._courses = definition.unit is Unit.COURSES
        self._block = block
        self._policy = policy
        self.solved = 0

    def alone(self, block: Told) -> Iterator[Finding]:
        """Attack a block with what it tells itself."""
        for cell in block.layout.cells:
            if cell in block.known and self._asked(cell):
                count = block.known[cell]
                if count < 0:
                    yield self._finding(block, cell, Fault.SUMS)
                elif self._policy.small(count):
                    yield self._finding(block, cell, Fault.FEW, (count, count))
        program = _program(block, block.known)
        for cell in program.broken:
            yield self._finding(block, cell, Fault.SUMS)
        if program.broken:
            return
        if not self._feasible(program):
            yield _whole_block(self._block, Fault.SUMS)
            return
        yield from self._narrow(block, program, Fault.NARROW)

    def across(self, versions: Sequence[Told]) -> Iterator[Finding]:
        """Attack each version with what the others tell of its hidden cells.

        The attacker holds a count for unchanged where it is told in one version and hidden in
        another. Where that contradicts the tables, it teaches nothing.
        """
        for n, version in enumerate(versions):
            others = [*versions[:n], *versions[n + 1 :]]
            elsewhere = {
                cell: count
                for other in others
                for cell, count in other.known.items()
                if cell in version.hidden and cell.kind is not Kind.REST
            }
            if not elsewhere:
                continue
            program = _program(version, {**version.known, **elsewhere})
            if program.broken or not self._feasible(program):
                continue
            yield from self._narrow(version, program, Fault.ACROSS)

    def _feasible(self, program: _Program) -> bool:
        if not program.columns:
            return True
        self.solved += 1
        return program.polytope.feasible()

    def _narrow(self, block: Told, program: _Program, fault: Fault) -> Iterator[Finding]:
        lowest = np.full(len(program.columns), np.inf)
        highest = np.full(len(program.columns), -np.inf)
        for point in program.polytope.scattered():
            self.solved += 1
            np.minimum(lowest, point, out=lowest)
            np.maximum(highest, point, out=highest)
        for n, cell in enumerate(program.columns):
            if not self._asked(cell):
                continue
            exact = not (self._courses and cell in block.hidden)
            for sign in (1, -1):
                low, high = whole(lowest[n], highest[n]) if np.isfinite(lowest[n]) else (0, 0)
                # Points seen on the way only widen the bounds, so enough is enough.
                if high > self._policy.threshold and high - low >= self._policy.width:
                    break
                point = program.polytope.extreme(n, sign).point
                self.solved += 1
                np.minimum(lowest, point, out=lowest)
                np.maximum(highest, point, out=highest)
            low, high = whole(lowest[n], highest[n])
            if not self._policy.safe(low, high, exact=exact):
                yield self._finding(block, cell, fault, (low, high))

    def _asked(self, cell: Cell) -> bool:
        return cell.kind is not Kind.REST or self._policy.complement

    def _finding(
        self,
        block: Told,
        cell: Cell,
        fault: Fault,
        bounds: tuple[float, float] | None = None,
    ) -> Finding:
        return Finding(
            indicator=self._block[0],
            period=self._block[1],
            area=block.layout.areas.get(cell.area, Area(name=COUNTRY, kind="country")),
            group=f"{cell.group} ({_WORDS[cell.kind]})",
            fault=fault,
            bounds=bounds,
        )


_WORDS = {Kind.DENOMINATOR: "nævneren", Kind.NUMERATOR: "tælleren", Kind.REST: "resten"}


@dataclass(frozen=True)
class _Program:
    """The counts that are not known, what binds them, and the totals that are plainly wrong."""

    columns: tuple[Cell, ...]
    polytope: Polytope
    broken: tuple[Cell, ...]


def _program(block: Told, known: Mapping[Cell, int]) -> _Program:
    full = dict(known)
    columns = tuple(cell for cell in block.layout.cells if cell not in full)
    place = {cell: n for n, cell in enumerate(columns)}
    rows: list[Row] = []
    broken: list[Cell] = []

    def bind(terms: Sequence[tuple[Cell, float]], low: float, high: float) -> None:
        moving = [(place[cell], weight) for cell, weight in terms if cell in place]
        there = sum(weight * full[cell] for cell, weight in terms if cell not in place)
        if moving:
            indices, weights = zip(*moving, strict=True)
            rows.append(Row(indices, weights, low - there, high - there))
        elif not low <= there <= high:
            broken.append(terms[0][0])

    for relation in block.layout.relations:
        terms = [(relation.total, 1.0), *((part, -1.0) for part in relation.parts)]
        bind(terms, 0.0 if relation.exact else -INFINITY, 0.0)
        if not relation.exact:
            for part in relation.parts:
                bind([(relation.total, 1.0), (part, -1.0)], 0.0, INFINITY)
    for numerator, denominator, least, most in block.ratios:
        bind([(numerator, 1.0), (denominator, -least)], 0.0, INFINITY)
        bind([(numerator, 1.0), (denominator, -most)], -INFINITY, 0.0)
    bounds = [block.between.get(cell, (0.0, FREE)) for cell in columns]
    lower, upper = [float(low) for low, _ in bounds], [float(high) for _, high in bounds]
    return _Program(columns, Polytope(lower, upper, rows), tuple(dict.fromkeys(broken)))
