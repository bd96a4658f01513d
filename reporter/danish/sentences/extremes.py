"""How a number is spread over the municipalities: the lowest, the highest, and how many between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from reporter.danish.comparison import Printed, printed
from reporter.danish.sentences.parts import Number, Part, Parts, Period, listed, paragraph, sentence
from reporter.danish.sentences.topic import Topic, spoken
from reporter.kommuner import alle

MOST_NAMES = 3
"""More municipalities than this sharing an extreme are counted, not named."""

_SHOWN = "som der vises tal for"

_HIDDEN = {
    "ikke godkendt": (
        "vises tallet ikke, fordi kommunens data ikke er godkendt",
        "vises tallene ikke, fordi kommunernes data ikke er godkendt",
    ),
    "få personer": (
        "vises tallet ikke, fordi det bygger på for få personer eller kunne røbe et andet tal, "
        "der gør det",
        "vises tallene ikke, fordi de bygger på for få personer eller kunne røbe andre tal, der "
        "gør det",
    ),
}


def spread(
    topic: Topic,
    values: Sequence[tuple[str, Decimal]],
    *,
    period: str,
    missing: Mapping[str, int],
) -> Parts:
    """Tell the lowest and the highest of the municipalities' numbers, and how many have none.

    ``values`` are the municipalities' full names with the numbers that are shown; ``missing``
    counts those without by the reason. Where there are any, the lowest is not called the lowest of
    all: a count that is hidden because it is of few persons is probably lower.
    """
    whole = not any(missing.values())
    told = _extremes(topic, values, period, whole=whole) if len(values) > 1 else ()
    return paragraph([told, *(_without(reason, count) for reason, count in missing.items())])


def _extremes(
    topic: Topic, values: Sequence[tuple[str, Decimal]], period: str, *, whole: bool
) -> Parts:
    when = Period(value=period, role="period")
    seen = {
        name: printed(value, decimals=topic.decimals, unit=topic.unit) for name, value in values
    }
    low, high = min(seen.values()), max(seen.values())
    if low == high:
        value = topic.said(values[0][1], area="kommuner", period=period)
        return sentence(*topic.beginning, "var ", value, " i ", *_every(len(values)), " i ", when)
    ends: list[Part] = []
    for lead, end in (("lavest i ", low), (" og højest i ", high)):
        names = [name for name, _ in values if seen[name] == end]
        one = next(value for name, value in values if seen[name] == end)
        told = topic.said(one, area=" og ".join(names), period=period)
        ends += (lead, *_named(names), " (", told, ")")
    if whole:
        return sentence("I ", when, " var ", *topic.within, *ends)
    among: Parts = ("Blandt de ", spoken("of", len(values)), f" kommuner, {_SHOWN}, var ")
    return sentence(*among, *topic.within, "i ", when, " ", *ends)


def _named(names: Sequence[str]) -> Parts:
    if len(names) > MOST_NAMES:
        return spoken("count", len(names)), " kommuner"
    return listed([(name,) for name in names])


def _every(of: int) -> Parts:
    if of == len(alle()):
        return "alle landets ", spoken("of", of), " kommuner"
    if of == 2:
        return (f"begge de kommuner, {_SHOWN},",)
    return "alle de ", spoken("of", of), f" kommuner, {_SHOWN},"


def _without(reason: str, count: int) -> Parts:
    kommuner = (spoken("count", count), " kommune" if count == 1 else " kommuner")
    if reason == "ingen data":
        return sentence("Der er ingen data for ", *kommuner)
    return sentence("For ", *kommuner, f" {_HIDDEN[reason][count > 1]}")


@dataclass(frozen=True, kw_only=True)
class Limits:
    """An interval a number may lie in: ``least`` and ``most`` are in it.

    With ``most`` alone it is everything below that, with ``least`` alone everything above.
    """

    least: Decimal | None
    most: Decimal | None

    @property
    def kind(self) -> Literal["under", "over", "between"]:
        """Return which of the three it is; one must be given."""
        if self.least is None:
            return "under"
        return "over" if self.most is None else "between"

    def hold(self, value: Printed) -> bool:
        """Tell whether a printed number lies within; under and over leave out the limit.

        "Under 1 pct." is more than 0 pct.
        """
        if self.least is None:
            return self.most is not None and value < Printed(self.most, False)
        if self.most is None:
            return value > Printed(self.least, False)
        return Printed(self.least, False) <= value <= Printed(self.most, False)


def within(topic: Topic, *, count: int, of: int, limits: Limits, period: str) -> Parts:
    """Tell how many municipalities have a number within limits, of those that have one shown."""
    among: Parts = ("landets ", spoken("of", of), " kommuner")
    if of < len(alle()):
        among = ("de ", spoken("of", of), f" kommuner, {_SHOWN},")
    some: Parts = ("ingen",) if count == 0 else (spoken("count", count),)
    where = ("I ", *_every(of)) if count == of else ("I ", *some, " af ", *among)
    when = Period(value=period, role="period")
    return sentence(*where, " var ", *topic.within, *_limits(topic, limits), " i ", when)


def _limits(topic: Topic, limits: Limits) -> Parts:
    def limit(value: Decimal | None, *, bare: bool = False) -> Number:
        assert value is not None
        decimals = max(0, -int(value.as_tuple().exponent))
        return Number(
            value=value, decimals=decimals, unit=topic.unit, role="limit", bare=bare, area="grænse"
        )

    match limits.kind:
        case "under":
            return "under ", limit(limits.most)
        case "over":
            return "over ", limit(limits.least)
        case _:
            return "fra ", limit(limits.least, bare=True), " til ", limit(limits.most)
