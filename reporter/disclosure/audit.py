"""Play the attacker against a finished table, knowing nothing but what is printed.

What is known: every printed number, every mark, how the numbers add up, that counts are whole and
never negative, and the policy. What is asked: whether any count of persons can be bounded more
closely than the policy allows, told or hidden, in this table alone or beside earlier ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reporter.danish import numbers
from reporter.disclosure import told
from reporter.disclosure.cells import Cell, Kind
from reporter.disclosure.policy import Policy
from reporter.disclosure.program import Program, narrow, program
from reporter.disclosure.told import Block, Fault, Finding, Told
from reporter.disclosure.versions import distinct, hidden_courses, together, torn
from reporter.errors import MOST_SHOWN, DisclosureError, Place
from reporter.indicators.definition import Definition, Unit
from reporter.published.table import IndicatorTable
from reporter.table import Area


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
    policies = [policy if each is table else told.policy_of(each, policy) for each in tables]
    found: list[Finding] = []
    cells = solved = 0
    rows_of = [told.blocks(each) for each in tables]
    for block in rows_of[-1]:
        if block[0] not in by_id:
            found.append(_whole_block(block, Fault.UNKNOWN))
            continue
        versions = [
            (told.read_block(by_id[block[0]], each, of_table[block], own), own)
            for each, of_table, own in zip(tables, rows_of, policies, strict=True)
            if block in of_table
        ]
        attacks = _Attacks(by_id[block[0]], block)
        found += attacks.alone(*versions[-1])
        if len(versions) > 1:
            found += attacks.across(versions)
        cells += len(versions[-1][0].layout.cells)
        solved += attacks.solved
    return Verdict(tuple(dict.fromkeys(found)), cells, solved)


def _whole_block(block: Block, fault: Fault) -> Finding:
    return Finding(indicator=block[0], period=block[1], area=None, group="", fault=fault)


class _Attacks:
    def __init__(self, definition: Definition, block: Block) -> None:
        self._courses = definition.unit is Unit.COURSES
        self._block = block
        self.solved = 0

    def alone(self, block: Told, policy: Policy) -> Iterator[Finding]:
        """Attack a block with what it tells itself."""
        yield from block.faults
        for area in torn([block]):
            yield self._of_area(area, Fault.TORN)
        for cell in block.layout.cells:
            if cell in block.known and (cell.kind is not Kind.REST or policy.complement):
                count = block.known[cell]
                if count < 0:
                    yield self._finding([block], cell, Fault.SUMS)
                elif policy.small(count):
                    yield self._finding([block], cell, Fault.FEW, (count, count))
        alone = program([block])
        for cell in alone.broken:
            yield self._finding([block], cell, Fault.SUMS)
        if alone.broken:
            return
        if not alone.feasible():
            yield _whole_block(self._block, Fault.SUMS)
            return
        yield from self._narrow([block], [policy], alone, Fault.NARROW)

    def across(self, versions: Sequence[tuple[Told, Policy]]) -> Iterator[Finding]:
        """Attack all versions together; a hidden count of an earlier one must stay safe too."""
        for area in torn([version for version, _ in versions]):
            yield self._of_area(area, Fault.TORN)
        kept = distinct(versions)
        if len(kept) > 1:
            told_in, policies = [v for v, _ in kept], [p for _, p in kept]
            for both in together(told_in):
                yield from self._narrow(told_in, policies, both, Fault.ACROSS)

    def _narrow(
        self, versions: Sequence[Told], policies: Sequence[Policy], asked: Program, fault: Fault
    ) -> Iterator[Finding]:
        uncertain = hidden_courses(versions) if self._courses else frozenset()
        for found in narrow(asked, policies, courses=uncertain):
            yield self._finding(versions, found.column[1], fault, found.bounds)
        self.solved += asked.polytope.solved

    def _finding(
        self,
        versions: Sequence[Told],
        cell: Cell,
        fault: Fault,
        bounds: tuple[float, float] | None = None,
    ) -> Finding:
        return Finding(
            indicator=self._block[0],
            period=self._block[1],
            area=next(v.layout.areas[cell.area] for v in versions if cell.area in v.layout.areas),
            group=f"{cell.group} ({_WORDS[cell.kind]})",
            fault=fault,
            bounds=bounds,
        )

    def _of_area(self, area: Area, fault: Fault) -> Finding:
        indicator, period = self._block
        return Finding(indicator=indicator, period=period, area=area, group="", fault=fault)


_WORDS = {Kind.DENOMINATOR: "nævneren", Kind.NUMERATOR: "tælleren", Kind.REST: "resten"}
