"""``preview`` and ``proof`` on the command line: what they write, and what they refuse."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from reporter import cli
from tests.editions.minimal import Sample


class Run(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sample:
    monkeypatch.chdir(tmp_path)
    return Sample(Path("editions"))


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Run]:
    monkeypatch.setattr(cli, "heed_requests_to_stop", lambda: None)

    def command(*arguments: str) -> Run:
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            cli.main(arguments)
        return Run(int(left.value.code or 0), *capsys.readouterr())

    return command


@pytest.mark.parametrize("command", ["preview", "proof"])
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["proev"], "udgaven 'proev' findes ikke i editions; mente du proeve?\n"),
        (
            ["proeve", "--kommune", "Århuus"],
            "kommunen 'Århuus' findes ikke; mente du Aarhus?\n",
        ),
        (
            ["proeve", "--kommune", "Aarhus"],
            "udgaven 'proeve' laves ikke for hver kommune; udelad --kommune\n",
        ),
        (
            ["proeve", "--editions", "intet"],
            "mappen intet findes ikke; angiv den rigtige med --editions\n",
        ),
    ],
)
def test_what_is_not_there_is_told(
    here: Sample, run: Callable[..., Run], command: str, arguments: list[str], told: str
) -> None:
    assert run(command, *arguments) == (2, "", told)


@pytest.mark.parametrize("command", ["preview", "proof"])
def test_an_edition_must_be_named(run: Callable[..., Run], command: str) -> None:
    told = f"EDITION mangler\nSkriv »reporter {command} --help« for at få hjælp.\n"
    assert run(command) == (2, "", told)


@pytest.mark.parametrize("port", ["x", "-1", "65536", "99999999", "٣"])
def test_a_port_is_a_whole_number(here: Sample, run: Callable[..., Run], port: str) -> None:
    told = "--port skal være et helt tal fra 0 til 65535\n"
    assert run("preview", "proeve", "--port", port) == (2, "", told)


def test_the_list_is_written_where_one_stands(here: Sample, run: Callable[..., Run]) -> None:
    assert run("proof", "proeve") == (0, "proeve-korrektur.html\nproeve-korrektur.csv\n", "")
    assert sorted(p.name for p in Path().iterdir()) == [
        "editions", "proeve-korrektur.csv", "proeve-korrektur.html"
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["liste.html", "ny/liste.csv"])
def test_one_file_can_be_named(here: Sample, run: Callable[..., Run], name: str) -> None:
    assert run("proof", "proeve", "--output", name) == (0, f"{name}\n", "")
    assert Path(name).stat().st_size > 100
    assert not list(Path(name).parent.glob("*korrektur*"))


def test_a_list_takes_the_place_of_an_earlier_one_and_of_nothing_else(
    here: Sample, run: Callable[..., Run]
) -> None:
    for name in ("liste.CSV", "liste.html"):
        assert run("proof", "proeve", "--output", name) == (0, f"{name}\n", "")
        assert run("proof", "proeve", "--output", name).code == 0
    other = Path("maal.csv")
    other.write_text("Måned;Nr.\n")
    told = (
        "maal.csv: der ligger en anden fil, som ikke er en korrekturliste; flyt den, eller vælg et "
        "andet navn\n"
    )
    assert run("proof", "proeve", "--output", "maal.csv") == (5, "", told)
    assert other.read_text() == "Måned;Nr.\n"
    Path("proeve-korrektur.csv").write_text("")
    assert run("proof", "proeve").code == 5
    assert not Path("proeve-korrektur.html").exists()


def test_a_municipalitys_list_is_called_after_its_edition_too(
    tmp_path: Path, run: Callable[..., Run]
) -> None:
    """Two editions about one municipality have their lists in one folder."""
    editions = Path(__file__).parents[2] / "editions"
    chosen = ("kommuneark-2016-12", "--kommune", "Aarhus", "--editions", str(editions))
    told = run("proof", *chosen, "--output", str(tmp_path)).out
    stem = tmp_path / "kommuneark-2016-12-751-aarhus-korrektur"
    assert told == f"{stem}.html\n{stem}.csv\n"


def test_a_file_of_another_kind_is_refused(here: Sample, run: Callable[..., Run]) -> None:
    told = "liste.pdf: listen kan skrives som .html eller .csv; angiv den slags eller en mappe\n"
    assert run("proof", "proeve", "--output", "liste.pdf") == (2, "", told)


def test_a_place_that_cannot_be_written_is_told(here: Sample, run: Callable[..., Run]) -> None:
    Path("fil").write_text("x")
    told = "fil/liste: stien går gennem en fil; vælg en anden mappe\n"
    assert run("proof", "proeve", "--output", "fil/liste") == (5, "", told)


def test_a_folder_one_may_not_write_is_told(
    here: Sample, run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    told = "lukket: mappen kan ikke skrives; vælg en anden mappe\n"
    assert run("proof", "proeve", "--output", "lukket") == (5, "", told)


def test_a_faulty_edition_has_no_list(here: Sample, run: Callable[..., Run]) -> None:
    here.file("tekst.md", "Et 7-tal.\n")
    result = run("proof", "proeve")
    assert (result.code, result.out) == (3, "")
    assert result.err.startswith("proeve/tekst.md:1:4: tallet 7 er skrevet direkte")
    assert [path.name for path in Path().iterdir()] == ["editions"]
