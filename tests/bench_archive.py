"""What the archive costs with a batch of 98 sheets: packing, verifying, and finding differences.

``python -m tests.bench_archive`` builds ``kommuneark-2018`` three times: as it is, with one value
of one municipality changed, and with every number changed by one. The first is packed; then the
bundle is verified, and compared with each of the other two as an edition that stands built:

- without pictures: numbers, classes, ranks, panels, sentences and files;
- with pictures: besides, every page that differs is drawn as it was and as it is.

Every time is that of the whole command, Python's start included, and the median of several runs.
Comparing includes verifying and unpacking the bundle, and writing the report, JSON and note.
"""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).parents[1]
EDITION = "kommuneark-2018"
COMMAND = (sys.executable, "-c", "from reporter.cli import main; main()")
RUNS, DRAWN_RUNS = 5, 1
"""With pictures every page is drawn, which takes long enough to be told by one run."""

_VALUE = re.compile(r"^(maal-3,kommune,751,Aarhus,2018,målgruppe,[^,]*,[^,]*,)(\d+)", re.MULTILINE)
_EVERY = re.compile(r"^((?:[^,\n]*,){8})(\d+)(?=,)", re.MULTILINE)
NUMBERS_CHANGED = 10


def main() -> None:
    print(
        f"98 sheets of {EDITION}. {os.cpu_count()} cores ({platform.machine()}), "
        f"Python {platform.python_version()}\n"
    )
    with tempfile.TemporaryDirectory() as name:
        measure(Path(name))


def measure(folder: Path) -> None:
    """Build all three, then measure and print row by row."""
    plain = _built(folder / "plain", None)
    one = _built(folder / "one", _VALUE)
    every = _built(folder / "every", _EVERY)
    bundle = folder / "pakke.zip"
    print(f"{'':<44}{'seconds':>9}{'runs':>6}")
    _row("archive", RUNS, ["archive", EDITION, "--output", bundle, *plain], before=bundle)
    print(f"  a bundle of {bundle.stat().st_size / 1e6:.0f} MB")
    _row("verify", RUNS, ["verify", bundle])
    for drawn, runs in (("--no-pictures", RUNS), ("--pictures", DRAWN_RUNS)):
        for label, changed in (("one value changed", one), ("every number changed", every)):
            report = folder / "forskel"
            command = ["diff", bundle, EDITION, drawn, "--output", report, *changed]
            name = f"diff {drawn}, {label}"
            _row(name, runs, command, before=report, expected=NUMBERS_CHANGED)
            pages = len(list(report.rglob("*.png")))
            print(f"  {pages} pages drawn" if pages else "  no page drawn")


def _built(folder: Path, changed: re.Pattern[str] | None) -> list[str | Path]:
    """Build the edition, with the numbers that are meant one larger; return where it is."""
    editions, output = folder / "editions", folder / "output"
    shutil.copytree(ROOT / "editions" / EDITION, editions / EDITION)
    if changed:
        (table,) = (editions / EDITION / "data").glob("*.csv")
        content = table.read_text("utf-8")
        table.write_text(changed.sub(lambda m: f"{m[1]}{_next(m[2])}", content), "utf-8")
    _run(["build", EDITION, "--editions", editions, "--output", output], 0)
    return ["--editions", editions, "--build", output]


def _next(number: str) -> str:
    """Return the next number; 100 pct. has none, and takes the one before."""
    return str(int(number) + (-1 if number == "100" else 1))


def _row(
    label: str,
    runs: int,
    command: Sequence[str | Path],
    *,
    before: Path | None = None,
    expected: int = 0,
) -> None:
    """Run a command several times and print the median; what it made is removed before each."""
    seconds = []
    for _ in range(runs):
        if before and before.is_dir():
            shutil.rmtree(before)
        elif before:
            before.unlink(missing_ok=True)
        begun = perf_counter()
        _run(command, expected)
        seconds.append(perf_counter() - begun)
    print(f"{label:<44}{median(seconds):>9.2f}{runs:>6}", flush=True)


def _run(command: Sequence[str | Path], expected: int) -> None:
    done = subprocess.run(
        [*COMMAND, *map(str, command)],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    assert done.returncode == expected, done.stdout


if __name__ == "__main__":
    main()
