"""Backgrounds of boxes for WeasyPrint, found out once for each style that has none.

It rounds the corners and looks for the pictures of every box that it lays out; few have any.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from weasyprint.draw.color import get_color
from weasyprint.formatting_structure.boxes import Box
from weasyprint.layout import background

_CORNERS = ("top_left", "top_right", "bottom_right", "bottom_left")
_SQUARE = {f"border_{corner}_radius": (0, 0) for corner in _CORNERS}
_BARE = {**_SQUARE, "background": None}

_theirs: Callable[..., None] = background.layout_box_backgrounds


def layout_box_backgrounds(
    page: Any,
    box: Any,
    get_image_from_uri: Callable[..., Any],
    layout_children: bool = True,
    style: Any = None,
) -> None:
    """Give a box and all in it their backgrounds, as WeasyPrint's function of that name does."""
    usual = style is None and layout_children and box is not page and isinstance(box, Box)
    if not usual or not _bare(box.style):
        _theirs(page, box, get_image_from_uri, layout_children, style)
        return
    box.__dict__.update(_BARE)
    for child in box.all_children():
        layout_box_backgrounds(page, child, get_image_from_uri)


def _bare(style: Any) -> bool:
    """Tell whether a style has neither background, picture nor round corner."""
    try:
        known: bool = style._bare
    except AttributeError:
        known = style._bare = (
            all((0, "px") in style[corner] for corner in _SQUARE)
            and style["border_image_source"][0] == "none"
            and style["mask_border_source"][0] == "none"
            and all(kind == "none" for kind, _ in style["background_image"])
            and get_color(style, "background_color").alpha == 0
            and not style["box_shadow"]
        )
    return known
