"""Goal 3: adults with a disability in education or employment."""

from reporter.indicators.definition import Attribution, Definition, Unit
from reporter.indicators.definitions.support import ADULTS, NO_INCOME, PARTS

GROUPS = ("1", "2")
"""MAALGRUPPE of a physical or cognitive impairment."""

WITH_DISABILITY = Definition(
    id="maal-3",
    goal=3,
    title="Flere personer med handicap skal i uddannelse og beskæftigelse",
    indicator="Andel 18-59-årige med handicap, der er i uddannelse eller beskæftigelse",
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
