"""A bundle that was tampered with: each fault is found and named, and all of them are told."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reporter.archive.opening.opened import opened
from reporter.archive.opening.verify import verify
from reporter.building.manifest import Manifest
from reporter.digests import of_bytes
from reporter.errors import ArchiveErrors
from tests.archive.handmade import (
    INPUT,
    MANIFEST,
    NAME,
    PDF,
    SUMS,
    TAG_SUMS,
    TAGS,
    WHEEL,
    Handmade,
    faults,
    manifest,
)

WRONG_SUM = f"er ændret; kontrolsummen er ikke den i {SUMS}"
NOT_CANONICAL = (
    f"{MANIFEST}: er ikke, som programmet skriver den; den er ændret eller af en anden version"
)


def test_one_that_is_as_it_should_be_has_no_fault(tmp_path: Path) -> None:
    bundle = Handmade()
    assert bundle.faults(tmp_path) == faults(bundle.folder(tmp_path)) == []
    verdict = verify(tmp_path / "pakke.zip")
    assert verdict.manifest == manifest()
    assert verdict.files == len(bundle.files)
    assert verdict.size == sum(map(len, bundle.files.values()))


def test_it_is_opened_where_each_part_is_said_to_be(tmp_path: Path) -> None:
    made = Handmade()
    for path in (made.zip(tmp_path / "pakke.zip"), made.folder(tmp_path)):
        with opened(path) as bundle:
            assert (bundle.folder / "bagit.txt").is_file()
            assert bundle.name == NAME
            assert (bundle.editions / "proeve/edition.yaml").is_file()
            assert {p.name for p in bundle.outputs.iterdir()} == set(bundle.manifest.outputs)
            assert (bundle.program / Path(WHEEL).name).is_file()
        assert not bundle.folder.exists()


@settings(max_examples=60)
@given(st.data())
def test_a_byte_changed_in_any_file_is_found_and_its_file_named(data: st.DataObject) -> None:
    bundle = Handmade()
    name = data.draw(st.sampled_from(sorted(bundle.files)))
    content = bytearray(bundle.files[name])
    at = data.draw(st.integers(0, len(content) - 1))
    content[at] ^= data.draw(st.integers(1, 255))
    bundle.put(name, bytes(content))
    with tempfile.TemporaryDirectory() as folder:
        told = faults(bundle.zip(Path(folder, "pakke.zip")))
    if name == TAG_SUMS:  # nothing tells of it but itself: what it says is wrong of another
        assert any(file in line for line in told for file in (TAG_SUMS, TAGS, SUMS, "bagit.txt"))
    else:
        assert any(line.startswith(f"{name}:") for line in told), told


@pytest.mark.parametrize("name", sorted(Handmade().files))
def test_a_file_that_is_missing_is_named(name: str, tmp_path: Path) -> None:
    told = Handmade().drop(name).faults(tmp_path)
    assert any(line.startswith(f"{name}: mangler") for line in told), told


@pytest.mark.parametrize("name", sorted(n for n in Handmade().files if n.startswith("data/")))
def test_a_file_that_is_missing_is_found_though_the_sums_were_made_again(
    name: str, tmp_path: Path
) -> None:
    told = Handmade().drop(name).seal().faults(tmp_path)
    assert [line for line in told if line.startswith(f"{name}: mangler")] != [], told


def test_all_faults_are_told_at_once_and_each_only_once(tmp_path: Path) -> None:
    bundle = Handmade().put("data/mere.txt", "x").put(".skjult", "x").drop(INPUT)
    bundle.replace(PDF, "lille", "større").put("fetch.txt", "https://… - data/mere.txt")
    assert faults(bundle.folder(tmp_path)) == bundle.faults(tmp_path)
    assert sorted(bundle.faults(tmp_path)) == [
        ".skjult: er ikke en del af pakken; slet filen",
        f"data/mere.txt: er ikke nævnt i {SUMS}",
        f"{PDF}: {WRONG_SUM}",
        f"{INPUT}: mangler, men er nævnt i {SUMS}",
        "fetch.txt: henviser til filer på nettet; en pakke skal have alle sine filer med",
    ]


# --- The sums, made again by whoever changed the files --------------------------------------------

Change = Callable[[Handmade], Handmade]
_AS_TOLD = "er ikke den fil, der står i manifest.json"
RESEALED: dict[str, tuple[Change, list[str]]] = {
    "a finished file": (lambda b: b.put(PDF, "%PDF-1.7 andet"), [f"{PDF}: {_AS_TOLD}"]),
    "an input": (lambda b: b.replace(INPUT, "7", "9"), [f"{INPUT}: {_AS_TOLD}"]),
    "a template": (
        lambda b: b.put("data/skabeloner/notat/print.html.j2", "x"),
        [f"data/skabeloner/notat/print.html.j2: {_AS_TOLD}"],
    ),
    "a font": (
        lambda b: b.put("data/skrifter/ReporterSans-Regular.ttf", "x"),
        [f"data/skrifter/ReporterSans-Regular.ttf: {_AS_TOLD}"],
    ),
    "the geometry": (
        lambda b: b.put("data/geometri/kommuner.geojson", "[]"),
        [f"data/geometri/kommuner.geojson: {_AS_TOLD}"],
    ),
    "an extra file": (
        lambda b: b.put("data/output/proeve/mere.pdf", "x"),
        ["data/output/proeve/mere.pdf: er ikke nævnt i manifest.json"],
    ),
    "an extra edition": (
        lambda b: b.put("data/udgave/anden/edition.yaml", "x"),
        ["data/udgave/anden/edition.yaml: er ikke nævnt i manifest.json"],
    ),
    "an extra program": (
        lambda b: b.put("data/program/setup.py", "x"),
        ["data/program/setup.py: er ikke nævnt i manifest.json"],
    ),
    "a manifest written by hand": (lambda b: b.replace(MANIFEST, "{\n", "{ \n"), [NOT_CANONICAL]),
    "no manifest at all": (
        lambda b: b.drop(MANIFEST),
        [f"{MANIFEST}: mangler, så intet kan holdes op mod den"],
    ),
    "a manifest that is no text": (lambda b: b.put(MANIFEST, b"\xff\xfe"), [NOT_CANONICAL]),
    "a manifest in half characters": (
        lambda b: b.replace(MANIFEST, '"En prøve"', '"\\ud800"'),
        [NOT_CANONICAL],
    ),
}


@pytest.mark.parametrize("case", RESEALED)
def test_what_was_changed_is_found_though_the_sums_were_made_again(
    case: str, tmp_path: Path
) -> None:
    change, expected = RESEALED[case]
    assert change(Handmade()).seal().faults(tmp_path) == expected


# --- The manifest, swapped or made again ----------------------------------------------------------


def _declared(change: Callable[[Manifest], Manifest]) -> Handmade:
    return Handmade().put(MANIFEST, change(manifest()).to_json()).seal()


def test_the_manifest_of_another_edition_is_found(tmp_path: Path) -> None:
    bundle = _declared(lambda m: replace(m, edition="anden"))
    told = bundle.faults(tmp_path)
    assert f"{TAGS}: External-Identifier er {NAME}, men skal være anden-v1" in told
    assert "data/udgave/anden/edition.yaml: mangler" in told
    assert f"{INPUT}: er ikke nævnt i manifest.json" in told


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("date", "2019", "date er 2018, men i manifest.json 2019"),
        ("type", "haefte", "type er notat, men i manifest.json haefte"),
        ("version", 2, "version er 1, men i manifest.json 2"),
    ],
)
def test_a_manifest_that_contradicts_the_edition_is_found(
    field: str, value: object, said: str, tmp_path: Path
) -> None:
    bundle = _declared(lambda m: replace(m, **{field: value}))  # type: ignore[arg-type]
    assert f"data/udgave/proeve/edition.yaml: {said}" in bundle.faults(tmp_path)


def test_a_manifest_that_leads_elsewhere_is_followed_nowhere(tmp_path: Path) -> None:
    bundle = _declared(lambda m: replace(m, edition="../..", inputs={}, outputs={}))
    told = bundle.faults(tmp_path)
    assert "data/udgave/../../edition.yaml: mangler" in told
    with pytest.raises(ArchiveErrors), opened(bundle.zip(tmp_path / "pakke.zip")):
        pass


def test_a_manifest_of_strange_layers_is_no_surprise(tmp_path: Path) -> None:
    layers = replace(manifest().layers, templates={"../x": "0" * 64}, version="../../1")
    told = _declared(lambda m: replace(m, layers=layers)).faults(tmp_path)
    assert "data/program/../x: mangler" in told
    assert "data/program/reporter-../../1-py3-none-any.whl: mangler" in told


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (b"\xff", ": er ikke skrevet i UTF-8"),
        (b"id: *b\n", ":1:5: filen kan ikke læses som YAML"),
        (b"[" * 5_000, ": felterne er indlejret alt for dybt i hinanden"),
        (b"id: proeve\n" * 60_000, ": fylder mere end 500 kB og er ikke, hvad den skal være"),
        (b"- id\n", ": id er ikke der, men i manifest.json proeve"),
        (b"a: &a [x, x]\nb: [*a, *a]\n", ":1:4: henvisninger med * kan ikke bruges; skriv værdien"),
    ],
)
def test_an_edition_that_cannot_be_read_is_told(change: bytes, said: str, tmp_path: Path) -> None:
    file = "data/udgave/proeve/edition.yaml"
    told = Handmade().put(file, change).seal().faults(tmp_path)
    assert told[0] == f"{file}: {_AS_TOLD}"
    assert told[1].startswith(f"{file}{said}")


def test_what_fields_an_edition_has_is_not_judged(tmp_path: Path) -> None:
    file = "data/udgave/proeve/edition.yaml"
    inputs = {**manifest().inputs}
    bundle = Handmade().replace(file, "vintage: 2016", "vintage: 2016\nfremtid: {x: y}")
    inputs["edition.yaml"] = of_bytes(bundle.files[file])
    whole = replace(manifest(), inputs=inputs)
    assert bundle.put(MANIFEST, whole.to_json()).seal().faults(tmp_path) == []
