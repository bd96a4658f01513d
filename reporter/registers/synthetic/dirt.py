"""Faults put in on purpose, because real extracts are never clean: one row in 2.000.

Where they stand follows from the row's number in its file alone. Keys are never doubled: that
stops a computation, and these are to be set aside and counted.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from reporter.registers.synthetic.draws import Ints
from reporter.registers.synthetic.marginals import DIRT_EVERY, DIRT_FIRST
from reporter.registers.synthetic.rows import BAD_CODE, IMPOSSIBLE, MISSING

FAULTS: Mapping[str, tuple[tuple[str, int | str], ...]] = {
    "akm": (("SOCIO13", BAD_CODE), ("SOCIO13", MISSING)),
    "bef": (("KOM", BAD_CODE), ("FOED_DAG", IMPOSSIBLE), ("KOEN", BAD_CODE), ("KOM", MISSING)),
    "bfl": (("LOENTIMER", 9_999), ("LOENTIMER", MISSING), ("LOENTIMER", -1)),
    "bua": (("SAG_VTIL", "SAG_VFRA"), ("PGF", 999), ("SAG_VFRA", IMPOSSIBLE), ("PGF", MISSING)),
    "frivillig": (("VAEGT", MISSING), ("FRIVILLIG", BAD_CODE)),
    "hjemloese": (("HJEMKOM", BAD_CODE), ("ALDER", 199)),
    "kotre": (
        ("ELEV3_VTIL", "ELEV3_VFRA"),
        ("UDDTYPE", BAD_CODE),
        ("ELEV3_VFRA", IMPOSSIBLE),
        ("AFGANG", MISSING),
    ),
    "kraf": (("AFG_DATO", IMPOSSIBLE), ("AFG_AFGTYP3", BAD_CODE), ("LOVOMRAADE", MISSING)),
    "krisecenter": (("SLUTDATO", "STARTDATO"), ("TILBUD", BAD_CODE)),
    "ksi": (
        ("HANDLEKOM", BAD_CODE),
        ("KVARTAL", 5),
        ("YDELSE", BAD_CODE),
        ("MAALGRUPPE", MISSING),
        ("KVARTAL", 0),
    ),
    "ksi_godkendelse": (("GODKENDT", MISSING), ("GODKENDT", BAD_CODE)),
    "nab": (("SLUTDATO", "STARTDATO"), ("BOPKOM", BAD_CODE), ("SLUTAARSAG", BAD_CODE)),
    "narkodoed": (("DOEDSDATO", IMPOSSIBLE),),
    "nattest": (("NORMSCORE", 101), ("KRITERIE", BAD_CODE), ("KLASSETRIN", 11)),
    "stof": (
        ("BEHANDLINGAFSLUTTETDATO", "KONTAKTFORLOEBSTARTDATO"),
        ("OPHOLDSKOM", BAD_CODE),
        ("KONTAKTFORLOEBSTARTDATO", IMPOSSIBLE),
        ("AFSLUTNINGSSTATUS", BAD_CODE),
    ),
}
"""Each register's faults in turn: a column and what is put in it.

The name of another column means: the end comes the day before what that column says.
"""


def soiled(
    register: str, columns: Mapping[str, Ints], *, at: int, turn: int, files: int
) -> dict[str, Ints]:
    """Return the columns of rows ``at`` and on in their file, with the faults that fall in them.

    ``files`` is how many files the register has, ``turn`` this one's number: the first fault
    stands so early that 500 rows in all have one, and the files begin with different ones.
    """
    result = dict(columns)
    faults = FAULTS[register]
    count = len(next(iter(columns.values())))
    # Registers of the same people in the same order do not have their faults in the same people.
    latest = DIRT_FIRST // files
    first = (latest - 1 - 3 * list(FAULTS).index(register)) % latest
    for n in range(
        max(0, -((first - at) // DIRT_EVERY)), (at + count - first - 1) // DIRT_EVERY + 1
    ):
        row = first + n * DIRT_EVERY - at
        name, fault = faults[(n + turn) % len(faults)]
        values = np.array(result[name]) if result[name] is columns[name] else result[name]
        values[row] = fault if isinstance(fault, int) else result[fault][row] - 1
        result[name] = values
    return result
