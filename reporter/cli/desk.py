"""The commands of the one who writes: see an edition while it is written, and proof-read it."""

from __future__ import annotations

from pathlib import Path

import click

from reporter.cli.editions import chosen_editions, kommune_code
from reporter.cli.folders import editions_option
from reporter.danish.commandline import Command, help_option, shown
from reporter.errors import UsageError

PORT = 8765
"""Where a preview is found unless another port is asked for."""

_KOMMUNE = "Den kommune, hvis ark det er: navn eller kode.  [standard: den første]"


@click.command(
    cls=Command,
    options_metavar="[TILVALG]",
    short_help="Vis en udgave i browseren, mens du skriver.",
)
@click.argument("edition")
@click.option("--kommune", metavar="KOMMUNE", default="", help=_KOMMUNE)
@click.option(
    "--port",
    metavar="TAL",
    default=str(PORT),
    help=f"Porten, siden svarer på; 0 er en ledig.  [standard: {PORT}]",
)
@editions_option
@help_option
def preview(edition: str, kommune: str, port: str, editions: Path) -> None:
    """Vis EDITION i browseren, og byg den igen, hver gang du gemmer.

    Åbn adressen, som kommandoen viser; den virker kun på denne maskine. Fejl står på siden, og den
    seneste udgave uden fejl bliver stående. Der skrives intet i output. Ctrl-C slutter.
    """
    number = _port(port)
    (edition_id,) = chosen_editions([edition], editions)
    code = kommune_code(kommune) if kommune else ""
    from reporter.desk.preview import Subject, preview

    subject = Subject(editions=editions, edition_id=edition_id, kommune=code)
    subject.refuse_other_kommune()
    with preview(subject, port=number, tell=_tell) as running:
        click.echo(f"Forhåndsvisning af {edition_id}: {running.address}")
        click.echo("Ctrl-C slutter.", err=True)
        try:
            running.run()
        except KeyboardInterrupt:
            click.echo("Forhåndsvisningen er slut.", err=True)


def _tell(said: str) -> None:
    click.echo(shown(said), err=True)


def _port(written: str) -> int:
    if not (written.isascii() and written.isdecimal() and int(written[:6]) <= 65_535):
        raise UsageError("--port skal være et helt tal fra 0 til 65535")
    return int(written)


@click.command(
    cls=Command,
    options_metavar="[TILVALG]",
    short_help="Skriv en liste over alle tal i en udgave til korrekturen.",
)
@click.argument("edition")
@click.option("--kommune", metavar="KOMMUNE", default="", help=_KOMMUNE)
@click.option(
    "--output",
    metavar="FIL|MAPPE",
    type=click.Path(path_type=Path),
    default=Path(),
    help="En mappe til listen som HTML og CSV, eller én fil på .html eller .csv.  "
    "[standard: den mappe, du står i]",
)
@editions_option
@help_option
def proof(edition: str, kommune: str, output: Path, editions: Path) -> None:
    """Skriv en liste over alle tal i EDITION i den rækkefølge, de læses.

    Hvert tal står i sin sætning med fil og linje, serien, det er fra, den rå værdi og status.
    HTML-siden er til at skrive ud og sætte flueben på, CSV-filen til et regneark.
    """
    (edition_id,) = chosen_editions([edition], editions)
    code = kommune_code(kommune) if kommune else ""
    from reporter.desk.proofs import write_proof
    from reporter.desk.sheet import one_document

    for file in write_proof(one_document(editions, edition_id, code), output):
        click.echo(file)


COMMANDS = (preview, proof)
