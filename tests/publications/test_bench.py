"""The benchmark measures what it says: all of a build, and a naive page that is the same page."""

from __future__ import annotations

import pypdfium2
import pytest

from reporter.danish.numbers import number_tokens
from tests import bench

pytestmark = pytest.mark.slow

SHEET = bench.PLANS[0].edition


def test_the_stages_are_the_whole(capsys: pytest.CaptureFixture[str]) -> None:
    result = bench.measure(bench.Plan(SHEET, warm_up=1, runs=1, naive_runs=1))
    *stages, total = (result.ours[stage] for stage in bench.OURS)
    assert min(stages) > 0
    assert sum(stages) == pytest.approx(total, rel=0.1)
    bench.report([result])
    table = capsys.readouterr().out
    for label in (*bench.OURS.values(), *bench.NAIVE.values(), SHEET):
        assert label in table


def test_the_naive_page_says_the_same() -> None:
    made, figures = bench.drawn(SHEET)
    _, content = bench.naive_build(made, figures)
    document = pypdfium2.PdfDocument(content)
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    assert len(figures) == 3
    assert set(number_tokens(made.summary)) <= set(number_tokens(text))
    assert all(word in text for word in made.title.split())
