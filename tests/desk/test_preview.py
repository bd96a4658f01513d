"""The preview in a real browser: it follows what is saved, shows faults, and survives them."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, unquote

import pytest

from reporter.desk.preview import Preview, Subject
from tests import bench_preview, validators
from tests.desk.follow import Step, follow, running
from tests.editions.chapters import Book
from tests.editions.minimal import DATA, TEXT, YAML, Sample

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
LONG = TEXT + "\nMeget mere.\n" * 100


@pytest.fixture
def sample(tmp_path: Path) -> Sample:
    return Sample(tmp_path)


@pytest.fixture
def shown(sample: Sample) -> Iterator[Preview]:
    with running(Subject(editions=sample.editions, edition_id=sample.name)) as preview:
        yield preview


def save(sample: Sample, file: str, text: str) -> Step:
    return ("save", str(sample.folder / file), text)


def test_text_data_and_title_are_followed_as_they_are_saved(sample: Sample, shown: Preview) -> None:
    told, errors = follow(
        shown.address,
        [
            ("heading",),
            save(sample, "tekst.md", TEXT.replace("Flere når", "Mange når")),
            ("shows", "Mange når målet"),
            save(sample, "data/maal.csv", DATA.replace("2016;9", "2016;11")),
            ("shows", "11"),
            save(sample, "edition.yaml", YAML.replace("title: En prøve", "title: En ny prøve")),
            ("shows", "En ny prøve"),
            ("heading",),
        ],
    )
    assert told[0] == "En prøve"
    assert told[-1] == "En ny prøve"
    assert errors == []


def test_a_fault_is_shown_above_the_last_good_version_until_it_is_mended(
    sample: Sample, shown: Preview
) -> None:
    told, errors = follow(
        shown.address,
        [
            save(sample, "tekst.md", TEXT.replace("figur-maal", "figur-mal")),
            ("faults",), ("status",), ("last",), ("heading",),
            save(sample, "tekst.md", TEXT.replace("Flere når målet", "Alle når målet")),
            ("shows", "Alle når målet"), ("calm",), ("heading",),
        ],
    )  # fmt: skip
    unknown = "findes ikke; mente du figur-maal?"
    assert told[0] == [
        f"proeve/tekst.md:3: figuren, tabellen, boksen eller bilaget 'figur-mal' {unknown}"
    ]
    assert told[1:4] == ["Fejl", "Nedenfor står den seneste udgave uden fejl.", "En prøve"]
    assert told[-1] == "En prøve"
    assert errors == []


def test_an_edition_that_never_was_without_fault_is_shown_as_soon_as_it_is(sample: Sample) -> None:
    sample.file("tekst.md", "Et 7-tal.\n")
    with running(Subject(editions=sample.editions, edition_id=sample.name)) as shown:
        told, _ = follow(
            shown.address,
            [("faults",), ("heading",), save(sample, "tekst.md", TEXT), ("shows", "Flere når")],
        )
    assert told[0][0].startswith("proeve/tekst.md:1:4: tallet 7 er skrevet direkte")
    assert told[1] == "Der er ikke noget at se endnu"


def test_the_reader_stays_where_she_was(sample: Sample, shown: Preview) -> None:
    told, _ = follow(
        shown.address,
        [
            save(sample, "tekst.md", LONG), ("shows", "Meget mere."), ("scroll", 900),
            save(sample, "tekst.md", LONG + "\nTil sidst.\n"), ("shows", "Til sidst."),
            ("scrolled",),
        ],
    )  # fmt: skip
    assert told[-1] == 900


def test_a_link_out_of_the_edition_opens_beside_the_preview(sample: Sample, shown: Preview) -> None:
    address = "https://example.dk/kilde"
    linked = f"{TEXT}\nSe [kilden]({address}).\n"
    followed = follow(
        shown.address,
        [save(sample, "tekst.md", linked), ("shows", "kilden"), ("leave", address), ("heading",)],
    )
    assert followed.told[1:] == [address, "En prøve"]
    assert followed.errors == []


@pytest.mark.parametrize("width", [375, 1280])
def test_the_frame_is_accessible_with_and_without_a_fault(
    sample: Sample, shown: Preview, width: int
) -> None:
    told, errors = follow(
        shown.address,
        [
            ("axe",), ("width",), save(sample, "tekst.md", "Et 7-tal.\n"), ("faults",),
            ("axe",), ("width",), ("open", "pdf"), ("axe",), ("width",),
        ],
        width=width,
    )  # fmt: skip
    assert [told[n] for n in (0, 1, 3, 4, 5, 6)] == [[], 0, [], 0, [], 0]
    assert errors == []


def test_the_pages_of_the_preview_are_valid(sample: Sample, shown: Preview, tmp_path: Path) -> None:
    sample.file("tekst.md", "Et 7-tal.\n")
    notice = shown.board.notice
    while not notice.error:
        notice = shown.board.later_than(notice.step, 60) or notice
    pages = []
    for n, address in enumerate(("", "pdf", "trykt/")):
        with urllib.request.urlopen(shown.address + address) as answer:
            pages.append(tmp_path / f"{n}.html")
            pages[-1].write_bytes(answer.read())
    assert validators.nu_html(pages) == ([], [])


def test_the_pdf_is_made_when_it_is_looked_at_and_again_when_it_is_old(
    sample: Sample, shown: Preview
) -> None:
    board = shown.board
    assert board.pdf is None
    with board.viewer():
        first = _pdf(shown, 1)
        sample.file("tekst.md", TEXT.replace("Flere når", "Mange når"))
        second = _pdf(shown, 2)
    assert first.startswith(b"%PDF-")
    assert second.startswith(b"%PDF-")
    assert first != second
    sample.file("tekst.md", LONG)
    notice = board.notice
    while notice.html < 3:
        notice = board.later_than(notice.step, 60) or notice
    assert not notice.typesetting  # nobody looks any longer


def _pdf(shown: Preview, version: int) -> bytes:
    notice = shown.board.notice
    while notice.pdf < version:
        later = shown.board.later_than(notice.step, 60)
        assert later, notice
        notice = later
        assert not notice.pdf_error
    with urllib.request.urlopen(f"{shown.address}trykt/") as answer:
        assert answer.geturl().endswith("/trykt/proeve.pdf")
        return bytes(answer.read())


def test_every_page_of_a_publication_with_chapters_is_served(tmp_path: Path) -> None:
    Book(tmp_path)
    with running(Subject(editions=tmp_path, edition_id="proeve")) as shown:
        version = shown.board.html
        assert version
        assert version.front == "proeve.html"
        html = version.files[version.front].decode()
        linked = {unquote(link) for link in re.findall(r'href="([^":#]+)["#]', html)}
        linked.discard("../index.html")
        assert linked
        for name in linked:
            with urllib.request.urlopen(f"{shown.address}udgave/{quote(name)}") as answer:
                assert answer.read() == version.files[name]


def test_one_municipality_is_shown_of_an_edition_made_for_each() -> None:
    editions = ROOT / "editions"
    with running(
        Subject(editions=editions, edition_id="kommuneark-2016-12", kommune="751")
    ) as shown:
        version = shown.board.html
    assert version
    assert version.front == "ark/751-aarhus.html"
    assert sorted(version.files) == ["ark/751-aarhus.csv", "ark/751-aarhus.html"]


def test_the_benchmark_measures_what_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    waited = bench_preview.measure(runs=1)
    assert len(waited.told) == len(waited.seen) == 1
    assert min(*waited.told, *waited.seen) > 0
    bench_preview.report(waited)
    assert "a paragraph saved, 1 times" in capsys.readouterr().out


def test_it_ends_when_it_is_interrupted_and_leaves_nothing(sample: Sample, tmp_path: Path) -> None:
    temporary = tmp_path / "midlertidig"
    temporary.mkdir()
    command = [sys.executable, "-m", "reporter", "preview", "proeve", "--port", "0"]
    process = subprocess.Popen(
        [*command, "--editions", str(sample.editions)],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT), "TMPDIR": str(temporary)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stderr
    assert process.stdout.readline().startswith("Forhåndsvisning af proeve: http://127.0.0.1:")
    assert process.stderr.readline() == "Ctrl-C slutter.\n"
    assert process.stderr.readline().startswith("bygget på ")
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (0, "", "Forhåndsvisningen er slut.\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["midlertidig", "proeve"]
    assert list(temporary.iterdir()) == []
