"""The scripts that pages hold: each stands in its page and runs by its digest alone."""

from __future__ import annotations

import base64
import hashlib
from functools import cache

from reporter import resources

FOLDING = "folding.js"
"""How words are compared in a search."""


@cache
def script(*names: str) -> str:
    """Return scripts of the templates' folder as one, in the order given."""
    folder = resources.templates()
    parts = [(folder / name).read_text("utf-8").rstrip() for name in names]
    # Without its last line end, which not every checker of the policy counts as the script's.
    return "\n\n".join(parts)


def digest(text: str) -> str:
    """Return what a content security policy calls an inline script."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
