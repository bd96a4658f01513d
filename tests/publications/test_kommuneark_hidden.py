"""A number that is hidden is in no file that goes out, however deep one looks for it."""

from __future__ import annotations

import hashlib
import io
import subprocess
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pikepdf
import pytest

from reporter.building.build import make
from reporter.building.tasks import FORMATS
from reporter.delivery.assemble import assemble, delivered_sheet, delivery
from reporter.table import Reason
from tests.editions.sheets import HOME, SheetSample, counts, shares

NUMBER = Decimal("77.625")
FORMS = (b"77,625", b"77.625", b"77625")
COUNT = "77.625"

MARKS = {
    Reason.FEW_PERSONS: ("**)", "fordi det bygger på for få personer"),
    Reason.NOT_APPROVED: ("*)", "fordi kommunens data ikke er godkendt"),
    Reason.NO_DATA: ("-", "Der er ingen data for Aarhus Kommune i 2016."),
}


def outgoing(sample: SheetSample) -> dict[str, bytes]:
    """Return every file that goes out of the edition, made for one municipality alone."""
    edition = sample.load(HOME)
    made = make(edition, FORMATS)
    digests = {
        Path(name).suffix[1:]: hashlib.sha256(content).hexdigest()
        for name, content in made.files.items()
    }
    sheet = delivered_sheet(edition, pages=made.pages, digests=digests)
    files = assemble(delivery(edition, (sheet,)), lambda name: made.files[f"ark/{name}"])
    return {**made.files, **{file.name: file.make() for file in files}}


def layers(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield a file and all that is packed in it: archives, streams, attachments, visible text."""
    yield name, content
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for inner in archive.namelist():
                yield from layers(f"{name}/{inner}", archive.read(inner))
    elif content.startswith(b"%PDF"):
        yield f"{name} (tekst)", pdftotext(content)
        with pikepdf.open(io.BytesIO(content)) as document:
            for n, item in enumerate(document.objects):
                if isinstance(item, pikepdf.Stream):
                    yield f"{name} (strøm {n})", item.read_bytes()
                yield f"{name} (objekt {n})", "\n".join(strings(item)).encode()


def strings(item: pikepdf.Object) -> Iterator[str]:
    if isinstance(item, pikepdf.String):
        yield str(item)
    elif isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
        for value in dict(item.items()).values():
            yield from strings(value) if not getattr(value, "is_indirect", False) else ()
    elif isinstance(item, pikepdf.Array):
        for value in item:
            yield from strings(value) if not getattr(value, "is_indirect", False) else ()


def pdftotext(content: bytes) -> bytes:
    return subprocess.run(
        ["pdftotext", "-", "-"], input=content, capture_output=True, check=True
    ).stdout


def found(files: dict[str, bytes]) -> list[str]:
    """Return where the number is, written in any of its forms."""
    return [
        place
        for name, content in files.items()
        for place, layer in layers(name, content)
        if any(form in layer for form in FORMS)
    ]


@pytest.mark.slow
def test_the_search_finds_the_number_where_it_is_shown(tmp_path: Path) -> None:
    """Without this the tests below could not fail."""
    files = outgoing(SheetSample(tmp_path).table(shares({"2016": NUMBER})))
    places = found(files)
    stem = "751-aarhus"
    archive = "region-midtjylland.zip"
    for place in (
        f"ark/{stem}.csv",
        f"ark/{stem}.html",
        f"ark/{stem}.pdf (tekst)",
        "arkproeve.csv",
        "arkproeve.json",
        f"{archive}/ark/{stem}.csv",
        f"{archive}/ark/{stem}.pdf (tekst)",
    ):
        assert place in places, places
    assert any(place.startswith("arkproeve.xlsx/xl/worksheets/") for place in places), places
    packed = [place.partition(" (")[2].partition(" ")[0] for place in places]
    assert {"strøm", "objekt"} <= set(packed)  # the attached file, and a text alternative


@pytest.mark.slow
@pytest.mark.parametrize("reason", list(Reason))
def test_a_hidden_number_is_nowhere(tmp_path: Path, reason: Reason) -> None:
    """The table that goes in does not hold it either; what goes out must not work it out."""
    files = outgoing(
        SheetSample(tmp_path).table(shares({"2015": Decimal("25.125"), "2016": reason}))
    )
    assert found(files) == []
    text = " ".join(pdftotext(files["ark/751-aarhus.pdf"]).decode().split())
    mark, why = MARKS[reason]
    assert why in text
    assert f" {mark} " in text
    html = files["ark/751-aarhus.html"].decode()
    indicator = html.partition('<section class="indikator" id="i-job"')[2].partition("</section>")[
        0
    ]
    assert "pct." in indicator
    assert "nr." not in indicator
    assert "procentpoint" not in indicator


@pytest.mark.slow
def test_a_count_without_data_cannot_be_had_from_a_sum(tmp_path: Path) -> None:
    """A region's sum is hidden with any of its parts; it would be 77.625 more than the others."""
    shown = outgoing(SheetSample(tmp_path / "a").file("data/antal.csv", counts({"Aarhus": COUNT})))
    assert "ark/751-aarhus.csv" in found(shown)
    files = outgoing(SheetSample(tmp_path / "b").file("data/antal.csv", counts({"Aarhus": "-"})))
    assert found(files) == []
    rows = files["ark/751-aarhus.csv"].decode("utf-8-sig").splitlines()
    (region,) = (row for row in rows if row.startswith("ledige;Ledige;1082;"))
    assert region.endswith(";antal;sum af kommunerne;;;ingen data")
