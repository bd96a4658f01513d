"""A difference as JSON, for other programs: the same difference is the same bytes.

``docs/forskel.md`` says what each field is.
"""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from decimal import Decimal

from reporter.archive.difference.model import Difference, SheetDifference

FORMAT = "reporter-difference/1"
"""What the fields mean; other fields are another number."""

_LISTS = ("numbers", "classes", "ranks", "texts")


def to_json(difference: Difference) -> bytes:
    """Return the difference as canonical JSON: keys in order, two spaces, a line end.

    A size is text, as a decimal number with a dot. A sheet holds none of its changes itself: it
    has their places, from 0, in the lists of all.
    """
    places = {
        name: {change: n for n, change in enumerate(getattr(difference, name))} for name in _LISTS
    }

    def of_sheet(sheet: SheetDifference) -> dict[str, object]:
        lists = {name: [places[name][change] for change in getattr(sheet, name)] for name in _LISTS}
        return {
            "kommune": sheet.kommune,
            "name": sheet.name,
            "document": sheet.document,
            "identical": sheet.identical,
            **lists,
        }

    content = {
        **asdict(replace(difference, sheets=())),
        "format": FORMAT,
        "numbers_changed": difference.numbers_changed,
        "sheets": [of_sheet(sheet) for sheet in difference.sheets],
    }
    text = json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True, default=_plain)
    return f"{text}\n".encode()


def _plain(value: object) -> str:
    assert isinstance(value, Decimal)
    return f"{value:f}"
