"""The commands of the statistician: make up registers, compute a table, attack it."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reporter.danish.commandline import Command, help_option, shown
from reporter.danish.numbers import number
from reporter.errors import UsageError

if TYPE_CHECKING:  # the engines are slow to load, and most commands need none
    from reporter.pipeline import Summary


def _day(value: str) -> date:
    for pattern in ("%Y-%m-%d", "%d-%m-%Y"):
        try:
            return datetime.strptime(value, pattern).date()
        except ValueError:
            continue
    raise UsageError(f"'{value}' er ikke en dato; skriv den som 2019-12-01")


def _years(value: str) -> range:
    first, _, last = value.partition("-")
    span = (first, last or first)
    if all(year.isascii() and year.isdecimal() and len(year) == 4 for year in span):
        years = range(int(span[0]), int(span[1]) + 1)
        if years:
            return years
    raise UsageError(f"'{value}' er ikke en periode; skriv den som 2014-2018")


def _goals(value: str) -> tuple[int, ...]:
    words = value.replace(",", " ").split()
    if words and all(word.isascii() and word.isdecimal() for word in words):
        goals = sorted({int(word) for word in words})
        if goals[0] >= 1 and goals[-1] <= 10:
            return tuple(goals)
    raise UsageError(f"'{value}' er ikke mål; skriv numre fra 1 til 10: 3,4")


def _whole(value: str) -> int:
    if isinstance(value, int) or (value.isascii() and value.isdecimal()):
        return int(value)
    raise UsageError(f"'{value}' er ikke et helt tal; skriv det uden punktum: 1000000")


_PATH = click.Path(path_type=Path)


def _tell(stage: str) -> None:
    click.echo(shown(stage), err=True)


@click.command(cls=Command, options_metavar="[TILVALG]", short_help="Lav opdigtede registre.")
@click.argument("mappe", type=_PATH)
@click.option(
    "--persons",
    metavar="ANTAL",
    type=_whole,
    default=1_000_000,
    help="Hvor mange personer der skal være i landet.  [standard: 1000000]",
)
@click.option(
    "--seed",
    metavar="TAL",
    type=_whole,
    default=1,
    help="Samme tal giver samme registre.  [standard: 1]",
)
@click.option(
    "--format",
    "file_format",
    type=click.Choice(["parquet", "csv"]),
    default="parquet",
    help="Filernes format.  [standard: parquet]",
)
@help_option
def synthesize(mappe: Path, persons: int, seed: int, file_format: Any) -> None:
    """Lav registre over et opdigtet Danmark i en tom eller ny MAPPE.

    Ingen af personerne findes, og ingen kan have deres personnumre. Alle filer er mærket SYNTHETIC,
    og alt, hvad der regnes ud af dem, bliver mærket som syntetisk.
    """
    from reporter.registers.synthetic import synthesize as make

    rows = make(mappe, persons=persons, seed=seed, file_format=file_format, progress=_tell)
    for register, count in rows.items():
        click.echo(f"{register:<16} {number(Decimal(count)):>12} rækker")
    click.echo(mappe)


@click.command(
    cls=Command, options_metavar="[TILVALG]", short_help="Regn målene ud, og frigiv tabellen."
)
@click.argument("registre", type=_PATH)
@click.option(
    "--vintage", metavar="DATO", type=_day, required=True, help="Datoen for registerudtrækkene."
)
@click.option(
    "--output",
    metavar="MAPPE",
    type=_PATH,
    required=True,
    help="Mappen til den frigivne tabel. Tidligere tabeller i mappen tages der hensyn til.",
)
@click.option(
    "--engine",
    metavar="MOTOR",
    default="duckdb",
    help="duckdb, local (Spark på denne maskine) eller spark://vært:port.  [standard: duckdb]",
)
@click.option(
    "--goals", metavar="MÅL", type=_goals, help="Regn kun disse mål ud: 3,4.  [standard: alle]"
)
@click.option(
    "--years",
    metavar="ÅR-ÅR",
    type=_years,
    help="Perioden: 2014-2018.  [standard: de år, befolkningsregistret har]",
)
@click.option(
    "--policy",
    "policy_file",
    metavar="FIL",
    type=_PATH,
    help="Regler for fortrolighed (YAML).  [standard: 3 personer eller derunder vises ikke]",
)
@click.option(
    "--earlier",
    metavar="TABEL",
    type=_PATH,
    multiple=True,
    help="En tidligere frigivet tabel, der ligger et andet sted. Kan gives flere gange.",
)
@help_option
def compute(
    registre: Path,
    vintage: date,
    output: Path,
    engine: str,
    goals: tuple[int, ...] | None,
    years: range | None,
    policy_file: Path | None,
    earlier: tuple[Path, ...],
) -> None:
    """Regn de ti mål ud af REGISTRE, og frigiv det, der kan vises.

    Små tal skjules, og der skjules så meget mere, at de ikke kan regnes ud. Til sidst angribes den
    færdige tabel; kan nogen genkendes, bliver intet skrevet.
    """
    from reporter import pipeline

    summary = pipeline.compute(
        registre,
        vintage=vintage,
        output=output,
        engine=engine,
        goals=goals,
        years=years,
        policy_file=policy_file,
        earlier=earlier,
        tell=_tell,
    )
    for line in _summary(summary):
        click.echo(shown(line))
    for file in summary.files:
        click.echo(file)


def _summary(summary: Summary) -> list[str]:
    """Say what was read, set aside and hidden; no count here is of fewer than a whole table."""
    registers = summary.registers
    lines = ["SYNTETISKE DATA: registrene er opdigtede"] if registers.synthetic else []
    lines.append("Læste rækker")
    lines += [f"  {name:<30}{_n(rows):>14}" for name, rows in registers.rows.items()]
    if registers.warnings:
        lines.append("Bemærk")
        lines += [f"  {warning}" for warning in registers.warnings]
    if registers.findings:
        lines.append("Rækker sat til side")
        lines += [f"  {finding}" for finding in registers.findings]
    if summary.panels:
        lines.append("Fast panel, der dækker hele perioden")
        lines += [
            f"  {title:<30}{_n(units):>14} enheder med {_n(members)} kommuner"
            for title, units, members in summary.panels
        ]
    lines.append("Celler")
    lines += [f"  {what:<30}{_n(count):>14}" for what, count in summary.report.counts()]
    lines.append(f"Angreb på den færdige tabel: {summary.audit}")
    lines.append("Tid og hukommelse")
    lines += [f"  {stage:<30}{_seconds(taken):>14} s" for stage, taken in summary.times.items()]
    if summary.peak_bytes is not None:
        memory = number(Decimal(summary.peak_bytes) / 2**30, 1)
        lines.append(f"  {'højeste hukommelsesforbrug':<30}{memory:>14} GiB")
    return lines


def _seconds(seconds: float) -> str:
    return number(Decimal(seconds), 1)


def _n(count: int) -> str:
    return number(Decimal(count))


@click.command(
    cls=Command, options_metavar="[TILVALG]", short_help="Prøv at regne en tabels skjulte tal ud."
)
@click.argument("tabel", type=_PATH)
@click.option(
    "--earlier",
    metavar="TABEL",
    type=_PATH,
    multiple=True,
    help="En tidligere tabel, som læseren også har. Kan gives flere gange.",
)
@help_option
def audit(tabel: Path, earlier: tuple[Path, ...]) -> None:
    """Forsøg at regne det skjulte i TABEL ud af det, der er trykt.

    Kan det lade sig gøre, siges det hvor, og kommandoen slutter med kode 8.
    """
    from reporter import pipeline

    click.echo(pipeline.audit(tabel, earlier=earlier))


COMMANDS = (synthesize, compute, audit)
