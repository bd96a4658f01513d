"""Goals 3, 4, 5 and 10: adults, by what they live on."""

from __future__ import annotations

from decimal import Decimal
from types import ModuleType

from reporter.danish import numbers, words
from reporter.indicators.definition import Definition
from reporter.indicators.definitions import maal_3, maal_4, maal_5, maal_10, support
from reporter.indicators.wording import codes, expressions
from reporter.indicators.wording.parts import Told
from reporter.indicators.wording.phrases import Phrase, Taken, say

_CAUSES: dict[str, tuple[ModuleType, str]] = {
    "maal-3": (maal_3, "en betydelig og varig {groups}"),
    "maal-4": (maal_4, "{groups}"),
}
"""Whose codes a goal counts, and how its condition is said with them."""


def with_service(definition: Definition) -> Told:
    """Describe goals 3 and 4: adults with a service after the Act on Social Services."""
    module, cause = _CAUSES[definition.id]
    groups = codes.told(module.GROUPS, codes.TARGET_GROUPS, "GROUPS")
    population = say(
        "Personer, der var {aged}, og som i årets løb fik en ydelse efter serviceloven på grund "
        "af {cause}.",
        aged=expressions.aged(definition),
        cause=say(cause, groups=groups),
    )
    numerator = say(
        "{those} i målgruppen, der {are}.",
        those=expressions.those(definition),
        are=_are(tuple(part.name for part in definition.parts if part.counted)),
    )
    rest = tuple(part.name for part in definition.parts if not part.counted)
    others = say("Resten af målgruppen fordeles på {rest}.", rest=_joined(rest))
    return Told(
        population=(population,),
        numerator=(numerator, *_support(), *([others] if rest else [])),
        denominator=(_with_income(definition),),
    )


def after_violence(definition: Definition) -> Told:
    """Describe goal 5: where people are the year after an offer because of violence."""
    population = say(
        "Personer, der var {aged}, og som i årets løb fik {offers} på grund af vold i nære "
        "relationer.",
        aged=expressions.aged(definition),
        offers=codes.told(maal_5.OFFERS, codes.OFFERS, "OFFERS"),
    )
    counted = tuple(part.name for part in support.PARTS if part.counted)
    numerator = say(
        "{those} i målgruppen, der {later} {are}.",
        those=expressions.those(definition),
        later=expressions.later(definition),
        are=_are(counted),
    )
    manual = say("Den ambulante rådgivning og behandling er talt op manuelt.")
    return Told(
        population=(population,),
        numerator=(numerator, *_support()),
        denominator=(_with_income(definition, later=True),),
        reservations=(manual,),
    )


def volunteers(definition: Definition) -> Told:
    """Describe goal 10: voluntary work among those outside the labour market."""
    population = say(
        "Voksne, hvis væsentligste indkomstkilde i året er {outside}.",
        outside=codes.told(maal_10.OUTSIDE, codes.INCOMES, "OUTSIDE"),
    )
    neither = say(
        "Den, der lever af {old_age}, er hverken med i målgruppen eller i den gruppe, "
        "målgruppen sammenlignes med.",
        old_age=codes.told(maal_10.NOT_COMPARED, codes.INCOMES, "NOT_COMPARED"),
    )
    numerator = say(
        "{those} i målgruppen, der i Frivillighedsundersøgelsen svarer, at de har gjort frivilligt "
        "arbejde inden for det seneste år.",
        those=expressions.those(definition),
    )
    denominator = say(
        "{everyone} i målgruppen, der har besvaret spørgsmålet.",
        everyone=expressions.everyone(definition),
    )
    return Told(
        population=(population, neither),
        numerator=(numerator,),
        denominator=(denominator,),
    )


def _joined(names: tuple[str, ...]) -> Taken:
    return Taken(words.enumeration(names), "parts")


def _are(counted: tuple[str, ...]) -> Taken:
    return Taken(f"er i {words.enumeration(counted, joined='eller')}", "parts")


def _with_income(definition: Definition, *, later: bool = False) -> Phrase:
    when = say(" {later}", later=expressions.later(definition)) if later else Phrase(())
    return say(
        "{everyone} i målgruppen, hvis væsentligste indkomstkilde{when} er kendt.",
        everyone=expressions.everyone(definition),
        when=when,
    )


def _support() -> tuple[Phrase, Phrase]:
    education = say(
        "{education}: Personen var i gang med en uddannelse den {day} og havde under {hours} "
        "betalte løntimer i året.",
        education=Taken(support.EDUCATION.capitalize(), "EDUCATION"),
        day=expressions.day(support.EDUCATION_DAY, "EDUCATION_DAY"),
        hours=Taken(numbers.number(Decimal(support.HOURS)), "HOURS"),
    )
    employment = say(
        "{employment}: Personen hører ikke til under {education} og havde sin væsentligste "
        "indkomst i året som {employed}. Fleksjob tæller med.",
        employment=Taken(support.EMPLOYMENT.capitalize(), "EMPLOYMENT"),
        education=Taken(support.EDUCATION, "EDUCATION"),
        employed=codes.told(support.EMPLOYED, codes.INCOMES, "EMPLOYED"),
    )
    return education, employment
