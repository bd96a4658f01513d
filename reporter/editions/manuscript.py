"""An edition's texts with every call made: what remains is to number, typeset and merge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from reporter.editions.edition import Edition
from reporter.editions.text import calls
from reporter.editions.text.bound import Item
from reporter.editions.text.template import Texts
from reporter.editions.yaml import FieldText, Path
from reporter.errors import EditionErrors, Place, UserError


@dataclass(frozen=True, kw_only=True)
class Caption:
    """The texts of a figure, table, box, appendix or indicator, in Markdown with placeholders.

    ``short`` and ``counted`` are an indicator's only.
    """

    title: str
    short: str = ""
    counted: str = ""
    notes: tuple[str, ...] = ()
    remark: str = ""
    source: str = ""
    unavailable: str = ""

    @property
    def has_notes(self) -> bool:
        """Say whether anything stands beneath the figure."""
        return bool(self.notes or self.remark or self.source)


@dataclass(frozen=True, kw_only=True)
class Manuscript:
    """The text and captions of an edition, and the items its placeholders stand for.

    ``places`` are where the calls that made the items stand, item by item.
    """

    edition: Edition
    body: str
    title: str
    subtitle: str
    summary: str
    captions: Mapping[str, Caption]
    items: tuple[Item, ...]
    places: tuple[Place, ...]


class _Writer:
    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.texts = Texts(calls.of(edition))
        # What stands in edition.yaml is the same on every municipality's sheet.
        alike = replace(edition, profile=None) if edition.profile else edition
        self._fields = Texts(calls.of(alike), self.texts)
        self.faults: list[UserError] = []

    def text(self, source: str, place: Place, field: FieldText | None = None) -> str:
        try:
            return (self._fields if field else self.texts).render(source, place, field)
        except EditionErrors as several:
            self.faults.extend(several.errors)
        except UserError as error:
            self.faults.append(error)
        return ""

    def field(self, value: str | None, path: Path) -> str:
        if not value:
            return ""
        document = self.edition.document
        return self.text(value, document.place(path), document.texts[path])

    def captions(self) -> dict[str, Caption]:
        model = self.edition.model
        sources = {data.id: (data.source, n) for n, data in enumerate(model.data)}
        captions: dict[str, Caption] = {}
        for kind in ("figures", "tables", "appendices"):
            for n, item in enumerate(getattr(model, kind)):
                path: Path = (kind, n)
                source = self.field(item.source, (*path, "source"))
                captions[item.id] = Caption(
                    title=self.field(item.title, (*path, "title")),
                    notes=tuple(
                        self.field(note, (*path, "notes", m)) for m, note in enumerate(item.notes)
                    ),
                    remark=self.field(item.remark, (*path, "remark")),
                    source=source or self._data_source(sources, item.data),
                    unavailable=self.field(
                        getattr(item, "unavailable", None), (*path, "unavailable")
                    ),
                )
        for n, indicator in enumerate(model.indicators):
            where: Path = ("indicators", n)
            own = self.field(indicator.source, (*where, "source"))
            captions[indicator.id] = Caption(
                title=self.field(indicator.title, (*where, "title")),
                short=self.field(indicator.short, (*where, "short")),
                counted=self.field(indicator.counted, (*where, "counted")),
                remark=self.field(indicator.remark, (*where, "remark")),
                source=own or self._data_source(sources, indicator.data),
            )
        for n, box in enumerate(model.boxes):
            captions[box.id] = Caption(title=self.field(box.title, ("boxes", n, "title")))
        return captions

    def _data_source(self, sources: Mapping[str, tuple[str, int]], data: str | None) -> str:
        if data is None:
            return ""
        text, n = sources[data]
        return self.field(text, ("data", n, "source"))


def write(edition: Edition) -> Manuscript:
    """Make every call of an edition's texts; raises EditionErrors with all faults.

    The body of an edition for every municipality is that of its profile; without one it is empty.
    """
    writer = _Writer(edition)
    model = edition.model
    for_all = edition.kommuner and edition.profile is None
    manuscript = Manuscript(
        edition=edition,
        title=writer.field(model.title, ("title",)),
        subtitle=writer.field(model.subtitle, ("subtitle",)),
        summary=writer.field(model.summary, ("summary",)),
        body="" if for_all else writer.text(edition.text, Place(edition.text_file, 1)),
        captions=writer.captions(),
        items=tuple(writer.texts.items),
        places=tuple(writer.texts.places),
    )
    if writer.faults:
        raise EditionErrors(writer.faults)
    return manuscript
