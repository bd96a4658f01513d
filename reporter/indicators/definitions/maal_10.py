"""Goal 10: people outside the labour market who do voluntary work."""

from reporter.indicators.definition import Definition, Unit
from reporter.indicators.definitions.support import CASH_BENEFIT, OLD_AGE, RETIRED_EARLY

OUTSIDE = (RETIRED_EARLY, CASH_BENEFIT)
"""SOCIO13 of those outside the labour market."""

NOT_COMPARED = OLD_AGE
"""SOCIO13 of those in neither group."""

VOLUNTEERED = "1"
"""FRIVILLIG of one who did voluntary work within the last year."""

VOLUNTEERING = Definition(
    id="maal-10",
    goal=10,
    title="Flere uden for arbejdsfællesskabet skal deltage i den frivillige indsats",
    indicator="Andel voksne på førtidspension eller kontanthjælp, der har gjort frivilligt arbejde",
    since="2016",
    unit=Unit.WEIGHTED,
    value_unit="pct",
    decimals=0,
    wanted="higher",
    registers=("frivillig", "akm"),
    not_distributed=("Målet bygger på en stikprøve med for få svar til en fordeling på kommuner."),
    comparison="øvrige voksne",
    left_out="adspurgte uden svar eller kendt indkomstkilde",
    every_year=False,
)
