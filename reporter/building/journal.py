"""The journal of a build: what each file in the output was made of, in ``.cache`` beside it.

A record carries a digest of itself, so that one that was cut off or tampered with is known for what
it is. Nothing depends on a record being there: without it a sheet is made anew.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Self

from reporter.digests import of_text
from reporter.writing import staging

FOLDER = ".cache"
WHOLE = "edition.json"
DELIVERED = "levering.json"

DECLARED = "manifest.json"
"""The file, among the finished ones, that tells what they were made of."""

MADE = re.compile(r"((data|ark)/)?[a-z0-9-]+(\.csv-metadata)?\.[a-z]+")
"""The names of the files a build makes, in an edition's folder; all others are somebody else's."""


class BrokenRecordError(Exception):
    """A record that no build has written, or that was not written to its end."""


def _digests(value: object, *, names: re.Pattern[str] | None = None) -> dict[str, str]:
    if not isinstance(value, dict):
        raise BrokenRecordError
    for name, digest in value.items():
        if not isinstance(digest, str) or (names and not names.fullmatch(name)):
            raise BrokenRecordError
    return value


@dataclass(frozen=True, kw_only=True)
class Record:
    """What one sheet was made of: its key, the key's parts, its files' digests and its pages.

    ``name`` is what the sheet is called in messages, ``kommune`` its municipality's code or empty.
    """

    key: str
    parts: Mapping[str, str]
    files: Mapping[str, str]
    pages: int = 0
    name: str = ""
    kommune: str = ""

    @classmethod
    def parsed(cls, content: Any) -> Self:
        """Return the record that was written; raises BrokenRecordError."""
        try:
            record = cls(**content)
        except TypeError:
            raise BrokenRecordError from None
        _digests(record.parts)
        _digests(record.files, names=MADE)
        words = (record.key, record.name, record.kommune)
        if not all(isinstance(word, str) for word in words) or type(record.pages) is not int:
            raise BrokenRecordError
        return record


@dataclass(frozen=True, kw_only=True)
class Whole:
    """What a whole edition was made of, as its last complete build left it.

    ``key`` is that of all the raw files; ``sheets`` the records of its sheets by stem, without
    parts; ``files`` what belongs to all of them: the card, the delivery.
    """

    key: str
    sheets: Mapping[str, Record]
    files: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_batch(self) -> bool:
        """Say whether the edition is made for each municipality."""
        return any(sheet.kommune for sheet in self.sheets.values())

    @classmethod
    def parsed(cls, content: Any) -> Self:
        """Return the record that was written; raises BrokenRecordError."""
        try:
            sheets = {stem: Record.parsed(made) for stem, made in content["sheets"].items()}
            key = str(content["key"])
            return cls(key=key, sheets=sheets, files=_digests(content["files"], names=MADE))
        except (AttributeError, KeyError, TypeError):
            raise BrokenRecordError from None


def path(output: Path, edition_id: str, stem: str = "") -> Path:
    """Return where a sheet's record lies; without a stem, the whole edition's."""
    folder = output / FOLDER / edition_id
    return folder / "ark" / f"{stem}.json" if stem else folder / WHOLE


def read(file: Path) -> Any:
    """Return what a record says, or None where there is none; raises BrokenRecordError."""
    try:
        sealed = json.loads(file.read_bytes())
        content = sealed["content"]
        if sealed["sha256"] != _seal(content):
            raise BrokenRecordError
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        raise BrokenRecordError from None
    return content


def read_record(output: Path, edition_id: str, stem: str) -> Record | None:
    """Return the record of a sheet, or None; raises BrokenRecordError."""
    content = read(path(output, edition_id, stem))
    return None if content is None else Record.parsed(content)


def read_whole(output: Path, edition_id: str) -> Whole | None:
    """Return the record of a whole edition; None where there is none that can be believed."""
    try:
        content = read(path(output, edition_id))
        return None if content is None else Whole.parsed(content)
    except BrokenRecordError:
        return None


def write(output: Path, file: Path, record: Record | Whole | Mapping[str, Any]) -> None:
    """Write a record in one step; raises OutputError."""
    content = record if isinstance(record, Mapping) else asdict(record)
    text = json.dumps(
        {"content": content, "sha256": _seal(content)}, ensure_ascii=False, sort_keys=True
    )
    folder = file.parent.relative_to(output)
    with staging(output, folder.as_posix()) as stage:
        stage.write(file.name, text.encode())
        stage.commit()


def _seal(content: Any) -> str:
    return of_text(json.dumps(content, ensure_ascii=False, sort_keys=True))
