"""The commands that list, check and build editions."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

import click

from reporter import system
from reporter.building.build import FORMATS, Format
from reporter.building.build import build as build_edition
from reporter.building.index import write_index
from reporter.cli.stopping import STOPPED
from reporter.danish.commandline import Command, help_option, shown
from reporter.danish.numbers import number
from reporter.editions.load import available, load
from reporter.errors import MissingLibraryError, OutputError, UsageError, UserError
from reporter.kommuner import nearest
from reporter.rendering.publication import check as check_edition
from reporter.rendering.publication import title_of

F = TypeVar("F", bound=Callable[..., Any])


def _editions_option(function: F) -> F:
    return click.option(
        "--editions",
        metavar="MAPPE",
        type=click.Path(path_type=Path, file_okay=False),
        default=Path("editions"),
        help="Mappen med udgaver, en undermappe for hver.  [standard: editions]",
    )(function)


@click.command("list", cls=Command, options_metavar="[TILVALG]")
@_editions_option
@help_option
def list_editions(editions: Path) -> None:
    """Vis de udgaver, der er."""
    failures: list[UserError] = []
    for edition_id in available(editions):
        try:
            edition = load(editions, edition_id)
            title = title_of(edition)
        except UserError as error:
            failures.append(error)
            continue
        model = edition.model
        click.echo(f"{edition_id:<30}  {model.date:<10}  {model.type:<12}  {title}")
    _tell(failures)
    _leave(failures)


@click.command(
    cls=Command,
    options_metavar="[TILVALG]",
    short_help="Kontrollér udgaver uden at bygge dem.",
)
@click.argument("edition", nargs=-1)
@_editions_option
@help_option
def check(edition: Sequence[str], editions: Path) -> None:
    """Gør alt undtagen at sætte siderne: læs, regn, og kontrollér teksten.

    Uden EDITION kontrolleres alle udgaver.
    """
    failures: list[UserError] = []
    for edition_id in _chosen(edition, editions):
        try:
            check_edition(load(editions, edition_id))
        except UserError as error:
            failures.append(error)
            continue
        click.echo(f"{edition_id}: i orden")
    _tell(failures)
    _leave(failures)


@click.command(cls=Command, options_metavar="[TILVALG]")
@click.argument("edition", nargs=-1)
@click.option(
    "--format",
    "formats",
    type=click.Choice(FORMATS),
    multiple=True,
    help="Byg kun dette format, og fjern det andet, der nu er ældre.  [standard: begge]",
)
@click.option(
    "--output",
    metavar="MAPPE",
    type=click.Path(path_type=Path),
    default=Path("output"),
    help="Mappen, der bygges til.  [standard: output]",
)
@_editions_option
@help_option
def build(
    edition: Sequence[str], formats: tuple[Format, ...], output: Path, editions: Path
) -> None:
    """Byg udgaver til PDF og HTML.

    Uden EDITION bygges alle udgaver. En fejl i én udgave standser ikke de andre, og en udgave, der
    ikke kan bygges, rører ikke det, der var bygget før.
    """
    chosen = _chosen(edition, editions)
    if set(formats) != {"html"} and (missing := system.missing_libraries()):
        raise MissingLibraryError(system.install_hint(missing))
    failures: list[UserError] = []
    for n, edition_id in enumerate(chosen, start=1):
        click.echo(f"[{n}/{len(chosen)}] {edition_id} … ", err=True, nl=False)
        try:
            result = build_edition(editions, edition_id, output, formats or FORMATS)
        except OutputError:
            click.echo("fejl", err=True)
            _tell(failures)
            raise
        except UserError as error:
            if STOPPED.is_set():
                raise KeyboardInterrupt from None
            click.echo("fejl", err=True)
            failures.append(error)
            continue
        pages = f"{result.pages} sider, " if result.pages else ""
        seconds = number(Decimal(result.seconds), 1)
        click.echo(f"{pages}{len(result.files)} filer, {seconds} s", err=True)
    _tell(failures)
    if len(failures) < len(chosen):
        write_index(output)
        click.echo(output / "index.html")
    _leave(failures)


def _chosen(wanted: Sequence[str], editions: Path) -> tuple[str, ...]:
    names = available(editions)
    for name in wanted:
        if name not in names:
            guess = nearest(name, names)
            hint = f"mente du {guess}?" if guess else f"der er {', '.join(names)}"
            raise UsageError(f"udgaven '{name}' findes ikke i {editions}; {hint}")
    return tuple(dict.fromkeys(wanted)) or names


def _tell(failures: Sequence[UserError]) -> None:
    for failure in failures:
        click.echo(shown(failure), err=True)


def _leave(failures: Sequence[UserError]) -> None:
    """Leave with the first failure's exit code, if there is one."""
    if failures:
        sys.exit(failures[0].exit_code)


COMMANDS = (list_editions, check, build)
