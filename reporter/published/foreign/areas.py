"""Areas as others write them: by code, by name, by both, with the spellings that are in use.

Left out by rule are Christiansø (411), which is no municipality, and the statistical provinces
("Landsdel …"), which are neither municipality nor region.
"""

from __future__ import annotations

import re
from functools import cache

from reporter import kommuner
from reporter.table import COUNTRY, Area

_COUNTRY = {"hele landet", "danmark", "000"}
_UNKNOWN = {"uoplyst", "uoplyst kommune", "ukendt", "ukendt kommune"}
_LEFT_OUT = {"411", "christiansø", "411 christiansø"}
_PROVINCE = re.compile(r"([0-9]{2} )?landsdel ")
_BOTH = re.compile(r"([0-9]{3,4}) (.+)")

UNKNOWN = Area(kind="unknown", name="Uoplyst kommune")


class AreaError(ValueError):
    """What is wrong with the name of an area, in words for the reader of a message."""


def area(written: str) -> Area | None:
    """Return the area, or None for one that is left out by rule; raises AreaError."""
    text = " ".join(written.split())
    key = text.casefold()
    if key in _LEFT_OUT or _PROVINCE.match(key):
        return None
    if key in _COUNTRY:
        return Area(kind="country", name=COUNTRY)
    if key in _UNKNOWN:
        return UNKNOWN
    if region := _regions().get(key):
        return Area(kind="region", code=region, name=kommuner.REGIONS[region])
    if both := _BOTH.fullmatch(text):
        return _agreeing(both[1], both[2])
    if "/" in text or "+" in text:
        return _joint(re.split(r"[/+]", text))
    try:
        found = kommuner.find(text)
    except kommuner.UnknownKommuneError as error:
        hint = f"; mente du {error.nearest}?" if error.nearest else ""
        raise AreaError(f"ukendt kommune '{text}'{hint}") from None
    return Area(kind="municipality", code=found.code, name=found.name)


@cache
def _regions() -> dict[str, str]:
    """Return the regions' codes by name and code; StatBank writes 084 for 1084."""
    found = {name.casefold(): code for code, name in kommuner.REGIONS.items()}
    found |= {name.removeprefix("region "): code for name, code in found.items()}
    found |= {code: code for code in kommuner.REGIONS}
    return found | {f"0{code[2:]}": code for code in kommuner.REGIONS}


def _agreeing(code: str, name: str) -> Area | None:
    by_code, by_name = area(code), area(name)
    if by_code != by_name:
        has = by_code.name if by_code else "udeladt"
        raise AreaError(f"koden {code} er {has}, men navnet er '{name}'")
    return by_code


def _joint(names: list[str]) -> Area:
    members = [area(name) for name in names]
    codes = sorted({member.code for member in members if member and member.kind == "municipality"})
    if len(codes) < max(2, len(names)):
        raise AreaError(f"'{'/'.join(names)}' er ikke flere forskellige kommuner")
    name = "/".join(kommuner.find(code).name for code in codes)
    return Area(kind="joint", code="+".join(codes), name=name)
