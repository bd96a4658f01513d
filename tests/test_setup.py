"""Set-up repeats anywhere: every download has its hash, no address, and nothing half made stays."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from reporter import system

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements-build.lock", "requirements.lock", "requirements-dev.lock")
NPM = ROOT / "tests" / "validators"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())


def locked(name: str) -> dict[str, tuple[str, list[str]]]:
    """Map each locked package to its version and hashes."""
    entries = (ROOT / name).read_text().replace("\\\n", " ").splitlines()
    packages = {}
    for entry in entries:
        requirement, *hashes = entry.split(" --hash=")
        parsed = Requirement(requirement.strip())
        (specifier,) = parsed.specifier
        assert specifier.operator == "=="
        packages[canonicalize_name(parsed.name)] = (
            specifier.version,
            [digest.strip() for digest in hashes],
        )
    assert len(packages) == len(entries)
    return packages


# --- Lock files ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_has_a_hash(name: str) -> None:
    for package, (_, hashes) in locked(name).items():
        assert hashes, package
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", digest) for digest in hashes), package


def test_the_tests_run_with_the_versions_that_publish() -> None:
    assert locked("requirements.lock").items() <= locked("requirements-dev.lock").items()


def test_no_lock_replaces_what_another_has_installed() -> None:
    build = locked("requirements-build.lock")
    for name in LOCKS[1:]:
        shared = {package: entry for package, entry in locked(name).items() if package in build}
        assert shared.items() <= build.items(), name


def test_the_locks_answer_to_pyproject() -> None:
    groups = PROJECT["dependency-groups"]
    assert set(PROJECT["build-system"]["requires"]) < set(groups["build"])
    runtime = PROJECT["project"]["dependencies"]
    tests = [*runtime, *groups["dev"], *PROJECT["project"]["optional-dependencies"]["spark"]]
    for lock, wanted in zip(LOCKS, (groups["build"], runtime, tests), strict=True):
        packages = locked(lock)
        for requirement in map(Requirement, wanted):
            version, _ = packages[canonicalize_name(requirement.name)]
            assert version in requirement.specifier, f"{lock}: {requirement}"


def test_the_npm_lock_has_hashes_and_no_addresses() -> None:
    manifest = json.loads((NPM / "package.json").read_text())
    text = (NPM / "package-lock.json").read_text()
    _, *packages = json.loads(text)["packages"].items()
    versions = {path.removeprefix("node_modules/"): entry["version"] for path, entry in packages}
    assert "resolved" not in text
    assert all(entry["integrity"].startswith("sha512-") for _, entry in packages)
    wanted = manifest["dependencies"] | manifest["optionalDependencies"]
    assert wanted.items() <= versions.items()
    # What every machine installs has no dependencies of its own.
    required = {path for path, entry in packages if not entry.get("optional")}
    assert required == {f"node_modules/{name}" for name in manifest["dependencies"]}
    assert "omit-lockfile-registry-resolved=true" in (NPM / ".npmrc").read_text().splitlines()


@pytest.mark.parametrize(
    "name",
    [
        *LOCKS,
        "Makefile",
        ".ci/run",
        "tests/validators/package-lock.json",
        "tests/validators/.npmrc",
    ],
)
def test_set_up_names_no_address(name: str) -> None:
    assert "://" not in (ROOT / name).read_text()


# --- Makefile ------------------------------------------------------------------------------------


def test_help_shows_every_target() -> None:
    (phony,) = re.findall(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    shown = subprocess.run(
        ["make", "--no-print-directory", "help"], cwd=ROOT, capture_output=True, text=True
    ).stdout.splitlines()
    assert [line.split("\t")[0] for line in shown] == phony.split()


def test_ci_runs_what_a_developer_runs() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    *_, last = script.read_text().splitlines()
    assert last == "exec make --no-print-directory test"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Copy the Makefile and what it looks at; `python` stands in for Python, pip and all."""
    for name in ("Makefile", "pyproject.toml", *LOCKS[:2], "reporter/system.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copyfile(ROOT / name, tmp_path / name)
    stand_in = tmp_path / "python"
    stand_in.write_text(
        "#!/bin/sh\n"
        'echo "$*" >> calls\n'
        'case "$*" in\n'
        '*"-m venv"*) mkdir -p .venv/bin && cp python .venv/bin/python;;\n'
        "*--requirement*) test ! -e broken;;\n"
        "esac\n"
    )
    stand_in.chmod(0o755)
    return tmp_path


def make(checkout: Path, target: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", "PYTHON=./python", target], cwd=checkout, capture_output=True, text=True
    )


def test_set_up_once_made_is_not_made_again(checkout: Path) -> None:
    assert make(checkout, ".venv/report.stamp").returncode == 0
    calls = (checkout / "calls").read_text()
    assert "--require-hashes" in calls
    assert make(checkout, ".venv/report.stamp").returncode == 0
    assert (checkout / "calls").read_text() == calls


def test_an_interrupted_set_up_starts_again_from_nothing(checkout: Path) -> None:
    (checkout / "broken").touch()
    assert make(checkout, ".venv/report.stamp").returncode != 0
    assert not (checkout / ".venv" / "report.stamp").exists()
    (checkout / ".venv" / "half").touch()
    (checkout / "broken").unlink()
    assert make(checkout, ".venv/report.stamp").returncode == 0
    assert not (checkout / ".venv" / "half").exists()


# --- System libraries ----------------------------------------------------------------------------


def test_the_system_check_needs_only_python() -> None:
    source = (ROOT / "reporter" / "system.py").read_text()
    # An older Python must get as far as saying that it is too old.
    tree = ast.parse(source, feature_version=(3, 8))
    imported = {
        name.name.partition(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for name in node.names
    } | {
        (node.module or "").partition(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
    }
    assert imported <= sys.stdlib_module_names


def test_nothing_is_missing_here() -> None:
    assert system.missing_libraries() == ()
    assert system.install("test") is None


def test_the_hint_is_one_line_with_each_package_once() -> None:
    assert system.install_hint(["Pango", "PangoFT2", "Fontconfig"]) == (
        "Mangler Pango, PangoFT2, Fontconfig. Installér med "
        "»apt-get install libpango-1.0-0 libpangoft2-1.0-0«, "
        "»dnf install pango« eller »brew install pango«."
    )


def test_who_may_not_install_is_told_what_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(system, "_apt_install", lambda packages: pytest.fail("installed"))
    hint = system.install("test")
    assert hint is not None
    assert hint.endswith(".")
    assert "Java, qpdf, Poppler. Installér med »apt-get install " in hint
    assert "\n" not in hint


def test_root_gets_what_is_missing_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    installed: list[str] = []
    monkeypatch.setattr(system, "NEEDS", {"test": (system.QPDF, system.POPPLER)})
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(shutil, "which", lambda name: name if name == "apt-get" else None)
    monkeypatch.setattr(system, "_apt_install", installed.extend)
    assert system.install("test") is not None
    assert installed == ["poppler-utils", "qpdf"]


def test_an_absent_library_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    absent = system.Need("Pango", apt="a", dnf="b", brew="c", libraries=("libabsent.so.0",))
    monkeypatch.setattr(system, "LIBRARIES", (absent,))
    assert system.missing_libraries() == ("Pango",)
