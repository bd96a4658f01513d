"""A publication with chapters on a screen: a small site of pages that lie in one folder.

The front has contents and search; each chapter, the lists and the index are pages of their own;
and one long page holds all of it, for a browser's own search and for print. Every page is whole in
itself, style sheet and type family included: it asks for no file, and looks as it should when it is
saved or sent alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from reporter.editions.pages import INDEX_PAGE, LISTS_PAGE, WHOLE_PAGE
from reporter.rendering import register
from reporter.rendering.book import Entry, Text
from reporter.rendering.composer import safe
from reporter.rendering.environment import environment
from reporter.rendering.scripts import FOLDING, digest, script

_ID = re.compile(r'\sid="([^"]+)"')
_LINK = re.compile(r'(<a\b[^>]*?\shref=")#([^"]+)(?=")')


@dataclass(frozen=True, kw_only=True)
class SitePage:
    """A page of the site besides its front: its address, what is linked to as itself, its title.

    ``sections`` are what the contents list below it; ``text`` is None where it is no chapter.
    """

    template: str
    address: str
    id: str
    number: str = ""
    title: Markup
    sections: tuple[Entry, ...] = ()
    text: Text | None = None

    @property
    def name(self) -> str:
        """Return what it is called in a window's title and in searches."""
        return register.words(f"{self.number} {self.title}")


def site(values: Mapping[str, Any]) -> dict[str, str]:
    """Return the HTML of every page by its file's name, the front first.

    ``values`` are those the template of the one long page is merged with; that page is not made
    here.
    """
    front = _file(values["stem"])
    pages = list(_pages(values))
    shared = {**values, "front": front, "whole": _file(WHOLE_PAGE), "pages": pages}
    made = {front: _front(shared, pages)}
    around = [None, *pages, None]
    for before, here, after in zip(around, pages, around[2:], strict=False):
        made[here.address] = _page(shared, here, before, after)
    return _linked(made, {page.id: page.address for page in pages})


def _file(name: str) -> str:
    return f"{name}.html"


def _pages(values: Mapping[str, Any]) -> Iterator[SitePage]:
    for text in values["chapters"]:
        yield SitePage(
            template="chapter",
            address=_file(text.id),
            id=text.id,
            number=text.number,
            title=text.title,
            sections=tuple(_below(text.id, values["contents"])),
            text=text,
        )
    if values["figures"] or values["tables"]:
        title = Markup("Figurer og tabeller")
        yield SitePage(template="lists", address=_file(LISTS_PAGE), id="_lister", title=title)
    if values["index"]:
        title = Markup("Stikord")
        yield SitePage(template="terms", address=_file(INDEX_PAGE), id="_stikord", title=title)


def _below(chapter: str, contents: Sequence[Entry]) -> Iterator[Entry]:
    """Yield the sections and appendices that the contents list below a chapter."""
    inside = False
    for entry in contents:
        if entry.level == 1:
            inside = entry.id == chapter
        elif inside and entry.level == 2:
            yield entry


def _front(shared: Mapping[str, Any], pages: Sequence[SitePage]) -> str:
    searching = script(FOLDING, "site/search.js")
    found = [
        section
        for page in pages
        if page.text
        for section in register.sections(page.text, page.address, _names(page.text, page.sections))
    ]
    words = register.to_json(found)
    return _merged(
        "front",
        shared,
        notes=[],
        register=safe(words),
        script=safe(searching),
        # Browsers ask no leave for data; a checker of policies takes them for a script.
        digests=[digest(words), digest(searching)],
    )


def _names(text: Text, sections: Sequence[Entry]) -> dict[str, str]:
    """Return the titles of a chapter's headings and appendices by their ids."""
    headings = {h.id: register.words(f"{h.number} {h.html}") for h in text.headings}
    listed = {e.id: register.words(f"{escape(e.label)} {e.html}") for e in sections}
    return {**headings, **listed}


def _page(
    shared: Mapping[str, Any], here: SitePage, before: SitePage | None, after: SitePage | None
) -> str:
    text = here.text
    return _merged(
        here.template,
        shared,
        here=here,
        before=before,
        after=after,
        window=f"{here.name} – {shared['plain_title']}",
        notes=list(enumerate(text.notes, start=text.first_note)) if text else [],
        stamp=shared["stamps"].get(here.id, shared["stamp"]),
    )


def _merged(template: str, shared: Mapping[str, Any], **more: Any) -> str:
    return environment().get_template(f"site/{template}.html.j2").render({**shared, **more})


def _linked(pages: Mapping[str, str], own: Mapping[str, str]) -> dict[str, str]:
    """Lead every link within the publication to the page that what it leads to stands on.

    ``own`` are the addresses of pages by what is linked to as the page itself.
    """
    ids = {address: set(_ID.findall(html)) for address, html in pages.items()}
    places: dict[str, str] = {}
    for address, found in ids.items():
        for each in found:
            places.setdefault(each, f"{address}#{each}")
    places.update(own)

    def linked(address: str, html: str) -> str:
        def led(link: re.Match[str]) -> str:
            target = link[2]
            local = target in ids[address] or target not in places
            return f"{link[1]}{f'#{target}' if local else places[target]}"

        return _LINK.sub(led, html)

    return {address: linked(address, html) for address, html in pages.items()}
