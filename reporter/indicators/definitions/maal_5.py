"""Goal 5: people exposed to violence at home, in education or employment the year after."""

from reporter.indicators.definition import Definition, Unit
from reporter.indicators.definitions.support import ADULTS, NO_INCOME

OFFERS = ("1", "2")
"""TILBUD of a stay at a women's crisis centre and of ambulatory counselling or treatment."""

AFTER_VIOLENCE = Definition(
    id="maal-5",
    goal=5,
    title=("Flere personer udsat for vold i nære relationer skal i uddannelse og beskæftigelse"),
    indicator=(
        "Andel 18-59-årige voldsudsatte, der er i uddannelse eller beskæftigelse året efter et "
        "tilbud"
    ),
    since="2018",
    unit=Unit.PERSONS,
    value_unit="pct",
    decimals=0,
    wanted="higher",
    registers=("krisecenter", "bef", "akm", "bfl", "kotre"),
    ages=ADULTS,
    not_distributed="Tilbuddene kan endnu ikke fordeles på kommuner ud fra registrene.",
    left_out=NO_INCOME,
    outcome_after=1,
)
