"""Expressions that several descriptions share: ages, days, years back, unit, reservations."""

from __future__ import annotations

from decimal import Decimal

from reporter.danish import dates, words
from reporter.danish.numbers import NBSP, number
from reporter.indicators.definition import Ages, Definition, Unit
from reporter.indicators.wording.phrases import Phrase, Taken, say


def ages_of(definition: Definition) -> Ages:
    """Return the ages of a definition that has some; raises ValueError."""
    if definition.ages is None:
        raise ValueError(f"{definition.id} has no ages to tell")
    return definition.ages


def aged(definition: Definition) -> Phrase:
    """Say an age span and the day it is taken at: "18-59 år den 1. januar i opgørelsesåret"."""
    ages = ages_of(definition)
    span = Taken(f"{ages.low}-{ages.high}{NBSP}år", "ages")
    return say("{span} den {day} i opgørelsesåret", span=span, day=day(ages.day, "ages"))


def day(month_and_day: tuple[int, int], origin: str) -> Taken:
    """Say a day of the year: "1. januar"."""
    month, number_of_day = month_and_day
    return Taken(f"{number_of_day}.{NBSP}{dates.MONTHS[month - 1]}", origin)


def counted(count: int, *, neuter: bool = False) -> str:
    """Say a number in letters as far as they go: "fem", "14"."""
    return words.cardinal(Decimal(count), neuter=neuter) or number(Decimal(count))


def looking_back(definition: Definition) -> Taken:
    """Say how far back is looked: "inden for de seneste fem år", or the whole life."""
    if definition.look_back is None:
        return Taken("på et tidspunkt i livet inden årets udgang", "look_back")
    if definition.look_back == 1:
        return Taken("inden for det seneste år", "look_back")
    return Taken(f"inden for de seneste {counted(definition.look_back)}{NBSP}år", "look_back")


def later(definition: Definition) -> Taken:
    """Say when the outcome is seen: "samme år", "året efter", "to år efter"."""
    after = definition.outcome_after
    if after == 0:
        return Taken("samme år", "outcome_after")
    if after == 1:
        return Taken("året efter", "outcome_after")
    return Taken(f"{counted(after)}{NBSP}år efter", "outcome_after")


_COUNTED = {
    Unit.PERSONS: ("personer", "De personer", "Alle"),
    Unit.COURSES: ("forløb", "De forløb", "Alle forløb"),
    Unit.WEIGHTED: ("personer", "De personer", "Alle"),
}


def those(definition: Definition) -> Taken:
    """Begin a numerator: "De personer", "De forløb"."""
    return Taken(_COUNTED[definition.unit][1], "unit")


def everyone(definition: Definition) -> Taken:
    """Begin a denominator: "Alle", "Alle forløb"."""
    return Taken(_COUNTED[definition.unit][2], "unit")


def reservations(definition: Definition) -> tuple[Phrase, ...]:
    """Say what a reader of the figures must know, as far as the definition's fields tell it."""
    found = []
    if definition.panel:
        panel = Taken(
            "Landstallet omfatter kun de kommuner, der har godkendt data for mindst ét kvartal i "
            "hvert af periodens år.",
            "panel",
        )
        found.append(
            say(
                "{panel} En kommunes eget tal bygger på de kvartaler og ydelser, som kommunen har "
                "godkendt i året, og målgrupperne kan derfor ikke uden videre sammenlignes på "
                "tværs af kommuner.",
                panel=panel,
            )
        )
    if not definition.additive:
        several = "En person med ydelser fra flere kommuner tæller med i dem alle, men kun én "
        found.append(Phrase((Taken(f"{several}gang i landstallet.", "additive"),)))
    if definition.unit is Unit.WEIGHTED:
        weighted = "Besvarelserne er vægtet, så de afspejler den voksne befolkning."
        found.append(Phrase((Taken(weighted, "unit"),)))
    if not definition.every_year:
        years = "Der er kun tal for de år, hvor undersøgelsen er gennemført."
        found.append(Phrase((Taken(years, "every_year"),)))
    if definition.unknown:
        whom = "Personer" if definition.unit is Unit.COUNT else "Forløb"
        unknown = f"{whom} uden oplyst {{kommune}} er kun med i landstallet."
        found.append(
            say("{told}", told=Taken(unknown.format(kommune=definition.attribution), "unknown"))
        )
    return tuple(found)


def attribution(definition: Definition) -> Phrase:
    """Say which municipality is meant, or why there is none."""
    if definition.attribution is None:
        return say("{why}", why=Taken(definition.not_distributed, "not_distributed"))
    return say("Fordelt efter {kind}.", kind=Taken(definition.attribution.value, "attribution"))


def comparison(definition: Definition) -> tuple[Phrase, ...]:
    """Name the comparison group, where there is one."""
    if not definition.comparison:
        return ()
    group = Taken(definition.comparison, "comparison")
    return (say("Sammenlignes med {group}, men kun for hele landet.", group=group),)


def left_out(definition: Definition) -> tuple[Phrase, ...]:
    """Say who is left out because something about them is missing, and where their number is."""
    if not definition.left_out:
        return ()
    mean = definition.unit is Unit.SCORE
    return (
        say(
            "Ude af {whole} er {group}. Hvor mange det er, står i den offentliggjorte tabel som en "
            "gruppe for sig, men kun for hele landet.",
            whole=Taken("gennemsnittet" if mean else "nævneren", "unit"),
            group=Taken(definition.left_out, "left_out"),
        ),
    )
