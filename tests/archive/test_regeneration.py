"""An upgrade is blamed on its layer, its pages are marked, and numbers are told from all else."""

from __future__ import annotations

import io
import os
import shutil
import signal
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from reporter import cli
from reporter.errors import ExitCode
from tests import validators
from tests.archive import upgraded
from tests.archive.handmade import Handmade
from tests.archive.upgraded import Remade, both, remade_by, replaced, rewritten
from tests.publications import builds

pytestmark = pytest.mark.slow

REGULAR = "figures/fonts/ReporterSans-Regular.ttf"


def other_font(program: Path) -> None:
    shutil.copyfile(program / "figures/fonts/ReporterSans-Italic.ttf", program / REGULAR)


def other_style(program: Path) -> None:
    with (program / "templates/notat/print.css").open("a") as style:
        style.write("h2 { letter-spacing: 2pt; }\n")


other_word = replaced("reporter/danish/shares.py", "{'knap' if shown", "{'næsten' if shown")
other_rounding = replaced(
    "reporter/danish/numbers.py", "rounding=ROUND_HALF_UP", 'rounding="ROUND_UP"'
)


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return upgraded.archived(tmp_path_factory.mktemp("arkiv"))


def by(change: upgraded.Change, bundle: Path, folder: Path) -> Remade:
    return remade_by(upgraded.copied(folder / "program", change), bundle, folder / "rapport")


def here(bundle: Path, report: Path, capsys: pytest.CaptureFixture[str], *more: str) -> Remade:
    """Make the edition of a bundle once more with the program that runs."""
    capsys.readouterr()
    with pytest.raises(SystemExit) as left:
        cli.main(["regenerate", str(bundle), "--output", str(report), *more])
    out, err = capsys.readouterr()
    return Remade(int(left.value.code or 0), out, err, report)


def differing(made: Remade) -> dict[str, Any]:
    return {each["file"]: each for each in made.told["differences"]}


def size_of(picture: Path) -> tuple[int, int]:
    return Image.open(io.BytesIO(picture.read_bytes())).size


def test_another_font_is_the_fonts_and_no_number(bundle: Path, tmp_path: Path) -> None:
    made = by(other_font, bundle, tmp_path)
    assert made.code == ExitCode.ARCHIVE, made.err
    assert made.told["blame"] == {"layer": "fonts", "possible": ["fonts"], "changed": ["fonts"]}
    assert [each["name"] for each in made.told["layers"]] == [REGULAR]
    found = differing(made)
    # The drawing on the web page is measured with the same letters; no file of data is.
    assert sorted(found) == ["proeve.html", "proeve.pdf"]
    (page,) = found["proeve.pdf"]["pages"]
    assert (page["old"], page["new"], page["text"], page["looks"]) == (1, 1, False, True)
    width, height = size_of(made.report / page["picture"])
    assert width > 2 * 595
    assert height > 842
    assert "Forskellen skyldes skrifterne: intet andet lag er ændret." in made.out
    assert "Ingen tal er ændret." in made.page
    assert (made.report / "nye/proeve.pdf").read_bytes().startswith(b"%PDF")


def test_another_word_is_the_program_and_no_number(bundle: Path, tmp_path: Path) -> None:
    made = by(other_word, bundle, tmp_path)
    assert made.code == ExitCode.ARCHIVE, made.err
    assert made.told["blame"]["layer"] == "program"
    assert [each["name"] for each in made.told["layers"]] == ["reporter/danish/shares.py"]
    (page,) = differing(made)["proeve.pdf"]["pages"]
    assert (page["text"], page["gone"], page["come"]) == (True, [], [])
    assert not made.told["numbers_differ"]


def test_another_style_is_the_templates_and_paper_alone(bundle: Path, tmp_path: Path) -> None:
    made = by(other_style, bundle, tmp_path)
    assert made.code == ExitCode.ARCHIVE, made.err
    assert made.told["blame"]["layer"] == "templates"
    assert list(differing(made)) == ["proeve.pdf"]
    assert "templates/notat/print.css er ændret" in made.out


def test_another_rounding_changes_numbers(bundle: Path, tmp_path: Path) -> None:
    made = by(other_rounding, bundle, tmp_path)
    assert made.code == ExitCode.NUMBERS, made.err
    assert made.told["blame"]["layer"] == "program"
    found = differing(made)
    assert sorted(found) == ["data/figur-1.csv", "proeve.html", "proeve.pdf"]
    numbers = found["data/figur-1.csv"]["numbers"]
    # 30,2 and 24,4 are rounded up; 27,5 always was.
    assert (numbers["gone"], numbers["come"]) == (["30", "24"], ["31", "25"])
    assert sorted(found["proeve.pdf"]["pages"][0]["come"]) == ["25", "25", "31"]
    assert "Tal er ændret." in made.page
    assert "væk: 30, 24; nye: 31, 25" in made.page
    assert validators.nu_html([made.report / "genskabelse.html"]).findings == []


