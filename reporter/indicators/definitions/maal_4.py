"""Goal 4: adults with mental difficulties or social problems in education or employment."""

from reporter.indicators.definition import Attribution, Definition, Unit
from reporter.indicators.definitions.support import ADULTS, NO_INCOME, PARTS

GROUPS = ("3", "4")
"""MAALGRUPPE of a mental difficulty or a social problem."""

WITH_DIFFICULTIES = Definition(
    id="maal-4",
    goal=4,
    title=(
        "Flere personer med psykiske vanskeligheder eller sociale problemer skal i uddannelse og "
        "beskæftigelse"
    ),
    indicator=(
        "Andel 18-59-årige med psykiske vanskeligheder eller sociale problemer, der er i "
        "uddannelse eller beskæftigelse"
    ),
    since="2018",
    unit=Unit.PERSONS,
    value_unit="pct",
    decimals=0,
    wanted="higher",
    registers=("ksi", "ksi_godkendelse", "bef", "akm", "bfl", "kotre"),
    ages=ADULTS,
    attribution=Attribution.ACTING,
    additive=False,
    panel=True,
    left_out=NO_INCOME,
    parts=PARTS,
)
