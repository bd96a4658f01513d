"""The log of releases: a line for each, and nothing in it is ever changed.

Canonical JSON, a line a release. Each line holds a digest of itself and of the line before, so that
one that was changed, taken out or moved is found. That the last line is gone cannot be seen.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from functools import lru_cache
from pathlib import Path

from reporter.danish import dates
from reporter.digests import of_bytes, of_text
from reporter.editions.catalogue import RELEASED
from reporter.errors import EditionError, OutputError, Place
from reporter.reading import NotRegularError, TooLargeError, regular_bytes
from reporter.writing import refuse_link, staging

FILE = "log.jsonl"
NAME = f"{RELEASED}/{FILE}"
"""What messages call it."""

_LINE = re.compile(rb'\{"release":(\{.*\}),"sha256":"([0-9a-f]{64})"\}')
"""A release, and the digest of it as it stands there: what is read need not be written anew."""

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

GRADED = ("tiny", "minor", "serious")
"""The grades of corrections, by their names only: the log is read where no edition is loaded."""

_MOST = 1_000_000_000
_MEND = f"hent {NAME}, som den var, fra versionsstyringen eller en sikkerhedskopi"


@dataclass(frozen=True, kw_only=True)
class Release:
    """A version of an edition as it went out.

    ``released`` is the day; ``grade``, ``corrected`` and ``correction`` are the grade, the date and
    the text of the correction that made it, empty for the first version. ``inputs`` and
    ``outputs`` are the SHA-256 of files by name, ``manifest`` that of the build's manifest.
    ``program`` is the program's version, ``previous`` the SHA-256 of the line before.
    """

    edition: str
    version: int
    released: str
    grade: str = ""
    corrected: str = ""
    correction: str = ""
    inputs: Mapping[str, str]
    outputs: Mapping[str, str]
    manifest: str
    program: str
    previous: str

    def line(self) -> bytes:
        """Return its line, without the line end."""
        content = json.dumps(
            asdict(self), ensure_ascii=False, sort_keys=True, separators=(",", ":")
        )
        return f'{{"release":{content},"sha256":"{of_text(content)}"}}'.encode()


@dataclass(frozen=True, kw_only=True)
class Log:
    """All releases, the oldest first; ``content`` are the bytes they were read from."""

    releases: tuple[Release, ...] = ()
    content: bytes = b""

    @property
    def previous(self) -> str:
        """Return the digest of the last line, which the next one will hold."""
        return of_bytes(self.content.splitlines()[-1]) if self.releases else ""

    def of(self, edition_id: str) -> tuple[Release, ...]:
        """Return the releases of an edition: version 1, version 2 and so on."""
        return tuple(each for each in self.releases if each.edition == edition_id)

    def latest(self, edition_id: str) -> Release | None:
        """Return the last release of an edition, or None where it is not released."""
        return next(reversed(self.of(edition_id)), None)

    def is_changed(self, edition_id: str, files: Mapping[str, str]) -> bool:
        """Say whether an edition is released, and its files are not those that were."""
        release = self.latest(edition_id)
        return release is not None and release.inputs != files


def read(editions: Path) -> Log:
    """Return the log of a folder of editions; raises EditionError with the line that is wrong.

    Where there is none, nothing is released.
    """
    return _parsed(_content(editions))


@lru_cache(maxsize=4)
def _parsed(content: bytes) -> Log:
    if b"\r\n" in content:
        message = (
            f"linjeskiftene er lavet om; {_MEND}, og skriv »editions/** -text« i .gitattributes, "
            "så det ikke sker igen"
        )
        raise EditionError(message, Place(NAME))
    lines = content.split(b"\n")
    releases: list[Release] = []
    previous = ""
    for number, line in enumerate(lines[:-1], start=1):
        release = _release(line, number)
        if release.previous != previous:
            message = (
                "linjen hører ikke sammen med linjen før den: en linje er fjernet, eller linjerne "
                f"er flyttet om; {_MEND}"
            )
            raise EditionError(message, Place(NAME, number))
        _refuse_gap(release, releases, number)
        releases.append(release)
        previous = of_bytes(line)
    if lines[-1]:
        raise EditionError(f"linjen er skåret over; {_MEND}", Place(NAME, len(lines)))
    return Log(releases=tuple(releases), content=content)


def append(editions: Path, log: Log, release: Release) -> None:
    """Add a release to a log, in one step, if it still is as it was read; raises OutputError."""
    folder = editions / RELEASED
    refuse_link(folder, editions)
    with staging(folder) as stage:
        stage.write(FILE, log.content + release.line() + b"\n")
        refuse_outrun(editions, log)
        stage.commit()


def refuse_outrun(editions: Path, log: Log) -> None:
    """Refuse to go on from a log that is no longer as it was read; raises OutputError."""
    if _content(editions) != log.content:
        raise OutputError(f"{NAME}: en anden har udgivet noget imens; udgiv igen")


def _content(editions: Path) -> bytes:
    place = Place(NAME)
    try:
        return regular_bytes(editions / RELEASED / FILE, most=_MOST)
    except FileNotFoundError:
        return b""
    except (NotRegularError, TooLargeError, IsADirectoryError):
        raise EditionError(f"det er ikke loggen over udgivelser; {_MEND}", place) from None
    except OSError as error:
        raise EditionError(f"filen kan ikke læses: {error.strerror}", place) from None


def _release(line: bytes, number: int) -> Release:
    """Return the release that a line tells of; raises EditionError for one that was changed."""
    try:
        sealed = _LINE.fullmatch(line)
        if sealed is None or of_bytes(sealed[1]) != sealed[2].decode():
            raise ValueError
        release = Release(**json.loads(sealed[1]))
        if not (_is_typed(release) and _is_sound(release)):
            raise ValueError
    except (ValueError, TypeError, RecursionError):
        message = f"linjen er ændret, siden den blev skrevet; {_MEND}"
        raise EditionError(message, Place(NAME, number)) from None
    return release


def _is_sound(release: Release) -> bool:
    """Say whether a release could have been made; raises ValueError for a day that is none.

    Whoever changes a line can seal it again, and what is written here is believed elsewhere.
    """
    dates.parse(release.released)
    if release.version > 1:
        dates.parse(release.corrected)
    elif release.grade or release.corrected or release.correction:
        return False
    is_graded = release.version == 1 or release.grade in GRADED
    return is_graded and _ID.fullmatch(release.edition) is not None


def _is_typed(release: Release) -> bool:
    """Say whether every field is of its type."""
    numbers = ("version",)
    digests = ("inputs", "outputs")
    words = [f.name for f in fields(release) if f.name not in (*numbers, *digests)]
    told = [getattr(release, name) for name in words]
    for name in digests:
        value = getattr(release, name)
        if not isinstance(value, dict):
            return False
        told += value.values()
    return type(release.version) is int and all(isinstance(each, str) for each in told)


def _refuse_gap(release: Release, earlier: list[Release], number: int) -> None:
    """Refuse a version that does not come next."""
    expected = 1 + sum(each.edition == release.edition for each in earlier)
    if release.version != expected:
        message = (
            f"linjen er version {release.version} af {release.edition}, men den næste er "
            f"version {expected}; {_MEND}"
        )
        raise EditionError(message, Place(NAME, number))
