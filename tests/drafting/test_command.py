"""``reporter new`` on the command line: what it writes, and what it refuses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reporter.drafting import begin
from reporter.editions.load import load
from reporter.published import files
from tests.drafting.conftest import Run
from tests.drafting.tables import row, table

ABOUT_5 = ("new", "kort-fortalt", "--maal", "5", "--table", "tabel.csv")


def everything(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def test_a_whole_folder_is_written(here: Path, run: Callable[..., Run]) -> None:
    hint = "Se den, mens du retter: reporter preview kort-fortalt-2017-maal-5\n"
    assert run(*ABOUT_5) == (0, "editions/kort-fortalt-2017-maal-5\n", hint)
    assert everything(here / "editions") == [
        "kort-fortalt-2017-maal-5",
        "kort-fortalt-2017-maal-5/data",
        "kort-fortalt-2017-maal-5/data/tabel.csv",
        "kort-fortalt-2017-maal-5/data/tabel.csv-metadata.json",
        "kort-fortalt-2017-maal-5/edition.yaml",
        "kort-fortalt-2017-maal-5/tekst.md",
    ]
    made = load(here / "editions", "kort-fortalt-2017-maal-5")
    # The edition is of the last year its own goal has; its name is of the table's.
    assert (made.model.vintage, made.model.date) == ("2016", "2020-02-01")


def test_the_options_are_heeded(here: Path, run: Callable[..., Run]) -> None:
    options = ("--vintage", "2014", "--date", "2021-03-04", "--editions", "mine")
    assert run(*ABOUT_5, "om-vold", *options).out == "mine/om-vold\n"
    made = load(here / "mine", "om-vold")
    assert (made.model.vintage, made.model.date) == ("2014", "2021-03-04")
    rows = files.read(here / "mine/om-vold/data/tabel.csv").observations
    assert [(each.indicator, each.period) for each in rows] == [("maal-5", "2014")]


def test_a_table_can_be_parquet(here: Path, run: Callable[..., Run]) -> None:
    files.write(files.read(here / "tabel.csv"), here, "tabel")
    assert run(*ABOUT_5, "som-csv").code == 0
    assert run(*ABOUT_5[:-1], "tabel.parquet", "som-parquet").code == 0
    one, other = (here / "editions" / name for name in ("som-csv", "som-parquet"))
    for name in ("data/tabel.csv", "data/tabel.csv-metadata.json", "tekst.md"):
        assert (one / name).read_bytes() == (other / name).read_bytes()


TYPES = "haefte, kommuneark, kort-fortalt, notat, redegoerelse"
GOAL = "et nummer fra 1 til 10"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["notatt", "x"], "publikationstypen 'notatt' findes ikke; mente du notat?"),
        (["ark", "x"], f"publikationstypen 'ark' findes ikke; der er {TYPES}"),
        (["kort-fortalt"], f"en Kort fortalt handler om ét mål; skriv --maal og {GOAL}"),
        (["kort-fortalt", "--maal", "11"], f"--maal '11' skal være {GOAL}"),
        (["kort-fortalt", "--maal", "٣"], f"--maal '٣' skal være {GOAL}"),
        (
            ["notat", "x", "--maal", "5"],
            "--maal hører til kort-fortalt; notat handler om alle tabellens mål",
        ),
        (["notat"], "skriv også et id: reporter new notat min-udgave"),
        (
            ["notat", "../ud"],
            "id '../ud' må kun bestå af a-z, 0-9 og enkelte bindestreger",
        ),
        (
            ["notat", "Notat"],
            "id 'Notat' må kun bestå af a-z, 0-9 og enkelte bindestreger",
        ),
        (
            ["notat", "x", "--vintage", "2014-2016"],
            "--vintage '2014-2016' skal være et årstal, fx 2016",
        ),
        (
            ["notat", "x", "--date", "2019"],
            "--date '2019' skal være en dag og skrives som fx 2018-11-06",
        ),
        (["notat", "x", "--date", "1/12"], "--date '1/12' skal skrives som fx 2018-11-06"),
    ],
)
def test_what_cannot_be_asked_for_is_told(
    here: Path, run: Callable[..., Run], arguments: list[str], told: str
) -> None:
    assert run("new", *arguments, "--table", "tabel.csv") == (2, "", f"{told}\n")
    assert not Path("editions").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ["kort-fortalt", "--maal", "7"],
            "tabel.csv: tabellen har ingen tal for mål 7; den har tal for mål 5, 10",
        ),
        (
            ["kort-fortalt", "--maal", "5", "--vintage", "2015"],
            "tabel.csv: tabellen har ingen tal for mål 5 i 2015; der er 2014, 2016",
        ),
        (
            ["notat", "x", "--vintage", "2013"],
            "tabel.csv: tabellen har ingen tal for de ti mål til og med 2013",
        ),
        (
            ["kommuneark", "x"],
            "tabel.csv: tabellen har ingen af målene for alle kommuner; et kommuneark har intet "
            "at vise",
        ),
    ],
)
def test_a_table_that_does_not_tell_it_is_told(
    here: Path, run: Callable[..., Run], arguments: list[str], told: str
) -> None:
    assert run("new", *arguments, "--table", "tabel.csv") == (3, "", f"{told}\n")
    assert not Path("editions").exists()


def test_a_table_without_any_goal_is_told(here: Path, run: Callable[..., Run]) -> None:
    files.write(table(row("ledige", "2016", 4)), here, "anden")
    told = "anden.csv: tabellen har ingen tal for mål 5; den har ingen af de ti mål\n"
    assert run(*ABOUT_5[:-1], "anden.csv") == (3, "", told)


def test_a_table_that_is_not_there_is_told(here: Path, run: Callable[..., Run]) -> None:
    assert run(*ABOUT_5[:-1], "tabbel.csv") == (3, "", "tabbel.csv: filen findes ikke\n")
    told = "--table mangler\nSkriv »reporter new --help« for at få hjælp.\n"
    assert run("new", "notat", "x") == (2, "", told)
    told = "TYPE mangler\nSkriv »reporter new --help« for at få hjælp.\n"
    assert run("new", "--table", "tabel.csv") == (2, "", told)


@pytest.mark.parametrize("kind", ["folder", "file", "link to nothing"])
def test_a_name_that_is_taken_is_left_alone(here: Path, run: Callable[..., Run], kind: str) -> None:
    taken = here / "editions/om-vold"
    taken.parent.mkdir()
    if kind == "folder":
        taken.mkdir()
    elif kind == "file":
        taken.write_text("mit")
    else:
        taken.symlink_to("ingenting")
    before = everything(here / "editions")
    told = "editions/om-vold: udgaven findes i forvejen; vælg et andet id\n"
    assert run(*ABOUT_5, "om-vold") == (2, "", told)
    assert everything(here / "editions") == before


def test_one_that_is_taken_meanwhile_is_left_alone(
    here: Path, run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = begin.draft

    def slow(*arguments: object) -> dict[str, bytes]:
        (here / "editions/om-vold").mkdir(parents=True)
        (here / "editions/om-vold/mit").touch()
        return draft(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(begin, "draft", slow)
    told = "editions/om-vold: der ligger en fil med mappens navn; vælg en anden mappe\n"
    assert run(*ABOUT_5, "om-vold") == (5, "", told)
    assert everything(here / "editions") == ["om-vold", "om-vold/mit"]


def test_a_place_that_cannot_be_written_is_told(here: Path, run: Callable[..., Run]) -> None:
    Path("fil").write_text("x")
    told = "fil/udgaver: stien går gennem en fil; vælg en anden mappe\n"
    assert run(*ABOUT_5, "--editions", "fil/udgaver") == (5, "", told)


def test_an_interruption_leaves_nothing(
    here: Path, run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(self: Path, target: Path) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "rename", interrupt)
    assert run(*ABOUT_5) == (130, "", "\nAfbrudt. Intet er halvt skrevet.\n")
    assert everything(here / "editions") == []
