"""The page that lists what was built."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from reporter.building.commit import staging
from reporter.danish import dates
from reporter.errors import OutputError
from reporter.rendering.environment import environment
from reporter.rendering.publication import Publication, faces

CARD = "udgave.json"
"""What an edition's folder tells the index of it."""

_CARD_FIELDS = ("type", "title", "summary", "date", "sender")


def card(publication: Publication) -> bytes:
    """Return an edition's card for its folder."""
    model = publication.edition.model
    content = {
        "id": model.id,
        "type": model.type,
        "title": publication.title,
        "summary": publication.summary,
        "date": model.date,
        "sender": model.sender.name,
    }
    return (json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def write_index(output: Path) -> None:
    """Write ``index.html`` over every edition in the folder, newest first."""
    cards = [_read(path) for path in sorted(output.glob(f"*/{CARD}"))]
    cards.sort(key=lambda item: (item["date"], item["id"]), reverse=True)
    entries = [_entry(item, output / item["id"]) for item in cards]
    template = environment().get_template("index.html.j2")
    html = template.render(entries=entries, fonts=faces("screen"))
    with staging(output) as stage:
        stage.write("index.html", html.encode())
        stage.commit()


def _read(path: Path) -> dict[str, str]:
    try:
        content = json.loads(path.read_text("utf-8"))
        return {key: str(content[key]) for key in _CARD_FIELDS} | {"id": path.parent.name}
    except (OSError, ValueError, KeyError, TypeError):
        message = f"{path}: filen kan ikke læses; byg udgaven igen, eller slet mappen"
        raise OutputError(message) from None


def _entry(item: dict[str, str], folder: Path) -> dict[str, Any]:
    made = {kind: f"{item['id']}.{kind}" for kind in ("html", "pdf")}
    files = {kind: name if (folder / name).exists() else "" for kind, name in made.items()}
    return item | {"printed_date": dates.at_head(item["date"]), "files": files}
