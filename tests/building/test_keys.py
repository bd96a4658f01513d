"""Build keys: what changes them, and what does not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reporter.building import keys, libraries
from reporter.digests import of_edition, of_files, of_text


def test_a_key_is_the_same_in_whatever_order_its_parts_are_given() -> None:
    assert keys.key({"a": "1", "b": "2"}) == keys.key({"b": "2", "a": "1"})


@pytest.mark.parametrize(
    "other", [{"a": "1"}, {"a": "2", "b": "1"}, {"a": "1", "b": "2", "c": ""}, {"a": "1b2"}, {}]
)
def test_other_parts_have_another_key(other: dict[str, str]) -> None:
    assert keys.key({"a": "1", "b": "2"}) != keys.key(other)


def test_what_is_no_regular_file_has_no_digest_and_nobody_waits_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    (tmp_path / "nowhere").symlink_to(tmp_path / "missing")
    names = ("pipe", "folder", "nowhere", "missing")
    assert of_files(tmp_path, names) == dict.fromkeys(names)


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    folder = tmp_path / "prøve"
    (folder / "data").mkdir(parents=True)
    (folder / "edition.yaml").write_text("id: prøve")
    (folder / "data/antal.csv").write_text("1")
    return folder


def test_an_edition_is_its_files_by_name_and_content(edition: Path) -> None:
    before = of_edition(edition)
    assert before == {
        "edition.yaml": of_text("id: prøve"),
        "data/antal.csv": of_text("1"),
    }
    (edition / "data/antal.csv").write_text("2")
    assert of_edition(edition) == {**before, "data/antal.csv": of_text("2")}


def test_what_no_edition_can_name_is_no_part_of_it(edition: Path) -> None:
    before = of_edition(edition)
    (edition / "__pycache__").mkdir()
    for name in (".skjult", "tekst.md~", "data/.antal.csv", "__pycache__/x.csv", "x.pyc"):
        (edition / name).write_text("x")
    assert of_edition(edition) == before


def test_a_link_to_another_folder_is_another_edition(edition: Path) -> None:
    for name in ("a", "b"):
        (edition / name).mkdir()
        (edition / name / "antal.csv").write_text(name)
    (edition / "valgt").symlink_to("a")
    before = of_edition(edition)
    (edition / "valgt").unlink()
    (edition / "valgt").symlink_to("b")
    assert of_edition(edition) != before


# --- The program and what it stands on ------------------------------------------------------------


def surroundings() -> dict[str, str]:
    """Return the parts as they are now, not as they were first asked for."""
    keys.program.cache_clear()
    found = dict(keys._surroundings.__wrapped__())
    keys.program.cache_clear()  # what a test has put in its place is nobody else's
    return found


def test_the_version_of_a_library_is_a_part(monkeypatch: pytest.MonkeyPatch) -> None:
    before = surroundings()
    monkeypatch.setattr(libraries, "versions", lambda: ("weasyprint==0",))
    assert surroundings() == {**before, keys.LIBRARIES: of_text("weasyprint==0")}


def test_all_that_makes_a_page_is_looked_at() -> None:
    parts: dict[str, set[str]] = {}
    for name, _ in keys._program():
        parts.setdefault(keys._part(name), set()).add(name)
    assert {"reporter/cli/__init__.py", "figures/drawing.py"} <= parts[keys.PROGRAM]
    assert "templates/kommuneark/print.html.j2" in parts[keys.TEMPLATES]
    assert "templates/kommuneark/print.css" in parts[keys.TEMPLATES]
    for part, suffix in ((keys.FONTS, ".ttf"), (keys.GEOMETRY, ".geojson")):
        assert any(name.endswith(suffix) for name in parts[part]), parts[part]


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("reporter/danish/words.py", keys.PROGRAM),
        ("reporter/registers/tables/ksi.yaml", keys.PROGRAM),
        ("templates/css/print.css", keys.TEMPLATES),
        ("figures/fonts/a.ttf", keys.FONTS),
        ("figures/geometry/a.json", keys.GEOMETRY),
    ],
)
def test_a_byte_of_the_program_changes_its_part_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, part: str
) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"a")
    monkeypatch.setattr(keys, "_program", lambda: [(name, file)])
    before = surroundings()
    file.write_bytes(b"b")
    after = surroundings()
    assert [key for key in before if before[key] != after[key]] == [part]
