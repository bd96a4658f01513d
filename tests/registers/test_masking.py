"""No person, id or date of birth is ever shown, in whatever column it stands."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ibis.backends import BaseBackend

from reporter.errors import UserError
from reporter.registers.rules import Breach
from reporter.registers.schema import Column, Kind, schemas
from reporter.registers.wording import masked, problem
from tests.registers.extracts import BEF, changed, population, read, write_csv

KOM = schemas()["bef"].columns["KOM"]
PNR = schemas()["bef"].columns["PNR"]
BORN = schemas()["bef"].columns["FOED_DAG"]
RESPID = schemas()["frivillig"].columns["RESPID"]


@pytest.mark.parametrize(
    ("column", "value", "shown"),
    [
        (KOM, "9xx", "9xx"),
        (KOM, "nan", "nan"),
        (KOM, "12.345,6", "••••••••"),
        (KOM, "0999", "0999"),
        (KOM, "-1.5", "-1.5"),
        (KOM, "", ""),
        (KOM, "P108", "P108"),
        (KOM, "12345", "12345"),
        (KOM, "010180", "••••••"),  # a birthday as person numbers write it
        (KOM, "12345678", "••••••••"),  # a birthday, or a person number that lost a nought
        (KOM, "010180-1234", "•••••••••••"),
        (KOM, "0101801234", "••••••••••"),
        (KOM, "Anna", "••••"),
        (KOM, "Åse", "•••"),
        (KOM, "Bo", "••"),
        (KOM, "1\n2", "•••"),
        (KOM, "\u202e12", "•••"),
        (KOM, "x" * 300, "•" * 20),
        (KOM, "1 2", "•••"),
        (PNR, "1", "•"),
        (RESPID, "r1", "••"),
        (BORN, "1980-01-01", "••••••••••"),
    ],
)
def test_a_value_is_shown_only_when_it_looks_like_a_code(
    column: Column, value: str, shown: str
) -> None:
    assert masked(column, value) == shown


@given(
    st.from_regex(r"\A[0-9]{6}[- /.]?[0-9]{4}\Z"),
    st.sampled_from([c for schema in schemas().values() for c in schema.columns.values()]),
    st.sampled_from(Breach),
    st.text(max_size=5),
    st.text(max_size=5),
)
def test_no_problem_shows_a_person_number(
    number: str, column: Column, breach: Breach, before: str, after: str
) -> None:
    if breach is Breach.TYPE and column.kind in (Kind.PERSON, Kind.ID, Kind.CODE, Kind.KOMMUNE):
        return
    if breach is Breach.RANGE and column.least is None:
        return
    said = problem(
        column, breach, value=before + number + after, other="", vintage=date(2017, 6, 30)
    )
    assert number not in said
    assert not re.search(re.escape(number[:6]), said)


PERSON = st.from_regex(r"\A[0-9]{10}\Z")


@settings(max_examples=12)
@given(PERSON, st.integers(0, len(BEF) - 1), st.booleans())
def test_no_message_shows_a_person_number_in_any_column(
    backend: BaseBackend, person: str, column: int, stops: bool
) -> None:
    rows = changed(population(20 if stops else 200), 5, column, person)
    rows = changed(rows, 6, 2, "Anna Beck")
    rows[5][2] = "9xx"
    with TemporaryDirectory() as folder:
        write_csv(Path(folder) / "bef.csv", BEF, changed(rows, 5, column, person))
        try:
            found = read(Path(folder), backend)
            said = "\n".join([repr(found), *map(repr, found.findings), *map(str, found.findings)])
        except UserError as error:
            said = f"{error}\n{error!r}"
    assert "bef" in said
    assert person not in said
    assert person[:6] not in said
    assert "Anna" not in said
    assert "Beck" not in said


@pytest.mark.parametrize(
    "broken", ["{0}", "{0},2016,101", '{0},2016,"101,1', "{0},2016,\u00e6\u00f8\u00e5"]
)
def test_no_message_shows_a_line_that_cannot_be_read(
    tmp_path: Path, backend: BaseBackend, broken: str
) -> None:
    line = broken.format("0101801234")
    text = "PNR,AAR,KOM,KOEN,FOED_DAG\n9900000001,2016,101,1,1980-01-01\n" + line + "\n"
    (tmp_path / "bef.csv").write_bytes(text.encode("latin-1"))
    with pytest.raises(UserError) as caught:
        read(tmp_path, backend)
    error: BaseException | None = caught.value
    assert str(error).startswith("bef.csv:3: ")
    while error is not None:
        assert "0101801234" not in repr(error)
        assert error.__suppress_context__ or error.__context__ is None
        error = error.__cause__


def test_a_repr_shows_no_data(tmp_path: Path, backend: BaseBackend) -> None:
    write_csv(tmp_path / "bef.csv", BEF, population(3))
    assert repr(read(tmp_path, backend)) == "<Registers: bef>"
