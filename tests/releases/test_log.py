"""The log of releases: what it holds, and that nothing in it can be changed unseen."""

from __future__ import annotations

import datetime
import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reporter.editions.corrections import GRADES
from reporter.errors import EditionError, OutputError
from reporter.releases import log
from reporter.releases.freezing import freeze, pending
from reporter.releases.log import Log, Release
from reporter.writing import Staging
from tests.editions.minimal import DATA
from tests.releases.released import REVISED, Released

MEND = "hent _udgivet/log.jsonl, som den var, fra versionsstyringen eller en sikkerhedskopi"
CHANGED = f"linjen er ændret, siden den blev skrevet; {MEND}"
APART = (
    "linjen hører ikke sammen med linjen før den: en linje er fjernet, eller linjerne er flyttet "
    f"om; {MEND}"
)


@pytest.fixture(scope="module")
def three_lines(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The log of an edition with three versions."""
    edition = Released(tmp_path_factory.mktemp("editions"))
    edition.release("2018-11-06")
    for day in ("2018-11-07", "2018-11-08"):
        edition.file("data/maal.csv", REVISED + f"20{day[-2:]};7\n").correct(day)
        edition.release(day)
    return edition.log_file.read_bytes()


@pytest.fixture
def three(edition: Released, three_lines: bytes) -> Released:
    """An edition beside that log."""
    edition.log_file.parent.mkdir()
    edition.log_file.write_bytes(three_lines)
    return edition


def lines(edition: Released) -> list[bytes]:
    return edition.log_file.read_bytes().splitlines(keepends=True)


def fault(edition: Released, *content: bytes) -> str:
    edition.log_file.write_bytes(b"".join(content))
    with pytest.raises(EditionError) as caught:
        log.read(edition.editions)
    return str(caught.value)


def test_without_a_log_nothing_is_released(tmp_path: Path) -> None:
    assert log.read(tmp_path) == Log()
    assert Log().latest("proeve") is None
    assert Log().previous == ""
    assert not Log().is_changed("proeve", {})


def test_a_line_is_canonical_and_tells_of_the_release(edition: Released) -> None:
    edition.release("2018-11-06")
    (line,) = lines(edition)
    told = json.loads(line)
    content = json.dumps(told["release"], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert told["sha256"] == hashlib.sha256(content.encode()).hexdigest()
    assert line.decode() == f'{{"release":{content},"sha256":"{told["sha256"]}"}}\n'
    digest = hashlib.sha256((edition.folder / "tekst.md").read_bytes()).hexdigest()
    assert told["release"]["inputs"]["tekst.md"] == digest
    del told["release"]["inputs"]
    assert told["release"] == {
        "edition": "proeve",
        "version": 1,
        "released": "2018-11-06",
        "grade": "",
        "corrected": "",
        "correction": "",
        "outputs": {"a.pdf": "1"},
        "manifest": "2",
        "program": "0.1.0",
        "previous": "",
    }


def test_each_line_holds_the_digest_of_the_line_before(three: Released) -> None:
    written = [line.rstrip(b"\n") for line in lines(three)]
    found = log.read(three.editions)
    assert [r.previous for r in found.releases] == [
        "",
        *(hashlib.sha256(line).hexdigest() for line in written[:2]),
    ]
    assert found.previous == hashlib.sha256(written[2]).hexdigest()
    assert [r.version for r in found.of("proeve")] == [1, 2, 3]
    assert found.latest("proeve") == found.releases[2]
    assert found.of("anden") == ()


def test_what_is_written_is_never_written_again(edition: Released) -> None:
    edition.release("2018-11-06")
    before = edition.log_file.read_bytes()
    edition.file("data/maal.csv", REVISED).correct("2018-11-09").release("2018-11-09")
    assert edition.log_file.read_bytes().startswith(before)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_changed_line_is_found(three: Released, number: int) -> None:
    written = lines(three)
    written[number - 1] = written[number - 1].replace(b'"0.1.0"', b'"0.1.1"')
    assert fault(three, *written) == f"_udgivet/log.jsonl:{number}: {CHANGED}"


def test_a_line_that_was_changed_with_its_digest_is_found_by_the_next(three: Released) -> None:
    written = lines(three)
    told = json.loads(written[0])["release"] | {"program": "0.1.1"}
    written[0] = Release(**told).line() + b"\n"
    assert fault(three, *written) == f"_udgivet/log.jsonl:2: {APART}"


def test_a_line_taken_out_is_found(three: Released) -> None:
    first, _, third = lines(three)
    assert fault(three, first, third) == f"_udgivet/log.jsonl:2: {APART}"
    three.log_file.write_bytes(first)
    assert fault(three, third) == f"_udgivet/log.jsonl:1: {APART}"


def test_lines_that_changed_places_are_found(three: Released) -> None:
    first, second, third = lines(three)
    assert fault(three, first, third, second) == f"_udgivet/log.jsonl:2: {APART}"


def test_a_line_cut_off_is_found(three: Released) -> None:
    first, second, third = lines(three)
    cut = f"linjen er skåret over; {MEND}"
    assert fault(three, first, second, third[:40]) == f"_udgivet/log.jsonl:3: {cut}"
    assert fault(three, first, second, third[:-1]) == f"_udgivet/log.jsonl:3: {cut}"


@pytest.mark.parametrize(
    "line",
    [b"", b"{}", b"[]", b"null", b"\xff", b'{"release":{},"sha256":""}', b"[" * 5000],
)
def test_what_is_no_line_of_ours_is_told(three: Released, line: bytes) -> None:
    assert fault(three, line, b"\n") == f"_udgivet/log.jsonl:1: {CHANGED}"


@pytest.mark.parametrize("more", [{"version": "1"}, {"inputs": []}, {"released": "i går"}])
def test_a_line_of_another_kind_is_told_though_its_digest_is_right(
    edition: Released, more: dict[str, object]
) -> None:
    edition.release("2018-11-06")
    told = json.loads(lines(edition)[0])["release"] | more
    assert fault(edition, Release(**told).line(), b"\n") == f"_udgivet/log.jsonl:1: {CHANGED}"


def test_a_version_that_does_not_come_next_is_told(edition: Released) -> None:
    edition.release("2018-11-06")
    corrected = {"version": 2, "grade": "tiny", "corrected": "2018-11-07", "correction": "x"}
    told = json.loads(lines(edition)[0])["release"] | corrected
    assert fault(edition, Release(**told).line(), b"\n") == (
        "_udgivet/log.jsonl:1: linjen er version 2 af proeve, men den næste er version 1; " + MEND
    )


def test_a_folder_in_the_place_of_the_log_is_told(edition: Released) -> None:
    edition.log_file.mkdir(parents=True)
    with pytest.raises(EditionError) as caught:
        log.read(edition.editions)
    assert str(caught.value) == (f"_udgivet/log.jsonl: det er ikke loggen over udgivelser; {MEND}")


def test_a_log_that_somebody_else_wrote_in_the_meantime_is_left_as_it_is(
    edition: Released, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Released(edition.editions, "anden")
    write = Staging.write

    def overtaken(stage: Staging, name: str, content: bytes) -> None:
        write(stage, name, content)
        if name == log.FILE:
            monkeypatch.setattr(Staging, "write", write)
            other.release("2018-11-06")

    monkeypatch.setattr(Staging, "write", overtaken)
    with pytest.raises(OutputError) as caught:
        edition.release("2018-11-06")
    assert str(caught.value) == "_udgivet/log.jsonl: en anden har udgivet noget imens; udgiv igen"
    assert [release.edition for release in log.read(edition.editions).releases] == ["anden"]
    edition.release("2018-11-06")
    assert [r.edition for r in log.read(edition.editions).releases] == ["anden", "proeve"]


def test_line_ends_that_were_made_others_are_told(three: Released) -> None:
    assert fault(three, *(line[:-1] + b"\r\n" for line in lines(three))) == (
        f"_udgivet/log.jsonl: linjeskiftene er lavet om; {MEND}, og skriv »editions/** -text« i "
        ".gitattributes, så det ikke sker igen"
    )


def test_whoever_comes_second_leaves_the_copy_of_the_first(edition: Released) -> None:
    late = pending(edition.editions, "proeve", datetime.date(2018, 11, 6))
    edition.file("data/maal.csv", REVISED)
    edition.release("2018-11-06")
    copy = edition.editions / "_udgivet/proeve/1/proeve/data/maal.csv"
    edition.file("data/maal.csv", DATA)
    with pytest.raises(OutputError, match="en anden har udgivet noget imens; udgiv igen"):
        freeze(edition.editions, late, outputs={}, manifest="2", program="0.1.0")
    assert copy.read_text("utf-8") == REVISED


@pytest.mark.parametrize(
    "forged",
    [
        {"grade": "ingen"},
        {"grade": ""},
        {"corrected": ""},
        {"corrected": "i går"},
        {"released": "2018-02-30"},
        {"edition": "../../proeve"},
        {"edition": ""},
        {"edition": "_udgivet"},
    ],
)
def test_a_line_that_was_changed_and_sealed_again_is_no_release(
    three: Released, forged: dict[str, Any]
) -> None:
    known = log.read(three.editions).releases
    last = replace(known[-1], **forged).line() + b"\n"
    assert fault(three, *lines(three)[:-1], last) == f"_udgivet/log.jsonl:3: {CHANGED}"


def test_a_first_version_that_was_corrected_is_no_release(three: Released) -> None:
    first = log.read(three.editions).releases[0]
    forged = replace(first, correction="Et tal er rettet.").line() + b"\n"
    assert fault(three, forged) == f"_udgivet/log.jsonl:1: {CHANGED}"


def test_the_log_knows_every_grade() -> None:
    assert tuple(GRADES) == log.GRADED
