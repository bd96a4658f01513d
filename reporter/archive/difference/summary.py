"""The answer to whether numbers change, in a few sentences: for the page and the command."""

from __future__ import annotations

from collections.abc import Iterator

from reporter.archive.difference import wording
from reporter.archive.difference.model import Difference


def summary(difference: Difference) -> tuple[str, ...]:
    """Return what changed, a sentence each, the most important first."""
    return tuple(_sentences(difference))


def _sentences(difference: Difference) -> Iterator[str]:
    found = difference.numbers
    changed = sum(change.kind not in ("added", "removed") for change in found)
    if changed:
        yield f"{wording.capital(wording.numbers(changed))} er ændret."
    for kind, happened in (("added", "kommet til"), ("removed", "udgået")):
        if several := sum(wording.how_many(change) for change in found if change.kind == kind):
            yield f"{wording.capital(wording.numbers(several))} er {happened}."
    if not found and difference.numbers_changed:
        yield "Ingen tal i data er ændret, men der står andre tal i teksten."
    elif not found:
        yield "Ingen tal er ændret."
    hidden = sum(change.kind == "hidden" for change in found)
    if hidden:
        yield f"{wording.capital(wording.numbers(hidden))}, der var vist, vises ikke længere."
    shown = sum(change.kind == "shown" for change in found)
    if shown:
        yield f"{wording.capital(wording.numbers(shown))}, der ikke var vist, vises nu."
    reasons = sum(change.kind == "revised" and wording.is_reason(change.new) for change in found)
    if reasons:
        of_them = wording.capital(wording.numbers(reasons))
        yield f"{of_them} vises stadig ikke, men af en anden grund."
    flipped = sum(text.kind == "flipped" for text in difference.texts)
    if flipped:
        sentences = wording.counted(flipped, "sætning", "sætninger")
        yield f"{wording.capital(sentences)} siger nu det modsatte."
    moved = {move.kommune for move in difference.classes if move.kommune}
    if moved:
        municipalities = wording.counted(len(moved), "kommune", "kommuner")
        yield f"{wording.capital(municipalities)} hører nu til en anden klasse."
    panels = len(difference.panels)
    if panels:
        told = wording.counted(panels, "fast panel", "faste paneler", neuter=True)
        yield f"{wording.capital(told)} er ændret."
    if tables := len({policy.table for policy in difference.policies}):
        told = wording.counted(tables, "tabel", "tabeller")
        yield f"Oplysningerne om {told} er ændret."
    texts = len(difference.texts) - flipped
    if texts:
        told = wording.counted(texts, "tekst", "tekster")
        yield f"{wording.capital(told)} er ændret{' i øvrigt' if flipped else ''}."
    if not difference.files:
        yield "De færdige filer er de samme."
        return
    files = wording.counted(len(difference.files), "fil", "filer")
    yield f"{wording.capital(files)} er ændret."
    alike = sum(sheet.identical for sheet in difference.sheets)
    if alike:
        told = wording.counted(alike, "kommunes ark", "kommuners ark")
        yield f"{wording.capital(told)} er de samme."
