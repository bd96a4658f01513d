"""The commands that list, check and build what is released, and that refuse to release."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from reporter.building import batch, build
from reporter.desk.sheet import one_document
from reporter.errors import ExitCode
from tests.releases.commands import Command, Run, commands, tree
from tests.releases.released import REVISED, Released

CHANGED = """\
proeve: version 1 blev udgivet 6. november 2018, og siden er ændret:
  data/maal.csv er ændret
Læg filerne tilbage fra _udgivet/proeve/1/proeve i mappen med udgaver, eller skriv en rettelse \
under corrections i edition.yaml.
"""


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Iterator[Command]:
    """The command."""
    with commands(capsys) as command:
        yield command


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Released:
    """The edition ``proeve`` under ``editions``; nothing is drawn, and no process is started."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(batch, "usable_cpus", lambda: 1)
    monkeypatch.setattr(build, "publish", partial(build.publish, drawn=False))
    return Released(Path("editions"))


def listed(run: Command) -> list[str]:
    result = run("list")
    assert (result.code, result.err) == (0, "")
    return result.out.splitlines()


def row(name: str, status: str, version: int) -> str:
    return f"{name:<30}  {status:<15}   {version}  2018        notat         En prøve"


def test_list_tells_status_versions_and_what_replaces_what(here: Released, run) -> None:
    Released(here.editions, "anden")
    assert listed(run) == [row("anden", "kladde", 1), row("proeve", "kladde", 1)]
    here.release("2018-11-06")
    assert listed(run)[1:] == [row("proeve", "udgivet", 1)]
    here.file("data/maal.csv", REVISED)
    assert listed(run)[1:] == [row("proeve", "ændret", 1)]
    here.correct("2018-11-20", grade="serious")
    assert listed(run)[1:] == [row("proeve", "rettelse på vej", 2)]
    here.release("2018-11-20")
    second = "  version 2, udgivet 20. november 2018; væsentlig rettelse af version 1"
    first = "  version 1, udgivet 6. november 2018, er erstattet af version 2"
    assert listed(run)[1:] == [row("proeve", "udgivet", 2), second, first]
    here.file("data/maal.csv", "aar;Alle\n2014;7\n").correct("2018-12-01", grade="tiny")
    here.release("2018-12-01")
    assert listed(run)[2:] == [
        "  version 3, udgivet 1. december 2018; ubetydelig rettelse af version 2",
        "  version 2, udgivet 20. november 2018, er erstattet af version 3; væsentlig rettelse af "
        "version 1",
        first,
    ]


@pytest.mark.parametrize("command", [["check"], ["build", "--format", "html"]])
def test_what_is_released_is_not_built_when_it_has_changed(
    here: Released, run, command: list[str]
) -> None:
    Released(here.editions, "anden")
    here.release("2018-11-06")
    here.file("data/maal.csv", REVISED)
    result = run(*command)
    assert result.code == ExitCode.EDITION
    assert result.err.endswith(CHANGED)
    assert not Path("output/proeve").exists()
    # The others are none the worse.
    assert "anden: i orden" in result.out or Path("output/anden/anden.html").exists()


def test_whoever_writes_a_correction_can_see_it_all_the_time(here: Released) -> None:
    here.release("2018-11-06")
    here.file("data/maal.csv", REVISED)
    assert one_document(here.editions, "proeve", "").model.id == "proeve"


def test_a_change_is_refused_though_what_it_would_make_stands_already(here: Released, run) -> None:
    here.file("data/maal.csv", REVISED)
    run("build", "--format", "html")
    before = (here.folder / "data/maal.csv").read_bytes()
    here.file("data/maal.csv", REVISED.replace("10", "11")).release("2018-11-06")
    here.file("data/maal.csv", before)
    result = run("build", "--format", "html")
    assert (result.code, result.err) == (
        ExitCode.EDITION,
        f"[1/1] proeve: fejl\n{CHANGED}",
    )


def test_a_removed_file_is_told_as_a_change_of_what_is_released(here: Released, run) -> None:
    here.release("2018-11-06")
    (here.folder / "data/maal.csv").unlink()
    told = CHANGED.replace("er ændret\nL", "mangler\nL")
    assert run("check") == Run(ExitCode.EDITION, "", told)


def test_a_log_that_was_changed_stops_what_asks_it(here: Released, run) -> None:
    here.release("2018-11-06")
    here.log_file.write_text("x\n")
    told = (
        "_udgivet/log.jsonl:1: linjen er ændret, siden den blev skrevet; hent _udgivet/log.jsonl, "
        "som den var, fra versionsstyringen eller en sikkerhedskopi\n"
    )
    for command in (["list"], ["check"], ["build"], ["build", "proeve@1"], ["release", "proeve"]):
        assert run(*command) == Run(ExitCode.EDITION, "", told)


