"""Sentences made of numbers, read one by one: the tables of ``tests/danish/examples``.

Each line is what a reader meets; hard spaces are written as spaces and tested for themselves.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from reporter.danish import shares
from reporter.danish.numbers import NBSP, rounded
from reporter.danish.sentences import (
    Age,
    Limits,
    Parts,
    Side,
    Topic,
    between,
    not_shown,
    spread,
    text,
    told,
    within,
)
from reporter.danish.trend import Point
from reporter.danish.words import NotTrueError

EXAMPLES = Path(__file__).parent / "examples"
Row = dict[str, str]


def rows(name: str) -> list[Row]:
    with (EXAMPLES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def phrase(words: str) -> Parts:
    """Return words with their ages told as such, as a text's calls do."""
    apart = re.split(r"(\d+-\d+-årige|under \d+ år)", words)
    return tuple(Age(part) if n % 2 else part for n, part in enumerate(apart) if part)


def topic(row: Row) -> Topic:
    return Topic(
        unit=row["unit"],
        decimals=int(row["decimals"]),
        about=phrase(row["about"]),
        circa="ca" in row.get("how", "").split(),
    )


def course_of(row: Row) -> Parts:
    pairs = [pair.split(":") for pair in row["years"].split()]
    points = [Point(period=year, value=Decimal(value)) for year, value in pairs]
    how = row["how"].split()
    return told(topic(row), points, area="alle", whole="hul" not in how, relative="pct" in how)


def difference_of(row: Row) -> Parts:
    sides = []
    for written in (row["one"], row["other"]):
        head, _, value = written.rpartition("=")
        preposition, _, name = head.partition(":")
        shown = Decimal(value) if value else None
        sides.append(Side(name=phrase(name), area=name, value=shown))
    return between(
        topic(row),
        *sides,
        preposition=preposition,
        period=row["period"],
        relative="pct" in row["how"],
    )


def hidden_of(row: Row) -> Parts:
    return not_shown(row["reason"], name=phrase(row["name"]), periods=row["periods"].split())


def pairs(written: str) -> Iterator[tuple[str, str]]:
    for pair in filter(None, written.split(",")):
        name, _, value = pair.partition("=")
        yield name, value


def spread_of(row: Row) -> Parts:
    values = [(name, Decimal(value)) for name, value in pairs(row["values"])]
    missing = {reason: int(count) for reason, count in pairs(row["missing"])}
    return spread(topic(row), values, period=row["period"], missing=missing)


def within_of(row: Row) -> Parts:
    least, most = (Decimal(row[end]) if row[end] else None for end in ("least", "most"))
    return within(
        topic(row),
        count=int(row["count"]),
        of=int(row["of"]),
        limits=Limits(least=least, most=most),
        period=row["period"],
    )


MAKERS = {
    "courses": course_of,
    "between": difference_of,
    "hidden": hidden_of,
    "spread": spread_of,
    "within": within_of,
}
SAID = [(name, row) for name in MAKERS for row in rows(name)]


@pytest.mark.parametrize(("name", "row"), SAID)
def test_a_sentence_is_as_it_was_read(name: str, row: Row) -> None:
    assert text(MAKERS[name](row)).replace(NBSP, " ") == row["sentence"]


def test_there_are_examples_enough_and_none_twice() -> None:
    assert len(SAID) >= 140
    assert len({(name, *row.values()) for name, row in SAID}) == len(SAID)


@pytest.mark.parametrize("name", MAKERS)
def test_a_number_is_held_to_its_unit_and_every_sentence_ends_once(name: str) -> None:
    # Between "under" and a limit a line may end.
    held = "ca" if name == "within" else "ca|under"
    for row in rows(name):
        said = text(MAKERS[name](row))
        assert not re.search(rf"\d (pct\.|procentpoint|point|år)|\b({held})\.? \d", said), said
        assert not re.search(r"  |\.\.|^ | $|,,", said), said
        assert said == "" or said.endswith("."), said


SHARES = rows("shares")


def _refusable(say: object) -> str:
    assert callable(say)
    try:
        return str(say())
    except NotTrueError as error:
        return f"! {error}"


@pytest.mark.parametrize("row", SHARES, ids=lambda row: row["share"])
def test_a_share_is_told_in_the_words_that_were_read(row: Row) -> None:
    value, decimals = Decimal(row["share"]), int(row["decimals"])
    shown = rounded(value, decimals)
    assert {
        "in_words": _refusable(lambda: shares.in_words(value, decimals=decimals)),
        "out_of": _refusable(lambda: shares.out_of(shown)),
        "majority": _refusable(lambda: shares.majority(shown)),
        "most": _refusable(lambda: shares.most(shown)),
    } == {key: row[key] for key in ("in_words", "out_of", "majority", "most")}


@pytest.mark.parametrize(
    ("word", "value", "anchor", "true"),
    [
        (shares.nearly, "47.5", 50, True),
        (shares.nearly, "47.4", 50, False),
        (shares.nearly, "49.9", 50, True),
        (shares.nearly, "50", 50, False),
        (shares.well, "50", 50, False),
        (shares.well, "50.1", 50, True),
        (shares.well, "52.5", 50, True),
        (shares.well, "52.6", 50, False),
        (shares.around, "47.5", 50, True),
        (shares.around, "52.5", 50, True),
        (shares.around, "50", 50, True),
        (shares.around, "47.4", 50, False),
        (shares.around, "52.6", 50, False),
        (shares.nearly, "17450", 17500, True),
        (shares.well, "0", 0, False),
    ],
)
def test_knap_godt_and_omkring_end_at_five_percent_of_the_round_number(
    word: object, value: str, anchor: int, true: bool
) -> None:
    assert callable(word)
    if true:
        word(Decimal(value), Decimal(anchor))
    else:
        with pytest.raises(NotTrueError):
            word(Decimal(value), Decimal(anchor))


def test_one_of_a_neuter_noun_is_et() -> None:
    assert shares.out_of(Decimal(10), neuter=True) == "et ud af ti"
    assert shares.out_of(Decimal(67), neuter=True) == "to ud af tre"
