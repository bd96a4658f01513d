"""The policy: what is small, what is safe to know, and that it cannot be turned off."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reporter.disclosure.policy import Policy, load, whole
from reporter.errors import DisclosureError, ExitCode


def test_three_persons_are_few_and_four_are_not() -> None:
    assert [Policy().small(n) for n in (0, 1, 3, 4)] == [False, True, True, False]
    assert [Policy(zeros="hidden").small(n) for n in (0, 3, 4)] == [True, True, False]
    assert [Policy(threshold=5, width=5).small(n) for n in (5, 6)] == [True, False]


@pytest.mark.parametrize(
    ("low", "high", "safe"),
    [
        (4, 4, True),  # known, and not few
        (3, 3, False),
        (0, 0, True),  # known to be nobody
        (0, 1, False),
        (0, 3, False),  # surely few, if anybody
        (0, 4, True),
        (1, 4, False),  # width 3
        (1, 5, True),
        (3, 6, False),
        (3, 7, True),
        (4, 5, True),  # narrow, but surely not few
        (0, float("inf"), True),
    ],
)
def test_what_an_attacker_may_know(low: int, high: float, safe: bool) -> None:
    assert Policy().safe(low, high) is safe


def test_a_count_of_courses_must_stay_uncertain_where_it_is_large() -> None:
    assert not Policy().safe(5, 5, exact=False)
    assert not Policy().safe(5, 8, exact=False)
    assert Policy().safe(5, 9, exact=False)
    assert Policy().safe(0, 0, exact=False)


def test_a_hidden_zero_may_not_be_known() -> None:
    assert not Policy(zeros="hidden").safe(0, 0)


def test_bounds_on_whole_numbers_are_tightened() -> None:
    assert whole(0.2, 3.9) == (1, 3)
    assert whole(2.0000000001, 2.9999999999) == (2, 3)
    assert whole(0.0, float("inf")) == (0, float("inf"))


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        (
            {"threshold": "1"},
            "threshold skal være mellem 2 og 100; fortroligheden kan ikke slås fra",
        ),
        (
            {"threshold": "0"},
            "threshold skal være mellem 2 og 100; fortroligheden kan ikke slås fra",
        ),
        (
            {"threshold": "5"},
            "width skal være mindst lige så stor som threshold og højst 1000; "
            "ellers kan et skjult tal regnes ud for snævert",
        ),
        ({"decimals": "4"}, "decimals skal være mellem 0 og 3"),
        ({"zeros": "ja"}, "zeros skal være shown eller hidden"),
        ({"complement": "0"}, "complement skal være true eller false"),
        ({"width": "-4"}, "width skal være et helt tal"),
        ({"width": "4,5"}, "width skal være et helt tal"),
        (
            {"enabled": "false"},
            "feltet enabled findes ikke; felterne er threshold, zeros, complement, decimals, width",
        ),
    ],
)
def test_no_policy_leaves_a_table_unprotected(fields: dict[str, str], message: str) -> None:
    with pytest.raises(DisclosureError) as error:
        Policy.from_text(fields)
    assert str(error.value) == message
    assert error.value.exit_code == ExitCode.DISCLOSURE


@pytest.mark.parametrize(
    "policy",
    [Policy(), Policy(threshold=5, zeros="hidden", complement=False, decimals=1, width=9)],
)
def test_the_policy_survives_being_written_into_a_table(policy: Policy) -> None:
    assert Policy.from_text(policy.as_text()) == policy


def test_the_policy_is_written_in_plain_fields() -> None:
    assert Policy().as_text() == {
        "threshold": "3",
        "zeros": "shown",
        "complement": "true",
        "decimals": "0",
        "width": "4",
    }


def read(folder: Path, text: str) -> Policy:
    file = folder / "politik.yaml"
    file.write_text(text, "utf-8")
    return load(file)


def test_a_file_gives_what_differs(tmp_path: Path) -> None:
    assert read(tmp_path, "threshold: 5\nwidth: 6\nzeros: hidden\n") == Policy(
        threshold=5, width=6, zeros="hidden"
    )
    assert read(tmp_path, "width: 2\nthreshold: 2\n") == Policy(threshold=2, width=2)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "zeros: shown\nthreshold: 1\n",
            "politik.yaml:2: threshold skal være mellem 2 og 100; fortroligheden kan ikke slås fra",
        ),
        (
            "threshold: 5\n",
            "politik.yaml: width skal være mindst lige så stor som threshold og højst 1000; "
            "ellers kan et skjult tal regnes ud for snævert",
        ),
        ("width: 0x9\n", "politik.yaml:1: width skal være et helt tal"),
        ("width: 5\nwidth: 6\n", "politik.yaml:2: feltet width står to gange; slet det ene"),
        ("width: [5]\n", "politik.yaml:1: et felt skal have én værdi, fx threshold: 3"),
        ("- 3\n", "politik.yaml: politikken skal være felter med værdier, fx threshold: 3"),
        ("", "politik.yaml: politikken skal være felter med værdier, fx threshold: 3"),
        (
            "width: 'a\n",
            "politik.yaml: filen kan ikke læses som YAML; skriv et felt på hver linje, "
            "fx threshold: 3",
        ),
        ("complement: no\n", "politik.yaml:1: complement skal være true eller false"),
    ],
)
def test_a_fault_in_the_file_says_where_and_what_to_do(
    tmp_path: Path, text: str, message: str
) -> None:
    with pytest.raises(DisclosureError) as error:
        read(tmp_path, text)
    assert str(error.value) == message


def test_a_policy_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DisclosureError) as error:
        load(tmp_path / "ingen.yaml")
    assert str(error.value) == "ingen.yaml: filen kan ikke læses; ret stien til politikken"


def test_a_pipe_and_a_device_are_no_policies(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "rør.yaml")
    for path in (tmp_path / "rør.yaml", Path("/dev/zero")):
        with pytest.raises(DisclosureError) as error:
            load(path)
        assert str(error.value) == f"{path.name}: politikken skal være en almindelig fil"


def test_a_large_file_is_no_policy(tmp_path: Path) -> None:
    with pytest.raises(DisclosureError) as error:
        read(tmp_path, "#" * 100_001)
    message = "politik.yaml: filen er større end 100 kB og er ingen politik; ret stien"
    assert str(error.value) == message
    assert read(tmp_path, "#" * 99_980 + "\nwidth: 5") == Policy(width=5)
