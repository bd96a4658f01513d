"""The same HTML gives the same bytes on any day, in any folder, with or without HarfBuzz-Subset."""

import io
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
import weasyprint.pdf.fonts

from tests.rendering import pdf_document as example

ROOT = Path(__file__).parents[2]
SCRIPT = """
import sys
from tests.rendering import pdf_document as example
result = example.make(example.RICH, attachments=example.ATTACHMENTS)
sys.stdout.buffer.write(result.content)
"""


def run(folder: Path, **environment: str) -> bytes:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-c", SCRIPT],
        cwd=folder,
        env={**kept, "PYTHONPATH": str(ROOT), **environment},
        check=True,
        capture_output=True,
    ).stdout


@pytest.mark.slow
def test_two_runs_in_different_surroundings_give_the_same_bytes(tmp_path: Path) -> None:
    # The second run is some seconds later by the clock, and half a day by the zone.
    first = run(ROOT, PYTHONHASHSEED="1", TZ="UTC", LANG="C.UTF-8")
    second = run(
        tmp_path, PYTHONHASHSEED="2", TZ="Pacific/Auckland", SOURCE_DATE_EPOCH="86400", LANG="C"
    )
    assert first == second
    assert first.startswith(b"%PDF-1.7")


def test_the_library_that_cuts_fonts_does_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    with_it = example.make(example.RICH).content
    monkeypatch.setattr(weasyprint.pdf.fonts, "harfbuzz_subset", None)
    assert example.make(example.RICH).content == with_it


def test_the_order_of_attachments_does_not_matter() -> None:
    body = "<h1>x</h1>"
    forwards = example.make(body, attachments=example.ATTACHMENTS).content
    assert example.make(body, attachments=example.ATTACHMENTS[::-1]).content == forwards


def test_the_file_is_known_by_its_identifier() -> None:
    def identifiers(html: str, identifier: str) -> list[bytes]:
        metadata = replace(example.METADATA, identifier=identifier)
        content = example.write_pdf(
            example.page(html), metadata=metadata, fetch=example.Fonts()
        ).content
        return [bytes(each) for each in pikepdf.open(io.BytesIO(content)).trailer.ID]

    first = identifiers("<h1>x</h1>", "one")
    assert identifiers("<h1>x</h1>", "two")[0] != first[0]
    changed = identifiers("<h1>y</h1>", "one")
    assert changed[0] == first[0]
    assert changed[1] != first[1]
