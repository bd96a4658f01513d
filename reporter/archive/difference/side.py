"""One of two editions that are compared: its numbers, and its finished files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reporter.archive.difference.model import Compared
from reporter.building.manifest import Manifest
from reporter.digests import of_bytes
from reporter.editions.edition import Edition
from reporter.editions.pages import WHOLE_PAGE

HTML = ".html"


@dataclass(frozen=True, kw_only=True)
class Side:
    """An edition to compare; ``name`` is what the user called it.

    ``edition`` was read by the present program from the edition's own inputs; ``outputs`` is the
    folder of its finished files, which the manifest tells of.
    """

    name: str
    manifest: Manifest
    edition: Edition
    outputs: Path

    @property
    def documents(self) -> dict[str, str]:
        """Return the finished HTML pages to read, each by the stem that both editions share.

        A batch has one for each municipality. Of a publication with chapters it is the page with
        the whole text, so that nothing is read twice; it and every publication that is made once
        go by no stem (""), since two editions may have different ids.
        """
        names = [name for name in self.manifest.outputs if name.endswith(HTML)]
        if self.edition.kommuner:
            stems = {name.rpartition("/")[2].removesuffix(HTML): name for name in names}
            return {stem: name for stem, name in sorted(stems.items()) if stem[:3].isdecimal()}
        whole, own = f"{WHOLE_PAGE}{HTML}", f"{self.manifest.edition}{HTML}"
        if whole in names:
            return {"": whole}
        return {"": own} if own in names else {}

    def compared(self) -> Compared:
        """Return what is told of the edition itself."""
        manifest = self.manifest
        return Compared(
            name=self.name,
            edition=manifest.edition,
            version=manifest.version,
            title=manifest.title,
            date=manifest.date,
            sha256=of_bytes(manifest.to_json()),
        )
