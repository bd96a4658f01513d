"""Puts parts of ours in the place of WeasyPrint's while a document is made, and only then."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import weasyprint.css
import weasyprint.draw
import weasyprint.pdf
from weasyprint.layout import background, block, inline
from weasyprint.text import line_break

from reporter.rendering.typesetting import backgrounds, footnotes, lengths, lines
from reporter.rendering.typesetting.layouts import QuickLayout
from reporter.rendering.typesetting.styles import QuickStyleFor


@contextmanager
def replaced(embed: Callable[..., Any]) -> Iterator[None]:
    """Let WeasyPrint use our parts inside the block, ``embed`` for the fonts of a document."""
    parts: tuple[tuple[Any, str, Any], ...] = (
        (weasyprint.pdf, "build_fonts_dictionary", embed),
        (line_break, "Layout", QuickLayout),
        (weasyprint.css, "StyleFor", QuickStyleFor),
        (weasyprint.draw, "draw_text", lines.draw_text),
        (background, "layout_box_backgrounds", backgrounds.layout_box_backgrounds),
        (inline, "strut", lines.strut),
        (block, "_linebox_layout", footnotes.linebox_layout),
        *((place, "split_first_line", lines.split_first_line) for place in lines.PLACES),
        *((place, "resolve_percentages", lengths.resolve_percentages) for place in lengths.PLACES),
    )
    theirs = [(module, name, getattr(module, name)) for module, name, _ in parts]
    for module, name, ours in parts:
        setattr(module, name, ours)
    try:
        yield
    finally:
        for module, name, original in theirs:
            setattr(module, name, original)
