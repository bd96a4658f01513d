"""What a figure shows of its data: marks of the axis, places in time, and what is too much."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures import draw
from figures.specs import Choropleth, Size, TimeSeries
from reporter import kommuner
from reporter.editions.display import charts
from tests.editions.minimal import MAP, Sample, municipal_csv

SIZE = Size(width_mm=77, height_mm=50)


def spec(sample: Sample) -> TimeSeries:
    edition = sample.load()
    made = charts.chart(edition, edition.model.figures[0]).spec
    assert isinstance(made, TimeSeries)
    return made


def marks(*values: str, decimals: int = 0) -> list[str]:
    found = charts.ticks([Decimal(0), *map(Decimal, values)], decimals)
    return [tick.label for tick in found]


def test_the_axis_has_round_marks_from_zero_to_above_the_highest() -> None:
    assert marks("7", "9") == ["0", "2", "4", "6", "8", "10"]
    assert marks("44.4", "12", decimals=1) == ["0", "10", "20", "30", "40", "50"]
    assert marks("1") == ["0", "1", "2"]


def test_the_axis_goes_below_zero_where_values_do() -> None:
    assert marks("-2", "3") == ["−3", "−2", "−1", "0", "1", "2", "3", "4"]
    assert marks("-7", "-3") == ["−8", "−6", "−4", "−2", "0"]
    assert marks("-100", "100") == ["−150", "−100", "−50", "0", "50", "100", "150"]


def test_no_mark_is_finer_than_what_is_printed() -> None:
    assert marks("0") == ["0", "1"]
    assert marks("0.000", decimals=3) == ["0,0", "0,1"]
    assert marks("0.00000000000001", decimals=1) == ["0,0", "0,1"]


@given(
    st.lists(st.decimals(-(10**14), 10**14, allow_nan=False, places=3), min_size=1, max_size=5),
    st.integers(0, 3),
)
def test_marks_enclose_zero_and_every_value(values: list[Decimal], decimals: int) -> None:
    ticks = charts.ticks([Decimal(0), *values], decimals)
    places = [tick.value for tick in ticks]
    assert places == sorted(set(places))
    assert 0 in places
    assert places[0] <= min(map(float, values))
    assert places[-1] >= max(map(float, values))
    assert 2 <= len(ticks) <= 8


@pytest.mark.parametrize("kind", ["columns", "lines"])
def test_a_point_stands_at_its_year(tmp_path: Path, kind: str) -> None:
    sample = Sample(tmp_path).file("data/maal.csv", "aar;Alle\n2000;7\n2001;-\n2016;9\n")
    points = spec(sample.replace("kind: columns", f"kind: {kind}")).series[0].points
    assert [point.position for point in points] == [2000.0, 2001.0, 2016.0]
    assert [point.value for point in points] == [7.0, None, 9.0]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("2014;0\n2016;0,4", "Værdien er højere i 2016 end i 2014."),
        ("2014;0,1\n2016;0,4", "Den afrundede værdi er den samme i 2016 som i 2014."),
        ("2014;7,4\n2016;6,6", "Værdien er den samme i 2016 som i 2014."),
    ],
)
def test_under_1_pct_is_neither_0_nor_alike(tmp_path: Path, rows: str, told: str) -> None:
    edition = Sample(tmp_path).file("data/maal.csv", f"aar;Alle\n{rows}\n").load()
    made = charts.chart(edition, edition.model.figures[0])
    assert made.alt.endswith(told)
    assert isinstance(made.spec, TimeSeries)
    last = made.spec.series[0].points[-1]
    assert (last.label, last.value) == (("<1", 0) if "0,4" in rows else ("7", 7))


def test_two_largest_parts_are_both_the_largest(tmp_path: Path) -> None:
    sample = Sample(tmp_path).with_distribution().append(BAR)
    sample.append('\n{{ vis_figur("figur-dele") }} og {{ henvis("figur-dele") }}\n', "tekst.md")
    edition = sample.file("data/dele.csv", "del;andel\nA;40\nB;40\nC;20\n").load()
    alt = charts.chart(edition, edition.model.figures[1]).alt
    assert alt.endswith("De største dele er A og B.")


def test_a_series_of_hidden_values_is_drawn(tmp_path: Path) -> None:
    sample = Sample(tmp_path).file("data/maal.csv", "aar;Alle\n2000;-\n2001;**)\n")
    assert "2001" in draw(spec(sample), size=SIZE)


def csv(groups: int, years: int = 1) -> str:
    head = ";".join(["aar", *(f"Gruppe {n}" for n in range(groups))])
    rows = [";".join([str(1800 + n), *["7"] * groups]) for n in range(years)]
    return "\n".join([head, *rows, ""])


@pytest.mark.parametrize(("kind", "what"), [("columns", "grupper"), ("lines", "kurver")])
def test_more_series_than_a_figure_can_show_are_refused(
    tmp_path: Path, kind: str, what: str
) -> None:
    sample = Sample(tmp_path).replace("kind: columns", f"kind: {kind}")
    assert draw(spec(sample.file("data/maal.csv", csv(6))), size=SIZE)
    fault = sample.file("data/maal.csv", csv(7)).fault()
    assert fault == (
        f"proeve/edition.yaml:19:5: figures.0.data: figuren kan højst vise 6 {what}; serien har 7"
    )


def test_more_years_than_a_figure_can_show_are_refused(tmp_path: Path) -> None:
    sample = Sample(tmp_path).file("data/maal.csv", csv(1, 200))
    assert sample.faults() == []
    fault = sample.file("data/maal.csv", csv(1, 201)).fault()
    assert fault.endswith("figures.0.data: figuren kan højst vise 200 år; serien har 201")


BAR = "  - id: figur-dele\n    kind: stacked_bar\n    data: dele\n    title: Delene\n"


def test_more_parts_than_a_bar_can_show_are_refused(tmp_path: Path) -> None:
    sample = Sample(tmp_path).with_distribution().append(BAR)
    sample.append('\n{{ vis_figur("figur-dele") }} og {{ henvis("figur-dele") }}\n', "tekst.md")
    parts = "".join(f"Del {n};10\n" for n in range(10))
    fault = sample.file("data/dele.csv", f"del;andel\n{parts}").fault()
    assert fault.endswith("figures.1.data: figuren kan højst vise 6 dele; serien har 10")


def test_a_map_of_reasons_alone_is_drawn(tmp_path: Path) -> None:
    reasons = ("-", "*)", "**)")
    values = {k.name: reasons[n % 3] for n, k in enumerate(kommuner.alle())}
    edition = Sample(tmp_path).with_map().file("data/kort.csv", municipal_csv(values)).load()
    made = charts.chart(edition, edition.model.figures[1]).spec
    assert isinstance(made, Choropleth)
    svg = draw(made, size=Size(width_mm=77, height_mm=100))
    # One path a pattern for each part of the map: the country, Bornholm, the capital area.
    for pattern in ("dotted", "hatched"):
        paths = re.findall(rf'class="{pattern}"[^>]* d="([^"]*)"', svg)
        assert sum(path.count("M") for path in paths) > 60


def test_one_reason_is_told_for_each_class_it_is_counted_in(tmp_path: Path) -> None:
    """Ishøj counts with the joint value, Samsø with nothing: one line cannot speak of both."""
    joint = (
        "    joint:\n"
        "      - area: Ishøj/Vallensbæk\n"
        "        members: [Ishøj, Vallensbæk]\n"
        "        take_value: [Ishøj]\n"
    )
    content = municipal_csv({"Ishøj": "-", "Samsø": "-"}, "Ishøj/Vallensbæk;60")
    sample = Sample(tmp_path).with_kommuner(content, joint).append(MAP)
    edition = sample.load()
    (figure,) = (f for f in edition.model.figures if f.id == "figur-kort")
    spec = charts.chart(edition, figure).spec
    assert isinstance(spec, Choropleth)
    labels = {code: spec.specials[n].label for code, n in spec.specials_of.items()}
    assert labels == {
        "183": "Uden data, talt med over\u00a049 (1)",
        "741": "Uden data (1)",
    }
    assert [special.counted for special in spec.specials] == [True, False]
    assert spec.steps_of["183"] == 2
    assert "741" not in spec.steps_of


@pytest.mark.parametrize(
    ("highest", "decimals", "printed"),
    [
        ("12", 0, "0 5 10 15"),  # not 2,5 and 12,5: whole numbers have whole marks
        ("12", 1, "0,0 2,5 5,0 7,5 10,0 12,5"),
        ("3", 0, "0 1 2 3 4"),
        ("120", 0, "0 25 50 75 100 125"),
    ],
)
def test_whole_numbers_have_whole_marks(highest: str, decimals: int, printed: str) -> None:
    marks = charts.ticks([Decimal(0), Decimal(highest)], decimals)
    assert " ".join(mark.label for mark in marks) == printed
