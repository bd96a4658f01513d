"""Styles of elements for WeasyPrint, computed once for all documents of one press.

What CSS says of an element depends on its parent's style, on the rules that match it and on its own
attributes, but not on the document it stands in. WeasyPrint knows that within a document: elements
alike share a style. Here they share it with those of the documents before, for as long as the
sheets are the same ones; every value that a layout has asked a style for is there for the next.
"""

from __future__ import annotations

from collections.abc import Hashable
from math import inf
from typing import Any

import tinycss2
from weasyprint import css
from weasyprint.css import StyleFor
from weasyprint.layout.page import PageType

from reporter.rendering.typesetting.spaces import drop_between_blocks

Styles = dict[Hashable, dict[str | None, Any]]
"""Styles of an element and of its pseudo-elements, by all that they follow from."""


class KeptStyles:
    """The styles of a press."""

    def __init__(self) -> None:
        self.known: Styles = {}
        # Styles of a page and its margin boxes, by all that a rule can ask of the page.
        self.pages: Styles = {}
        # WeasyPrint fills it when it has the first page, for lengths that are parts of a page.
        self.page_sizes: dict[str, Any] = {}


class QuickStyleFor(StyleFor):  # type: ignore[misc]  # WeasyPrint is untyped
    """Finds the styles of a document's elements among those that its fonts' press keeps."""

    def __init__(
        self, html: Any, sheets: Any, presentational_hints: bool, font_config: Any, collector: Any
    ) -> None:
        kept: KeptStyles = font_config.styles
        self._pages = kept.pages
        self._cascaded_styles: dict[Any, Any] = {}
        self._computed_styles: dict[Any, Any] = {}
        self.initial_page_sizes = kept.page_sizes
        self.initial_page_sizes.update(box=None, area=None)
        self._sheets = sheets
        self.font_config = font_config
        own: dict[Any, list[Any]] = {}
        for specificity, element, declarations, base_url in css.find_style_attributes(
            html.etree_element, presentational_hints, html.base_url
        ):
            own.setdefault(element, []).append((specificity, list(declarations), base_url))
        for element in html.wrapper_element.iter_subtree():
            self._find(element, own.get(element.etree_element, ()), html, kept.known, collector)
        self._root = id(self._computed_styles[html.etree_element, None])
        self._cascaded_styles.clear()
        drop_between_blocks(html.etree_element, self._computed_styles)

    def add_page_declarations(self, page_type: Any) -> None:
        """Find the styles of a page and its margin boxes, or all that WeasyPrint computes them of.

        It changes none of them but in one way: a second time leaves it as it was.
        """
        known = self._pages.get((page_type, self._root))
        if known is None:
            super().add_page_declarations(page_type)
            self._pages[page_type, self._root] = {}
        else:
            self._computed_styles.update(
                {(page_type, pseudo): style for pseudo, style in known.items()}
            )

    def set_computed_styles(self, element: Any, *args: Any, **options: Any) -> None:
        """Compute the style of an element or page, unless it is known."""
        pseudo = options.get("pseudo_type")
        pages = self._pages.get((element, self._root)) if isinstance(element, PageType) else None
        if pages and pseudo in pages:
            return
        super().set_computed_styles(element, *args, **options)
        if pages is not None:
            pages[pseudo] = self._computed_styles[element, pseudo]
            pages[pseudo].kept = True

    def _find(self, element: Any, own: Any, html: Any, known: Styles, collector: Any) -> None:
        node = element.etree_element
        parent = element.parent.etree_element if element.parent else None
        matches = [
            (origin, sheet_specificity, sheet, *selector)
            for sheet, origin, sheet_specificity in self._sheets
            for selector in sheet.matcher.match(element)
        ]
        key = (
            id(self._computed_styles[parent, None]) if element.parent else None,
            tuple((each[0], tinycss2.serialize(each[1])) for each in own),
            tuple((each[2], each[3], id(each[6])) for each in matches),
        )
        if key not in known:
            known[key] = self._computed(node, parent, own, matches, html)
        for pseudo, style in known[key].items():
            self._computed_styles[node, pseudo] = style
            if style["anchor"] and collector:
                collector.collect_anchor(style["anchor"])

    def _computed(self, node: Any, parent: Any, own: Any, matches: Any, html: Any) -> Any:
        cascaded: dict[str | None, dict[str, Any]] = {None: {}}

        def cascade(pseudo: str | None, declarations: Any, origin: str, rest: Any) -> None:
            style = cascaded.setdefault(pseudo, {})
            for name, values, importance in declarations:
                weight = (css.declaration_precedence(origin, importance), *rest)
                if name not in style or style[name][1] <= weight:
                    style[name] = values, weight

        for specificity, declarations, base_url in own:
            preprocessed = css.preprocess_declarations(base_url, declarations)
            cascade(None, preprocessed, "author", (inf, specificity))
        for origin, given, sheet, specificity, _, pseudo, (declarations, layer) in matches:
            order = inf if layer is None else sheet.layers.index(layer)
            cascade(pseudo, declarations, origin, (order, given or specificity))
        styles = {}
        for pseudo, declared in cascaded.items():
            self._cascaded_styles[node, pseudo] = declared
            self.set_computed_styles(
                node, root=html.etree_element, parent=node if pseudo else parent,
                pseudo_type=pseudo, base_url=html.base_url,
            )  # fmt: skip
            styles[pseudo] = self._computed_styles[node, pseudo]
            styles[pseudo].kept = True
        return styles
