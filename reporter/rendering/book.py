"""A publication with chapters: what stands around them, and each as it is composed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from markupsafe import Markup

from figures.motif import motif
from figures.specs import Size
from reporter.danish import alphabet, dates
from reporter.danish.numbers import NBSP
from reporter.editions.edition import Kind
from reporter.editions.manuscript import Body, Manuscript
from reporter.editions.numbering import Numbering
from reporter.rendering.composer import Composer, safe, term_address
from reporter.rendering.markdown import Heading, unlinked
from reporter.rendering.parsing import Parsed
from reporter.rendering.plain import plain
from reporter.rendering.resource import SCHEME, Resource

ORNAMENT = f"{SCHEME}omslag.svg"
COVER = Size(width_mm=210, height_mm=297)
"""A4: the ornament covers the whole page."""


@dataclass(frozen=True, kw_only=True)
class Text:
    """An edition's only text or one of its chapters, as HTML of one medium.

    ``number`` is the chapter's, empty for one without. ``notes`` are the contents of its
    footnotes, the first of which has the number ``first_note``. ``placed`` are the ids of its
    figures, tables, boxes and appendices, ``goals`` the numbers of the goals it has spreads of;
    ``terms`` are the entries of the index that lead into it, by address.
    """

    id: str
    number: str
    title: Markup
    running: str
    body: Markup
    headings: tuple[Heading, ...]
    notes: tuple[Markup, ...]
    first_note: int
    placed: tuple[str, ...]
    goals: tuple[int, ...]
    terms: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Entry:
    """An entry of a list of contents, figures or tables.

    Chapters have level 1, sections 2; what is ``captioned`` has a label with a word: ``Figur 2.1``.
    """

    id: str
    level: int
    label: str
    html: Markup
    captioned: bool = False


@dataclass(frozen=True)
class Mention:
    """Where the index leads to: a place in the text, and what is printed for it."""

    address: str
    label: str


@dataclass(frozen=True)
class Letter:
    """The terms of the index that stand under a letter, each with where it is mentioned."""

    letter: str
    terms: tuple[tuple[str, tuple[Mention, ...]], ...]


def compose(
    manuscript: Manuscript, texts: Sequence[Parsed], numbering: Numbering, composer: Composer
) -> tuple[Text, ...]:
    """Return the HTML of each text of an edition, in order."""
    result: list[Text] = []
    noted = 0
    for body, parsed in zip(manuscript.bodies, texts, strict=True):
        text = _composed(body, parsed, noted, manuscript, numbering, composer)
        noted += len(text.notes)
        result.append(text)
    return tuple(result)


def _composed(
    body: Body,
    parsed: Parsed,
    noted: int,
    manuscript: Manuscript,
    numbering: Numbering,
    composer: Composer,
) -> Text:
    number = numbering.number(parsed.chapter) if parsed.chapter else ""
    mentioned = len(composer.terms)
    html, headings, notes = composer.markdown.html(parsed, number=number)
    title = plain(body.short or body.title, manuscript.items, numbering)
    return Text(
        id=parsed.chapter,
        number=number,
        title=safe(unlinked(composer.markdown.inline(body.title))),
        running=f"{number} {title}".strip(),
        body=safe(html),
        headings=headings,
        notes=tuple(map(safe, notes)),
        first_note=noted + 1,
        placed=tuple(item_id for item_id, _ in parsed.placed),
        goals=tuple(int(number) for number, _ in parsed.goals),
        terms={
            term_address(n): composer.terms[n - 1].entry
            for n in range(mentioned + 1, len(composer.terms) + 1)
        },
    )


def contents(
    texts: Sequence[Text], manuscript: Manuscript, numbering: Numbering, composer: Composer
) -> list[Entry]:
    """Return the chapters, their sections and the appendices, in the order of the texts."""
    kinds = manuscript.edition.numbered()
    entries: list[Entry] = []
    for text in texts:
        if text.id:
            entries.append(Entry(id=text.id, level=1, label=text.number, html=text.title))
        entries += [
            Entry(id=h.id, level=h.level, label=h.number, html=safe(h.html)) for h in text.headings
        ]
        appendices = [item_id for item_id in text.placed if kinds[item_id] == "appendix"]
        entries += _captioned(appendices, manuscript, numbering, composer)
    return entries


def listed(
    kind: Kind,
    texts: Sequence[Text],
    manuscript: Manuscript,
    numbering: Numbering,
    composer: Composer,
) -> list[Entry]:
    """Return all figures or tables in the order of the texts."""
    kinds = manuscript.edition.numbered()
    placed = [item_id for text in texts for item_id in text.placed if kinds[item_id] == kind]
    return _captioned(placed, manuscript, numbering, composer)


def _captioned(
    ids: Sequence[str], manuscript: Manuscript, numbering: Numbering, composer: Composer
) -> list[Entry]:
    return [
        Entry(
            id=item_id,
            level=2,
            label=numbering.label(item_id),
            html=safe(unlinked(composer.markdown.inline(manuscript.captions[item_id].title))),
            captioned=True,
        )
        for item_id in ids
    ]


def opening(texts: Sequence[Text]) -> int:
    """Return how many texts stand before the contents: those before the first numbered chapter."""
    return next((n for n, text in enumerate(texts) if text.number), 0)


def index(texts: Sequence[Text], labels: Mapping[str, str]) -> list[Letter]:
    """Return the terms in Danish order, each with its mentions in the order of the texts.

    ``labels`` are what is printed for an address: its page, or its chapter. Of mentions that are
    printed alike the first is kept, and those without a label are left out.
    """
    places: dict[str, dict[str, str]] = {}
    for text in texts:
        for address, entry in text.terms.items():
            found = places.setdefault(entry, {})
            if address in labels:
                found.setdefault(labels[address], address)
    entries = [
        (term, tuple(Mention(address, label) for label, address in places[term].items()))
        for term in sorted(places, key=alphabet.order)
    ]
    return [
        Letter(letter, tuple(under))
        for letter, under in groupby(entries, key=lambda entry: alphabet.initial(entry[0]))
    ]


def by_chapter(texts: Sequence[Text]) -> dict[str, str]:
    """Return what is printed on a screen for each place that the index leads to: its chapter."""
    return {
        address: f"kapitel{NBSP}{text.number}" if text.number else text.running
        for text in texts
        for address in text.terms
    }


def around(manuscript: Manuscript, composer: Composer) -> dict[str, Any]:
    """Return what cover and colophon say and show, by the names that templates have for it."""
    model = manuscript.edition.model
    ornament = motif(COVER) if model.chapters else ""
    if ornament:
        composer.resources[ORNAMENT] = Resource(ornament.encode(), "image/svg+xml")
    return {
        "ornament": {"address": ORNAMENT, "svg": safe(ornament)},
        "lead": safe(composer.markdown.inline(manuscript.summary)),
        "kicker": safe(composer.markdown.inline(manuscript.kicker)),
        "tagline": safe(composer.markdown.inline(manuscript.tagline)),
        "signed": (model.cover and model.cover.sender) or model.sender.name,
        "isbn": model.isbn,
        "closing": dates.in_words(dates.parse(model.closing)) if model.closing else "",
        "colophon": model.colophon,
    }
