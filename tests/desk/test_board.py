"""What the threads of a preview tell each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest

from reporter import system
from reporter.building.tasks import Outcome, Task
from reporter.desk.board import Board, Version
from reporter.desk.preview import _typeset
from reporter.errors import EditionError
from tests.desk.test_server import FILES, task


def shown(board: Board) -> Version:
    board.show(FILES, "ark/751-aarhus.html", task())
    assert board.html
    return board.html


def test_a_fault_leaves_the_last_good_version_and_a_new_version_ends_the_fault() -> None:
    board = Board()
    first = shown(board)
    board.begin()
    assert board.notice.busy
    board.fail("tekst.md:1: fejl")
    assert board.html is first
    assert (board.notice.error, board.notice.busy, board.notice.html) == (
        "tekst.md:1: fejl",
        False,
        1,
    )
    second = shown(board)
    assert (second.number, board.notice.html, board.notice.error) == (2, 2, "")


def test_a_pdf_is_wanted_when_somebody_looks_and_once_for_each_version() -> None:
    board = Board()
    wanted: list[int] = []

    def take() -> None:
        while version := board.wanted_pdf():
            board.begin_pdf(version.number)
            wanted.append(version.number)
            board.show_pdf(version)

    thread = Thread(target=take)
    thread.start()
    shown(board)
    assert board.notice.pdf == 0
    with board.viewer():
        until(board, 1)
        shown(board)
        until(board, 2)
    shown(board)
    board.close()
    thread.join()
    assert wanted == [1, 2]
    assert board.notice.pdf == 2


def until(board: Board, pdf: int) -> None:
    notice = board.notice
    while notice.pdf < pdf:
        later = board.later_than(notice.step, 10)
        assert later
        notice = later


def test_a_pdf_is_overtaken_by_a_newer_version_and_by_nobody_looking() -> None:
    board = Board()
    version = shown(board)
    assert board.overtaken(version.number)
    with board.viewer():
        assert not board.overtaken(version.number)
        shown(board)
        assert board.overtaken(version.number)


def test_a_pdf_that_was_given_up_is_made_when_it_is_wanted_again() -> None:
    board = Board()
    version = shown(board)
    with board.viewer():
        board.begin_pdf(version.number)
        board.drop_pdf()
        assert not board.notice.typesetting
        assert board.wanted_pdf() is version


def test_a_version_that_was_passed_by_is_not_tried_again_but_the_next_is(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    board, tried = Board(), list[int]()
    monkeypatch.setattr(system, "missing_libraries", tuple)

    class Failing:
        """Makes no PDF: the files on disk are no longer those of the version."""

        def make(self, task: Task, overtaken: Callable[[], bool]) -> Outcome:
            tried.append(board.notice.html)
            if len(tried) > 5:
                board.close()
            return EditionError("fejl")

    def tell(said: str) -> None:
        raise AssertionError(said)

    stale = replace(task(), editions=tmp_path, files={"tekst.md": "as it was"})
    thread = Thread(target=_typeset, args=(board, Failing(), tell))
    board.show(FILES, "ark/751-aarhus.html", stale)
    with board.viewer():
        thread.start()
        # One notice each: shown, begun, passed by; then silence until the next version.
        while (notice := board.notice).step < 3:
            board.later_than(notice.step, 5)
        assert board.later_than(3, 0.1) is None
        assert not board.notice.typesetting
        board.show(FILES, "ark/751-aarhus.html", stale)
        while (notice := board.notice).step < 6:
            board.later_than(notice.step, 5)
        board.close()
        thread.join()
    assert tried == [1, 2]
    assert (board.notice.pdf_error, board.pdf) == ("", None)


def test_a_fault_of_the_pdf_is_told_and_is_over_with_the_next_version() -> None:
    board = Board()
    board.begin_pdf(shown(board).number)
    board.fail_pdf("skriften har ikke tegnet")
    assert board.notice.pdf_error == "skriften har ikke tegnet"
    assert board.notice.error == ""
    shown(board)
    assert board.notice.pdf_error == ""


def test_waiting_ends_when_the_preview_is_over() -> None:
    board = Board()
    board.close()
    assert board.later_than(99, 10) is None
    assert board.wanted_pdf() is None
    assert board.closed
