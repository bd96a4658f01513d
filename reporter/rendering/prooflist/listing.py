"""Puts the proof-reader's list together: the printed page, walked through, and looked up again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from reporter.danish import numbers, places
from reporter.editions.display.marks import MARKS
from reporter.editions.edition import Edition
from reporter.editions.text.bound import Bound, Fixed, Item
from reporter.rendering.prooflist.cells import COMPUTED, Asked
from reporter.rendering.prooflist.drawings import Drawn, shown
from reporter.rendering.prooflist.entries import Entry, Kind, ProofList
from reporter.rendering.prooflist.marked import Marked
from reporter.rendering.prooflist.origins import Origins
from reporter.rendering.prooflist.page import Drawing, Spot, read
from reporter.rendering.prooflist.phrases import phrase
from reporter.rendering.publication import printed_page, title_of

GIVEN = "fra edition.yaml; læs efter"
"""Of what a field gives as it is, as an ISBN."""

UNCHECKED = "skrevet i teksten; læs efter"
"""Of years, paragraphs, ages and names: nothing holds them to any data."""


def proof_list(edition: Edition) -> ProofList:
    """Return every number of an edition in reading order; raises EditionErrors with every fault.

    An edition that is made for every municipality must be one municipality's.
    """
    html, composer = printed_page(edition, Marked)
    assert isinstance(composer, Marked)
    indicators = [indicator.id for indicator in edition.model.indicators]
    lister = _Lister(edition, composer)
    found = read(html, {*edition.numbered(), *indicators})
    title = title_of(edition)
    place = places.official(edition.profile.kommune.code) if edition.profile else ""
    return ProofList(
        edition=edition.model.id,
        title=f"{place} – {title}" if place else title,
        sender=edition.model.sender.name,
        synthetic=bool(edition.synthetic),
        entries=tuple(entry for element in found for entry in lister.entries(element)),
    )


class _Lister:
    def __init__(self, edition: Edition, composer: Marked) -> None:
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
        item = None if spot.call is None else self._manuscript.items[spot.call]
        if spot.kind == "bound":
            bounds = list(_bounds(item))
            if spot.nth < len(bounds):
                return self._bound(spot, bounds[spot.nth])
        elif item is not None and spot.kind == "fixed":
            return self._fixed(spot, item)
        return self._cell(spot)

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
        # Within a sentence made of data the period is that of the data, as is a row's source.
        typed = isinstance(item, Fixed) and kind != "kilde"
        told = UNCHECKED if typed else status.get(kind, "fra data")
        return replace(self._entry(spot, "fixed"), series=series, status=told)

    def _cell(self, spot: Spot) -> Entry:
        """Return the line of a cell, or of a number that a definition tells."""
        given = spot.given
        if spot.kind == "mark":
            return self._hidden(spot)
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

    def _hidden(self, spot: Spot) -> Entry:
        """Return the line of a mark that stands for a number; a cell has but the mark itself."""
        given = spot.given
        marks = {mark: reason.value for reason, mark in MARKS.items()}
        reason = given.get("data-status") or marks[spot.text.strip()]
        key, area, period = (given.get(f"data-{n}", "") for n in ("serie", "omraade", "periode"))
        source = ""
        if key:
            asked = Asked(key=key, area=area, period=period, value=Decimal(0))
            source = self._origins.of(asked).source
        return replace(
            self._entry(spot, "hidden"),
            series=key,
            source=source,
            period=period,
            area=area,
            status=f"skjult: {reason}",
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
