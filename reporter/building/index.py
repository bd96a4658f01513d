"""The page that lists what was built."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from reporter.building import cards, journal, keys
from reporter.building.cards import Card
from reporter.building.journal import BrokenRecordError
from reporter.danish import dates
from reporter.digests import of_bytes, of_file
from reporter.writing import staging

FILE = "index.html"


def write_index(output: Path) -> None:
    """Write ``index.html`` over every edition in the folder, newest first.

    Where neither the editions nor the program have changed since it was written, it is left as it
    is, and nothing is loaded to find that out. Raises OutputError.
    """
    found = [cards.read(path.parent) for path in sorted(output.glob(f"*/{cards.FILE}"))]
    newest_first = sorted(filter(None, found), key=lambda card: (card.date, card.id), reverse=True)
    told = {card.id: of_bytes(card.to_json()) for card in newest_first}
    key = keys.key({**keys.surroundings(()), **told})
    record = output / journal.FOLDER / "index.json"
    try:
        last = journal.read(record)
    except BrokenRecordError:
        last = None
    if last == {"key": key, "sha256": of_file(output / FILE)}:
        return
    content = _page(newest_first)
    if of_file(output / FILE) != of_bytes(content):
        with staging(output) as stage:
            stage.write(FILE, content)
            stage.commit()
    journal.write(output, record, {"key": key, "sha256": of_bytes(content)})


def _page(newest_first: Sequence[Card]) -> bytes:
    # Deferred: nothing of it is needed where the page stands as it should.
    from reporter.rendering.environment import environment
    from reporter.rendering.faces import faces

    template = environment().get_template("index.html.j2")
    html = template.render(
        entries=list(map(_entry, newest_first)), fonts=faces("screen"), synthetic=False
    )
    return html.encode()


def _entry(card: Card) -> dict[str, Any]:
    from reporter.rendering.corrected import heading  # deferred as the templates are

    made = {"html": f"{card.id}.html", "pdf": f"{card.id}.pdf"}
    if cards.LANDING in card.files:
        made = {"html": cards.LANDING}
    files = {kind: made[kind] if made.get(kind) in card.files else "" for kind in ("html", "pdf")}
    return vars(card) | {
        "printed_date": dates.at_head(card.date),
        "corrected": heading(card.corrected) if card.corrected else "",
        "files": files,
    }
