"""The numbers that may stand on a municipality's sheet, counted again from its profile alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from reporter.danish import dates, numbers
from reporter.danish.numbers import number_tokens
from reporter.editions.display.charts import ticks
from reporter.editions.display.standings import beyond
from reporter.editions.edition import Edition
from reporter.editions.profiles.measure import known
from reporter.editions.profiles.profile import Standing
from reporter.kommuner import alle
from reporter.rendering.inspection.names import captions_of
from reporter.table import Hidden, Value

Roles = Mapping[str, Decimal | None]
"""What each role of a bound number is worth, rounded as printed; None where nothing may be told."""


@dataclass(frozen=True, kw_only=True)
class Allowed:
    """Number tokens by indicator id, and for "" outside all of them.

    ``words`` may stand loose in text, ``drawn`` in figures and their text alternatives too, and
    ``bound`` are all that the indicator's bound numbers may print.
    """

    words: Mapping[str, frozenset[str]]
    drawn: Mapping[str, frozenset[str]]
    bound: Mapping[str, frozenset[str]]

    @property
    def everywhere(self) -> frozenset[str]:
        """Return every token that may stand anywhere on the sheet."""
        groups = (self.words, self.drawn, self.bound)
        return frozenset().union(*(tokens for group in groups for tokens in group.values()))


def allowed(edition: Edition) -> Allowed:
    """Return every number that the sheet of an edition's municipality may print."""
    assert edition.profile
    general, own = _static(edition)
    words, drawn, bound = {"": general}, {"": general}, {"": frozenset[str]()}
    for key, standing in edition.profile.standings.items():
        loose = own.get(key, frozenset()) | _loose(standing)
        words[key] = loose
        drawn[key] = loose | _drawn(standing)
        bound[key] = _bound(standing)
        # What is counted, and when, is told outside the indicator's section too.
        words[""] |= _tokens(map(dates.period, standing.measure.series.periods))
        words[""] |= _tokens([standing.measure.indicator.short]) | _rank(standing)
    return Allowed(words=words, drawn=drawn, bound=bound)


def _static(edition: Edition) -> tuple[frozenset[str], Mapping[str, frozenset[str]]]:
    """Return the numbers of an edition's own texts: general ones, and those of its indicators.

    A number typed in the manuscript stands in a call that says what it is: an age, a law, a year.
    """
    model, sender = edition.model, edition.model.sender
    outside, inside = _parted(edition.text)
    notes = edition.text.count("[^") + len(edition.numbered())
    texts = [outside, *captions_of(edition), sender.phone, sender.email, sender.web]
    texts += [model.date, dates.at_head(model.date), dates.period(model.vintage)]
    for correction in model.corrections:
        texts += [correction.date, dates.in_words(dates.parse(correction.date)), correction.text]
    texts += [numbers.number(f.value, numbers.decimals_of(f.value)) for f in edition.facts.values()]
    texts += [str(n) for n in range(1, notes + 1)]
    general = _tokens(text for text in texts if text)
    for indicator in model.indicators:
        inside[indicator.id] = inside.get(indicator.id, "") + f" {indicator.title}"
    facts = _tokens(numbers.number(f.value) for f in edition.facts.values())
    return general, {key: _tokens([text]) | facts for key, text in inside.items()}


def _parted(text: str) -> tuple[str, dict[str, str]]:
    """Part a manuscript into what stands outside indicators and the words of each."""
    outside: list[str] = []
    inside: dict[str, str] = {}
    current = ""
    for line in text.splitlines(keepends=True):
        mark = line.strip().removeprefix(":::") if line.lstrip().startswith(":::") else None
        if mark is not None:
            kind, _, name = mark.strip(": ").partition(" ")
            current = name.strip() if kind == "indikator" else ""
        elif current:
            inside[current] = inside.get(current, "") + line
        else:
            outside.append(line)
    return "".join(outside), inside


def _loose(standing: Standing) -> frozenset[str]:
    series = standing.measure.series
    told = [dates.period(period) for period in series.periods]
    if len(series.periods) == 1 and (limit := beyond(standing)) is not None:
        # A spread without the few that are far larger says how many they are, and than what.
        over = sum(value > limit for value in known(_latest(standing)))
        told += [numbers.number(limit, series.decimals), str(over)]
    return _tokens(told) | _rank(standing)


