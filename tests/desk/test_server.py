"""What the preview's server answers, and whom: this machine, its own files, from memory."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from urllib.parse import urlsplit

import pytest

from reporter.building.tasks import Task
from reporter.desk.board import Board
from reporter.desk.server import Server, _is_own
from reporter.errors import ExitCode, UsageError

FILES = {"ark/751-aarhus.html": b"<p>Aarhus", "ark/751-aarhus.csv": b"a;b\r\n"}


def task() -> Task:
    from pathlib import Path

    return Task(
        editions=Path("editions"), edition_id="proeve", stem="proeve", name="proeve",
        formats=("pdf",), files={}, surroundings={},
    )  # fmt: skip


@pytest.fixture
def board() -> Iterator[Board]:
    board = Board()
    yield board
    board.close()


@pytest.fixture
def server(board: Board) -> Iterator[Server]:
    with Server(board, "proeve", port=0) as server:
        yield server


def ask(
    server: Server, path: str, *, host: str = "", method: str = "GET"
) -> tuple[HTTPResponse, bytes]:
    """Ask for a path below the preview's own, or for one from the root ("/…"), as it is written."""
    connection = HTTPConnection("127.0.0.1", server.port, timeout=10)
    whole = path if path.startswith("/") else urlsplit(server.address).path + path
    connection.putrequest(method, whole, skip_host=True)
    connection.putheader("Host", host or f"127.0.0.1:{server.port}")
    connection.endheaders()
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer, content


def test_the_last_good_version_is_served_by_name(board: Board, server: Server) -> None:
    board.show(FILES, "ark/751-aarhus.html", task())
    answer, _ = ask(server, "udgave/")
    assert (answer.status, answer.headers["Location"]) == (302, "ark/751-aarhus.html")
    answer, content = ask(server, "udgave/ark/751-aarhus.html")
    assert (answer.status, content) == (200, b"<p>Aarhus")
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    answer, content = ask(server, "udgave/ark/751-aarhus.csv")
    assert (answer.headers["Content-Type"], content) == ("text/csv; charset=utf-8", b"a;b\r\n")
    answer, content = ask(server, "udgave/ark/751-aarhus.csv", method="HEAD")
    assert (answer.headers["Content-Length"], content) == ("5", b"")


NOWHERE = (
    "udgave/edition.yaml", "udgave/../edition.yaml", "udgave/%2e%2e/edition.yaml",
    "udgave//etc/passwd", "udgave/..%2f..%2fetc%2fpasswd", "udgave/ark/../ark/751-aarhus.html",
    "udgave/ark", "udgave/ark/751-aarhus.html/", "ramme/frame.html.j2",
    "ramme/../frame.html.j2", "haendelser/andet", "andet",
)  # fmt: skip


def test_no_name_becomes_a_path(board: Board, server: Server) -> None:
    board.show(FILES, "ark/751-aarhus.html", task())
    for path in NOWHERE:
        answer, content = ask(server, path)
        assert answer.status == 404, path
        assert b"<h1>" in content


def test_only_this_machines_own_name_is_answered(board: Board, server: Server) -> None:
    board.show(FILES, "ark/751-aarhus.html", task())
    for host in ("ond.dk", f"ond.dk:{server.port}", "127.0.0.1", "127.0.0.1:1", "localhost"):
        answer, content = ask(server, "udgave/ark/751-aarhus.html", host=host)
        assert answer.status == 403, host
        assert b"Aarhus" not in content
    assert ask(server, "", host=f"localhost:{server.port}")[0].status == 200


def test_whoever_does_not_know_the_word_gets_nothing(board: Board, server: Server) -> None:
    board.show(FILES, "ark/751-aarhus.html", task())
    for path in (
        "/",
        "/udgave/ark/751-aarhus.html",
        "/x/udgave/ark/751-aarhus.html",
        "/%C3%B8/",
        "*",
    ):
        answer, content = ask(server, path)
        assert answer.status == 404
        assert b"Aarhus" not in content
    with Server(board, "proeve", port=0) as other:
        assert urlsplit(other.address).path != urlsplit(server.address).path


def test_the_port_is_open_to_this_machine_alone(server: Server) -> None:
    assert server.address.startswith("http://127.0.0.1:")
    assert server._server.socket.getsockname()[0] == "127.0.0.1"


def test_only_asking_is_answered(server: Server) -> None:
    for method, status in (("POST", 501), ("OPTIONS", 501), ("<script>", 501)):
        answer, content = ask(server, "", method=method)
        assert answer.status == status
        assert "<h1>Forespørgslen kan ikke besvares</h1>" in content.decode()
        assert b"script>" not in content


