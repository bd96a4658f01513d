"""The page that lists what was built."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reporter.building import cards
from reporter.building.cards import Card
from reporter.danish import dates
from reporter.rendering.environment import environment
from reporter.rendering.publication import faces
from reporter.writing import staging


def write_index(output: Path) -> None:
    """Write ``index.html`` over every edition in the folder, newest first."""
    found = [cards.read(path.parent) for path in sorted(output.glob(f"*/{cards.FILE}"))]
    newest_first = sorted(filter(None, found), key=lambda card: (card.date, card.id), reverse=True)
    template = environment().get_template("index.html.j2")
    html = template.render(
        entries=list(map(_entry, newest_first)), fonts=faces("screen"), synthetic=False
    )
    with staging(output) as stage:
        stage.write("index.html", html.encode())
        stage.commit()


def _entry(card: Card) -> dict[str, Any]:
    made = {kind: f"{card.id}.{kind}" for kind in ("html", "pdf")}
    files = {kind: name if name in card.files else "" for kind, name in made.items()}
    return vars(card) | {"printed_date": dates.at_head(card.date), "files": files}
