"""The command ``reporter``: it parses, calls and reports."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from reporter import __version__
from reporter.cli import (
    archive,
    desk,
    difference,
    drafting,
    editions,
    regeneration,
    registers,
    releases,
)
from reporter.cli.stopping import STOPPED, heed_requests_to_stop
from reporter.danish.commandline import Group, help_option, mistake, shown
from reporter.errors import ExitCode, UserError
from reporter.writing import reason

_EPILOG = """\b
Afslutningskoder:
  0   alt gik godt
  1   fejl i selve programmet
  2   kommandoen er skrevet forkert, eller udgaven findes ikke
  3   fejl i en udgave eller en tabel: edition.yaml, tekst eller data
  4   den færdige side er ikke, som den skal være
  5   resultatet kan ikke skrives
  6   et systembibliotek mangler
  7   fejl i et registerudtræk
  8   tabellen kan ikke frigives: nogen kunne genkendes
  9   arkivpakken er ikke, som den skal være, eller udgaven kan ikke genskabes ens
  10  to udgaver har forskellige tal
  130 afbrudt
"""


@click.group(
    cls=Group,
    epilog=_EPILOG,
    options_metavar="[TILVALG]",
    subcommand_metavar="KOMMANDO …",
)
@click.version_option(__version__, message="%(prog)s %(version)s", help="Vis versionen.")
@help_option
def cli() -> None:
    """Lav offentlig statistik til publikationer: fra registre til tabeller, PDF og HTML."""


for group in (releases, editions, archive, desk, drafting, registers, regeneration, difference):
    for command in group.COMMANDS:
        cli.add_command(command)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command and exit: a user's error is told without a traceback, a bug with one."""
    _fill_closed_streams()
    # What a narrow terminal cannot show is shown as a question mark; nothing is lost but that.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    heed_requests_to_stop()
    try:
        cli.main(arguments, prog_name="reporter", standalone_mode=False)
    except (KeyboardInterrupt, click.Abort):
        _interrupted()
    except Exception as error:
        # An engine, like WeasyPrint, tells in its own way that it was interrupted.
        if STOPPED.is_set():
            _interrupted()
        _fail(error)
    sys.exit(ExitCode.OK)


def _fill_closed_streams() -> None:
    """Give standard streams that were closed a place to go, so that no file takes their number.

    What a system library complains of would else be written into it.
    """
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= 2:
        os.set_inheritable(descriptor, True)
    os.close(descriptor)


def _interrupted() -> NoReturn:
    click.echo("Afbrudt. Intet er halvt skrevet.", err=True)
    sys.exit(ExitCode.INTERRUPTED)


def _fail(error: Exception) -> NoReturn:
    """Leave with what a user can mend and its exit code; raises the error if it is a bug."""
    match error:
        case click.exceptions.NoArgsIsHelpError():
            error.show()
            sys.exit(ExitCode.USAGE)
        case click.ClickException():
            click.echo(shown(mistake(error)), err=True)
            sys.exit(ExitCode.USAGE)
        case UserError():
            click.echo(shown(error), err=True)
            sys.exit(error.exit_code)
        case OSError():
            _abandon(error)
    raise error


def _abandon(error: OSError) -> NoReturn:
    """Leave because the file that the command's own words are sent to takes no more."""
    # Python would try once more to write what is left as it ends, and complain.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    click.echo(f"kommandoens svar kan ikke skrives: {reason(error)}", err=True)
    sys.exit(ExitCode.OUTPUT)
