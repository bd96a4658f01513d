"""What the pages of a chapter say of made-up numbers: that they are there, or only elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reporter.editions.manuscript import Body, Manuscript
from reporter.editions.structure import goal_key
from reporter.editions.text.bound import Words
from reporter.editions.text.dialect import PLACEHOLDER
from reporter.published.origin import STAMP, STAMP_ELSEWHERE
from reporter.rendering.parsing import Parsed

_BETWEEN_KEYS = re.compile(r"[ ,+−]+")


def stamps(manuscript: Manuscript, texts: Sequence[Parsed]) -> dict[str, str]:
    """Return what every page of a chapter says, by the chapter's id; none where all is real.

    A chapter that shows no made-up number is not called made up: its numbers may be all there is
    that is true.
    """
    edition = manuscript.edition
    if not edition.synthetic:
        return {}
    model = edition.model
    shown = (*model.figures, *model.tables, *model.appendices)
    made_up = {*edition.synthetic, *(item.id for item in shown if edition.made_up(item.id))}
    return {
        body.chapter.id: STAMP_ELSEWHERE
        if made_up.isdisjoint(_shown(manuscript, body, parsed))
        else STAMP
        for body, parsed in zip(manuscript.bodies, texts, strict=True)
        if body.chapter
    }


def _shown(manuscript: Manuscript, body: Body, parsed: Parsed) -> Iterator[str]:
    """Yield what a chapter shows: its figures and tables, and the series its words tell of."""
    texts = [body.title, body.text]
    for item_id, _ in parsed.placed:
        yield item_id
        caption = manuscript.captions[item_id]
        texts += [caption.title, *caption.notes, caption.remark, caption.source]
        texts += [caption.unavailable, *caption.within.values()]
    for goal, _ in parsed.goals:
        spread = manuscript.captions[goal_key(int(goal))]
        texts += [spread.title, *spread.within.values()]
    for number in PLACEHOLDER.findall("".join(texts)):
        item = manuscript.items[int(number)]
        if not (isinstance(item, Words) and item.kind == "definition"):
            # A sum or a list names all that it is of.
            yield from _BETWEEN_KEYS.split(getattr(item, "key", ""))
