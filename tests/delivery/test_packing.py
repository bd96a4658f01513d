"""The dispatch list and the regions' archives hold each file once, and only the right ones."""

from __future__ import annotations

import csv
import hashlib
import io
import sys
import zipfile
from dataclasses import replace

import pytest

from reporter import kommuner
from reporter.danish import places
from reporter.delivery.contents import Delivery
from reporter.delivery.dispatch import dispatch_list
from reporter.delivery.packing import region_zip, zip_name
from reporter.errors import OutputError
from reporter.published.origin import STAMP, SYNTHETIC
from tests.delivery.samples import delivery, read
from tests.delivery.surroundings import digest_elsewhere

NORTH = "1081"


def rows(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    lines = io.StringIO(content.decode("utf-8-sig"), newline="")
    return list(csv.DictReader(lines, delimiter=";"))


def archive(content: Delivery | None = None, region: str = NORTH) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(region_zip(content or delivery(), region, read)))


def test_the_list_names_every_file_of_every_municipality() -> None:
    listed = rows(dispatch_list(delivery()))
    assert len(listed) == 3 * 98
    assert [list(row.values())[:6] for row in listed[:3]] == [
        ["101", "Københavns Kommune", "Region Hovedstaden", "ark/101-koebenhavn.pdf", "PDF", "2"],
        ["101", "Københavns Kommune", "Region Hovedstaden", "ark/101-koebenhavn.html", "HTML", ""],
        ["101", "Københavns Kommune", "Region Hovedstaden", "ark/101-koebenhavn.csv", "CSV", ""],
    ]
    assert [row["Kommunekode"] for row in listed[::3]] == [k.code for k in kommuner.alle()]


def test_every_digest_is_that_of_the_files_content() -> None:
    for row in rows(dispatch_list(delivery())):
        content = read(row["Fil"].removeprefix("ark/"))
        assert row["SHA-256"] == hashlib.sha256(content).hexdigest()


def test_a_sheet_without_a_pdf_has_no_line_for_one() -> None:
    content = delivery()
    first = content.sheets[0]
    only_html = replace(first, pages=0, digests={"html": first.digests["html"]})
    listed = rows(dispatch_list(replace(content, sheets=(only_html,))))
    assert [(row["Fil"], row["Sider"]) for row in listed] == [("ark/101-koebenhavn.html", "")]


def test_the_order_of_sheets_and_digests_changes_no_byte() -> None:
    content = delivery()
    turned = tuple(
        replace(sheet, digests=dict(reversed(sheet.digests.items())))
        for sheet in reversed(content.sheets)
    )
    other = replace(content, sheets=turned)
    assert dispatch_list(other) == dispatch_list(content)
    assert region_zip(other, NORTH, read) == region_zip(content, NORTH, read)


def test_made_up_sheets_say_so_in_every_line() -> None:
    listed = rows(dispatch_list(delivery(synthetic=True)))
    assert {row["Oprindelse"] for row in listed} == {SYNTHETIC}
    assert "Oprindelse" not in rows(dispatch_list(delivery()))[0]


def test_a_regions_archive_has_its_municipalities_files_and_no_others() -> None:
    packed = archive()
    assert packed.testzip() is None
    stems = [places.slug(k.code) for k in kommuner.alle() if k.region == NORTH]
    assert len(stems) == 11
    expected = [f"ark/{stem}.{suffix}" for stem in stems for suffix in ("csv", "html", "pdf")]
    assert packed.namelist() == [*expected, "laes-mig.txt", "udsendelse.csv"]
    for name in expected:
        assert packed.read(name) == read(name.removeprefix("ark/"))


def test_the_five_archives_hold_every_file_once() -> None:
    names = [
        name
        for region in kommuner.REGIONS
        for name in archive(region=region).namelist()
        if name.startswith("ark/")
    ]
    assert len(names) == len(set(names)) == 3 * 98


def test_an_archives_list_names_just_its_files_with_their_digests() -> None:
    packed = archive()
    listed = rows(packed.read("udsendelse.csv"))
    assert sorted(row["Fil"] for row in listed) == packed.namelist()[:-2]
    assert {row["Region"] for row in listed} == {"Region Nordjylland"}
    for row in listed:
        assert hashlib.sha256(packed.read(row["Fil"])).hexdigest() == row["SHA-256"]


def test_the_readme_says_what_there_is_in_danish() -> None:
    text = archive().read("laes-mig.txt").decode("utf-8-sig")
    assert text.splitlines() == [
        "Kommuneark 2018",
        "Region Nordjylland, 11 kommuner",
        "",
        "Tal for hver kommune.",
        "",
        "Mappen ark har disse filer for hver kommune, med kommunens kode og navn:",
        "  .pdf  arket til at læse og skrive ud",
        "  .html  arket til en browser; det virker uden internet",
        "  .csv  arkets tal til et regneark",
        "",
        "udsendelse.csv nævner hver fil med sidetal og kontrolsum (SHA-256).",
        "",
        "Udgivet af Styrelsen, 06-11-2018",
        "Kontakt: tal@example.dk",
    ]
    made_up = archive(delivery(synthetic=True)).read("laes-mig.txt").decode("utf-8-sig")
    assert made_up.splitlines()[2] == STAMP


def test_nothing_in_an_archive_depends_on_the_machine() -> None:
    for info in archive().infolist():
        assert info.filename.isascii()
        assert info.date_time == (1980, 1, 1, 0, 0, 0)
        assert info.create_system == 3
        assert info.external_attr == 0o100644 << 16
        assert info.compress_type == zipfile.ZIP_STORED
        assert info.extra == b""
        assert info.flag_bits == 0


def test_windows_makes_the_same_archive(monkeypatch: pytest.MonkeyPatch) -> None:
    here = region_zip(delivery(), NORTH, read)
    monkeypatch.setattr(sys, "platform", "win32")
    assert zipfile.ZipInfo("a").create_system == 0  # what zipfile would write there
    assert region_zip(delivery(), NORTH, read) == here


def test_the_same_delivery_gives_the_same_bytes_anywhere() -> None:
    script = (
        "from tests.delivery.samples import delivery, read\n"
        "from reporter.delivery.dispatch import dispatch_list\n"
        "from reporter.delivery.packing import region_zip\n"
        "content = dispatch_list(delivery()) + region_zip(delivery(), '1085', read)\n"
    )
    here = dispatch_list(delivery()) + region_zip(delivery(), "1085", read)
    assert digest_elsewhere(script) == hashlib.sha256(here).hexdigest()


def test_files_are_read_one_at_a_time_and_only_once() -> None:
    asked: list[str] = []

    def watched(name: str) -> bytes:
        asked.append(name)
        return read(name)

    region_zip(delivery(), NORTH, watched)
    assert len(asked) == len(set(asked)) == 33
    assert asked[0] == "773-morsoe.csv"


def test_a_file_that_is_not_the_one_that_was_made_is_refused() -> None:
    def mixed_up(name: str) -> bytes:
        return read(name.replace("825-laesoe", "851-aalborg"))

    with pytest.raises(OutputError) as caught:
        region_zip(delivery(), NORTH, mixed_up)
    assert str(caught.value) == (
        "ark/825-laesoe.csv: filen er en anden end den, der blev dannet; dan udgaven igen"
    )


def test_archives_are_named_after_their_regions() -> None:
    assert [zip_name(region) for region in sorted(kommuner.REGIONS)] == [
        "region-nordjylland.zip",
        "region-midtjylland.zip",
        "region-syddanmark.zip",
        "region-hovedstaden.zip",
        "region-sjaelland.zip",
    ]
