"""Of a number that is not shown is told that it is not, and why, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

import pytest

from reporter.danish import places
from reporter.danish.numbers import NBSP
from reporter.danish.sentences import (
    Subject,
    hidden,
    joint,
    joint_beside,
    text,
)
from reporter.table import Reason

FEW, UNAPPROVED, NONE = Reason.FEW_PERSONS, Reason.NOT_APPROVED, Reason.NO_DATA


@pytest.mark.parametrize(
    ("reason", "code", "periods", "said"),
    [
        (
            FEW,
            "825",
            ["2018"],
            "Tallet for Læsø Kommune i 2018 vises ikke, fordi det bygger på for få personer eller "
            "kunne røbe et andet tal, der gør det.",
        ),
        (
            FEW,
            "741",
            ["2016-12"],
            "Tallet for Samsø Kommune i december 2016 vises ikke, fordi det bygger på for få "
            "personer eller kunne røbe et andet tal, der gør det.",
        ),
        (
            FEW,
            "400",
            ["2014", "2016"],
            "Tallene for Bornholms Regionskommune i 2014 og 2016 vises ikke, fordi de bygger på "
            "for få personer eller kunne røbe andre tal, der gør det.",
        ),
        (
            UNAPPROVED,
            "101",
            ["2018"],
            "Tallet for Københavns Kommune i 2018 vises ikke, fordi kommunens data ikke er "
            "godkendt.",
        ),
        (
            UNAPPROVED,
            "820",
            ["2014", "2015", "2018"],
            "Tallene for Vesthimmerlands Kommune i 2014, 2015 og 2018 vises ikke, fordi kommunens "
            "data ikke er godkendt.",
        ),
        (
            UNAPPROVED,
            "101",
            ["2014", "2015", "2016", "2017", "2018"],
            "Tallene for Københavns Kommune fra 2014 til 2018 vises ikke, fordi kommunens data "
            "ikke er godkendt.",
        ),
        (
            UNAPPROVED,
            "101",
            ["2014", "2016", "2017", "2018", "2020", "2022"],
            "Tallene for Københavns Kommune i 2014, fra 2016 til 2018, i 2020 og 2022 vises ikke, "
            "fordi kommunens data ikke er godkendt.",
        ),
        (NONE, "751", ["2016", "2017"], "Der er ingen data for Aarhus Kommune i 2016 og 2017."),
        (NONE, "751", ["2016"], "Der er ingen data for Aarhus Kommune i 2016."),
        (NONE, "741", ["2016-12"], "Der er ingen data for Samsø Kommune i december 2016."),
        (
            NONE,
            "420",
            ["2014", "2016", "2018"],
            "Der er ingen data for Assens Kommune i 2014, 2016 og 2018.",
        ),
    ],
)
def test_why_a_number_is_not_shown(
    reason: str, code: str, periods: Sequence[str], said: str
) -> None:
    parts = hidden(reason, place=places.official(code), periods=periods)
    assert text(parts).replace(NBSP, " ") == said


@pytest.mark.parametrize("reason", list(Reason))
@pytest.mark.parametrize("periods", [["2018"], ["2014", "2018"], ["2016-12"]])
def test_nothing_is_told_that_narrows_a_hidden_number(reason: Reason, periods: list[str]) -> None:
    parts = hidden(reason, place="Læsø Kommune", periods=periods)
    said = text(parts).replace(NBSP, " ")
    for period in periods:
        said = said.replace(period, "")
    said = said.replace("december 2016", "")
    assert not re.search(r"\d", said)
    assert not re.search("højere|lavere|steg|faldt|niveau|nr|flere|færre|under|over", said)


def test_nothing_is_told_of_no_periods() -> None:
    assert hidden(FEW, place="Læsø Kommune", periods=[]) == ()


def test_there_are_words_for_every_reason_and_no_others() -> None:
    with pytest.raises(KeyError):
        hidden("glemt", place="Læsø Kommune", periods=["2018"])


def names(codes: str) -> list[str]:
    return [places.official(code) for code in codes.split()]


@pytest.mark.parametrize(
    ("codes", "shared", "said"),
    [
        (
            "187 183",
            True,
            "Vallensbæk Kommune og Ishøj Kommune indberetter sammen. Tallet dækker begge kommuner "
            "tilsammen.",
        ),
        ("563 561", False, "Fanø Kommune og Esbjerg Kommune indberetter sammen."),
        (
            "155 185 101",
            True,
            "Dragør Kommune, Tårnby Kommune og Københavns Kommune indberetter sammen. Tallet "
            "dækker kommunerne tilsammen.",
        ),
    ],
)
def test_who_reports_together(codes: str, shared: bool, said: str) -> None:
    assert text(joint(names(codes), shared=shared)) == said


@pytest.mark.parametrize(
    ("unit", "decimals", "codes", "value", "said"),
    [
        (
            "antal",
            0,
            "561 563",
            "1063",
            "Kilden har desuden et fælles tal for Esbjerg Kommune og Fanø Kommune: 1.063.",
        ),
        (
            "pct",
            1,
            "825 813",
            "12.5",
            "Kilden har desuden et fælles tal for Læsø Kommune og Frederikshavn Kommune: 12,5 pct.",
        ),
    ],
)
def test_a_joint_number_beside_the_own(
    unit: str, decimals: int, codes: str, value: str, said: str
) -> None:
    subject = Subject(unit=unit, decimals=decimals)
    parts = joint_beside(subject, places=names(codes), value=Decimal(value))
    assert text(parts).replace(NBSP, " ") == said
