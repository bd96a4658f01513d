"""The commands compute and audit: what they write, what they refuse, what they say."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from reporter import pipeline
from reporter.cli.stopping import STOPPED
from reporter.errors import ExitCode, OutputError
from reporter.published import files
from reporter.registers import engine
from reporter.registers.files import find
from reporter.registers.period import years_present
from reporter.table import COUNTRY, Hidden, Reason
from tests.building.folders import contents
from tests.pipeline.conftest import VINTAGE, Run

Command = Callable[..., Run]
QUICK = ("--goals", "7,8")
"""Goals without a population, so that a test takes a second."""


def compute(run: Command, registers: Path, output: Path, *more: str | Path) -> Run:
    return run("compute", registers, *VINTAGE, "--years", "2014-2018", "--output", output, *more)


def test_a_run_writes_one_table_in_two_formats_and_says_what_it_did(
    run: Command, registers: Path, tmp_path: Path
) -> None:
    done = compute(run, registers, tmp_path, *QUICK)
    assert done.code == ExitCode.OK
    written = ["maal-2019-12-01-7-8.csv", "maal-2019-12-01-7-8.csv-metadata.json"]
    written.append("maal-2019-12-01-7-8.parquet")
    assert sorted(path.name for path in tmp_path.iterdir()) == written
    for name in written:
        assert str(tmp_path / name) in done.out.splitlines()
    assert done.out.startswith("SYNTETISKE DATA: registrene er opdigtede\nLæste rækker\n")
    table = files.read(tmp_path / written[0])
    assert table == files.read(tmp_path / written[2])
    assert table.synthetic
    assert table.vintage == date(2019, 12, 1)
    assert {row.indicator for row in table.observations} == {
        "maal-7",
        "maal-8",
        "maal-8-doedsfald",
    }
    cells = dict(re.findall(r"^  (\S[^\n]*?) {2,}([\d.]+)$", done.out, re.MULTILINE))
    assert int(cells["i alt"].replace(".", "")) == len(table.observations)
    shown = [row for row in table.observations if not isinstance(row.value, Hidden)]
    assert int(cells["vises"].replace(".", "")) == len(shown)
    assert cells["hjemloese"] == str(_rows(registers / "hjemloese.SYNTHETIC.parquet"))


def _rows(file: Path) -> int:
    import pyarrow.parquet as pq

    return int(pq.read_metadata(file).num_rows)


def test_no_small_count_is_in_any_file_or_word(
    run: Command, registers: Path, tmp_path: Path
) -> None:
    compute(run, registers, tmp_path, *QUICK)
    table = files.read(next(tmp_path.glob("*.csv")))
    for row in table.observations:
        if row.unit == "antal" and not isinstance(row.value, Hidden):
            assert not 1 <= row.value <= 3
        for count in (row.numerator, row.denominator):
            assert count is None or not 1 <= count <= 3


def test_the_same_vintage_computed_again_is_the_same_to_the_byte(
    run: Command, registers: Path, tmp_path: Path
) -> None:
    compute(run, registers, tmp_path / "a", *QUICK)
    first = contents(tmp_path / "a")
    compute(run, registers, tmp_path / "a", *QUICK)
    compute(run, registers, tmp_path / "b", *QUICK)
    assert contents(tmp_path / "a") == contents(tmp_path / "b") == first


def test_the_finished_table_passes_the_audit_and_one_that_tells_does_not(
    run: Command, registers: Path, tmp_path: Path
) -> None:
    compute(run, registers, tmp_path, *QUICK)
    table = next(tmp_path.glob("*.csv"))
    passed = run("audit", table)
    assert passed.code == ExitCode.OK
    assert passed.out.startswith("godkendt: ")
    lines = table.read_text("utf-8").splitlines(keepends=True)
    told = next(n for n, line in enumerate(lines) if "maal-7" in line and "få personer" in line)
    cells = lines[told].split(",")
    cells[8], cells[10] = "2", "offentliggjort"
    lines[told] = ",".join(cells)
    table.write_text("".join(lines), "utf-8")
    refused = run("audit", table)
    assert refused.code == ExitCode.DISCLOSURE
    assert "viser et tal, der dækker få personer" in refused.err


def test_the_table_tells_which_extracts_it_was_computed_from_and_names_no_file(
    run: Command, registers: Path, tmp_path: Path
) -> None:
    compute(run, registers, tmp_path, *QUICK)
    csv, metadata, parquet = sorted(tmp_path.iterdir())
    told = {
        name: sha256((registers / f"{name}.SYNTHETIC.parquet").read_bytes()).hexdigest()
        for name in ("hjemloese", "narkodoed", "stof")
    }
    assert files.read(csv).registers == files.read(parquet).registers == told
    for file in (csv, metadata, parquet):
        assert b"SYNTHETIC.parquet" not in file.read_bytes()
        assert str(registers).encode() not in file.read_bytes()


def test_a_missing_register_names_the_goals_it_costs_and_how_to_go_on(
    run: Command, registers: Path, tmp_path: Path
) -> None:
    some = tmp_path / "some"
    some.mkdir()
    for name in ("hjemloese", "stof"):
        shutil.copy(registers / f"{name}.SYNTHETIC.parquet", some)
    output = tmp_path / "output"
    stopped = compute(run, some, output, *QUICK)
    assert stopped.code == ExitCode.REGISTER
    assert stopped.err.splitlines()[-1] == (
        "registret narkodoed mangler, så mål 8 kan ikke regnes ud; læg det i mappen, eller regn de "
        "andre mål ud med --goals 7"
    )
    assert not output.exists()
    assert compute(run, some, output, "--goals", "7").code == ExitCode.OK


def test_a_vintage_older_than_the_data_is_refused(
    run: Command, registers: Path, tmp_path: Path
) -> None:
    old = run(
        "compute", registers, "--vintage", "2016-06-30", "--years", "2014-2015", "--goals", "7",
        "--output", tmp_path / "output",
    )  # fmt: skip
    assert old.code == ExitCode.REGISTER
    assert "data er nyere end årgangen" in old.err
    assert not (tmp_path / "output").exists()


def test_made_up_and_real_tables_do_not_mix(run: Command, registers: Path, tmp_path: Path) -> None:
    compute(run, registers, tmp_path, *QUICK)
    for file in tmp_path.iterdir():
        file.write_text(file.read_text("latin-1").replace("SYNTETISKE DATA", "registerdata"),
                        "latin-1") if file.suffix == ".csv" else file.unlink()  # fmt: skip
    mixed = compute(run, registers, tmp_path, *QUICK)
    assert mixed.code == ExitCode.USAGE
    assert "tabellen har virkelige tal, men registrene er opdigtede" in mixed.err


def test_a_full_disk_leaves_nothing_behind(
    run: Command, registers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OutputError("disken er fuld")

    monkeypatch.setattr(pipeline.files, "write", full)
    stopped = compute(run, registers, tmp_path / "output", *QUICK)
    assert (stopped.code, stopped.err.splitlines()[-1]) == (ExitCode.OUTPUT, "disken er fuld")
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--vintage", "1/12 2019"), "'1/12 2019' er ikke en dato; skriv den som 2019-12-01"),
        (("--years", "2018-2014"), "'2018-2014' er ikke en periode; skriv den som 2014-2018"),
        (("--years", "14-18"), "'14-18' er ikke en periode; skriv den som 2014-2018"),
        (("--goals", "0"), "'0' er ikke mål; skriv numre fra 1 til 10: 3,4"),
        (("--goals", "tre"), "'tre' er ikke mål; skriv numre fra 1 til 10: 3,4"),
        (("--engine", "dukdb"), "motoren 'dukdb' findes ikke; mente du duckdb?"),
    ],
)
def test_an_option_written_wrong_is_told(
    run: Command, registers: Path, tmp_path: Path, arguments: tuple[str, str], message: str
) -> None:
    wrong = compute(run, registers, tmp_path / "output", *QUICK, *arguments)
    assert (wrong.code, wrong.err) == (ExitCode.USAGE, f"{message}\n")


def test_the_period_is_that_of_the_population_register(
    registers: Path,
) -> None:
    backend = engine.connect("duckdb")
    vintage = date(2019, 12, 1)
    both, one = (find(registers, names).files for names in ({"bef", "hjemloese"}, {"hjemloese"}))
    assert years_present(both, backend, vintage=vintage) == range(2014, 2019)
    assert years_present(one, backend, vintage=vintage) == range(2015, 2018)
    assert years_present(both, backend, vintage=date(2016, 1, 1)) == range(2014, 2017)


def test_extracts_without_years_need_a_period(
    run: Command, registers: Path, tmp_path: Path
) -> None:
    asked = run("compute", registers, *VINTAGE, "--goals", "9", "--output", tmp_path / "output")
    assert (asked.code, asked.err) == (
        ExitCode.USAGE,
        "registrene er ikke opdelt i år; angiv perioden med --years, fx 2014-2018\n",
    )


def test_a_count_of_the_whole_country_is_that_of_the_register(
    run: Command, registers: Path, tmp_path: Path
) -> None:
    import pyarrow.parquet as pq

    compute(run, registers, tmp_path, *QUICK)
    deaths = pq.read_table(registers / "narkodoed.SYNTHETIC.parquet").column("DOEDSDATO")
    table = files.read(next(tmp_path.glob("*.csv")))
    told = {
        row.period: row.value
        for row in table.observations
        if row.indicator == "maal-8-doedsfald" and row.area.name == COUNTRY
    }
    for year, value in told.items():
        count = Decimal(sum(str(day.year) == year for day in deaths.to_pylist()))
        assert value == (Hidden(Reason.FEW_PERSONS) if 1 <= count <= 3 else count)


def test_an_engines_own_word_for_an_interruption_is_no_bug(
    run: Command, registers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        STOPPED.set()
        raise RuntimeError("Query interrupted")

    monkeypatch.setattr(pipeline, "count", interrupted)
    stopped = compute(run, registers, tmp_path / "output", *QUICK)
    assert stopped.code == ExitCode.INTERRUPTED
    assert stopped.err.endswith("Afbrudt. Intet er halvt skrevet.\n")


@pytest.mark.slow
def test_an_interrupted_run_leaves_nothing_behind(registers: Path, tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    command = ["compute", str(registers), *VINTAGE, "--output", str(tmp_path / "output")]
    process = subprocess.Popen(
        [sys.executable, "-m", "reporter", *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"TMPDIR": str(temporary)},
        # A shell may have it ignored for us, and then for whatever we start.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    assert process.stderr is not None
    for line in process.stderr:
        if line.startswith("tæller"):
            break
    time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == ExitCode.INTERRUPTED, errors
    assert errors.endswith("Afbrudt. Intet er halvt skrevet.\n")
    assert not (tmp_path / "output").exists()
    assert list(temporary.iterdir()) == []


@pytest.mark.slow
def test_spark_releases_the_same_files(run: Command, registers: Path, tmp_path: Path) -> None:
    some = ("--goals", "2,7,8")
    assert compute(run, registers, tmp_path / "duckdb", *some).code == ExitCode.OK
    told = compute(run, registers, tmp_path / "spark", *some, "--engine", "local")
    assert told.code == ExitCode.OK, told.err
    assert contents(tmp_path / "spark") == contents(tmp_path / "duckdb")


@pytest.mark.parametrize("years", ["1899-2014", "2014-2020", "2018-9999"])
def test_years_that_no_register_can_have_are_refused(
    run: Command, registers: Path, tmp_path: Path, years: str
) -> None:
    output = tmp_path / "output"
    refused = run(
        "compute", registers, *VINTAGE, "--years", years, "--output", output, "--goals", "8"
    )
    assert refused.code == ExitCode.USAGE
    assert refused.err == (
        f"perioden {years} skal ligge mellem 1900 og årgangens år, 2019; ret --years eller "
        "--vintage\n"
    )
    assert not output.exists()


def test_a_period_without_a_single_number_is_no_table(
    run: Command, registers: Path, tmp_path: Path
) -> None:
    output = tmp_path / "output"
    refused = run(
        "compute", registers, *VINTAGE, "--years", "1950", "--output", output, "--goals", "7"
    )
    assert refused.code == ExitCode.USAGE
    assert refused.err.endswith("registrene har ingen tal for perioden 1950-1950; ret --years\n")
    assert not output.exists()


def test_a_released_table_is_not_written_over_by_another(
    run: Command, registers: Path, tmp_path: Path
) -> None:
    compute(run, registers, tmp_path, *QUICK)
    before = contents(tmp_path)
    refused = run(
        "compute", registers, *VINTAGE, "--years", "2014-2015", "--output", tmp_path, *QUICK
    )
    assert refused.code == ExitCode.OUTPUT
    assert refused.err.endswith(
        f"{tmp_path}: her ligger allerede en frigivet tabel af samme navn, men med andre tal eller "
        "år; vælg en ny mappe med --output, og giv den gamle tabel med --earlier\n"
    )
    assert contents(tmp_path) == before


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            lambda path: path.write_bytes(path.read_bytes()[:50] + b"\0" * 3000),
            "stof.SYNTHETIC.parquet: filen er ikke en hel Parquet-fil",
        ),
        (
            Path.unlink,
            "stof.SYNTHETIC.parquet: filen kan ikke længere læses; lad registrene ligge, mens der "
            "regnes",
        ),
        (
            lambda path: path.write_bytes(path.read_bytes()),
            "stof.SYNTHETIC.parquet: filen blev ændret, mens der blev regnet; lad registrene ligge,"
            " og regn igen",
        ),
    ],
    ids=["broken", "gone", "written anew"],
)
def test_a_file_that_changes_after_the_checks_is_told_without_its_rows(
    run: Command,
    registers: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[Path], object],
    message: str,
) -> None:
    copy = tmp_path / "registers"
    shutil.copytree(registers, copy)
    count = pipeline.count

    def late(*arguments: Any, **named: Any) -> Any:
        change(copy / "stof.SYNTHETIC.parquet")
        return count(*arguments, **named)

    monkeypatch.setattr(pipeline, "count", late)
    stopped = compute(run, copy, tmp_path / "output", "--goals", "8")
    assert stopped.code == ExitCode.REGISTER
    assert stopped.err.splitlines()[-1].startswith(message)
    assert not (tmp_path / "output").exists()


def test_an_audit_by_other_rules_than_the_usual_says_so(
    run: Command, registers: Path, tmp_path: Path
) -> None:
    rules = tmp_path / "rules.yaml"
    rules.write_text("threshold: 2\nwidth: 3\n")
    compute(run, registers, tmp_path / "output", *QUICK, "--policy", rules)
    said = run("audit", next((tmp_path / "output").glob("*.csv")))
    assert said.code == ExitCode.OK
    assert said.out.endswith("\nefterprøvet efter tabellens egne regler: threshold 2, width 3\n")


def test_a_released_table_counts_in_either_format(
    run: Command, registers: Path, tmp_path: Path
) -> None:
    compute(run, registers, tmp_path, *QUICK)
    for file in tmp_path.glob("*.csv*"):
        file.unlink()
    again = run(
        "compute", registers, *VINTAGE, "--years", "2014-2017", *QUICK, "--output", tmp_path
    )
    assert again.code == ExitCode.OUTPUT
    assert "her ligger allerede en frigivet tabel af samme navn" in again.err


def test_a_second_vintage_keeps_hidden_what_the_first_hid(
    run: Command, registers: Path, tmp_path: Path
) -> None:
    for vintage, years in (("2018-12-31", "2014-2017"), ("2019-12-01", "2014-2018")):
        done = run(
            "compute", registers, "--vintage", vintage, "--years", years, *QUICK,
            "--output", tmp_path / "tables",
        )  # fmt: skip
        assert done.code == ExitCode.OK, done.err
    first, second = sorted((tmp_path / "tables").glob("*.csv"))
    old, new = ({row.key: row for row in files.read(path).observations} for path in (first, second))
    few = Hidden(Reason.FEW_PERSONS)
    hidden = {key for key, row in old.items() if row.value == few}
    assert len(hidden) > 50
    assert {key for key in hidden if new[key].value != few} == set()
    assert {row.period for row in new.values()} > {row.period for row in old.values()}
    assert run("audit", second, "--earlier", first).code == ExitCode.OK
