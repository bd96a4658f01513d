"""Goals 1, 2 and 6: vulnerable children and young people."""

from __future__ import annotations

from reporter.indicators.definition import Definition, Unit
from reporter.indicators.definitions import maal_1, maal_2, maal_6, vulnerable
from reporter.indicators.wording import codes, expressions
from reporter.indicators.wording.parts import Told
from reporter.indicators.wording.phrases import Phrase, Taken, listed, say

_KINDS = (
    ((100, 199), "har været anbragt uden for hjemmet"),
    ((200, 299), "har fået en forebyggende foranstaltning rettet mod dem selv"),
    ((400, 499), "har fået en familierettet foranstaltning"),
)
"""The kinds of measure by PGF, both ends included."""


def pupils(definition: Definition) -> Told:
    """Describe goal 1: the mean score of vulnerable pupils, or the share who read poorly."""
    if definition.unit is Unit.SCORE:
        tests = codes.told(maal_1.SUBJECTS, codes.SUBJECTS, "SUBJECTS", joined="og")
        population = say(
            "Elever med et resultat i de nationale test i {tests}, som {measures}.",
            tests=tests,
            measures=_measures(definition),
        )
        mean = say(
            "Gennemsnittet af elevernes normbaserede score i de nationale test i {tests}. En elev "
            "med flere resultater i samme år indgår med dem alle.",
            tests=tests,
        )
        return Told(population=(population,), measure=(mean,), reservations=(_family(),))
    grade = Taken(f"{maal_1.GRADE}.\u00a0klasse", "GRADE")
    reading = codes.told((maal_1.READING,), codes.SUBJECTS, "READING")
    population = say(
        "Elever i {grade} med et resultat i den nationale test i {reading}, som {measures}.",
        grade=grade,
        reading=reading,
        measures=_measures(definition),
    )
    numerator = say(
        "{those} i målgruppen, hvis resultat er {results} efter testens faste kriterier.",
        those=expressions.those(definition),
        results=codes.told(maal_1.INSUFFICIENT, codes.RESULTS, "INSUFFICIENT", quoted=True),
    )
    return Told(
        population=(population,),
        numerator=(numerator,),
        denominator=(_everyone(definition),),
        reservations=(_family(),),
    )


def youth_education(definition: Definition) -> Told:
    """Describe goal 2: in progress with a youth education or through it."""
    same_day = expressions.day(expressions.ages_of(definition).day, "ages")
    numerator = say(
        "{those} i målgruppen, der den {day} var i gang med en ungdomsuddannelse eller havde "
        "gennemført en.",
        those=expressions.those(definition),
        day=same_day,
    )
    which = say(
        "Til ungdomsuddannelserne regnes {educations}.",
        educations=codes.told(
            maal_2.YOUTH_EDUCATIONS, codes.EDUCATIONS, "YOUTH_EDUCATIONS", joined="og"
        ),
    )
    return Told(
        population=(_young(definition),),
        numerator=(numerator, which),
        denominator=(_everyone(definition),),
        reservations=(_family(),),
    )


def found_guilty(definition: Definition) -> Told:
    """Describe goal 6: a decision that presupposes guilt."""
    numerator = say(
        "{those} i målgruppen, der i løbet af året fik mindst én fældende strafferetlig afgørelse.",
        those=expressions.those(definition),
    )
    which = say(
        "En afgørelse er fældende, når den unge er fundet skyldig i at have overtrådt {laws}. "
        "Det omfatter {decisions}. Sådan afgrænser også Danmarks Statistik kriminalitet blandt "
        "udsatte unge.",
        laws=codes.told(maal_6.LAWS, codes.LAWS, "LAWS"),
        decisions=codes.told(maal_6.GUILTY, codes.DECISIONS, "GUILTY", joined="og"),
    )
    return Told(
        population=(_young(definition),),
        numerator=(numerator, which),
        denominator=(_everyone(definition),),
        reservations=(_family(),),
    )


def _young(definition: Definition) -> Phrase:
    return say(
        "Unge, der var {aged}, og som {measures}.",
        aged=expressions.aged(definition),
        measures=_measures(definition),
    )


def _everyone(definition: Definition) -> Phrase:
    return say("{everyone} i målgruppen.", everyone=expressions.everyone(definition))


def _measures(definition: Definition) -> Phrase:
    """Say what makes one vulnerable, and since when; by the measures that are counted."""
    spans = (vulnerable.PLACED, vulnerable.PREVENTIVE)
    kinds = tuple(label for kind, label in _KINDS if any(_meet(kind, span) for span in spans))
    return say(
        "{when} {kinds}",
        when=expressions.looking_back(definition),
        kinds=listed(kinds, "PLACED, PREVENTIVE"),
    )


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _family() -> Phrase:
    return say(
        "Familierettede foranstaltninger tæller ikke med, fordi der kun er data om dem fra {year} "
        "og frem.",
        year=Taken(str(vulnerable.FAMILY_DIRECTED_SINCE), "FAMILY_DIRECTED_SINCE"),
    )
