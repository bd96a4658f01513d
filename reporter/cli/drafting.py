"""The command that begins a new edition."""

from __future__ import annotations

from pathlib import Path

import click

from reporter.cli.folders import editions_option
from reporter.danish.commandline import Command, help_option


@click.command(
    cls=Command,
    options_metavar="[TILVALG]",
    short_help="Begynd en ny udgave, der kan bygges, som den er.",
)
@click.argument("type")
@click.argument("id", required=False)
@click.option(
    "--table",
    metavar="FIL",
    type=click.Path(path_type=Path),
    required=True,
    help="Den offentliggjorte tabel, udgaven bygger på (.csv eller .parquet).",
)
@click.option("--maal", metavar="TAL", help="Målet, 1 til 10; kun til kort-fortalt.")
@click.option(
    "--vintage",
    metavar="ÅR",
    help="Det seneste år, udgaven fortæller om.  [standard: tabellens seneste]",
)
@click.option(
    "--date",
    metavar="DATO",
    help="Udgivelsesdagen, fx 2019-12-01.  [standard: tabellens årgang]",
)
@editions_option
@help_option
def new(
    type: str,
    id: str | None,
    table: Path,
    maal: str | None,
    vintage: str | None,
    date: str | None,
    editions: Path,
) -> None:
    """Begynd en ny udgave af en TYPE: kort-fortalt, notat, kommuneark, redegoerelse eller haefte.

    Mappen, der bliver skrevet, kan bygges, som den er. Den har sin egen kopi af tallene, og teksten
    er til at rette i. ID er udgavens navn; en Kort fortalt finder selv på et. Er der noget i vejen,
    bliver intet skrevet.
    """
    from reporter.drafting.begin import begin
    from reporter.drafting.order import Order

    order = Order(kind=type, table=table, edition_id=id, goal=maal, year=vintage, date=date)
    folder = begin(order, editions)
    click.echo(folder)
    click.echo(f"Se den, mens du retter: reporter preview {folder.name}", err=True)


COMMANDS = (new,)
