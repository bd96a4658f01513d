"""The landing page in a real browser: by typing, by keys on the map, without JavaScript."""

from __future__ import annotations

import json
import re
import subprocess
from collections import deque
from pathlib import Path

import pytest

from reporter import resources
from reporter.danish.places import folded, official, search_forms, slug
from reporter.danish.towns import TOWNS
from reporter.kommuner import ALIASES, alle
from tests import validators
from tests.delivery.samples_landing import delivery, sheet
from tests.delivery.walk_landing import Step, lay_out, walk, without_script
from tests.validators.verdict import node

pytestmark = pytest.mark.slow

SCRIPT = resources.templates() / "landing" / "find.js"
TO_FIELD: list[Step] = [("press", "Tab")] * 3  # past two links that skip
TO_MAP: list[Step] = [*TO_FIELD, ("press", "Tab")]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_out(tmp_path_factory.mktemp("kommuneark-2018"), delivery())


# --- By typing ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("års", "820"),  # Aars, where Vesthimmerland has its town hall
        ("Århus", "751"),
        ("aarh", "751"),
        ("AARHUS", "751"),
        ("arhus", "751"),
        ("  aarhus  kommune ", "751"),
        ("vesthim", "820"),
        ("himmerland", "820"),
        ("høje tåstrup", "169"),
        ("Høje-Taa", "169"),
        ("tåstrup", "169"),
        ("751", "751"),
        ("Læsø", "825"),
        ("A\u030arhus", "751"),  # as a Mac may write it
    ],
)
def test_one_types_and_goes_there_by_the_keyboard_alone(page: Path, typed: str, code: str) -> None:
    name = official(code)
    told, requests, errors = walk(
        page,
        [
            *TO_FIELD, ("focus",), ("type", typed),
            ("text", "#svar"), ("visible", ".kommune"), ("press", "Enter"), ("arrive",),
        ],
    )  # fmt: skip
    assert told == [
        "kommune",
        f"1 kommune passer: {name}. Tryk på Enter for at åbne arket.",
        [name],
        f"{slug(code)}.html",
    ]
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
        "const parts = source.split(/^start\\(\\);$/m);"
        "if (parts.length !== 2) throw new Error('no start');"
        "const folded = new Function(`${parts[0]}; return folded;`)();"
        "const texts = JSON.parse(fs.readFileSync(0, 'utf8'));"
        "console.log(JSON.stringify(texts.map(folded)));"
    )
    run = subprocess.run(
        [node(), "-e", command], input=json.dumps(texts), capture_output=True, text=True, check=True
    )
    assert len(texts) > 2000
    assert dict(zip(texts, json.loads(run.stdout), strict=True)) == {t: folded(t) for t in texts}


@pytest.mark.parametrize("code", ["751", "820", "101", "400"])
def test_every_form_is_found(page: Path, code: str) -> None:
    steps: list[Step] = [*TO_FIELD]
    for form in search_forms(code):
        steps += [("press", "Control+a"), ("type", form), ("visible", ".kommune")]
    found = walk(page, steps).told
    assert len(found) == len(search_forms(code))
    assert all(official(code) in names for names in found)


# --- On the map -----------------------------------------------------------------------------------

ARROWS = ("ArrowUp", "ArrowRight", "ArrowDown", "ArrowLeft")


def way(page: Path, *, to: str) -> list[Step]:
    """Return the fewest arrow keys from where the map begins, by what its links say."""
    text = page.read_text("utf-8")
    links = re.findall(r'data-kode="(\d+)" data-naboer="([^"]+)"', text)
    following = {code: names.split() for code, names in links}
    assert len(following) == 98
    (start,) = re.findall(r'data-start="(\d+)"', text)
    ways: dict[str, list[Step]] = {start: []}
    queue = deque([start])
    while queue:
        here = queue.popleft()
        for key, other in zip(ARROWS, following[here], strict=True):
            if other != "-" and other not in ways:
                ways[other] = [*ways[here], ("press", key)]
                queue.append(other)
    return ways[to]


@pytest.mark.parametrize("code", ["825", "147", "400", "563"])
def test_the_arrows_lead_across_the_map_and_enter_goes_there(page: Path, code: str) -> None:
    keys = way(page, to=code)
    assert 0 < len(keys) <= 10
    told, requests, errors = walk(
        page,
        [
            *TO_MAP, *keys, ("focus",), ("text", "#navneskilt"),
            ("style", f'svg [data-kode="{code}"] path', "fill"), ("press", "Enter"), ("arrive",),
        ],
    )  # fmt: skip
    assert told == [official(code), official(code), "rgb(181, 69, 31)", f"{slug(code)}.html"]
    assert requests == errors == []


