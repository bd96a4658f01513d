"""The edition's own map file: read once, refused in the edition's words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from figures.geometry import OWN_FILE
from reporter.rendering import illustrations
from reporter.rendering.publication import publish
from tests.editions.minimal import MAP, Sample
from tests.figures.test_geometry import squares


@pytest.fixture
def with_own_map(tmp_path: Path) -> Sample:
    sample = Sample(tmp_path).with_map()
    sample.replace("summary: ", "geometry: data/kort.geojson\nsummary: ")
    return sample.file("data/kort.geojson", json.dumps(squares()))


def test_the_map_is_read_once_for_all_figures(
    with_own_map: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_own_map.append(MAP.replace("figur-kort", "figur-to"))
    with_own_map.append('\n{{ henvis("figur-to") }}\n\n{{ vis_figur("figur-to") }}\n', "tekst.md")
    read = []
    real = illustrations.parse
    monkeypatch.setattr(illustrations, "parse", lambda b: read.append(1) or real(b))
    assert publish(with_own_map.load(), drawn=True).resources
    assert len(read) == 1


def test_an_edition_without_maps_reads_none(tmp_path: Path) -> None:
    sample = Sample(tmp_path).replace("summary: ", "geometry: data/kort.geojson\nsummary: ")
    assert sample.faults() == []


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"[" * 100_000, "filen har for mange klammer inden i hinanden"),
        (b"{", "filen er ikke gyldig JSON (linje 1, tegn 2)"),
        (OWN_FILE.read_bytes(), "ukendt koordinatsystem"),
    ],
)
def test_a_map_that_cannot_be_drawn_is_told_with_its_place(
    with_own_map: Sample, content: bytes, message: str
) -> None:
    fault = with_own_map.file("data/kort.geojson", content).fault()
    assert fault.startswith(f"proeve/data/kort.geojson: {message}")
    assert str(with_own_map.folder) not in fault


def test_a_map_that_is_not_there_is_told_without_the_folder(with_own_map: Sample) -> None:
    (with_own_map.folder / "data/kort.geojson").unlink()
    assert with_own_map.fault() == ("proeve/data/kort.geojson: filen findes ikke i udgavens mappe")
