"""Stopping a command so that it cleans up after itself."""

from __future__ import annotations

import signal
import threading
from types import FrameType
from typing import NoReturn

STOPPED = threading.Event()
"""Set once the command is asked to stop: WeasyPrint takes that for a fault of a drawing."""


def heed_requests_to_stop() -> None:
    """Turn Ctrl-C and a request to end into KeyboardInterrupt, unless the shell ignores them."""
    STOPPED.clear()
    for request in (signal.SIGINT, signal.SIGTERM):
        if signal.getsignal(request) != signal.SIG_IGN:
            signal.signal(request, _stop)


def _stop(_number: int, _frame: FrameType | None) -> NoReturn:
    STOPPED.set()
    raise KeyboardInterrupt
