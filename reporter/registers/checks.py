"""Counts, in one pass over a register, how many rows break each rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

import ibis

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


def first(contract: Contract, rules: Sequence[Rule], row: str) -> list[tuple[int | None, str]]:
    """Return, for each rule, the first row's number that breaks it and the value there.

    ``row`` names the column with the numbers; without it the number is 0 and the value any one.
    """
    stored = contract.stored
    found: dict[str, ir.Value] = {}
    for n, rule in enumerate(rules):
        value = stored[rule.column.name].cast("string")
        number = stored[row] if row else ibis.literal(0)
        found[f"n{n}"] = number.min(where=rule.broken)
        there = value.argmin(stored[row], where=rule.broken) if row else value.min(rule.broken)
        found[f"v{n}"] = there
    (answer,) = fetch(stored.aggregate(**found))
    return [(answer[f"n{n}"], answer[f"v{n}"] or "") for n in range(len(rules))]
