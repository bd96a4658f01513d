"""How CSV is written differs between senders; what is read does not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from ibis.backends import BaseBackend

from tests.registers.extracts import (
    BEF,
    changed,
    complaint,
    kept,
    population,
    read,
    told,
    write_csv,
)

HEAD = "PNR,AAR,KOM,KOEN,FOED_DAG"
GOOD = "9900000001,2016,101,1,1980-01-01"
EXPECTED = {
    "PNR": "9900000001",
    "AAR": 2016,
    "KOM": "101",
    "KOEN": "1",
    "FOED_DAG": date(1980, 1, 1),
}


@pytest.mark.parametrize(
    "content",
    [
        f"{HEAD}\n{GOOD}\n",
        f"{HEAD}\n{GOOD}",
        f"{HEAD}\r\n{GOOD}\r\n",
        f"\ufeff{HEAD}\n{GOOD}\n",
        f"\ufeff{HEAD}\r\n\r\n{GOOD}\r\n\r\n",
        f"{HEAD}\n{GOOD}\n".replace(",", ";"),
        f"{HEAD}\n{GOOD}\n".replace("1980-01-01", "01-01-1980"),
        f"{HEAD}\n{GOOD}\n".replace(",101,", ",0101,"),
        f"{HEAD.lower()}\n{GOOD}\n",
        f'"PNR","AAR","KOM","KOEN","FOED_DAG"\n"{GOOD}"\n'.replace(",", '","').replace('""', '"'),
        f"FAMILIE,{HEAD}\n,{GOOD}\n",
        f'NOTE,{HEAD}\n"a\nb, ""c""",{GOOD}\n',
        f"{HEAD},ÆØÅ\n{GOOD},åh\n",
    ],
)
def test_one_person_is_read_the_same(tmp_path: Path, backend: BaseBackend, content: str) -> None:
    (tmp_path / "bef.csv").write_text(content, encoding="utf-8", newline="")
    found = read(tmp_path, backend)
    assert told(found) == []
    assert found.tables["bef"].to_pyarrow().to_pylist() == [EXPECTED]


def test_a_line_is_the_files_own(tmp_path: Path, backend: BaseBackend) -> None:
    rows = population(200)
    lines = [",".join(map(str, row)) for row in changed(rows, 150, 2, "9xx")]
    noted = [f'"to\nlinjer",{line}' if n % 50 == 0 else f",{line}" for n, line in enumerate(lines)]
    noted[10] = "\n\n" + noted[10]
    (tmp_path / "bef.csv").write_text("\n".join([f"NOTE,{HEAD}", *noted]))
    # 1 header, 150 rows before, 3 of them of two lines, 2 empty lines; and the row's first line.
    expected = "bef.csv:157: KOM: koden '9xx' er ikke en kommune (1 række)"
    assert told(read(tmp_path, backend)) == [expected]


def test_the_first_faulty_line_is_told_of_a_file_of_many_buffers(
    tmp_path: Path, backend: BaseBackend
) -> None:
    person = "0123456789" * 5
    lines = [f"{person}{n},2016,101,1,1980-01-01" for n in range(120_000)]
    for n in (73_456, 100_000, 119_999):
        lines[n] = lines[n].replace(",101,", ",999,")
    (tmp_path / "bef.csv").write_text("\n".join([HEAD, *lines]))
    assert told(read(tmp_path, backend)) == [
        "bef.csv:73458: KOM: koden '999' er ikke en kommune (3 rækker)"
    ]


NOT_CLOSED = "et anførselstegn er ikke lukket, eller der står noget efter det; ret linjen"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            f"{HEAD}\n{GOOD}\n{GOOD},x\n",
            "bef.csv:3: linjen har 6 felter, men filens første linje har 5; ret linjen",
        ),
        (
            f"{HEAD}\n{GOOD}\n9900000002,2016\n",
            "bef.csv:3: linjen har 2 felter, men filens første linje har 5; ret linjen",
        ),
        (
            f"{HEAD}\n{GOOD}\n   \n{GOOD}\n",
            "bef.csv:3: linjen har 1 felt, men filens første linje har 5; ret linjen",
        ),
        (f'{HEAD}\n{GOOD}\n9900000002,2016,"101,1,1980-01-01\n', f"bef.csv:3: {NOT_CLOSED}"),
        (f'{HEAD}\n{GOOD}\n9900000002,2016,"10"1,1,1980-01-01\n', f"bef.csv:3: {NOT_CLOSED}"),
        (
            f"{HEAD}\n{GOOD}\r\n{GOOD}\n",
            "bef.csv: motoren kan ikke læse registret (InvalidInputException); se efter løse "
            "anførselstegn og linjeskift, der ikke er ens",
        ),
        (
            HEAD.replace(",", "\t"),
            "\n".join(
                f"bef.csv:1: kolonnen {name} mangler; skil kolonnerne med komma eller semikolon"
                for name in BEF
            ),
        ),
        (
            HEAD.replace("KOM", "KOMKOD").replace("FOED_DAG", "X"),
            "bef.csv:1: kolonnen KOM mangler; er det kolonnen KOMKOD? Omdøb den\n"
            "bef.csv:1: kolonnen FOED_DAG mangler; få udtrækket leveret med den",
        ),
        (f"{HEAD},kom\n{GOOD},101\n", "bef.csv:1: kolonnen KOM står flere gange"),
    ],
)
def test_a_file_that_is_not_as_its_first_line_says(
    tmp_path: Path, backend: BaseBackend, content: str, message: str
) -> None:
    (tmp_path / "bef.csv").write_text(content, newline="")
    assert complaint(tmp_path, backend) == message


