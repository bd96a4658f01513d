"""Changes as a finder gives them, for the tests of what is told of them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from reporter.archive.difference.model import (
    Compared,
    Difference,
    Move,
    NumberChange,
    PanelChange,
    TextChange,
)
from reporter.danish.numbers import NBSP

OLD = Compared(
    name="hjemloese-2018@1",
    edition="hjemloese-2018",
    version=1,
    title="Hjemløse i kommunerne",
    date="2019-11-15",
    sha256="1" * 64,
)
NEW = replace(OLD, name="hjemloese-2018", sha256="2" * 64)
"""It was changed, and its correction is not written yet."""


_NONE = ("numbers", "classes", "ranks", "panels", "policies", "texts", "files")


def difference(**changes: Any) -> Difference:
    """Return a difference of the given changes and no others."""
    nothing: dict[str, Any] = dict.fromkeys(_NONE, ())
    return Difference(**{"old": OLD, "new": NEW} | nothing | changes)


def revised(old: str = "42", new: str = "43", **given: Any) -> NumberChange:
    """Return a share that was corrected in Aarhus, or as given."""
    told: dict[str, Any] = {
        "kind": "revised",
        "series": "andel",
        "title": "Andel med egen bolig",
        "area": "Aarhus",
        "kommune": "751",
        "period": "2018",
        "group": "",
        "unit": "pct",
        "old": f"{old}{NBSP}pct." if old.isdecimal() else old,
        "new": f"{new}{NBSP}pct." if new.isdecimal() else new,
        "size": Decimal(new) - Decimal(old) if old.isdecimal() and new.isdecimal() else None,
    }
    return NumberChange(**told | given)


def hidden(reason: str = "få personer", **given: Any) -> NumberChange:
    """Return a number of Læsø that was shown and is not."""
    return revised("", reason, kind="hidden", area="Læsø", kommune="825", **given)


def shown(**given: Any) -> NumberChange:
    """Return a number of Samsø that was not shown and is."""
    return revised("få personer", "12", kind="shown", area="Samsø", kommune="741", **given)


def text(old: str, new: str, **given: Any) -> TextChange:
    """Return a sentence that changed."""
    told: dict[str, Any] = {
        "kind": "changed",
        "role": "sentence",
        "document": NEW.edition,
        "under": "Kommunerne",
        "old": old,
        "new": new,
    }
    return TextChange(**told | given)


def moved(old: str, new: str, **given: Any) -> Move:
    """Return a move of Aarhus in the map."""
    told: dict[str, Any] = {
        "item": "kort",
        "title": "Andel efter kommune",
        "kommune": "751",
        "name": "Aarhus",
        "old": old,
        "new": new,
    }
    return Move(**told | given)


def panel(entered: tuple[str, ...] = (), left: tuple[str, ...] = ()) -> PanelChange:
    """Return a panel that changed."""
    return PanelChange(indicator="goal-3", title="Voksne med handicap", entered=entered, left=left)
