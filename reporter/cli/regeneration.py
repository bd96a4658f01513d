"""The command that makes an archived edition once more and says what differs and why."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import click

from reporter.cli.progress import spoken
from reporter.cli.telling import Teller
from reporter.danish.commandline import Command, help_option, shown
from reporter.errors import ArchiveError, ArchiveErrors

if TYPE_CHECKING:  # they load what compares pages, which no other command needs
    from reporter.archive.opening.opened import Bundle
    from reporter.archive.regeneration.outcome import EnvironmentName, Outcome

FOLDER = Path("output/genskabelse")
"""Where reports go, each to a folder of its bundle's name, unless another is asked for."""

ENVIRONMENTS = ("current", "recorded")


@click.command(
    cls=Command,
    options_metavar="[TILVALG]",
    short_help="Byg en arkivpakkes udgave igen, og sig, hvad der er anderledes.",
)
@click.argument("bundle", type=click.Path(path_type=Path))
@click.option(
    "--environment",
    type=click.Choice(ENVIRONMENTS),
    default="current",
    help="»current« bygger med det nuværende program, »recorded« med arkivpakkens eget program og "
    "de pakker, det låser, i et miljø for sig; det kører kode fra arkivpakken og henter pakkerne.  "
    "[standard: current]",
)
@click.option(
    "--output",
    metavar="MAPPE",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    help="Mappen til rapporten.  [standard: output/genskabelse/ og pakkens navn]",
)
@click.option(
    "--public-key",
    "key",
    metavar="NØGLE",
    default="",
    help="Kræv, at pakken er underskrevet med denne nøgle fra minisign: en .pub-fil eller "
    "nøglens tekst.",
)
@help_option
def regenerate(bundle: Path, environment: EnvironmentName, output: Path | None, key: str) -> None:
    """Kontrollér BUNDLE, byg dens udgave igen, og hold hver fil op mod den, der er arkiveret.

    Er noget anderledes, siger rapporten hvilke filer og sider, om noget tal er ændret, og hvilket
    lag det skyldes: udgavens filer, programmet, skabeloner, skrifter, kort, pakker, Python eller
    systemets biblioteker. Afslutningskoden er 0, når alt er ens, 9, når noget er anderledes, men
    ingen tal er ændret, og 10, når tal er ændret.
    """
    begun = monotonic()
    if key:
        _require_signature(bundle, key)
    from reporter.archive.opening.opened import opened

    with opened(bundle) as found:
        _tell(f"{found.name} er, som den skal være")
        outcome, report = _regenerated(found, environment, output or FOLDER / found.name)
    for line in _said(outcome):
        click.echo(shown(" ".join(line.splitlines())))
    click.echo(report)
    _tell(f"{spoken(monotonic() - begun, 1)} s i alt")
    if outcome.exit_code:
        sys.exit(outcome.exit_code)


def _require_signature(bundle: Path, key: str) -> None:
    """Refuse a bundle that is not signed with a key; raises ArchiveErrors."""
    from reporter.archive.opening.verify import verify

    verdict = verify(bundle, key=key)
    if verdict.faults:
        raise ArchiveErrors(verdict.faults)


def _regenerated(found: Bundle, environment: EnvironmentName, output: Path) -> tuple[Outcome, Path]:
    """Make an edition once more and write the report; return the outcome and the report's page."""
    from reporter.archive.regeneration import report
    from reporter.archive.regeneration.rebuild import remade

    report.refuse_other(output)
    teller = Teller((found.manifest.edition,), explain=False)
    try:
        with remade(found, environment=environment, listener=teller, tell=_tell) as made:
            page, _ = report.write(output, found, made, tell=_tell)
            return made.outcome, page
    except ArchiveError:
        teller.progress.clear()
        teller.failures()  # why it could not be made comes first
        raise
    finally:
        teller.progress.clear()


def _said(outcome: Outcome) -> Sequence[str]:
    from reporter.archive.regeneration import wording

    return (wording.verdict(outcome), wording.why(outcome), *wording.summary(outcome.layers))


def _tell(said: str) -> None:
    click.echo(shown(said), err=True)


COMMANDS = (regenerate,)
