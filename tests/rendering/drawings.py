"""Drawings set on a page in two ways: by ours, and by WeasyPrint's own way with SVG."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pypdfium2
import weasyprint
from weasyprint.urls import URLFetcher, URLFetcherResponse

from figures.fonts import FACES
from figures.tokens import FAMILY
from reporter.rendering.typesetting.drawings import Drawings
from reporter.rendering.typesetting.layouts import KeptFonts

Grey = npt.NDArray[np.int16]

_FACES = {f"font:{face.path.name}": face.path.read_bytes() for face in FACES}
_STYLE = "".join(
    f"@font-face {{ font-family: '{FAMILY}'; font-weight: {face.weight};"
    f" font-style: {face.style}; src: url(font:{face.path.name}) }}\n"
    for face in FACES
)


class Files(URLFetcher):
    """Gives files held in memory, and the project's own faces."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        super().__init__()
        self._files = {**_FACES, **files}

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        kind = "image/svg+xml" if url.endswith(".svg") else "font/ttf"
        return URLFetcherResponse(url, self._files[url], {"Content-Type": kind})


def page(svg: bytes, *, ours: bool, width: str = "auto") -> bytes:
    """Return a PDF with a drawing alone on its page."""
    files = Files({"test:a.svg": svg})
    fonts = KeptFonts()
    html = (
        f"<style>{_STYLE} @page {{ size: 190mm 190mm; margin: 10mm }} img {{ display: block }}"
        f"</style><img src='test:a.svg' style='width: {width}'>"
    )
    return weasyprint.HTML(string=html, url_fetcher=files).write_pdf(
        font_config=fonts, cache=Drawings(files, fonts) if ours else {}, full_fonts=True
    )


def picture(pdf: bytes, scale: float = 4) -> Grey:
    """Return the first page as it looks, 0 black and 255 white."""
    document = pypdfium2.PdfDocument(pdf)
    image = document[0].render(scale=scale, grayscale=True).to_numpy().squeeze()
    document.close()
    return image.astype(np.int16)


def letters(pdf: bytes) -> list[tuple[float, float, str]]:
    """Return the letters that can be read from the first page, each with where it starts."""
    document = pypdfium2.PdfDocument(pdf)
    text = document[0].get_textpage()
    found = []
    for n, letter in enumerate(text.get_text_range()):
        if not letter.isspace():
            left, bottom, _, _ = text.get_charbox(n, loose=True)
            found.append((round(left, 1), round(bottom, 1), letter))
    document.close()
    return sorted(found)
