"""Which variables of which registers an indicator is counted by, and the codes it counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reporter.indicators.definition import Definition
from reporter.indicators.definitions import (
    maal_1,
    maal_2,
    maal_3,
    maal_4,
    maal_5,
    maal_6,
    maal_8,
    maal_9,
    maal_10,
    support,
    vulnerable,
)
from reporter.indicators.wording import codes

VARIABLES: dict[str, tuple[str, ...]] = {
    "akm": ("SOCIO13",),
    "bef": ("KOM", "FOED_DAG"),
    "bfl": ("LOENTIMER",),
    "bua": ("PGF", "SAG_VFRA", "SAG_VTIL"),
    "frivillig": ("FRIVILLIG", "VAEGT"),
    "hjemloese": ("HJEMKOM",),
    "kotre": ("UDDTYPE", "ELEV3_VFRA", "ELEV3_VTIL", "AFGANG"),
    "kraf": ("AFG_DATO", "AFG_AFGTYP3", "LOVOMRAADE"),
    "krisecenter": ("TILBUD", "STARTDATO", "SLUTDATO"),
    "ksi": ("KVARTAL", "HANDLEKOM", "YDELSE", "MAALGRUPPE"),
    "ksi_godkendelse": ("HANDLEKOM", "KVARTAL", "YDELSE", "GODKENDT"),
    "nab": ("ANONYM", "OFFENTLIG", "BOPKOM", "SLUTDATO", "SLUTAARSAG"),
    "narkodoed": ("DOEDSDATO",),
    "nattest": ("FAG", "KLASSETRIN", "NORMSCORE", "KRITERIE"),
    "stof": ("OPHOLDSKOM", "BEHANDLINGAFSLUTTETDATO", "AFSLUTNINGSSTATUS"),
}
"""What is read of each register besides persons and years."""

Counted = tuple[str, tuple[str, ...], Mapping[str, str]]
"""A variable, the codes of it that are counted, and what they are called."""


def counted_codes(definition: Definition) -> tuple[Counted, ...]:
    """Return the codes an indicator counts, by variable; none for one that counts every row."""
    match definition.id:
        case "maal-1-2016":
            return (("FAG", maal_1.SUBJECTS, codes.SUBJECTS),)
        case "maal-1-2018":
            return (
                ("FAG", (maal_1.READING,), codes.SUBJECTS),
                ("KRITERIE", maal_1.INSUFFICIENT, codes.RESULTS),
            )
        case "maal-2":
            return (("UDDTYPE", maal_2.YOUTH_EDUCATIONS, codes.EDUCATIONS),)
        case "maal-3":
            return (("MAALGRUPPE", maal_3.GROUPS, codes.TARGET_GROUPS), *_support())
        case "maal-4":
            return (("MAALGRUPPE", maal_4.GROUPS, codes.TARGET_GROUPS), *_support())
        case "maal-5":
            return (("TILBUD", maal_5.OFFERS, codes.OFFERS), *_support())
        case "maal-6":
            return (
                ("AFG_AFGTYP3", maal_6.GUILTY, codes.DECISIONS),
                ("LOVOMRAADE", maal_6.LAWS, codes.LAWS),
            )
        case "maal-8":
            return (("AFSLUTNINGSSTATUS", maal_8.ENDED_WELL, codes.DRUG_ENDS),)
        case "maal-9":
            return (("SLUTAARSAG", maal_9.ENDED_WELL, codes.ALCOHOL_ENDS),)
        case "maal-10":
            return (("SOCIO13", maal_10.OUTSIDE, codes.INCOMES),)
    return ()


def counted_measures(definition: Definition) -> Sequence[tuple[int, int]]:
    """Return the spans of PGF that make one vulnerable, for the goals that ask."""
    return (vulnerable.PLACED, vulnerable.PREVENTIVE) if "bua" in definition.registers else ()


def _support() -> tuple[Counted, ...]:
    return (
        ("UDDTYPE", support.EDUCATIONS, codes.EDUCATIONS),
        ("SOCIO13", support.EMPLOYED, codes.INCOMES),
    )
