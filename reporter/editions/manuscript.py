"""An edition's texts with every call made: what remains is to number, typeset and merge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from reporter.editions.edition import Edition, Source
from reporter.editions.infographics import words_of
from reporter.editions.model import series_of
from reporter.editions.structure import Chapter
from reporter.editions.text import calls
from reporter.editions.text.arguments import checked
from reporter.editions.text.bound import Item
from reporter.editions.text.dialect import says_nothing
from reporter.editions.text.earlier import Earlier
from reporter.editions.text.template import Texts
from reporter.editions.yaml import FieldText, Path
from reporter.errors import EditionErrors, Place, UserError


@dataclass(frozen=True, kw_only=True)
class Caption:
    """The texts of a figure, table, box, appendix, indicator or goal: Markdown, placeholders.

    ``short`` is an indicator's or a goal's, ``counted`` an indicator's only. ``within`` are the
    texts that stand within a figure or a goal's spread, by their paths from it.
    """

    title: str
    short: str = ""
    counted: str = ""
    notes: tuple[str, ...] = ()
    remark: str = ""
    source: str = ""
    unavailable: str = ""
    within: Mapping[Path, str] = field(default_factory=dict)

    @property
    def has_notes(self) -> bool:
        """Say whether anything stands beneath the figure."""
        return bool(self.notes or self.remark or self.source)


@dataclass(frozen=True, kw_only=True)
class Body:
    """A text in Markdown with placeholders: an edition's only one, or that of a chapter.

    ``file`` is what messages call it, ``title`` the chapter's and ``short`` what running heads say.
    """

    file: str
    text: str
    chapter: Chapter | None = None
    title: str = ""
    short: str = ""


@dataclass(frozen=True, kw_only=True)
class Manuscript:
    """The texts and captions of an edition, and the items their placeholders stand for.

    ``kicker`` and ``tagline`` stand on the cover of a publication with chapters. ``corrections``
    are the texts of its corrections, the oldest first. ``places`` are
    where the calls that made the items stand, item by item. ``reasons`` say why a series is
    broken, break by break, by the id of its data.
    """

    edition: Edition
    bodies: tuple[Body, ...]
    title: str
    subtitle: str
    summary: str
    kicker: str
    tagline: str
    corrections: tuple[str, ...]
    captions: Mapping[str, Caption]
    reasons: Mapping[str, tuple[str, ...]]
    items: tuple[Item, ...]
    places: tuple[Place, ...]


class _Writer:
    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.texts = Texts(calls.of(edition))
        # What stands in edition.yaml is the same on every municipality's sheet.
        alike = replace(edition, profile=None) if edition.profile else edition
        self._alike = calls.of(alike)
        self._fields = Texts(self._alike, self.texts)
        self.faults: list[UserError] = []

    def text(self, source: str, place: Place, field: FieldText | None = None) -> str:
        return self._rendered(self._fields if field else self.texts, source, place, field)

    def _rendered(
        self, texts: Texts, source: str, place: Place, field: FieldText | None = None
    ) -> str:
        try:
            return texts.render(source, place, field)
        except EditionErrors as several:
            self.faults.extend(several.errors)
        except UserError as error:
            self.faults.append(error)
        return ""

    def field(self, value: str | None, path: Path) -> str:
        if not value:
            return ""
        document = self.edition.document
        text = self.text(value, document.place(path), document.texts[path])
        return "" if says_nothing(text, self.texts.items) else text

    def bodies(self) -> tuple[Body, ...]:
        return tuple(self._body(source, n) for n, source in enumerate(self.edition.sources))

    def _body(self, source: Source, n: int) -> Body:
        """Return a text, and what its chapter is called; an only text is called nothing."""
        called = {
            name: self.field(getattr(source.chapter, name), ("chapters", n, name))
            for name in (("title", "short") if source.chapter else ())
        }
        text = self.text(source.content, Place(source.file, 1))
        return Body(file=source.file, text=text, chapter=source.chapter, **called)

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
                    source=source or self._sources(sources, series_of(item)),
                    unavailable=self.field(
                        getattr(item, "unavailable", None), (*path, "unavailable")
                    ),
                    within={
                        steps: self.field(text, (*path, *steps)) for steps, text in words_of(item)
                    },
                )
        for n, indicator in enumerate(model.indicators):
            where: Path = ("indicators", n)
            own = self.field(indicator.source, (*where, "source"))
            captions[indicator.id] = Caption(
                title=self.field(indicator.title, (*where, "title")),
                short=self.field(indicator.short, (*where, "short")),
                counted=self.field(indicator.counted, (*where, "counted")),
                remark=self.field(indicator.remark, (*where, "remark")),
                source=own or self._sources(sources, series_of(indicator)),
            )
        for n, goal in enumerate(model.goals):
            where = ("goals", n)
            captions[goal.key] = Caption(
                title=self.field(goal.title, (*where, "title")),
                short=self.field(goal.short, (*where, "short")),
                within={
                    (name,): self.field(getattr(goal, name), (*where, name))
                    for name in ("aim", "challenge")
                },
            )
        for n, box in enumerate(model.boxes):
            captions[box.id] = Caption(title=self.field(box.title, ("boxes", n, "title")))
        return captions

    def corrections(self) -> tuple[str, ...]:
        """Return the texts of the corrections, which alone may tell of numbers that are gone."""
        document = self.edition.document
        foer = checked("foer", Earlier().foer)
        texts = Texts({**self._alike, "foer": foer}, self.texts)
        return tuple(
            self._rendered(texts, each.text, document.place(path), document.texts[path])
            for n, each in enumerate(self.edition.model.corrections)
            for path in [("corrections", n, "text")]
        )

    def reasons(self) -> dict[str, tuple[str, ...]]:
        return {
            data.id: tuple(
                self.field(broken.why, ("data", n, "breaks", m, "why"))
                for m, broken in enumerate(getattr(data, "breaks", ()))
            )
            for n, data in enumerate(self.edition.model.data)
        }

    def _sources(self, sources: Mapping[str, tuple[str, int]], shown: tuple[str, ...]) -> str:
        """Return the sources of the data shown, each once."""
        told: dict[str, int] = {}
        for key in shown:
            told.setdefault(*sources[key])
        return "; ".join(self.field(text, ("data", n, "source")) for text, n in told.items())


def write(edition: Edition) -> Manuscript:
    """Make every call of an edition's texts; raises EditionErrors with all faults.

    The body of an edition for every municipality is that of its profile; without one it has none.
    """
    writer = _Writer(edition)
    model = edition.model
    cover = model.cover
    for_all = edition.kommuner and edition.profile is None
    manuscript = Manuscript(
        edition=edition,
        title=writer.field(model.title, ("title",)),
        subtitle=writer.field(model.subtitle, ("subtitle",)),
        summary=writer.field(model.summary, ("summary",)),
        kicker=writer.field(cover.kicker, ("cover", "kicker")) if cover else "",
        tagline=writer.field(cover.tagline, ("cover", "tagline")) if cover else "",
        corrections=writer.corrections(),
        bodies=() if for_all else writer.bodies(),
        captions=writer.captions(),
        reasons=writer.reasons(),
        items=tuple(writer.texts.items),
        places=tuple(writer.texts.places),
    )
    if writer.faults:
        raise EditionErrors(writer.faults)
    return manuscript
