"""A program in a bundle that is not the one that made the edition, or would fetch another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from zipfile import ZIP_DEFLATED

import pytest

from reporter.archive.opening.source import MEGABYTE
from reporter.digests import of_bytes
from tests.archive.handmade import (
    ABOUT,
    BUILD_LOCK,
    LOCK,
    LOCKED,
    MANIFEST,
    WHEEL,
    Handmade,
    manifest,
    wheel_files,
    with_record,
    zipped,
)

LOCKS: dict[str, tuple[Callable[[Handmade], Handmade], list[str]]] = {
    "a lock file that names another index": (
        lambda b: b.put(LOCK, f"--index-url https://andet.example\n{LOCKED}"),
        [f"{LOCK}:1: er ikke en pakke med en bestemt version; pip ville gøre, hvad der står"],
    ),
    "a lock file with a package from elsewhere": (
        lambda b: b.put(LOCK, f"{LOCKED}flask @ https://andet.example/flask.whl\n"),
        [f"{LOCK}:4: er ikke en pakke med en bestemt version; pip ville gøre, hvad der står"],
    ),
    "a lock file with a program in the wheel's place": (
        lambda b: b.put(LOCK, f"{LOCKED}reporter==0.1.0 \\\n    --hash=sha256:{'d' * 64}\n"),
        [f"{LOCK}: nævner programmet selv; det skal være det, der ligger i pakken"],
    ),
    "a lock file without hashes": (
        lambda b: b.put(LOCK, "jinja2==3.1.6\n"),
        [
            f"{LOCK}:1: jinja2 har ingen kontrolsum",
            f"{LOCK}: har ikke jinja2 3.1.6, som udgaven er lavet med",
        ],
    ),
    "a lock file with weak hashes": (
        lambda b: b.replace(BUILD_LOCK, "sha256", "md5"),
        [f"{BUILD_LOCK}:2: er ikke en kontrolsum (sha256) for hatchling"],
    ),
    "a lock file with an option behind a package": (
        lambda b: b.put(LOCK, LOCKED.replace(" \\\n", " --global-option=x \\\n", 1)),
        [
            f"{LOCK}:1: er ikke en pakke med en bestemt version; pip ville gøre, hvad der står",
            f"{LOCK}: har ikke jinja2 3.1.6, som udgaven er lavet med",
        ],
    ),
    "a lock file of other versions": (
        lambda b: b.replace(LOCK, "3.1.6", "3.1.5"),
        [f"{LOCK}: har ikke jinja2 3.1.6, som udgaven er lavet med"],
    ),
    "an empty lock file": (
        lambda b: b.put(BUILD_LOCK, ""),
        [f"{BUILD_LOCK}: nævner ingen pakker"],
    ),
}


@pytest.mark.parametrize("case", LOCKS)
def test_a_lock_file_that_is_more_or_less_than_one_is_found(case: str, tmp_path: Path) -> None:
    change, expected = LOCKS[case]
    assert change(Handmade()).seal().faults(tmp_path) == expected


WHEELS: dict[str, tuple[dict[str, bytes | None], str]] = {
    "changed code": (
        {"reporter/table.py": b"import os\n"},
        "reporter/table.py er ikke den fil, der står i manifest.json",
    ),
    "code that Python runs by itself": (
        {"reporter.pth": b"import os\n"},
        "reporter.pth er ikke en del af programmet",
    ),
    "a font less": (
        {"figures/fonts/ReporterSans-Regular.ttf": None},
        "figures/fonts/ReporterSans-Regular.ttf mangler i programmet",
    ),
    "another command": (
        {f"{ABOUT}/entry_points.txt": b"[console_scripts]\nreporter = os:abort\n"},
        f"{ABOUT}/entry_points.txt starter noget andet end programmet",
    ),
    "no word on what it is": ({f"{ABOUT}/WHEEL": None}, f"{ABOUT}/WHEEL mangler i programmet"),
    "more words than it has": (
        {f"{ABOUT}/direct_url.json": b"{}"},
        f"{ABOUT}/direct_url.json er ikke en del af programmet",
    ),
    "scripts beside the program": (
        {"reporter-0.1.0.data/scripts/reporter": b"#!python"},
        "reporter-0.1.0.data/scripts/reporter er ikke en del af programmet",
    ),
}


@pytest.mark.parametrize("case", WHEELS)
def test_a_wheel_that_is_not_the_program_is_found(case: str, tmp_path: Path) -> None:
    changed, said = WHEELS[case]
    contents = {**wheel_files(), **changed}
    kept = {name: content for name, content in contents.items() if content is not None}
    bundle = Handmade().put(WHEEL, zipped(with_record(kept))).seal()
    assert bundle.faults(tmp_path) == [f"{WHEEL}: {said}"]


@pytest.mark.parametrize("record", [b"\xff", b"", b'"', b"reporter/table.py,sha256=x,1\n"])
def test_a_wheel_whose_list_is_not_of_its_files_is_found(record: bytes, tmp_path: Path) -> None:
    contents = {**wheel_files(), f"{ABOUT}/RECORD": record}
    assert Handmade().put(WHEEL, zipped(contents)).seal().faults(tmp_path) == [
        f"{WHEEL}: {ABOUT}/RECORD nævner ikke filerne i programmet, som de er"
    ]


@pytest.mark.parametrize("name", ["evil.pth", "sitecustomize.py", "reporter-0.1.0.data/data/x"])
def test_no_file_lies_beside_the_program_though_the_manifest_tells_of_it(
    name: str, tmp_path: Path
) -> None:
    told = manifest()
    layers = replace(told.layers, program={**told.layers.program, name: of_bytes(b"import x")})
    bundle = Handmade().put(MANIFEST, replace(told, layers=layers).to_json())
    bundle.put(WHEEL, zipped(with_record({**wheel_files(), name: b"import x"}))).seal()
    assert bundle.faults(tmp_path) == [f"{WHEEL}: {name} er ikke en del af programmet"]


def test_a_wheel_that_leads_out_of_its_folder_is_found(tmp_path: Path) -> None:
    wheel = zipped({**wheel_files(), "../../evil.py": b""})
    assert Handmade().put(WHEEL, wheel).seal().faults(tmp_path) == [
        f"{WHEEL}: ../../evil.py: navnet har »..«, der fører ud af pakken"
    ]


def test_a_wheel_that_fills_the_memory_is_not_unpacked(tmp_path: Path) -> None:
    wheel = zipped({f"reporter/{n}.py": bytes(MEGABYTE) for n in range(51)}, ZIP_DEFLATED)
    told = Handmade().put(WHEEL, wheel).seal().faults(tmp_path)
    assert told == [f"{WHEEL}: fylder mere end 50 MB pakket ud"]


def test_a_wheel_that_is_no_zip_is_found(tmp_path: Path) -> None:
    told = Handmade().put(WHEEL, b"PK, men ikke andet").seal().faults(tmp_path)
    assert told == [
        f"{WHEEL}: zip-filen er afbrudt, eller der er sat noget bag på den; hent den igen"
    ]
