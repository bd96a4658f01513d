"""Goals 7, 8 and 9: people without a home, and how treatment of abuse ends."""

from __future__ import annotations

from reporter.indicators.definition import Definition, Unit
from reporter.indicators.definitions import maal_8, maal_9
from reporter.indicators.wording import codes, expressions
from reporter.indicators.wording.parts import Told
from reporter.indicators.wording.phrases import Phrase, Taken, say


def homeless(definition: Definition) -> Told:
    """Describe goal 7: the people counted in the week of the mapping."""
    population = say(
        "Personer, der hverken ejer eller lejer en bolig eller et værelse, og som må klare sig "
        "med midlertidige løsninger eller bor hos nogen, de kender, uden at have en kontrakt. Den, "
        "der ikke har et sted at sove den kommende nat, regnes også med."
    )
    mapping = say("Afgrænsningen er taget fra den nationale kortlægning af hjemløshed.")
    measure = say(
        "{unit} personer i målgruppen, der er talt med i tælleugen.",
        unit=Taken(definition.unit.value.capitalize(), "unit"),
    )
    return Told(population=(population, mapping), measure=(measure,))


def drug_courses(definition: Definition) -> Told:
    """Describe goal 8: how ended courses of drug treatment ended."""
    numerator = say(
        "{those} i målgruppen, der sluttede med status {ends}. Det er uden betydning, hvorfor "
        "forløbet sluttede: Borgeren kan fx være færdigbehandlet, have ønsket at stoppe eller "
        "være overgået til kriminalforsorgen.",
        those=expressions.those(definition),
        ends=codes.told(maal_8.ENDED_WELL, codes.DRUG_ENDS, "ENDED_WELL", quoted=True),
    )
    denominator = say(
        "{everyone} i målgruppen, hvis status ved afslutningen er oplyst. Et forløb regnes også "
        "med, når borgeren efter den første kontakt aldrig kom i gang med behandlingen.",
        everyone=expressions.everyone(definition),
    )
    return Told(
        population=_courses(definition, "Forløb i stofmisbrugsbehandling, der er afsluttet i året"),
        numerator=(numerator,),
        denominator=(denominator,),
    )


def deaths(definition: Definition) -> Told:
    """Describe goal 8's second indicator: deaths related to drugs."""
    measure = say(
        "{unit} dødsfald i året, som Rigspolitiet har registreret som narkotikarelaterede.",
        unit=Taken(definition.unit.value.capitalize(), "unit"),
    )
    which = say(
        "Med er de dødsfald, som er meldt til politiet, for at der kan holdes medikolegalt ligsyn, "
        "og hvor det er oplyst, at den døde havde et problematisk stofmisbrug. Det kan være "
        "personer, der er fundet døde, pludselige og uventede dødsfald og dødsfald ved "
        "forgiftning, drab, selvmord eller ulykke. En dødsulykke regnes med, hvis den døde havde "
        "taget narkotika, også når det ikke var en forgiftning, der var årsagen."
    )
    return Told(population=(), measure=(measure, which))


def alcohol_courses(definition: Definition) -> Told:
    """Describe goal 9: how ended courses of public alcohol treatment ended."""
    numerator = say(
        "{those} i målgruppen, der sluttede som {ends}.",
        those=expressions.those(definition),
        ends=codes.told(maal_9.ENDED_WELL, codes.ALCOHOL_ENDS, "ENDED_WELL", quoted=True),
    )
    finished = say(
        "En borger er {finished}, når det vurderes, at alkoholmisbruget ikke længere kræver "
        "behandling. Borgeren kan godt have brug for anden social støtte.",
        finished=codes.told(("1",), codes.ALCOHOL_ENDS, "ENDED_WELL", quoted=True),
    )
    what = "Offentlige forløb i alkoholbehandling, der er afsluttet i året, og hvor borgeren ikke "
    return Told(
        population=_courses(definition, f"{what}er anonym"),
        numerator=(numerator, *([finished] if "1" in maal_9.ENDED_WELL else [])),
        denominator=(
            say(
                "{everyone} i målgruppen, hvis afslutningsårsag er oplyst.",
                everyone=expressions.everyone(definition),
            ),
        ),
    )


def _courses(definition: Definition, what: str) -> tuple[Phrase, ...]:
    each = "for hvert forløb" if definition.unit is Unit.COURSES else "i alt"
    several = f"En person med flere afsluttede forløb i året tæller med én gang {each}."
    return say("{what}.", what=what), say("{several}", several=Taken(several, "unit"))
