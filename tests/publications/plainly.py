"""Municipal indicators counted again by other means than the project's own code.

The data come from the editions' CSV files by ``csv``; ranks, sums and classes are counted the long
way.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
REGIONS = {"1081": "Region Nordjylland", "1082": "Region Midtjylland", "1083": "Region Syddanmark",
           "1084": "Region Hovedstaden", "1085": "Region Sjælland"}  # fmt: skip
OFFICIAL = {"101": "Københavns Kommune", "400": "Bornholms Regionskommune"}
SPELLINGS = {"Høje-Tåstrup": "Høje-Taastrup", "Vesthimmerland": "Vesthimmerlands"}
"""How the source of the real edition writes two names."""
MARKS = {"ingen data": "-", "ikke godkendt": "*)", "få personer": "**)"}

REAL, MADE_UP = "kommuneark-2016-12", "kommuneark-2018"
TITLES = {
    REAL: {
        "maalgruppe": "Ledige i mindst et år",
        "uden-aktivering": "Uden aktivering",
        "virksomhedsrettede-forloeb": "I virksomhedsrettet forløb",
    },
    MADE_UP: {
        "uddannelse": "Unge med en ungdomsuddannelse",
        "handicap": "Voksne med handicap i uddannelse eller job",
        "psykiske-vanskeligheder": "Voksne med psykiske vanskeligheder i uddannelse eller job",
        "kriminalitet": "Unge med en fældende afgørelse",
        "hjemloeshed": "Hjemløse",
        "stofmisbrug": "Behandling for stofmisbrug",
        "alkoholmisbrug": "Behandling for alkoholmisbrug",
    },
}
FILES = {
    "maalgruppe": ("antal", 0),
    "uden-aktivering": ("passive", 1),
    "virksomhedsrettede-forloeb": ("virksomhedsrettet", 1),
}
GOALS = {"uddannelse": "maal-2", "handicap": "maal-3", "psykiske-vanskeligheder": "maal-4",
         "kriminalitet": "maal-6", "hjemloeshed": "maal-7", "stofmisbrug": "maal-8",
         "alkoholmisbrug": "maal-9"}  # fmt: skip


@dataclass(frozen=True)
class Kommune:
    code: str
    name: str
    region: str

    @property
    def official(self) -> str:
        return OFFICIAL.get(self.code, f"{self.name} Kommune")


@dataclass
class Counted:
    """An indicator's latest numbers: Decimal, or the status that tells why there is none."""

    unit: str
    decimals: int
    own: dict[str, Decimal | str] = field(default_factory=dict)
    regions: dict[str, Decimal | str] = field(default_factory=dict)
    country: Decimal | str = "ingen data"
    partners: dict[str, set[str]] = field(default_factory=dict)

    def printed(self, value: Decimal | str) -> str:
        if isinstance(value, str):
            return MARKS[value]
        text = f"{half_up(value, self.decimals):,}".translate(str.maketrans(",.", ".,"))
        return f"{text} pct." if self.unit == "pct" else text

    def rank(self, code: str) -> str:
        """Count how many have more; nobody without a number is among them."""
        value = self.own[code]
        shown = [each for each in self.own.values() if not isinstance(each, str)]
        if isinstance(value, str):
            return "-"
        return f"{1 + sum(each > value for each in shown)} af {len(shown)}"

    def within(self, low: int, high: int) -> int:
        """Count the municipalities from ``low`` to ``high``, rounded to whole numbers."""
        shown = [half_up(v, 0) for v in self.own.values() if not isinstance(v, str)]
        return sum(low <= value <= high for value in shown)


def half_up(value: Decimal, decimals: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


@cache
def kommuner() -> tuple[Kommune, ...]:
    with (ROOT / "reporter/kommuner/kommuner.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert len(rows) == 98
    return tuple(Kommune(row["kode"], row["navn"], row["region"]) for row in rows)


def rows_of(path: str, delimiter: str) -> list[dict[str, str]]:
    with (ROOT / "editions" / path).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


@cache
def counted(edition: str) -> Mapping[str, Counted]:
    """Count every indicator of an edition again."""
    if edition == REAL:
        return {key: from_file(name, decimals) for key, (name, decimals) in FILES.items()}
    rows = rows_of(f"{MADE_UP}/data/maal-2019-12-01.csv", ",")
    return {key: from_table(rows, goal) for key, goal in GOALS.items()}


def from_file(name: str, decimals: int) -> Counted:
    unit = "antal" if name == "antal" else "pct"
    result = Counted(unit, decimals)
    codes = {kommune.name: kommune.code for kommune in kommuner()}
    for row in rows_of(f"{REAL}/data/{name}.csv", ";"):
        area, text = SPELLINGS.get(row["kommune"], row["kommune"]), row[unit]
        plain = text.replace(".", "").replace(",", ".")
        value: Decimal | str = "ingen data" if text == "-" else Decimal(plain)
        if area == "Hele landet":
            result.country = value
        elif "/" in area:
            members = {codes[each] for each in area.split("/")}
            result.partners |= {code: members - {code} for code in members}
        else:
            result.own[codes[area]] = value
    whole = {code: result.own[code] for code in result.own}
    for region in REGIONS:
        parts = [whole[k.code] for k in kommuner() if k.region == region]
        result.regions[region] = together(parts, unit)
    if isinstance(result.country, str):
        result.country = together(list(whole.values()), unit)
    return result


def together(values: list[Decimal | str], unit: str) -> Decimal | str:
    """Add counts up, hidden with any of them; take the plain mean of the shares there are."""
    shown = [value for value in values if not isinstance(value, str)]
    if unit == "antal":
        return sum(shown, Decimal(0)) if len(shown) == len(values) else "ingen data"
    return sum(shown, Decimal(0)) / len(shown)


def from_table(rows: list[dict[str, str]], goal: str) -> Counted:
    mine = [row for row in rows if row["indikator"] == goal and row["gruppe"] == "målgruppe"]
    latest = max(row["periode"] for row in mine)
    result = Counted(mine[0]["enhed"], 0)
    for row in mine:
        if row["periode"] != latest:
            continue
        shown = row["status"] == "offentliggjort"
        value: Decimal | str = Decimal(row["vaerdi"]) if shown else row["status"]
        match row["omraadetype"]:
            case "land":
                result.country = value
            case "region":
                result.regions[row["omraadekode"]] = value
            case "kommune":
                result.own[row["omraadekode"]] = value
            case "fælles":
                codes = set(row["omraadekode"].split("+"))
                result.own |= dict.fromkeys(codes, value)
                result.partners |= {code: codes - {code} for code in codes}
    return result
