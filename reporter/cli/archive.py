"""The commands of the archive: pack a finished edition, verify a bundle that was handed over."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from contextlib import redirect_stdout
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reporter import system
from reporter.building.tasks import Wish
from reporter.cli.editions import build_and_tell, chosen_editions
from reporter.cli.folders import build_option, editions_option
from reporter.danish.commandline import Command, help_option, shown
from reporter.errors import ArchiveError, ExitCode, MissingLibraryError, Place
from reporter.releases import log, versions

if TYPE_CHECKING:
    from reporter.archive.opening.verify import Verdict
    from reporter.building.manifest import Manifest

FOLDER = "arkiv"
"""The folder, in the output, that bundles are put in."""


@click.command(
    cls=Command,
    options_metavar="[TILVALG]",
    short_help="Pak en udgave med alt, den er lavet af, til arkivet.",
)
@click.argument("edition")
@click.option(
    "--output",
    "target",
    metavar="FIL",
    type=click.Path(path_type=Path),
    help="Filen eller mappen, pakken skrives til.  [standard: arkiv i mappen, der bygges til]",
)
@build_option
@editions_option
@click.option(
    "--secret-key",
    "key",
    metavar="FIL",
    type=click.Path(path_type=Path),
    help="Underskriv pakken med denne nøgle fra minisign; underskriften får endelsen .minisig.",
)
@help_option
def archive(
    edition: str, target: Path | None, build: Path, editions: Path, key: Path | None
) -> None:
    """Byg det af EDITION, der ikke er bygget, og pak det hele i én fil til arkivet.

    Pakken rummer de færdige filer, tal og tekst, skabeloner, skrifter, kort, programmet og en
    vejledning i at lave udgaven igen uden os. Den samme udgave giver altid den samme pakke, og en
    anden pakke af samme version bliver aldrig skrevet over. En udgivet version pakkes med sit
    nummer, fx baggrundsnotat-2019@1.
    """
    from reporter.archive import layout
    from reporter.archive.packing.bundle import pack
    from reporter.archive.packing.keeping import keep
    from reporter.temporary import temporary_folder

    edition_id, number = versions.named(edition)
    if number:
        own = versions.kept(editions, edition_id, number)
        built = versions.output_of(build, edition_id, number)
    else:
        (edition_id,) = chosen_editions([edition_id], editions)
        own, built = editions, build
    if missing := system.missing_libraries():
        raise MissingLibraryError(system.install_hint(missing))
    wish = Wish(editions=own, edition_ids=(edition_id,), output=built)
    with redirect_stdout(sys.stderr):  # the bundle's path is what was asked for
        code = build_and_tell(wish, version=number)
    if code:
        click.echo("Intet er pakket.", err=True)
        sys.exit(code)
    with temporary_folder() as passing:
        folder = built / edition_id
        packed = pack(own, folder, passing, status=_status(editions, folder))
        file = f"{packed.name}{layout.SUFFIX}"
        if target is None:
            target = build / FOLDER / file
        elif target.is_dir() or not (target.suffix or target.exists()):
            target /= file  # »pakker/« is a folder, though it may not be there yet
        kept = keep(packed, target, key=key, password=partial(_password, key))
    click.echo(target)
    told = "" if kept.is_new else "; pakken lå der i forvejen"
    click.echo(f"{packed.name}: {_size(packed.files, packed.size)}{told}", err=True)
    click.echo(f"SHA-256: {kept.sha256}", err=True)


def _status(editions: Path, built: Path) -> str:
    """Say in Danish whether the finished files are those that were released, and when."""
    from reporter.archive.packing.bundle import DRAFT, manifest_of
    from reporter.releases.status import day

    made = manifest_of(built)
    releases = log.read(editions).of(made.edition)
    if made.version > len(releases):
        return DRAFT
    release = releases[made.version - 1]
    same = release.outputs == {name: file.sha256 for name, file in made.outputs.items()}
    told = f"udgivet {day(release.released)}"
    if not same:
        click.echo(
            f"{made.edition}: de færdige filer er ikke dem, der blev {told}; de er lavet af de "
            "samme tal og den samme tekst, men med et andet program, og det står i pakken",
            err=True,
        )
        told += ", men med andre færdige filer end disse"
    return told


def _password(key: Path | None) -> str:
    """Ask for the password of a secret key; raises ArchiveError where nobody can answer."""
    if not sys.stdin.isatty():
        raise ArchiveError(
            "nøglen er låst med en adgangskode; kør kommandoen i en terminal, hvor den kan skrives",
            Place(str(key)),
        )
    answer: str = click.prompt("Nøglens adgangskode", hide_input=True, err=True)
    return answer


@click.command(
    cls=Command,
    options_metavar="[TILVALG]",
    short_help="Kontrollér en arkivpakke uden at bygge eller køre noget fra den.",
)
@click.argument("bundle", type=click.Path(path_type=Path))
@click.option(
    "--public-key",
    "key",
    metavar="NØGLE",
    default="",
    help="Kontrollér også underskriften: afsenderens offentlige nøgle fra minisign, som fil "
    "eller tekst.",
)
@help_option
def verify(bundle: Path, key: str) -> None:
    """Kontrollér, at alt i BUNDLE er der, er uændret og hører sammen.

    BUNDLE er en arkivpakke: zip-filen eller mappen, den er pakket ud til. Alle fejl bliver
    fortalt. Intet fra pakken bliver kørt, og intet bliver skrevet.
    """
    from reporter.archive.opening.verify import verify as verify_bundle

    verdict = verify_bundle(bundle, key=key)
    if verdict.faults or verdict.manifest is None:
        for fault in verdict.faults:
            click.echo(shown(fault), err=True)
        count = len(verdict.faults)
        click.echo(shown(f"{bundle}: pakken er ikke i orden; {count} fejl"), err=True)
        sys.exit(ExitCode.ARCHIVE)
    click.echo(shown(f"{bundle}: pakken er i orden"))
    for field, value in _told(verdict, verdict.manifest).items():
        # A stranger's title on several lines could say that there is a signature.
        click.echo(shown(f"  {field:<13} {' '.join(value.splitlines())}"))


def _told(verdict: Verdict, manifest: Manifest) -> Mapping[str, str]:
    """Return what there is to say of a bundle that is as it should be, by heading."""
    from reporter.archive.packing.bundle import STATUS
    from reporter.archive.packing.readme import libraries

    pages = [file for file in manifest.outputs.values() if file.pages]
    kinds = sorted({kind for file in pages for kind in file.conformance})
    finished = f"{_count(len(manifest.outputs))} filer"
    if pages:
        total = _count(sum(file.pages for file in pages))
        finished += f", heraf {_count(len(pages))} PDF med {total} sider i alt"
        finished += f" ({', '.join(kinds)})" if kinds else ""
    layers = manifest.layers
    tools = (f"reporter {layers.version}", f"Python {layers.python}", *libraries(layers))
    return {
        "Titel": manifest.title,
        "Udgave": f"{manifest.edition}, version {manifest.version}, {manifest.date}",
        "Status": verdict.tags.get(STATUS, "ukendt"),
        **({"Tal": "opdigtede"} if manifest.synthetic else {}),
        "Pakken": _size(verdict.files, verdict.size),
        "Færdigt": finished,
        "Lavet med": ", ".join(tools),
        "Underskrift": _signature(verdict),
        "SHA-256": f"{verdict.sha256}{'' if verdict.is_zip else _OF_FOLDER}",
    }


def _signature(verdict: Verdict) -> str:
    if verdict.signed:
        return f"gyldig: nøgle {verdict.signed.key}, »{verdict.signed.comment}«"
    if verdict.signature:
        return "ikke kontrolleret; giv afsenderens nøgle med --public-key"
    return "ingen; kun en underskrift kan vise, at pakken er, som afsenderen lavede den"


def _size(files: int, size: int) -> str:
    from reporter.danish.numbers import number

    return f"{_count(files)} filer, {number(Decimal(size) / 1_000_000, 1)} MB"


def _count(count: int) -> str:
    from reporter.danish.numbers import number

    return number(Decimal(count), 0)


_OF_FOLDER = " (af tagmanifest-sha256.txt; zip-filens egen er en anden)"


COMMANDS = (archive, verify)
