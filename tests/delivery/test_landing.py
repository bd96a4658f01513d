"""The landing page as it is written: links, policy, order, words."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from reporter import resources
from reporter.danish.places import official, search_forms, slug
from reporter.delivery.landing import alphabetical, landing_page
from reporter.kommuner import alle
from reporter.published.origin import STAMP
from reporter.rendering.scripts import FOLDING, digest, script
from tests.delivery.samples_landing import delivery, sheet

FOLDER = resources.templates() / "landing"
FINDER = script(FOLDING, "landing/find.js")


class Elements(HTMLParser):
    """Every element with its attributes and the text directly and deeper in it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str], list[str]]] = []
        self._open: list[tuple[str, list[str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        texts: list[str] = []
        self.found.append((tag, {name: value or "" for name, value in attrs}, texts))
        if tag not in ("meta", "input", "br"):
            self._open.append((tag, texts))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}, []))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        for _, texts in self._open:
            texts.append(data)

    def named(self, tag: str, **wanted: str) -> list[tuple[dict[str, str], str]]:
        return [
            (attributes, "".join(texts).strip())
            for name, attributes, texts in self.found
            if name == tag
            and all(attributes.get(key.rstrip("_")) == value for key, value in wanted.items())
        ]


@pytest.fixture(scope="module")
def html() -> str:
    return landing_page(delivery())


@pytest.fixture(scope="module")
def page(html: str) -> Elements:
    return Elements(html)


def test_every_municipality_is_named_officially_and_led_to(page: Elements) -> None:
    found = {(name, a["href"]) for a, name in page.named("a", class_="kommune")}
    assert found == {(official(k.code), f"ark/{slug(k.code)}.html") for k in alle()}
    assert len(page.named("a", class_="kommune")) == 98


def test_every_other_file_of_a_sheet_says_whose_it_is(page: Elements) -> None:
    found = [(name, a["href"]) for a, name in page.named("a", class_="fil")]
    assert set(found) == {
        (f"{kind.upper()}: {official(k.code)}", f"ark/{slug(k.code)}.{kind}")
        for k in alle()
        for kind in ("pdf", "csv")
    }
    assert len(found) == 2 * 98


def test_the_map_has_the_same_links(page: Elements) -> None:
    on_the_map = {a["data-kode"]: a for a, _ in page.named("a") if "data-naboer" in a}
    assert {code: (a["href"], a["aria-label"]) for code, a in on_the_map.items()} == {
        k.code: (f"ark/{slug(k.code)}.html", official(k.code)) for k in alle()
    }


def test_what_one_may_type_stands_beside_each(page: Elements) -> None:
    entries = {a["data-kode"]: a for a, _ in page.named("li") if "data-kode" in a}
    assert len(entries) == 98
    for code, entry in entries.items():
        assert tuple(entry["data-navne"].split("|")) == search_forms(code)
    assert entries["820"]["data-byer"] == "Aars|Løgstør|Farsø"
    assert entries["751"]["data-byer"] == ""


def test_the_files_of_the_whole_batch_are_led_to(page: Elements) -> None:
    links = {a["href"] for a, _ in page.named("a")}
    assert links >= {
        "kommuneark-2018.xlsx",
        "kommuneark-2018.csv",
        "kommuneark-2018.csv-metadata.json",
        "kommuneark-2018.json",
        "udsendelse.csv",
        "region-hovedstaden.zip",
        "region-midtjylland.zip",
        "region-nordjylland.zip",
        "region-sjaelland.zip",
        "region-syddanmark.zip",
        "../index.html",
    }
    # Nothing else: 98 on the map, 98 names, twice 98 files, 11 of the batch, two links that skip.
    assert len(page.named("a")) == 4 * 98 + 11 + 2


def test_the_policy_admits_this_script_and_nothing_from_elsewhere(
    html: str, page: Elements
) -> None:
    ((_, shown),) = page.named("script")
    (policy,) = [a["content"] for a, _ in page.named("meta") if "http-equiv" in a]
    raw = html.partition("<script>")[2].partition("</script>")[0]
    assert policy == (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src '{digest(raw)}'; "
        "font-src data:; img-src data:"
    )
    assert raw.strip() == shown == FINDER
    # `printf 'x' | openssl dgst -sha256 -binary | base64`
    assert digest("x") == "sha256-LXEWQrcmsEQBYnyp+6wy9chTD7GQPMTbAiWHF5IaSIE="


def test_nothing_is_loaded(html: str, page: Elements) -> None:
    for _, attributes, _ in page.found:
        assert "src" not in attributes
        assert not any(name.startswith("on") for name in attributes)
    assert not page.named("link")
    assert {address[:5] for address in re.findall(r"url\(([^)]*)\)", html)} == {"data:"}
    assert "//" not in re.sub(
        r"<script>.*</script>|xmlns=\"[^\"]*\"|url\([^)]*\)", "", html, flags=re.S
    )


