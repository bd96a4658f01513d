"""Danish alphabetical order: a to z, then æ, ø and å; aa is å."""

from __future__ import annotations

import re
import unicodedata

_LAST = str.maketrans({"æ": "{", "ø": "|", "å": "}", "ä": "{", "ö": "|", "ü": "y"})
"""What comes after z in Danish, as characters that do in ASCII; ä, ö and ü sort as their likes."""


def order(word: str) -> tuple[str, str]:
    """Return what words are sorted by: their letters and digits, and then how they are written.

    Capitals, accents, hyphens and full stops tell two words apart only where nothing else does.
    Source: Retskrivningsordbogen 2012, § 4 on the order of letters, and DS 377.
    """
    small = unicodedata.normalize("NFC", word).casefold().replace("aa", "å").translate(_LAST)
    bare = "".join(c for c in unicodedata.normalize("NFD", small) if not unicodedata.combining(c))
    return re.sub(r"[^\w {|}]", "", bare), word


def initial(word: str) -> str:
    """Return the letter a word stands under: its first in capitals, Å for aa; # for others."""
    first, _ = order(word)
    letter = first.strip()[:1]
    return {"{": "Æ", "|": "Ø", "}": "Å"}.get(letter) or (
        letter.upper() if letter.isalpha() else "#"
    )
