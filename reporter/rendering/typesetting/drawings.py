"""Our own drawings for WeasyPrint, as ready operators instead of a tree of SVG.

WeasyPrint looks for a picture in the cache that ``HTML.render(cache=…)`` is given before it fetches
one, and asks of it only ``get_intrinsic_size()`` and ``draw()``. `Drawings` is such a cache: a
drawing of the kind that figures makes is found there. Any other picture is left to WeasyPrint.

Its own way places every letter by itself and sends each point through Python for each document.
Here a line of text is one run, and a long path a form of its own that is deflated once (ISO
32000-1, 8.10): colours are set outside it, so the same coast serves every map of a document.
"""

from __future__ import annotations

import zlib
from functools import lru_cache
from math import inf
from typing import Any

import pydyf
from weasyprint.css.properties import INITIAL_VALUES
from weasyprint.pdf.fonts import Font
from weasyprint.pdf.stream import Stream
from weasyprint.text.line_break import create_layout
from weasyprint.urls import URLFetcher, fetch

from figures.tokens import FAMILY
from reporter.rendering.typesetting import svg
from reporter.rendering.typesetting.glyphs import glyphs
from reporter.rendering.typesetting.layouts import KeptFonts
from reporter.rendering.typesetting.operators import Face, operators
from reporter.rendering.typesetting.paths import OutsideSubsetError, Path
from reporter.rendering.typesetting.svg import Line, Picture

_MARGIN = 2000
"""Room around a form for its lines, in hundredths of the drawing's unit."""


class Drawings(dict[str, Any]):
    """The pictures of one document, by address; our own drawings are found without being put in."""

    def __init__(self, fetcher: URLFetcher, fonts: KeptFonts) -> None:
        super().__init__()
        self._fetcher = fetcher
        self._faces = _Faces(fonts)

    def __contains__(self, url: object) -> bool:
        if not super().__contains__(url) and isinstance(url, str):
            self._look_up(url)
        return super().__contains__(url)

    def _look_up(self, url: str) -> None:
        if not url.endswith(".svg"):
            return
        with fetch(self._fetcher, url) as response:
            content = response.read()
        try:
            self[url] = Drawing(svg.read(content), self._faces)
        except OutsideSubsetError:
            return


class Drawing:
    """A drawing in the place of WeasyPrint's ``SVGImage``."""

    def __init__(self, picture: Picture, faces: _Faces) -> None:
        self._picture = picture
        self._faces = faces

    def get_intrinsic_size(self, resolution: float, font_size: float) -> tuple[float, float, float]:  # noqa: ARG002
        """Return width and height in CSS pixels, and how they relate."""
        width, height = self._picture.width, self._picture.height
        return width, height, width / height

    def draw(self, stream: Stream, width: float, height: float, style: Any) -> None:  # noqa: ARG002
        """Draw on a page, as large as the box allows and in its middle, as SVG does."""
        picture = self._picture
        fonts = {
            weight: self._faces.font(weight, stream)
            for weight in sorted({part.weight for part in picture.parts if isinstance(part, Line)})
        }
        compiled = operators(
            picture,
            tuple(
                Face(weight, font.hash, glyphs(font.file_content)) for weight, font in fonts.items()
            ),
        )
        for weight, shown in compiled.shown.items():
            for number, character, advance in shown:
                fonts[weight].to_unicode.setdefault(number, character)
                fonts[weight].widths.setdefault(number, round(advance))
        forms = stream._resources["XObject"]
        for name, path in compiled.forms.items():
            if name not in forms:
                forms[name] = _Form(path)
        scale = min(width / picture.columns, height / picture.rows)
        stream.set_alpha(1, stroke=True, fill=True)
        stream.push_state()
        stream.transform(
            scale, 0, 0, scale,
            (width - scale * picture.columns) / 2, (height - scale * picture.rows) / 2,
        )  # fmt: skip
        stream.stream.append(compiled.content)
        stream.pop_state()


class _Faces:
    """The faces that drawings set text in, as Pango finds them for their family and weight."""

    def __init__(self, fonts: KeptFonts) -> None:
        self._fonts = fonts

    def font(self, weight: int, stream: Stream) -> Font:
        """Return the document's font of that weight; it is the document's from then on."""
        style = _Style(INITIAL_VALUES)
        style.font_config = self._fonts
        style["font_family"] = [FAMILY, "sans-serif"]
        style["font_weight"] = weight
        style["font_size"] = 16
        layout = create_layout("0", style, None, inf, 0)
        line, _ = layout.get_first_line()
        font, _ = stream.add_font(line.runs[0].data.item.analysis.font)
        return font


class _Style(dict[str, Any]):
    """Initial values, with the fonts that WeasyPrint looks for beside them."""

    font_config: KeptFonts


class _Form(pydyf.Stream):  # type: ignore[misc]  # pydyf is untyped
    """A path as a form of its own, deflated already."""

    def __init__(self, path: Path) -> None:
        left, top, right, bottom = path.box
        box = left - _MARGIN, top - _MARGIN, right + _MARGIN, bottom + _MARGIN
        extra = {
            "Type": "/XObject", "Subtype": "/Form", "BBox": pydyf.Array(box),
            "Resources": pydyf.Dictionary(), "Filter": "/FlateDecode",
        }  # fmt: skip
        super().__init__([_deflated(path.operators)], pydyf.Dictionary(extra))


@lru_cache(maxsize=256)
def _deflated(operators: bytes) -> bytes:
    return zlib.compress(operators, 9)
