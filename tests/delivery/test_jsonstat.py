"""The JSON-stat dataset holds to its format and reads back as the numbers it was made of."""

from __future__ import annotations

import hashlib
import json
from math import prod
from typing import Any

import pytest

from reporter import kommuner
from reporter.delivery.cells import lines
from reporter.delivery.contents import DeliveredIndicator, Delivery
from reporter.delivery.jsonstat import jsonstat
from reporter.published.foreign import read as foreign
from reporter.published.foreign.description import ForeignTable
from reporter.published.origin import STAMP, SYNTHETIC
from reporter.table import Hidden, Reason
from tests.delivery.samples import COUNTS, SHARES, delivery
from tests.delivery.surroundings import digest_elsewhere


def parsed(content: Delivery | None = None) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(jsonstat(content or delivery()))
    return found


def test_it_is_a_dataset_of_the_second_version() -> None:
    told = parsed()
    assert (told["version"], told["class"]) == ("2.0", "dataset")
    assert (told["label"], told["updated"]) == ("Kommuneark 2018", "2018-11-06")
    assert told["source"] == (
        "Styrelsen; Egne beregninger på registerdata; Kommunernes indberetninger"
    )


def test_dimensions_sizes_roles_and_values_fit_together() -> None:
    told = parsed()
    assert told["id"] == ["indikator", "omraade", "periode"]
    assert told["size"] == [2, 1 + 5 + 98 + 1, 3]
    assert told["role"] == {"metric": ["indikator"], "geo": ["omraade"], "time": ["periode"]}
    assert set(told["dimension"]) == set(told["id"])
    assert len(told["value"]) == prod(told["size"])
    for name, size in zip(told["id"], told["size"], strict=True):
        category = told["dimension"][name]["category"]
        assert len(set(category["index"])) == len(category["index"]) == size
        assert set(category.get("label", category["index"])) == set(category["index"])
    assert all(told["value"][int(place)] is None for place in told["status"])
    assert [int(place) for place in told["status"]] == sorted(map(int, told["status"]))


def test_an_indicator_has_its_unit_its_decimals_and_its_notes() -> None:
    category = parsed()["dimension"]["indikator"]["category"]
    assert category["unit"] == {
        "maal-3": {"label": "Pct.", "decimals": 1},
        "antal": {"label": "Antal", "decimals": 0},
    }
    assert category["note"]["antal"] == [
        COUNTS.counted,
        "Tallet for hele landet er ikke kildens, men summen af kommunernes tal.",
        "Regionernes tal er ikke kildens, men summen af kommunernes tal.",
        "Kilde: Kommunernes indberetninger",
    ]


def test_areas_lie_in_each_other_and_joint_numbers_are_told_of() -> None:
    category = parsed()["dimension"]["omraade"]["category"]
    assert category["index"][:3] == ["000", "1081", "1082"]
    assert category["index"][-1] == "155+185"
    assert category["child"]["000"] == sorted(kommuner.REGIONS)
    assert "825" in category["child"]["1081"]
    assert len(category["child"]["1081"]) == 11
    said = ["Udsatte unge i uddannelse: Tallet gælder Dragør og Tårnby tilsammen."]
    assert category["note"] == {"155": said, "185": said}


def test_a_hidden_number_is_null_with_a_mark_that_is_explained() -> None:
    told = parsed()
    assert told["extension"]["status"]["label"] == {
        "..": "ingen data",
        "*)": "ikke godkendt",
        "**)": "få personer",
    }
    marks = sorted(told["status"].values())
    assert marks == ["*)"] * 2 + ["**)"] * 4 + [".."] * 4
    hidden = sum(
        isinstance(value, Hidden)
        for each in (SHARES, COUNTS)
        for line in lines(each.series)
        for value in line.values
    )
    assert len(marks) == hidden


@pytest.mark.parametrize("indicator", [SHARES, COUNTS], ids=lambda each: each.id)
def test_it_reads_back_as_the_same_numbers(indicator: DeliveredIndicator) -> None:
    series = indicator.series
    description = ForeignTable(
        format="json-stat",
        indicator=indicator.id,
        unit=series.unit,
        where={"indikator": indicator.title},
    )
    read = foreign.read(jsonstat(delivery()), description, "t.json")
    found = {(row.area, row.period): row.value for row in read.observations}
    for line in lines(series):
        for period, value in zip(series.periods, line.values, strict=True):
            assert found.pop((line.area, period)) == value
    # The other indicator's periods and areas are empty here: never told of, so no data.
    assert set(found.values()) == {Hidden(Reason.NO_DATA)}


def test_made_up_numbers_say_so_and_real_ones_do_not() -> None:
    told = parsed(delivery(synthetic=True))
    assert told["label"] == "SYNTETISKE DATA: Kommuneark 2018"
    assert told["note"] == [STAMP]
    assert told["extension"]["oprindelse"] == SYNTHETIC
    assert SYNTHETIC.encode() not in jsonstat(delivery())


def test_no_number_is_more_precise_than_it_is_printed() -> None:
    values = json.loads(jsonstat(delivery()), parse_float=str, parse_int=str)["value"]
    written = [value for value in values if value is not None]
    assert len(written) == 2 * 105 + 104 - 10
    assert all("." not in value or len(value.split(".")[1]) == 1 for value in written)
    assert all("." not in value for value in values[3 * 105 :] if value is not None)


def test_the_same_delivery_gives_the_same_bytes_anywhere() -> None:
    script = (
        "from tests.delivery.samples import delivery\n"
        "from reporter.delivery.jsonstat import jsonstat\n"
        "content = jsonstat(delivery())\n"
    )
    here = hashlib.sha256(jsonstat(delivery())).hexdigest()
    assert digest_elsewhere(script) == here
