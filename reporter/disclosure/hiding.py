"""Choose what a block hides: the least that protects its counts, then the shares of its totals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reporter.disclosure import told
from reporter.disclosure.cells import (
    AreaKey,
    Cell,
    Kind,
    Layout,
    Relation,
    cells_of,
    key_of,
    leaves,
    tells_share_only,
)
from reporter.disclosure.earlier import Settled
from reporter.disclosure.policy import Policy
from reporter.disclosure.primary import Counts
from reporter.disclosure.problem import Cost, problem
from reporter.disclosure.program import Narrow, Program, narrow, program
from reporter.disclosure.secondary import UnprotectableError, suppress
from reporter.disclosure.told import Told
from reporter.disclosure.versions import distinct, hidden_courses, together
from reporter.disclosure.written import observation
from reporter.indicators.definition import Definition, Unit
from reporter.indicators.raw import RawRow
from reporter.table import Reason

_UNIT = 2
"""The level of municipalities and joint units."""

RowKey = tuple[AreaKey, str]
"""An area and a group."""


@dataclass(frozen=True)
class Hiding:
    """The counts and the rows that are hidden, and whether they are proved to be the least."""

    cells: frozenset[Cell]
    rows: frozenset[RowKey]
    minimal: bool
    solved: int


class NoPatternError(Exception):
    """Some cells cannot be protected whatever is hidden."""

    def __init__(self, cells: Iterable[Cell]) -> None:
        super().__init__("cells cannot be protected")
        self.cells = frozenset(cells)


@dataclass(frozen=True, kw_only=True, repr=False)
class Protected:
    """A block with all that protecting it takes; ``rows`` are those with data."""

    definition: Definition
    rows: Sequence[RawRow]
    panel: tuple[str, ...]
    laid: Layout
    counts: Counts
    settled: Settled
    policy: Policy
    cost: Cost

    def hide(self) -> Hiding:
        """Return what to hide; raises NoPatternError.

        The finished block is attacked as it will be printed, beside its earlier versions, and the
        totals that give something away are hidden until nothing is.
        """
        more: set[Cell] = set()
        shares: set[RowKey] = set()
        hiding = self._counts_hidden(more, shares)
        solved = hiding.solved
        while True:
            printed = self._printed(hiding)
            found, spent = self._narrow(printed)
            solved += spent
            if not found:
                # What is picked one by one is enough, and mostly little, but not proved least.
                least = hiding.minimal and not more and not shares
                return replace(hiding, minimal=least, solved=solved)
            picked = {pick for each in found if (pick := self._pick(each, hiding)) is not None}
            if not picked:
                raise NoPatternError(each.column[1] for each in found)
            if self.definition.additive:
                more |= picked
            else:
                shares |= {(cell.area, cell.group) for cell in picked}
            hiding = self._counts_hidden(more, shares)

    def _counts_hidden(self, more: set[Cell], shares: set[RowKey]) -> Hiding:
        """Hide the least that protects the counts; ``more`` and ``shares`` go in any case."""
        hidden: set[Cell] = set()
        minimal, solved = True, 0
        for part in self._parts():
            cells = frozenset(part.cells)
            forced = (self.settled.hidden | more) & cells
            few = self.counts.few & cells
            if not few and not forced:
                continue
            puzzle = problem(
                part,
                self.counts.truth,
                few=few,
                policy=self.policy,
                cost=self.cost,
                forced=forced,
                fixed=self.settled.known & cells,
                steps=[s for s in self.settled.steps if cells.issuperset(c for c, _ in s)],
                courses=self.definition.unit is Unit.COURSES,
            )
            try:
                pattern = suppress(puzzle)
            except UnprotectableError as error:
                raise NoPatternError(puzzle.cells[i] for i in error.cells) from None
            hidden |= {puzzle.cells[i] for i in pattern.hidden}
            minimal = minimal and pattern.minimal
            solved += pattern.solved
        rows = frozenset(self._hidden_rows(hidden)) | shares
        return Hiding(frozenset(hidden), rows, minimal, solved)

    def _parts(self) -> Iterator[Layout]:
        """Yield what can be protected by itself: the block, or its units where sums are not told.

        A joint unit beside its members goes with them.
        """
        if self.definition.additive:
            yield self.laid
            return
        cells = {c for c in self.laid.cells if not self._share_only(c.area, c.group)}
        relations = [r for r in self.laid.relations if cells.issuperset((r.total, *r.parts))]
        lead = {cell.area: cell.area for cell in cells}
        for relation in relations:
            ends = {lead[cell.area] for cell in (relation.total, *relation.parts)}
            for area, at in lead.items():
                if at in ends:
                    lead[area] = min(ends)
        for first in sorted(set(lead.values())):
            inside = tuple(sorted(cell for cell in cells if lead[cell.area] == first))
            own = tuple(r for r in relations if lead[r.total.area] == first)
            yield Layout(inside, own, self.laid.areas)

    def _share_only(self, at: AreaKey, group: str) -> bool:
        return tells_share_only(self.definition, at, group)

    def _hidden_rows(self, hidden: set[Cell]) -> Iterator[RowKey]:
        for position, row in enumerate(self.rows):
            key = (key_of(row.area), row.group)
            cells = cells_of(self.definition, row.area, row.group)
            if not cells or self._share_only(*key):
                # A row that tells no count is hidden for its own sake, or because it was.
                if position in self.counts.few_rows or key in self.settled.rows:
                    yield key
            elif not hidden.isdisjoint(cells):
                yield key

    def _printed(self, hiding: Hiding) -> Told:
        rows = [
            observation(
                row,
                self.definition,
                self.policy,
                reason=Reason.FEW_PERSONS if key in hiding.rows else None,
                hidden=hiding.cells,
            )
            for row in self.rows
            for key in [(key_of(row.area), row.group)]
        ]
        return told.read(self.definition, rows, decimals=self.policy.decimals, panel=self.panel)

    def _narrow(self, printed: Told) -> tuple[list[Narrow], int]:
        """Return what the first attacker to find anything finds, and the programs solved."""
        versions = distinct([*self.settled.versions, (printed, self.policy)])
        read = [version for version, _ in versions]
        policies = [policy for _, policy in versions]
        courses = hidden_courses(read) if self.definition.unit is Unit.COURSES else frozenset()
        solved = 0
        for asked in self._attackers(read):
            found = list(narrow(asked, policies, courses=courses))
            solved += asked.polytope.solved
            if found:
                return found, solved
        return [], solved

    def _attackers(self, versions: Sequence[Told]) -> Iterator[Program]:
        """Yield what each attacker holds possible: of this version, and of all together.

        Where sums are not exact, one attacker knows that a total is at most the sum and at least
        its largest part, and another how many exactly are in several parts.
        """
        last = versions[-1]
        kinds: list[Mapping[Relation, int] | None] = [None]
        if not self.definition.additive:
            kinds.append(self._overlaps(last))
            for overlaps in kinds:
                yield program([last], overlaps=overlaps, first=len(versions) - 1)
        if len(versions) > 1:
            for overlaps in kinds:
                yield from together(versions, overlaps)

    def _overlaps(self, printed: Told) -> dict[Relation, int]:
        truth = self.counts.truth
        return {
            relation: sum(truth[part] for part in relation.parts) - truth[relation.total]
            for relation in printed.layout.relations
            if not relation.exact
        }

    def _pick(self, found: Narrow, hiding: Hiding) -> Cell | None:
        """Return the total to hide against a bound: a share that binds it, or one of its areas.

        Of several, the least area's smallest goes first.
        """
        cell = found.column[1]
        near = {cell.area}
        for laid in (self.laid, *(version.layout for version, _ in self.settled.versions)):
            for total, parts in leaves(laid).items():
                if any(part.area == cell.area for part in parts):
                    near.add(total.area)
        totals = {c for c in self.laid.cells if c.level < _UNIT or c.area == cell.area}
        if self.definition.additive:
            # A rest is told by its numerator or, failing that, by its denominator.
            printed = {c for c in totals if c.kind is not Kind.REST}
            open_ = printed - hiding.cells - self.settled.known
            kind = Kind.NUMERATOR if cell.kind is Kind.REST else cell.kind
            open_ = {c for c in open_ if (c.kind, c.group) == (kind, cell.group)} or open_
        else:
            rows = {(key_of(row.area), row.group) for row in self.rows} - hiding.rows
            open_ = {c for c in totals if c.kind and (c.area, c.group) in rows}
            open_ = {c for c in open_ if self._share_only(c.area, c.group)}
        over = {c for c in open_ if c.area in near}
        chosen = open_ & {share for _, share in found.shares} or over or open_
        return min(chosen, key=self._order, default=None)

    def _order(self, cell: Cell) -> tuple[int, int, Cell]:
        return -cell.level, self.counts.truth[cell], cell
