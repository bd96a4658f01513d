"""What municipalities are called: in full, in the genitive, in file names and in searches."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache

from reporter.danish.towns import TOWNS
from reporter.kommuner import ALIASES, Kommune, alle

APOSTROPHE = "\u2019"
_HISSING = ("s", "x", "z")

_OFFICIAL = {"101": "Københavns Kommune", "400": "Bornholms Regionskommune"}
"""Where the short name takes a genitive s. Nordfyns and Vesthimmerlands have theirs already."""

_ASCII = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
_BARE = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})
"""What somebody writes who has no Danish keyboard."""

_DROPPED = {"'", "\u2019", "."}


@cache
def _by_code() -> dict[str, Kommune]:
    return {kommune.code: kommune for kommune in alle()}


def official(code: str) -> str:
    """Return a municipality's full name: "Aarhus Kommune", "Københavns Kommune".

    Raises KeyError where no municipality has the code. Source: what each of them calls itself.
    """
    return _OFFICIAL.get(code) or f"{_by_code()[code].name} Kommune"


def genitive(name: str) -> str:
    """Put a name in the genitive: "Aarhus Kommunes", "Læsøs", and "Aarhus’" after s, x and z.

    Source: Dansk Sprognævn, Retskrivningsordbogen 2012, § 21.1-2.
    """
    return f"{name}{APOSTROPHE if name.casefold().endswith(_HISSING) else 's'}"


def slug(code: str) -> str:
    """Return what a municipality's files are called: "169-hoeje-taastrup"; raises KeyError."""
    return f"{code}-{folded(_by_code()[code].name).replace(' ', '-')}"


def folded(text: str) -> str:
    """Return a text as it is compared in a search: "Århus", "AARHUS" and "aarhus" are one.

    Small letters, æ, ø and å as ae, oe and aa, other accents dropped, hyphens and runs of space as
    one space, no apostrophe and no full stop. A page's script must fold in the same way.
    """
    small = unicodedata.normalize("NFC", text).casefold().translate(_ASCII)
    return _spaced(small)


def _bare(text: str) -> str:
    return _spaced(unicodedata.normalize("NFC", text).casefold().translate(_BARE))


def _spaced(small: str) -> str:
    apart = unicodedata.normalize("NFD", small)
    kept = (c for c in apart if not unicodedata.combining(c) and c not in _DROPPED)
    words = "".join(c if c.isalnum() else " " for c in kept)
    return " ".join(words.split())


def search_forms(code: str) -> tuple[str, ...]:
    """Return all that a municipality is found by, folded, the likeliest first; raises KeyError.

    Its full name, short name and other spellings, its towns, the same as written without æ, ø
    and å, and its code.
    """
    return tuple(dict.fromkeys(_forms(_by_code()[code])))


def _forms(kommune: Kommune) -> Iterator[str]:
    aliases = [alias for alias, name in ALIASES.items() if name == kommune.name]
    names = [kommune.name, official(kommune.code), *aliases, *TOWNS.get(kommune.code, ())]
    yield from map(folded, names)
    yield from map(_bare, names)
    yield kommune.code
