"""Begins a new edition: reads the table, fills the skeleton, and writes the folder in one step."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from reporter.danish.words import enumeration
from reporter.drafting import skeleton, told
from reporter.drafting.order import Order
from reporter.drafting.told import Told
from reporter.errors import UsageError
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
    shown = _told(order, table)
    vintage = max(each.last for each in shown)
    own = cut(table, indicators=[each.id for each in shown], last=vintage)
    context = {
        "id": edition_id,
        "date": date,
        "vintage": vintage,
        "table": TABLE,
        "goal": order.goal,
        "maal": {each.id: each for each in shown},
        "source": {each.id: _source(each, synthetic=table.synthetic) for each in shown},
        **_figures(shown),
    }
    return {
        **skeleton.fill(order.kind, context),
        TABLE: csvw.write(own),
        f"{TABLE.removesuffix(csvw.SUFFIX)}{csvw.METADATA_SUFFIX}": csvw.metadata(
            own, Path(TABLE).name
        ),
    }


def _told(order: Order, table: IndicatorTable) -> list[Told]:
    """Return what the table tells of the goal, or of all its goals."""
    file = str(order.table)
    if order.goal is not None:
        return list(told.of_goal(table, int(order.goal), asked=order.year, file=file))
    return []


def _own_id(order: Order, table: IndicatorTable) -> str:
    year = order.year or max((row.period[:4] for row in table.observations), default="")
    return f"{order.kind}-{year}-maal-{order.goal}"


def _source(each: Told, *, synthetic: bool) -> str:
    if synthetic:
        return "Beregnet på opdigtede registre. Ingen af tallene er virkelige."
    return f"Egne beregninger på {enumeration(describe(each.definition).sources)}."


def _figures(shown: list[Told]) -> Mapping[str, object]:
    """Return which figures stand beside each other, and what is remarked under which of them."""
    names = [name for each in shown for name in _narrow(each)]
    if len(names) != 2:
        return {"pairs": [], "single": names, "remarks": {e.id: _remark([e]) for e in shown}}
    # A pair has its notes under the first figure.
    remarks = dict.fromkeys((each.id for each in shown), "") | {shown[0].id: _remark(shown)}
    return {"pairs": [tuple(names)], "single": [], "remarks": remarks}


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
