"""What is wished for of a build, and the tasks it is parted into, each the files of one sheet."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from reporter.errors import ExitCode, UserError

Format = Literal["pdf", "html"]
FORMATS: tuple[Format, ...] = ("pdf", "html")

SHEETS = "ark"
"""The folder, in an edition's own, of the sheets of a batch."""


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What is to be built.

    ``named`` says that the editions were asked for by name. ``kommuner`` are the codes of the
    municipalities whose sheets are wanted, empty for all of them, and None where nothing was said
    of municipalities. ``jobs`` is the most worker processes; 0 is one for each processor.
    ``scheduler`` is the address of a cluster to use instead. ``draft`` builds a released edition as
    it is now, changed and without a correction, to be looked at and never published.
    """

    editions: Path
    edition_ids: tuple[str, ...]
    output: Path
    named: bool = True
    formats: tuple[Format, ...] = FORMATS
    kommuner: tuple[str, ...] | None = None
    jobs: int = 0
    scheduler: str = ""
    draft: bool = False


@dataclass(frozen=True, kw_only=True)
class Task:
    """One sheet to make: an edition as it is, or as it is for one municipality.

    ``kommune`` is the municipality's code, or empty where the edition is made once; ``name`` is
    what the sheet is called in messages ("751 Aarhus", or the edition's id) and ``stem`` what its
    files are called. ``files`` are the digests of the edition's files and ``surroundings`` those of
    the program and its libraries, which whoever makes the sheet must find to be the same.
    """

    editions: Path
    edition_id: str
    stem: str
    name: str
    formats: tuple[Format, ...]
    files: Mapping[str, str]
    surroundings: Mapping[str, str]
    kommune: str = ""


@dataclass(frozen=True, kw_only=True)
class Made:
    """A finished sheet: its files by their names in the edition's folder.

    ``pages`` is 0 where no PDF was asked for; ``seconds`` is what it took.
    """

    files: Mapping[str, bytes]
    pages: int
    seconds: float = 0.0


class BugError(UserError):
    """A fault of the program itself, met while a sheet was made; the message is its traceback."""

    exit_code = ExitCode.BUG


Outcome = Made | UserError
Finished = Generator[tuple[Task, Outcome], None, None]
"""Tasks as they are finished, in any order."""

Why = Sequence[tuple[Task, Sequence[str]]]
"""Tasks, each with the Danish reasons why it has to be done; none where it stands as it should."""
