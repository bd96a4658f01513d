"""What an edition's folder tells of the edition that was built into it: ``udgave.json``."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reporter.building.journal import MADE
from reporter.danish import dates
from reporter.errors import OutputError
from reporter.published.origin import STAMP

if TYPE_CHECKING:  # a card is read without what makes it
    from reporter.delivery.contents import Delivery
    from reporter.editions.model import EditionModel
    from reporter.rendering.publication import Publication

FILE = "udgave.json"
LANDING = "index.html"
"""The page of a batch on which one finds one's municipality."""


@dataclass(frozen=True, kw_only=True)
class Card:
    """An edition as it was built; ``files`` are the names of all its files but the card's.

    ``synthetic`` says that numbers of it were made up; its summary begins by saying so.
    ``corrected`` is the date of the correction that made its version, empty for the first.
    """

    id: str
    type: str
    title: str
    summary: str
    date: str
    vintage: str
    sender: str
    files: tuple[str, ...]
    synthetic: bool = False
    version: int = 1
    corrected: str = ""

    def to_json(self) -> bytes:
        """Return the card's bytes, the same for the same card."""
        content = asdict(self)
        if not self.synthetic:  # only what is not as it should be is told
            del content["synthetic"]
        if self.version == 1:
            del content["version"], content["corrected"]
        text = json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True)
        return f"{text}\n".encode()


def card(publication: Publication, files: tuple[str, ...]) -> Card:
    """Return the card of an edition built into these files."""
    model = publication.edition.model
    return Card(
        id=model.id,
        type=model.type,
        title=publication.title,
        summary=publication.summary,
        date=model.date,
        vintage=model.vintage,
        sender=model.sender.name,
        files=files,
        synthetic=publication.synthetic,
        version=model.version,
        corrected=_corrected(model),
    )


def batch_card(batch: Delivery, model: EditionModel, files: tuple[str, ...]) -> Card:
    """Return the card of a batch of which these files lie there."""
    stamp = f"{STAMP}. " if batch.synthetic else ""
    return Card(
        id=batch.id,
        type=model.type,
        title=batch.title,
        summary=stamp + batch.summary.removeprefix(stamp),
        date=batch.date,
        vintage=model.vintage,
        sender=batch.sender,
        files=files,
        synthetic=batch.synthetic,
        version=model.version,
        corrected=_corrected(model),
    )


def _corrected(model: EditionModel) -> str:
    return model.corrections[-1].date if model.corrections else ""


def read(folder: Path) -> Card | None:
    """Return the card of an edition's folder, or None where there is none; raises OutputError."""
    path = folder / FILE
    try:
        content = json.loads(path.read_text("utf-8"))
        files = tuple(content.pop("files"))
        synthetic = bool(content.pop("synthetic", False))
        version = int(content.pop("version", 1))
        told = {key: str(value) for key, value in content.items()}
        found = Card(**told, files=files, synthetic=synthetic, version=version)
        for date in (found.date, found.corrected or found.date):
            dates.at_head(date)
        if found.id != folder.name or not all(map(MADE.fullmatch, files)):
            raise ValueError(found)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        message = f"{path}: filen kan ikke læses; byg udgaven igen, eller slet mappen"
        raise OutputError(message) from None
    return found
