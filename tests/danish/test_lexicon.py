"""The lexicon's nouns are bent as Danish does."""

from __future__ import annotations

import pytest

from reporter.danish.lexicon import ORDINALS, Noun, nouns, ordinal


def test_the_nouns_are_listed_in_danish_order() -> None:
    after_z = str.maketrans("æøå", "{|}")
    assert list(nouns()) == sorted(nouns(), key=lambda word: word.translate(after_z))


@pytest.mark.parametrize("noun", nouns().values(), ids=list(nouns()))
def test_a_noun_ends_as_its_gender_does(noun: Noun) -> None:
    assert noun.singular in nouns()
    adjectival = noun.definite.startswith("den ")
    if adjectival:
        assert noun.definite == f"den {noun.after_article}"
        assert noun.definite_plural == f"de {noun.plural}" == f"de {noun.after_article}"
    else:
        assert noun.definite.endswith("et" if noun.neuter else "n")
        assert noun.definite_plural.endswith("ne")
        assert noun.after_article == noun.singular
        assert noun.definite_plural.startswith(noun.plural.rstrip("e"))
    assert noun.one == ("et" if noun.neuter else "en")


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("person", ("personen", "person", "personer", "personerne", False)),
        ("kommune", ("kommunen", "kommune", "kommuner", "kommunerne", False)),
        ("mål", ("målet", "mål", "mål", "målene", True)),
        ("forløb", ("forløbet", "forløb", "forløb", "forløbene", True)),
        ("barn", ("barnet", "barn", "børn", "børnene", True)),
        ("mand", ("manden", "mand", "mænd", "mændene", False)),
        ("ung", ("den unge", "unge", "unge", "de unge", False)),
        ("voksen", ("den voksne", "voksne", "voksne", "de voksne", False)),
        ("krisecenter", ("krisecentret", "krisecenter", "krisecentre", "krisecentrene", True)),
        ("tilbud", ("tilbuddet", "tilbud", "tilbud", "tilbuddene", True)),
        ("dom", ("dommen", "dom", "domme", "dommene", False)),
        ("år", ("året", "år", "år", "årene", True)),
    ],
)
def test_the_forms_of_a_noun(word: str, forms: tuple[str | bool, ...]) -> None:
    noun = nouns()[word]
    assert forms == (
        noun.definite,
        noun.after_article,
        noun.plural,
        noun.definite_plural,
        noun.neuter,
    )


def test_ordinals_go_to_twelve_and_only_the_second_has_a_neuter() -> None:
    assert [ordinal(place) for place in range(1, 13)] == list(ORDINALS)
    assert [ordinal(n, neuter=True) for n in (1, 2, 3)] == ["første", "andet", "tredje"]
    assert ordinal(0) is None
    assert ordinal(13) is None
