"""Makes the HTML of an edition's parts: numbers, references, figures, tables, boxes, footnotes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from markupsafe import Markup, escape

from reporter.editions import indicators
from reporter.editions.display import (
    definitions,
    explained,
    sheets,
    status_table,
    tables,
)
from reporter.editions.display.sheets import Sheet
from reporter.editions.manuscript import Manuscript
from reporter.editions.model import DefinitionsTable, StatusTable
from reporter.editions.numbering import Numbering
from reporter.editions.text import bound
from reporter.editions.text.bound import Block, Icon, Item, Listing, Reference, SheetPart, Term
from reporter.indicators.definitions import of as definition_of
from reporter.rendering import pictures
from reporter.rendering.drawn_status import DrawnStatus
from reporter.rendering.environment import environment
from reporter.rendering.illustrations import Illustration, icon
from reporter.rendering.markdown import Markdown
from reporter.rendering.panels import DrawnPanel, SheetParts
from reporter.rendering.plain import plain
from reporter.rendering.resource import SCHEME, Resource
from reporter.rendering.spreads import Spreads
from reporter.table import AreaSeries, Counts, MunicipalSeries

Medium = Literal["print", "screen"]


class Composer:
    """Makes the parts of one edition for one medium, and collects what goes with them.

    ``resources`` are the drawings and pictures that print asks for by address; ``sheets`` is the
    data behind each figure, table and appendix by id; ``terms`` are the words that the index leads
    to, in the order they were made.
    """

    def __init__(
        self,
        manuscript: Manuscript,
        numbering: Numbering,
        illustrations: Mapping[str, Illustration],
        panels: Mapping[str, DrawnPanel],
        medium: Medium,
    ) -> None:
        self.markdown = Markdown(manuscript.items, self)
        self.resources: dict[str, Resource] = {}
        self.sheets: dict[str, Sheet] = {}
        self.terms: list[Term] = []
        self._manuscript = manuscript
        self._edition = manuscript.edition
        self._numbering = numbering
        self._illustrations = illustrations
        self._parts = SheetParts(manuscript, numbering, panels)
        self._spreads = Spreads(manuscript, self._markup, lambda goal: safe(self._icon(goal)))
        self._macros = [
            environment().get_template(f"macros/{name}_parts.html.j2").module
            for name in (medium, "shared", "spread")
        ]

    def inline(self, item: Item) -> str:
        """Return the HTML of a number, an expression or a reference."""
        if isinstance(item, Reference):
            return self._macro("reference", item=item, numbering=self._numbering)
        if isinstance(item, Term):
            self.terms.append(item)
            return self._macro("term", item=item, address=term_address(len(self.terms)))
        if isinstance(item, Icon):
            return self._icon(item.goal)
        return self._macro(type(item).__name__.lower(), item=item)

    def block(self, item: Block) -> str:
        """Return the HTML of a list, one figure, a pair of them, a table or an appendix."""
        if isinstance(item, Listing):
            return self._macro("listing", item=item)
        if isinstance(item, SheetPart):
            return self._sheet_part(item)
        if isinstance(item, bound.GoalTiles):
            return self._macro("goaltiles", goals=[self._spreads.goal(goal) for goal in item.goals])
        match item.kind, item.ids:
            case "figure", (single,):
                return self._macro("figure", figure=self._figure(single), single=item.single)
            case "figure", (left, right):
                pair = (self._figure(left), self._figure(right))
                # The pair has one set of notes, the first figure's; a mark is explained once.
                notes = list(dict.fromkeys((*pair[0]["notes"], *pair[1]["marks"])))
                first = pair[0] | {"notes": notes, "has_notes": pair[0]["has_notes"] or notes}
                return self._macro("figure_pair", left=first, right=pair[1])
            case "table", (single,):
                return self._table(single)
            case _, (single,):
                return self._macro("appendix", table=self._appendix(single))
        raise AssertionError(item)

    def box(self, box_id: str, content: str, level: int) -> str:
        """Return the HTML of a box whose title is a heading of that level."""
        model = next(box for box in self._edition.model.boxes if box.id == box_id)
        if model.definition:
            told = definitions.box(definition_of(model.definition))
            content = self._macro("definition", layout=told) + content
        return self._macro("box", box=self._part(box_id), content=safe(content), level=level)

    def indicator(self, key: str, content: str) -> str:
        """Return the HTML of an indicator of a municipality's sheet with the words on it."""
        self.resources |= self._parts.resources(key)
        part = self._parts.indicator(key)
        for figure in (part["chart"], part["map"]):
            figure["svg"], figure["narrow"] = safe(figure["svg"]), safe(figure["narrow"])
        title = self._markup(self._manuscript.captions[key].title)
        return self._macro("indicator", part=part, title=title, content=safe(content))

    def goal_title(self, number: int) -> str:
        """Return the HTML of a goal's title, without links."""
        return self._spreads.title(number)

    def goal(self, number: int, text: str, panel: str, works: str) -> str:
        """Return the HTML of a goal's spread: its text, its panel, and the box on what works."""
        parts = {"text": safe(text), "panel": safe(panel), "works": safe(works)}
        return self._macro("goal", goal=self._spreads.goal(number), **parts)

    def footnote(self, number: int, content: str, mention: int) -> str:
        """Return what stands where a footnote is mentioned, the nth time it is."""
        return self._macro("footnote", number=number, content=safe(content), mention=mention)

    def picture(self, source: str, alt: str, *, file: str) -> str:
        """Return a picture of the edition's own folder; ``file`` is the text that shows it."""
        resource = pictures.read(self._edition.folder, source, alt, file)
        address = f"{SCHEME}{source}"
        self.resources[address] = resource
        return self._macro("picture", address=address, resource=resource, alt=alt)

    def _icon(self, goal: int) -> str:
        address, drawn = icon(goal)
        self.resources[address] = drawn
        return self._macro("icon", address=address, svg=safe(drawn.content.decode()))

    def _sheet_part(self, item: SheetPart) -> str:
        if item.kind == "overview":
            return self._macro("overview", **self._parts.overview())
        return self._macro("methods", **self._parts.methods(self._markup))

    def _macro(self, name: str, **values: Any) -> str:
        module = next(m for m in self._macros if hasattr(m, name))
        return str(getattr(module, name)(**values)).strip()

    def _part(self, item_id: str) -> dict[str, Any]:
        caption = self._manuscript.captions[item_id]
        made_up = self._edition.made_up(item_id)
        explained = self._explained(item_id)
        return {
            "id": item_id,
            "label": self._numbering.label(item_id),
            "mention": self._numbering.mention(Reference(item_id, "")),
            "slug": self._numbering.slug(item_id),
            "title": self._markup(caption.title) + (_MADE_UP if made_up else ""),
            "notes": [*(self._markup(note) for note in caption.notes), *explained],
            "marks": explained,
            "remark": self._markup(caption.remark),
            "source": self._markup(caption.source),
            "has_notes": caption.has_notes or explained,
            "plain_title": plain(caption.title, self._manuscript.items, self._numbering)
            + (" (syntetiske data)" if made_up else ""),
        }

    def _explained(self, item_id: str) -> list[Markup]:
        """Return the notes that come by themselves."""
        told = explained.notes(self._edition, self._manuscript.reasons, item_id)
        return [escape(note.words) + self._markup(note.written) for note in told]

    def _markup(self, text: str) -> Markup:
        return safe(self.markdown.inline(text))

    def _figure(self, item_id: str) -> dict[str, Any]:
        illustration = self._illustrations[item_id]
        part = self._part(item_id)
        sheet = illustration.chart.sheet
        if sheet:
            self.sheets[item_id] = sheet
        address = f"{SCHEME}{part['slug']}.svg"
        self.resources[address] = Resource(illustration.svg.encode(), "image/svg+xml")
        return part | {
            "address": address,
            "svg": safe(illustration.svg),
            "narrow": safe(illustration.narrow),
            "size": illustration.size,
            "alt": illustration.chart.alt
            + (" Tallene er opdigtede." if self._edition.made_up(item_id) else ""),
            "sheet": sheet,
        }

    def _table(self, item_id: str) -> str:
        model = next(t for t in self._edition.model.tables if t.id == item_id)
        if isinstance(model, DefinitionsTable):
            shown = indicators.of_table(model)
            self.sheets[item_id] = definitions.sheet(shown)
            told = self._part(item_id) | {"layout": definitions.layout(shown)}
            return self._macro("definitions_table", table=told)
        if isinstance(model, StatusTable):
            return self._status(model)
        data = self._edition.tables[model.data]
        assert isinstance(data, Counts)
        self.sheets[item_id] = sheets.counts(data)
        layout = tables.counts(data, model.row_heading)
        return self._macro("table", table=self._part(item_id) | {"layout": layout})

    def _status(self, model: StatusTable) -> str:
        drawn = DrawnStatus(self._edition, model, self._illustrations)
        self.sheets[model.id] = drawn.sheet
        part = self._part(model.id)
        self.resources |= drawn.resources(part["slug"])
        rows = [(line, d | {"svg": safe(d["svg"])}) for line, d in drawn.rows(part["slug"])]
        return self._macro("status_table", table=part, head=status_table.HEAD, rows=rows)

    def _appendix(self, item_id: str) -> dict[str, Any]:
        model = next(a for a in self._edition.model.appendices if a.id == item_id)
        data = self._edition.tables[model.data]
        if isinstance(data, AreaSeries):
            self.sheets[item_id] = sheets.areas(data)
            layout = tables.areas(data, model.heading)
            return self._part(item_id) | {"layout": layout, "several": True}
        assert isinstance(data, MunicipalSeries)
        self.sheets[item_id] = sheets.municipal(data)
        layout = tables.municipal(data, model.heading)
        return self._part(item_id) | {"layout": layout, "several": False}


def term_address(number: int) -> str:
    """Return the id of the nth word that the index of terms leads to."""
    return f"begreb_{number}"


_MADE_UP = Markup(' <span class="opdigtet">(syntetiske data)</span>')


def safe(markup: str) -> Markup:
    """Mark as HTML what Markdown, a macro or a figure made: each escapes what it is given."""
    return Markup(markup)  # noqa: S704
