"""Writes the page that tells a difference: the answer first, then every change, the largest first.

Whatever it prints of an edition may come from a bundle and is escaped as all text is.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from reporter.archive.difference import wording
from reporter.archive.difference.grade import suggested
from reporter.archive.difference.marking import marked
from reporter.archive.difference.model import (
    Compared,
    Difference,
    FileChange,
    Move,
    NumberChange,
    PageChange,
    SheetDifference,
    TextChange,
)
from reporter.archive.difference.summary import summary
from reporter.danish.numbers import number
from reporter.published.origin import STAMP
from reporter.rendering.environment import environment
from reporter.rendering.faces import faces

CALLED = "Forskel: "
"""What the window of such a page is called."""

MOST_ROWS = 400
"""Numbers, moves or texts of one kind that the page lists; the file beside it has them all."""

MOST_OF_A_SHEET = 40
"""The same for one municipality of a batch."""

MOST_PICTURES = 40
"""Pages whose pictures are part of the page; the others' are files beside it."""

_KINDS = {"changed": "ændret", "added": "kommet til", "removed": "udgået"}


def to_html(difference: Difference, pictures: Mapping[str, bytes], *, synthetic: bool) -> str:
    """Return the page, whole in itself; ``pictures`` are those of pages by name."""
    suggestion = suggested(difference)
    title = difference.new.title
    before, after = wording.called(difference.old), wording.called(difference.new)
    return (
        environment()
        .get_template("forskel/page.html.j2")
        .render(
            type="forskel",
            language="da",
            plain_title=f"{CALLED}{title}",
            title=title,
            summary=f"Hvad der er ændret fra {before} til {after}.",
            sender={"name": difference.new.edition},
            synthetic=synthetic,
            stamp=STAMP,
            fonts=faces("screen"),
            changed=difference.numbers_changed,
            answer=summary(difference),
            grade=suggestion.name,
            why=wording.clauses(suggestion.reasons),
            sides=[_side("Før", difference.old), _side("Nu", difference.new)],
            left_out=wording.LEFT_OUT if _takes_back(difference) else "",
            sheets=[
                _sheet(sheet, whole=not _takes_back(difference))
                for sheet in difference.sheets
                if not sheet.identical
            ],
            alike=sum(sheet.identical for sheet in difference.sheets),
            whole=_parts(_shared(difference), MOST_ROWS),
            panels=difference.panels,
            policies=difference.policies,
            files=[_file(file) for file in difference.files[:MOST_ROWS]],
            more_files=max(0, len(difference.files) - MOST_ROWS),
            pages=_pages(difference.pages, pictures),
            unpaged=_takes_back(difference)
            and any(file.file.endswith(".pdf") for file in difference.files),
        )
    )


def _shared(difference: Difference) -> Difference:
    """Return what no sheet tells as its own; an edition that is no batch has no sheets."""
    if not difference.sheets:
        return difference
    own = {sheet.document for sheet in difference.sheets}
    return replace(
        difference,
        numbers=tuple(change for change in difference.numbers if not change.kommune),
        classes=tuple(move for move in difference.classes if not move.kommune),
        ranks=(),
        texts=tuple(text for text in difference.texts if text.document not in own),
    )


def _parts(told: Difference | SheetDifference, most: int) -> dict[str, Any]:
    """Return numbers, moves and texts as the page lists them, each shortened."""
    return {
        "flipped": _cut(_texts(told, "flipped"), most),
        "revised": _cut([_number(n) for n in told.numbers if n.kind == "revised"], most),
        "hidden": _cut([_number(n) for n in told.numbers if n.kind == "hidden"], most),
        "shown": _cut([_number(n) for n in told.numbers if n.kind == "shown"], most),
        "lacking": _cut([_number(n) for n in told.numbers if n.kind in ("added", "removed")], most),
        "classes": _cut([_move(move) for move in told.classes], most),
        "ranks": _cut([_move(move) for move in told.ranks], most),
        "reworded": _cut(_texts(told, "changed", numbers_only=False), most),
        "lacking_texts": _cut(_texts(told, "added") + _texts(told, "removed"), most),
        "followed": _cut(_texts(told, "changed", numbers_only=True), most),
    }


