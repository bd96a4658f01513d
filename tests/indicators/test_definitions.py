from __future__ import annotations

from pathlib import Path

import pytest

import reporter.registers
from reporter.danish.numbers import UNITS
from reporter.indicators.counting import CASES
from reporter.indicators.definition import Definition, Unit
from reporter.indicators.definitions import ALL, maal_2, maal_9, of, of_goal, support, vulnerable

ids = [definition.id for definition in ALL]


def test_all_ten_goals_are_defined_in_their_order() -> None:
    assert [definition.goal for definition in ALL] == sorted(d.goal for d in ALL)
    assert {definition.goal for definition in ALL} == set(range(1, 11))
    assert len(set(ids)) == len(ids)


def test_goal_1_has_two_definitions_that_are_never_one_series() -> None:
    first, second = of_goal(1)
    assert (first.id, first.since) == ("maal-1-2016", "2016")
    assert (second.id, second.since) == ("maal-1-2018", "2018")
    assert (first.unit, first.value_unit) == (Unit.SCORE, "point")
    assert (second.unit, second.value_unit) == (Unit.PERSONS, "pct")


def test_seven_goals_may_be_distributed() -> None:
    assert {d.goal for d in ALL if d.attribution} == {2, 3, 4, 6, 7, 8, 9}


@pytest.mark.parametrize("definition", ALL, ids=ids)
def test_a_definition_says_where_it_belongs_or_why_it_belongs_nowhere(
    definition: Definition,
) -> None:
    assert (definition.attribution is None) == bool(definition.not_distributed)
    assert not (definition.unknown and definition.attribution is None)


@pytest.mark.parametrize("definition", ALL, ids=ids)
def test_every_definition_is_counted_from_registers_that_exist(definition: Definition) -> None:
    assert definition.registers
    for register in definition.registers:
        path = Path(reporter.registers.__file__).parent / "tables" / f"{register}.yaml"
        assert path.is_file()
    assert definition.value_unit in UNITS


def test_every_definition_is_counted_and_nothing_else() -> None:
    assert list(CASES) == ids


def test_only_what_is_reported_for_several_may_count_a_person_in_several_places() -> None:
    assert [d.id for d in ALL if not d.additive] == ["maal-3", "maal-4"]
    assert [d.id for d in ALL if d.panel] == ["maal-3", "maal-4"]
    assert [d.id for d in ALL if d.parts] == ["maal-3", "maal-4"]


def test_a_definition_is_found_by_id_and_by_goal() -> None:
    assert of("maal-2") is maal_2.IN_YOUTH_EDUCATION
    assert of_goal(9) == (maal_9.ENDED_COURSES,)
    assert [d.id for d in of_goal(8)] == ["maal-8", "maal-8-doedsfald"]
    with pytest.raises(KeyError):
        of("maal-11")
    with pytest.raises(KeyError):
        of_goal(11)


def test_codes_overlap_nowhere_they_must_not() -> None:
    assert vulnerable.PLACED[1] < vulnerable.PREVENTIVE[0]
    assert support.RETIRED_EARLY not in support.EMPLOYED
    assert not set(support.OLD_AGE) & {support.RETIRED_EARLY, support.CASH_BENEFIT}


@pytest.mark.parametrize("definition", ALL, ids=ids)
def test_a_goal_wants_its_number_to_move_as_its_title_says(definition: Definition) -> None:
    by_title = {"Flere": "higher", "Færre": "lower", "Større": "higher"}
    # Of these the number counts what the goal wants less of, or is what its title is about.
    by_itself = {
        "maal-1-2016": "higher",  # a score that shall improve
        "maal-1-2018": "lower",  # readers whose results are insufficient
        "maal-8-doedsfald": "lower",
    }
    wanted = by_itself.get(definition.id) or by_title[definition.title.split()[0]]
    assert definition.wanted == wanted
