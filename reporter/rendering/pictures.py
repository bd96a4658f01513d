"""Pictures an edition brings itself: PNG or JPEG in its own folder, with a text alternative."""

from __future__ import annotations

import re
from pathlib import Path

from reporter.errors import EditionError, Place
from reporter.rendering.resource import Resource

MIMES = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}
_SIGNATURES = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}
_NAME = re.compile(r"([A-Za-z0-9_-]+/)*[A-Za-z0-9_-]+\.[a-z]+")


def read(folder: Path, source: str, alt: str, text_file: str) -> Resource:
    """Read a picture of the edition's folder; raises EditionError for any other."""
    place = Place(text_file)
    if not _NAME.fullmatch(source):
        message = (
            f"billedet '{source}' skal ligge i udgavens egen mappe og hedde fx billeder/kort.png"
        )
        raise EditionError(message, place)
    if not alt.strip():
        raise EditionError(f"billedet '{source}' mangler en beskrivelse: ![beskrivelse](…)", place)
    path = folder / source
    mime = MIMES.get(path.suffix)
    if mime is None:
        raise EditionError(f"billedet '{source}' skal være PNG eller JPEG", place)
    # A link in the folder may lead out of it.
    if not path.resolve().is_relative_to(folder.resolve()):
        raise EditionError(f"billedet '{source}' ligger uden for udgavens mappe", place)
    try:
        content = path.read_bytes()
    except OSError:
        raise EditionError(f"billedet '{source}' findes ikke i udgavens mappe", place) from None
    if not content.startswith(_SIGNATURES[mime]):
        raise EditionError(f"filen '{source}' er ikke et billede af typen {path.suffix}", place)
    return Resource(content, mime)
