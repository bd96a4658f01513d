"""An edition put together: the HTML of both media and everything that goes with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import Template
from markupsafe import Markup

from reporter.danish import dates, places
from reporter.editions import manuscript as manuscripts
from reporter.editions.display.sheets import Sheet
from reporter.editions.edition import Edition
from reporter.editions.manuscript import Manuscript
from reporter.editions.numbering import Numbering
from reporter.editions.pages import WHOLE_PAGE
from reporter.errors import EditionError
from reporter.published.origin import STAMP
from reporter.rendering import book, refusals, site, stamping
from reporter.rendering.composer import Composer, Medium, safe
from reporter.rendering.corrected import corrected
from reporter.rendering.datafiles import DataFile, data_files
from reporter.rendering.environment import environment, require_type
from reporter.rendering.faces import faces, files
from reporter.rendering.illustrations import Illustration, illustrate
from reporter.rendering.panels import DrawnPanel, draw_panels
from reporter.rendering.parsing import Parsed, parse
from reporter.rendering.plain import plain
from reporter.rendering.resource import Resource

WithPages = Callable[[Mapping[str, str]], str]
"""Makes a page on paper, given the number of the page that each of its addresses stands on."""

FEWEST_ENTRIES = 3
"""A text with fewer headings and appendices than this needs no list of contents."""


@dataclass(frozen=True, kw_only=True)
class Publication:
    """What is written of an edition.

    ``print_html`` asks for ``resources`` by address; ``screen_html`` is whole in itself but for the
    links to the data files. ``site`` are the pages of a publication with chapters by their files'
    names, besides ``screen_html`` that holds them all. ``with_pages`` makes ``print_html`` anew
    when it is known on which page each of its addresses stands, where it has an index that tells.
    """

    edition: Edition
    title: str
    summary: str
    print_html: str
    screen_html: str
    site: Mapping[str, str]
    with_pages: WithPages | None
    resources: Mapping[str, Resource]
    data_files: tuple[DataFile, ...]

    @property
    def synthetic(self) -> bool:
        """Whether any number of it was made up."""
        return bool(self.edition.synthetic)

    @property
    def screen_pages(self) -> Mapping[str, str]:
        """Return the HTML of every page on a screen by its file's name."""
        if self.site:
            return {**self.site, f"{WHOLE_PAGE}.html": self.screen_html}
        return {f"{self.edition.stem}.html": self.screen_html}


def check(edition: Edition) -> None:
    """Do everything but draw and typeset; raises EditionErrors."""
    publish(edition, drawn=False)


def title_of(edition: Edition) -> str:
    """Return an edition's title in plain words."""
    manuscript = manuscripts.write(edition)
    return plain(manuscript.title, manuscript.items, Numbering(edition))


def printed_page(edition: Edition, composing: type[Composer]) -> tuple[str, Composer]:
    """Return the HTML of the page on paper as a composer of one's own makes it, and the composer.

    Nothing is drawn. Raises EditionErrors with every fault.
    """
    page, composer = _pages(edition, drawn=False).printed(with_pdf=True, composing=composing)
    return page({}), composer


def publish(edition: Edition, *, drawn: bool = True, with_pdf: bool = True) -> Publication:
    """Put an edition together; raises EditionErrors with every fault.

    ``with_pdf`` tells the page on screen whether there is a PDF to link to.
    """
    pages = _pages(edition, drawn=drawn)
    with_pages, printed = pages.printed(with_pdf)
    print_html = with_pages({})
    screen_html, site = pages.screen(with_pdf)
    refusals.refuse_characters(print_html, edition)
    return Publication(
        edition=edition,
        title=pages.plain_title,
        summary=pages.summary,
        print_html=print_html,
        screen_html=screen_html,
        site=site,
        with_pages=with_pages if printed.terms else None,
        resources=printed.resources | files(),
        data_files=pages.data_files(printed.sheets),
    )


def _pages(edition: Edition, *, drawn: bool) -> _Pages:
    """Write, number and draw an edition; raises EditionErrors."""
    try:
        require_type(edition.model.type)
    except EditionError as error:
        raise EditionError(error.message, edition.document.place(("type",))) from None
    manuscript = manuscripts.write(edition)
    texts = [parse(body, manuscript.items) for body in manuscript.bodies]
    refusals.refuse_words(manuscript, texts)
    refusals.refuse_goals(manuscript, texts)
    numbering = refusals.numbered(manuscript, texts)
    return _Pages(
        manuscript,
        texts,
        numbering,
        illustrate(manuscript, numbering, drawn=drawn),
        draw_panels(edition, drawn=drawn),
    )


