"""What the preview knows: the last good version, how it goes, and who is told of it."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from threading import Condition

from reporter.building.tasks import Task


@dataclass(frozen=True, kw_only=True)
class Notice:
    """What a page is told; ``step`` rises with every notice.

    ``html`` and ``pdf`` are the versions to be seen, 0 for none; ``built`` is when, in milliseconds
    since 1970, ``busy`` and ``typesetting`` that the next is on its way, ``error`` and
    ``pdf_error`` what is wrong with it.
    """

    step: int = 0
    html: int = 0
    pdf: int = 0
    built: int = 0
    busy: bool = True
    typesetting: bool = False
    error: str = ""
    pdf_error: str = ""

    def to_json(self) -> str:
        """Return the notice as the page's script reads it."""
        return json.dumps(asdict(self), ensure_ascii=False)


@dataclass(frozen=True, kw_only=True)
class Version:
    """A finished version: its files by name, the first to open, and the task of its PDF."""

    number: int
    files: Mapping[str, bytes]
    front: str
    task: Task


class Board:
    """Holds what the threads of a preview share; every method may be called from any of them."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._notice = Notice()
        self._version: Version | None = None
        self._pdf: Version | None = None
        self._tried = 0
        self._viewers = 0
        self._closed = False

    # --- Reading ----------------------------------------------------------------------------------

    @property
    def notice(self) -> Notice:
        """Return the latest notice."""
        with self._changed:
            return self._notice

    @property
    def html(self) -> Version | None:
        """Return the last good version of the pages, if there is one."""
        with self._changed:
            return self._version

    @property
    def pdf(self) -> Version | None:
        """Return the last good PDF, if there is one."""
        with self._changed:
            return self._pdf

    @property
    def closed(self) -> bool:
        """Say whether the preview is over."""
        # Without the lock: whoever is interrupted as the lock is taken never gives it back.
        return self._closed

    def later_than(self, step: int, patience: float) -> Notice | None:
        """Wait for a notice later than ``step``; None if there is none within ``patience`` s."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._notice.step > step, patience)
            return self._notice if self._notice.step > step else None

    def wanted_pdf(self) -> Version | None:
        """Wait for a version whose PDF somebody wants to see and nobody has made; None at last."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._wants_pdf())
            return None if self._closed else self._version

    def _wants_pdf(self) -> bool:
        return self._viewers > 0 and self._notice.html > self._tried

    # --- Telling ----------------------------------------------------------------------------------

    def begin(self) -> None:
        """Say that a new version is on its way."""
        self._tell(busy=True)

    def show(self, files: Mapping[str, bytes], front: str, task: Task) -> None:
        """Show a finished version."""
        with self._changed:
            number = self._notice.html + 1
            self._version = Version(number=number, files=files, front=front, task=task)
            self._tell(
                html=number, busy=False, error="", pdf_error="", built=int(time.time() * 1000)
            )

    def fail(self, error: str) -> None:
        """Say what is wrong; the last good version stays."""
        self._tell(busy=False, error=error)

    def begin_pdf(self, number: int) -> None:
        """Say that the PDF of a version is on its way."""
        with self._changed:
            self._tried = number
            self._tell(typesetting=True, pdf_error="")

    def show_pdf(self, version: Version) -> None:
        """Show a finished PDF."""
        with self._changed:
            self._pdf = version
            self._tell(pdf=version.number, typesetting=False)

    def fail_pdf(self, error: str) -> None:
        """Say what is wrong with a PDF; the last good one stays."""
        self._tell(typesetting=False, pdf_error=error)

    def drop_pdf(self) -> None:
        """Say that a PDF was given up; whoever comes to see it, has it made."""
        with self._changed:
            self._tried = 0
            self._tell(typesetting=False)

    def pass_pdf_by(self) -> None:
        """Say that a version's PDF is not to be had: its files have changed. The next one's is."""
        self._tell(typesetting=False)

    def overtaken(self, number: int) -> bool:
        """Say whether there is no use any longer in making a version's PDF."""
        with self._changed:
            return self._closed or self._notice.html > number or not self._viewers

    @contextmanager
    def viewer(self) -> Iterator[None]:
        """Count somebody who looks at the PDF."""
        with self._changed:
            self._viewers += 1
            self._changed.notify_all()
        try:
            yield
        finally:
            with self._changed:
                self._viewers -= 1
                self._changed.notify_all()

    def close(self) -> None:
        """End all waiting."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def _tell(self, **told: object) -> None:
        with self._changed:
            step = self._notice.step + 1
            self._notice = replace(self._notice, step=step, **told)  # type: ignore[arg-type]
            self._changed.notify_all()
