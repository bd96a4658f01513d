"""``reporter diff`` on the command line: what it says, what it writes, and what it refuses."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from reporter import cli
from reporter.archive.difference.sides import is_bundle
from reporter.cli.difference import _plain
from reporter.danish.numbers import NBSP
from tests import validators
from tests.editions.minimal import Sample
from tests.publications.builds import EDITIONS

GOAL = "kort-fortalt-2018-maal-4"


class Run(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Run]:
    monkeypatch.setattr(cli, "heed_requests_to_stop", lambda: None)

    def command(*arguments: str | Path) -> Run:
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            cli.main([str(each) for each in arguments])
        return Run(int(left.value.code or 0), *capsys.readouterr())

    return command


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder with an edition, ``proeve``."""
    monkeypatch.chdir(tmp_path)
    Sample(tmp_path / "editions")
    return tmp_path


# --- What it refuses ------------------------------------------------------------------------------


def test_an_edition_that_is_not_there(here: Path, run: Callable[..., Run]) -> None:
    said = "udgaven 'proev' findes ikke i editions; mente du proeve?\n"
    assert run("diff", "proev", "proeve") == (2, "", said)
    assert not (here / "output").exists()


def test_a_version_that_was_never_released(here: Path, run: Callable[..., Run]) -> None:
    said = "'proeve' er ikke udgivet fra editions; se dem, der er, med »reporter list«\n"
    assert run("diff", "proeve@1", "proeve") == (2, "", said)


def test_a_bundle_that_is_none(here: Path, run: Callable[..., Run]) -> None:
    (here / "pakke.zip").write_bytes(b"ikke en zip")
    code, out, said = run("diff", "pakke.zip", "proeve")
    assert (code, out) == (9, "")
    assert said.startswith("pakke.zip: ")


def test_a_name_that_leads_to_itself_or_that_none_can_have(
    here: Path, run: Callable[..., Run]
) -> None:
    (here / "a.zip").symlink_to("a.zip")
    told = run("diff", "a.zip", "proeve")
    assert told.code == 9
    assert "Traceback" not in told.err
    assert not is_bundle("a" * 300)


def test_a_folder_with_something_else_in_it(here: Path, run: Callable[..., Run]) -> None:
    (here / "mit").mkdir()
    (here / "mit/forskel.html").write_text("min egen")
    said = (
        "mit: der ligger noget andet end en rapport om en forskel; flyt det, eller vælg en anden "
        "mappe med --output\n"
    )
    assert run("diff", "proeve", "proeve", "--output", "mit") == (5, "", said)
    assert (here / "mit/forskel.html").read_text() == "min egen"


def test_one_side_alone(here: Path, run: Callable[..., Run]) -> None:
    assert run("diff", "proeve").code == 2


@pytest.mark.parametrize(
    ("named", "called"),
    [
        ("proeve", "proeve"),
        ("proeve@1", "proeve@1"),
        ("arkiv/proeve-v1.zip", "proeve-v1"),
        ("udpakket/proeve-v1/", "proeve-v1"),
        (".", "her"),
        ("udpakket/..", "her"),
        ("/", "pakke"),
    ],
)
def test_a_report_is_called_after_its_sides(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str, called: str
) -> None:
    (tmp_path / "her").mkdir()
    monkeypatch.chdir(tmp_path / "her")
    assert _plain(named) == called


# --- Two real builds ------------------------------------------------------------------------------


def national(folder: Path, value: int) -> None:
    """Copy the edition of goal 4 with another national number of 2018: 7 pct. in all years else."""
    shutil.copytree(EDITIONS / GOAL, folder)
    for name, pattern, new in (
        ("data/tabel.csv", r"(,Hele landet,2018,målgruppe,,,)7,", rf"\g<1>{value},"),
        ("edition.yaml", r"(?m)^id: .*$", f"id: {folder.name}"),
    ):
        content = (folder / name).read_text("utf-8")
        changed, count = re.subn(pattern, new, content)
        assert count == 1
        (folder / name).write_text(changed, "utf-8")


SAID = """\
To tal er ændret.
To sætninger siger nu det modsatte.
"""


@pytest.mark.slow
def test_one_value_that_turns_a_sentence_round(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Callable[..., Run]
) -> None:
    monkeypatch.chdir(tmp_path)
    national(tmp_path / "editions/steg", 9)
    national(tmp_path / "editions/faldt", 5)
    code, out, _ = run("diff", "steg", "faldt")
    assert code == 10
    assert out.startswith(SAID)
    folder = tmp_path / "output/forskel/steg--faldt"
    assert "grad" not in out  # another edition is no correction
    assert out.splitlines()[-3:] == [
        *(f"output/forskel/steg--faldt/{name}" for name in
          ("forskel.html", "forskel.json", "rettelsesnotat.md")),
    ]  # fmt: skip
    told = json.loads((folder / "forskel.json").read_text("utf-8"))
    assert {(n["kind"], n["old"], n["new"]) for n in told["numbers"]} == {
        ("revised", f"9{NBSP}pct.", f"5{NBSP}pct.")
    }
    turned = [(text["old"], text["new"]) for text in told["texts"] if text["kind"] == "flipped"]
    whose = "Andelen af målgruppen i uddannelse eller beskæftigelse"
    assert turned == [
        (
            f"{whose} steg med 2 procentpoint fra 7 pct. i 2014 til 9 pct. i 2018.",
            f"{whose} faldt med 2 procentpoint fra 7 pct. i 2014 til 5 pct. i 2018.",
        ),
        ("Værdien er højere i 2018 end i 2014.", "Værdien er lavere i 2018 end i 2014."),
    ]
    # Nothing else changed but numbers, and every page that did is drawn.
    assert all(t["numbers_only"] for t in told["texts"] if t["kind"] != "flipped")
    assert told["pages"]
    assert all((folder / page["picture"]).is_file() for page in told["pages"])
    assert f"> Før: {turned[0][0]}" in (folder / "rettelsesnotat.md").read_text("utf-8").replace(
        "  - ", "> "
    )
    for verdict in (
        validators.nu_html([folder / "forskel.html"]),
        *(validators.axe([folder / "forskel.html"], width) for width in (1280, 375)),
    ):
        assert verdict.findings == []
    # The same sides give the same report, and an edition compared with itself nothing.
    before = {path: path.read_bytes() for path in folder.rglob("*.*")}
    assert run("diff", "steg", "faldt").code == 10
    assert {path: path.read_bytes() for path in folder.rglob("*.*")} == before
    same = run("diff", "steg", "steg")
    assert (same.code, same.out.splitlines()[:2]) == (
        0,
        ["Ingen tal er ændret.", "De færdige filer er de samme."],
    )