def _cut(lines: Sequence[Mapping[str, Any]], most: int) -> dict[str, Any]:
    """Return the first lines, how many there are, and how many are left out."""
    left = max(0, len(lines) - most)
    return {
        "lines": lines[:most],
        "count": number(Decimal(len(lines))),
        "left": number(Decimal(left)) if left else "",
    }


def _side(called: str, compared: Compared) -> dict[str, str]:
    return {
        "called": called,
        "name": wording.called(compared),
        "version": wording.version(compared),
        "date": wording.day(compared.date),
        "sha256": compared.sha256,
    }


def _number(change: NumberChange) -> dict[str, str]:
    return {
        "title": change.title,
        "label": wording.label(change) or "Alle",
        "old": wording.old_number(change),
        "new": change.new,
        "moved": wording.moved(change),
        "kind": _KINDS.get(change.kind, ""),
    }


def _move(move: Move) -> dict[str, str]:
    return {
        "title": move.title,
        "label": wording.place(move) if move.kommune else "Klassernes grænser",
        "old": move.old,
        "new": move.new,
    }


def _texts(
    told: Difference | SheetDifference, kind: str, *, numbers_only: bool | None = None
) -> list[dict[str, Any]]:
    return [
        _text(text, placed=isinstance(told, Difference))
        for text in told.texts
        if text.kind == kind and numbers_only in (None, text.numbers_only)
    ]


def _text(change: TextChange, *, placed: bool) -> dict[str, Any]:
    old, new = marked(change.old, change.new) if change.old and change.new else ((), ())
    return {
        "where": wording.where(change, placed=placed),
        "before": old,
        "after": new,
        "old": change.old,
        "new": change.new,
    }


def _sheet(sheet: SheetDifference, *, whole: bool) -> dict[str, Any]:
    return {
        "name": wording.official(sheet.kommune),
        "told": _sheet_told(sheet, whole=whole),
        **_parts(sheet, MOST_OF_A_SHEET),
    }


def _sheet_told(sheet: SheetDifference, *, whole: bool) -> str:
    """Say in a few words what changed on a sheet; not ``whole``, some of it is left out."""
    hidden = sum(change.kind == "hidden" for change in sheet.numbers)
    flipped = sum(text.kind == "flipped" for text in sheet.texts)
    counts = (
        (len(sheet.numbers), "tal", "tal"),
        (hidden, "vises ikke længere", "vises ikke længere"),
        (flipped, "sætning vendt", "sætninger vendt"),
        (len(sheet.texts) - flipped, "tekst", "tekster"),
    )
    told = [f"{number(Decimal(n))} {one if n == 1 else many}" for n, one, many in counts if n]
    if any(move.kommune for move in sheet.classes):
        told.append("en anden klasse")
    if sheet.ranks:
        told.append("en anden placering")
    return ", ".join(told) or ("kun filens udseende" if whole else "ingen tal; se siderne selv")


def _file(file: FileChange) -> dict[str, str]:
    return {"name": file.file, "happened": _KINDS[file.kind]}


def _pages(pages: Sequence[PageChange], pictures: Mapping[str, bytes]) -> list[dict[str, Any]]:
    drawn = [page.picture for page in pages if page.picture in pictures][:MOST_PICTURES]
    return [
        {
            "file": page.file,
            "name": _page_name(page),
            "change": "tekst" if page.text else "udseende",
            "picture": page.picture,
            "address": _address(pictures[page.picture]) if page.picture in drawn else "",
        }
        for page in pages
    ]


def _page_name(page: PageChange) -> str:
    if not page.old:
        return f"side {page.new}, ny"
    if not page.new:
        return f"side {page.old}, udgået"
    return f"side {page.new}" + (f" (før side {page.old})" if page.old != page.new else "")


def _address(picture: bytes) -> str:
    return f"data:image/png;base64,{b64encode(picture).decode()}"


def _takes_back(difference: Difference) -> bool:
    return any(change.kind == "hidden" for change in difference.numbers)