@pytest.mark.parametrize("content", [f"{HEAD},Å\n{GOOD},\n", f"Å,{HEAD}\n,{GOOD}\n"])
def test_another_encoding_is_told_in_the_first_line(
    tmp_path: Path, backend: BaseBackend, content: str
) -> None:
    (tmp_path / "bef.csv").write_bytes(content.encode("latin-1"))
    expected = "bef.csv:1: filen er ikke UTF-8 (måske Latin-1); gem den som »CSV UTF-8«"
    assert complaint(tmp_path, backend) == expected


def test_another_encoding_is_told_further_down(tmp_path: Path, backend: BaseBackend) -> None:
    text = f"{HEAD}\n" + f"{GOOD}\n" * 5000 + GOOD.replace("101", "Å") + "\n"
    (tmp_path / "bef.csv").write_bytes(text.encode("latin-1"))
    expected = "bef.csv:5002: filen er ikke UTF-8 (måske Latin-1); gem den som »CSV UTF-8«"
    assert complaint(tmp_path, backend) == expected


def test_the_file_that_cannot_be_read_is_named_among_several(
    tmp_path: Path, backend: BaseBackend
) -> None:
    for year in (2014, 2015, 2016):
        write_csv(tmp_path / f"bef/{year}.csv", BEF, population(50, year))
    with (tmp_path / "bef/2015.csv").open("a") as file:
        file.write("9900000099,2015\n")
    expected = "bef/2015.csv:52: linjen har 2 felter, men filens første linje har 5; ret linjen"
    assert complaint(tmp_path, backend) == expected


@pytest.mark.parametrize(
    ("weight", "thousandths"),
    [("0.725", 725), ("0,725", 725), ("1", 1000), ("12.5", 12500), ("1000", 1_000_000)],
)
def test_weights_are_whole_thousandths(
    tmp_path: Path, backend: BaseBackend, weight: str, thousandths: int
) -> None:
    columns = ("RESPID", "AAR", "PNR", "FRIVILLIG", "VAEGT")
    rows = [["r1", 2016, "9900000001", "", weight]]
    write_csv(tmp_path / "frivillig.csv", columns, rows, separator=";")
    table = read(tmp_path, backend, "frivillig").tables["frivillig"]
    assert table.to_pyarrow().to_pylist() == [
        {"RESPID": "r1", "AAR": 2016, "PNR": "9900000001", "FRIVILLIG": None, "VAEGT": thousandths}
    ]


def test_years_that_nobody_asked_for_are_not_read(tmp_path: Path, backend: BaseBackend) -> None:
    rows = [*population(5, 2013), *population(7, 2014), *population(3, 2017)]
    rows[0][2] = "9xx"
    write_csv(tmp_path / "bef.csv", BEF, rows)
    found = read(tmp_path, backend)
    assert found.rows == {"bef": 7}
    assert kept(found.tables["bef"]) == 7
    assert told(found) == []


def test_a_register_without_rows_of_the_years_is_told(tmp_path: Path, backend: BaseBackend) -> None:
    write_csv(tmp_path / "bef.csv", BEF, population(5, 2013))
    found = read(tmp_path, backend)
    assert found.rows == {"bef": 0}
    assert found.warnings == ("bef: der er ingen rækker fra 2014-2016",)


def test_a_file_without_column_names_is_told_without_its_first_row(
    tmp_path: Path, backend: BaseBackend
) -> None:
    (tmp_path / "bef.csv").write_text("PNI,KOR,9900000001,Ole\n")
    message = complaint(tmp_path, backend)
    assert message.splitlines()[0] == (
        "bef.csv:1: kolonnen PNR mangler; filens første linje skal være kolonnernes navne"
    )
    for secret in ("PNI", "KOR", "9900000001", "Ole"):
        assert secret not in message


def test_a_first_line_without_end_is_told(tmp_path: Path, backend: BaseBackend) -> None:
    (tmp_path / "bef.csv").write_text("PNR," * 30_000)
    assert complaint(tmp_path, backend) == (
        "bef.csv:1: filens første linje er længere end 100000 tegn; del filen op"
    )
