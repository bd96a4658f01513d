"""When garbage is collected: after a document, not while it is made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collected_once() -> Iterator[None]:
    """Let nothing be collected inside the block, and at its end only what was made there.

    A layout makes some hundred thousand objects that live until it is printed. Python would look
    through them, and all that the process has loaded, again and again and find nothing.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.collect(0)
        gc.enable()
