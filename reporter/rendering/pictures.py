"""Pictures an edition brings itself: PNG or JPEG in its own folder, with a text alternative."""

from __future__ import annotations

import re
from pathlib import Path

from reporter.editions import files
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
    suffix = Path(source).suffix
    mime = MIMES.get(suffix)
    if mime is None:
        raise EditionError(f"billedet '{source}' skal være PNG eller JPEG", place)
    try:
        content = files.read(folder, source, text_file, limit=files.PICTURE_LIMIT)
    except EditionError as error:
        raise EditionError(f"billedet '{source}': {error.message}", place) from None
    if not content.startswith(_SIGNATURES[mime]):
        raise EditionError(f"filen '{source}' er ikke et billede af typen {suffix}", place)
    return Resource(content, mime)
