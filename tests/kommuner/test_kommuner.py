"""Every municipality is known by its code, its name and the spellings in use."""

from __future__ import annotations

import unicodedata

import pytest

from reporter import kommuner
from reporter.kommuner import UnknownKommuneError


def test_there_are_98_municipalities_with_codes_and_names_of_their_own() -> None:
    everyone = kommuner.alle()
    assert len(everyone) == 98
    assert len({k.code for k in everyone}) == 98
    assert len({k.name for k in everyone}) == 98


def test_codes_have_three_digits_and_are_in_order() -> None:
    codes = [k.code for k in kommuner.alle()]
    assert all(len(code) == 3 and code.isdecimal() for code in codes)
    assert codes == sorted(codes)


def test_christiansoe_is_no_municipality() -> None:
    with pytest.raises(UnknownKommuneError):
        kommuner.find("411")


@pytest.mark.parametrize("kommune", kommuner.alle(), ids=lambda k: k.code)
def test_every_municipality_is_found_by_code_and_by_name(kommune: kommuner.Kommune) -> None:
    for name in (
        kommune.code,
        f"0{kommune.code}",
        kommune.name,
        f"{kommune.name} Kommune",
        kommune.name.upper(),
        f"  {kommune.name}\u00a0",
        unicodedata.normalize("NFD", kommune.name),
    ):
        assert kommuner.find(name) == kommune, name


@pytest.mark.parametrize(("alias", "name"), kommuner.ALIASES.items())
def test_every_spelling_in_use_is_known(alias: str, name: str) -> None:
    assert kommuner.find(alias).name == name
    assert kommuner.find(f"{alias} kommune").name == name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Århus", "Aarhus"),
        ("Ålborg", "Aalborg"),
        ("Høje-Tåstrup", "Høje-Taastrup"),
        ("Aarhus Kommune", "Aarhus"),
        ("Københavns Kommune", "København"),
        ("Bornholms Regionskommune", "Bornholm"),
        ("Vesthimmerlands Kommune", "Vesthimmerlands"),
        ("751", "Aarhus"),
        ("0751", "Aarhus"),
    ],
)
def test_known_examples(written: str, name: str) -> None:
    assert kommuner.find(written).name == name


@pytest.mark.parametrize(
    ("typo", "name"),
    [
        ("Arhus", "Aarhus"),
        ("Kobenhavn", "København"),
        ("Brønderlsev", "Brønderslev"),
        ("Faaborg Midtfyn", "Faaborg-Midtfyn"),
    ],
)
def test_a_typo_is_told_with_the_municipality_it_is_likest(typo: str, name: str) -> None:
    with pytest.raises(UnknownKommuneError) as caught:
        kommuner.find(typo)
    assert (caught.value.name, caught.value.nearest) == (typo, name)


@pytest.mark.parametrize("name", ["", " ", "kommune", "0", "000", "999", "7510", "Stockholm"])
def test_what_is_like_no_municipality_is_told_without_a_guess(name: str) -> None:
    with pytest.raises(UnknownKommuneError) as caught:
        kommuner.find(name)
    assert caught.value.nearest == ""


def test_nothing_is_near_where_nothing_is_known() -> None:
    assert kommuner.nearest("Aarhus", []) == ""
