"""Builds an edition with the program and the packages it was made with, in a place of their own.

Only a verified bundle comes this far: its wheel and its lock files are those its manifest tells of.
Nothing of it runs in this process, and what runs of it was asked for by name.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from reporter import system
from reporter.archive import layout
from reporter.archive.opening import wheel
from reporter.archive.opening.opened import Bundle
from reporter.archive.regeneration.interpreters import (
    Interpreter,
    interpreter,
    surroundings,
    surroundings_of_pip,
)
from reporter.errors import ArchiveError, MissingLibraryError

_LOCKED = ("--require-hashes", "--no-deps", "--only-binary", ":all:")
_INSTALL = ("install", "--quiet", "--no-compile")
"""Most of what is installed is never run: to compile it all takes as long as to unpack it."""

_BUILT = ("--no-binary", "bagit", "--no-build-isolation")
"""As the Makefile has it: BagIt has no wheel, and is built with what the first file locks."""

_NOT_HAD = re.compile(
    "No matching distribution|Could not find a version|ConnectionError|Max retries|HTTP error|"
    "NewConnectionError|Temporary failure|timed out|Could not open requirements",
)
_OTHER_HASH = "DO NOT MATCH THE HASHES"
_PACKAGE = re.compile(r"^ {4}([A-Za-z0-9._-]+)==", re.MULTILINE)
_SAID = re.compile(r"^ERROR: (.+)$", re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class Environment:
    """Where the recorded program was installed: its Python, its home and what made it."""

    program: Path
    home: Path
    interpreter: Interpreter


def installed(bundle: Bundle, folder: Path, tell: Callable[[str], None]) -> Environment:
    """Install a bundle's packages and program below an empty folder; ``tell`` hears how it goes.

    Raises ArchiveError where packages cannot be had or are others, MissingLibraryError where
    Python lacks what makes environments.
    """
    home = folder / "hjem"
    home.mkdir()
    chosen = interpreter(bundle.manifest.layers.python)
    place = folder / "miljoe"
    tell(f"Opretter et miljø med Python {chosen.version}")
    completed = _run((chosen.program, "-I", "-m", "venv", str(place)), surroundings(home))
    if completed.code:
        raise MissingLibraryError(system.install_hint([system.VENV.name]))
    program = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    installing = (
        (layout.BUILD_LOCK, _LOCKED),
        (layout.LOCK, (*_LOCKED, *_BUILT)),
    )
    pip = (str(program), "-I", "-m", "pip", "--disable-pip-version-check", "--no-input")
    for lock, options in installing:
        tell(f"Installerer pakkerne i {lock}")
        command = (*pip, *_INSTALL, *options, "--requirement")
        outcome = _run((*command, str(bundle.program / lock)), surroundings_of_pip(home))
        if outcome.code:
            raise _refused(lock, outcome.errors)
    tell("Installerer programmet")
    name = wheel.name_of(bundle.manifest.layers.version)
    command = (*pip, *_INSTALL, "--no-index", "--no-deps", str(bundle.program / name))
    outcome = _run(command, surroundings(home))
    if outcome.code:
        raise _refused(name, outcome.errors)
    return Environment(program=program, home=home, interpreter=chosen)


def build(
    environment: Environment, bundle: Bundle, output: Path, tell: Callable[[str], None]
) -> None:
    """Let the installed program build the bundle's edition; ``tell`` hears each of its lines.

    Raises ArchiveError where it does not manage.
    """
    manifest = bundle.manifest
    formats = [part for name in manifest.formats for part in ("--format", name)]
    command = (
        *(str(environment.program), "-I", "-m", "reporter", "build", manifest.edition),
        *("--editions", str(bundle.editions), "--output", str(output), *formats),
    )
    outcome = _run(command, surroundings(environment.home), tell)
    if outcome.code:
        raise ArchiveError(
            f"arkivpakkens eget program kan ikke bygge {manifest.edition} her "
            f"(afslutningskode {outcome.code}); hvad det sagde, står ovenfor"
        )


def _refused(file: str, errors: str) -> ArchiveError:
    """Return what pip said, in Danish."""
    if _OTHER_HASH in errors:
        names = ", ".join(dict.fromkeys(_PACKAGE.findall(errors))) or "en pakke"
        return ArchiveError(
            f"{file}: {names} har en anden kontrolsum der, hvor pakkerne hentes, end i "
            "arkivpakken; intet er kørt. Hent pakkerne fra en anden kilde (PIP_INDEX_URL)"
        )
    said = _SAID.findall(errors)
    reason = said[-1] if said else (errors.strip().splitlines() or ["pip sagde intet"])[-1]
    if _NOT_HAD.search(errors):
        return ArchiveError(
            f"{file}: pakkerne kan ikke hentes ({reason}); kontrollér forbindelsen, eller sæt "
            "PIP_INDEX_URL eller PIP_FIND_LINKS til en kilde, der har dem"
        )
    return ArchiveError(f"{file}: kan ikke installeres ({reason})")


# --- Processes ------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class _Outcome:
    code: int
    errors: str


def _run(
    command: Sequence[str],
    variables: Mapping[str, str],
    tell: Callable[[str], None] | None = None,
) -> _Outcome:
    """Run a command to its end, telling its errors line by line, or keeping them."""
    kept: list[str] = []
    with _started(command, variables) as process:
        assert process.stderr
        for line in process.stderr:
            (tell or kept.append)(line.rstrip("\r\n"))
        code = process.wait()
    return _Outcome(code=code, errors="\n".join(kept))


@contextmanager
def _started(
    command: Sequence[str], variables: Mapping[str, str]
) -> Iterator[subprocess.Popen[str]]:
    """Start a command in a group of its own; whatever happens, none of the group is left."""
    process = subprocess.Popen(  # noqa: S603  (pip, or what was asked for by name)
        command,
        cwd=variables["HOME"],
        env=variables,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        start_new_session=True,
    )
    try:
        with process:
            try:
                yield process
            except BaseException:
                _end(process)
                raise
    finally:
        _end(process)


def _end(process: subprocess.Popen[str]) -> None:
    """End a process and those it started."""
    with suppress(OSError):
        if os.name == "nt":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
