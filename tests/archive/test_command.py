"""The commands ``archive`` and ``verify``: what they say, and what they leave."""

from __future__ import annotations

import io
import signal
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from reporter import cli
from reporter.archive import signing
from reporter.building import batch, build
from reporter.cli import archive, releases
from reporter.cli.stopping import STOPPED
from reporter.errors import ExitCode
from reporter.releases.log import Log
from tests.archive.handmade import INPUT, PDF, Handmade
from tests.archive.test_signing import Signer
from tests.building.folders import contents
from tests.editions.minimal import Sample


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder to be in, with an edition; signals are given back, which the command takes over."""
    monkeypatch.chdir(tmp_path)
    Sample(Path("editions"))
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield tmp_path
    STOPPED.clear()
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]):
    def command(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            cli.main(arguments)
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return int(left.value.code or 0), out, err

    return command


def test_a_bundle_that_is_right_is_told_of(here: Path, run) -> None:
    signer = Signer(here)
    assert run("verify", "pakke.zip") == (
        0,
        "pakke.zip: pakken er i orden\n"
        "  Titel         En prøve\n"
        "  Udgave        proeve, version 1, 2018\n"
        "  Status        kladde\n"
        "  Pakken        19 filer, 0,0 MB\n"
        "  Færdigt       3 filer, heraf 1 PDF med 3 sider i alt (PDF/A-3a, PDF/UA-1)\n"
        "  Lavet med     reporter 0.1.0, Python 3.11.7, Pango 1.50.12, HarfBuzz, FreeType, "
        "Fontconfig 2.14.1\n"
        "  Underskrift   ingen; kun en underskrift kan vise, at pakken er, som afsenderen lavede "
        "den\n"
        f"  SHA-256       {signer.digest}\n",
        "",
    )


def test_every_fault_is_told_and_the_code_is_the_archive_s(here: Path, run) -> None:
    bundle = Handmade().drop(INPUT).put(PDF, "x")
    for n in range(30):
        bundle.put(f"data/mere-{n:02}.txt", "x")
    bundle.zip(Path("pakke.zip"))
    code, out, err = run("verify", "pakke.zip")
    assert (code, out) == (ExitCode.ARCHIVE, "")
    lines = err.splitlines()
    assert len(lines) == 33
    assert lines[-1] == "pakke.zip: pakken er ikke i orden; 32 fejl"
    assert f"{INPUT}: mangler, men er nævnt i manifest-sha256.txt" in lines


def test_a_signature_is_told_as_it_is(here: Path, run) -> None:
    signer = Signer(here)

    def told(*arguments: str) -> str:
        (line,) = [x for x in run("verify", *arguments)[1].splitlines() if "Underskrift" in x]
        return line.removeprefix("  Underskrift   ")

    signer.sign()
    assert told("pakke.zip") == "ikke kontrolleret; giv afsenderens nøgle med --public-key"
    key = signing.id_of(signer.pair.public_key)
    said = f"gyldig: nøgle {key}, »pakke.zip sha256:{signer.digest}«"
    assert told("pakke.zip", "--public-key", "afsender.pub") == said
    signer.signature.unlink()
    assert run("verify", "pakke.zip", "--public-key", "afsender.pub") == (
        ExitCode.ARCHIVE,
        "",
        "pakke.zip.minisig: mangler; pakken er ikke underskrevet, eller underskriften er ikke "
        "fulgt med\npakke.zip: pakken er ikke i orden; 1 fejl\n",
    )


def test_nothing_is_written_and_nothing_of_a_bundle_reaches_the_terminal_raw(
    here: Path, run
) -> None:
    Handmade().put("data/\x1b[31mrød", "x").zip(Path("pakke.zip"))
    before = contents(here)
    code, _, err = run("verify", "pakke.zip")
    assert code == ExitCode.ARCHIVE
    assert err.startswith("data/\N{REPLACEMENT CHARACTER}[31mrød: navnet har tegn, der ikke kan ")
    assert "\x1b" not in err
    assert contents(here) == before


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["verify"], ExitCode.USAGE, "BUNDLE mangler"),
        (["verify", "ingen.zip"], ExitCode.ARCHIVE, "ingen.zip: filen findes ikke"),
        (
            ["verify", "editions/proeve/tekst.md"],
            ExitCode.ARCHIVE,
            "editions/proeve/tekst.md: er ikke en zip-fil, eller der er sat noget foran den",
        ),
        (
            ["verify", "pakke.zip", "--public-key", "ingen.pub"],
            ExitCode.ARCHIVE,
            "ingen.pub: filen findes ikke",
        ),
        (["archive"], ExitCode.USAGE, "EDITION mangler"),
        (
            ["archive", "prøve"],
            ExitCode.USAGE,
            "udgaven 'prøve' findes ikke i editions; mente du proeve?",
        ),
        (
            ["archive", "proeve@1"],
            ExitCode.USAGE,
            "'proeve' er ikke udgivet fra editions; se dem, der er, med »reporter list«",
        ),
        (
            ["archive", "proeve@en"],
            ExitCode.USAGE,
            "'proeve@en': en version skrives med sit nummer, fx proeve@1",
        ),
    ],
)
def test_what_cannot_be_done_is_told(
    arguments: list[str], code: ExitCode, said: str, here: Path, run
) -> None:
    before = contents(here)
    result = run(*arguments)
    assert (result[0], result[1], result[2].splitlines()[0]) == (code, "", said)
    assert contents(here) == before


def test_a_locked_key_needs_somebody_to_open_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("hemmelig\n"))
    told = r"^afsender.key: nøglen er låst med en adgangskode; kør"
    with pytest.raises(archive.ArchiveError, match=told):
        archive._password(Path("afsender.key"))


# --- archive --------------------------------------------------------------------------------------


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Build HTML alone, undrawn and in this process."""
    monkeypatch.setattr(batch, "usable_cpus", lambda: 1)
    monkeypatch.setattr(build, "publish", partial(build.publish, drawn=False))
    monkeypatch.setattr(archive, "Wish", partial(archive.Wish, formats=("html",)))


