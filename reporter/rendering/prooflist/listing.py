"""Puts the proof-reader's list together: the printed page, walked through, and looked up again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from functools import cached_property

from reporter.danish import numbers, places
from reporter.editions.display.marks import MARKS
from reporter.editions.edition import Edition
from reporter.editions.manuscript import Manuscript
from reporter.editions.text.bound import Bound, Fixed, Item
from reporter.rendering.composer import Composer
from reporter.rendering.prooflist.cells import COMPUTED, Asked
from reporter.rendering.prooflist.drawings import Drawn, shown
from reporter.rendering.prooflist.entries import Entry, Kind, ProofList
from reporter.rendering.prooflist.origins import Origins
from reporter.rendering.prooflist.page import CALL, Drawing, Spot, read
from reporter.rendering.prooflist.phrases import phrase
from reporter.rendering.publication import printed_page, title_of

GIVEN = "fra edition.yaml; læs efter"
"""Of what a field gives as it is, as an ISBN."""

TOP = "Øverst"
"""What stands above the first heading."""

UNCHECKED = "skrevet i teksten; læs efter"
"""Of years, paragraphs, ages and names: nothing holds them to any data."""


class _Marked(Composer):
    """Composes the page as always, and puts around each item which of the edition's it is."""

    @property
    def manuscript(self) -> Manuscript:
        return self._manuscript

    @cached_property
    def _numbers(self) -> dict[int, int]:
        return {id(item): n for n, item in enumerate(self._manuscript.items)}

    def inline(self, item: Item) -> str:
        """Return an item's HTML within an element that has its number."""
        return f'<span {CALL}="{self._numbers[id(item)]}">{super().inline(item)}</span>'

    def section(self, within: str, heading: str) -> str:
        """Return under what something stands: "Figur 1", "2.1 Udviklingen" or any heading."""
        kind = self._edition.numbered().get(within)
        if kind not in (None, "chapter"):
            return self._numbering.label(within)
        told = heading or TOP
        numbered = kind == "chapter" and self._numbering.number(within)
        # Headings that have a number of their own say which chapter they are in.
        if not numbered or told[0].isdecimal():
            return told
        return f"{self._numbering.label(within)}, {told}"


def proof_list(edition: Edition) -> ProofList:
    """Return every number of an edition in reading order; raises EditionErrors with every fault.

    An edition that is made for every municipality must be one municipality's.
    """
    html, composer = printed_page(edition, _Marked)
    assert isinstance(composer, _Marked)
    indicators = [indicator.id for indicator in edition.model.indicators]
    lister = _Lister(edition, composer)
    found = read(html, {*edition.numbered(), *indicators})
    title = title_of(edition)
    place = places.official(edition.profile.kommune.code) if edition.profile else ""
    return ProofList(
        edition=edition.model.id,
        stem=edition.stem,
        title=f"{place} – {title}" if place else title,
        sender=edition.model.sender.name,
        synthetic=bool(edition.synthetic),
        entries=tuple(entry for element in found for entry in lister.entries(element)),
    )


