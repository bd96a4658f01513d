"""A process that makes one sheet after another needs no more memory for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GROWTH_MB = 6
"""WeasyPrint as it comes keeps 2 to 3 MB of every document: over these, more than a hundred."""

MAKER = """
import glob, os, sys, tempfile
from reporter.rendering.proof import proofread
from tests.rendering import pdf_document as example

def resident():
    return int(open("/proc/self/statm").read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6

def make(n):
    html = example.page(f"<h1>Ark {n}</h1>{example.FIGURES}{example.table(20 + n % 7)}")
    example.write_pdf(html, metadata=example.METADATA, fetch=example.Fonts())

for n in range(15):
    make(n)
before = resident()
for n in range(60):
    make(n)
print(resident() - before, len(os.listdir("/proc/self/fd")))
print(len(glob.glob(os.path.join(tempfile.gettempdir(), "weasyprint-*"))))
"""


@pytest.mark.slow
def test_memory_files_and_folders_stay_as_many(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", MAKER],
        env={"PATH": "", "TMPDIR": str(tmp_path), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    growth, files, folders = map(float, run.stdout.split())
    assert growth < GROWTH_MB
    assert files < 40
    assert folders == 1
    assert not list(tmp_path.iterdir())
