"""Makes the edition of a verified bundle once more and holds it to what it was."""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from reporter import system
from reporter.archive.opening.opened import Bundle
from reporter.archive.regeneration import environment as recorded
from reporter.archive.regeneration.comparing import differences
from reporter.archive.regeneration.layers import blame, changes
from reporter.archive.regeneration.outcome import EnvironmentName, Outcome
from reporter.building import manifest as manifests
from reporter.building.batch import Listener, build
from reporter.building.manifest import BrokenManifestError, Manifest
from reporter.building.tasks import FORMATS, Wish
from reporter.digests import files, of_files
from reporter.errors import ArchiveError, MissingLibraryError
from reporter.temporary import temporary_folder


@dataclass(frozen=True, kw_only=True)
class Remade:
    """An edition that was made once more: what came of it, and the folder of its files."""

    outcome: Outcome
    folder: Path


@contextmanager
def remade(
    bundle: Bundle,
    *,
    environment: EnvironmentName,
    listener: Listener,
    tell: Callable[[str], None],
) -> Iterator[Remade]:
    """Make a bundle's edition in a passing folder, and compare every file with the bundle's.

    ``listener`` hears how the present program builds, ``tell`` everything else, line by line.
    Raises ArchiveError where the edition cannot be made, UserError where nothing can be written.
    """
    with temporary_folder() as folder:
        output = folder / "output"
        if environment == "recorded":
            python = _as_recorded(bundle, folder, output, tell)
        else:
            python = platform.python_version()
            _as_now(bundle, output, listener)
        own = output / bundle.manifest.edition
        made = _manifest(own, environment)
        names = [name for name, path in files(own) if path.is_file() and not path.is_symlink()]
        found = {name: digest or "" for name, digest in of_files(own, names).items()}
        found.pop(manifests.FILE, None)
        different = differences(
            old=bundle.manifest,
            old_folder=bundle.outputs,
            new=found,
            new_folder=own,
            tell=tell,
        )
        below = changes(bundle.manifest, made)
        outcome = Outcome(
            edition=bundle.manifest.edition,
            version=bundle.manifest.version,
            title=bundle.manifest.title,
            synthetic=bundle.manifest.synthetic,
            environment=environment,
            python=python,
            recorded_python=bundle.manifest.layers.python,
            files=len(bundle.manifest.outputs),
            pages=sum(file.pages for file in bundle.manifest.outputs.values()),
            differences=different,
            layers=below,
            blame=blame(below, {trace for each in different for trace in each.traces}),
        )
        yield Remade(outcome=outcome, folder=own)


def _as_now(bundle: Bundle, output: Path, listener: Listener) -> None:
    """Build with the present program; raises ArchiveError where it takes the edition no more."""
    formats = tuple(kind for kind in FORMATS if kind in bundle.manifest.formats)
    if "pdf" in formats and (missing := system.missing_libraries()):
        raise MissingLibraryError(system.install_hint(missing))
    wish = Wish(
        editions=bundle.editions,
        edition_ids=(bundle.manifest.edition,),
        output=output,
        formats=formats,
    )
    build(wish, listener)


def _as_recorded(bundle: Bundle, folder: Path, output: Path, tell: Callable[[str], None]) -> str:
    """Build with the bundle's program; return the version of Python that ran it."""
    place = folder / "program"
    place.mkdir()
    installed = recorded.installed(bundle, place, tell)
    tell("Bygger med arkivpakkens eget program")
    recorded.build(installed, bundle, output, tell)
    return installed.interpreter.version


def _manifest(folder: Path, environment: EnvironmentName) -> Manifest:
    """Return the manifest of what was made; raises ArchiveError where it was not made whole."""
    try:
        return Manifest.parsed((folder / manifests.FILE).read_bytes())
    except FileNotFoundError:
        told = "udgaven kunne ikke bygges hel, så der er intet at sammenligne"
    except (OSError, BrokenManifestError):
        told = "manifest.json kan ikke læses i det, der blev bygget"
    hint = "; prøv med arkivpakkens eget program (--environment recorded)"
    raise ArchiveError(f"{told}{hint if environment == 'current' else ''}")
