"""Errors a user can mend: where, what is wrong and what to do, never a traceback.

Everything else that goes wrong is a bug and may show one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum


class ExitCode(IntEnum):
    """What the command's exit status means; documented in ``reporter --help``."""

    OK = 0
    BUG = 1
    USAGE = 2
    EDITION = 3
    RENDERING = 4
    OUTPUT = 5
    SYSTEM = 6
    REGISTER = 7
    DISCLOSURE = 8
    ARCHIVE = 9
    NUMBERS = 10
    INTERRUPTED = 130


@dataclass(frozen=True)
class Place:
    """A place in a user's file; ``file`` is written relative to the editions folder.

    Lines and columns count from 1; 0 means that the whole file is meant.
    """

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return ":".join([self.file, *(str(n) for n in (self.line, self.column) if n)])


class UserError(Exception):
    """A fault in what the user gave; ``str()`` is the whole message shown."""

    exit_code = ExitCode.EDITION

    def __init__(self, message: str, place: Place | None = None) -> None:
        super().__init__(message, place)
        self.message = message
        self.place = place

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.place else self.message


class EditionError(UserError):
    """The edition's YAML, text or data is wrong."""


MOST_SHOWN = 20
"""Faults told at once; whoever has more mends these first."""


def _together(errors: Sequence[UserError]) -> str:
    shown = [str(error) for error in errors[:MOST_SHOWN]]
    if len(errors) > MOST_SHOWN:
        shown.append(f"… og {len(errors) - MOST_SHOWN} fejl til")
    return "\n".join(shown)


class EditionErrors(EditionError):  # noqa: N818  (it holds several)
    """Several faults of one edition, told together so that they can be mended together."""

    def __init__(self, errors: Sequence[UserError]) -> None:
        Exception.__init__(self, errors)
        self.errors = tuple(errors)
        self.message = _together(self.errors)
        self.place = None


class UsageError(UserError):
    """The command was asked for something that does not exist."""

    exit_code = ExitCode.USAGE


class RenderingError(UserError):
    """The finished page is not what it should be: a warning, a lost number, a foreign font."""

    exit_code = ExitCode.RENDERING


class RegisterError(UserError):
    """A register extract is missing, cannot be read, or breaks its contract."""

    exit_code = ExitCode.REGISTER


class RegisterErrors(RegisterError):  # noqa: N818  (it holds several)
    """Several faults of the register extracts, told together."""

    def __init__(self, errors: Sequence[UserError]) -> None:
        Exception.__init__(self, errors)
        self.errors = tuple(errors)
        self.message = _together(self.errors)
        self.place = None


class DisclosureError(UserError):
    """A table cannot be released, or a released one tells too much."""

    exit_code = ExitCode.DISCLOSURE


class TableError(UserError):
    """A published table cannot be read."""

    exit_code = ExitCode.EDITION


class OutputError(UserError):
    """The result cannot be written."""

    exit_code = ExitCode.OUTPUT


class MissingLibraryError(UserError):
    """A library of the system is not installed."""

    exit_code = ExitCode.SYSTEM


class ArchiveError(UserError):
    """A bundle is not as it should be, or what was regenerated from it is not the same."""

    exit_code = ExitCode.ARCHIVE


class ArchiveErrors(ArchiveError):  # noqa: N818  (it holds several)
    """Several faults of one bundle, told together."""

    def __init__(self, errors: Sequence[UserError]) -> None:
        Exception.__init__(self, errors)
        self.errors = tuple(errors)
        self.message = _together(self.errors)
        self.place = None
