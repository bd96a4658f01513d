"""The command helps, says what is wrong in one place, and leaves with the code it promises."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click
import pytest

from reporter import __version__, cli, system
from reporter.cli.stopping import STOPPED
from reporter.danish.commandline import shown
from reporter.errors import ExitCode, RenderingError
from reporter.rendering import publication
from tests.building.folders import contents
from tests.editions.minimal import Sample

ROOT = Path(__file__).parents[1]
COMMANDS = cli.cli.commands


@dataclass(frozen=True)
class Run:
    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def signals() -> Iterator[None]:
    """The command takes signals over and remembers one; give them back to the tests."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell may ignore it for us
    yield
    STOPPED.clear()
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sample:
    """Two editions under ``editions``, from where the command is run."""
    monkeypatch.chdir(tmp_path)
    Sample(Path("editions"), "anden")
    return Sample(Path("editions"))


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    def command(*arguments: str) -> Run:
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            cli.main(arguments)
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return Run(int(left.value.code or 0), out, err)

    return command


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the drawing out of a build, and let it start no processes."""
    from functools import partial

    from reporter.building import batch, build

    monkeypatch.setattr(batch, "usable_cpus", lambda: 1)
    monkeypatch.setattr(build, "publish", partial(build.publish, drawn=False))


# --- Help -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("arguments", [[], *([name] for name in COMMANDS)], ids=str)
@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_every_command_has_help(run, arguments: list[str], flag: str) -> None:
    result = run(*arguments, flag)
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("Brug: reporter")
    assert "Tilvalg:" in result.out
    assert not re.search(r"Usage|Options|Commands|Show |default", result.out)


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_every_command_and_every_option_has_words_of_its_own(name: str) -> None:
    command = COMMANDS[name] if name else cli.cli
    assert command.help
    assert len(command.help) > 10
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name
        else:
            assert parameter.name
            assert parameter.name.upper() in command.help


def test_every_command_is_in_the_list_with_a_whole_sentence(run) -> None:
    out = run("--help").out
    for name in COMMANDS:
        assert re.search(rf"^  {name}  +[A-ZÆØÅ].*\.$", out, re.MULTILINE), name
        assert "..." not in out.partition("Kommandoer:")[2]


def test_every_exit_code_is_explained(run) -> None:
    listed = run("--help").out.partition("Afslutningskoder:\n")[2]
    explained = {int(code) for code in re.findall(r"^ +(\d+) +\w", listed, re.MULTILINE)}
    assert explained == {int(code) for code in ExitCode}


def test_without_a_command_help_is_shown_as_a_mistake(run) -> None:
    result = run()
    assert result.code == ExitCode.USAGE
    assert result.err.startswith("Brug: reporter")


def test_the_version_is_told(run) -> None:
    assert run("--version") == Run(0, f"reporter {__version__}\n", "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["buidl"], "kommandoen 'buidl' findes ikke; mente du build?"),
        (["zzz"], f"kommandoen 'zzz' findes ikke; der er {', '.join(COMMANDS)}"),
        (["build", "--nope"], "tilvalget --nope findes ikke"),
        (["build", "--format", "docx"], "--format kan ikke have den værdi; vælg mellem pdf, html"),
        (["build", "--output"], "--output skal følges af en værdi"),
        (["list", "proeve"], "kommandoen kan ikke følges af 'proeve'"),
        (
            ["list", "--editions", "editions/proeve/tekst.md"],
            "--editions kan ikke have den værdi, fordi den ikke er en mappe",
        ),
        (
            ["check", "prøve"],
            "udgaven 'prøve' findes ikke i editions; mente du proeve?",
        ),
        (
            ["build", "zzz"],
            "udgaven 'zzz' findes ikke i editions; der er anden, proeve",
        ),
        (
            ["check", "--editions", "ingen"],
            "mappen ingen findes ikke; angiv den rigtige med --editions",
        ),
        (["build", "../proeve"], "udgaven '../proeve' findes ikke i editions; mente du proeve?"),
    ],
)
def test_a_command_written_wrong_is_told_in_danish(
    here: Sample, run, arguments: list[str], said: str
) -> None:
    result = run(*arguments)
    assert (result.code, result.out) == (ExitCode.USAGE, "")
    assert result.err.splitlines()[0] == said
    assert contents(Path("output")) == {}


# --- list and check -------------------------------------------------------------------------------


def test_list_tells_id_status_version_date_type_and_title(here: Sample, run) -> None:
    assert run("list") == Run(
        0,
        "anden                           kladde            1  2018        notat         En prøve\n"
        "proeve                          kladde            1  2018        notat         En prøve\n",
        "",
    )


def test_check_tells_which_editions_are_right(here: Sample, run) -> None:
    assert run("check") == Run(0, "anden: i orden\nproeve: i orden\n", "")
    assert run("check", "proeve", "proeve") == Run(0, "proeve: i orden\n", "")


def test_a_fault_in_one_edition_does_not_stop_the_other(here: Sample, run) -> None:
    Sample(Path("editions"), "anden").replace("date: 2018", "date: snart")
    fault = "anden/edition.yaml:4:1: date: skal skrives som fx 2018-11-06, 2018-11 eller 2018\n"
    assert run("check") == Run(ExitCode.EDITION, "proeve: i orden\n", fault)
    listed = run("list")
    assert (listed.code, listed.err) == (ExitCode.EDITION, fault)
    assert listed.out.startswith("proeve ")


def test_check_writes_nothing(here: Sample, run) -> None:
    before = contents(Path())
    run("check")
    assert contents(Path()) == before


def test_messages_name_files_within_the_editions_folder(here: Sample, run, tmp_path: Path) -> None:
    here.text("Der er 12 mål").replace("unit: pct", "unit: procent")
    for editions in ("editions", str(tmp_path / "editions")):
        result = run("check", "proeve", "--editions", editions)
        assert result.err.startswith("proeve/edition.yaml:15:5: ")
        assert str(tmp_path) not in result.err


def test_a_fault_of_the_program_itself_is_not_hidden(
    here: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(publication, "check", broken)
    with pytest.raises(ZeroDivisionError):
        cli.main(["check"])


# --- build ----------------------------------------------------------------------------------------


def test_build_tells_what_it_made(here: Sample, run) -> None:
    result = run("build", "proeve", "--format", "html")
    assert result.code == 0
    assert result.out == f"{Path('output/index.html')}\n"
    assert re.fullmatch(r"\[1/1\] proeve: 3 filer, \d+,\d s\n", result.err)
    assert sorted(contents(Path("output"))) == [
        "index.html",
        "proeve/data/figur-1.csv",
        "proeve/manifest.json",
        "proeve/proeve.html",
        "proeve/udgave.json",
    ]


@pytest.mark.usefixtures("quick")
def test_a_faulty_edition_does_not_stop_another_and_leaves_its_own_old_build(
    here: Sample, run
) -> None:
    run("build", "--format", "html")
    before = contents(Path("output"))
    Sample(Path("editions"), "anden").text("Der er 12 mål")
    result = run("build", "--format", "html")
    assert result.code == ExitCode.EDITION
    assert result.err.startswith(
        "[1/2] proeve: er, som den skal være; intet bygget\n[2/2] anden: fejl\n"
    )
    assert "\nanden/tekst.md:1:8: tallet 12 er skrevet direkte; " in result.err
    assert contents(Path("output")) == before


@pytest.mark.usefixtures("quick")
def test_when_every_edition_is_faulty_nothing_is_written(here: Sample, run) -> None:
    here.replace("date: 2018", "date: snart")
    result = run("build", "proeve", "--format", "html")
    assert (result.code, result.out) == (ExitCode.EDITION, "")
    assert contents(Path("output")) == {}


@pytest.mark.usefixtures("quick")
def test_the_code_is_the_first_fault_s(here: Sample, run, monkeypatch: pytest.MonkeyPatch) -> None:
    from reporter.building import build

    publish = build.publish

    def warned(edition, **options):
        if edition.model.id == "anden":
            raise RenderingError("anden.pdf: tallet 7 står i udgaven, men ikke i den færdige PDF")
        return publish(edition, **options)

    monkeypatch.setattr(build, "publish", warned)
    here.replace("date: 2018", "date: snart")
    assert run("build", "anden", "proeve", "--format", "html").code == ExitCode.RENDERING
    assert run("build", "proeve", "anden", "--format", "html").code == ExitCode.EDITION


@pytest.mark.usefixtures("quick")
def test_an_output_that_cannot_be_written_is_told_after_the_faults_found_before(
    here: Sample, run
) -> None:
    Path("ud").write_bytes(b"mine")
    Sample(Path("editions"), "anden").replace("date: 2018", "date: snart")
    result = run("build", "--format", "html", "--output", "ud")
    assert result.code == ExitCode.OUTPUT
    assert result.err.splitlines()[-2:] == [
        "anden/edition.yaml:4:1: date: skal skrives som fx 2018-11-06, 2018-11 eller 2018",
        "ud: der ligger en fil med mappens navn; vælg en anden mappe",
    ]
    assert Path("ud").read_bytes() == b"mine"


def test_the_editions_are_never_built_over(here: Sample, run) -> None:
    before = contents(Path("editions"))
    result = run("build", "--format", "html", "--output", "editions")
    assert result.code == ExitCode.OUTPUT
    assert result.err.endswith(
        "editions: mappen rummer udgaverne selv; vælg en anden med --output\n"
    )
    assert contents(Path("editions")) == before


@pytest.mark.usefixtures("quick")
def test_a_users_own_data_folder_in_the_output_is_left_alone(here: Sample, run) -> None:
    Path("data").mkdir()
    Path("data/mine.csv").write_bytes(b"mine")
    assert run("build", "--format", "html", "--output", ".").code == 0
    assert contents(Path("data")) == {"mine.csv": b"mine"}


@pytest.mark.usefixtures("quick")
def test_a_missing_library_is_told_only_where_it_is_needed(
    here: Sample, run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system, "missing_libraries", lambda: ("Pango",))
    result = run("build", "proeve")
    assert result.code == ExitCode.SYSTEM
    assert result.err.startswith("Mangler Pango. Installér med »apt-get install ")
    assert contents(Path("output")) == {}
    assert run("build", "proeve", "--format", "html").code == 0
    assert run("build", "proeve", "--format", "html", "--format", "html").code == 0


@pytest.mark.usefixtures("quick")
def test_an_interruption_that_a_library_takes_for_a_fault_still_stops_the_command(
    here: Sample, run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reporter.building import build

    def drawing(edition, **options):
        try:
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(10)
        except BaseException:
            raise RenderingError("Failed to render SVG image") from None

    monkeypatch.setattr(build, "publish", drawing)
    result = run("build", "--format", "html")
    assert result.code == ExitCode.INTERRUPTED
    assert result.err == "\nAfbrudt. Intet er halvt skrevet.\n"


# --- Terminals and pipes --------------------------------------------------------------------------


def process(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # type: ignore[call-overload, no-any-return]
        [sys.executable, "-m", "reporter", *arguments], text=True, cwd=ROOT, **options
    )


def test_a_narrow_terminal_shows_question_marks_and_no_traceback(here: Sample) -> None:
    here.replace("title: En prøve", "title: En prøve – nr. ”et”")
    result = process(
        *("list", "--editions", str(here.editions.resolve())),
        capture_output=True,
        encoding="latin-1",
        env={**os.environ, "PYTHONIOENCODING": "latin-1"},
    )
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.splitlines()[1].endswith("En prøve ? nr. ?et?")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_under_the_commands_own_words_is_told() -> None:
    with Path("/dev/full").open("w") as full:
        result = process("--version", stdout=full, stderr=subprocess.PIPE)
    assert result.returncode == ExitCode.OUTPUT
    assert result.stderr == (
        "kommandoens svar kan ikke skrives: disken er fuld; gør plads, og prøv igen\n"
    )


def test_a_reader_that_leaves_early_meets_no_traceback() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as pipe:
        result = process("--help", stdout=pipe, stderr=subprocess.PIPE)
    assert result.stderr == ""


@pytest.mark.slow
@pytest.mark.parametrize("closed", ["0<&-", "1>&-", "2>&-", "0<&- 1>&- 2>&-"])
def test_a_build_needs_none_of_the_standard_streams(here: Sample, closed: str) -> None:
    command = (sys.executable, "-m", "reporter", "build", "proeve", "--format", "html")
    done = subprocess.run(["sh", "-c", f'exec "$@" {closed}', "sh", *command], check=False)
    assert done.returncode == 0
    assert Path("output/proeve/proeve.html").is_file()


def test_an_interruption_while_the_program_is_read_in_shows_no_traceback() -> None:
    code = (
        "import sys, builtins; sys.modules.pop('reporter.cli', None)\n"
        "real = builtins.__import__\n"
        "def stopped(name, *rest, **named):\n"
        "    if name == 'reporter.cli': raise KeyboardInterrupt\n"
        "    return real(name, *rest, **named)\n"
        "builtins.__import__ = stopped\n"
        "from reporter.__main__ import main; main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


def test_a_message_shows_no_control_characters_and_no_endless_line() -> None:
    assert shown("fil:2: 'a\x1b[31mb\u202ec\r'\nto\u00a0pct.") == (
        "fil:2: 'a\ufffd[31mb\ufffdc\ufffd'\nto\u00a0pct."
    )
    assert shown("x" * 5_000 + "\ny") == "x" * 1_000 + "\ny"
