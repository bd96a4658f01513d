"""A municipality is found by its name however it is written, and by its towns."""

from __future__ import annotations

import unicodedata
from collections import Counter

import pytest

from reporter import kommuner
from reporter.danish import places
from reporter.danish.towns import TOWNS

CODES = [kommune.code for kommune in kommuner.alle()]


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Århus", "aarhus"),
        ("AARHUS", "aarhus"),
        ("  aarhus ", "aarhus"),
        ("aarh", "aarh"),
        ("års", "aars"),
        ("A\N{COMBINING RING ABOVE}rhus", "aarhus"),
        ("Høje-Taastrup", "hoeje taastrup"),
        ("Høje  Tåstrup", "hoeje taastrup"),
        ("Høje\N{EN DASH}Taastrup", "hoeje taastrup"),
        ("LÆSØ", "laesoe"),
        ("Aarhus’ kommune", "aarhus kommune"),
        ("Aarhus' Kommune", "aarhus kommune"),
        ("Kbh.", "kbh"),
        ("Allér", "aller"),
        ("0751", "0751"),
        ("", ""),
        (" - ", ""),
    ],
)
def test_spellings_that_differ_only_in_writing_are_folded_alike(written: str, folded: str) -> None:
    assert places.folded(written) == folded
    assert places.folded(folded) == folded
    assert places.folded(unicodedata.normalize("NFD", written)) == folded


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Aarhus", "751"),
        ("Århus", "751"),
        ("arhus", "751"),
        ("AARHUS KOMMUNE", "751"),
        ("751", "751"),
        ("København", "101"),
        ("kobenhavn", "101"),
        ("koebenhavns kommune", "101"),
        ("Copenhagen", "101"),
        ("Bornholm", "400"),
        ("bornholms regionskommune", "400"),
        ("Rønne", "400"),
        ("Års", "820"),
        ("Aars", "820"),
        ("Vesthimmerland", "820"),
        ("Nordfyn", "480"),
        ("Bogense", "480"),
        ("Maribo", "360"),
        ("Læsø", "825"),
        ("laeso", "825"),
        ("laesoe", "825"),
        ("aero", "492"),
        ("Høje Taastrup", "169"),
        ("hoje tastrup", "169"),
        ("Fåborg Midtfyn", "430"),
        ("abenra", "580"),
        ("Tårnby", "185"),
        ("tarnby", "185"),
        ("Grenå", "707"),
        ("Nykøbing Mors", "773"),
        ("nykobing falster", "376"),
    ],
)
def test_a_municipality_is_found_by_what_people_type(typed: str, code: str) -> None:
    assert [c for c in CODES if places.folded(typed) in places.search_forms(c)] == [code]


def test_the_beginning_of_a_word_is_enough() -> None:
    def found(typed: str) -> set[str]:
        return {
            code
            for code in CODES
            for form in places.search_forms(code)
            if f" {places.folded(typed)}" in f" {form}"
        }

    assert found("års") == {"820"}
    assert found("aarh") == {"751"}
    assert found("taastr") == {"169"}
    assert found("Nykøbing") == {"306", "376", "773"}


def test_what_is_searched_in_is_folded_already_and_belongs_to_one() -> None:
    forms = [form for code in CODES for form in places.search_forms(code)]
    assert all(places.folded(form) == form for form in forms)
    assert [form for form, times in Counter(forms).items() if times > 1] == []


def test_every_town_lies_in_a_municipality_that_is_called_something_else() -> None:
    assert set(TOWNS) <= set(CODES)
    names = {places.folded(kommune.name) for kommune in kommuner.alle()}
    assert not names & {places.folded(town) for towns in TOWNS.values() for town in towns}
