"""PDFs of few words, written by hand: what is compared of pages needs no typesetting."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pydyf


def paper(*pages: Sequence[str], ground: Sequence[float] = (1, 1, 1)) -> bytes:
    """Return a PDF with a page for each list of lines; its ground has a colour.

    A line that begins with ``@`` is one that the layout made, and ``>3 words`` links to page 3.
    """
    document = pydyf.PDF()
    font = pydyf.Dictionary({"Type": "/Font", "Subtype": "/Type1", "BaseFont": "/Helvetica"})
    document.add_object(font)
    links: list[tuple[pydyf.Dictionary, int]] = []
    made = []
    for lines in pages:
        stream = pydyf.Stream()
        stream.set_color_rgb(*ground)
        stream.rectangle(0, 0, 300, 400)
        stream.fill()
        stream.set_color_rgb(0, 0, 0)
        annotations = pydyf.Array()
        for n, line in enumerate(lines):
            top = 360 - 30 * n
            if line.startswith(">"):
                target, _, line = line[1:].partition(" ")
                link = pydyf.Dictionary(
                    {
                        "Type": "/Annot",
                        "Subtype": "/Link",
                        "Rect": pydyf.Array([20, top - 6, 290, top + 16]),
                    }
                )
                document.add_object(link)
                links.append((link, int(target)))
                annotations.append(link.reference)
            by_layout = line.startswith("@")
            if by_layout:
                stream.begin_marked_content("Artifact")
            stream.begin_text()
            stream.set_font_size("F1", 12)
            stream.set_text_matrix(1, 0, 0, 1, 24, top)
            stream.show_text_string(line.removeprefix("@"))
            stream.end_text()
            if by_layout:
                stream.end_marked_content()
        document.add_object(stream)
        page = pydyf.Dictionary(
            {
                "Type": "/Page",
                "Parent": document.pages.reference,
                "MediaBox": pydyf.Array([0, 0, 300, 400]),
                "Resources": pydyf.Dictionary({"Font": pydyf.Dictionary({"F1": font.reference})}),
                "Contents": stream.reference,
                "Annots": annotations,
            }
        )
        document.add_page(page)
        made.append(page)
    for link, number in links:
        link["Dest"] = pydyf.Array([made[number - 1].reference, "/Fit"])
    written = io.BytesIO()
    document.write(written)
    return written.getvalue()
