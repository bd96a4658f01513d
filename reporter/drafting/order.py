"""What is asked of a new edition, checked before anything is read or written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from reporter.drafting import skeleton
from reporter.editions.fields import Day, Identifier, Year
from reporter.errors import UsageError
from reporter.kommuner import nearest

ONE_GOAL = "kort-fortalt"
"""The publication type that is about one goal."""

_GOALS = range(1, 11)
_NUMBER = f"et nummer fra {_GOALS[0]} til {_GOALS[-1]}"


@dataclass(frozen=True, kw_only=True)
class Order:
    """What is asked for; what is None is taken from the table.

    ``goal`` is a number as it is written. ``year`` is the last year that is told, ``date`` the day
    the edition is published (ISO 8601). Raises UsageError.
    """

    kind: str
    table: Path
    edition_id: str | None = None
    goal: str | None = None
    year: str | None = None
    date: str | None = None

    def __post_init__(self) -> None:
        types = skeleton.types()
        if self.kind not in types:
            guess = nearest(self.kind, types)
            hint = f"mente du {guess}?" if guess else f"der er {', '.join(types)}"
            raise UsageError(f"publikationstypen '{self.kind}' findes ikke; {hint}")
        _check("id", self.edition_id, Identifier)
        _check("--vintage", self.year, Year)
        _check("--date", self.date, Day)
        if self.kind == ONE_GOAL and self.goal is None:
            raise UsageError(f"en Kort fortalt handler om ét mål; skriv --maal og {_NUMBER}")
        if self.kind != ONE_GOAL and self.goal is not None:
            raise UsageError(
                f"--maal hører til {ONE_GOAL}; {self.kind} handler om alle tabellens mål"
            )
        if self.goal is not None and self.goal not in map(str, _GOALS):
            raise UsageError(f"--maal '{self.goal}' skal være {_NUMBER}")
        if self.kind != ONE_GOAL and self.edition_id is None:
            raise UsageError(f"skriv også et id: reporter new {self.kind} min-udgave")


def _check(name: str, written: str | None, kind: Any) -> None:
    if written is None:
        return
    try:
        TypeAdapter(kind).validate_python(written)
    except ValidationError as error:
        raise UsageError(f"{name} '{written}' {error.errors()[0]['ctx']['error']}") from None
