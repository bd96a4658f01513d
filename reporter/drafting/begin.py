"""Begins a new edition: reads the table, fills the skeleton, and writes the folder in one step."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from reporter.danish.words import enumeration
from reporter.drafting import skeleton, told
from reporter.drafting.order import Order
from reporter.drafting.told import Told
from reporter.editions.model import PER_KOMMUNE
from reporter.errors import Place, TableError, UsageError
from reporter.indicators import definitions
from reporter.indicators.wording.description import describe
from reporter.published import csvw, files
from reporter.published.cut import cut
from reporter.published.table import IndicatorTable
from reporter.writing import staging

TABLE = "data/tabel.csv"
"""Where a new edition has its table; next year's can be put in its place."""


def begin(order: Order, editions: Path) -> Path:
    """Write the folder of a new edition whole, or nothing, and return it; raises UserError."""
    table = files.read(order.table)
    edition_id = order.edition_id or _own_id(order, table)
    target = editions / edition_id
    if os.path.lexists(target):
        raise UsageError(f"{target}: udgaven findes i forvejen; vælg et andet id")
    content = draft(order, table, edition_id)
    with staging(editions, edition_id) as staged:
        for name, written in content.items():
            staged.write(name, written)
        staged.commit_new()
    return target


def draft(order: Order, table: IndicatorTable, edition_id: str) -> dict[str, bytes]:
    """Return the files of a new edition by their names; raises UserError."""
    date = order.date or (table.vintage.isoformat() if table.vintage else None)
    if date is None:
        raise UsageError("tabellen har ingen årgang; skriv udgivelsesdagen med --date 2019-12-01")
    goals = _goals(order, table)
    shown = [each for goal in goals for each in goal]
    distributed = [each for each in shown if each.distributed]
    if order.kind == PER_KOMMUNE and not distributed:
        message = "tabellen har ingen af målene for alle kommuner; et kommuneark har intet at vise"
        raise TableError(message, Place(str(order.table)))
    vintage = max(each.last for each in shown)
    own = cut(table, indicators=[each.id for each in shown], last=vintage)
    chapters = [_about(goal) for goal in goals]
    context = {
        "id": edition_id,
        "date": date,
        "vintage": vintage,
        "table": TABLE,
        "goals": chapters,
        "runs": _runs([goal[0].definition.goal for goal in goals]),
        "distributed": distributed,
        "source": {each.id: _source(each, synthetic=table.synthetic) for each in shown},
        **(chapters[0] if order.goal else {}),
    }
    return {
        **skeleton.fill(order.kind, context, chapters),
        TABLE: csvw.write(own),
        f"{TABLE.removesuffix(csvw.SUFFIX)}{csvw.METADATA_SUFFIX}": csvw.metadata(
            own, Path(TABLE).name
        ),
    }


def _goals(order: Order, table: IndicatorTable) -> list[tuple[Told, ...]]:
    """Return what the table tells of the goal asked for, or of every goal it has numbers of."""
    file = str(order.table)
    if order.goal is not None:
        return [told.of_goal(table, int(order.goal), asked=order.year, file=file)]
    indicators = [definition.id for definition in definitions.ALL]
    known = cut(table, indicators=indicators, last=order.year)
    numbers = told.goals(known)
    if not numbers:
        until = f" til og med {order.year}" if order.year else ""
        raise TableError(f"tabellen har ingen tal for de ti mål{until}", Place(file))
    return [told.of_goal(known, number, asked=None, file=file) for number in numbers]


def _own_id(order: Order, table: IndicatorTable) -> str:
    year = order.year or max((row.period[:4] for row in table.observations), default="")
    return f"{order.kind}-{year}-maal-{order.goal}"


def _source(each: Told, *, synthetic: bool) -> str:
    if synthetic:
        return "Beregnet på opdigtede registre. Ingen af tallene er virkelige."
    return f"Egne beregninger på {enumeration(describe(each.definition).sources)}."


def _about(shown: Sequence[Told]) -> dict[str, object]:
    """Return what the skeletons say of a goal: which figures stand beside each other, and so on."""
    names = [name for each in shown for name in _narrow(each)]
    paired = len(names) == 2
    remarks = {each.id: "" if paired else _remark([each]) for each in shown}
    if paired:  # a pair has its notes under the first figure
        remarks[shown[0].id] = _remark(shown)
    return {
        "goal": shown[0].definition.goal,
        "title": shown[0].definition.title,
        "maal": {each.id: each for each in shown},
        "pairs": [tuple(names)] if paired else [],
        "single": [] if paired else names,
        "remarks": remarks,
    }


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Return the first and last number of each run of goals that follow each other."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


def _narrow(each: Told) -> list[str]:
    figure = f"figur-{each.id}"
    return [figure, f"{figure}-dele"] if each.parts else [figure]


def _remark(shown: Sequence[Told]) -> str:
    """Say how many are not in the numbers of the last year, or nothing."""
    counts = [
        f'{each.left_out} ({{{{ vaerdi("{each.id}-uoplyste", "{each.last}") }}}})'
        for each in shown
        if each.left_out
    ]
    if not counts:
        return ""
    return f"Ikke med i tallene for {{{{ aar({shown[0].last}) }}}} er {enumeration(counts)}."
