"""An infographic on the page: as high as its content, and level with its neighbour in a pair."""

from __future__ import annotations

import re
from pathlib import Path

from reporter.rendering.publication import Publication, publish
from tests.editions.minimal import Sample

TWO = """\
  - id: figur-dele
    kind: part_of_whole
    data: maal
    year: 2016
    title: Delene
"""


def made(sample: Sample, placed: str) -> Publication:
    sample.append(TWO).replace('{{ vis_figur("figur-maal") }}', placed, "tekst.md")
    sample.append('\nSom i {{ henvis("figur-dele") }}.\n', "tekst.md")
    return publish(sample.load(), drawn=True)


def heights(svg: str) -> list[float]:
    return [float(height) for height in re.findall(r'width="\d+mm" height="(\d+)mm"', svg)]


def test_a_pair_is_as_high_as_its_infographic(tmp_path: Path) -> None:
    page = made(Sample(tmp_path), '{{ vis_figurpar("figur-maal", "figur-dele") }}')
    columns, dots = heights(page.screen_html)
    assert columns == dots > 50
    styles = re.findall(r'style="width: 77.0mm; height: ([\d.]+)mm"', page.print_html)
    assert [float(height) for height in styles] == [dots, dots]


def test_a_figure_by_itself_has_a_drawing_for_small_screens_with_a_height_of_its_own(
    tmp_path: Path,
) -> None:
    both = '{{ vis_figur("figur-maal") }}\n\n{{ vis_figur("figur-dele") }}'
    wide, narrow = heights(made(Sample(tmp_path), both).screen_html)[-2:]
    assert narrow > wide  # its words stand below its dots, not beside them
