"""How a build goes, on stderr: a line that is drawn over on a terminal, few lines elsewhere."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from decimal import Decimal
from time import monotonic

import click

_PARTS = 5
"""In how many steps a batch is told of where there is no terminal."""

_BETWEEN = 0.1
"""Seconds between two drawings of the line."""

_WIDEST, _NARROWEST = 30, 10
"""Characters of the bar itself; where there is room for fewer there is none."""

_TO_THE_END = "\x1b[K"
"""Tells a terminal to clear the rest of the line."""


class Progress:
    """Counts sheets that are done; the clock is asked for what it says in seconds."""

    def __init__(
        self, *, terminal: bool | None = None, clock: Callable[[], float] = monotonic
    ) -> None:
        self._terminal = _has_terminal() if terminal is None else terminal
        self._clock = clock
        self._begun = self._drawn = clock()
        self._done = self._total = 0
        self._noun = "udgaver"
        self._shown = False

    def expect(self, sheets: int, *, batch: bool) -> None:
        """Add to the number of sheets, or of editions that are one each, that are to be made."""
        self._total += sheets
        self._noun = "ark" if batch and sheets else self._noun
        self._begun = self._clock()
        self._draw()

    def advance(self) -> None:
        """Count one more sheet as done."""
        self._done += 1
        now = self._clock()
        if self._terminal:
            if now - self._drawn >= _BETWEEN or self._done == self._total:
                self._drawn = now
                self._draw()
        elif (
            self._noun == "ark"
            and self._total > _PARTS
            and self._step(self._done) > self._step(self._done - 1)
        ):
            click.echo(self._told(), err=True)

    def line(self, text: str) -> None:
        """Say something that stays, above the line that is drawn over."""
        self.clear()
        click.echo(text, err=True)
        if self._done < self._total:
            self._draw()

    def clear(self) -> None:
        """Take the line that is drawn over away."""
        if self._shown:
            _write(f"\r{_TO_THE_END}")
            self._shown = False

    def _step(self, done: int) -> int:
        return done * _PARTS // self._total

    def _draw(self) -> None:
        if not self._terminal or not self._total:
            return
        columns = shutil.get_terminal_size().columns
        told = self._told()[: columns - 1]
        width = min(_WIDEST, columns - len(told) - 4)
        filled = width * self._done // self._total
        bar = f"[{'#' * filled}{'.' * (width - filled)}] " if width >= _NARROWEST else ""
        _write(f"\r{bar}{told}{_TO_THE_END}")
        self._shown = True

    def _told(self) -> str:
        """Return how many are done, how fast, and how long the rest will take at that."""
        counted = f"{self._done} af {self._total} {self._noun}"
        passed = self._clock() - self._begun
        if not self._done or passed <= 0:
            return counted
        rate = self._done / passed
        left = (self._total - self._done) / rate
        return f"{counted}, {spoken(rate, 1)} {self._noun} pr. sekund, {_duration(left)} tilbage"


def _has_terminal() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()  # there is none where it was closed


def _write(drawn: str) -> None:
    click.echo(drawn, err=True, nl=False, color=True)


def _duration(seconds: float) -> str:
    return f"{spoken(seconds / 60)} min." if seconds >= 90 else f"{spoken(seconds)} s"


def spoken(value: float, decimals: int = 0) -> str:
    """Return a measured number in Danish."""
    # Deferred: what knows Danish numbers is slow to load, and an idle build says none.
    from reporter.danish.numbers import number

    return number(Decimal(value), decimals)
