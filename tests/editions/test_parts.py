"""A distribution can be the parts of a whole in a published table."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reporter.published import csvw
from reporter.table import Distribution, Hidden, Reason
from tests.drafting.tables import MUNICIPALITIES, row, table
from tests.editions.minimal import Sample

PARTS = """\
  - id: dele
    kind: distribution
    table: data/tabel.csv
    indicator: maal-3
    period: 2016
    source: Registre
    parts: {I uddannelse: uddannelse, I job: beskæftigelse, Øvrige: andre}
"""


def with_parts(sample: Sample, *values: str | Hidden, unit: str = "pct") -> Sample:
    groups = ("uddannelse", "beskæftigelse", "andre")
    rows = [
        row("maal-3", "2016", value, group=group, unit=unit)
        for group, value in zip(groups, values, strict=True)
    ]
    # Another year, another place and another group, none of which is asked for.
    rows += [
        row("maal-3", "2015", 99, group="uddannelse"),
        row("maal-3", "2016", 98, group="uddannelse", area=MUNICIPALITIES[0]),
        row("maal-3", "2016", 97, group="målgruppe"),
    ]
    return sample.with_data(PARTS, "data/tabel.csv", csvw.write(table(*rows)))


def test_the_parts_are_the_countrys_in_that_period(sample: Sample) -> None:
    edition = with_parts(sample, "2", "7", "91").load()
    assert edition.tables["dele"] == Distribution(
        id="dele",
        decimals=0,
        period="2016",
        parts=(("I uddannelse", Decimal(2)), ("I job", Decimal(7)), ("Øvrige", Decimal(91))),
    )
    assert edition.synthetic == {"dele"}


def test_a_part_is_printed_by_its_name(sample: Sample) -> None:
    assert with_parts(sample, "2", "7", "91").printed('{{ vaerdi("dele", "I job") }}') == "7 pct."


@pytest.mark.parametrize(
    ("values", "right"),
    [
        # Three whole numbers, each rounded by at most a half, miss 100 by at most 1.5.
        (("33", "33", "33"), True),
        (("34", "34", "33"), True),
        (("33", "33", "32"), False),
        (("34", "34", "34"), False),
        (("33.3", "33.3", "33.3"), True),
        (("33.3", "33.3", "33.2"), False),
    ],
)
def test_parts_miss_a_hundred_by_no_more_than_rounding(
    sample: Sample, values: tuple[str, ...], right: bool
) -> None:
    assert (with_parts(sample, *values).faults() == []) is right


WHERE = "proeve/data/tabel.csv: dele: "


def test_parts_that_are_not_all_are_told(sample: Sample) -> None:
    told = f"{WHERE}delene giver 98 i alt og ikke 100 pct.; nævn alle delene"
    assert with_parts(sample, "2", "7", "89").fault() == told


def test_a_part_that_is_not_shown_leaves_no_whole(sample: Sample) -> None:
    hidden = with_parts(sample, "2", Hidden(Reason.FEW_PERSONS), "91")
    assert hidden.fault() == f"{WHERE}parts.I job: tallet vises ikke (få personer)"


def test_counts_are_no_parts(sample: Sample) -> None:
    told = f"{WHERE}dele af en helhed skal være i pct."
    assert with_parts(sample, "2", "7", "91", unit="antal").fault() == told


def test_a_part_and_a_period_that_are_not_there_are_told(sample: Sample) -> None:
    wrong = with_parts(sample, "2", "7", "91")
    wrong.replace("Øvrige: andre", "Øvrige: andree")
    assert wrong.fault() == f"{WHERE}gruppen 'andree' findes ikke; mente du andre?"
    wrong.replace("Øvrige: andree", "Øvrige: andre").replace(
        "    period: 2016\n    source: Registre", "    period: 2014\n    source: Registre"
    )
    assert wrong.fault() == f"{WHERE}perioden '2014' findes ikke; der er 2015, 2016"