def test_the_map_is_one_stop_and_remembers_where_one_was(page: Path) -> None:
    told, _, errors = walk(
        page,
        [
            *TO_MAP, ("focus",), ("press", "End"), ("focus",), ("text", "#navneskilt"),
            ("press", "Tab"), ("focus",), ("text", "#navneskilt"), ("press", "Shift+Tab"),
            ("focus",), ("press", "Home"), ("focus",), ("press", "ArrowRight"),
            ("press", "ArrowLeft"), ("press", "Shift+Tab"), ("focus",),
        ],
    )  # fmt: skip
    assert told == [
        "Aarhus Kommune", "Aabenraa Kommune", "Aabenraa Kommune", "Albertslund Kommune",
        "Kort over kommunerne", "Aabenraa Kommune", "Albertslund Kommune", "kommune",
    ]  # fmt: skip
    assert errors == []


def test_a_letter_leads_to_the_next_name_that_begins_so(page: Path) -> None:
    steps: list[Step] = [*TO_MAP]
    for letter in ("l", "l", "l", "l", "l", "l", "æ", "å", "x"):
        steps += [("letter", letter), ("focus",)]
    # The order is the list's, region by region, and goes round from Aarhus, the last of its region.
    assert walk(page, steps).told == [
        f"{name} Kommune"
        for name in (
            "Læsø", "Lejre", "Lolland", "Langeland", "Lyngby-Taarbæk", "Lemvig",
            "Ærø", "Aabenraa", "Aabenraa",
        )
    ]  # fmt: skip


def test_pointing_tells_the_name_and_a_click_goes_there(page: Path) -> None:
    told, _, errors = walk(
        page,
        [
            ("text", "#navneskilt"), ("hover", 'svg [data-kode="741"]'), ("text", "#navneskilt"),
            ("hover", "h1"), ("text", "#navneskilt"),
            ("click", 'svg [data-kode="741"]'), ("arrive",),
        ],
    )  # fmt: skip
    assert told == [
        "Kort over kommunerne", "Samsø Kommune", "Kort over kommunerne", "741-samsoe.html",
    ]  # fmt: skip
    assert errors == []


def test_the_map_begins_where_the_search_led(page: Path) -> None:
    steps = [*TO_FIELD, ("type", "læsø"), ("press", "Tab"), ("focus",)]
    assert walk(page, steps).told == ["Læsø Kommune"]


# --- Without JavaScript ---------------------------------------------------------------------------


def test_without_javascript_the_list_is_there_and_the_keyboard_reaches_it(page: Path) -> None:
    told, requests, errors = walk(
        page,
        [
            ("visible", ".kommune"), ("visible", ".fil"), ("visible", "#soegning"),
            ("visible", "#taster"), ("press", "Tab"), ("press", "Tab"), ("focus",),
            ("press", "Enter"), ("press", "Tab"), ("focus",),
            *[("press", "Tab")] * 3, ("focus",), ("press", "Enter"), ("arrive",),
        ],
        javascript=False,
    )  # fmt: skip
    assert len(told[0]) == 98
    assert len(told[1]) == 2 * 98
    assert told[2:4] == [[], []]
    assert told[4:6] == ["Gå til listen", "Albertslund Kommune"]
    assert told[6:] == ["Allerød Kommune", "201-alleroed.html"]
    assert requests == errors == []


def test_without_javascript_the_map_leads_there_too(page: Path) -> None:
    steps: list[Step] = [("click", 'svg [data-kode="825"]'), ("arrive",)]
    assert walk(page, steps, javascript=False).told == ["825-laesoe.html"]


# --- Everywhere -----------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_the_page_is_accessible_at_any_width(page: Path, width: int) -> None:
    searched: list[Step] = [*TO_FIELD, ("type", "s"), ("axe",), ("width",)]
    empty: list[Step] = [("press", "Control+a"), ("type", "qqq"), ("axe",), ("width",)]
    onward: list[Step] = [("press", "Control+a"), ("press", "Delete"), ("press", "Tab"), ("axe",)]
    told, requests, errors = walk(
        page, [("axe",), ("width",), *searched, *empty, *onward], width=width
    )
    assert told == [[], 0, [], 0, [], 0, []]
    bare = walk(without_script(page), [("axe",), ("width",)], width=width)
    assert bare.told == [[], 0]
    assert requests == errors == bare.requests == bare.errors == []


def test_the_page_is_valid_html(page: Path) -> None:
    assert validators.nu_html([page]) == ([], [])


def test_in_print_the_list_is_left(page: Path) -> None:
    told, _, _ = walk(
        page,
        [("media", "print"), ("visible", ".kommune"), ("visible", "svg, input, .fil, .spring")],
    )
    assert (len(told[0]), told[1]) == (98, [])


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    hostile = "<script>document.title = 'taken'</script><img src=x>\"'&"
    page = lay_out(
        tmp_path,
        delivery(
            title=hostile, summary=hostile, sender=hostile, contact=hostile,
            sheets=(sheet("751"),), synthetic=False,
        ),
    )  # fmt: skip
    told, requests, errors = walk(page, [("text", "h1"), ("text", ".mangler"), *TO_MAP, ("focus",)])
    assert told[0] == hostile
    assert told[1].startswith("Der er endnu ikke noget ark for Albertslund Kommune, ")
    assert told[2] == "Aarhus Kommune"
    assert requests == errors == []
