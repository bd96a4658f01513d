"""Reads an edition's own files: regular files inside its folder, of a bearable size.

An edition is untrusted input. A link that leads out of the folder, a device, a pipe that never
ends and characters that nobody can see are refused here, once, for every kind of file.
"""

from __future__ import annotations

import re
from pathlib import Path

from reporter.errors import EditionError, Place
from reporter.reading import NotRegularError, TooLargeError, regular_bytes

MEGABYTE = 1_000_000
TEXT_LIMIT, DATA_LIMIT, PICTURE_LIMIT, GEOMETRY_LIMIT = (n * MEGABYTE for n in (1, 10, 20, 50))
"""Bytes a file may have; the longest real text is a fiftieth of that."""

UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters other than tab and line ends
    "\u200e\u200f\u2028-\u202e\u2066-\u2069"  # marks that turn the direction of writing
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufeff\ufffe\uffff\U000f0000-\U0010ffff]"
)
"""What no text may hold: it cannot be printed, or it means something else to a program."""


def read(folder: Path, name: str, file: str, *, limit: int) -> bytes:
    """Return a file's bytes; ``file`` is its name in messages. Raises EditionError."""
    path, place = folder / name, Place(file)
    try:
        content = regular_bytes(path, most=limit)
        real, own = path.resolve(), folder.resolve()
        if not real.is_relative_to(own):
            message = "filen er en henvisning ud af udgavens mappe; læg selve filen i mappen"
            raise EditionError(message, place)
        # Whether a hidden file has changed is not looked at when an edition is built again.
        if any(part.startswith(".") for part in real.relative_to(own).parts):
            message = "filen er en henvisning til noget skjult; læg selve filen i mappen"
            raise EditionError(message, place)
        return content
    except NotRegularError:
        raise EditionError("det er ikke en almindelig fil", place) from None
    except TooLargeError:
        message = f"filen er større end {limit // MEGABYTE} MB, som er det meste, den må være"
        raise EditionError(message, place) from None
    except FileNotFoundError:
        raise EditionError("filen findes ikke i udgavens mappe", place) from None
    except IsADirectoryError:
        raise EditionError("der ligger en mappe med filens navn", place) from None
    except PermissionError:
        raise EditionError("du har ikke adgang til at læse filen", place) from None
    except OSError as error:
        raise EditionError(f"filen kan ikke læses: {error.strerror}", place) from None


def read_text(folder: Path, name: str, file: str, *, limit: int = TEXT_LIMIT) -> str:
    """Return a UTF-8 file's text, with or without byte order mark; raises EditionError."""
    content = read(folder, name, file, limit=limit)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        kind = "CSV UTF-8" if name.endswith(".csv") else "UTF-8"
        message = f"filen er ikke UTF-8 (måske Latin-1); gem den som »{kind}«"
        raise EditionError(message, Place(file, line)) from None
    if match := UNPRINTABLE.search(text):
        before = text[: match.start()]
        place = Place(file, before.count("\n") + 1, match.start() - before.rfind("\n"))
        raise EditionError(unprintable(match[0]), place)
    return text


def unprintable(character: str) -> str:
    """Say which character cannot be shown, without showing it."""
    return f"tegnet U+{ord(character):04X} kan ikke vises; slet det"
