"""What a reader knows a series, a figure or an indicator by: its title in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from reporter.editions.edition import Edition
from reporter.editions.model import series_of
from reporter.editions.numbering import Numbering
from reporter.editions.text import calls
from reporter.editions.text.template import Texts
from reporter.errors import UserError
from reporter.rendering.plain import plain

_KINDS = ("indicators", "figures", "tables", "appendices")


@dataclass(frozen=True, kw_only=True)
class Titles:
    """Titles by id: of figures, tables and indicators, and of the series they show."""

    items: Mapping[str, str]
    series: Mapping[str, str]


def titles(edition: Edition) -> Titles:
    """Return an edition's titles in plain words.

    A series has the title of the first that shows it; one that none shows is called by its id.
    """
    texts = Texts(calls.of(replace(edition, profile=None)))
    numbering = Numbering(edition)
    items: dict[str, str] = {}
    series: dict[str, str] = {}
    for kind in _KINDS:
        for n, item in enumerate(getattr(edition.model, kind)):
            title = _told(edition, texts, numbering, kind, n, item.title)
            items[item.id] = title or item.id
            for name in series_of(item):
                series.setdefault(name, items[item.id])
    unseen = {data.id: data.id for data in edition.model.data}
    return Titles(items=items, series={**unseen, **series})


def _told(
    edition: Edition, texts: Texts, numbering: Numbering, kind: str, n: int, title: str
) -> str:
    path = (kind, n, "title")
    document = edition.document
    try:
        rendered = texts.render(title, document.place(path), document.texts[path])
        return plain(rendered, texts.items, numbering)
    except UserError:
        # An edition of old may hold a call that the present program does not know; its numbers
        # can be compared all the same.
        return ""
