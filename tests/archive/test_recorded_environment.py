"""The recorded program is installed by its hashes, in surroundings that know nothing of the user.

Python is a stand-in here that notes what it is asked for: what it really installs is tried with a
whole edition in ``tests/publications/test_round_trip.py``.
"""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from reporter import system
from reporter.archive.opening.opened import Bundle, opened
from reporter.archive.regeneration import environment, interpreters
from reporter.archive.regeneration.environment import build, installed
from reporter.archive.regeneration.interpreters import (
    Interpreter,
    interpreter,
    surroundings,
    surroundings_of_pip,
)
from reporter.errors import ArchiveError, MissingLibraryError
from tests.archive.handmade import Handmade

STAND_IN = """#!/bin/sh
here=$(dirname "$0")
echo "$@" >> "{notes}"
env | grep -v '^\\(PWD\\|SHLVL\\|_\\|OLDPWD\\)=' >> "{notes}.env"
case "$*" in
  *"-m venv"*) for last; do :; done
    mkdir -p "$last/bin" && cp "$0" "$last/bin/python" {venv};;
  *requirements-build.lock*) {build_lock} ;;
  *requirements.lock*) {lock} ;;
  *.whl*) {wheel} ;;
  *"reporter build"*) {build} ;;
esac
"""
FAILS = "echo '{said}' >&2; exit 1"
STEPS = ("venv", "build_lock", "lock", "wheel", "build")


@pytest.fixture
def bundle(tmp_path: Path) -> Iterator[Bundle]:
    with opened(Handmade().folder(tmp_path)) as found:
        yield found


class Stand:
    """A Python that is none, whose steps do as they are told; the rest do nothing."""

    def __init__(self, folder: Path, **steps: str) -> None:
        self.folder = folder / "miljoe"
        self.folder.mkdir()
        self.notes = folder / "noter"
        script = folder / "python"
        done = {step: steps.get(step, ":") for step in STEPS}
        done["venv"] = steps.get("venv", "")
        script.write_text(STAND_IN.format(notes=self.notes, **done))
        script.chmod(0o755)
        self.interpreter = Interpreter(program=str(script), version="3.11.7")
        self.said: list[str] = []

    def install(self, bundle: Bundle, monkeypatch: pytest.MonkeyPatch) -> environment.Environment:
        monkeypatch.setattr(environment, "interpreter", lambda recorded: self.interpreter)
        return installed(bundle, self.folder, self.said.append)

    @property
    def commands(self) -> list[str]:
        return self.notes.read_text("utf-8").splitlines()

    @property
    def variables(self) -> set[str]:
        lines = self.notes.with_suffix(".env").read_text("utf-8").splitlines()
        return {line.partition("=")[0] for line in lines}


