"""What the build command takes and what it says: municipalities, workers, progress, reasons."""

from __future__ import annotations

import os
import pty
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from reporter.building.tasks import BugError, Task
from reporter.cli.progress import Progress
from reporter.cli.telling import Teller
from reporter.errors import EditionError, ExitCode, Place, RenderingError
from tests.building import processes
from tests.editions.minimal import Sample

ROOT = Path(__file__).parents[2]


def run(tmp_path: Path, *arguments: str) -> tuple[int, str, str]:
    process = processes.start(
        *("build", *arguments, "--format", "html"),
        *("--editions", str(tmp_path / "editions"), "--output", str(tmp_path / "out")),
    )
    out, err = process.communicate(timeout=processes.PATIENCE)
    return process.returncode, out, err


# --- What it takes --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--kommune", "Århuss"), "kommunen 'Århuss' findes ikke; mente du Aarhus?"),
        (("--kommune", "zz"), "kommunen 'zz' findes ikke; skriv dens navn eller kode"),
        (("--kommune", ""), "kommunen '' findes ikke; skriv dens navn eller kode"),
        (
            ("--kommune", "all", "--kommune", "zz"),
            "kommunen 'zz' findes ikke; skriv dens navn eller kode",
        ),
        (("--kommune", "751"), "ingen af udgaverne laves for hver kommune; udelad --kommune"),
        (("--kommune", "all"), "ingen af udgaverne laves for hver kommune; udelad --kommune"),
        (
            ("anden", "--kommune", "Århus Kommune"),
            "udgaven 'anden' laves ikke for hver kommune; udelad --kommune",
        ),
        (("--jobs", "0"), "--jobs skal være et helt tal fra 1 til 1000"),
        (("--jobs", "mange"), "--jobs skal være et helt tal fra 1 til 1000"),
        (("--jobs", "9" * 5000), "--jobs skal være et helt tal fra 1 til 1000"),
        (("--jobs", "²"), "--jobs skal være et helt tal fra 1 til 1000"),
    ],
)
def test_what_cannot_be_is_told_before_anything_is_made(
    tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    Sample(tmp_path / "editions")
    Sample(tmp_path / "editions", "anden")
    code, out, err = run(tmp_path, *arguments)
    assert (code, out, err) == (ExitCode.USAGE, "", f"{said}\n")
    assert not (tmp_path / "out").exists()


@pytest.mark.slow
def test_reasons_are_told_where_they_are_asked_for(tmp_path: Path) -> None:
    sample = Sample(tmp_path / "editions")
    Sample(tmp_path / "editions", "anden")
    listed = f"{tmp_path / 'out/index.html'}\n"
    code, out, err = run(tmp_path, "--explain", "--jobs", "1")
    assert code == 0
    assert out == f"anden: er ikke bygget før\nproeve: er ikke bygget før\n{listed}"
    assert re.fullmatch(
        r"\[1/2\] anden: 3 filer, \d+,\d s\n\[2/2\] proeve: 3 filer, \d+,\d s\n", err
    )
    sample.append("\nMere.\n", "tekst.md").replace("2016;9", "2016;8", "data/maal.csv")
    (tmp_path / "out/proeve/proeve.html").write_bytes(b"")
    code, out, err = run(tmp_path, "--explain")
    assert out == f"proeve: tekst.md; data/maal.csv; filen proeve.html er ændret\n{listed}"
    assert err.startswith("[1/2] anden: er, som den skal være; intet bygget\n[2/2] proeve: 3 filer")


# --- What it says of failures ---------------------------------------------------------------------


def task(kommune: str, name: str) -> Task:
    return Task(
        editions=Path(),
        edition_id="ark",
        stem=name,
        name=f"{kommune} {name}" if kommune else name,
        formats=("html",),
        files={},
        surroundings={},
        kommune=kommune,
    )


SHEETS = [task(str(code), f"By{code}") for code in range(101, 109)]


def test_failures_are_told_together_by_municipality_and_the_first_gives_the_code(
    capsys: pytest.CaptureFixture[str],
) -> None:
    teller = Teller(("ark",), explain=True)
    teller.planned("ark", [(SHEETS[0], ()), *((sheet, ("tekst.md",)) for sheet in SHEETS[1:])])
    assert capsys.readouterr().out.splitlines() == [
        *(f"ark, {sheet.name}: tekst.md" for sheet in SHEETS[1:]),
        "ark: arket er, som det skal være",
    ]
    fault = EditionError("tallet mangler", Place("ark/tekst.md", 7))
    teller.finished(SHEETS[3], BugError("Traceback …\nZeroDivisionError"))
    for sheet in (SHEETS[7], SHEETS[2], SHEETS[6], SHEETS[4], SHEETS[5]):
        teller.finished(sheet, RenderingError("to sider for meget"))
    teller.finished(SHEETS[1], fault)
    teller.closed("ark", "")
    assert teller.failures() == ExitCode.EDITION
    lines = capsys.readouterr().err.splitlines()
    assert re.fullmatch(r"\[1/1\] ark: 1 uændrede, 7 fejl, \d+,\d s", lines[-5])
    assert lines[-4:] == [
        "ark, 102 By102: ark/tekst.md:7: tallet mangler",
        "ark, 103 By103, 105 By105, 106 By106, 107 By107, 108 By108: to sider for meget",
        "ark, 104 By104: Traceback …",
        "ZeroDivisionError",
    ]


def test_a_fault_that_many_share_names_the_first(capsys: pytest.CaptureFixture[str]) -> None:
    teller = Teller(("ark",), explain=False)
    teller.planned("ark", [(sheet, ("tekst.md",)) for sheet in SHEETS])
    for sheet in SHEETS:
        teller.finished(sheet, RenderingError("for langt"))
    assert teller.failures() == ExitCode.RENDERING
    assert capsys.readouterr().err.splitlines()[-1] == (
        "ark, 101 By101, 102 By102, 103 By103, 104 By104, 105 By105 og 3 andre: for langt"
    )


@pytest.mark.slow
def test_a_batch_is_checked_for_every_municipality(tmp_path: Path) -> None:
    edition = "kommuneark-2016-12"
    shutil.copytree(ROOT / "editions" / edition, tmp_path / "editions" / edition)
    command = [*(sys.executable, "-m", "reporter", "check"), "--editions", "editions"]

    def check() -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        return subprocess.run(
            command, cwd=tmp_path, capture_output=True, text=True, check=False, env=environment
        )

    assert (right := check()).returncode == 0, right.stderr
    assert right.stdout == f"{edition}: i orden\n"
    text = tmp_path / "editions" / edition / "tekst.md"
    line = text.read_text("utf-8").count("\n") + 2
    with text.open("a", encoding="utf-8") as file:
        file.write("\nDer er 12 mål.\n")
    wrong = check()
    assert (wrong.returncode, wrong.stdout) == (ExitCode.EDITION, "")
    assert wrong.stderr.startswith(
        f"{edition}, 101 København, 147 Frederiksberg, 151 Ballerup, 153 Brøndby, 155 Dragør "
        f"og 93 andre: {edition}/tekst.md:{line}:8: tallet 12 er skrevet direkte; "
    )
    assert wrong.stderr.count("\n") == 1


# --- Progress -------------------------------------------------------------------------------------


class Clock:
    """A clock that goes on a second each time a sheet is done."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def told(sheets: int, *, terminal: bool, batch: bool = True) -> Iterator[None]:
    clock = Clock()
    progress = Progress(terminal=terminal, clock=clock)
    progress.expect(sheets, batch=batch)
    for _ in range(sheets):
        clock.now += 0.5
        progress.advance()
        yield
    progress.clear()


def test_where_there_is_no_terminal_a_batch_is_told_of_five_times(
    capsys: pytest.CaptureFixture[str],
) -> None:
    list(told(98, terminal=False))
    assert capsys.readouterr().err.splitlines() == [
        "20 af 98 ark, 2,0 ark pr. sekund, 39 s tilbage",
        "40 af 98 ark, 2,0 ark pr. sekund, 29 s tilbage",
        "59 af 98 ark, 2,0 ark pr. sekund, 20 s tilbage",
        "79 af 98 ark, 2,0 ark pr. sekund, 10 s tilbage",
        "98 af 98 ark, 2,0 ark pr. sekund, 0 s tilbage",
    ]


@pytest.mark.parametrize(("sheets", "batch"), [(5, True), (40, False)])
def test_few_sheets_and_single_editions_are_told_of_by_their_own_lines(
    capsys: pytest.CaptureFixture[str], sheets: int, batch: bool
) -> None:
    list(told(sheets, terminal=False, batch=batch))
    assert capsys.readouterr().err == ""


def test_on_a_terminal_one_line_is_drawn_over_and_taken_away(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    going = told(4, terminal=True)
    next(going)
    assert capsys.readouterr().err == (
        "\r[..............................] 0 af 4 ark\x1b[K"
        "\r[#######.......................] 1 af 4 ark, 2,0 ark pr. sekund, 2 s tilbage\x1b[K"
    )
    list(going)
    assert capsys.readouterr().err.endswith("\r\x1b[K")


def test_a_narrow_terminal_has_no_bar_and_a_long_wait_is_told_in_minutes(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    next(told(1000, terminal=True))
    monkeypatch.setenv("COLUMNS", "20")
    next(told(1000, terminal=True))
    assert capsys.readouterr().err.split("\x1b[K")[1::2] == [
        "\r1 af 1000 ark, 2,0 ark pr. sekund, 8 min. tilbage",
        "\r1 af 1000 ark, 2,0 ",
    ]


@pytest.mark.slow
def test_a_real_terminal_is_left_with_whole_lines(tmp_path: Path) -> None:
    Sample(tmp_path / "editions")
    ours, theirs = pty.openpty()
    arguments = ["--editions", str(tmp_path / "editions"), "--output", str(tmp_path / "out")]
    subprocess.run(
        [sys.executable, "-m", "reporter", "build", "--format", "html", *arguments],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        check=True,
    )
    os.close(theirs)
    said = os.read(ours, 10_000).decode()
    os.close(ours)
    assert re.fullmatch(
        r"\r\[\.+\] 0 af 1 udgaver\x1b\[K.*\r\x1b\[K\[1/1\] proeve: 3 filer, \d+,\d s\r\n",
        said,
        re.DOTALL,
    ), repr(said)
