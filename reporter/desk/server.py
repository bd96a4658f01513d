"""Serves a preview on this machine alone: the files of the last good version, from memory.

No name in an address becomes a path. Whoever asks must know the address, which holds a word made
up for each preview, so that nobody else who uses the machine can read what is not published yet;
and the name of the host must be the machine's own, so that no page of the web can ask under a name
that it has pointed at it (DNS rebinding).
"""

from __future__ import annotations

import secrets
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from threading import Thread
from types import TracebackType
from typing import Any, ClassVar
from urllib.parse import quote, unquote, urlsplit

from reporter.desk import pages
from reporter.desk.board import Board, Version
from reporter.desk.listening import HOST, listen

_NAMES = (HOST, "localhost")

_PATIENCE = 10.0
"""Seconds after which a page that nothing has happened to hears that the preview is still there."""

_SLOW = 30.0
"""Seconds that a connection may say nothing, or take nothing, before it is ended."""

_TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "pdf": "application/pdf",
    "svg": "image/svg+xml",
}

_HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class Server:
    """A server of one preview, for use in a ``with``; raises UsageError where the port is taken."""

    def __init__(self, board: Board, edition_id: str, *, port: int) -> None:
        word = secrets.token_urlsafe(12)
        handler = type("Handler", (_Handler,), {"board": board, "word": word, "name": edition_id})
        self._server = listen(port, handler)
        self.port: int = self._server.server_address[1]
        self.address = f"http://{HOST}:{self.port}/{word}/"
        self._thread = Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    def __enter__(self) -> Server:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()


def _is_own(host: str, port: int) -> bool:
    """Tell whether a browser asked for this machine by its own name; port 80 is not written."""
    name, _, written = host.lower().partition(":")
    return name in _NAMES and (written or "80") == str(port)


class _Handler(BaseHTTPRequestHandler):
    board: ClassVar[Board]
    word: ClassVar[str]
    name: ClassVar[str]
    timeout = _SLOW
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "reporter", ""

    def log_message(self, format: str, *args: Any) -> None:
        """Write no log."""

    def send_error(self, code: int, *_: Any, **__: Any) -> None:
        """Answer what no browser asks in the writer's language too, and hang up."""
        self.close_connection = True
        self._send(pages.notice(pages.NOT_UNDERSTOOD), HTTPStatus(code))

    def do_HEAD(self) -> None:
        """Answer without the content."""
        self.do_GET()

    def do_GET(self) -> None:
        """Answer a browser on this machine that knows the address."""
        if not _is_own(self.headers.get("Host", ""), self._port()):
            self._send(pages.notice(pages.FOREIGN), HTTPStatus.FORBIDDEN)
            return
        try:
            path = urlsplit(self.path).path
        except ValueError:  # "http://[" is no address
            self.send_error(HTTPStatus.BAD_REQUEST)
            return
        word, _, name = unquote(path)[1:].partition("/")
        if not secrets.compare_digest(word.encode(), self.word.encode()):
            self._send(pages.notice(pages.UNKNOWN), HTTPStatus.NOT_FOUND)
            return
        self._answer(name)

    def _port(self) -> int:
        port: int = self.server.server_address[1]  # type: ignore[index, assignment]
        return port

    def _answer(self, name: str) -> None:
        view, _, rest = name.partition("/")
        match view, rest:
            case ("", "") | ("pdf", ""):
                frame = pages.frame(self.name, view or "html", self.board)
                self._send(frame, policy=pages.FRAME_POLICY)
            case ("haendelser", "html" | "pdf"):
                self._events(rest)
            case ("ramme", "ramme.js" | "ramme.css"):
                self._send(pages.asset(rest), kind=rest.rpartition(".")[2])
            case ("udgave", _):
                self._send_file(self.board.html, rest, pages.NONE_YET)
            case ("trykt", _):
                self._send_file(self.board.pdf, rest, pages.NO_PDF_YET)
            case _:
                self._send(pages.notice(pages.UNKNOWN), HTTPStatus.NOT_FOUND)

    def _send_file(self, version: Version | None, name: str, none_yet: pages.Words) -> None:
        """Send a file of a version by its name there; nothing else is looked for."""
        if version is None:
            self._send(pages.notice(none_yet))
        elif not name:
            self._send_on(version.front)
        elif name not in version.files:
            self._send(pages.notice(pages.NOT_HERE), HTTPStatus.NOT_FOUND)
        else:
            self._send(version.files[name], kind=name.rpartition(".")[2])

    def _send_on(self, name: str) -> None:
        """Send the browser on to a file, so that the links in it lead where they should."""
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", quote(name))
        self.send_header("Content-Length", "0")
        for header, value in _HEADERS.items():
            self.send_header(header, value)
        self.end_headers()

    def _send(
        self,
        content: bytes,
        status: HTTPStatus = HTTPStatus.OK,
        *,
        kind: str = "html",
        policy: str = "frame-ancestors 'self'",
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", _TYPES.get(kind, "application/octet-stream"))
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Content-Security-Policy", policy)
        for header, value in _HEADERS.items():
            self.send_header(header, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _events(self, view: str) -> None:
        """Tell a page what happens, as long as it listens."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        for header, value in _HEADERS.items():
            self.send_header(header, value)
        self.end_headers()
        if self.command == "HEAD":
            return
        if view == "pdf":
            with self.board.viewer():
                self._tell_all()
        else:
            self._tell_all()

    def _tell_all(self) -> None:
        step = -1
        while not self.board.closed:
            notice = self.board.later_than(step, _PATIENCE)
            if self.board.closed:
                return
            if notice is None:
                self.wfile.write(b":\n\n")
            else:
                step = notice.step
                self.wfile.write(f"data: {notice.to_json()}\n\n".encode())
            self.wfile.flush()
