"""Lines of text for WeasyPrint, broken and shaped once for all documents of one press.

Most lines of a sheet stand on every other sheet too: definitions, labels, heads of tables, numbers.
What of a text fits on a line follows from the text, its style and the room there is, and from
nothing else; so does what shows it on paper (ISO 32000-1, 9.4.3). Both are kept.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import weasyprint.draw
from weasyprint.layout import inline, preferred
from weasyprint.text import line_break

from reporter.rendering.typesetting.layouts import setting_of

PLACES = (inline, preferred)
"""The modules of WeasyPrint that break text into lines, each under the same name."""

KEPT = 6000
"""Lines kept for a type of publication; a hundred sheets have about as many different ones."""

_split: Callable[..., Any] = line_break.split_first_line
_strut: Callable[[Any], tuple[float, float]] = line_break.strut
_draw: Callable[..., None] = weasyprint.draw.draw_text


def split_first_line(
    text: str,
    style: Any,
    context: Any,
    max_width: float | None,
    justification_spacing: float,
    is_line_start: bool = True,
    minimum: bool = False,
) -> Any:
    """Return as much of a text as fits on a line, as WeasyPrint's function of that name does."""
    setting = None if justification_spacing else setting_of(style)
    if setting is None or "\t" in text or "\n" in text:
        return _split(
            text, style, context, max_width, justification_spacing, is_line_start, minimum
        )
    known = style.font_config.lines
    room = max_width if setting.wraps else None
    # A text that fits as a whole is the same in whatever room it has to spare.
    whole = setting, text
    fits = whole in known and (room is None or known[whole][3] <= room)
    key = whole if fits else (setting, text, room, is_line_start, minimum)
    if key in known:
        line = known.pop(key)
    else:
        line = _split(text, style, context, max_width, 0, is_line_start, minimum)
        if room is not None and line[2] is not None and text.endswith(" ") and setting.collapses:
            line = _without_end(text, style, context, room) or line
        if line[2] is None and line[0].text == text and (room is None or line[3] <= room):
            key = whole
    # The last used stands last; the first is the one to go.
    known[key] = line
    if len(known) > KEPT:
        del known[next(iter(known))]
    layout, *rest = line
    return layout.lent(max_width), *rest


def strut(style: Any) -> tuple[float, float]:
    """Return height and baseline of a style's lines, as WeasyPrint's function of that name does."""
    try:
        known: tuple[float, float] = style._strut
    except AttributeError:
        known = style._strut = _strut(style)
    return known


def _without_end(text: str, style: Any, context: Any, room: float) -> Any:
    """Return the whole line if nothing but the space at its end is more than there is room for.

    WeasyPrint 70 would end it after its first word. That space is not seen where the line ends.
    """
    if len(text) * style["font_size"] > 4 * room:
        return None
    whole, bare = (_split(part, style, context, None, 0) for part in (text, text.rstrip(" ")))
    return whole if bare[3] <= room < whole[3] else None


def draw_text(
    stream: Any, box: Any, offset_x: float, text_overflow: Any, block_ellipsis: Any
) -> None:
    """Draw a line of text, as WeasyPrint's function of that name does."""
    layout = box.pango_layout
    cut = text_overflow == "ellipsis" or block_ellipsis != "none"
    visible = box.style["visibility"] == "visible" and box.text.strip()
    shown = None
    if visible and not cut and getattr(layout, "setting", None):
        shown = layout.shown()
    if shown is None:
        _draw(stream, box, offset_x, text_overflow, block_ellipsis)
        return
    font = stream._fonts.get(shown.key) or stream.add_font(shown.font)[0]
    for number, characters in shown.characters.items():
        font.to_unicode.setdefault(number, characters)
    stream.set_color(box.style["color"])
    stream.begin_text()
    stream.set_text_matrix(1, 0, 0, -1, box.position_x, box.position_y + box.baseline)
    stream.set_font_size(font.hash, shown.size)
    stream.stream.append(shown.operator)
    stream.end_text()
