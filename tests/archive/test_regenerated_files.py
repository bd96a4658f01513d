"""What files say is read whatever they are, and no number that changed is held for the same."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook

from reporter.archive.regeneration.comparing import FileDifference, differences
from reporter.archive.regeneration.readable import UnreadableError, read
from reporter.building.manifest import OutputFile
from reporter.digests import of_bytes
from tests.archive.handmade import manifest, zipped
from tests.archive.papers import paper

HEX = "1" * 64
PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Om 10 mål</title>
<meta name="viewport" content="width=1"><meta http-equiv="x" content="sha256-99">
<meta name="description" content="De 98 kommuner"><style>p { margin: 7px }</style></head>
<body><p>I 2016 var det <data value="24.4">knap en fjerdedel</data>, dvs. −3,5.</p>
<svg width="70"><path d="M8 8"/><text x="9">45.859</text></svg><img alt="Fald til 6" src="5.png">
<script>let x = 77;</script><script type="application/json">["side 4"]</script></body></html>"""


def workbook(*values: object) -> bytes:
    book, written = Workbook(), io.BytesIO()
    book.active.append(list(values))
    book.save(written)
    return written.getvalue()


def far(row: bytes) -> bytes:
    """Return a workbook whose only row says that so many others are before it."""
    with zipfile.ZipFile(io.BytesIO(workbook(7))) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    return zipped(parts | {sheet: parts[sheet].replace(b'<row r="1"', b'<row r="' + row + b'"')})


@pytest.mark.parametrize(
    ("name", "content", "numbers"),
    [
        ("a.csv", f"År;Alle\r\n2016;-4,5\r\n18-24;{HEX}\r\n".encode(), "2016 -4,5 18 24"),
        ("a.csv", b"code,year,share\n000,2014,48.5\n", "000 2014 48.5"),
        ("a.json", b'{"tal": [1.50, -2, null, "i 2016"], "3": true}', "1.50 -2 2016 3"),
        ("a.xlsx", workbook("i 2016", 24.4, None, -7), "2016 24.4 -7"),
        ("a.txt", "−3 og 4".encode(), "−3 4"),
        ("a.pdf", paper(["Fra −3,5 til 4", "@side 1"]), "−3,5 4"),
        ("a.html", PAGE.encode(), "10 98 2016 24.4 −3,5 45.859 6 4"),
    ],
)
def test_the_numbers_of_each_kind_of_file(name: str, content: bytes, numbers: str) -> None:
    if name == "a.json":
        assert sorted(read(name, content).numbers) == sorted(numbers.split())
    elif name == "a.pdf":
        # Helvetica of a hand-made file has no minus: what is read of it is another letter.
        assert [number.strip("−") for number in read(name, content).numbers] == ["3,5", "4"]
    else:
        assert read(name, content).numbers == tuple(numbers.split())


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", b"\xff\xfe1"),
        ("a.json", b"{1"),
        ("a.pdf", b"%PDF nej"),
        ("a.xlsx", b"PK nej"),
        ("a.png", b"\x89PNG\0"),
        ("a.xlsx", far(b"999999999999")),
        ("a.html", b"<!--" * 500_000),
        ("a.html", b"<!--" * 500_000 + b" >"),
        ("a.html", b"<a" * 500_000),
        ("a.html", b"<![CDATA[" * 500_000),
    ],
)
def test_what_cannot_be_read_is_told_as_such(name: str, content: bytes) -> None:
    with pytest.raises(UnreadableError):
        read(name, content)


def found(
    tmp_path: Path, old: Mapping[str, bytes], new: Mapping[str, bytes]
) -> dict[str, FileDifference]:
    """Return how files differ from those of a bundle, by name."""
    folders = (tmp_path / "før", tmp_path / "efter")
    for folder, contents in zip(folders, (old, new), strict=True):
        for name, content in contents.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
    outputs = {name: OutputFile(sha256=of_bytes(content)) for name, content in old.items()}
    told = differences(
        old=replace(manifest(), outputs=outputs),
        old_folder=folders[0],
        new={name: of_bytes(content) for name, content in new.items()},
        new_folder=folders[1],
        tell=lambda said: None,
    )
    return {each.file: each for each in told}


def test_the_same_files_do_not_differ(tmp_path: Path) -> None:
    assert found(tmp_path, {"a.csv": b"1"}, {"a.csv": b"1"}) == {}


def test_a_value_that_changed_is_a_number(tmp_path: Path) -> None:
    each = found(tmp_path, {"a.csv": b"a;1\nb;2"}, {"a.csv": b"a;1\nb;3"})["a.csv"]
    assert (each.kind, each.traces) == ("changed", {"data"})
    assert (each.gone, each.come, each.numbers) == (("2",), ("3",), True)