def _latest(standing: Standing) -> tuple[Value, ...]:
    return tuple(values[-1] for _, values in standing.measure.series.municipalities)


def _rank(standing: Standing) -> frozenset[str]:
    """Return a rank's numbers, if it is known, and how many municipalities there are."""
    rank = standing.rank
    told = (rank.place, rank.of) if rank else ()
    return frozenset(map(str, (*told, len(alle()))))


def _drawn(standing: Standing) -> frozenset[str]:
    """Return the numbers of a chart and a map, and of what is said in their place."""
    series = standing.measure.series
    latest = _latest(standing)
    shown = known(latest)
    told: list[str] = []
    compared = known((*standing.own, *standing.region.values, *standing.country.values))
    for value in compared:
        told += printed(value, standing)
    # A sum is of another size than its parts: no axis has room for it.
    scale = known(standing.own) if series.unit == "antal" else compared
    if len(series.periods) == 1 and shown:
        # Among all: a dot for each, from the lowest to the highest.
        told += [*printed(min(shown), standing), *printed(max(shown), standing), str(len(shown))]
        limit = beyond(standing)
        scale = tuple(value for value in shown if limit is None or value <= limit)
    told += [tick.label for tick in ticks([Decimal(0), *scale], series.decimals)]
    return _tokens(told) | _classes(standing, latest)


def _classes(standing: Standing, latest: Iterable[Value]) -> frozenset[str]:
    """Return the limits of a map's classes and how many municipalities are in each."""
    classes = standing.measure.classed.classes
    told = [cls.label(standing.measure.series.unit) for cls in classes]
    counts = [0] * len(classes)
    hidden: dict[str, int] = {}
    for value in latest:
        if isinstance(value, Hidden):
            hidden[value.reason] = hidden.get(value.reason, 0) + 1
            continue
        classed = numbers.rounded(value, classes[0].decimals)
        counts[next(n for n, cls in enumerate(classes) if cls.holds(classed))] += 1
    return _tokens([*told, *map(str, counts), *map(str, hidden.values())])


def _bound(standing: Standing) -> frozenset[str]:
    """Return what an indicator's bound numbers may print."""
    told: list[str] = []
    for value in roles(standing).values():
        if value is not None:
            told += printed(value, standing)
            told.append(numbers.number(value))
    compared = (*standing.own, *standing.region.values, *standing.country.values)
    for value in known(compared):
        told += printed(value, standing)
    return _tokens(told)


def roles(standing: Standing) -> Roles:
    """Return what each role of a sentence's number is worth, None where nothing may be told."""
    decimals = standing.measure.series.decimals

    def printed_value(value: Value | None) -> Decimal | None:
        if value is None or isinstance(value, Hidden):
            return None
        return numbers.rounded(value, decimals)

    own, region, country = (
        printed_value(value)
        for value in (standing.value, standing.region.value, standing.country.value)
    )
    years = [numbers.rounded(value, decimals) for value in known(standing.own)]
    first, last = (years[0], years[-1]) if len(years) > 1 else (None, None)
    rank = standing.rank
    return {
        "own": own,
        "region": region,
        "country": country,
        "region_difference": _apart(own, region),
        "country_difference": _apart(own, country),
        "first": first,
        "last": last,
        "change": _apart(first, last),
        "place": Decimal(rank.place) if rank else None,
        "of": Decimal(rank.of) if rank else None,
        "shared_with": Decimal(rank.shared_with) if rank else None,
        "joint": printed_value(standing.joint_value),
    }


def _apart(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else abs(one - other)


def printed(value: Decimal, standing: Standing) -> list[str]:
    """Return how a value is printed: as a number, and as less than the smallest that can be."""
    series = standing.measure.series
    full = numbers.in_full(value, series.decimals, series.unit)
    return [numbers.number(value, series.decimals), *number_tokens(full)]


def _tokens(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(token for text in texts for token in number_tokens(text))