def test_each_step_is_taken_as_the_makefile_does(
    bundle: Bundle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand = Stand(tmp_path)
    made = stand.install(bundle, monkeypatch)
    build(made, bundle, tmp_path / "output", stand.said.append)
    pip = "-I -m pip --disable-pip-version-check --no-input install --quiet --no-compile"
    locked = "--require-hashes --no-deps --only-binary :all:"
    program = bundle.program
    assert stand.commands == [
        f"-I -m venv {stand.folder}/miljoe",
        f"{pip} {locked} --requirement {program}/requirements-build.lock",
        f"{pip} {locked} --no-binary bagit --no-build-isolation --requirement "
        f"{program}/requirements.lock",
        f"{pip} --no-index --no-deps {program}/reporter-0.1.0-py3-none-any.whl",
        f"-I -m reporter build proeve --editions {bundle.editions} --output {tmp_path}/output "
        "--format pdf --format html",
    ]
    assert stand.said == [
        "Opretter et miljø med Python 3.11.7",
        "Installerer pakkerne i requirements-build.lock",
        "Installerer pakkerne i requirements.lock",
        "Installerer programmet",
    ]


def test_none_of_the_users_variables_reach_it(
    bundle: Bundle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("PYTHONPATH", "PYTHONSTARTUP", "SOURCE_DATE_EPOCH", "PIP_TARGET", "SECRET"):
        monkeypatch.setenv(name, "mit")
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:9")
    stand = Stand(tmp_path)
    stand.install(bundle, monkeypatch)
    pip = {name for name in stand.variables if name.startswith("PIP_")}
    assert {"PIP_INDEX_URL", "https_proxy", "HOME", "TMPDIR", "LANG"} <= stand.variables
    assert "PIP_TARGET" not in pip
    assert not stand.variables & {"PYTHONPATH", "PYTHONSTARTUP", "SOURCE_DATE_EPOCH", "SECRET"}


def test_the_program_itself_is_not_told_where_packages_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    assert surroundings_of_pip(tmp_path)["PIP_INDEX_URL"] == "http://127.0.0.1:9/simple"
    own = surroundings(Path("/a/home"))
    assert (own["HOME"], own["TMPDIR"]) == ("/a/home", "/a/home")
    known = {"PATH", "HOME", "TMPDIR", "LANG", "SYSTEMROOT", "LD_LIBRARY_PATH"}
    assert own.keys() <= known | {"DYLD_FALLBACK_LIBRARY_PATH"}


@pytest.mark.parametrize(("length", "inside"), [(70, True), (71, False)])
def test_temporary_files_lie_where_a_socket_can(length: int, inside: bool) -> None:
    home = "/" + "a" * (length - 1)
    assert surroundings(Path(home))["TMPDIR"] == (home if inside else tempfile.gettempdir())


def test_a_users_own_settings_of_pip_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PIP_CONFIG_FILE", raising=False)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert "PIP_CONFIG_FILE" not in surroundings_of_pip(tmp_path)
    file = tmp_path / ".config/pip/pip.conf"
    file.parent.mkdir(parents=True)
    file.write_text("[global]\n")
    assert surroundings_of_pip(tmp_path)["PIP_CONFIG_FILE"] == str(file)


HASHES = (
    "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE. If you have\n"
    "    jinja2==3.1.6 from http://127.0.0.1 (from -r requirements.lock (line 1)):\n"
    "        Expected sha256 aa\n             Got        bb"
)


@pytest.mark.parametrize(
    ("step", "pip_said", "told"),
    [
        (
            "lock",
            HASHES,
            "requirements.lock: jinja2 har en anden kontrolsum der, hvor pakkerne hentes, end i "
            "arkivpakken; intet er kørt. Hent pakkerne fra en anden kilde (PIP_INDEX_URL)",
        ),
        (
            "build_lock",
            "ERROR: No matching distribution found for hatchling==1.33.0",
            "requirements-build.lock: pakkerne kan ikke hentes (No matching distribution found for "
            "hatchling==1.33.0); kontrollér forbindelsen, eller sæt PIP_INDEX_URL eller "
            "PIP_FIND_LINKS til en kilde, der har dem",
        ),
        (
            "wheel",
            "ERROR: reporter is not a supported wheel on this platform.",
            "reporter-0.1.0-py3-none-any.whl: kan ikke installeres (reporter is not a supported "
            "wheel on this platform.)",
        ),
        (
            "lock",
            "No module named pip",
            "requirements.lock: kan ikke installeres (No module named pip)",
        ),
    ],
)
def test_what_pip_cannot_do_is_told_in_danish(
    bundle: Bundle,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
    pip_said: str,
    told: str,
) -> None:
    stand = Stand(tmp_path, **{step: FAILS.format(said=pip_said)})
    with pytest.raises(ArchiveError) as raised:
        stand.install(bundle, monkeypatch)
    assert str(raised.value) == told
    assert not any("reporter build" in command for command in stand.commands)


def test_a_python_without_venv_is_told_how_to_get_it(
    bundle: Bundle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand = Stand(tmp_path, venv="; exit 1")
    with pytest.raises(MissingLibraryError) as raised:
        stand.install(bundle, monkeypatch)
    assert str(raised.value) == system.install_hint(["Pythons venv"])


def test_a_build_that_fails_inside_is_told_as_such_and_its_words_are_passed_on(
    bundle: Bundle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand = Stand(tmp_path, build="echo 'proeve/tekst.md:1: æv' >&2; exit 3")
    made = stand.install(bundle, monkeypatch)
    heard: list[str] = []
    with pytest.raises(ArchiveError) as raised:
        build(made, bundle, tmp_path / "output", heard.append)
    assert str(raised.value) == (
        "arkivpakkens eget program kan ikke bygge proeve her (afslutningskode 3); hvad det sagde, "
        "står ovenfor"
    )
    assert heard == ["proeve/tekst.md:1: æv"]


def test_nothing_it_started_is_left_running_when_it_is_interrupted(
    bundle: Bundle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand = Stand(tmp_path, build='sleep 60 & echo "$! $$" >&2; wait')
    made = stand.install(bundle, monkeypatch)
    started: list[int] = []

    def stop(said: str) -> None:
        started.extend(map(int, said.split()))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(made, bundle, tmp_path / "output", stop)
    assert len(started) == 2
    deadline = time.monotonic() + 10  # whoever is killed takes a moment to die
    while any(map(_is_running, started)) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not any(map(_is_running, started))


def _is_running(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


# --- Which Python ---------------------------------------------------------------------------------

OWN = Interpreter(program=sys.executable, version=platform.python_version())


def answering(folder: Path, name: str, answer: str) -> str:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{answer}\n")
    path.chmod(0o755)
    return str(path)


@pytest.mark.parametrize("recorded", [platform.python_version(), "", "noget andet", "3"])
def test_our_own_python_is_used_where_it_is_of_the_series_or_none_is_named(recorded: str) -> None:
    assert interpreter(recorded) == OWN


def test_a_python_of_the_recorded_series_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    program = answering(tmp_path, "python3.99", "echo 3.99.2")
    assert interpreter("3.99.0") == Interpreter(program=program, version="3.99.2")


@pytest.mark.parametrize("answer", ["exit 127", "echo 3.98.1", "exec sleep 30"])
def test_one_that_does_not_answer_as_it_is_called_is_passed_by(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    monkeypatch.setattr(interpreters, "_PATIENCE", 0.2)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    answering(tmp_path, "python3.99", answer)
    assert interpreter("3.99.0") == OWN


def test_where_there_is_none_our_own_is_used() -> None:
    assert interpreter("3.97.0") == OWN
