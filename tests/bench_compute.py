"""What a whole run costs: registers of a made-up Denmark, all ten goals, disclosure control.

``python -m tests.bench_compute [PERSONS …]`` (1 and 6 million unless told) makes five years of
registers in a temporary folder, runs ``reporter compute`` on them in a process of its own, and
prints seconds by stage and peak memory; then goal 4 alone, ours and pandas', each in a process of
its own, and whether they agree. Files are in the machine's memory for both: they were just written.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).parents[1]
YEARS = "2014-2018"
VINTAGE = "2019-12-01"

WHOLE = """
import json, sys
from datetime import date
from pathlib import Path
from reporter import pipeline
summary = pipeline.compute(
    Path(sys.argv[1]), vintage=date.fromisoformat(sys.argv[3]), output=Path(sys.argv[2]),
    engine="duckdb", goals=None, years=range(2014, 2019), policy_file=None, earlier=(),
    tell=lambda _: None)
print(json.dumps({"times": dict(summary.times), "rows": sum(summary.registers.rows.values()),
                  "cells": dict(summary.report.counts()), "audit": summary.audit}))
"""

OURS = """
import json, sys
from datetime import date
from pathlib import Path
from time import perf_counter
from reporter.indicators import definitions
from reporter.indicators.compute import compute
from reporter.indicators.raw import confidential_rows
from reporter.registers import engine
from reporter.registers.files import find
from reporter.registers.read import open_registers
began = perf_counter()
chosen = definitions.of_goal(4)
backend = engine.connect("duckdb")
period = {"years": range(2014, 2019), "vintage": date(2019, 12, 1)}
quiet = {"progress": lambda _: None}
found = find(Path(sys.argv[1]), set(chosen[0].registers))
registers = open_registers(found, backend, **period, **quiet)
checked = perf_counter()
raw = compute(registers.tables, backend, definitions=chosen, synthetic=True, **period, **quiet)
rows = {f"{r.period} {r.area.code} {r.group}": [r.numerator, r.denominator]
        for r in confidential_rows(raw) if r.denominator}
print(json.dumps({"checks": checked - began, "rows": rows}))
"""

PANDAS = """
import json, sys
from pathlib import Path
from tests.goal_4_in_pandas import goal_4
rows = {" ".join(map(str, key)): list(pair)
        for key, pair in goal_4(Path(sys.argv[1]), range(2014, 2019)).items()}
print(json.dumps({"rows": rows}))
"""


def _run(script: str, *arguments: object) -> tuple[dict, float, float]:
    """Run a script in a process of its own; return what it printed, its seconds and peak GiB."""
    began = perf_counter()
    with tempfile.TemporaryFile("w+") as printed:
        process = subprocess.Popen(
            [sys.executable, "-c", script, *map(str, arguments)], cwd=ROOT, stdout=printed
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sys.exit(process.returncode)
        printed.seek(0)
        result = json.loads(printed.read())
    return result, perf_counter() - began, usage.ru_maxrss / 2**20


def measure(persons: int) -> None:
    """Print one size's table."""
    print(f"\n{persons:,} persons, {YEARS}")
    with tempfile.TemporaryDirectory() as temporary:
        registers, output = Path(temporary) / "registers", Path(temporary) / "output"
        began = perf_counter()
        command = ["synthesize", str(registers), "--persons", str(persons)]
        subprocess.run([sys.executable, "-m", "reporter", *command], check=True, cwd=ROOT,
                       capture_output=True)  # fmt: skip
        size = sum(f.stat().st_size for f in registers.rglob("*") if f.is_file()) / 2**30
        print(f"  making the registers up      {perf_counter() - began:8.1f} s   {size:5.2f} GiB")
        whole, seconds, memory = _run(WHOLE, registers, output, VINTAGE)
        for stage, taken in whole["times"].items():
            print(f"  {stage:<28} {taken:8.1f} s")
        print(f"  the whole process            {seconds:8.1f} s   {memory:5.2f} GiB peak")
        print(f"  {whole['rows']:,} rows; {whole['audit']}")
        for what, count in whole["cells"].items():
            print(f"    {what:<44} {count:>8,}")
        ours, our_seconds, our_memory = _run(OURS, registers)
        naive, their_seconds, their_memory = _run(PANDAS, registers)
        same = ours["rows"] == naive["rows"]
        for name, taken, peak in (
            ("ours", our_seconds, our_memory),
            ("pandas", their_seconds, their_memory),
        ):
            print(f"  {f'goal 4, {name}':<28} {taken:8.1f} s   {peak:5.2f} GiB peak")
        alone = our_seconds - ours["checks"]
        print(f"  of ours, checking every row  {ours['checks']:8.1f} s, which pandas does not do")
        print(f"  pandas takes {their_seconds / our_seconds:.1f} times as long as both,")
        print(f"  {their_seconds / alone:.1f} times as long as the computation without the checks;")
        print(f"  same numbers: {'yes' if same else 'NO'}")
        shutil.rmtree(registers)


def main(sizes: Sequence[str]) -> None:
    """Measure each size asked for."""
    print(f"{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} cores")
    for size in sizes or ("1000000", "6000000"):
        measure(int(size))


if __name__ == "__main__":
    main(sys.argv[1:])
