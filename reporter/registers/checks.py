"""Counts, in one pass over a register, how many rows break each rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from reporter.registers.engine import fetch
from reporter.registers.rules import Breach, Contract, Rule

if TYPE_CHECKING:
    import ibis.expr.types as ir

RuleName = tuple[str, Breach, str]


@dataclass(frozen=True, kw_only=True)
class Tally:
    """Rows read, rows that break any rule, and rows that break each rule that is broken."""

    rows: int
    faulty: int
    broken: Counter[RuleName]


def tally(contracts: Sequence[Contract]) -> Tally:
    """Count over all files of a register; each file is read once."""
    rows = faulty = 0
    broken: Counter[RuleName] = Counter()
    for contract in contracts:
        flags = contract.stored.select(
            **{f"r{n}": rule.broken for n, rule in enumerate(contract.rules)}
        )
        counts = {f"r{n}": flags.count(where=flags[f"r{n}"]) for n in range(len(contract.rules))}
        either = reduce(or_, (flags[name] for name in counts))
        (found,) = fetch(
            flags.aggregate(rows=flags.count(), faulty=flags.count(where=either), **counts)
        )
        rows += found["rows"]
        faulty += found["faulty"]
        broken.update({rule.name: found[f"r{n}"] for n, rule in enumerate(contract.rules)})
    return Tally(rows=rows, faulty=faulty, broken=+broken)


def kept(contract: Contract, broken: Collection[RuleName], *also: str) -> ir.Table:
    """Return the typed rows that keep the contract, with stored columns named in ``also``.

    Only the rules that some row breaks are asked again; the others are known to hold.
    """
    table = contract.stored
    asked = [rule for rule in contract.rules if rule.name in broken]
    if asked:
        table = table.filter(*(~rule.broken.fill_null(False) for rule in asked))
    return table.select(*also, **contract.typed)


def first(
    contract: Contract, rules: Sequence[Rule], *, row: str, numbered: bool
) -> list[tuple[int | None, str]]:
    """Return, for each rule, the first row that breaks it and the value there; None where none.

    ``row`` names the column with the rows' numbers; where they are not ``numbered`` apart, the
    value is the least of those that break the rule, so that it is the same at each run.
    """
    stored = contract.stored
    found: dict[str, ir.Value] = {}
    for n, rule in enumerate(rules):
        value = stored[rule.column.name].cast("string")
        found[f"n{n}"] = stored[row].min(where=rule.broken)
        there = value.argmin(stored[row], where=rule.broken) if numbered else None
        found[f"v{n}"] = value.min(where=rule.broken) if there is None else there
    (answer,) = fetch(stored.aggregate(**found))
    return [(answer[f"n{n}"], answer[f"v{n}"] or "") for n in range(len(rules))]
