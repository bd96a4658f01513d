"""What earlier vintages have settled: what stays hidden, and what everybody knows already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reporter.disclosure import told
from reporter.disclosure.audit import audit
from reporter.disclosure.cells import AreaKey, Cell, Kind, Layout, key_of, tells_share_only
from reporter.disclosure.earlier_sums import still_known
from reporter.disclosure.policy import Policy
from reporter.disclosure.problem import Steps
from reporter.disclosure.report import merged, talkative
from reporter.disclosure.told import Block, Fault, Told
from reporter.disclosure.versions import torn
from reporter.indicators.definition import Definition, is_count
from reporter.published.table import IndicatorObservation, IndicatorTable
from reporter.table import Hidden, Reason

_TELLS = (Fault.FEW, Fault.NARROW, Fault.TOLD, Fault.TORN)
"""The faults by which a table tells too much; others are mistakes, which tell nobody anything."""


@dataclass(frozen=True)
class Settled:
    """What a block's earlier versions have settled.

    ``hidden`` are the cells that must stay hidden, ``known`` those that all know, ``rows`` the
    rows hidden before, and ``steps`` what is known of cells that are hidden still. ``versions``
    are what each earlier table tells, with its policy.
    """

    hidden: frozenset[Cell]
    known: frozenset[Cell]
    rows: frozenset[tuple[AreaKey, str]]
    steps: tuple[Steps, ...]
    versions: tuple[tuple[Told, Policy], ...]


class Earlier:
    """The earlier vintages, read once; asked block by block."""

    def __init__(
        self,
        tables: Sequence[IndicatorTable],
        policy: Policy,
        definitions: Sequence[Definition],
    ) -> None:
        """Read the tables; raises DisclosureError for one that tells too much by itself."""
        ids = {definition.id for definition in definitions}
        self._policy = policy
        self._tables = [(table, told.blocks(table)) for table in tables]
        self._policies = [told.policy_of(table, policy) for table in tables]
        for table, own in zip(tables, self._policies, strict=True):
            verdict = audit(table, own, definitions=definitions)
            found = [f for f in verdict.findings if f.indicator in ids and f.fault in _TELLS]
            if found:
                raise talkative(table, found)

    def settle(
        self,
        definition: Definition,
        block: Block,
        laid: Layout,
        truth: Mapping[Cell, int],
        *,
        panel: tuple[str, ...],
    ) -> Settled:
        """Settle a block's cells, given their present numbers; raises DisclosureError.

        What was hidden stays hidden: the reader who has both vintages would else see it. What was
        told with the same number is known to all, and hiding it now would protect nothing.
        """
        hidden: set[Cell] = set()
        known: set[Cell] = set()
        rows: set[tuple[AreaKey, str]] = set()
        versions: list[tuple[Told, Policy]] = []
        for (table, of_block), own in zip(self._tables, self._policies, strict=True):
            if block not in of_block:
                continue
            read = told.read_block(definition, table, of_block[block], own)
            versions.append((read, own))
            hidden |= {
                cell
                for cell in read.hidden & truth.keys()
                if cell.kind is not Kind.REST
                and not tells_share_only(definition, cell.area, cell.group)
            }
            known |= {
                cell
                for cell, number in read.known.items()
                if cell.kind is not Kind.REST and truth.get(cell) == number
            }
            if definition.panel and table.panels.get(block[0], ()) != panel:
                # A number alone that differs by few tells how many were left out in one place.
                hidden |= {
                    cell
                    for cell, number in read.known.items()
                    if is_count(definition, cell.group)
                    and cell in truth
                    and 1 <= abs(number - truth[cell]) <= self._policy.threshold
                }
            rows |= {(key_of(row.area), row.group) for row in of_block[block] if _few(row)}
        now = Told(laid, {}, frozenset(), {}, (), ())
        if areas := torn([*(read for read, _ in versions), now]):
            raise merged(block, areas[0])
        return Settled(
            hidden=frozenset(hidden),
            known=frozenset(known - hidden),
            rows=frozenset(rows),
            steps=tuple(still_known([read for read, _ in versions], laid, truth)),
            versions=tuple(versions),
        )


def _few(row: IndicatorObservation) -> bool:
    return isinstance(row.value, Hidden) and row.value.reason is Reason.FEW_PERSONS
