"""What may lie in the folder of registers, and what is said of the rest."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from ibis.backends import BaseBackend

from reporter.registers.files import find
from tests.registers.extracts import (
    BEF,
    complaint,
    kept,
    population,
    read,
    told,
    write_csv,
    write_parquet,
)

LAYOUTS = [
    ("bef.csv",),
    ("BEF.CSV",),
    ("bef.parquet",),
    ("bef.SYNTHETIC.parquet",),
    ("bef_a.csv", "bef_b.csv"),
    ("bef/a.parquet", "bef/deep/down/b.parquet"),
    ("bef/a.csv", "bef/b.csv", "bef/.hidden", "bef/_SUCCESS"),
]


def put(path: Path, rows: list[list[object]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    (write_parquet if path.suffix.lower() == ".parquet" else write_csv)(path, BEF, rows)


@pytest.mark.parametrize("names", LAYOUTS)
def test_every_layout_is_read(tmp_path: Path, backend: BaseBackend, names: tuple[str, ...]) -> None:
    for n, name in enumerate(names):
        put(tmp_path / name, population(10 * (n + 1))[10 * n :])
    found = read(tmp_path, backend)
    data = [name for name in names if name.lower().endswith(("csv", "parquet"))]
    assert found.rows["bef"] == kept(found.tables["bef"]) == 10 * len(data)
    assert found.synthetic == any("SYNTHETIC" in name for name in names)
    assert found.warnings == ()


def test_a_register_whose_name_begins_with_anothers_is_its_own(tmp_path: Path) -> None:
    columns = ("HANDLEKOM", "AAR", "KVARTAL", "YDELSE", "GODKENDT")
    write_csv(tmp_path / "ksi_godkendelse_2016.csv", columns, [])
    assert list(find(tmp_path, ["ksi", "ksi_godkendelse"]).files) == ["ksi_godkendelse"]


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_years_may_stand_in_the_names_of_folders(
    tmp_path: Path, backend: BaseBackend, kind: str
) -> None:
    columns = [name for name in BEF if name != "AAR"]
    for year in (2013, 2014, 2016):
        rows = [[row[0], *row[2:]] for row in population(5)]
        write = write_csv if kind == "csv" else write_parquet
        write(tmp_path / f"bef/AAR={year}/part.{kind}", columns, rows)
    found = read(tmp_path, backend)
    assert told(found) == []
    table = found.tables["bef"]
    assert table.schema()["AAR"].is_int64()
    years = table.group_by("AAR").aggregate(n=table.count()).order_by("AAR")
    assert years.to_pyarrow().to_pylist() == [{"AAR": 2014, "n": 5}, {"AAR": 2016, "n": 5}]


def test_files_may_differ_in_layout(tmp_path: Path, backend: BaseBackend) -> None:
    first, second, third = (population(30)[n : n + 10] for n in (0, 10, 20))
    write_csv(tmp_path / "bef/a.csv", BEF, first)
    write_csv(tmp_path / "bef/b.csv", [name.lower() for name in BEF], second, separator=";")
    turned = [[*reversed(row), "unread"] for row in third]
    turned[4][2] = "9xx"
    write_csv(tmp_path / "bef/c.csv", [*reversed(BEF), "CIVST"], turned)
    write_csv(
        tmp_path / "bef/d.csv", BEF, [[f"88{n:08}", *population(1)[0][1:]] for n in range(99)]
    )
    found = read(tmp_path, backend)
    assert told(found) == ["bef/c.csv:6: KOM: koden '9xx' er ikke en kommune (1 række)"]
    assert kept(found.tables["bef"]) == 128


def test_a_made_up_file_is_known_by_its_metadata(tmp_path: Path, backend: BaseBackend) -> None:
    columns = {name: [row[n] for row in population(3)] for n, name in enumerate(BEF)}
    table = pa.table(columns).replace_schema_metadata({"origin": "SYNTHETIC"})
    pq.write_table(table, tmp_path / "bef.parquet")
    assert read(tmp_path, backend).synthetic


def test_only_what_is_wanted_is_opened(tmp_path: Path, backend: BaseBackend) -> None:
    put(tmp_path / "bef.csv", population(3))
    (tmp_path / "akm.SYNTHETIC.parquet").write_bytes(b"no parquet at all")
    found = read(tmp_path, backend, "bef", "bfl", "stof")
    assert list(found.tables) == ["bef"]
    assert not found.synthetic


def test_unknown_files_are_told(tmp_path: Path, backend: BaseBackend) -> None:
    put(tmp_path / "bef/a.csv", population(3))
    for name in ("befolk.csv", "krfa.csv", "bef_gammel.sas7bdat", "bef/notes.txt", "zzz.md"):
        (tmp_path / name).write_text("?")
    (tmp_path / "nattests").mkdir()
    assert read(tmp_path, backend).warnings == (
        "bef_gammel.sas7bdat: filen læses ikke; mente du bef?",
        "befolk.csv: filen læses ikke; mente du bef?",
        "krfa.csv: filen læses ikke; mente du kraf?",
        "nattests: mappen læses ikke; mente du nattest?",
        "zzz.md: filen læses ikke; den hører ikke til noget register",
        "bef/notes.txt: filen læses ikke; kun .csv og .parquet hører til et register",
    )


def test_a_folder_that_is_not_there(tmp_path: Path, backend: BaseBackend) -> None:
    folder = tmp_path / "registre"
    assert complaint(folder, backend) == f"{folder}: mappen med registre findes ikke"
    folder.write_text("")
    expected = f"{folder}: det er en fil; angiv den mappe, registrene ligger i"
    assert complaint(folder, backend) == expected


def test_a_folder_without_registers(tmp_path: Path, backend: BaseBackend) -> None:
    (tmp_path / "befolkning.csv").write_text("PNR\n")
    assert complaint(tmp_path, backend) == (
        f"{tmp_path}: ingen filer i mappen hører til et register; de skal hedde efter et af "
        "disse: akm, bef, bfl, bua, frivillig, hjemloese, kotre, kraf, krisecenter, ksi, "
        "ksi_godkendelse, nab, narkodoed, nattest, stof"
    )


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (
            ("bef.csv", "bef.parquet"),
            "bef: registret ligger her flere gange: bef.csv og bef.parquet; lad kun det ene stå",
        ),
        (
            ("bef.csv", "bef.SYNTHETIC.csv"),
            "bef: registret ligger her flere gange: bef.SYNTHETIC.csv og bef.csv; "
            "lad kun det ene stå",
        ),
        (
            ("bef.parquet", "bef_2014.parquet", "bef/2014.parquet"),
            "bef: registret ligger her flere gange: bef.parquet, bef_2014.parquet og bef; "
            "lad kun det ene stå",
        ),
        (
            ("bef/a.csv", "bef/b.parquet"),
            "bef: registret er både CSV og Parquet: bef/a.csv og bef/b.parquet; "
            "lad kun det ene stå",
        ),
    ],
)
def test_a_register_that_is_there_twice(
    tmp_path: Path, backend: BaseBackend, names: tuple[str, ...], message: str
) -> None:
    for name in names:
        put(tmp_path / name, population(2))
    assert complaint(tmp_path, backend) == message


def test_links_out_of_the_folder_are_refused(tmp_path: Path, backend: BaseBackend) -> None:
    put(tmp_path / "elsewhere/bef.csv", population(2))
    folder = tmp_path / "registre"
    message = "det er en henvisning ud af mappen med registre; læg selve filen i mappen"
    folder.mkdir()
    (folder / "bef.csv").symlink_to(tmp_path / "elsewhere/bef.csv")
    assert complaint(folder, backend) == f"bef.csv: {message}"
    (folder / "bef.csv").unlink()
    (folder / "bef").symlink_to(tmp_path / "elsewhere")
    assert complaint(folder, backend) == f"bef: {message}"
    (folder / "bef").unlink()
    (folder / "bef").mkdir()
    (folder / "bef/2014").symlink_to(tmp_path / "elsewhere")
    assert complaint(folder, backend) == f"bef/2014: {message}"
    (folder / "bef/2014").unlink()
    (folder / "bef/2014.csv").symlink_to(tmp_path / "nowhere.csv")
    expected = "bef/2014.csv: filen er en henvisning til noget, der ikke findes"
    assert complaint(folder, backend) == expected


def test_a_link_inside_the_folder_is_followed(tmp_path: Path, backend: BaseBackend) -> None:
    put(tmp_path / "_kept/bef.csv", population(2))
    (tmp_path / "bef.csv").symlink_to(tmp_path / "_kept/bef.csv")
    assert read(tmp_path, backend).rows == {"bef": 2}


def test_a_pipe_is_refused(tmp_path: Path, backend: BaseBackend) -> None:
    os.mkfifo(tmp_path / "bef.csv")
    assert complaint(tmp_path, backend) == "bef.csv: det er ikke en almindelig fil"


def test_an_empty_folder_and_an_empty_file(tmp_path: Path, backend: BaseBackend) -> None:
    (tmp_path / "bef").mkdir()
    expected = "bef: mappen er tom; læg registrets filer i den"
    assert complaint(tmp_path, backend) == expected
    for name in ("bef/2014.csv", "bef/2014.parquet"):
        (tmp_path / name).write_bytes(b"")
        assert complaint(tmp_path, backend) == f"{name}: filen er tom; hent udtrækket igen"
        (tmp_path / name).unlink()
    (tmp_path / "bef/2014.csv").write_text("\n")
    assert complaint(tmp_path, backend) == (
        "bef/2014.csv: filens første linje er tom; den skal være kolonnernes navne"
    )


@pytest.mark.parametrize("left", [3, 40, 500])
def test_a_truncated_parquet_file_is_named(tmp_path: Path, backend: BaseBackend, left: int) -> None:
    for year in (2014, 2015, 2016):
        put(tmp_path / f"bef/{year}.parquet", population(100, year))
    path = tmp_path / "bef/2015.parquet"
    path.write_bytes(path.read_bytes()[:left])
    assert complaint(tmp_path, backend) == (
        "bef/2015.parquet: filen er ikke en hel Parquet-fil, måske afkortet under "
        "kopieringen; hent den igen"
    )


def test_a_parquet_file_with_a_flaw_inside_is_named(tmp_path: Path, backend: BaseBackend) -> None:
    for year in (2014, 2015, 2016):
        put(tmp_path / f"bef/{year}.parquet", population(1000, year))
    path = tmp_path / "bef/2015.parquet"
    content = bytearray(path.read_bytes())
    content[4:2000] = bytes(1996)
    path.write_bytes(bytes(content))
    assert complaint(tmp_path, backend) == (
        "bef/2015.parquet: filen er ikke en hel Parquet-fil, måske afkortet under "
        "kopieringen; hent den igen"
    )


def test_a_folder_whose_name_is_a_pattern(tmp_path: Path, backend: BaseBackend) -> None:
    folder = tmp_path / "udtræk [2016] *"
    put(folder / "bef.parquet", population(3))
    put(folder / "bef_.txt", [])
    assert read(folder, backend).rows == {"bef": 3}


def test_dates_are_read_as_dates(tmp_path: Path, backend: BaseBackend) -> None:
    rows = [
        ["9900000001", 150, "31-12-2015", "31-12-9999"],
        ["9900000002", 150, "2015-12-31", "9999-12-31"],
    ]
    write_csv(tmp_path / "bua.csv", ("PNR", "PGF", "SAG_VFRA", "SAG_VTIL"), rows)
    table = read(tmp_path, backend, "bua").tables["bua"]
    assert table.schema()["SAG_VTIL"].is_date()
    read_dates = table.select("SAG_VFRA", "SAG_VTIL").to_pyarrow().to_pylist()
    assert read_dates == [{"SAG_VFRA": date(2015, 12, 31), "SAG_VTIL": date(9999, 12, 31)}] * 2


@pytest.mark.parametrize("name", ["bef_\x1b[31m.csv", "bef_\n.csv", "bef/x\u202e.csv", "other\x07"])
def test_a_name_that_cannot_be_shown_is_refused(
    tmp_path: Path, backend: BaseBackend, name: str
) -> None:
    put(tmp_path / name, population(1))
    shown = "".join(sign if sign.isprintable() else "?" for sign in name)
    expected = f"{shown}: navnet har et tegn, der ikke kan vises; omdøb den"
    assert complaint(tmp_path, backend) == expected


def test_a_name_that_is_no_text_is_refused(tmp_path: Path, backend: BaseBackend) -> None:
    (tmp_path / os.fsdecode(b"bef_\xff.csv")).write_text("")
    expected = "bef_?.csv: navnet har et tegn, der ikke kan vises; omdøb den"
    assert complaint(tmp_path, backend) == expected


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_folders_may_be_named_for_more_than_the_contract_knows(
    tmp_path: Path, backend: BaseBackend, kind: str
) -> None:
    columns = [name for name in BEF if name != "AAR"]
    rows = [[row[0], *row[2:]] for row in population(3)]
    write = write_parquet if kind == "parquet" else write_csv
    write(tmp_path / f"bef/ZZ=x/AAR=2016/part.{kind}", columns, rows)
    write(tmp_path / f"bef/ZZ=x/AAR=2015/part.{kind}", columns, rows)
    found = read(tmp_path, backend)
    assert found.rows["bef"] == kept(found.tables["bef"]) == 6