class _Lister:
    def __init__(self, edition: Edition, composer: _Marked) -> None:
        self._edition = edition
        self._composer = composer
        self._manuscript = composer.manuscript
        self._origins = Origins(edition)

    def entries(self, element: Spot | Drawing) -> Iterator[Entry]:
        """Yield the lines of something found on the page."""
        if isinstance(element, Drawing):
            yield from self._drawing(element)
        else:
            yield self._spot(element)

    # --- Text and tables --------------------------------------------------------------------------

    def _spot(self, spot: Spot) -> Entry:
        if spot.call is None:
            entry = self._cell(spot)
        else:
            item = self._manuscript.items[spot.call]
            if spot.kind == "bound":
                entry = self._bound(spot, list(_bounds(item))[spot.nth])
            else:
                entry = self._fixed(spot, item)
        return entry

    def _bound(self, spot: Spot, bound: Bound) -> Entry:
        origin = self._origins.of(
            Asked(
                key=bound.key,
                area=bound.area,
                period=bound.period,
                value=bound.value,
                unit=bound.unit,
            )
        )
        direct = origin.value is not None and not origin.status.startswith(COMPUTED)
        return replace(
            self._entry(spot, "number"),
            series=origin.series,
            source=origin.source,
            raw=bound.value,
            unit=bound.unit,
            period=bound.period,
            area=origin.area,
            status=bound.status if direct else origin.status,
        )

    def _fixed(self, spot: Spot, item: Item) -> Entry:
        series, kind = getattr(item, "key", ""), getattr(item, "kind", "")
        status = {"klasse": "grænse i edition.yaml", "definition": "fra definitionen"}
        # Within a sentence made of data the period is that of the data.
        told = UNCHECKED if isinstance(item, Fixed) else status.get(kind, "fra data")
        return replace(self._entry(spot, "fixed"), series=series, status=told)

    def _cell(self, spot: Spot) -> Entry:
        """Return the line of a cell, or of a number that a definition tells."""
        given = spot.given
        if spot.kind == "mark":
            reason = next(reason for reason, mark in MARKS.items() if mark == spot.text.strip())
            return replace(self._entry(spot, "hidden"), status=f"skjult: {reason.value}")
        if spot.kind == "fixed":
            return replace(self._entry(spot, "fixed"), status=GIVEN)
        if spot.kind != "bound":
            told = "fra definitionen" if spot.kind == "definition" else COMPUTED
            if spot.kind == "loose" and spot.column:
                told = f"{COMPUTED}: {spot.column.lower()}"
            series = given.get("data-serie", "")
            return replace(self._entry(spot, "number"), series=series, status=told)
        area, period = given.get("data-omraade", ""), given.get("data-periode", "")
        try:
            value = Decimal(given.get("value", ""))
        except InvalidOperation:
            value = Decimal(0)
        key = given.get("data-serie", "")
        unit = "pct" if spot.column.endswith(numbers.UNIT_HEADINGS["pct"]) else ""
        origin = self._origins.of(
            Asked(key=key, area=area, period=period, value=value, unit=unit, line=spot.line)
        )
        return replace(
            self._entry(spot, "number"),
            series=origin.series,
            source=origin.source,
            raw=value if origin.value is None else origin.value,
            unit=origin.unit,
            period=period,
            area=origin.area,
            status=origin.status,
        )

    def _entry(self, spot: Spot, kind: Kind) -> Entry:
        """Return the line of a number with the words it stands in, and where that is."""
        before, printed, after = phrase(spot.text, spot.start, spot.end)
        if spot.row or spot.column:
            before = f"{', '.join(filter(None, (spot.row, spot.column)))}: {before}"
        section = self._composer.section(spot.within, spot.heading)
        called = None if spot.call is None else self._manuscript.places[spot.call]
        return Entry(
            kind=kind,
            before=before,
            printed=printed,
            after=after,
            section=section,
            place=str(called or section),
        )

    # --- Figures ----------------------------------------------------------------------------------

    def _drawing(self, drawing: Drawing) -> Iterator[Entry]:
        told = shown(self._edition, drawing, self._composer.sheets)
        if told is None:
            return
        section = self._composer.section(drawing.within, drawing.heading)
        word = "værdi" if told.count == 1 else "værdier"
        file = self._origins.of(Asked(key=told.key, area="", period="", value=Decimal(0))).source
        yield Entry(
            kind="figure",
            before="Figuren viser ",
            printed=f"{numbers.number(Decimal(told.count))} {word}",
            after=".",
            section=section,
            place=section,
            series=told.key,
            source=file.partition(",")[0],
        )
        for value in told.listed:
            yield self._drawn(value, section)

    def _drawn(self, drawn: Drawn, section: str) -> Entry:
        entry = Entry(
            kind="hidden" if drawn.value is None else "number",
            before=f"{drawn.label}: ",
            printed=drawn.printed,
            after="",
            section=section,
            place=section,
            series=drawn.key,
            period=drawn.period,
            area=drawn.area,
            status=f"skjult: {drawn.status}",
        )
        if drawn.value is None:
            return entry
        origin = self._origins.of(
            Asked(key=drawn.key, area=drawn.area, period=drawn.period, value=drawn.value)
        )
        return replace(
            entry,
            series=origin.series,
            source=origin.source,
            raw=drawn.value if origin.value is None else origin.value,
            unit=origin.unit,
            status=origin.status,
        )


def _bounds(item: object) -> Iterator[Bound]:
    """Yield the numbers of an item, also those within a sentence, in order."""
    if isinstance(item, Bound):
        yield item
    else:
        parts = item if isinstance(item, tuple) else getattr(item, "parts", ())
        for part in parts:
            yield from _bounds(part)
