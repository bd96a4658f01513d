"""Binds the sentences of ``reporter.danish`` to the data they tell."""

from __future__ import annotations

from reporter.danish import sentences
from reporter.danish.numbers import NBSP
from reporter.editions.text.bound import Bound, Fixed, Passage, bind

_Part = str | Bound | Fixed | tuple[str, Bound]


def passage(key: str, parts: sentences.Parts, *, period: str, status: str) -> Passage:
    """Return sentences with every number bound to the series ``key``.

    ``period`` is that of a number which has none of its own and shares its role with no period.
    """
    told: dict[str, str] = {
        part.role: part.value for part in parts if isinstance(part, sentences.Period)
    }
    bound: list[_Part] = []
    for part in parts:
        match part:
            case sentences.Period():
                bound.append(Fixed(str(part), "dato"))
            case sentences.Age():
                bound.append(Fixed(str(part), "alder"))
            case sentences.Number():
                number = bind(
                    part.value,
                    decimals=part.decimals,
                    unit=part.unit,
                    key=key,
                    area=part.area or part.role,
                    period=part.period or told.get(part.role, period),
                    status=status,
                ).saying(str(part))
                bound += _held_together(bound.pop() if bound else "", number)
            case _:
                bound.append(part)
    return Passage(key, tuple(bound))


def _held_together(before: _Part, number: Bound) -> list[_Part]:
    """Put a number in one piece with the word that a hard space holds it to: "nr. 12"."""
    # WeasyPrint 70 breaks a line far too early where such a space ends a text.
    if not isinstance(before, str) or not before.endswith(NBSP):
        return [before, number]
    words, gap, held = before.rpartition(" ")
    return [words + gap, (held, number)]
