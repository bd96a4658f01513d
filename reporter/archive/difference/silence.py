"""Takes out the changed texts that would tell of a number that is hidden now.

Neither what such a text was nor that it changed is told: "højest i tre kommuner (15 pct.)" that
stands among what changed, while no class has other limits, says that the hidden number was 15 pct.
Left out is every change

- on the sheet of a municipality with a newly hidden number: words as "lavest" tell
  of it too;
- about a series with a newly hidden number, wherever it stands: where one falls
  out, the ranks of those below it and the number in its class change, and tell where it was;
- whose old text has the number itself, or another that may not be told (``discretion.py``);
- whose old text, in a publication that is made once, names the municipality or group.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from reporter.archive.difference.discretion import Discretion, Pairs
from reporter.archive.difference.model import TextChange
from reporter.danish import places
from reporter.danish.numbers import number_tokens
from reporter.editions.edition import Edition
from reporter.editions.model import series_of


def silenced(
    texts: Iterable[TextChange], pairs: Pairs, discretion: Discretion, old: Edition
) -> tuple[TextChange, ...]:
    """Return the changes without those that tell of what is hidden now."""
    if not discretion.hidden:
        return tuple(texts)
    sheets, names = _held_back(discretion, batch=bool(old.measures))
    named = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(names)))})\b") if names else None
    subjects = _subjects(old, discretion)
    secrets = list(_numbers(pairs, discretion))

    def tells(change: TextChange) -> bool:
        tokens = Counter(number_tokens(change.old))
        return (
            change.document in sheets
            or not subjects.isdisjoint(change.about)
            or (named is not None and named.search(change.old) is not None)
            or any(secret <= tokens for secret in secrets)
        )

    return tuple(change for change in texts if not tells(change))


def _held_back(discretion: Discretion, *, batch: bool) -> tuple[set[str], set[str]]:
    """Return the sheets whose texts are held back, or the names that others may not have."""
    sheets: set[str] = set()
    names: set[str] = set()
    for cells in discretion.hidden.values():
        for _, cell in cells:
            if batch and cell.kommune:
                sheets.add(places.slug(cell.kommune))
            elif not batch and cell.kommune:
                names.add(cell.area)
            elif not batch and cell.group:
                names.add(cell.group)
    return sheets, names


def _subjects(old: Edition, discretion: Discretion) -> set[str]:
    """Return the series with a newly hidden number, and the figures and indicators of them."""
    series = {name for name, _ in discretion.hidden}
    model = old.model
    shown = (*model.indicators, *model.figures, *model.tables, *model.appendices)
    return series | {item.id for item in shown if not series.isdisjoint(series_of(item))}


def _numbers(pairs: Pairs, discretion: Discretion) -> Iterator[Counter[str]]:
    """Yield the numbers that together print what may not be told."""
    for key, (old, new) in pairs.items():
        if old is None or old.hidden or (new and new.forms == old.forms):
            continue
        if discretion.forbids(key, old):
            tokens = (Counter(number_tokens(printed)) for printed, _ in old.forms)
            yield from filter(None, tokens)
