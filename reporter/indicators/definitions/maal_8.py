"""Goal 8: how treatment of drug abuse ends, and deaths related to drugs."""

from reporter.indicators.definition import Attribution, Definition, Unit

TITLE = "Større effekt af stofmisbrugsbehandlingen"

ENDED_WELL = ("1", "2", "3")
"""AFSLUTNINGSSTATUS of a course that ended drug-free, with a reduced or with a stable use."""

ENDED_COURSES = Definition(
    id="maal-8",
    goal=8,
    title=TITLE,
    indicator=(
        "Andel afsluttede forløb, hvor borgeren er blevet stoffri eller har et reduceret eller "
        "stabiliseret forbrug"
    ),
    since="2016",
    unit=Unit.COURSES,
    value_unit="pct",
    decimals=0,
    wanted="higher",
    registers=("stof",),
    attribution=Attribution.STAY,
    left_out="forløb uden oplyst afslutningsstatus",
    unknown=True,
)

DEATHS = Definition(
    id="maal-8-doedsfald",
    goal=8,
    title=TITLE,
    indicator="Antal narkotikarelaterede dødsfald",
    since="2016",
    unit=Unit.COUNT,
    value_unit="antal",
    decimals=0,
    wanted="lower",
    registers=("narkodoed",),
    not_distributed="Dødsfaldene registreres ikke efter kommune.",
)
