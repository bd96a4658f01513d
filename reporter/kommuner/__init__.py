"""The 98 Danish municipalities, their codes, names and spellings.

``kommuner.csv`` holds Danmarks Statistik's codes (nomenclature NUTS_V1_2007); Christiansø (411) is
no municipality.
"""

from __future__ import annotations

import csv
import difflib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ALIASES = {
    "Århus": "Aarhus",
    "Ålborg": "Aalborg",
    "Åbenrå": "Aabenraa",
    "Høje-Tåstrup": "Høje-Taastrup",
    "Høje Taastrup": "Høje-Taastrup",
    "Høje Tåstrup": "Høje-Taastrup",
    "Lyngby-Tårbæk": "Lyngby-Taarbæk",
    "Fåborg-Midtfyn": "Faaborg-Midtfyn",
    "Vesthimmerland": "Vesthimmerlands",
    "Nordfyn": "Nordfyns",
    "Bornholms": "Bornholm",
    "Københavns": "København",
}
"""Spellings in use that are not the official short name."""


REGIONS = {
    "1081": "Region Nordjylland",
    "1082": "Region Midtjylland",
    "1083": "Region Syddanmark",
    "1084": "Region Hovedstaden",
    "1085": "Region Sjælland",
}
"""The five regions by code, from the same nomenclature."""

REPORTED_BY = {"155": "185", "187": "183"}
"""Who reports social services for whom: Tårnby for Dragør, Ishøj for Vallensbæk.

Source: Danmarks Statistik's documentation of the municipal service indicators (KSI)."""


@dataclass(frozen=True)
class Kommune:
    """A municipality: its three-digit code, short name ("Aarhus") and its region's code."""

    code: str
    name: str
    region: str


class UnknownKommuneError(LookupError):
    """No municipality has that name or code; ``nearest`` is the likeliest one meant, or empty."""

    def __init__(self, name: str, nearest: str) -> None:
        super().__init__(name, nearest)
        self.name = name
        self.nearest = nearest


@cache
def alle() -> tuple[Kommune, ...]:
    """Return the 98 municipalities in the order of their codes."""
    path = Path(__file__).with_name("kommuner.csv")
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter=";")
        return tuple(Kommune(r["kode"], r["navn"], r["region"]) for r in rows)


@cache
def _index() -> dict[str, Kommune]:
    by_name = {kommune.name: kommune for kommune in alle()}
    index = {kommune.code: kommune for kommune in alle()}
    index |= {_key(name): kommune for name, kommune in by_name.items()}
    index |= {_key(alias): by_name[name] for alias, name in ALIASES.items()}
    return index


def _key(name: str) -> str:
    # A Mac may write å as two characters, which no reader can tell from one.
    words = unicodedata.normalize("NFC", " ".join(name.split())).casefold()
    return words.removesuffix("kommune").removesuffix(" regions").rstrip()


def find(name: str) -> Kommune:
    """Return the municipality called ``name``: code, short name, "… Kommune", known spelling."""
    key = _key(name)
    kommune = _index().get(key) or _index().get(key.lstrip("0"))
    if kommune is None:
        raise UnknownKommuneError(name, nearest(name, (k.name for k in alle())))
    return kommune


def nearest(word: str, candidates: Iterable[str]) -> str:
    """Return the candidate spelled most like ``word``, or the empty string when none is close."""
    by_key = {candidate.casefold(): candidate for candidate in candidates}
    match = difflib.get_close_matches(word.casefold(), sorted(by_key), n=1, cutoff=0.65)
    return by_key[match[0]] if match else ""
