import io
import os
import re
import subprocess
import sys
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as ET

import matplotlib as mpl
import pytest
from matplotlib.backends.backend_svg import FigureCanvasSVG

from figures import draw
from figures.drawing import lay_out
from figures.fonts import CHARACTERS
from figures.specs import (
    Choropleth,
    Development,
    Point,
    Series,
    Size,
    Spread,
    StackedBars,
    TimeSeries,
)
from figures.style import text_width
from figures.tokens import FAMILY

from .samples import BARS, COLUMNS, EVERY, FULL, HALF, LINES, series, time_series

SVG = "{http://www.w3.org/2000/svg}"
ROOT = Path(__file__).parents[2]
each = pytest.mark.parametrize(("spec", "size"), EVERY.values(), ids=EVERY.keys())


def placed(spec, size):
    return lay_out(spec, size=size)


def texts(svg: str) -> list[str]:
    return [element.text for element in ET.fromstring(svg).iter(f"{SVG}text")]


@each
def test_every_text_stands_inside_the_drawing(spec, size):
    sheet = placed(spec, size)
    for text, box in sheet.texts:
        assert box.left >= -0.5, text
        assert box.right <= sheet.width + 0.5, text
        assert box.bottom >= -0.5, text
        assert box.top <= sheet.height + 0.5, text


@each
def test_no_two_texts_overlap(spec, size):
    for (one, box), (other, other_box) in combinations(placed(spec, size).texts, 2):
        assert not box.meets(other_box), f"{one!r} and {other!r}"


@each
def test_the_drawing_has_text_as_text_and_nothing_to_refer_to(spec, size):
    svg = draw(spec, size=size)
    root = ET.fromstring(svg)
    assert {element.tag for element in root.iter()} <= {
        f"{SVG}{n}" for n in ("svg", "path", "text")
    }
    assert not [element for element in root.iter() if "id" in element.attrib]
    assert root.get("font-family") == f"{FAMILY}, sans-serif"
    assert root.get("width") == f"{size.width_mm:g}mm"
    assert {character for text in texts(svg) for character in text} <= CHARACTERS
    assert "url(" not in svg
    assert "<?xml" not in svg


@each
def test_the_same_figure_has_the_same_bytes(spec, size):
    assert draw(spec, size=size) == draw(spec, size=size)


@each
def test_every_label_is_printed(spec, size):
    printed = " ".join(texts(draw(spec, size=size)))
    match spec:
        case TimeSeries() if len(spec.series) <= 3 and len(spec.series[0].points) <= 8:
            labels = [point.label for row in spec.series for point in row.points]
        case TimeSeries(form="columns"):
            labels = [point.label for row in spec.series for point in row.points]
        case StackedBars():
            segments = [segment for bar in spec.bars for segment in bar.segments]
            labels = [text for segment in segments for text in (segment.label, segment.name)]
        case Choropleth():
            labels = [entry.label for entry in (*spec.steps, *spec.specials)] + [spec.message]
            labels.append(spec.marked_label)
        case Development():
            labels = [point.label for row in (spec.own, *spec.others) for point in row.points[-1:]]
            labels += [point.label for point in spec.own.points] + [spec.message]
            labels += [row.name for row in spec.others]
        case Spread():
            labels = [mark.label for mark in (*spec.references, *spec.ticks)]
            labels += [spec.own.label if spec.own else "", spec.message]
            labels += [spec.near_label, spec.other_label]
        case _:
            many = len(spec.series) > 1
            labels = [
                text for row in spec.series for text in (row.points[-1].label, row.name * many)
            ]
    for label in labels:
        assert label in printed


def test_the_bytes_depend_on_neither_hash_seed_nor_clock_nor_directory_nor_locale(tmp_path):
    script = (
        "import sys; from figures import draw; from tests.figures.samples import EVERY;"
        "sys.stdout.buffer.write(''.join("
        "draw(EVERY[n][0], size=EVERY[n][1]) for n in EVERY).encode())"
    )
    outputs = set()
    for seed, home, epoch in (("1", tmp_path, "0"), ("2", ROOT, "1700000000")):
        environment = os.environ | {
            "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT),
            "SOURCE_DATE_EPOCH": epoch, "LC_ALL": "C" if seed == "1" else "C.UTF-8",
        }  # fmt: skip
        run = subprocess.run(
            [sys.executable, "-c", script],
            cwd=home,
            env=environment,
            capture_output=True,
            check=True,
        )
        outputs.add(run.stdout)
    assert len(outputs) == 1


