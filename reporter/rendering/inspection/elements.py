"""What the start of an element says by itself, wherever on a page it stands."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from reporter.rendering.inspection.said import Kind

_ATTRIBUTE = re.compile(r'([\w:@.-]+)(?:="([^"]*)")?')
_LINKS = {"href", "src", "srcset", "poster", "action", "formaction", "data", "cite", "xlink:href"}
_REFERENCES = {"for", "headers", "aria-labelledby", "aria-describedby", "aria-controls"}
# What is neither read by anybody nor says anything of a number.
_SILENT = {"class", "id", "style", "width", "height", "tabindex", "colspan", "rowspan", "charset",
           "scope", "role", "download", "lang", "rel", "type", "http-equiv", "name", "viewbox",
           "xmlns", "data-art", "data-serie"}  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Element:
    """The start of an element: its attributes by small name, and what is read of them.

    ``spoken`` are the attributes that somebody reads or hears and the styles, in order; ``section``
    is the indicator whose section begins here, None where none does.
    """

    tag: str
    given: Mapping[str, str]
    doubled: bool
    section: str | None
    overview: bool
    label: str
    links: tuple[tuple[str, str, str], ...]
    references: tuple[str, ...]
    spoken: tuple[tuple[Kind, str], ...]


@lru_cache(maxsize=4096)  # most of a sheet's elements are those of the sheet before
def element(tag: str, attributes: str, drawn: bool) -> Element:
    """Read an element's start from its name and the text of its attributes.

    ``drawn`` elements stand in a drawing, where most attributes place and paint.
    """
    found = _ATTRIBUTE.findall(attributes)
    given = {name.lower(): html.unescape(value) if "&" in value else value for name, value in found}
    names = given.get("class", "").split()
    links: list[tuple[str, str, str]] = []
    references: list[str] = []
    spoken: list[tuple[Kind, str]] = []
    for name, value in given.items():
        if name in _LINKS:
            links.append((tag, name, value))
        elif name in _REFERENCES:
            references += value.split()
        elif name == "style":
            spoken.append(("style", value))
        elif tag != "data" and _speaks(tag, name, given, drawn=drawn):
            spoken.append(("alt" if name in ("alt", "aria-label") else "attribute", value))
    return Element(
        tag=tag,
        given=given,
        doubled=len(given) < len(found),
        section=given.get("id", "") if tag == "section" and "indikator" in names else None,
        overview="overblik" in names,
        label=given.get("aria-label", "") if given.get("role") == "img" else "",
        links=tuple(links),
        references=tuple(references),
        spoken=tuple(spoken),
    )


def _speaks(tag: str, name: str, given: Mapping[str, str], *, drawn: bool) -> bool:
    """Tell whether an attribute says something to somebody, and does not only place or paint."""
    if tag == "meta" and (given.get("name") == "viewport" or "http-equiv" in given):
        return False
    if drawn:
        return name.startswith(("aria-", "data-")) or name in ("title", "alt", "desc")
    return name not in _SILENT
