"""The preview's own pages: the frame around the edition, and short notices."""

from __future__ import annotations

from dataclasses import dataclass

from reporter import resources
from reporter.desk.board import Board
from reporter.rendering.environment import environment

FRAME_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "frame-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""What the frame may load: its own script and style, and what this preview serves."""


@dataclass(frozen=True)
class Words:
    """A notice: what it is about, and what to do."""

    title: str
    told: str


FOREIGN = Words(
    "Adressen er ikke denne maskines",
    "Forhåndsvisningen svarer kun på 127.0.0.1 og localhost. Brug adressen i terminalen.",
)
UNKNOWN = Words(
    "Her er ingen forhåndsvisning",
    "Adressen gælder kun, så længe forhåndsvisningen kører. Brug den, der nu står i terminalen.",
)
NOT_HERE = Words(
    "Siden er ikke med i forhåndsvisningen",
    "Den viser kun denne ene udgaves egne filer. Gå tilbage i browseren.",
)
NOT_UNDERSTOOD = Words(
    "Forespørgslen kan ikke besvares",
    "Forhåndsvisningen viser kun sider i en browser. Brug adressen i terminalen.",
)
NONE_YET = Words(
    "Der er ikke noget at se endnu",
    "Udgaven vises her, så snart den er bygget uden fejl.",
)
NO_PDF_YET = Words(
    "PDF’en er på vej",
    "Den laves, når siderne er bygget uden fejl, og vises her af sig selv.",
)


def frame(edition_id: str, view: str, board: Board) -> bytes:
    """Return the page around the edition; ``view`` is html or pdf."""
    version = board.html if view == "html" else board.pdf
    folder = "udgave" if view == "html" else "trykt"
    html = (
        environment()
        .get_template("preview/frame.html.j2")
        .render(
            edition=edition_id,
            view=view,
            notice=board.notice.to_json(),
            shown=version.number if version else 0,
            address=f"{folder}/",
        )
    )
    return html.encode()


def notice(words: Words) -> bytes:
    """Return a page that says one thing."""
    return environment().get_template("preview/notice.html.j2").render(words=words).encode()


def asset(name: str) -> bytes:
    """Return the frame's script or style; ``name`` is ramme.js or ramme.css."""
    if name == "ramme.css":
        return environment().get_template("preview/frame.css").render().encode()
    return (resources.templates() / "preview" / "frame.js").read_bytes()
