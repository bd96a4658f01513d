"""Goal 1, twice and never one series: a mean score, then a share with insufficient reading."""

from reporter.indicators.definition import Definition, Unit

TITLE = "Udsatte børn og unges faglige niveau i folkeskolen skal forbedres"
NOT_DISTRIBUTED = "Resultater af de nationale test må ikke opgøres for den enkelte kommune."

READING = "DL"
"""FAG of Danish reading."""

SUBJECTS = (READING, "MAT")
"""FAG of the tests in the mean score, in every grade that is tested."""

GRADE = 6
"""KLASSETRIN whose readers are counted since 2018."""

INSUFFICIENT = ("5", "6")
"""KRITERIE of the two lowest results."""

MEAN_2016 = Definition(
    id="maal-1-2016",
    goal=1,
    title=TITLE,
    indicator="Gennemsnitlig normbaseret score i dansk læsning og matematik",
    since="2016",
    unit=Unit.SCORE,
    value_unit="point",
    decimals=0,
    wanted="higher",
    registers=("nattest", "bua"),
    not_distributed=NOT_DISTRIBUTED,
    comparison="øvrige elever",
    left_out="test uden score",
)

INSUFFICIENT_2018 = Definition(
    id="maal-1-2018",
    goal=1,
    title=TITLE,
    indicator="Andel udsatte elever i 6. klasse med utilstrækkelig læsning",
    since="2018",
    unit=Unit.PERSONS,
    value_unit="pct",
    decimals=0,
    wanted="lower",
    registers=("nattest", "bua"),
    not_distributed=NOT_DISTRIBUTED,
    left_out="elever uden resultat",
)
