"""A round of an edition: released, changed, refused, corrected, released again, built as it was."""

from __future__ import annotations

import hashlib
import signal
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from reporter.building import batch
from reporter.building.manifest import Manifest
from reporter.errors import ExitCode
from reporter.releases import log
from reporter.releases.status import Status
from tests import validators
from tests.releases.commands import Command, commands, tree
from tests.releases.released import REVISED, Released

pytestmark = pytest.mark.slow

TEXT = 'Andelen i {{ aar(2016) }} var {{ foer("9 pct.") }} og er {{ vaerdi("maal", "2016") }}'


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Iterator[Command]:
    """The command."""
    with commands(capsys) as command:
        yield command


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Released:
    """The edition ``proeve`` under ``editions``; no process is started."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(batch, "usable_cpus", lambda: 1)
    return Released(Path("editions"))


def digests(folder: Path) -> dict[str, str]:
    """Return the digests of an edition's finished files but the manifest, which tells of them."""
    return {
        name: hashlib.sha256(content).hexdigest()
        for name, content in tree(folder).items()
        if name != "manifest.json"
    }


def test_a_whole_round(here: Released, run: Command) -> None:
    first = run("release", "proeve", "--date", "2018-11-06")
    assert (first.code, first.out) == (
        0,
        "output/index.html\nproeve@1 er udgivet 6. november 2018\n",
    )
    assert first.err.splitlines()[1:] == [
        "Kopien af dens 4 filer ligger i editions/_udgivet/proeve/1/proeve.",
        "editions/_udgivet/log.jsonl har kontrolsummerne af dem og af de 4 færdige filer.",
        "Gem begge dele i versionsstyringen sammen med udgaven.",
        "Skal noget rettes, så skriv hvad under corrections i edition.yaml.",
    ]
    built = tree(Path("output/proeve"))
    (one,) = log.read(here.editions).releases
    assert one.outputs == digests(Path("output/proeve"))
    assert one.manifest == hashlib.sha256(built["manifest.json"]).hexdigest()

    here.file("data/maal.csv", REVISED)
    assert run("build").code == ExitCode.EDITION
    assert tree(Path("output/proeve")) == built

    here.correct("2018-11-20", TEXT, "serious")
    second = run("release", "proeve", "--date", "2018-11-20")
    assert second.out.endswith("proeve@2 er udgivet 20. november 2018\n")
    replaced = "proeve@1 er erstattet; den kan stadig bygges med »reporter build proeve@1«."
    assert second.err.splitlines()[3] == replaced
    made = Manifest.parsed(Path("output/proeve/manifest.json").read_bytes())
    _, two = log.read(here.editions).releases
    assert (made.version, made.inputs) == (2, two.inputs)
    assert two.outputs == digests(Path("output/proeve")) != one.outputs

    corrected = tree(Path("output/proeve"))
    assert run("build", "proeve@1", "proeve@2").code == 0
    assert tree(Path("output/versioner/proeve/1/proeve")) == built
    assert tree(Path("output/versioner/proeve/2/proeve")) == corrected

    _is_sound(Path("output/proeve/proeve.pdf"), Path("output/proeve/proeve.html"))
    assert b"<xmpMM:VersionID>2</xmpMM:VersionID>" in corrected["proeve.pdf"]
    assert b"<xmp:ModifyDate>2018-11-20</xmp:ModifyDate>" in corrected["proeve.pdf"]
    assert b"VersionID" not in built["proeve.pdf"]


def _is_sound(pdf: Path, html: Path) -> None:
    assert validators.pdf_conformance(pdf, "3a") == []
    assert validators.pdf_conformance(pdf, "ua1") == []
    assert validators.outloud_findings(pdf).findings == []
    pages = [html, html.parents[1] / "index.html"]
    assert validators.nu_html(pages) == ([], [])
    assert validators.axe(pages, 320).findings == []


def test_an_interruption_after_the_copy_releases_nothing(
    here: Released, run: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        signal.raise_signal(signal.SIGINT)

    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell may ignore it for us
    with monkeypatch.context() as patch:
        patch.setattr(log, "append", interrupted)
        result = run("release", "proeve", "--date", "2018-11-06")
    assert (result.code, result.out) == (ExitCode.INTERRUPTED, "output/index.html\n")
    assert result.err.endswith("Afbrudt. Intet er halvt skrevet.\n")
    assert here.status is Status.DRAFT
    assert run("release", "proeve", "--date", "2018-11-07").code == 0
    assert here.status is Status.RELEASED


def test_many_corrections_go_on_over_the_page(here: Released, run: Command) -> None:
    for day in range(1, 13):
        here.correct(f"2018-11-{day:02d}", "Tallet er rettet, og det er teksten om det også. " * 12)
    assert run("build", "--format", "pdf").code == 0
    with pypdfium2.PdfDocument("output/proeve/proeve.pdf") as document:
        pages = [" ".join(p.get_textpage().get_text_bounded().split()) for p in document]
    first, second = pages[:2]
    assert "En prøve" in first
    assert "Rettet udgave af 12. november 2018" in first
    assert "12. november 2018: Tallet er rettet" in first
    assert "1. november 2018: Tallet er rettet" in second
