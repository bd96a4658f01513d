"""A build writes the page, its data and its card, and the list of what there is."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from reporter.building.index import write_index
from reporter.errors import EditionErrors, OutputError
from tests.building.builds import build
from tests.building.folders import contents
from tests.editions.minimal import Sample


@pytest.fixture
def sample(tmp_path: Path) -> Sample:
    return Sample(tmp_path / "editions")


def built(sample: Sample, output: Path) -> dict[str, bytes]:
    build(sample.editions, sample.name, output, ["html"])
    return contents(output)


def test_a_build_writes_page_data_and_card(sample: Sample, tmp_path: Path) -> None:
    result = build(sample.editions, "proeve", tmp_path / "out", ["html"])
    assert sorted(contents(tmp_path / "out")) == [
        "index.html",
        "proeve/data/figur-1.csv",
        "proeve/manifest.json",
        "proeve/proeve.html",
        "proeve/udgave.json",
    ]
    made = result.made["proeve"]
    assert sorted(made.files) == ["data/figur-1.csv", "proeve.html", "udgave.json"]
    assert made.pages == 0


def test_building_twice_gives_the_same_bytes(sample: Sample, tmp_path: Path) -> None:
    assert built(sample, tmp_path / "a") == built(sample, tmp_path / "b")


def test_an_edition_with_a_fault_leaves_the_old_build_as_it_was(
    sample: Sample, tmp_path: Path
) -> None:
    before = built(sample, tmp_path / "out")
    sample.replace("title: En prøve", "title: En prøve fra 2018")
    with pytest.raises(EditionErrors):
        build(sample.editions, "proeve", tmp_path / "out", ["html"])
    assert contents(tmp_path / "out") == before


def test_a_page_without_a_pdf_links_to_none(sample: Sample, tmp_path: Path) -> None:
    page = built(sample, tmp_path / "out")["proeve/proeve.html"].decode()
    assert '.pdf"' not in page


def test_every_link_of_a_page_to_a_file_leads_to_it(sample: Sample, tmp_path: Path) -> None:
    sample.with_map()
    files = built(sample, tmp_path / "out")
    page = files["proeve/proeve.html"].decode()
    links = set(re.findall(r'href="(?!#|https?:|mailto:)([^"]+)"', page))
    assert links == {"data/figur-1.csv", "data/figur-2.csv", "../index.html"}
    for link in links:
        assert (tmp_path / "out/proeve" / link).is_file()


@pytest.mark.parametrize("where", ["", "/."])
def test_the_editions_own_folder_is_never_built_to(sample: Sample, where: str) -> None:
    before = contents(sample.editions)
    with pytest.raises(OutputError, match="mappen rummer udgaverne selv"):
        build(sample.editions, "proeve", Path(f"{sample.editions}{where}"), ["html"])
    assert contents(sample.editions) == before


def test_an_edition_may_be_called_data(tmp_path: Path) -> None:
    sample = Sample(tmp_path / "editions", "data")
    build(sample.editions, "data", tmp_path / "out", ["html"])
    assert sorted(contents(tmp_path / "out")) == [
        "data/data.html",
        "data/data/figur-1.csv",
        "data/manifest.json",
        "data/udgave.json",
        "index.html",
    ]


# --- The list -------------------------------------------------------------------------------------


def card(output: Path, name: str, **changes: object) -> None:
    content = {
        "id": name,
        "type": "notat",
        "title": name.title(),
        "summary": "Kort",
        "date": "2018",
        "vintage": "2016",
        "sender": "Ministeriet",
        "files": [],
    }
    (output / name).mkdir(parents=True, exist_ok=True)
    (output / name / "udgave.json").write_text(json.dumps(content | changes), "utf-8")


def test_the_list_has_the_newest_first(tmp_path: Path) -> None:
    card(tmp_path, "gammel", date="2016-05")
    card(tmp_path, "ny", date="2018-11-06")
    card(tmp_path, "mellem", date="2018")
    write_index(tmp_path)
    page = (tmp_path / "index.html").read_text("utf-8")
    assert re.findall(r"<h2>(?:<a [^>]*>)?([^<]+)<", page) == ["Ny", "Mellem", "Gammel"]
    assert re.findall(r"<time[^>]*>([^<]+)<", page) == ["06-11-2018", "2018", "maj\u00a02016"]


def test_the_list_links_to_what_was_built_and_to_nothing_else(tmp_path: Path) -> None:
    for name, formats in {"a": ["html"], "b": ["pdf"], "c": ["html", "pdf"], "d": []}.items():
        card(tmp_path, name, files=[f"{name}.{kind}" for kind in formats])
    write_index(tmp_path)
    links = re.findall(r'href="([^"]+)"', (tmp_path / "index.html").read_text("utf-8"))
    assert sorted(links) == ["a/a.html", "b/b.pdf", "c/c.html", "c/c.pdf"]


def test_a_title_cannot_write_html_into_the_list(tmp_path: Path) -> None:
    card(tmp_path, "a", title="<script>alert()</script>")
    write_index(tmp_path)
    page = (tmp_path / "index.html").read_text("utf-8")
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "{}", '{"title": "x"}', "null", "\ufeff", "[" * 100_000]
)
def test_a_card_that_cannot_be_read_is_told_with_what_to_do(tmp_path: Path, content: str) -> None:
    card(tmp_path, "a")
    (tmp_path / "a/udgave.json").write_text(content, "utf-8")
    with pytest.raises(OutputError) as caught:
        write_index(tmp_path)
    assert str(caught.value) == (
        f"{tmp_path / 'a/udgave.json'}: filen kan ikke læses; byg udgaven igen, eller slet mappen"
    )


@pytest.mark.parametrize(
    "changes", [{"id": "../../etc"}, {"files": ["../../x.csv"]}, {"date": "2018x"}, {"more": "x"}]
)
def test_a_card_that_says_what_no_build_says_is_refused(
    tmp_path: Path, changes: dict[str, object]
) -> None:
    card(tmp_path, "a", **changes)
    with pytest.raises(OutputError, match="filen kan ikke læses"):
        write_index(tmp_path)


def test_a_build_of_one_format_removes_the_other_that_would_be_older(
    sample: Sample, tmp_path: Path
) -> None:
    output = tmp_path / "output"
    card(output, "proeve", files=["proeve.pdf", "data/figur-9.csv"])
    for name in ("proeve.pdf", "data/figur-9.csv", "data/min.csv"):
        (output / "proeve" / name).parent.mkdir(exist_ok=True)
        (output / "proeve" / name).write_bytes(b"old")
    build(sample.editions, "proeve", output, ["html"])
    assert sorted(contents(output)) == [
        "index.html",
        "proeve/data/figur-1.csv",
        "proeve/data/min.csv",
        "proeve/manifest.json",
        "proeve/proeve.html",
        "proeve/udgave.json",
    ]
