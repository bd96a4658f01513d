"""The commands of what is published: list editions and their versions, release a version."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reporter import __version__, system
from reporter.building.tasks import Wish
from reporter.cli.editions import build_and_tell, chosen_editions
from reporter.cli.folders import build_option, editions_option
from reporter.cli.telling import tell_unlike
from reporter.danish import dates
from reporter.danish.commandline import Command, help_option, shown
from reporter.digests import of_bytes, of_edition
from reporter.editions.catalogue import EDITION_FILE, available
from reporter.errors import (
    EditionError,
    MissingLibraryError,
    OutputError,
    Place,
    UsageError,
    UserError,
)
from reporter.releases import log, versions
from reporter.releases.log import Log, Release
from reporter.releases.versions import MARK

if TYPE_CHECKING:
    from reporter.building.manifest import Manifest
    from reporter.releases.freezing import Pending

DATE = "2026-11-20"
"""How a day is written, as an example."""


@click.command(
    "list",
    cls=Command,
    options_metavar="[TILVALG]",
    short_help="Vis udgaverne med status og versioner.",
)
@editions_option
@help_option
def list_editions(editions: Path) -> None:
    """Vis de udgaver, der er, med status, version, dato, type og titel.

    Under en udgave med flere versioner står, hvilken version der erstatter hvilken, og hvad slags
    rettelse det var.
    """
    from reporter.editions.load import load
    from reporter.releases.status import status
    from reporter.rendering.publication import title_of

    released = log.read(editions)
    failures: list[UserError] = []
    for edition_id in available(editions):
        try:
            edition = load(editions, edition_id)
            title = title_of(edition)
            files = of_edition(editions / edition_id) if released.latest(edition_id) else {}
            state = status(released, editions, edition_id, files)
        except UserError as error:
            failures.append(error)
            continue
        model = edition.model
        told = f"{state:<15}  {model.version:>2}  {model.date:<10}  {model.type:<12}  {title}"
        click.echo(f"{edition_id:<30}  {told}")
        for line in _history(released, edition_id):
            click.echo(f"  {line}")
    for failure in failures:
        click.echo(shown(failure), err=True)
    if failures:
        sys.exit(failures[0].exit_code)


def _history(released: Log, edition_id: str) -> Iterator[str]:
    """Yield a line for each version, the newest first, where there are several."""
    from reporter.editions.corrections import GRADES
    from reporter.releases.status import day

    releases = released.of(edition_id)
    if len(releases) < 2:
        return
    for release in reversed(releases):
        told = f"version {release.version}, udgivet {day(release.released)}"
        if release.version < len(releases):
            told += f", er erstattet af version {release.version + 1}"
        if release.version > 1:
            grade = next(word for kind, word in GRADES.items() if kind == release.grade)
            told += f"; {grade} rettelse af version {release.version - 1}"
        yield told


@click.command(
    cls=Command,
    options_metavar="[TILVALG]",
    short_help="Udgiv en udgave: herefter kan den kun rettes i en ny version.",
)
@click.argument("edition")
@click.option(
    "--date",
    metavar="DATO",
    default="",
    help=f"Udgivelsesdagen, fx {DATE}.  [standard: i dag]",
)
@build_option
@editions_option
@help_option
def release(edition: str, date: str, build: Path, editions: Path) -> None:
    """Udgiv EDITION, som den er nu: byg den, gem en kopi af dens filer, og skriv det i loggen.

    Fra da af er det en fejl at ændre dens filer uden at skrive en rettelse under corrections i
    edition.yaml. Med én ny rettelse bliver den næste udgivelse til en ny version, hvor der står,
    hvad der er rettet. Den gamle kan stadig bygges: reporter build EDITION@1.
    """
    from reporter.releases.freezing import freeze, pending
    from reporter.releases.status import day

    released = _day(date)
    (edition_id,) = chosen_editions([edition], editions)
    wanted = pending(editions, edition_id, released)
    if missing := system.missing_libraries():
        raise MissingLibraryError(system.install_hint(missing))
    if wanted.correction:
        _hold_to_what_it_corrects(wanted, editions, build)
    _build(Wish(editions=editions, edition_ids=(edition_id,), output=build))
    content, made = _manifest(build / edition_id)
    if made.inputs != wanted.inputs or made.version != wanted.version:
        message = "udgavens filer blev ændret, mens der blev udgivet; udgiv igen"
        raise EditionError(message, Place(edition_id))
    outputs = {name: file.sha256 for name, file in made.outputs.items()}
    done = freeze(
        editions,
        wanted,
        outputs=outputs,
        manifest=of_bytes(content),
        program=__version__,
    )
    click.echo(f"{_called(done)} er udgivet {day(done.released)}")
    for line in _done(done, editions, len(outputs)):
        click.echo(line, err=True)


def _hold_to_what_it_corrects(wanted: Pending, editions: Path, output: Path) -> None:
    """Refuse a correction of what the version before it does not hold; raises EditionError.

    What the program made of that version when it was released may be another thing than it makes
    now. Only where it matters is it built again, beside the versions that were asked for.
    """
    from reporter.building.retired import never_printed

    edition_id, version = wanted.edition, wanted.version - 1
    before = versions.kept(editions, edition_id, version)
    fault = wanted.unfounded or never_printed(editions, edition_id, before)
    if fault is None:
        return
    called = f"{edition_id}{MARK}{version}"
    click.echo(f"{called} bygges igen for at se, om programmet er skyld i det rettede.", err=True)
    built = versions.output_of(output, edition_id, version)
    with redirect_stdout(sys.stderr):  # it is not what was asked for
        _build(Wish(editions=before, edition_ids=(edition_id,), output=built), version)
    if not tell_unlike(called, built / edition_id, wanted.log.of(edition_id)[version - 1]):
        raise fault
    if fault is not wanted.unfounded:
        asked = "Derfor kan programmet ikke afgøre dette; se efter i de filer, der blev udgivet:"
        click.echo(shown(f"{asked}\n{fault}"), err=True)


def _build(wish: Wish, version: int = 0) -> None:
    """Build what is released or compared with; leave the command where it has faults."""
    if code := build_and_tell(wish, version=version):
        click.echo("Intet er udgivet.", err=True)
        sys.exit(code)


def _day(written: str) -> datetime.date:
    """Return the day that was written, or today's; raises UsageError."""
    try:
        if len(written) not in (0, len(DATE)):
            raise ValueError
        return dates.parse(written) if written else datetime.date.today()
    except ValueError:
        raise UsageError(f"--date skal være en dag, der findes, og skrives som {DATE}") from None