@pytest.mark.slow
@pytest.mark.usefixtures("quick")
def test_an_edition_is_built_and_packed_once(here: Path, run) -> None:
    code, out, err = run("archive", "proeve")
    bundle = Path("output/arkiv/proeve-v1.zip")
    assert (code, out) == (0, f"{bundle}\n")
    told = err.splitlines()
    digest = told[-1].removeprefix("SHA-256: ")
    assert told[-2].startswith("proeve-v1: ")
    assert told[-2].endswith(" MB")
    assert f"SHA-256       {digest}" in run("verify", str(bundle))[1]
    again = run("archive", "proeve")
    assert again[0] == 0
    assert again[2].splitlines()[0].endswith("er, som den skal være; intet bygget")
    assert again[2].splitlines()[2] == f"{told[-2]}; pakken lå der i forvejen"
    signer = Signer(here)
    beside = run("archive", "proeve", "--output", ".", "--secret-key", str(signer.secret))
    assert beside[1].splitlines()[-1] == "proeve-v1.zip"
    assert Path("proeve-v1.zip").read_bytes() == bundle.read_bytes()
    assert run("verify", "proeve-v1.zip", "--public-key", "afsender.pub")[0] == 0


@pytest.mark.slow
@pytest.mark.usefixtures("quick")
def test_an_edition_that_cannot_be_built_is_not_packed(here: Path, run) -> None:
    Sample(Path("editions")).replace("date: 2018", "date: snart")
    code, out, err = run("archive", "proeve")
    assert (code, out) == (ExitCode.EDITION, "")
    assert err.endswith("\nIntet er pakket.\n")
    assert not Path("output/arkiv").exists()


@pytest.mark.slow
@pytest.mark.usefixtures("quick")
def test_a_bundle_tells_whether_its_version_is_released(
    here: Path, run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def status(bundle: str) -> str:
        (line,) = [x for x in run("verify", bundle)[1].splitlines() if "Status" in x]
        return line.removeprefix("  Status        ")

    monkeypatch.setattr(releases, "Wish", partial(releases.Wish, formats=("html",)))
    assert run("release", "proeve", "--date", "2018-11-06")[0] == 0
    assert run("archive", "proeve")[0] == 0
    bundle = "output/arkiv/proeve-v1.zip"
    assert status(bundle) == "udgivet 6. november 2018"
    assert run("archive", "proeve@1", "--output", "pakker/")[0] == 0
    assert Path("pakker/proeve-v1.zip").read_bytes() == Path(bundle).read_bytes()
    assert run("archive", "proeve@1", "--output", "igen.zip")[0] == 0
    assert Path("igen.zip").read_bytes() == Path(bundle).read_bytes()

    read = archive.log.read

    def others(editions: Path) -> Log:
        known = read(editions)
        return replace(known, releases=tuple(replace(r, outputs={}) for r in known.releases))

    monkeypatch.setattr(archive.log, "read", others)
    code, _, err = run("archive", "proeve", "--output", "andre.zip")
    assert code == 0
    assert (
        "proeve: de færdige filer er ikke dem, der blev udgivet 6. november 2018; de er lavet af "
        "de samme tal og den samme tekst, men med et andet program, og det står i pakken\n" in err
    )
    assert status("andre.zip") == "udgivet 6. november 2018, men med andre færdige filer end disse"
    code, _, err = run("archive", "proeve")
    assert code == ExitCode.OUTPUT
    assert err.splitlines()[-1].startswith(f"{bundle}: der ligger en anden pakke, og den bliver ik")
