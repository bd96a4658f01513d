"""The command that tells what changed from one edition to another."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack, redirect_stdout
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import click

from reporter import system
from reporter.cli.editions import build_and_tell
from reporter.cli.folders import build_option, editions_option
from reporter.cli.progress import spoken
from reporter.danish.commandline import Command, help_option, shown
from reporter.errors import ExitCode, MissingLibraryError

if TYPE_CHECKING:  # it loads what reads editions and compares pages
    from reporter.archive.difference.model import Difference
    from reporter.building.tasks import Wish

FOLDER = "forskel"
"""Where in the folder that is built to reports go, each to one named after what was compared."""


@click.command(
    cls=Command,
    options_metavar="[TILVALG]",
    short_help="Sig, hvad der er ændret fra en udgave til en anden.",
)
@click.argument("old")
@click.argument("new")
@click.option(
    "--output",
    metavar="MAPPE",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    help="Mappen til rapporten.  [standard: forskel/ og de to navne i mappen, der bygges til]",
)
@click.option(
    "--pictures/--no-pictures",
    "pictures",
    default=None,
    help="Tegn de sider, der ser anderledes ud, før og efter.  [standard: ja, men ikke for "
    "kommuneark]",
)
@build_option
@editions_option
@help_option
def diff(
    old: str, new: str, output: Path | None, pictures: bool | None, build: Path, editions: Path
) -> None:
    """Sammenlign OLD med NEW, og sig, hvilke tal og sætninger der er ændret.

    Hver af dem er en udgave, en udgivet version af en (udgave@1) eller en arkivpakke. Rapporten er
    en side, en JSON-fil og et udkast til et rettelsesnotat; det siger ikke, hvad et tal var, som
    ikke længere vises. Afslutningskoden er 0, når ingen tal er ændret, og 10, når tal er ændret.
    """
    begun = monotonic()
    if missing := system.missing_libraries():
        raise MissingLibraryError(system.install_hint(missing))
    from reporter.archive.difference import written

    folder = output or build / FOLDER / f"{_plain(old)}--{_plain(new)}"
    written.refuse_other(folder)
    difference, drawn, synthetic = _found(
        old, new, pictures=pictures, build=build, editions=editions
    )
    files = written.write(folder, difference, drawn, synthetic=synthetic)
    for line in _said(difference):
        click.echo(shown(line))
    for file in files:
        click.echo(file)
    click.echo(f"{spoken(monotonic() - begun, 1)} s i alt", err=True)
    if difference.numbers_changed:
        sys.exit(ExitCode.NUMBERS)


def _found(
    old: str, new: str, *, pictures: bool | None, build: Path, editions: Path
) -> tuple[Difference, dict[str, bytes], bool]:
    """Find all that changed; return it, the pictures by name, and whether any data are made up."""
    from reporter.archive.difference.find import find, refuse_unlike
    from reporter.archive.difference.sides import side

    drawn: dict[str, bytes] = {}
    with ExitStack() as stack:
        before, after = (
            stack.enter_context(side(named, editions=editions, output=build, build=_build))
            for named in (old, new)
        )
        refuse_unlike(before, after)
        batch = bool(after.edition.kommuner)
        wanted = not batch if pictures is None else pictures
        difference = find(
            before,
            after,
            pages=wanted or not batch,
            keep=drawn.__setitem__ if wanted else None,
        )
        synthetic = before.manifest.synthetic or after.manifest.synthetic
    return difference, drawn, synthetic


def _build(wish: Wish) -> None:
    """Build an edition as far as it does not stand; leave the command where it has faults."""
    with redirect_stdout(sys.stderr):  # what is built is not what was asked for
        code = build_and_tell(wish)
    if code:
        click.echo("Intet er sammenlignet.", err=True)
        sys.exit(code)


def _said(difference: Difference) -> Sequence[str]:
    from reporter.archive.difference.grade import suggested
    from reporter.archive.difference.summary import summary

    suggestion = suggested(difference)
    grade = (f"Foreslået grad: {suggestion.name}",) if suggestion.grade else ()
    return (*summary(difference), *grade)


def _plain(named: str) -> str:
    """Return what a side is called in a folder's name: a bundle's file without its ending."""
    # No link is followed: it may lead to itself, and its own name is the one that was written.
    return Path(os.path.normpath(Path.cwd() / named)).name.removesuffix(".zip") or "pakke"


COMMANDS = (diff,)
