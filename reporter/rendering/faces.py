"""The type family as pages of both media reach it."""

from __future__ import annotations

from functools import cache
from typing import Any

from figures.fonts import FACES
from reporter.rendering.composer import Medium
from reporter.rendering.resource import SCHEME, Resource


@cache
def files() -> dict[str, Resource]:
    """Return the files that pages on paper ask for, by address."""
    return {
        _address(face.path.name): Resource(face.path.read_bytes(), "font/ttf") for face in FACES
    }


@cache
def faces(medium: Medium) -> tuple[dict[str, Any], ...]:
    """Return the type family's faces, each with the address a medium reaches it by."""
    return tuple(
        {
            "weight": face.weight,
            "style": face.style,
            "address": _address(face.path.name)
            if medium == "print"
            else Resource(face.woff2_path.read_bytes(), "font/woff2").data_uri,
        }
        for face in FACES
    )


def _address(name: str) -> str:
    return f"{SCHEME}{name}"
