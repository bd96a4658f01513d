"""What a batch of municipal sheets costs, and the same sheets by other means.

``python -m tests.bench_batch [SHEETS]`` builds them (98 unless told) as the command does, cold with
one worker and with two, again with nothing changed, and after one value has changed; then the same
pages – the text, styles and drawings that our own build typesets – are typeset by others:

- WeasyPrint as it comes, one process, sheet after sheet: once plain and once tagged.
- Typst, one process: the same words, tables and drawings in its own layout (``typst_page.py``).
- Chromium, one browser: the same page, printed.

What our own figures take to draw, for paper and small screens, is measured by itself: who asks what
another way would cost with its figures drawn adds it.

Ours is the whole command: it starts Python, reads and checks the data, draws the figures, makes
both PDF and HTML, the files that go with them and an index, reads each PDF again and compares
digests. The others are given the finished page and the finished drawings, and are timed from the
first page to the last, without starting Python; they write no HTML, no attached data, no PDF/A,
and check nothing. The plain ones and Typst's write no tags that a validator of PDF/UA would accept.
"""

from __future__ import annotations

import json
import os
import platform
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, sleep

import weasyprint

from reporter import kommuner
from reporter.editions.edition import Edition
from reporter.editions.load import load
from reporter.rendering.panels import draw_panels
from reporter.rendering.publication import publish
from tests.bench_rivals import RIVALS, lay_out

ROOT = Path(__file__).parents[1]
EDITION = "kommuneark-2018"
ALL = 98
CHANGED = re.compile(r"^(maal-3,kommune,751,Aarhus,2018,målgruppe,[^,]*,[^,]*),(\d+)", re.MULTILINE)
COMMAND = (sys.executable, "-c", "from reporter.cli import main; main()")
LABELS = {
    "one": "cold, 1 worker",
    "two": "cold, 2 workers",
    "same": "nothing changed",
    "value": "one value changed",
    "figures": "our figures alone, 1 process",
    "plain": "WeasyPrint, a plain loop",
    "tagged": "WeasyPrint, a plain loop, pdf/ua-1",
    "typst": "Typst, the same words and drawings",
    "chromium": "Chromium, printing the same pages",
}


@dataclass(frozen=True)
class Cost:
    """Seconds of the clock, and the most memory that one process held, in MB."""

    seconds: float
    memory: float


def measure(sheets: int) -> dict[str, Cost]:
    """Measure all ways in turn, on as many of the municipalities' sheets as asked for."""
    codes = [each.code for each in kommuner.alle()]
    chosen = ["751", *(code for code in codes if code != "751")][:sheets]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        return _ours(folder, chosen) | _rivals(folder / "pages", chosen)


# --- Our batch -----------------------------------------------------------------------------------


def _ours(folder: Path, codes: Sequence[str]) -> dict[str, Cost]:
    editions = folder / "editions"
    shutil.copytree(ROOT / "editions" / EDITION, editions / EDITION)
    one = _build(editions, folder / "one", codes, jobs=1)
    two = _build(editions, folder / "two", codes, jobs=2)
    same = _build(editions, folder / "two", codes, jobs=2)
    _change_a_value(editions)
    value = _build(editions, folder / "two", codes, jobs=2)
    return {"one": one, "two": two, "same": same, "value": value}


def _change_a_value(editions: Path) -> None:
    (table,) = (editions / EDITION / "data").glob("*.csv")
    text, changed = CHANGED.subn(lambda m: f"{m[1]},{int(m[2]) + 1}", table.read_text())
    assert changed == 1
    table.write_text(text)


def _build(editions: Path, output: Path, codes: Sequence[str], *, jobs: int) -> Cost:
    chosen = [] if len(codes) == ALL else [part for code in codes for part in ("--kommune", code)]
    begun = perf_counter()
    process = subprocess.Popen(
        [*COMMAND, "build", EDITION, *chosen, "--editions", str(editions),
         "--output", str(output), "--jobs", str(jobs)],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, start_new_session=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    watch = _Watch(process.pid)
    told, _ = process.communicate()
    seconds = perf_counter() - begun
    memory = watch.end()
    assert process.returncode == 0, told
    assert len(list((output / EDITION / "ark").glob("*.pdf"))) == len(codes)
    return Cost(seconds, memory)


class _Watch(threading.Thread):
    """Looks at the processes of a session, and remembers the most memory that one has held."""

    def __init__(self, session: int) -> None:
        super().__init__(daemon=True)
        self._session = session
        self._most = 0.0
        self._over = threading.Event()
        self.start()

    def run(self) -> None:
        while not self._over.is_set():
            for process in Path("/proc").glob("[0-9]*"):
                self._look(process)
            sleep(0.02)

    def _look(self, process: Path) -> None:
        try:
            if os.getsid(int(process.name)) == self._session:
                held = re.search(r"VmHWM:\s*(\d+)", (process / "status").read_text())
                self._most = max(self._most, int(held[1]) / 1000 if held else 0)
        except OSError:  # it has ended meanwhile
            return

    def end(self) -> float:
        self._over.set()
        self.join()
        return self._most


# --- The others ----------------------------------------------------------------------------------


def _rivals(folder: Path, codes: Sequence[str]) -> dict[str, Cost]:
    folder.mkdir()
    edition = load(ROOT / "editions", EDITION)
    for code in codes:
        made = publish(edition.for_kommune(code))
        lay_out(folder, code, made.print_html, made.resources)
    figures = {"figures": _figures([edition.for_kommune(code) for code in codes])}
    return figures | {name: _rival(name, folder) for name in RIVALS}


def _figures(sheets: Sequence[Edition]) -> Cost:
    """Draw what all sheets show; what is kept between sheets is there already, as in a run."""
    begun = perf_counter()
    for sheet in sheets:
        draw_panels(sheet, drawn=True)
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return Cost(perf_counter() - begun, held / 1000)


def _rival(name: str, folder: Path) -> Cost:
    run = subprocess.run(
        [sys.executable, "-m", "tests.bench_rivals", name, str(folder)],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True,
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    return Cost(**json.loads(run.stdout))


def report(costs: dict[str, Cost], sheets: int) -> None:
    """Print the table: a row for each way."""
    print(f"{'':<38}{'seconds':>9}{'ms a sheet':>12}{'MB a process':>14}{'× cold, 2':>11}")
    two = costs["two"].seconds
    for name, label in LABELS.items():
        cost = costs[name]
        print(
            f"{label:<38}{cost.seconds:>9.2f}{cost.seconds / sheets * 1000:>12.0f}"
            f"{cost.memory:>14.0f}{cost.seconds / two:>11.2f}"
        )


def main() -> None:
    sheets = int(sys.argv[1]) if len(sys.argv) > 1 else ALL
    print(
        f"{sheets} sheets of {EDITION}. {os.cpu_count()} cores ({platform.machine()}), "
        f"Python {platform.python_version()}, WeasyPrint {weasyprint.__version__}\n"
    )
    report(measure(sheets), sheets)


if __name__ == "__main__":
    main()
