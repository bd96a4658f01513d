"""A map's classes cover every municipality exactly once, or say why they do not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reporter.editions.data.classes import classify, given, quantiles
from reporter.editions.model import ComputedClasses, GivenClass
from reporter.table import Area, MunicipalSeries, Observation
from tests.editions.minimal import Sample

WRITTEN = "[{below: 10}, {from: 10, to: 49}, {above: 49}]"
EIGHT = ", ".join(["{below: 1}", *(f"{{from: {n}, to: {n}}}" for n in range(1, 7)), "{above: 6}"])
HOW = "skal skrives {below: tal}, {from: tal, to: tal} eller {above: tal}"


@pytest.mark.parametrize(
    ("classes", "message"),
    [
        (
            "[{below: 10}, {from: 9, to: 49}, {above: 49}]",
            "31:5: figures.1.classes: klasse 1 og 2 overlapper; angiv dem laveste først",
        ),
        (
            "[{below: 10}, {from: 10, to: 49}, {above: 48}]",
            "31:5: figures.1.classes: klasse 2 og 3 overlapper; angiv dem laveste først",
        ),
        (
            "[{above: 49}, {from: 10, to: 49}, {below: 10}]",
            "31:5: figures.1.classes: klasse 1 og 2 overlapper; angiv dem laveste først",
        ),
        (
            "[{below: 10}, {from: 12, to: 49}, {above: 49}]",
            "31:5: figures.1.classes: mellem klasse 1 og 2 er der et hul ved 10",
        ),
        (
            "[{below: 10}, {from: 10, to: 49}, {above: 50}]",
            "31:5: figures.1.classes: mellem klasse 2 og 3 er der et hul ved 50",
        ),
        (
            "[{below: 10.5}, {from: 10, to: 49}, {above: 49}]",
            "31:5: figures.1.classes: klasse 1 skal have hele tal som grænser",
        ),
        ("[{below: 10, above: 3}, {above: 49}]", f"31:5: figures.1.classes: klasse 1 {HOW}"),
        ("[{below: 10}, {from: 10}]", f"31:5: figures.1.classes: klasse 2 {HOW}"),
        ("[{below: 10}, {from: 49, to: 10}]", f"31:5: figures.1.classes: klasse 2 {HOW}"),
        ("[]", "31:5: figures.1.classes: der skal være mellem to og 7 klasser"),
        ("[{below: 10}]", "31:5: figures.1.classes: der skal være mellem to og 7 klasser"),
        (f"[{EIGHT}]", "31:5: figures.1.classes: der skal være mellem to og 7 klasser"),
        (
            "[{below: ti}, {above: 9}]",
            "31:16: figures.1.classes.0.below: skal være et tal med punktum som decimaltegn",
        ),
        (
            "[{below: '10,5'}, {above: 9}]",
            "31:16: figures.1.classes.0.below: skal være et tal med punktum som decimaltegn",
        ),
        ("[{below: NaN}, {above: 9}]", "31:16: figures.1.classes.0.below: skal være et tal"),
        ("[{below: 1e40}, {above: 9}]", "31:16: figures.1.classes.0.below: har for mange cifre"),
        (
            "[{belov: 10}, {above: 9}]",
            "31:16: figures.1.classes.0.belov: feltet kendes ikke her; mente du below?",
        ),
        (
            "{method: quantiles, steps: 8}",
            "31:34: figures.1.classes.steps: må højst være 7",
        ),
        (
            "{method: quantiles, steps: 2}",
            "31:34: figures.1.classes.steps: skal være mindst 3",
        ),
        (
            "{method: kvantiler, steps: 5}",
            "31:15: figures.1.classes.method: kan ikke være 'kvantiler'; skriv quantiles",
        ),
        (
            "[{from: 0, to: 5}, {from: 6, to: 96}]",
            "31:5: figures.1.classes: Hjørring (97) hører til ingen klasse",
        ),
    ],
)
def test_classes_that_do_not_cover_every_value_once_are_refused(
    sample: Sample, classes: str, message: str
) -> None:
    sample.with_map().replace(WRITTEN, classes)
    assert sample.fault() == f"proeve/edition.yaml:{message}"


def test_a_map_has_data_or_says_why_it_has_none(sample: Sample) -> None:
    sample.replace("kind: columns\n    data: maal", "kind: choropleth")
    assert sample.fault() == (
        "proeve/edition.yaml:17:5: figures.0: et kort skal have enten data eller unavailable"
    )


def test_a_map_cannot_both_have_data_and_say_why_it_has_none(sample: Sample) -> None:
    sample.with_map().append("    unavailable: Ingen tal\n")
    assert sample.fault() == (
        "proeve/edition.yaml:27:5: figures.1: et kort skal have enten data eller unavailable"
    )


def test_a_map_may_say_why_it_has_no_data(sample: Sample) -> None:
    sample.replace("kind: columns\n    data: maal", "kind: choropleth\n    unavailable: Ingen tal")
    assert sample.faults() == []


CLASSES = given(
    [
        GivenClass(below=Decimal(15)),
        GivenClass.model_validate({"from": "15", "to": "30"}),
        GivenClass(above=Decimal(30)),
    ],
    decimals=0,
)


def series(*values: str) -> MunicipalSeries:
    observations = tuple(
        Observation(
            area=Area(name=f"k{n}", kind="municipality", code=str(n)),
            value=Decimal(value),
            line=n,
        )
        for n, value in enumerate(values)
    )
    return MunicipalSeries(id="s", unit="pct", decimals=1, period="2016", observations=observations)


@pytest.mark.parametrize(
    ("value", "index"),
    [
        ("0", 0),
        ("14.4", 0),
        ("14.5", 1),
        ("15", 1),
        ("30", 1),
        ("30.4", 1),
        ("30.5", 2),
        ("100", 2),
    ],
)
def test_both_limits_of_the_middle_class_are_its_own_after_rounding(value: str, index: int) -> None:
    assert classify(series(value), CLASSES).of == {"0": index}


PRECISE = given(
    [
        GivenClass(below=Decimal(15)),
        GivenClass.model_validate({"from": "15", "to": "30"}),
        GivenClass(above=Decimal(30)),
    ],
    decimals=1,
)


@pytest.mark.parametrize(("value", "index"), [("14.9", 0), ("15", 1), ("30", 1), ("30.1", 2)])
def test_values_are_classed_as_they_are_printed_unless_the_figure_rounds(
    value: str, index: int
) -> None:
    assert classify(series(value), PRECISE).of == {"0": index}


def test_limits_are_named_without_needless_decimals() -> None:
    assert [item.label("pct") for item in PRECISE] == [item.label("pct") for item in CLASSES]


def test_computed_classes_are_as_precise_as_the_values() -> None:
    values = series("0.1", "0.2", "0.3", "0.4", "0.5", "0.6")
    classes = quantiles(values, ComputedClasses(method="quantiles", steps=3), decimals=1)
    assert [item.label("pct") for item in classes] == [
        "0,1-0,2\u00a0pct.",
        "0,3-0,4\u00a0pct.",
        "0,5-0,6\u00a0pct.",
    ]


def test_classes_are_named_as_a_text_names_them() -> None:
    assert [item.label("pct") for item in CLASSES] == [
        "under\u00a015\u00a0pct.",
        "15-30\u00a0pct.",
        "over\u00a030\u00a0pct.",
    ]


def test_computed_classes_hold_about_as_many_municipalities_each() -> None:
    values = series(*map(str, range(1, 13)))
    classes = quantiles(values, ComputedClasses(method="quantiles", steps=4), decimals=0)
    assert [(c.low, c.high) for c in classes] == [(1, 3), (4, 6), (7, 9), (10, 12)]


def test_computed_classes_never_part_equal_values() -> None:
    values = series("1", "1", "1", "1", "1", "2", "3", "4")
    classes = quantiles(values, ComputedClasses(method="quantiles", steps=3), decimals=0)
    assert [classify(values, classes).count(n) for n in range(len(classes))] == [5, 3]


def test_computed_classes_need_values_that_differ(sample: Sample) -> None:
    sample.with_map().replace(WRITTEN, "{method: quantiles, steps: 3}")
    rows = [line.split(";")[0] for line in (sample.folder / "data/kort.csv").read_text().split()]
    sample.file("data/kort.csv", "kommune;antal\n" + "".join(f"{name};5\n" for name in rows[1:]))
    assert sample.fault() == (
        "proeve/edition.yaml:31:5: figures.1.classes: værdierne er for ens til at danne klasser af"
    )
    sample.file("data/kort.csv", "kommune;antal\n" + "".join(f"{name};-\n" for name in rows[1:]))
    assert sample.fault() == (
        "proeve/edition.yaml:31:5: figures.1.classes: der er ingen værdier at danne klasser af"
    )