def test_of_two_layers_that_differ_the_one_that_can_do_it_alone_is_the_likeliest(
    bundle: Path, tmp_path: Path
) -> None:
    made = by(both(other_font, other_word), bundle, tmp_path)
    assert made.code == ExitCode.ARCHIVE, made.err
    blame = {"layer": "program", "possible": ["program"], "changed": ["program", "fonts"]}
    assert made.told["blame"] == blame
    assert (
        "Flere lag er ændret: programmet og skrifterne. Forskellen skyldes sandsynligvis "
        "programmet: det er det eneste lag af dem, der alene kan give forskelle af denne slags."
    ) in made.out


def test_another_library_of_the_system_that_is_not_seen(
    bundle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def older(told: dict[str, Any]) -> None:
        told["layers"]["system"]["pango"] = "1.44.0"

    made = here(rewritten(bundle, tmp_path / "proeve-v1.zip", older), tmp_path / "ud", capsys)
    assert made.code == ExitCode.OK, made.err
    assert made.told["identical"]
    assert "Ændret siden, uden at det kan ses: systembibliotekerne." in made.out
    assert "systembibliotekerne: pango 1.44.0 → " in made.out
    assert list(tmp_path.glob("ud/*/")) == []


def test_without_any_other_layer_that_is_said_plainly(
    bundle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = {"data/figur-1.csv": "\ufeff\u00c5r;Alle\r\n2014;30\r\n2015;29\r\n2016;24\r\n".encode()}
    made = here(
        rewritten(bundle, tmp_path / "proeve-v1.zip", outputs=data), tmp_path / "ud", capsys
    )
    assert made.code == ExitCode.NUMBERS, made.err
    assert made.told["blame"] == {"layer": None, "possible": [], "changed": []}
    assert "Intet lag er ændret; maskinen eller programmet er ikke deterministisk." in made.out
    (found,) = made.told["differences"]
    assert (found["file"], found["pages"]) == ("data/figur-1.csv", [])
    assert found["numbers"]["gone"] == ["29"]


def test_the_same_report_is_written_twice_and_nothing_is_left_of_the_first(
    bundle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "rapport"
    by(other_word, bundle, tmp_path)
    assert (report / "sider/proeve-side-1.png").exists()
    made = here(bundle, report, capsys)
    assert made.code == ExitCode.OK
    assert sorted(path.name for path in report.rglob("*") if path.is_file()) == [
        "genskabelse.html",
        "genskabelse.json",
    ]
    first = {path: path.read_bytes() for path in report.iterdir() if path.is_file()}
    here(bundle, report, capsys)
    assert {path: path.read_bytes() for path in first} == first


def test_what_is_not_a_report_is_left_alone(
    bundle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "dagbog.txt").write_text("min")
    made = here(bundle, tmp_path, capsys)
    assert made.code == ExitCode.OUTPUT
    assert made.err.splitlines()[-1] == (
        f"{tmp_path}: der ligger noget andet end en rapport om en genskabelse; flyt det, eller "
        "vælg en anden mappe med --output"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["dagbog.txt"]


def test_nothing_is_built_of_a_bundle_with_faults_and_all_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoiled = Handmade().put("data/LAES-MIG.md", "andet").drop("data/README.md")
    made = here(spoiled.zip(tmp_path / "proeve-v1.zip"), tmp_path / "ud", capsys)
    assert made.code == ExitCode.ARCHIVE
    assert "data/LAES-MIG.md: er ændret" in made.err
    assert "data/README.md: mangler" in made.err
    assert not (tmp_path / "ud").exists()


def test_interrupted_it_leaves_nothing(bundle: Path, tmp_path: Path) -> None:
    passing = tmp_path / "tmp"
    passing.mkdir()
    process = builds.start(
        "regenerate", bundle, "--output", tmp_path / "ud", TMPDIR=str(passing), cwd=tmp_path
    )
    assert process.stderr
    assert process.stderr.readline() == "proeve-v1 er, som den skal være\n"
    os.kill(process.pid, signal.SIGINT)
    completed = builds.finish(process)
    assert completed.returncode == ExitCode.INTERRUPTED, completed.stderr
    assert list(passing.glob("reporter-*")) == []
    assert not (tmp_path / "ud").exists()
