"""What is said of numbers over years is never more than the printed numbers show."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reporter.danish import course as courses
from reporter.danish import numbers, shares, sums
from reporter.danish.comparison import printed
from reporter.danish.course import Course, course
from reporter.danish.sentences import Number, Side, Topic, between, text, told
from reporter.danish.trend import Point
from reporter.danish.words import NotTrueError

VALUES = st.lists(
    st.decimals(min_value=0, max_value=60, places=1).map(lambda value: value.normalize() + 0),
    min_size=1,
    max_size=8,
)
GAPS = st.lists(st.sampled_from([1, 1, 1, 2, 3]), min_size=8, max_size=8)


def points(values: list[Decimal], gaps: list[int]) -> list[Point]:
    year, result = 2000, []
    for value, gap in zip(values, gaps, strict=False):
        result.append(Point(period=str(year), value=value))
        year += gap
    return result


def of(*values: str) -> Course:
    steps = points([Decimal(value) for value in values], [1] * 8)
    return course(steps, decimals=0, unit="pct")


@pytest.mark.parametrize(
    ("values", "kind", "relation"),
    [
        (("7", "7", "7"), "constant", "level"),
        (("7", "8", "9"), "every_step", "above"),
        (("9", "8", "7"), "every_step", "below"),
        (("7", "8", "8"), "narrow", "above"),
        (("10", "11", "11"), "stable", "above"),
        (("10", "11", "10"), "stable", "level"),
        (("0", "1", "0"), "narrow", "level"),
        (("0", "0.4", "0"), "turn", "above"),
        (("7", "9", "8"), "turn", "above"),
        (("9", "7", "8"), "turn", "below"),
        (("7", "9", "9", "8"), "turn", "above"),
        (("7", "9", "7", "9"), "both_ways", "above"),
        (("7", "7", "9"), "other", "above"),
        (("9", "7", "7"), "other", "below"),
    ],
)
def test_the_kind_of_a_course(values: tuple[str, ...], kind: str, relation: str) -> None:
    found = of(*values)
    assert (found.kind, found.relation) == (kind, relation)


def test_a_turn_is_at_the_last_of_the_highest() -> None:
    assert of("7", "9", "9", "8").turn == Point(period="2002", value=Decimal(9))


def test_only_one_highest_in_between_is_a_peak() -> None:
    found = of("20", "30", "15", "30", "25")
    assert found.peak is None
    assert found.trough == Point(period="2002", value=Decimal(15))
    assert of("20", "30", "25", "35").peak is None  # the last year is told already


@pytest.mark.parametrize("few", [(), ("7",), ("7", "8")])
def test_two_years_are_no_course(few: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="three points"):
        of(*few)


def test_years_must_rise() -> None:
    same = [Point(period="2014", value=Decimal(7))] * 3
    with pytest.raises(ValueError, match="order of years"):
        course(same, decimals=0, unit="pct")


@pytest.mark.parametrize(
    ("unit", "last", "kind"),
    [("antal", "1020", "stable"), ("antal", "1021", "turn"), ("point", "1001", "stable")],
)
def test_how_far_numbers_may_lie_apart_and_be_stable(unit: str, last: str, kind: str) -> None:
    years = points([Decimal(1000), Decimal(last), Decimal(1000)], [1] * 3)
    assert course(years, decimals=0, unit=unit).kind == kind


SHARE = Topic(unit="pct", decimals=0)


@settings(deadline=None, max_examples=60)
@given(VALUES, GAPS, st.booleans(), st.booleans())
def test_a_sentence_never_says_more_than_its_numbers(
    values: list[Decimal], gaps: list[int], whole: bool, circa: bool
) -> None:
    years = points(values, gaps)
    topic = Topic(unit="pct", decimals=0, circa=circa)
    parts = told(topic, years, area="alle", whole=whole)
    said = text(parts)
    seen = [printed(p.value, decimals=0, unit="pct") for p in years]
    steps = list(pairwise(seen))
    yearly = all(gap == 1 for gap in gaps[: len(years) - 1])
    assert said == text(told(topic, years, area="alle", whole=whole))
    if len(years) < 3 or not whole:
        assert not re.search("steg|faldt|uændret|stabil", said)
    if "steg hvert år" in said:
        assert yearly
        assert all(later > earlier for earlier, later in steps)
    if "faldt hvert år" in said:
        assert yearly
        assert all(later < earlier for earlier, later in steps)
    if "uændret" in said:
        assert len(set(seen)) == 1
        assert not seen[0].vanishing
        assert not circa
    if "stabil" in said:
        rounded = [value.rounded for value in seen]
        assert max(rounded) - min(rounded) <= courses.STEADY["pct"]
        assert max(rounded) * 10 <= min(rounded) * 11
        assert not circa
    if "derefter" in said:
        turn = [later > earlier for earlier, later in steps if later != earlier]
        assert sum(a != b for a, b in pairwise(turn)) == 1
    if "både steg og faldt" in said:
        assert any(b > a for a, b in steps)
        assert any(b < a for a, b in steps)
    if "procentpoint" in said:
        assert not circa
        assert not (seen[0].vanishing)
        assert not (seen[-1].vanishing)


@settings(deadline=None, max_examples=30)
@given(VALUES, GAPS)
def test_no_word_has_a_digit_and_every_number_is_one_of_the_data(
    values: list[Decimal], gaps: list[int]
) -> None:
    years = points(values, gaps)
    parts = told(SHARE, years, area="alle", whole=True)
    known = {point.period: point.value for point in years}
    for part in parts:
        assert not isinstance(part, str) or not re.search(r"\d", part)
        if isinstance(part, Number) and part.role == "value":
            assert known[part.period] == part.value
            assert part.area == "alle"


@settings(deadline=None, max_examples=40)
@given(
    st.decimals(min_value=0, max_value=100, places=1),
    st.decimals(min_value=0, max_value=100, places=1),
)
def test_the_difference_told_is_that_of_the_printed_numbers(one: Decimal, other: Decimal) -> None:
    sides = [
        Side(name=(name,), area=name, value=value)
        for name, value in zip("ab", (one, other), strict=True)
    ]
    parts = between(SHARE, *sides, preposition="for", period="2018")
    apart = [part for part in parts if isinstance(part, Number) and part.role == "difference"]
    for part in apart:
        assert part.unit == "procentpoint"
        assert part.value == abs(numbers.rounded(one) - numbers.rounded(other)) > 0


@pytest.mark.parametrize("unit", ["pct", "point"])
def test_only_counts_have_a_difference_in_percent(unit: str) -> None:
    share = Topic(unit=unit, decimals=0)
    with pytest.raises(ValueError, match="only counts"):
        share.distance(Decimal(2), Decimal(1), relative=True, area="", period="")


@settings(deadline=None, max_examples=40)
@given(st.decimals(min_value=0, max_value=100, places=2), st.integers(min_value=0, max_value=1))
def test_the_words_for_a_share_are_true_of_it_as_printed(share: Decimal, decimals: int) -> None:
    shown = numbers.rounded(share, decimals)
    try:
        said = shares.in_words(share, decimals=decimals)
    except NotTrueError:
        assert shown >= 100 or share <= 0
        return
    (part,) = [part for part, word in shares.FRACTIONS.items() if said.endswith(word)]
    exact = Decimal(100) * part.numerator / part.denominator
    if said.startswith(("knap", "mindre end")):
        assert shown < exact
    elif said.startswith(("godt", "mere end")):
        assert shown > exact
    else:
        assert shown == numbers.rounded(exact, decimals)


def test_parts_add_up_as_printed() -> None:
    whole = (Decimal(40), 0)
    assert sums.add([(Decimal(28), 0), (Decimal(6), 0), (Decimal(6), 0)], whole).adds_up
    rounded = sums.add([(Decimal("28.4"), 0), (Decimal("5.8"), 0), (Decimal("5.6"), 0)], whole)
    assert rounded.adds_up  # 28 + 6 + 6, though they are 39,8
    not_quite = sums.add([(Decimal("27.6"), 0), (Decimal("6.6"), 0), (Decimal("5.8"), 0)], whole)
    assert (not_quite.parts, not_quite.adds_up) == (Decimal(41), False)


@pytest.mark.parametrize(
    ("parts", "explained"), [(("28", "14"), False), (("27", "12"), True), (("27", "11"), False)]
)
def test_more_than_rounding_is_refused(parts: tuple[str, ...], explained: bool) -> None:
    told_parts = [(Decimal(part), 0) for part in parts]
    if explained:
        assert not sums.add(told_parts, (Decimal(40), 0)).adds_up
        return
    with pytest.raises(sums.NotPartsError, match="det er mere, end afrunding kan forklare"):
        sums.add(told_parts, (Decimal(40), 0))