def test_regions_and_names_are_in_danish_order(page: Elements) -> None:
    assert [name for _, name in page.named("h3")] == [
        "Region Hovedstaden",
        "Region Midtjylland",
        "Region Nordjylland",
        "Region Sjælland",
        "Region Syddanmark",
        "Alle ark for en region",
    ]
    names = [name.removesuffix(" Kommune") for _, name in page.named("a", class_="kommune")]
    hovedstaden, syddanmark = names[:29], names[-22:]
    assert hovedstaden[:4] == ["Albertslund", "Allerød", "Ballerup", "Bornholms Regionskommune"]
    assert hovedstaden[11:15] == ["Gentofte", "Gladsaxe", "Glostrup", "Gribskov"]
    assert hovedstaden[-7:-4] == ["Ishøj", "Københavns", "Lyngby-Taarbæk"]
    assert hovedstaden[-4:] == ["Rudersdal", "Rødovre", "Tårnby", "Vallensbæk"]
    assert syddanmark[-4:] == ["Vejen", "Vejle", "Ærø", "Aabenraa"]
    assert syddanmark[4:7] == ["Fredericia", "Faaborg-Midtfyn", "Haderslev"]


def test_double_a_is_sorted_as_the_last_letter() -> None:
    ordered = ["A-B", "Ab", "Assens", "Fyn", "Faaborg", "Fåre", "Zoo", "Ærø", "Ølby", "Aabenraa"]
    assert sorted(sorted(ordered), key=alphabetical) == ordered


def test_made_up_numbers_are_told_first_and_in_print(html: str, page: Elements) -> None:
    ((_, stamp),) = page.named("aside", class_="stempel")
    assert stamp == STAMP
    assert "SYNTETISKE" in html
    assert "syntetiske" not in landing_page(delivery(synthetic=False)).casefold()


def test_sheets_that_are_missing_are_told(page: Elements) -> None:
    assert not page.named("p", class_="mangler")
    sheets = tuple(sheet(k.code) for k in alle() if k.code not in ("751", "825", "101"))
    partial = Elements(landing_page(delivery(sheets=sheets)))
    ((_, told),) = partial.named("p", class_="mangler")
    assert told == (
        "Der er endnu ikke noget ark for Københavns Kommune, Læsø Kommune og Aarhus Kommune."
    )
    assert len(partial.named("a", class_="kommune")) == 95
    links = [a for a, _ in partial.named("a") if "data-naboer" in a]
    assert len(links) == 95
    assert not {"751", "825", "101"} & {c for a in links for c in a["data-naboer"].split()}


def test_a_format_that_was_not_made_is_not_led_to() -> None:
    only = {"101": ("pdf",), "147": ("html", "csv"), "151": ("csv", "pdf")}
    sheets = tuple(sheet(code, suffixes) for code, suffixes in only.items())
    page = Elements(landing_page(delivery(sheets=sheets)))
    assert [a["href"] for a, _ in page.named("a", class_="kommune")] == [
        "ark/151-ballerup.pdf",
        "ark/147-frederiksberg.html",
        "ark/101-koebenhavn.pdf",
    ]
    assert {a["href"] for a, _ in page.named("a") if a["href"].startswith("ark/")} == {
        "ark/151-ballerup.pdf", "ark/151-ballerup.csv", "ark/147-frederiksberg.html",
        "ark/147-frederiksberg.csv", "ark/101-koebenhavn.pdf",
    }  # fmt: skip
    assert [name for _, name in page.named("h3")] == [
        "Region Hovedstaden",
        "Alle ark for en region",
    ]


def test_hostile_words_are_escaped() -> None:
    hostile = "</title><script>alert(1)</script>\"'&{{ x }}{% y %}"
    page = Elements(
        landing_page(delivery(title=hostile, summary=hostile, sender=hostile, contact=hostile))
    )
    assert len(page.named("script")) == 1
    assert next(text for _, text in page.named("title")) == hostile
    assert [text for _, text in page.named("h1")] == [hostile]
    assert [text for _, text in page.named("p", class_="kontakt")] == [hostile]
    assert [a["content"] for a, _ in page.named("meta", name="description")] == [hostile]


def test_the_page_is_the_same_whatever_order_the_sheets_come_in(html: str) -> None:
    turned = tuple(reversed(delivery().sheets))
    assert landing_page(delivery(sheets=turned)) == html


def test_every_id_is_one_elements_and_every_reference_leads_to_it(page: Elements) -> None:
    ids = [attributes["id"] for _, attributes, _ in page.found if "id" in attributes]
    assert len(ids) == len(set(ids))
    asked = set(re.findall(r'getElementById\("([^"]+)"\)', FINDER))
    for _, attributes, _ in page.found:
        for name in ("for", "aria-labelledby", "aria-describedby"):
            asked |= set(attributes.get(name, "").split())
        if attributes.get("href", "").startswith("#"):
            asked.add(attributes["href"][1:])
    assert len(asked) > 8
    assert asked <= set(ids)


def test_no_digit_is_typed_in_the_words() -> None:
    template = (FOLDER / "index.html.j2").read_text("utf-8")
    words = re.sub(r"\{[{%#].*?[}%#]\}|<[^>]*>", "", template)
    assert "Find din kommune" in words
    assert not re.search(r"\d", words)


def test_the_script_is_no_template_and_ends_where_it_ends() -> None:
    assert not re.search(r"\{\{|\{%|\{#", FINDER)
    assert "</script" not in FINDER.casefold()
    assert "<!--" not in FINDER
    for reach in ("fetch", "XMLHttpRequest", "localStorage", "cookie", "innerHTML", "import("):
        assert reach not in FINDER
