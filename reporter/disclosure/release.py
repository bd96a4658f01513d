"""Release a raw table: protect it, write it as it will be printed, and audit what is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from reporter.disclosure.audit import Verdict, audit
from reporter.disclosure.cells import Cell, Kind, key_of, layout
from reporter.disclosure.earlier import Earlier
from reporter.disclosure.hiding import NoPatternError, Protected
from reporter.disclosure.policy import Policy
from reporter.disclosure.primary import InconsistentError, count, holds_data
from reporter.disclosure.problem import broken
from reporter.disclosure.report import Report, contradiction, refusal, unprotectable
from reporter.disclosure.told import Block
from reporter.disclosure.written import observation
from reporter.indicators.definition import Definition
from reporter.indicators.raw import RawRow, RawTable, confidential_rows
from reporter.published.table import (
    TARGET_GROUP,
    IndicatorObservation,
    IndicatorTable,
    in_order,
)
from reporter.table import Reason

Progress = Callable[[str], None]
"""Called with a short Danish sentence on what is about to be done."""


@dataclass(frozen=True)
class Release:
    """A table that may be published, how it was protected, and what the audit said of it."""

    table: IndicatorTable
    report: Report
    verdict: Verdict = field(repr=False)


@dataclass(frozen=True)
class _Released:
    """A block as it will be printed."""

    rows: tuple[IndicatorObservation, ...]
    report: Report


def release(
    raw: RawTable,
    policy: Policy,
    *,
    definitions: Iterable[Definition],
    earlier: Sequence[IndicatorTable] = (),
    progress: Progress | None = None,
) -> Release:
    """Protect a computed table and return it; raises DisclosureError if that cannot be done.

    ``earlier`` are the vintages already published, oldest first. The audit is part of it: what is
    returned has been attacked as it stands, and there is no way round.
    """
    known = tuple(definitions)
    by_id = {definition.id: definition for definition in known}
    settled = Earlier(earlier, policy, known)
    blocks: dict[Block, list[RawRow]] = {}
    for row in confidential_rows(raw):
        blocks.setdefault((row.indicator, row.period), []).append(row)
    rows: list[IndicatorObservation] = []
    report = Report()
    for block, of_block in sorted(blocks.items()):
        if progress:
            progress(f"beskytter {block[0]}, {block[1]}")
        released = _block(
            by_id[block[0]],
            sorted(of_block, key=lambda row: (key_of(row.area), row.group)),
            panel=raw.panels.get(block[0], ()),
            policy=policy,
            earlier=settled,
        )
        rows += released.rows
        report = report.plus(released.report)
    table = IndicatorTable(
        observations=in_order(rows),
        vintage=raw.vintage,
        synthetic=raw.synthetic,
        panels=raw.panels,
        policy=policy.as_text(),
    )
    if progress:
        progress("angriber den færdige tabel")
    verdict = audit(table, policy, definitions=known, earlier=earlier)
    if not verdict.safe:
        raise refusal(verdict)
    report = replace(report, solved=report.solved + verdict.solved)
    return Release(replace(table, audit=str(verdict)), report, verdict)


def _block(
    definition: Definition,
    rows: Sequence[RawRow],
    *,
    panel: tuple[str, ...],
    policy: Policy,
    earlier: Earlier,
) -> _Released:
    """Protect one indicator in one year."""
    block = (rows[0].indicator, rows[0].period)
    with_data = [row for row in rows if holds_data(row, definition, policy)]
    try:
        counts = count(definition, with_data, policy)
    except InconsistentError as error:
        raise contradiction(block, error.row.area) from None
    laid = layout(definition, [(row.area, row.group) for row in with_data], panel)
    if wrong := broken(laid, counts.truth):
        raise contradiction(block, laid.areas[wrong.total.area])
    settled = earlier.settle(definition, block, laid, counts.truth, panel=panel)
    try:
        hiding = Protected(
            definition=definition,
            rows=with_data,
            panel=panel,
            laid=laid,
            counts=counts,
            settled=settled,
            policy=policy,
            cost=cost,
        ).hide()
    except NoPatternError as error:
        blamed = [] if settled.versions else sorted(error.cells)
        names = sorted({laid.areas[cell.area].name for cell in blamed})
        raise unprotectable(block, names) from None
    told_rows = []
    primary = secondary = 0
    position = {id(row): n for n, row in enumerate(with_data)}
    for row in rows:
        few = position.get(id(row)) in counts.few_rows
        reason = Reason.FEW_PERSONS if (key_of(row.area), row.group) in hiding.rows else None
        if id(row) not in position:
            reason = row.missing or Reason.NO_DATA
        else:
            primary += few
            secondary += reason is not None and not few
        told_rows.append(observation(row, definition, policy, reason=reason, hidden=hiding.cells))
    missing = [row.missing or Reason.NO_DATA for row in rows if id(row) not in position]
    return _Released(
        tuple(told_rows),
        Report(
            rows=len(rows),
            primary=primary,
            secondary=secondary,
            not_approved=missing.count(Reason.NOT_APPROVED),
            no_data=missing.count(Reason.NO_DATA),
            earlier_hidden=len(settled.hidden),
            earlier_told=len(settled.known),
            not_minimal=() if hiding.minimal else (block,),
            solved=hiding.solved,
        ),
    )


_LEVEL_COST = (10_000, 100, 1, 1)
_DENOMINATOR, _TARGET, _PART = 6, 3, 2


def cost(cell: Cell) -> int:
    """Return what hiding a cell costs: the more people, the dearer.

    The country costs far more than a region, and a region than a municipality. A denominator is
    dearer than a numerator, for it takes all its numerators with it, and the target group's own
    numerator is dearer than its parts'.
    """
    if cell.kind is Kind.DENOMINATOR:
        return _DENOMINATOR * _LEVEL_COST[cell.level]
    own = _TARGET if cell.group == TARGET_GROUP else _PART
    return own * _LEVEL_COST[cell.level]
