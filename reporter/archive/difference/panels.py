"""Finds what changed in how tables were made: fixed panels, and rules they were protected by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reporter import kommuner
from reporter.archive.difference.model import PanelChange, PolicyChange
from reporter.danish import alphabet
from reporter.editions.datamodel import FromTable
from reporter.editions.edition import Edition
from reporter.published.columns import About
from reporter.published.origin import origin

VINTAGE, AUDIT, ORIGIN, SOURCE = "årgang", "revision", "oprindelse", "kilde"
"""What is told of a table beside the rules of disclosure control, which have names of their own."""


def tables(old: Edition, new: Edition) -> Iterator[tuple[str, About, About]]:
    """Yield the published tables that both editions use, by the new one's file.

    A table whose file is called otherwise, as by its date, is the only one left on either side.
    """
    for file in sorted(old.about.keys() & new.about.keys()):
        yield file, old.about[file], new.about[file]
    before = sorted(old.about.keys() - new.about.keys())
    after = sorted(new.about.keys() - old.about.keys())
    if len(before) == len(after) == 1:
        yield after[0], old.about[before[0]], new.about[after[0]]


def panel_changes(old: Edition, new: Edition, titles: Mapping[str, str]) -> tuple[PanelChange, ...]:
    """Return the panels of the indicators either edition shows that changed, by name.

    ``titles`` are of series by id. An indicator that had no panel had none of its municipalities.
    """
    found = []
    for _, was, now in tables(old, new):
        shown = _indicators(old) | _indicators(new)
        for indicator in sorted(was.panels.keys() | now.panels.keys()):
            before = set(was.panels.get(indicator, ()))
            after = set(now.panels.get(indicator, ()))
            if before != after and (indicator in shown or "" in shown):
                series = shown.get(indicator) or shown.get("", "")
                found.append(
                    PanelChange(
                        indicator=indicator,
                        title=titles.get(series, indicator),
                        entered=_named(after - before),
                        left=_named(before - after),
                    )
                )
    return tuple(found)


def _indicators(edition: Edition) -> dict[str, str]:
    """Return the series of each indicator shown, "" being the only one of its table."""
    data = (each for each in edition.model.data if isinstance(each, FromTable))
    return {each.indicator or "": each.id for each in reversed(tuple(data))}


def _named(codes: set[str]) -> tuple[str, ...]:
    """Return the names of municipalities, and of those that report together, in order."""
    names = ("/".join(kommuner.find(code).name for code in joint.split("+")) for joint in codes)
    return tuple(sorted(names, key=alphabet.order))


def policy_changes(old: Edition, new: Edition) -> tuple[PolicyChange, ...]:
    """Return what changed in the rules of each table, in its vintage and its audit."""
    found = []
    for file, was, now in tables(old, new):
        before, after = _rules(was), _rules(now)
        for rule in dict.fromkeys([*before, *after]):
            told, tells = before.get(rule, ""), after.get(rule, "")
            if told != tells:
                found.append(PolicyChange(table=file, rule=rule, old=told, new=tells))
    return tuple(found)


def _rules(about: About) -> dict[str, str]:
    return {
        VINTAGE: about.vintage.isoformat() if about.vintage else "",
        ORIGIN: origin(bool(about.synthetic)),
        SOURCE: about.source,
        AUDIT: about.audit,
        **dict(sorted(about.policy.items())),
    }