def test_a_version_is_built_beside_the_present_edition(here: Released, run) -> None:
    run("build", "--format", "html")
    before = tree(Path("output"))
    here.release("2018-11-06")
    here.file("data/maal.csv", REVISED).correct("2018-11-20")
    result = run("build", "proeve", "proeve@1", "proeve@1", "--format", "html")
    own = Path("output/versioner/proeve/1")
    assert result.out == f"{Path('output/index.html')}\n{own / 'index.html'}\n"
    first, second = result.err.splitlines()
    assert first.startswith("[1/1] proeve: 3 filer, ")
    assert second.startswith("[1/1] proeve@1: 3 filer, ")
    assert tree(own) == before
    again = run("build", "proeve@1", "--format", "html")
    assert again.err == "[1/1] proeve@1: er, som den skal være; intet bygget\n"
    assert b"Rettet udgave af" in (Path("output") / "proeve/proeve.html").read_bytes()


def test_a_version_whose_copy_was_changed_is_not_built(here: Released, run) -> None:
    here.release("2018-11-06")
    (here.editions / "_udgivet/proeve/1/proeve/tekst.md").write_text("x")
    assert run("build", "proeve@1") == Run(
        ExitCode.EDITION,
        "",
        "_udgivet/proeve/1/proeve/tekst.md: filen er ændret, siden version 1 blev udgivet; hent "
        "den, som den var, fra versionsstyringen eller en sikkerhedskopi\n",
    )
    assert not Path("output").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["build", "proeve@2"], "udgaven 'proeve' har ingen version 2; den seneste er proeve@1"),
        (["build", "prove@1"], "'prove' er ikke udgivet fra editions; mente du proeve?"),
        (["build", "proeve@x"], "'proeve@x': en version skrives med sit nummer, fx proeve@1"),
        (["check", "proeve@1"], "udgaven 'proeve@1' findes ikke i editions; mente du proeve?"),
        (["release", "prove"], "udgaven 'prove' findes ikke i editions; mente du proeve?"),
        (
            ["release", "proeve", "--date", "2018-11"],
            "--date skal være en dag, der findes, og skrives som 2026-11-20",
        ),
        (
            ["release", "proeve", "--date", "20181106"],
            "--date skal være en dag, der findes, og skrives som 2026-11-20",
        ),
    ],
)
def test_a_version_or_a_day_written_wrong_is_told(
    here: Released, run, arguments: list[str], told: str
) -> None:
    here.release("2018-11-06")
    assert run(*arguments) == Run(ExitCode.USAGE, "", f"{told}\n")


def test_nothing_is_released_that_cannot_be_built(here: Released, run) -> None:
    here.text("Der er 12 mål")
    result = run("release", "proeve", "--date", "2018-11-06")
    assert result.code == ExitCode.EDITION
    assert result.out == ""
    lines = result.err.splitlines()
    assert lines[0] == "[1/1] proeve: fejl"
    assert lines[1].startswith("proeve/tekst.md:1:8: tallet 12 er skrevet direkte; ")
    assert lines[2:] == ["Intet er udgivet."]
    assert not (here.editions / "_udgivet").exists()


def test_a_fault_of_the_writer_s_is_told_at_once(here: Released, run) -> None:
    here.release("2018-11-06")
    here.text("Der er 12 mål").correct("2018-11-20", 'Der stod {{ foer("9 pct.") }}')
    result = run("release", "proeve", "--date", "2018-11-20")
    assert result.code == ExitCode.EDITION
    assert result.err.startswith("proeve/tekst.md:1:8: tallet 12 er skrevet direkte; ")
    here.text("Der er flere mål").replace('foer("9 pct.")', "foer(9)")
    result = run("release", "proeve", "--date", "2018-11-20")
    told = "proeve/edition.yaml:22: foer: tal skal være tekst i anførselstegn\n"
    assert result == Run(ExitCode.EDITION, "", told)
    assert not Path("output").exists()


def test_nothing_is_built_that_cannot_be_released(here: Released, run) -> None:
    here.release("2018-11-06")
    result = run("release", "proeve", "--date", "2018-11-07")
    assert result == Run(
        ExitCode.EDITION,
        "",
        "proeve: version 1 blev udgivet 6. november 2018, og siden er intet ændret; der er intet "
        "at udgive\n",
    )
    assert not Path("output").exists()
