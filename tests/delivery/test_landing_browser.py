"""The landing page in a real browser: without JavaScript, accessible, valid, printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import validators
from tests.delivery.samples_landing import delivery, sheet
from tests.delivery.walk_landing import TO_FIELD, TO_MAP, Step, lay_out, walk, without_script

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_out(tmp_path_factory.mktemp("kommuneark-2018"), delivery())


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
