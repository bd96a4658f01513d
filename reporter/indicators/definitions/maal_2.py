"""Goal 2: vulnerable young people in or through a youth education."""

from reporter.indicators.definition import Ages, Attribution, Definition, Unit

YOUTH_EDUCATIONS = ("2", "3", "4")
"""UDDTYPE of general and vocational upper secondary education and the specially planned one."""

COMPLETED = "1"
"""AFGANG of an education that was completed."""

IN_YOUTH_EDUCATION = Definition(
    id="maal-2",
    goal=2,
    title="Flere udsatte unge skal gennemføre en ungdomsuddannelse",
    indicator="Andel udsatte 18-21-årige, der har eller er i gang med en ungdomsuddannelse",
    since="2016",
    unit=Unit.PERSONS,
    value_unit="pct",
    decimals=0,
    wanted="higher",
    registers=("bef", "bua", "kotre"),
    ages=Ages(low=18, high=21, day=(10, 1)),
    look_back=5,
    attribution=Attribution.HOME,
    comparison="øvrige 18-21-årige",
)
