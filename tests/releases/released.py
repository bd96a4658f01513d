"""The edition ``proeve`` on its way through its versions, without a build."""

from __future__ import annotations

import datetime
from pathlib import Path

from reporter.digests import of_edition
from reporter.errors import UserError
from reporter.releases import log
from reporter.releases.freezing import freeze, pending
from reporter.releases.log import Release
from reporter.releases.status import Status, refuse_changed, status
from tests.editions.minimal import DATA, Sample

ID = "proeve"
REVISED = DATA.replace("2016;9", "2016;10")


class Released(Sample):
    """The edition ``proeve``; every method tells or changes what is released of it."""

    def correct(self, date: str, text: str = "Tallet er rettet.", grade: str = "minor") -> Released:
        """Write one more correction."""
        if "corrections:" not in (self.folder / "edition.yaml").read_text("utf-8"):
            self.append("corrections:\n")
        self.append(f"  - {{date: {date}, grade: {grade}, text: '{text}'}}\n")
        return self

    def release(self, day: str) -> Release:
        """Release it as if it had been built."""
        wanted = pending(self.editions, self.name, datetime.date.fromisoformat(day))
        if wanted.unfounded:
            raise wanted.unfounded
        return freeze(self.editions, wanted, outputs={"a.pdf": "1"}, manifest="2", program="0.1.0")

    def refused(self, day: str) -> str:
        """Return why it cannot be released; nothing of it may be written."""
        before = of_edition(self.editions / "_udgivet")
        try:
            self.release(day)
        except UserError as error:
            assert of_edition(self.editions / "_udgivet") == before
            return str(error)
        raise AssertionError("it can be released")

    def changed(self) -> str:
        """Return why it can no longer be built; nothing where it can."""
        known = log.read(self.editions)
        try:
            refuse_changed(known, self.editions, self.name, of_edition(self.folder))
        except UserError as error:
            return str(error)
        return ""

    @property
    def status(self) -> Status:
        """Return what it is now."""
        known = log.read(self.editions)
        return status(known, self.editions, self.name, of_edition(self.folder))

    @property
    def log_file(self) -> Path:
        """Return the log's file."""
        return self.editions / "_udgivet" / "log.jsonl"
