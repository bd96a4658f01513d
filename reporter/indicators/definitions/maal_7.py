"""Goal 7: people without a home in the week of the count."""

from reporter.indicators.definition import Attribution, Definition, Unit

HOMELESS = Definition(
    id="maal-7",
    goal=7,
    title="Færre skal være hjemløse",
    indicator="Antal hjemløse i tælleugen",
    since="2016",
    unit=Unit.COUNT,
    value_unit="antal",
    decimals=0,
    wanted="lower",
    registers=("hjemloese",),
    attribution=Attribution.COUNTED,
    every_year=False,
    unknown=True,
)
