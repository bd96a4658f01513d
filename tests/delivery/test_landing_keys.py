"""One goes over the map by keys or points at it, in a real browser, and is led to a sheet."""

from __future__ import annotations

import re
from collections import deque
from pathlib import Path

import pytest

from reporter.danish.places import official, slug
from tests.delivery.samples_landing import delivery
from tests.delivery.walk_landing import TO_FIELD, TO_MAP, Step, lay_out, walk

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_out(tmp_path_factory.mktemp("kommuneark-2018"), delivery())


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


def test_the_arrows_lead_across_the_map_and_enter_goes_there(page: Path) -> None:
    codes = ("825", "147", "400", "563")
    steps: list[Step] = []
    for code in codes:
        keys = way(page, to=code)
        assert 0 < len(keys) <= 10
        steps += [
            ("again",), *TO_MAP, *keys, ("focus",), ("text", "#navneskilt"),
            ("style", f'svg [data-kode="{code}"] path', "fill"), ("press", "Enter"), ("arrive",),
        ]  # fmt: skip
    told, requests, errors = walk(page, steps)
    accent = "rgb(181, 69, 31)"
    assert told == [
        seen
        for code in codes
        for seen in (official(code), official(code), accent, f"{slug(code)}.html")
    ]
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