class _Pages:
    def __init__(
        self,
        manuscript: Manuscript,
        texts: Sequence[Parsed],
        numbering: Numbering,
        illustrations: Mapping[str, Illustration],
        panels: Mapping[str, DrawnPanel],
    ) -> None:
        self._manuscript = manuscript
        self._texts = texts
        self._numbering = numbering
        self._illustrations = illustrations
        self._panels = panels
        self._profile = manuscript.edition.profile
        subtitle = f" – {manuscript.subtitle}" if manuscript.subtitle else ""
        self._name = places.official(self._profile.kommune.code) if self._profile else ""
        lead = f"{self._name} – " if self._name else ""
        self.plain_title = lead + self._plain(manuscript.title + subtitle)
        self._made_up = bool(manuscript.edition.synthetic)
        stamp = f"{STAMP}. " if self._made_up else ""
        self.summary = stamp + self._plain(manuscript.summary)

    def printed(
        self, with_pdf: bool, *, composing: type[Composer] = Composer
    ) -> tuple[WithPages, Composer]:
        """Return what makes the page on paper, and the composer of its parts."""
        values, composer = self._values("print", with_pdf, composing)
        template = self._template("print")
        texts = values["chapters"]
        return lambda pages: template.render(values, index=book.index(texts, pages)), composer

    def screen(self, with_pdf: bool) -> tuple[str, dict[str, str]]:
        """Return the page on a screen that holds everything, and those of a site if it is one."""
        values, _ = self._values("screen", with_pdf, Composer)
        texts = values["chapters"]
        values["index"] = book.index(texts, book.by_chapter(texts))
        pages = site.site(values) if self._manuscript.edition.model.chapters else {}
        return self._template("screen").render(values), pages

    def _template(self, medium: Medium) -> Template:
        return environment().get_template(f"{self._manuscript.edition.model.type}/{medium}.html.j2")

    def _values(
        self, medium: Medium, with_pdf: bool, composing: type[Composer]
    ) -> tuple[dict[str, Any], Composer]:
        """Return what the templates of a medium place, and the composer of its parts."""
        composer = composing(
            self._manuscript, self._numbering, self._illustrations, self._panels, medium
        )
        whole = (self._manuscript, self._numbering, composer)
        texts = book.compose(self._manuscript, self._texts, self._numbering, composer)
        contents = book.contents(texts, *whole)
        model = self._manuscript.edition.model
        values = dict(
            stem=self._manuscript.edition.stem,
            kommune=self._name,
            type=model.type,
            language=model.language,
            date=model.date,
            printed_date=dates.at_head(model.date),
            sender=model.sender,
            vintage=dates.period(model.vintage) if model.data else "",
            title=safe(composer.markdown.inline(self._manuscript.title)),
            subtitle=safe(composer.markdown.inline(self._manuscript.subtitle)),
            plain_title=self.plain_title,
            summary=self.summary,
            corrected=corrected(
                model.corrections,
                self._manuscript.corrections,
                lambda text: safe(composer.markdown.inline(text)),
            ),
            chapters=texts,
            body=Markup("").join(text.body for text in texts),
            notes=list(enumerate((note for text in texts for note in text.notes), start=1)),
            contents=contents if model.chapters or len(contents) >= FEWEST_ENTRIES else [],
            figures=book.listed("figure", texts, *whole),
            tables=book.listed("table", texts, *whole),
            opening=book.opening(texts),
            **book.around(self._manuscript, composer),
            fonts=faces(medium),
            has_pdf=with_pdf,
            synthetic=self._made_up,
            stamp=STAMP,
            stamps=stamping.stamps(self._manuscript, self._texts),
        )
        return values, composer

    def data_files(self, sheets: Mapping[str, Sheet]) -> tuple[DataFile, ...]:
        """Return the files of the data behind figures and tables."""
        return data_files(self._manuscript, self._numbering, sheets)

    def _plain(self, text: str) -> str:
        return plain(text, self._manuscript.items, self._numbering)
