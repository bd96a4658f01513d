"""The list as a page and as a file: whole, harmless, and the same every time."""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal
from pathlib import Path

import pytest

from reporter.editions.load import load
from reporter.published.origin import SYNTHETIC
from reporter.rendering.composer import Composer
from reporter.rendering.prooflist.entries import Entry, ProofList
from reporter.rendering.prooflist.listing import proof_list
from reporter.rendering.prooflist.written import to_html, to_table
from reporter.rendering.publication import printed_page
from tests import validators

EDITIONS = Path(__file__).parents[2] / "editions"
NBSP = "\u00a0"

HOSTILE = "=1+1 <script>alert(1)</script>\"'&"


def entry(**changed: object) -> Entry:
    told: dict[str, object] = {
        "kind": "number", "before": "Det er ", "printed": f"7{NBSP}pct.", "after": " nu.",
        "section": "Afsnit", "place": "proeve/tekst.md:2:5", "series": "maal",
        "source": "data/maal.csv, række 2016, kolonne Alle", "raw": Decimal("1234.5"),
        "unit": "pct", "period": "2016-12", "area": "Alle", "status": "offentliggjort",
    }  # fmt: skip
    return Entry(**(told | changed))  # type: ignore[arg-type]


def proof(*entries: Entry, synthetic: bool = False, title: str = "En prøve") -> ProofList:
    return ProofList(
        edition="proeve", title=title, sender="Ministeriet", synthetic=synthetic,
        entries=entries,
    )  # fmt: skip


def rows(told: ProofList) -> list[dict[str, str]]:
    text = to_table(told).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def test_a_row_tells_all_of_its_number_in_plain_cells() -> None:
    assert rows(proof(entry())) == [
        {
            "Nr.": "1", "Slags": "tal", "Afsnit": "Afsnit", "Sætning": "Det er [7 pct.] nu.",
            "Trykt": "7 pct.", "Rå værdi": "1234,5", "Enhed": "pct.", "Periode": "december 2016",
            "Område": "Alle", "Serie": "maal",
            "Fil og plads": "data/maal.csv, række 2016, kolonne Alle",
            "Status": "offentliggjort", "Sted": "proeve/tekst.md:2:5",
        }
    ]  # fmt: skip
    assert to_table(proof(entry())).startswith("\ufeffNr.;Slags".encode())


def test_no_cell_is_a_formula_and_no_word_is_markup() -> None:
    words = {"before": HOSTILE, "printed": HOSTILE, "section": HOSTILE, "series": HOSTILE,
             "source": HOSTILE, "area": HOSTILE, "status": HOSTILE, "place": HOSTILE}  # fmt: skip
    told = proof(entry(**words), title=HOSTILE)
    for row in rows(told):
        assert not [cell for cell in row.values() if cell[:1] in ("=", "+", "-", "@")]
    html = to_html(told)
    assert "<script>" not in html
    assert "&lt;script&gt;alert(1)" in html


def test_made_up_numbers_say_so_everywhere() -> None:
    told = proof(entry(), entry(), synthetic=True)
    assert [row["Oprindelse"] for row in rows(told)] == [SYNTHETIC] * 2
    assert 'class="stempel"' in to_html(told)
    assert 'class="stempel"' not in to_html(proof(entry()))


def test_what_is_said_already_is_not_said_twice_on_the_page() -> None:
    assert entry().beside == f"december{NBSP}2016"
    assert entry(period="2016").beside == ""
    assert entry(area="Andre", period="2016").beside == "Andre"
    assert entry(area="Alle, Andre", period="2014 og 2016").beside == "Alle, Andre, 2014 og 2016"
    assert entry(kind="figure", raw=None, unit="", area="", period="").beside == ""


def test_the_page_has_every_line_under_its_heading_in_order() -> None:
    html = to_html(proof(entry(), entry(section="Andet"), entry(section="Afsnit", kind="hidden")))
    assert re.findall(r'rowgroup" colspan="8">([^<]*)<', html) == ["Afsnit", "Andet", "Afsnit"]
    assert re.findall(r'<th scope="row">(\d+)</th>', html) == ["1", "2", "3"]
    assert html.count(f"Det er <mark>7{NBSP}pct.</mark> nu.") == 3
    assert re.findall(r"<dt>([^<]*)</dt><dd>(\d+)</dd>", html) == [
        ("Tal", "2"), ("Faste udtryk", "0"), ("Steder uden tal", "1"), ("Figurer", "0"),
    ]  # fmt: skip
    assert ">tekst.md:2:5<" in html
    assert "<script" not in html


@pytest.mark.slow
def test_no_number_of_the_page_on_paper_is_left_out() -> None:
    edition = load(EDITIONS, "maalgruppebeskrivelse-2017")
    html, _ = printed_page(edition, Composer)
    text = re.sub(r"<nav.*?</nav>", "", html, flags=re.DOTALL)
    printed = re.findall(r"<data [^>]*>([^<]*)</data>", text)
    told = proof_list(edition)
    drawn = [e for e in told.entries if e.before.startswith("kommuner i klassen")]
    listed = [e.printed for e in told.entries if e.kind == "number" and e not in drawn]
    assert len(printed) > 400
    assert sorted(listed) == sorted(text.replace("&lt;", "<") for text in printed)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["kort-fortalt-2018-11-06", "kommuneark-2018"])
def test_the_page_is_valid_and_accessible_without_a_script(name: str, tmp_path: Path) -> None:
    edition = load(EDITIONS, name)
    told = proof_list(edition.for_kommune("751") if edition.kommuner else edition)
    page = tmp_path / "liste.html"
    page.write_text(to_html(told), "utf-8")
    assert validators.nu_html([page]).findings == []
    for width in (375, 1280):
        assert validators.axe([page], width).findings == []
