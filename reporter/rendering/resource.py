"""Files a page asks for, held in memory and reached by addresses of our own."""

from __future__ import annotations

import base64
from dataclasses import dataclass

SCHEME = "udgave:"
"""Scheme of the addresses an edition's own resources have in print: ``udgave:figur-1.svg``."""


@dataclass(frozen=True)
class Resource:
    """A file held in memory, and its media type."""

    content: bytes
    mime: str

    @property
    def data_uri(self) -> str:
        """Return the file as an address that holds it."""
        return f"data:{self.mime};base64,{base64.b64encode(self.content).decode()}"
