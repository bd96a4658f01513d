"""Takes out of changed texts what they said of a number that is hidden now.

A sentence of the old edition that told such a number, or that it can be told from, is not repeated;
that it changed is still told. Held back is the old text

- of every change on the sheet of a municipality with a newly hidden number: words as "lavest" tell
  of it too;
- wherever it has the number itself, or another that may not be told (``discretion.py``);
- in another publication, wherever it names the municipality or group;
- on another sheet, wherever it has the municipality's old rank among as many as then had one: where
  one falls out, all below it move up, and the first to move would tell where it was.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from reporter.archive.difference.discretion import Discretion, Pairs
from reporter.archive.difference.model import TextChange
from reporter.danish import places
from reporter.danish.numbers import number_tokens
from reporter.editions.edition import Edition


@dataclass(frozen=True, kw_only=True)
class _Secret:
    """Numbers that together tell what is hidden, in one document or ("") in any."""

    tokens: Counter[str]
    document: str = ""


def silenced(
    texts: Iterable[TextChange], pairs: Pairs, discretion: Discretion, old: Edition
) -> tuple[TextChange, ...]:
    """Return the changes without the old texts that tell of what is hidden now."""
    if not discretion.hidden:
        return tuple(texts)
    sheets, names = _held_back(discretion, batch=bool(old.measures))
    secrets = [*_numbers(pairs, discretion), *_ranks(old, discretion)]

    def told(change: TextChange) -> bool:
        tokens = Counter(number_tokens(change.old))
        return (
            change.document in sheets
            or any(name in change.old for name in names)
            or any(
                secret.tokens <= tokens
                for secret in secrets
                if secret.document in ("", change.document)
            )
        )

    return tuple(replace(change, old="") if told(change) else change for change in texts)


def _held_back(discretion: Discretion, *, batch: bool) -> tuple[set[str], set[str]]:
    """Return the sheets whose old texts are held back, or the names that others may not have."""
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


def _numbers(pairs: Pairs, discretion: Discretion) -> Iterator[_Secret]:
    for key, (old, new) in pairs.items():
        if old is None or old.hidden or (new and new.forms == old.forms):
            continue
        if discretion.forbids(key, old):
            tokens = (Counter(number_tokens(printed)) for printed, _ in old.forms)
            yield from (_Secret(tokens=found) for found in tokens if found)


def _ranks(old: Edition, discretion: Discretion) -> Iterator[_Secret]:
    for measure in old.measures:
        if discretion.concerns(measure.series.id, measure.series.period):
            for code, rank in measure.ranks.items():
                tokens = Counter((str(rank.place), str(rank.of)))
                yield _Secret(tokens=tokens, document=places.slug(code))
