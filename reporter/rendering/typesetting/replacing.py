"""Puts parts of ours in the place of WeasyPrint's while a document is made, and only then."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import weasyprint.css
import weasyprint.pdf
from weasyprint.text import line_break

from reporter.rendering.typesetting import lengths
from reporter.rendering.typesetting.layouts import QuickLayout
from reporter.rendering.typesetting.styles import QuickStyleFor


@contextmanager
def replaced(embed: Callable[..., Any]) -> Iterator[None]:
    """Let WeasyPrint use our parts inside the block, ``embed`` for the fonts of a document."""
    parts: tuple[tuple[Any, str, Any], ...] = (
        (weasyprint.pdf, "build_fonts_dictionary", embed),
        (line_break, "Layout", QuickLayout),
        (weasyprint.css, "StyleFor", QuickStyleFor),
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
