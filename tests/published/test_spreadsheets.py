"""Spreadsheets that are wrong, and those that mean harm."""

from __future__ import annotations

import io
import zipfile

import pytest

from reporter.published.foreign import xlsx
from tests.published.test_foreign import SHEET, XLSX, fault, observed, parsed, workbook

BROKEN = (
    "t: filen kan ikke læses som xlsx; er den en ældre .xls eller beskyttet med adgangskode, "
    "så gem den som .xlsx"
)


def repacked(content: bytes, changes: dict[str, bytes]) -> bytes:
    """Change or add parts of a spreadsheet."""
    saved = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            if part not in changes:
                new.writestr(part, old.read(part))
        for part, body in changes.items():
            new.writestr(part, body)
    return saved.getvalue()


def test_a_merged_cell_is_told() -> None:
    rows = (*SHEET[:3], ("Aarhus", 2015, 1), ("Aarhus", 2016, 2))
    assert fault(workbook(*rows, merge="A4:A5"), XLSX) == (
        "t:5: Kommune: cellen er tom; den er måske flettet med en anden eller en formel uden gemt "
        "resultat; skriv værdien, eller - hvis der ingen data er"
    )


def test_a_formula_counts_with_its_saved_result_and_not_without() -> None:
    content = workbook(("Kommune", "År", "Andel"), ("Aarhus", 2016, "=1+1"))
    assert fault(content, XLSX).startswith("t:2: Andel: cellen er tom; den er måske flettet")
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        sheet = packed.read("xl/worksheets/sheet1.xml")
    assert sheet.count(b"<f>1+1</f><v></v>") + sheet.count(b"<f>1+1</f><v />") == 1
    saved = sheet.replace(b"<v></v>", b"<v>2</v>").replace(b"<v />", b"<v>2</v>")
    (row,) = observed(parsed(repacked(content, {"xl/worksheets/sheet1.xml": saved}), XLSX))
    assert row[3] == 2


def test_a_row_that_an_empty_one_parts_from_the_table_is_told() -> None:
    assert fault(workbook(*SHEET[:5], (), ("København", 2016, 5)), XLSX) == (
        "t:7: rækken kommer efter en tom række, hvor tabellen slutter; slet den tomme"
    )


def test_a_sheet_that_does_not_fit_is_told() -> None:
    content = workbook(*SHEET)
    assert fault(content, XLSX, sheet="Ark2") == "t: arket 'Ark2' findes ikke; mente du Ark1?"
    assert fault(content, XLSX, sheet="Noter") == (
        "t: ingen række i arket har overskrifterne 'Kommune', 'Andel', 'År'; ret feltet format"
    )
    assert fault(workbook(*SHEET[:3]), XLSX) == "t:3: der er ingen rækker under overskriften"
    assert fault(workbook(("Kommune", "År", "Andel", "År")), XLSX) == (
        "t:1: kolonnen 'År' står to gange; ret overskriften"
    )


@pytest.mark.parametrize("content", [b"", b"\xd0\xcf\x11\xe0 an old .xls", b"PK\x03\x04"])
def test_what_is_no_spreadsheet_is_told(content: bytes) -> None:
    assert fault(content, XLSX) == BROKEN


def test_a_spreadsheet_with_half_its_bytes_or_parts_is_told() -> None:
    content = workbook(*SHEET)
    assert fault(content[: len(content) // 2], XLSX) == BROKEN
    assert fault(repacked(content, {"xl/workbook.xml": b"<a/>"}), XLSX) == BROKEN
    assert fault(repacked(content, {"xl/worksheets/sheet1.xml": b"<a"}), XLSX) == BROKEN


def test_macros_are_refused() -> None:
    content = repacked(workbook(*SHEET), {"xl/vbaProject.bin": b""})
    assert fault(content, XLSX) == "t: filen har makroer; gem den som .xlsx"


def test_a_small_file_that_unpacks_to_a_large_one_is_refused() -> None:
    bomb = repacked(workbook(*SHEET), {"xl/media/x.bin": bytes(xlsx.MOST_BYTES)})
    assert len(bomb) < 1_000_000
    assert fault(bomb, XLSX) == (
        "t: filen er meget større, når den pakkes ud, end en tabel må være"
    )


def test_declared_entities_are_refused() -> None:
    evil = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    assert fault(repacked(workbook(*SHEET), {"xl/sharedStrings.xml": evil}), XLSX) == BROKEN


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_declared_entities_are_refused_however_far_down(encoding: str) -> None:
    comment = f"<!--{' ' * 2_000_000}-->"
    evil = f'{comment}<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'.encode(encoding)
    changed = repacked(workbook(*SHEET), {"xl/worksheets/sheet1.xml": evil})
    assert fault(changed, XLSX) == BROKEN
    half = f"<x>{' ' * (1_000_000 - 3 - 4)}<!DOCTYPE".encode()
    assert fault(repacked(workbook(*SHEET), {"xl/other.bin": half}), XLSX) == BROKEN


def test_a_cell_with_a_book_in_it_is_refused() -> None:
    changed = workbook(*SHEET, ("x" * 32_000, 2016, 1))
    with zipfile.ZipFile(io.BytesIO(changed)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    longer = {name: part.replace(b"x" * 32_000, b"x" * 40_000) for name, part in parts.items()}
    assert fault(repacked(changed, longer), XLSX).endswith("en celle har for lang tekst; ret den")


def test_a_sheet_of_empty_cells_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_CELLS", 10)
    assert fault(workbook(*SHEET), XLSX).endswith(
        ": arket har for mange rækker; slet de tomme nederst"
    )


def test_a_sheet_that_says_it_is_endless_is_read_as_it_is() -> None:
    content = workbook(*SHEET)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        sheet = packed.read("xl/worksheets/sheet1.xml")
    assert sheet.count(b'ref="A1:C8"') == 1
    endless = sheet.replace(b'ref="A1:C8"', b'ref="A1:XFD1048576"')
    changed = repacked(content, {"xl/worksheets/sheet1.xml": endless})
    assert observed(parsed(changed, XLSX)) == observed(parsed(content, XLSX))
