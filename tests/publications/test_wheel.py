"""The wheel holds all that a build needs and nothing else, and builds the same from anywhere."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pikepdf
import pytest

from tests.publications import builds
from tests.publications.builds import EDITIONS, ROOT, Built

pytestmark = pytest.mark.slow

PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", "--no-input")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip("wheel", "--no-deps", "--no-index", "--no-build-isolation", "--wheel-dir", folder, ROOT)
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the wheel is installed to; what it depends on is in this environment."""
    folder = tmp_path_factory.mktemp("site")
    pip("install", "--no-deps", "--no-index", "--target", folder, wheel)
    return folder


def pip(*arguments: str | Path) -> None:
    completed = subprocess.run([*PIP, *arguments], capture_output=True, text=True, check=False)
    assert completed.returncode == 0, completed.stderr


def files(*folders: str) -> set[str]:
    """Return the files of folders of the checkout, as paths from its top."""
    return {
        path.relative_to(ROOT).as_posix()
        for folder in folders
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_it_holds_the_program_and_nothing_else(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    information = {name for name in names if ".dist-info/" in name}
    templates = {f"reporter/{name}" for name in files("templates")}
    assert names - information == files("reporter", "figures") | templates
    assert {name.partition("/licenses/")[2] for name in information if "/licenses/" in name} == {
        "LICENSE",
        "NOTICE",
    }
    for needed in ("figures/fonts/OFL.txt", "reporter/kommuner/kommuner.csv"):
        assert needed in names


def test_it_names_its_command_and_what_it_needs(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    (entry_points,) = (name for name in archive.namelist() if name.endswith("entry_points.txt"))
    assert b"reporter = reporter.__main__:main" in archive.read(entry_points)
    metadata = archive.read(entry_points.replace("entry_points.txt", "METADATA")).decode()
    for line in ("License-Expression: EUPL-1.2", "Requires-Python: >=3.11", "weasyprint>=70"):
        assert line in metadata


def test_it_builds_the_same_from_anywhere(
    installed: Path, everything: list[Built], tmp_path: Path
) -> None:
    environment = {"PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"}
    code = "import figures, reporter, reporter.resources as r; print(r.templates())"
    assert builds.run(code=code, cwd=tmp_path, **environment).stdout.strip() == str(
        installed / "reporter" / "templates"
    )
    found = builds.build(tmp_path / "output", editions=EDITIONS, cwd=tmp_path, **environment)
    assert found == builds.digests(everything[0].output)


def test_the_installed_command_runs(installed: Path, tmp_path: Path) -> None:
    completed = subprocess.run(
        [installed / "bin" / "reporter", "check", "--editions", EDITIONS],
        cwd=tmp_path,
        env={"PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert completed.returncode == 0, completed.stderr


def test_no_path_of_this_machine_is_in_what_is_published(
    wheel: Path, everything: list[Built]
) -> None:
    output = everything[0].output
    foreign = [str(path).encode() for path in (ROOT, output, Path.home(), Path(sys.prefix))]
    foreign = [path for path in foreign if len(path) > len(b"/root")]

    archive = zipfile.ZipFile(wheel)
    contents = {name: archive.read(name) for name in archive.namelist()}
    for path in output.rglob("*"):
        if path.is_file():
            contents[str(path)] = path.read_bytes()
        if path.suffix == ".pdf":
            streams = (
                each for each in pikepdf.open(path).objects if isinstance(each, pikepdf.Stream)
            )
            contents[f"{path} unpacked"] = b"".join(each.read_bytes() for each in streams)
    assert [name for name, content in contents.items() if any(f in content for f in foreign)] == []