def _manifest(folder: Path) -> tuple[bytes, Manifest]:
    """Return the manifest that the build has left, its bytes first; raises OutputError."""
    from reporter.building import manifest

    path = folder / manifest.FILE
    try:
        content = path.read_bytes()
        return content, manifest.Manifest.parsed(content)
    except (OSError, manifest.BrokenManifestError):
        raise OutputError(f"{path}: filen kan ikke læses; slet mappen, og udgiv igen") from None


def _called(done: Release) -> str:
    return f"{done.edition}{MARK}{done.version}"


def _done(done: Release, editions: Path, outputs: int) -> Iterator[str]:
    """Yield what was done, and what can be done from now on."""
    copy = versions.folder_of(editions, done.edition, done.version) / done.edition
    yield f"Kopien af dens {len(done.inputs)} filer ligger i {copy.as_posix()}."
    file = (editions / log.NAME).as_posix()
    yield f"{file} har kontrolsummerne af dem og af de {outputs} færdige filer."
    if done.version > 1:
        before = f"{done.edition}{MARK}{done.version - 1}"
        yield f"{before} er erstattet; den kan stadig bygges med »reporter build {before}«."
    yield "Gem begge dele i versionsstyringen sammen med udgaven."
    yield f"Skal noget rettes, så skriv hvad under corrections i {EDITION_FILE}."


COMMANDS = (list_editions, release)
