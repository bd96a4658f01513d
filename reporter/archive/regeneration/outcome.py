"""What came of making an archived edition once more, in words that a machine can read too."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from reporter.archive.pages import PageDifference
from reporter.archive.regeneration.comparing import FileDifference
from reporter.archive.regeneration.layers import Blame, LayerChange
from reporter.errors import ExitCode

FORMAT = "reporter-genskabelse/1"
"""What the fields of the file mean; other fields are another number."""

EnvironmentName = Literal["current", "recorded"]


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """An edition that was made once more, held to what it was.

    ``python`` is the version that made it now, ``recorded_python`` the one that made it then.
    ``files`` and ``pages`` are how many were compared.
    """

    edition: str
    version: int
    title: str
    synthetic: bool
    environment: EnvironmentName
    python: str
    recorded_python: str
    files: int
    pages: int
    differences: tuple[FileDifference, ...]
    layers: tuple[LayerChange, ...]
    blame: Blame

    @property
    def identical(self) -> bool:
        """Say whether every file was made byte for byte as it was."""
        return not self.differences

    @property
    def numbers(self) -> bool:
        """Say whether any number differs, or may."""
        return any(difference.numbers for difference in self.differences)

    @property
    def exit_code(self) -> ExitCode:
        """What the command leaves with."""
        if self.identical:
            return ExitCode.OK
        return ExitCode.NUMBERS if self.numbers else ExitCode.ARCHIVE

    def to_json(self, pictures: Mapping[tuple[str, int], str]) -> bytes:
        """Return the outcome as a file; ``pictures`` are named by file and place among its pages.

        The same outcome gives the same bytes.
        """
        content = {
            "format": FORMAT,
            "edition": self.edition,
            "version": self.version,
            "title": self.title,
            "environment": self.environment,
            "python": {"old": self.recorded_python, "new": self.python},
            "identical": self.identical,
            "numbers_differ": self.numbers,
            "compared": {"files": self.files, "pages": self.pages},
            "layers": [
                {"layer": each.layer, "name": each.name, "old": each.old, "new": each.new}
                for each in self.layers
            ],
            "blame": {
                "layer": self.blame.layer,
                "possible": self.blame.possible,
                "changed": self.blame.changed,
            },
            "differences": [_told(each, pictures) for each in self.differences],
        }
        text = json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True)
        return f"{text}\n".encode()


def _told(difference: FileDifference, pictures: Mapping[tuple[str, int], str]) -> Mapping[str, Any]:
    return {
        "file": difference.file,
        "kind": difference.kind,
        "numbers": {
            "differ": difference.numbers,
            "gone": difference.gone,
            "come": difference.come,
            "reordered": difference.reordered,
            "unread": difference.unread,
        },
        "pages": [
            _page(page, pictures.get((difference.file, n), ""))
            for n, page in enumerate(difference.pages)
        ],
    }


def _page(page: PageDifference, picture: str) -> Mapping[str, Any]:
    return {
        "old": page.old,
        "new": page.new,
        "text": page.text,
        "looks": page.picture,
        "gone": page.gone,
        "come": page.come,
        "picture": picture,
    }
