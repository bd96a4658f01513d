"""The columns that every format of our own has, and a row of a file as text.

A cell is text, an absent one the empty string; each format turns its own types into that, so that
all are held to the same rules and told of in the same words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from reporter import kommuner
from reporter.errors import Place, TableError
from reporter.published.origin import SYNTHETIC, origin
from reporter.table import PUBLISHED, AreaKind, Reason

COLUMNS = (
    "indikator",
    "omraadetype",
    "omraadekode",
    "omraade",
    "periode",
    "gruppe",
    "taeller",
    "naevner",
    "vaerdi",
    "enhed",
    "status",
    "aargang",
    "oprindelse",
)
"""The columns of a published table, in their order."""

WHOLE = ("taeller", "naevner")

AREA_KINDS: dict[AreaKind, str] = {
    "country": "land",
    "region": "region",
    "municipality": "kommune",
    "joint": "fælles",
    "unknown": "uoplyst",
}
"""What the column ``omraadetype`` calls each kind of area."""

STATUSES = (PUBLISHED, *(reason.value for reason in Reason))

Cell = str | int | Decimal | date | None


Series = tuple[str, str]
"""What is printed with the same number of decimals: an indicator and a unit."""


@dataclass(frozen=True, kw_only=True)
class About:
    """What a file says of the whole table; ``vintage`` and ``synthetic`` are None if it does not.

    ``decimals`` is how many an indicator's values in a unit have, where the format itself cannot
    tell.
    """

    vintage: date | None = None
    synthetic: bool | None = None
    panels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    policy: Mapping[str, str] = field(default_factory=dict)
    audit: str = ""
    source: str = ""
    registers: Mapping[str, str] = field(default_factory=dict)
    decimals: Mapping[Series, int] = field(default_factory=dict)

    def to_plain(self) -> dict[str, object]:
        """Return what JSON can hold of it, under the names of the columns and their like."""
        return {
            "aargang": self.vintage.isoformat() if self.vintage else "",
            "oprindelse": origin(bool(self.synthetic)),
            "kilde": self.source,
            "registre": dict(self.registers),
            "politik": dict(self.policy),
            "panel": {key: list(codes) for key, codes in self.panels.items()},
            "revision": self.audit,
            "decimaler": [[*series, n] for series, n in self.decimals.items()],
        }

    @classmethod
    def from_plain(cls, told: Mapping[str, Any]) -> About:
        """Return what ``to_plain`` told; raises ValueError, KeyError and the like."""
        return cls(
            vintage=date.fromisoformat(told["aargang"]) if told["aargang"] else None,
            synthetic=told["oprindelse"] == SYNTHETIC,
            panels={str(key): tuple(map(str, codes)) for key, codes in told["panel"].items()},
            policy={str(key): str(value) for key, value in told["politik"].items()},
            audit=str(told["revision"]),
            source=str(told["kilde"]),
            registers=_registers(told.get("registre", {})),  # older files tell of none
            decimals={(str(id_), str(unit)): int(n) for id_, unit, n in told["decimaler"]},
        )


def _registers(told: Mapping[str, Any]) -> dict[str, str]:
    return {str(name): str(digest) for name, digest in told.items()}


@dataclass(frozen=True, kw_only=True)
class Record:
    """One row of a file; ``line`` is its line, or its number where the file has no lines."""

    file: str
    line: int
    cells: Mapping[str, str]

    def error(self, message: str) -> TableError:
        """Return an error that names this row."""
        return TableError(message, Place(self.file, self.line))


FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet begins a formula with, or skips before one."""


def as_text(cell: object) -> str:
    """Return a cell of a typed format as text; raises TypeError for what no column holds.

    Not a number is an absent cell: pandas has no other in a column of numbers.
    """
    match cell:
        case None:
            return ""
        case str():
            return cell
        case bool() | float():
            raise TypeError(type(cell).__name__)
        case int() | date():
            return str(cell)
        case Decimal():
            return f"{cell:f}"
    raise TypeError(type(cell).__name__)


def require_columns(header: Sequence[str], file: str, line: int = 0) -> None:
    """Check that a file has our columns, each once and no others; raises TableError."""
    for name in header:
        if name not in COLUMNS or header.count(name) > 1:
            guess = kommuner.nearest(name, COLUMNS)
            hint = f"; mente du {guess}?" if guess and guess != name else "; slet den"
            what = "står to gange" if name in COLUMNS else "kendes ikke"
            raise TableError(f"kolonnen '{name}' {what}{hint}", Place(file, line))
    if missing := [name for name in COLUMNS if name not in header]:
        wanted = ", ".join(missing)
        message = f"mangler kolonnen {wanted}; en tabel med andre kolonner læses med format"
        raise TableError(message, Place(file, line))
