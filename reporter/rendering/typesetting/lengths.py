"""Lengths of boxes for WeasyPrint, looked up once for each style whose lengths are all fixed."""

from __future__ import annotations

from typing import Any

from weasyprint.css import AnonymousStyle
from weasyprint.css.functions import check_math
from weasyprint.layout import absolute, block, column, float, grid, inline, page, percent, table

PLACES = (absolute, block, column, float, grid, inline, page, table)
"""The modules of WeasyPrint that resolve the lengths of boxes, each under the same name."""

_SIDES = ("top", "right", "bottom", "left")
_LENGTHS = (
    *(f"{kind}_{side}" for kind in ("margin", "padding") for side in _SIDES),
    "width", "min_width", "max_width", "height", "min_height", "max_height",
)  # fmt: skip

_theirs = percent.resolve_percentages


def resolve_percentages(box: Any, containing_block: Any) -> None:
    """Give a box its lengths, which are those of its style unless they depend on its place."""
    style = box.style
    known = getattr(style, "_lengths", None)
    if known is None:
        known = style._lengths = _fixed(style) if _lasts(style) else ()
    if not known:
        _theirs(box, containing_block)
        return
    lengths, borders = known
    box.__dict__.update(lengths)
    if style["border_collapse"] == "collapse":
        # A border may have been resolved with its neighbours' already.
        borders = {name: width for name, width in borders.items() if not hasattr(box, name)}
    box.__dict__.update(borders)


def _lasts(style: Any) -> bool:
    """Tell whether a style is one that documents share, and not a copy to be changed."""
    if isinstance(style, AnonymousStyle):
        parent = style.parent_style
        return parent.__dict__.get("anonymous_style") is style and _lasts(parent)
    return getattr(style, "kept", False)


def _fixed(style: Any) -> tuple[dict[str, Any], dict[str, Any]] | tuple[()]:
    """Return lengths and borders of a style; nothing if any is a part of another box's."""
    lengths = {}
    for name in _LENGTHS:
        value = style[name]
        if value == "auto":
            lengths[name] = 0 if name in ("min_width", "min_height") else value
        elif not check_math(value) and value.unit == "px":
            lengths[name] = value.value
        else:
            return ()
    if style["box_sizing"] != "content-box":
        return ()
    names = (f"border_{side}_width" for side in _SIDES)
    return lengths, {name: style[name] for name in names}
