"""A number that two municipalities report together is one number, and told as theirs."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from reporter.archive.difference import wording
from reporter.archive.difference.cells import Cell, Key
from reporter.archive.difference.discretion import Pairs, discretion, paired
from reporter.archive.difference.joint import repeats, told_once
from reporter.archive.difference.numbers import number_changes

JOINT = Key(series="maal", period="2018", kind="joint", place="155+185")
DRAGOER = replace(JOINT, kind="municipality", place="155")
TAARNBY = replace(JOINT, kind="municipality", place="185")
AARHUS = replace(JOINT, kind="municipality", place="751")


def cell(number: int, area: str, kommune: str = "") -> Cell:
    forms = ((f"{number}\xa0pct.", Decimal(number)),)
    return Cell(area=area, kommune=kommune, group="", unit="pct", forms=forms)


def edition(joint: int, dragoer: int, taarnby: int, aarhus: int = 30) -> dict[Key, Cell]:
    return {
        JOINT: cell(joint, "Dragør/Tårnby"),
        DRAGOER: cell(dragoer, "Dragør", "155"),
        TAARNBY: cell(taarnby, "Tårnby", "185"),
        AARHUS: cell(aarhus, "Aarhus", "751"),
    }


def told(pairs: Pairs) -> list[tuple[str, str, str]]:
    numbers = number_changes(pairs, discretion(pairs), {"maal": "Målet"})
    return [(each.kommune, each.old, each.new) for each in told_once(numbers, repeats(pairs))]


def test_a_joint_number_is_told_once_with_the_codes_of_both() -> None:
    pairs = paired(edition(9, 9, 9), edition(12, 12, 12, 31))
    assert told(pairs) == [
        ("155+185", "9\xa0pct.", "12\xa0pct."),
        ("751", "30\xa0pct.", "31\xa0pct."),
    ]
    assert repeats(pairs)[DRAGOER] == repeats(pairs)[TAARNBY] == JOINT


def test_a_number_of_ones_own_is_told_by_itself() -> None:
    pairs = paired(edition(9, 9, 9), edition(12, 12, 13))
    assert [kommune for kommune, _, _ in told(pairs)] == ["185", "155+185"]
    assert DRAGOER in repeats(pairs)
    assert TAARNBY not in repeats(pairs)


def test_a_series_that_is_added_counts_its_joint_number_once() -> None:
    pairs = paired({}, edition(9, 9, 9))
    assert told(pairs) == [("", "", "2 tal")]


def test_both_are_named_and_both_are_counted() -> None:
    pairs = paired(edition(9, 9, 9), edition(12, 12, 12, 31))
    numbers = number_changes(pairs, discretion(pairs), {"maal": "Målet"})
    once = told_once(numbers, repeats(pairs))
    assert wording.place(once[0]) == "Dragør og Tårnby Kommuner"
    assert wording.codes(once) == ["155", "185", "751"]
