"""Listens for browsers on this machine, and for no more of them than the building can bear."""

from __future__ import annotations

import errno
import os
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import BoundedSemaphore
from typing import Any

from reporter.errors import UsageError

HOST = "127.0.0.1"

_MOST = 64
"""Connections at once; a browser has six. Whoever opens more takes nothing from the building."""


class Listening(ThreadingHTTPServer):
    """Answers each connection in a thread of its own, and not more than ``_MOST`` at once."""

    # On Windows this would let another program take the port over.
    allow_reuse_address = os.name != "nt"
    daemon_threads = True
    block_on_close = False

    def __init__(self, *given: Any) -> None:
        self._places = BoundedSemaphore(_MOST)
        super().__init__(*given)

    def process_request(self, request: Any, client_address: Any) -> None:
        """Answer in a thread of its own, or hang up where too many are open."""
        if not self._places.acquire(blocking=False):
            self.shutdown_request(request)
            return
        super().process_request(request, client_address)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Answer, and give the place back."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._places.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that went away, or was too slow, before it had its answer."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


def listen(port: int, handler: type[BaseHTTPRequestHandler]) -> Listening:
    """Return a server on the port, 0 for a free one; raises UsageError where it is taken."""
    try:
        return Listening((HOST, port), handler)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            told = f"porten {port} bruges allerede; vælg en anden, fx --port {port + 1}"
        elif error.errno in (errno.EACCES, errno.EPERM):
            told = f"du må ikke bruge porten {port}; vælg en fra 1024 og op, fx --port 8765"
        else:
            told = f"porten {port} kan ikke bruges: {error.strerror}; vælg en anden med --port"
        raise UsageError(told) from None
