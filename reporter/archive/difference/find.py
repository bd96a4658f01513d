"""Finds every change from one edition to another: what is compared with what, in one place."""

from __future__ import annotations

from dataclasses import replace

from reporter.archive.difference.cells import cells
from reporter.archive.difference.discretion import discretion, paired
from reporter.archive.difference.files import Keep, file_changes, page_changes
from reporter.archive.difference.joint import repeats, told_once
from reporter.archive.difference.model import Difference
from reporter.archive.difference.moves import moves
from reporter.archive.difference.numbers import number_changes
from reporter.archive.difference.panels import panel_changes, policy_changes
from reporter.archive.difference.sentences import text_changes
from reporter.archive.difference.sheets import sheet_differences
from reporter.archive.difference.side import Side
from reporter.archive.difference.silence import silenced
from reporter.archive.difference.titles import titles
from reporter.errors import UsageError


def find(old: Side, new: Side, *, pages: bool = True, keep: Keep | None = None) -> Difference:
    """Return all that changed; raises UsageError for two editions that cannot be compared.

    With ``pages`` the pages of changed PDFs are compared by their text. With ``keep``, which takes
    a picture by its name, they are compared by how they look too, and each that differs is drawn.
    Where a number is hidden now no pages are: the old one would show it, and where text runs on to
    a page more or less, it may be told from that.
    """
    refuse_unlike(old, new)
    before, after = cells(old.edition), cells(new.edition)
    pairs = paired(before, after)
    discreet = discretion(pairs)
    known = titles(old.edition), titles(new.edition)
    series = {**known[0].series, **known[1].series}
    numbers = number_changes(pairs, discreet, series)
    repeated = repeats(pairs)
    classes, ranks = moves(old.edition, new.edition, discreet, known[1])
    texts = silenced(text_changes(old, new), pairs, discreet, old.edition)
    paged = (pages or keep is not None) and not discreet.hidden
    return Difference(
        old=replace(old.compared(), sha256="") if discreet.hidden else old.compared(),
        new=new.compared(),
        numbers=told_once(numbers, repeated),
        classes=classes,
        ranks=ranks,
        panels=panel_changes(old.edition, new.edition, series),
        policies=policy_changes(old.edition, new.edition),
        texts=texts,
        files=file_changes(old, new),
        pages=page_changes(old, new, pictures=keep is not None, keep=keep) if paged else (),
        sheets=sheet_differences(
            old,
            new,
            # On a sheet a joint number is the municipality's own.
            numbers=[each for each in numbers if each[0] not in repeated.values()],
            classes=classes,
            ranks=ranks,
            texts=texts,
        ),
    )


def refuse_unlike(old: Side, new: Side) -> None:
    """Refuse to compare editions of different types, or without a series of the same id.

    Raises UsageError. Two versions of one edition may share no series: their texts can be compared.
    """
    types = old.edition.model.type, new.edition.model.type
    if types[0] != types[1]:
        message = (
            f"{old.name} og {new.name} kan ikke sammenlignes: den ene er af typen {types[0]}, "
            f"den anden af typen {types[1]}; vælg to af samme type"
        )
        raise UsageError(message)
    series = old.edition.tables.keys(), new.edition.tables.keys()
    same = old.manifest.edition == new.manifest.edition
    if not same and all(series) and series[0].isdisjoint(series[1]):
        message = (
            f"{old.name} og {new.name} kan ikke sammenlignes: de har ingen serier til fælles; "
            "giv data samme id under data i edition.yaml"
        )
        raise UsageError(message)
