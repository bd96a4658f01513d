"""The benchmark of a batch measures what it says: the same sheets, each way, and all of them."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest

from reporter.danish.numbers import number_tokens
from reporter.editions.load import load
from reporter.rendering.publication import publish
from tests import bench_batch, bench_rivals
from tests.bench_batch import EDITION, LABELS, ROOT

pytestmark = pytest.mark.slow


def test_every_way_is_measured_and_told(capsys: pytest.CaptureFixture[str]) -> None:
    costs = bench_batch.measure(3)
    assert list(costs) == list(LABELS)
    assert all(cost.seconds > 0 and cost.memory > 30 for cost in costs.values())
    bench_batch.report(costs, 3)
    table = capsys.readouterr().out
    assert all(label in table for label in LABELS.values())


def test_the_others_set_the_same_numbers(tmp_path: Path) -> None:
    made = publish(load(ROOT / "editions", EDITION).for_kommune("751"))
    bench_rivals.lay_out(tmp_path, "751", made.print_html, made.resources)
    page = tmp_path / "751" / bench_rivals.PAGE
    body = made.print_html.partition("<body")[2]
    expected = set(number_tokens(re.sub("<[^>]*>", " ", body)))
    assert len(expected) > 30
    for name, rival in bench_rivals.RIVALS.items():
        assert rival([page]) > 0
        written = tmp_path / "751" / (f"{page.name}.pdf" if name == "chromium" else "side.pdf")
        document = pypdfium2.PdfDocument(written)
        text = "".join(each.get_textpage().get_text_range() for each in document)
        assert expected <= set(number_tokens(text)), name
        assert len(document) in range(3, 7)
        document.close()
        written.unlink()
