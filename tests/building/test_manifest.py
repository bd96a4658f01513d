"""The manifest: what it tells of a build, that it is canonical, and when it is not there."""

from __future__ import annotations

import json
import platform
import re
from datetime import date
from pathlib import Path

import pytest

from reporter import __version__
from reporter.building import keys, manifest
from reporter.building.manifest import BrokenManifestError, Manifest
from reporter.digests import of_edition, of_file
from reporter.rendering.xmp import CONFORMANCE, PdfMetadata, packet
from tests.building.builds import attempt, build
from tests.building.folders import contents
from tests.editions.minimal import Sample

DAY = date(2018, 11, 6)


def read(output: Path, name: str = "proeve") -> Manifest:
    return Manifest.parsed((output / name / manifest.FILE).read_bytes())


@pytest.fixture
def sample(tmp_path: Path) -> Sample:
    return Sample(tmp_path / "editions")


def test_it_tells_of_every_file_that_went_in_and_came_out(sample: Sample, tmp_path: Path) -> None:
    output = tmp_path / "output"
    build(sample.editions, "proeve", output, ["html"])
    found = read(output)
    assert found.inputs == of_edition(sample.editions / "proeve")
    there = {name for name in contents(output / "proeve") if name != manifest.FILE}
    assert {name: file.sha256 for name, file in found.outputs.items()} == {
        name: of_file(output / "proeve" / name) for name in there
    }
    assert (found.edition, found.version, found.formats) == ("proeve", 1, ("html",))
    assert all(not file.pages and not file.conformance for file in found.outputs.values())


def test_it_tells_what_the_pages_were_made_with(sample: Sample, tmp_path: Path) -> None:
    build(sample.editions, "proeve", tmp_path, ["html"])
    layers = read(tmp_path).layers
    assert (layers.version, layers.python) == (__version__, platform.python_version())
    assert layers.program["reporter/table.py"] == of_file(
        Path(keys.__file__).parents[1] / "table.py"
    )
    assert "templates/css/print.css" in layers.templates
    assert "figures/fonts/ReporterSans-Regular.ttf" in layers.fonts
    assert "figures/geometry/kommuner.geojson" in layers.geometry
    assert {"weasyprint", "matplotlib", "jinja2"} <= layers.packages.keys()
    assert set(layers.system) == {"pango", "harfbuzz", "freetype", "fontconfig"}


def test_the_same_build_elsewhere_has_the_same_manifest(sample: Sample, tmp_path: Path) -> None:
    for name in ("one", "another"):
        build(sample.editions, "proeve", tmp_path / name, ["html"])
    one, another = ((tmp_path / name / "proeve/manifest.json") for name in ("one", "another"))
    assert one.read_bytes() == another.read_bytes()


def test_one_that_is_lost_or_changed_is_made_again(sample: Sample, tmp_path: Path) -> None:
    build(sample.editions, "proeve", tmp_path, ["html"])
    file = tmp_path / "proeve" / manifest.FILE
    before = file.read_bytes()
    for change in (file.unlink, lambda: file.write_bytes(b"{}")):
        change()
        assert not attempt(sample.editions, "proeve", tmp_path, ["html"]).failures
        assert file.read_bytes() == before


def test_what_is_not_canonical_is_no_manifest(sample: Sample, tmp_path: Path) -> None:
    build(sample.editions, "proeve", tmp_path, ["html"])
    content = (tmp_path / "proeve" / manifest.FILE).read_bytes()
    assert Manifest.parsed(content).to_json() == content
    told = json.loads(content)
    for broken in (
        b"",
        b"[]",
        b"\xff",
        b"[" * 100_000,
        content + b" ",
        content.replace(b'"version": 1', b'"version": "1"'),
        json.dumps({**told, "extra": 1}).encode(),
        json.dumps({**told, "format": "reporter-manifest/0"}).encode(),
        json.dumps({key: value for key, value in told.items() if key != "layers"}).encode(),
    ):
        with pytest.raises(BrokenManifestError):
            Manifest.parsed(broken)


def test_what_a_manifest_says_of_a_pdf_is_what_the_pdf_says_of_itself() -> None:
    metadata = PdfMetadata(
        title="", author="", subject="", keywords=(), language="da", date=DAY, identifier=""
    )
    said = packet(metadata, producer="").decode()
    part, level = re.findall(r"<pdfaid:(?:part|conformance)>(.+?)<", said)
    (ua,) = re.findall(r"<pdfuaid:part>(.+?)<", said)
    assert (f"PDF/A-{part}{level.lower()}", f"PDF/UA-{ua}") == CONFORMANCE