def test_values_that_changed_places_are_numbers(tmp_path: Path) -> None:
    each = found(tmp_path, {"a.csv": b"a;1\nb;2"}, {"a.csv": b"a;2\nb;1"})["a.csv"]
    assert (each.gone, each.come, each.reordered, each.numbers) == ((), (), True, True)


def test_words_of_a_web_page_are_told_from_its_looks(tmp_path: Path) -> None:
    old = {"a.html": b"<p>Knap 4</p>", "b.html": b"<p>Godt 4</p>"}
    new = {"a.html": "<p>Næsten 4</p>".encode(), "b.html": b"<p class=x>Godt 4</p>"}
    told = found(tmp_path, old, new)
    assert {name: each.traces for name, each in told.items()} == {
        "a.html": {"words"},
        "b.html": {"page"},
    }
    assert not any(each.numbers for each in told.values())


def test_the_number_behind_a_word_is_a_number(tmp_path: Path) -> None:
    old, new = (f'<data value="{n}">en fjerdedel</data>'.encode() for n in (25, 26))
    assert found(tmp_path, {"a.html": old}, {"a.html": new})["a.html"].come == ("26",)


def test_page_numbers_move_with_their_pages(tmp_path: Path) -> None:
    """The contents say where a chapter begins; that it begins later is no number that changed."""
    text, more = ["Kapitlet om 12 unge"], ["En side mere"]
    old = paper(["Indhold", ">2 Kapitlet 2"], text)
    new = paper(["Indhold", ">3 Kapitlet 3"], more, text)
    each = found(tmp_path, {"a.pdf": old}, {"a.pdf": new})["a.pdf"]
    assert not each.numbers
    assert [(page.old, page.new) for page in each.pages] == [(1, 1), (0, 2)]
    false = paper(["Indhold", ">3 Kapitlet 4"], more, text)
    assert found(tmp_path, {"a.pdf": old}, {"a.pdf": false})["a.pdf"].numbers


@pytest.mark.parametrize(("beside", "numbers"), [({"a.html": b"<p>"}, False), ({}, True)])
def test_on_paper_the_order_of_numbers_is_the_layouts_where_there_is_a_web_page(
    tmp_path: Path, beside: dict[str, bytes], numbers: bool
) -> None:
    old, new = paper(["Fra 1", "til 2"]), paper(["til 2", "Fra 1"])
    each = found(tmp_path, {"a.pdf": old, **beside}, {"a.pdf": new, **beside})["a.pdf"]
    assert each.numbers == numbers


def test_a_file_that_is_gone_takes_its_numbers_with_it(tmp_path: Path) -> None:
    told = found(tmp_path, {"a.csv": b"1", "b.csv": b"x"}, {"c.csv": b"2"})
    assert [(each.file, each.kind, each.numbers) for each in told.values()] == [
        ("a.csv", "missing", True),
        ("b.csv", "missing", False),
        ("c.csv", "new", True),
    ]


def test_what_cannot_be_read_may_have_other_numbers(tmp_path: Path) -> None:
    each = found(tmp_path, {"a.png": b"\0"}, {"a.png": b"\0\0"})["a.png"]
    assert each.unread
    assert each.numbers


def test_an_archive_is_as_different_as_what_lies_in_it(tmp_path: Path) -> None:
    list_of = b"Fil;SHA-256;Sider\nark/a.pdf;x;%d\n"
    both = [
        {
            "ark/a.pdf": paper([f"I alt {n}"], ground=(1, 1, 1 - n / 10)),
            "ark/a.csv": b"I alt;%d" % n,
            "udsendelse.csv": list_of % n,
        }
        for n in (4, 5)
    ]
    old, new = ({**files, "region.zip": zipped(files)} for files in both)
    each = found(tmp_path, old, new)["region.zip"]
    assert each.traces == {"print", "data"}
    assert (each.gone, each.come) == (("4", "4"), ("5", "5"))
    same = found(
        tmp_path,
        {"region.zip": zipped(both[0], zipfile.ZIP_STORED)},
        {"region.zip": zipped(both[0], zipfile.ZIP_DEFLATED)},
    )["region.zip"]
    assert not same.numbers
    assert same.traces == set()


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_an_archive_that_is_spoiled_may_have_other_numbers(method: int, tmp_path: Path) -> None:
    whole = zipped({"a.csv": b"1;2\n" * 100}, method)
    for at in range(35, 60, 4):
        spoiled = whole[:at] + b"\xff" * 4 + whole[at + 4 :]
        difference = found(tmp_path, {"a.zip": spoiled}, {"a.zip": whole})["a.zip"]
        assert difference.unread == difference.numbers


def test_a_list_of_files_has_no_numbers_of_its_own(tmp_path: Path) -> None:
    each = found(tmp_path, {"udsendelse.csv": b"Sider;4"}, {"udsendelse.csv": b"Sider;5"})
    assert not each["udsendelse.csv"].numbers
    assert each["udsendelse.csv"].traces == set()
