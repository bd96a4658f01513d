"""How long a writer waits: from a paragraph saved to the page that has it, in a real browser.

Run by ``python -m tests.bench``, or alone. The browser is Chromium; the word that is changed is
found in the page by looking every ten milliseconds.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

from reporter.desk.preview import Preview, Subject
from tests.desk.follow import Step, follow, running

EDITIONS = Path(__file__).parents[1] / "editions"
WARM_UP, RUNS = 2, 9


@dataclass(frozen=True)
class Waited:
    """Milliseconds from a save: until the preview tells of it, and until the page has it."""

    edition: str
    told: Sequence[float]
    seen: Sequence[float]


@contextmanager
def _copy(edition: str) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(EDITIONS / edition, Path(folder) / edition)
        yield Path(folder)


def measure(edition: str = "kort-fortalt-2018-11-06", runs: int = RUNS) -> Waited:
    """Save a changed paragraph again and again."""
    words = ["x" * (n + 1) for n in range(WARM_UP + runs)]
    with _copy(edition) as editions:
        text = editions / edition / "tekst.md"
        written = text.read_text("utf-8")
        with running(Subject(editions=editions, edition_id=edition)) as shown:
            told = [_told(shown, text, f"{written}\nAfsnit {word}.\n") for word in words]
            steps: list[Step] = []
            for word in words:
                steps.append(("save", str(text), f"{written}\nAndet afsnit {word}.\n"))
                steps.append(("shows", f"Andet afsnit {word}."))
            seen = follow(shown.address, steps).told
    return Waited(edition, told[WARM_UP:], seen[WARM_UP:])


def _told(shown: Preview, file: Path, text: str) -> float:
    notice = shown.board.notice
    version = notice.html
    begun = perf_counter()
    file.write_text(text, "utf-8")
    while notice.html == version:
        notice = shown.board.later_than(notice.step, 60) or notice
    return (perf_counter() - begun) * 1000


def report(waited: Waited) -> None:
    """Print the medians and the longest."""
    print(f"\nPreview of {waited.edition}: a paragraph saved, {len(waited.seen)} times")
    for label, values in (("until it is told of", waited.told), ("until it is seen", waited.seen)):
        print(f"{label:<24}{median(values):>6.0f} ms, at most {max(values):.0f}")


if __name__ == "__main__":
    report(measure())