def test_a_users_matplotlib_settings_change_nothing_and_are_left_alone():
    before = draw(LINES, size=FULL)
    text_width.cache_clear()  # so that every text is measured once more
    with mpl.rc_context({"svg.fonttype": "path", "path.simplify": True, "font.family": "serif"}):
        assert draw(LINES, size=FULL) == before
        assert mpl.rcParams["svg.fonttype"] == "path"


@pytest.mark.parametrize("name", ["lines", "standing bar", "development", "spread"])
def test_matplotlibs_own_backend_draws_the_same_texts_and_paths(name):
    spec, size = EVERY[name]
    sheet = placed(spec, size)
    written = io.BytesIO()
    with mpl.rc_context({"svg.fonttype": "none"}):
        FigureCanvasSVG(sheet.figure).print_svg(written)
    ours, theirs = ET.fromstring(draw(spec, size=size)), ET.fromstring(written.getvalue())
    assert sorted(t.text for t in theirs.iter(f"{SVG}text")) == sorted(
        t.text for t in ours.iter(f"{SVG}text")
    )
    drawn = [p for p in theirs.iter(f"{SVG}path") if p.get("d")]
    assert len(drawn) == len(list(ours.iter(f"{SVG}path")))
    starts = [tuple(map(float, re.findall(r"[-\d.]+", p.get("d"))[:2])) for p in drawn]
    for (x, y), path in zip(starts, ours.iter(f"{SVG}path"), strict=True):
        own_x, own_y = re.match(r"M(-?[\d.]+) ?(-?[\d.]+)", path.get("d")).groups()
        assert (float(own_x), float(own_y)) == pytest.approx((x, y), abs=0.006)


def test_importing_specs_and_tokens_does_not_load_matplotlib():
    script = (
        "import sys, figures, figures.specs, figures.tokens; print('matplotlib' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=True)
    assert run.stdout.strip() == b"False"


def test_the_projects_own_map_needs_no_shapely():
    script = (
        "import sys; from figures.geometry import load; load(); print('shapely' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=True)
    assert run.stdout.strip() == b"False"


def test_the_unit_stands_above_the_axis_at_the_left():
    sheet = placed(COLUMNS, HALF)
    (unit,) = (box for text, box in sheet.texts if text == "Pct.")
    assert unit.left == 0
    assert unit.bottom > max(box.bottom for text, box in sheet.texts if text == "10")


def test_the_feet_of_a_column_chart_and_a_standing_bar_are_level():
    columns, bar = (draw(EVERY[name][0], size=HALF) for name in ("columns", "standing bar"))
    foot = f"{HALF.height_mm / 25.4 * 72 - 13:.2f}"
    assert f" {foot}l" in columns
    assert f" {foot}l" in bar


def test_a_gap_breaks_the_line():
    svg = draw(time_series("lines", series("Andel", 4, 5, None, 6, 7)), size=HALF)
    (line,) = (e for e in ET.fromstring(svg).iter(f"{SVG}path") if e.get("class") == "series")
    assert line.get("d", "").count("M") == 2


@pytest.mark.parametrize("form", ["lines", "columns"])
def test_a_gap_has_its_mark_on_the_base_and_lines_share_it(form):
    points = (Point(x="2015", value=4.0, label="4"), Point(x="2016", value=None, label="**)"))
    several = tuple(Series(name=name, points=points) for name in ("Den ene", "Den anden"))
    written = texts(draw(time_series(form, *several), size=HALF))
    assert written.count("**)") == (1 if form == "lines" else 2)


def test_too_many_series_or_unlike_segments_are_refused():
    with pytest.raises(ValueError, match="1 to 6 series"):
        draw(time_series("lines", *(series(str(n), n) for n in range(7))), size=HALF)
    unlike = StackedBars(unit="Pct.", bars=(BARS.bars[0], EVERY["standing bar"][0].bars[0]))
    with pytest.raises(ValueError, match="same segments"):
        draw(unlike, size=Size(width_mm=170, height_mm=60))
