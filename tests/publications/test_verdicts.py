"""Independent judges of the finished editions: PDF/A, PDF/UA, syntax, fonts, HTML, a browser."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest

from figures.fonts import FACES
from reporter.editions.pages import INDEX_PAGE, LISTS_PAGE, WHOLE_PAGE
from tests import validators
from tests.publications.builds import Built

pytestmark = pytest.mark.slow

OTHER_KINDS = {WHOLE_PAGE, LISTS_PAGE, INDEX_PAGE, "index"}
MOST_CHAPTERS = 3


@pytest.fixture(scope="module")
def pages(everything: list[Built]) -> list[Path]:
    """Every page, those of a publication with chapters among them, and the list of editions."""
    built = [page for each in everything for page in sorted(each.folder.glob("*.html"))]
    return [*built, everything[0].output / "index.html"]


@pytest.mark.parametrize("profile", ["3a", "ua1"])
def test_both_standards_hold(edition: Built, profile: Literal["3a", "ua1"]) -> None:
    assert validators.pdf_conformance(edition.pdf, profile) == []


def test_the_stricter_checker_says_only_what_is_explained(edition: Built) -> None:
    """What each of them is, and why it stays, stands in docs/accessibility.md."""
    findings, advice = validators.outloud_findings(edition.pdf)
    assert unexplained(findings, {"TBL-010"}) == []
    # PAG-001 takes the heads of three appendices, each a page of its own, for one running head.
    assert unexplained(advice, {"ORD-001", "PAG-001", "FIG-012"}) == []


def unexplained(lines: list[str], rules: set[str]) -> list[str]:
    return [line for line in lines if not any(f" {rule}: " in line for rule in rules)]


def test_the_syntax_is_clean(edition: Built) -> None:
    assert validators.qpdf_check(edition.pdf) == []


def test_only_our_own_fonts_are_in_it_and_all_are_embedded(edition: Built) -> None:
    ours = {face.path.stem.replace("Reporter", "Reporter-") for face in FACES}
    fonts = validators.pdf_fonts(edition.pdf)
    assert fonts
    assert all(fonts.values())
    assert {name.replace("-", "") for name in fonts} <= {
        name.replace("-", "").removesuffix("Regular") for name in ours
    }


def test_the_html_is_valid_and_needs_no_advice(pages: list[Path]) -> None:
    assert validators.nu_html(pages) == ([], [])


@pytest.fixture(scope="module")
def kinds(pages: list[Path]) -> list[Path]:
    """Pages of every kind: of a site its front, its lists and the chapters that hold most."""
    found = []
    for folder in dict.fromkeys(page.parent for page in pages):
        own = [page for page in pages if page.parent == folder]
        chapters = [page for page in own if page.stem not in OTHER_KINDS | {folder.name}]
        most = sorted(chapters, key=lambda page: page.stat().st_size)[-MOST_CHAPTERS:]
        found += [page for page in own if page not in chapters or page in most]
    return found


@pytest.mark.parametrize("width", [320, 375, 1280])
def test_the_pages_work_in_a_browser(kinds: list[Path], width: int) -> None:
    """No violation of WCAG, no request, nothing wider than the window, nothing made by script."""
    judged = [page for page in kinds if width == 375 or page.stem != WHOLE_PAGE]
    assert validators.axe(judged, width).findings == []
