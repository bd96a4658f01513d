"""The calls an edition's text may make, by the names its writer uses.

Every call returns an item of ``bound``; a text can print nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from reporter.editions.edition import Edition
from reporter.editions.model import StatusTable
from reporter.editions.text.adding import Adding
from reporter.editions.text.arguments import checked
from reporter.editions.text.counting import Counting
from reporter.editions.text.expressions import Expressions
from reporter.editions.text.goals import Goals
from reporter.editions.text.icons import Icons
from reporter.editions.text.places import Places
from reporter.editions.text.sheets import SheetCalls
from reporter.editions.text.standing import Standing
from reporter.editions.text.telling import Telling
from reporter.editions.text.terms import Terms
from reporter.editions.text.values import Values


def of(edition: Edition) -> dict[str, Callable[..., object]]:
    """Return the calls of one edition by the names a writer uses."""
    # A sheet has no call that reaches the series of all areas.
    values: list[object] = [SheetCalls(edition)]
    if not edition.kommuner:
        values = [Values(edition), Telling(edition), Counting(edition), Adding(edition)]
    # Only a publication with chapters has an index.
    more: list[object] = [Terms()] if edition.model.chapters else []
    if any(isinstance(table, StatusTable) for table in edition.model.tables):
        more.append(Standing(edition))
    return {
        name: checked(name, function)
        for calls in (*values, Goals(edition), Expressions(), Icons(), Places(edition), *more)
        for name, function in _public(calls)
    }


def _public(calls: object) -> Iterable[tuple[str, Callable[..., object]]]:
    for name in dir(calls):
        if not name.startswith("_"):
            yield name, getattr(calls, name)
