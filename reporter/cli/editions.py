"""The commands that check and build editions."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from reporter import kommuner, system
from reporter.building.batch import build as build_editions
from reporter.building.tasks import FORMATS, Format, Wish
from reporter.cli.folders import editions_option
from reporter.cli.telling import Teller, tell_together, tell_unlike
from reporter.danish.commandline import Command, help_option
from reporter.digests import of_edition
from reporter.editions.catalogue import available
from reporter.errors import ExitCode, MissingLibraryError, OutputError, UsageError, UserError
from reporter.kommuner import nearest
from reporter.releases import log, versions

EVERY = "all"
"""What is said for all the municipalities."""

MOST_JOBS = 1_000


@click.command(
    cls=Command,
    options_metavar="[TILVALG]",
    short_help="Kontrollér udgaver uden at bygge dem.",
)
@click.argument("edition", nargs=-1)
@editions_option
@help_option
def check(edition: Sequence[str], editions: Path) -> None:
    """Gør alt undtagen at sætte siderne: læs, regn, og kontrollér teksten.

    Uden EDITION kontrolleres alle udgaver.
    """
    from reporter.editions.load import load
    from reporter.releases.status import refuse_changed
    from reporter.rendering.publication import check as check_edition

    released = log.read(editions)
    failures: dict[str, list[tuple[str, UserError]]] = {}
    for edition_id in chosen_editions(edition, editions):
        faults: list[tuple[str, UserError]] = []
        try:
            if released.latest(edition_id):
                inputs = of_edition(editions / edition_id)
                refuse_changed(released, editions, edition_id, inputs)
            loaded = load(editions, edition_id)
        except UserError as error:
            faults.append(("", error))
        else:
            for code in loaded.kommuner or ("",):
                try:
                    check_edition(loaded.for_kommune(code) if code else loaded)
                except UserError as error:
                    name = f"{code} {kommuner.find(code).name}" if code else ""
                    faults.append((name, error))
        if faults:
            failures[edition_id] = faults
        else:
            click.echo(f"{edition_id}: i orden")
    for edition_id, faults in failures.items():
        tell_together(edition_id, faults)
    if failures:
        sys.exit(next(iter(failures.values()))[0][1].exit_code)


@click.command(
    cls=Command,
    options_metavar="[TILVALG]",
    short_help="Byg det, der er ændret, til PDF og HTML.",
)
@click.argument("edition", nargs=-1)
@click.option(
    "--kommune",
    "names",
    metavar="KOMMUNE",
    multiple=True,
    help="Byg kun denne kommunes ark: navn eller kode, fx Aarhus eller 751; kan gentages. "
    "»all« er alle kommuner.",
)
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
@editions_option
@click.option(
    "--jobs",
    metavar="ANTAL",
    default="",
    help="Så mange ark laves på én gang.  [standard: antallet af processorer]",
)
@click.option(
    "--scheduler",
    metavar="ADRESSE",
    default="",
    help="Lad en Dask-klynge lave arkene, fx tcp://vaert:8786.",
)
@click.option("--explain", is_flag=True, help="Sig, hvorfor hvert ark laves om.")
@help_option
def build(
    edition: Sequence[str],
    names: Sequence[str],
    formats: tuple[Format, ...],
    output: Path,
    editions: Path,
    jobs: str,
    scheduler: str,
    explain: bool,
) -> None:
    """Byg udgaver til PDF og HTML, men kun det, der er ændret siden sidst.

    Uden EDITION bygges alle udgaver. Et kommuneark laves for alle kommuner eller for dem, der er
    nævnt med --kommune. En fejl i én udgave eller ét ark standser ikke de andre, og det, der ikke
    kan bygges, rører ikke det, der var bygget før. En udgivet version bygges med sit nummer, fx
    baggrundsnotat-2019@1, til mappen versioner. Bliver en udgivet udgave ikke længere som dengang,
    står det i en linje til sidst.
    """
    wanted = _kommuner(names)
    workers = _number_of(jobs)
    numbered = [pair for pair in map(versions.named, edition) if pair[1]]
    kept = [(*pair, versions.kept(editions, *pair)) for pair in dict.fromkeys(numbered)]
    present = [name for name in edition if versions.MARK not in name]
    chosen = chosen_editions(present, editions) if present or not kept else ()
    if set(formats) != {"html"} and (missing := system.missing_libraries()):
        raise MissingLibraryError(system.install_hint(missing))
    wish = Wish(
        editions=editions,
        edition_ids=chosen,
        named=bool(edition),
        output=output,
        formats=tuple(kind for kind in FORMATS if kind in (formats or FORMATS)),
        kommuner=wanted,
        jobs=workers,
        scheduler=scheduler,
    )
    code = build_and_tell(wish, explain=explain) if chosen else ExitCode.OK
    known = log.read(editions)
    for name in chosen:
        if release := known.latest(name):
            tell_unlike(name, output / name, release)
    for edition_id, version, folder in kept:
        own = replace(
            wish,
            editions=folder,
            edition_ids=(edition_id,),
            output=versions.output_of(output, edition_id, version),
        )
        code = code or build_and_tell(own, explain=explain, version=version)
        tell_unlike(
            f"{edition_id}{versions.MARK}{version}",
            own.output / edition_id,
            known.of(edition_id)[version - 1],
        )
    if code:
        sys.exit(code)


def build_and_tell(wish: Wish, *, explain: bool = False, version: int = 0) -> ExitCode | int:
    """Build what is wished for and tell of it as it goes; return the exit code.

    ``version`` is the released version that is built, if one is. Raises UsageError and
    OutputError.
    """
    teller = Teller(wish.edition_ids, explain=explain, version=version)
    try:
        listed = build_editions(wish, teller)
    except OutputError:
        teller.progress.clear()
        teller.failures()
        raise
    finally:
        teller.progress.clear()
    code = teller.failures()
    if listed:
        click.echo(wish.output / "index.html")
    return code


def _kommuner(names: Sequence[str]) -> tuple[str, ...] | None:
    """Return the codes of the municipalities named, none for all; None if nobody was named."""
    if not names:
        return None
    found = [kommune_code(name) for name in names if name != EVERY]
    return () if EVERY in names else tuple(dict.fromkeys(found))


def kommune_code(name: str) -> str:
    """Return the code of the municipality with that name or code; raises UsageError."""
    try:
        return kommuner.find(name).code
    except kommuner.UnknownKommuneError as error:
        hint = f"mente du {error.nearest}?" if error.nearest else "skriv dens navn eller kode"
        raise UsageError(f"kommunen '{name}' findes ikke; {hint}") from None


def _number_of(jobs: str) -> int:
    if jobs and not (jobs.isascii() and jobs.isdecimal() and 1 <= int(jobs[:6]) <= MOST_JOBS):
        raise UsageError(f"--jobs skal være et helt tal fra 1 til {MOST_JOBS}")
    return int(jobs or 0)


def chosen_editions(wanted: Sequence[str], editions: Path) -> tuple[str, ...]:
    """Return the editions asked for, or all there are; raises UsageError for one there is not."""
    names = available(editions)
    for name in wanted:
        if name not in names:
            guess = nearest(name, names)
            hint = f"mente du {guess}?" if guess else f"der er {', '.join(names)}"
            raise UsageError(f"udgaven '{name}' findes ikke i {editions}; {hint}")
    return tuple(dict.fromkeys(wanted)) or names


COMMANDS = (check, build)
