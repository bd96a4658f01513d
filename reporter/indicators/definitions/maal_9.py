"""Goal 9: how public treatment of alcohol abuse ends."""

from reporter.indicators.definition import Attribution, Definition, Unit

PUBLIC = "1"
"""OFFENTLIG of a course that is paid for by the public."""

NOT_ANONYMOUS = "0"
"""ANONYM of a course whose patient is known."""

ENDED_WELL = ("1", "2", "3", "4")
"""SLUTAARSAG of a course that was finished or referred: institution, own doctor or hospital."""

ENDED_COURSES = Definition(
    id="maal-9",
    goal=9,
    title="Større effekt af alkoholbehandlingen",
    indicator=(
        "Andel afsluttede offentlige forløb, hvor borgeren er færdigbehandlet eller henvist videre"
    ),
    since="2018",
    unit=Unit.COURSES,
    value_unit="pct",
    decimals=0,
    wanted="higher",
    registers=("nab",),
    attribution=Attribution.HOME,
    left_out="forløb uden oplyst afslutningsårsag",
    unknown=True,
)
