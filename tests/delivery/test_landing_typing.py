"""One types what one calls a municipality, in a real browser, and is led to its sheet."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from reporter import resources
from reporter.danish.places import folded, official, search_forms, slug
from reporter.danish.towns import TOWNS
from reporter.kommuner import ALIASES, alle
from reporter.rendering.scripts import FOLDING
from tests.delivery.samples_landing import delivery
from tests.delivery.walk_landing import TO_FIELD, Step, lay_out, walk
from tests.validators.verdict import node

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_out(tmp_path_factory.mktemp("kommuneark-2018"), delivery())


SCRIPT = resources.templates() / FOLDING
TYPED = {
    "års": "820",  # Aars, where Vesthimmerland has its town hall
    "Århus": "751",
    "aarh": "751",
    "AARHUS": "751",
    "arhus": "751",
    "  aarhus  kommune ": "751",
    "vesthim": "820",
    "himmerland": "820",
    "høje tåstrup": "169",
    "Høje-Taa": "169",
    "tåstrup": "169",
    "751": "751",
    "Læsø": "825",
    "A\u030arhus": "751",  # as a Mac may write it
}


def test_one_types_and_goes_there_by_the_keyboard_alone(page: Path) -> None:
    steps: list[Step] = []
    for typed in TYPED:
        steps += [
            ("again",), *TO_FIELD, ("focus",), ("type", typed),
            ("text", "#svar"), ("visible", ".kommune"), ("press", "Enter"), ("arrive",),
        ]  # fmt: skip
    told, requests, errors = walk(page, steps)
    found = dict(zip(TYPED, zip(*[iter(told)] * 4, strict=True), strict=True))
    assert found == {
        typed: (
            "kommune",
            f"1 kommune passer: {official(code)}. Tryk på Enter for at åbne arket.",
            [official(code)],
            f"{slug(code)}.html",
        )
        for typed, code in TYPED.items()
    }
    assert requests == errors == []


def test_what_fits_is_counted_lit_on_the_map_and_the_rest_put_away(page: Path) -> None:
    told, _, errors = walk(
        page,
        [
            *TO_FIELD, ("type", "tå"),
            ("text", "#svar"), ("visible", ".kommune"), ("visible", ".region h3"),
            ("style", '[data-kode="185"] path', "fill"),
            ("style", '[data-kode="751"] path', "fill"),
            ("press", "Enter"), ("focus",), ("press", "Enter"), ("arrive",),
        ],
    )  # fmt: skip
    answer, names, regions, lit, unlit, focus, arrived = told
    # Høje-Taastrup, Lyngby-Taarbæk and Tårnby: words that begin so, none in which it stands.
    assert answer == "3 kommuner passer. Skriv mere, eller vælg på listen."
    assert names == ["Høje-Taastrup Kommune", "Lyngby-Taarbæk Kommune", "Tårnby Kommune"]
    assert regions == ["Region Hovedstaden"]
    assert lit != unlit
    assert (focus, arrived) == (names[0], "169-hoeje-taastrup.html")
    assert errors == []


def test_nothing_found_is_told_and_mended(page: Path) -> None:
    told, _, _ = walk(
        page,
        [
            *TO_FIELD, ("type", "qq <b>"), ("text", "#svar"), ("visible", ".kommune"),
            ("press", "Enter"), ("focus",), ("visible", "svg.kort"),
            *[("press", "Backspace")] * 6, ("text", "#svar"), ("visible", ".kommune"),
            ("type", "?!"), ("text", "#svar"), ("visible", ".kommune"),
        ],
        width=320,
    )  # fmt: skip
    assert told[0] == (
        "Ingen kommune passer til ”qq <b>”. Prøv med færre bogstaver, eller slet dem, "
        "og vælg på kortet eller listen."
    )
    assert (told[1], told[2], len(told[3])) == ([], "kommune", 1)
    assert (told[4], len(told[5])) == ("", 98)
    assert (told[6], len(told[7])) == ("Skriv mindst ét bogstav eller ciffer.", 98)


def test_the_town_by_which_it_was_found_is_told_but_not_the_name_twice(page: Path) -> None:
    told, _, _ = walk(
        page,
        [
            *TO_FIELD, ("type", "års"), ("visible", "[data-navne]:not([hidden]) .by"),
            ("press", "Control+a"), ("type", "aar"), ("visible", "[data-navne]:not([hidden])"),
        ],
    )  # fmt: skip
    assert told[0] == ["Aars"]
    assert [" ".join(entry.split()) for entry in told[1]] == [
        "Aarhus Kommune PDF: Aarhus Kommune CSV: Aarhus Kommune",
        "Vesthimmerlands Kommune Aars PDF: Vesthimmerlands Kommune CSV: Vesthimmerlands Kommune",
        "Assens Kommune Aarup PDF: Assens Kommune CSV: Assens Kommune",
    ]


def test_the_arrow_leads_from_the_field_to_the_list(page: Path) -> None:
    steps = [*TO_FIELD, ("type", "samsø"), ("press", "ArrowDown"), ("press", "Enter"), ("arrive",)]
    assert walk(page, steps).told == ["741-samsoe.html"]


def test_on_a_small_screen_what_is_found_stands_right_below_the_field(page: Path) -> None:
    told, _, _ = walk(
        page,
        [*TO_FIELD, ("type", "fan"), ("visible", "svg.kort"), ("visible", ".kommune")],
        width=375,
    )
    assert told == [[], ["Fanø Kommune"]]


ODD = (
    "", " ", "Århus", "AARHUS", "aarhus", "Høje–Taastrup", "Høje-\u00a0Taastrup", "ǾÆÅ", "straße",
    "ẞ", "ſ", "ıİI", "Ærø's", "Nørre\u2019", "St. Heddinge", "…", "１２", "a\u0301e\u0308", "ﬁn",
    "Α\u0345ΣΑΣ", "æ\u0301", "A\u030a", "a|b", "<&>", "\U0001f600 Vejle", "751", "½", "²",
)  # fmt: skip


def test_the_script_folds_as_python_does() -> None:
    names = [name for kommune in alle() for name in (kommune.name, official(kommune.code))]
    towns = [town for own in TOWNS.values() for town in own]
    # Every character of Latin and Greek writing and of general punctuation, and next to others.
    characters = [
        chr(n) for n in (*range(0x20, 0x300), *range(0x370, 0x400), *range(0x2000, 0x2070))
    ]
    beside = [f"å{character}ø{character}" for character in characters]
    texts = [*names, *map(str.upper, names), *ALIASES, *towns, *characters, *beside, *ODD]
    command = (
        "const fs = require('node:fs');"
        f"const source = fs.readFileSync({json.dumps(str(SCRIPT))}, 'utf8');"
        "const folded = new Function(`${source}; return folded;`)();"
        "const texts = JSON.parse(fs.readFileSync(0, 'utf8'));"
        "console.log(JSON.stringify(texts.map(folded)));"
    )
    run = subprocess.run(
        [node(), "-e", command], input=json.dumps(texts), capture_output=True, text=True, check=True
    )
    assert len(texts) > 2000
    assert dict(zip(texts, json.loads(run.stdout), strict=True)) == {t: folded(t) for t in texts}


def test_every_form_of_every_name_is_found(page: Path) -> None:
    forms = [(official(k.code), form) for k in alle() for form in search_forms(k.code)]
    steps: list[Step] = [*TO_FIELD]
    for _, form in forms:
        steps += [("press", "Control+a"), ("type", form), ("visible", ".kommune")]
    found = walk(page, steps).told
    assert len(found) > 3 * 98
    assert [pair for pair, names in zip(forms, found, strict=True) if pair[0] not in names] == []