def test_what_is_no_address_is_told_and_not_a_fault_of_the_program(
    server: Server, capfd: pytest.CaptureFixture[str]
) -> None:
    for path, status in (("http://[", 400), ("/" + "a" * 70_000, 414)):
        answer, content = said_to(server, f"GET {path} HTTP/1.1\r\nHost: {own(server)}\r\n\r\n")
        assert (answer, b"kan ikke besvares" in content) == (status, True)
    assert capfd.readouterr().err == ""


def own(server: Server) -> str:
    return f"127.0.0.1:{server.port}"


def said_to(server: Server, request: str) -> tuple[int, bytes]:
    """Send a request as it is written; return the status and everything that is answered."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
        connection.sendall(request.encode())
        content = b""
        while part := connection.recv(65_536):
            content += part
    return int(content.split()[1]), content


def test_the_machines_name_may_be_written_as_browsers_do() -> None:
    assert _is_own("127.0.0.1:8765", 8765)
    assert _is_own("LocalHost:8765", 8765)
    assert _is_own("127.0.0.1", 80)
    assert not _is_own("127.0.0.1", 8765)
    assert not _is_own("127.0.0.1:8765:80", 80)
    assert not _is_own("", 80)


def test_who_opens_many_connections_or_says_nothing_is_let_go(
    board: Board, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("reporter.desk.listening._MOST", 3)
    monkeypatch.setattr("reporter.desk.server._Handler.timeout", 0.3)
    with Server(board, "proeve", port=0) as server:
        address = ("127.0.0.1", server.port)
        silent = [socket.create_connection(address, timeout=10) for _ in range(3)]
        with socket.create_connection(address, timeout=10) as another:
            assert another.recv(1) == b""
        for each in silent:
            assert each.recv(1) == b""
            each.close()
        while server._server._places._value < 3:
            time.sleep(0.01)
        assert ask(server, "")[0].status == 200
    assert capfd.readouterr().err == ""


def test_the_frame_may_run_nothing_but_its_own_script(server: Server) -> None:
    answer, content = ask(server, "")
    policy = dict(
        part.split(" ", 1) for part in answer.headers["Content-Security-Policy"].split("; ")
    )
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["frame-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert b"<script>" not in content
    assert ask(server, "ramme/ramme.js")[0].headers["Content-Type"].startswith("text/javascript")
    assert ask(server, "ramme/ramme.css")[0].headers["Content-Type"].startswith("text/css")


def test_before_there_is_anything_the_page_says_so(server: Server) -> None:
    assert "Der er ikke noget at se endnu" in ask(server, "udgave/")[1].decode()
    assert "PDF’en er på vej" in ask(server, "trykt/")[1].decode()


def test_a_fault_never_becomes_markup(board: Board, server: Server) -> None:
    board.fail("tekst.md:1: <script>alert(1)</script>\"'")
    content = ask(server, "")[1].decode()
    assert "<script>alert" not in content
    assert "&lt;script&gt;alert(1)" in content


def test_what_happens_is_told_as_it_happens(board: Board, server: Server) -> None:
    connection = HTTPConnection("127.0.0.1", server.port, timeout=10)
    connection.request("GET", urlsplit(server.address).path + "haendelser/html")
    answer = connection.getresponse()

    def notice() -> dict[str, object]:
        line = answer.readline().decode()
        assert answer.readline() == b"\n"
        told: dict[str, object] = json.loads(line.removeprefix("data: "))
        return told

    assert notice()["html"] == 0
    board.fail("fejl")
    assert notice()["error"] == "fejl"
    board.show(FILES, "ark/751-aarhus.html", task())
    told = notice()
    assert (told["html"], told["error"], told["busy"]) == (1, "", False)
    board.close()
    assert answer.read() == b""


def test_a_port_that_is_taken_is_told(board: Board) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(UsageError) as error:
            Server(board, "proeve", port=port)
    assert str(error.value) == f"porten {port} bruges allerede; vælg en anden, fx --port {port + 1}"
    assert error.value.exit_code == ExitCode.USAGE


def test_a_port_that_may_not_be_used_is_told(board: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("socketserver.TCPServer.server_bind", refuse)
    with pytest.raises(UsageError) as error:
        Server(board, "proeve", port=80)
    told = "du må ikke bruge porten 80; vælg en fra 1024 og op, fx --port 8765"
    assert str(error.value) == told
