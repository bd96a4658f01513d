"""A page that was wrong only because the program was: told by a build, and corrected."""

from __future__ import annotations

from pathlib import Path

import pytest

from reporter.building import batch
from reporter.errors import ExitCode
from tests.archive.upgraded import copied, replaced
from tests.publications import builds
from tests.releases.commands import Command, commands
from tests.releases.released import Released

pytestmark = pytest.mark.slow

OUT = "version 1 blev udgivet 6. november 2018"
OTHERS = (
    f"proeve{{}}: {OUT} af de samme filer, men programmet, eller noget, det bygger med, er ændret, "
    "så disse færdige filer ikke længere er som dengang: data/figur-1.csv, proeve.html, proeve.pdf"
)
AGAIN = "proeve@1 bygges igen for at se, om programmet er skyld i det rettede."


@pytest.fixture
def wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Released:
    """The edition ``proeve``, released by a program that rounds 9,4 to 10."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(batch, "usable_cpus", lambda: 1)
    edition = Released(Path("editions"))
    edition.file("data/maal.csv", "aar;Alle\n2014;7,4\n2015;8,4\n2016;9,4\n")
    edition.text('Andelen er {{ vaerdi("maal", "2016") | afrund(0) }}')
    broken = replaced("reporter/danish/numbers.py", "=ROUND_HALF_UP)", '="ROUND_UP")')
    program = copied(tmp_path / "program", broken)
    done = builds.run(
        "release", "proeve", "--date", "2018-11-06", cwd=tmp_path, PYTHONPATH=str(program)
    )
    assert done.returncode == 0, done.stderr
    assert "10\xa0pct." in Path("output/proeve/proeve.html").read_text("utf-8")
    return edition


def test_what_the_program_had_wrong_is_told_and_corrected(
    wrong: Released, capsys: pytest.CaptureFixture[str]
) -> None:
    with commands(capsys) as run:
        _told_by_builds(run)
        wrong.correct("2018-11-20", 'Der stod {{ foer("10 pct.") }}')
        done = run("release", "proeve", "--date", "2018-11-20")
        assert done.code == ExitCode.OK, done.err
        told = done.err.splitlines()
        assert told[0] == AGAIN
        assert told[2:4] == ["output/versioner/proeve/1/index.html", OTHERS.format("@1")]
        assert done.out == "output/index.html\nproeve@2 er udgivet 20. november 2018\n"
        page = Path("output/proeve/proeve.html").read_text("utf-8")
        assert ">10\xa0pct.<" in page
        assert "9\xa0pct." in page

        wrong.correct("2018-11-21", "Intet.")
        refused = run("release", "proeve", "--date", "2018-11-21")
        assert refused.code == ExitCode.EDITION
        assert refused.out == ""
        assert refused.err.splitlines()[-1].endswith(
            "siden er intet ændret ud over rettelsen, hverken i udgavens filer eller i det, "
            "programmet laver af dem; ret det, rettelsen fortæller om"
        )


def _told_by_builds(run: Command) -> None:
    """Build what is released, and its version: what is other than it was is told each time."""
    for _ in range(2):
        built = run("build")
        assert built.code == ExitCode.OK
        assert built.err.splitlines()[1:] == [OTHERS.format("")]
    version = run("build", "proeve@1")
    assert version.err.splitlines()[1:] == [OTHERS.format("@1")]
    assert len(run("build", "--format", "html").err.splitlines()) == 1


def test_a_number_that_the_program_no_longer_prints_is_left_to_the_writer(
    wrong: Released, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong.file("data/maal.csv", "aar;Alle\n2014;7,4\n2015;8,4\n2016;8,4\n")
    wrong.correct("2018-11-20", 'Der stod {{ foer("10 pct.") }}')
    with commands(capsys) as run:
        done = run("release", "proeve", "--date", "2018-11-20")
    assert done.code == ExitCode.OK, done.err
    told = done.err.replace("\xa0", " ").splitlines()
    assert told[4:6] == [
        "Derfor kan programmet ikke afgøre dette; se efter i de filer, der blev udgivet:",
        "proeve/edition.yaml:22:54: '10 pct.' stod ikke i den version, der rettes; skriv tallet, "
        "som det var trykt",
    ]
