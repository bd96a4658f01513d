"""What the user may name as a side of a comparison, and what is said of what is none."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from reporter.archive.difference.side import Side
from reporter.archive.difference.sides import Build, is_bundle, side
from reporter.building.tasks import Wish
from reporter.digests import of_bytes
from reporter.editions.load import load
from reporter.errors import ArchiveErrors, UsageError, UserError
from reporter.releases.freezing import freeze, pending
from tests.archive.difference import sided
from tests.archive.handmade import INPUT, MANIFEST, NAME, Handmade
from tests.editions.minimal import Sample


class Builder:
    """Builds what is asked for, pages on a screen only, and remembers it."""

    def __init__(self) -> None:
        self.wishes: list[tuple[Path, str, Path]] = []
        self.drafts: list[bool] = []

    def __call__(self, wish: Wish) -> None:
        (name,) = wish.edition_ids
        self.wishes.append((wish.editions, name, wish.output))
        self.drafts.append(wish.draft)
        made = sided.side(load(wish.editions, name), wish.output / name)
        (wish.output / name / "manifest.json").write_bytes(made.manifest.to_json())


@pytest.fixture
def editions(tmp_path: Path) -> Path:
    return Sample(tmp_path / "editions").editions


@pytest.fixture
def builder() -> Builder:
    return Builder()


def given(named: str, editions: Path, build: Build) -> Side:
    with side(named, editions=editions, output=editions.parent / "ud", build=build) as found:
        return found


def refused(named: str, editions: Path, build: Build) -> str:
    with pytest.raises(UserError) as caught:
        given(named, editions, build)
    return str(caught.value)


def test_an_edition_is_built_and_its_finished_pages_are_compared(
    editions: Path, builder: Builder
) -> None:
    found = given("proeve", editions, builder)
    output = editions.parent / "ud"
    assert builder.wishes == [(editions, "proeve", output)]
    assert (found.name, found.outputs) == ("proeve", output / "proeve")
    assert found.documents == {"": "proeve.html"}
    assert found.edition.folder == editions / "proeve"
    assert found.compared().sha256 == found.compared().sha256.lower() != ""


def test_a_version_is_the_one_that_was_released(editions: Path, builder: Builder) -> None:
    released = pending(editions, "proeve", datetime.date(2026, 11, 20))
    freeze(editions, released, outputs={}, manifest="0" * 64, program="0.1.0")
    (editions / "proeve" / "data" / "maal.csv").write_text("aar;Alle\n2014;1\n")
    found = given("proeve@1", editions, builder)
    kept = editions / "_udgivet" / "proeve" / "1"
    output = editions.parent / "ud" / "versioner" / "proeve" / "1"
    assert builder.wishes == [(kept, "proeve", output)]
    assert found.outputs == output / "proeve"
    assert found.edition.tables["maal"].period == "2014-2016"
    assert refused("proeve@2", editions, builder) == (
        "udgaven 'proeve' har ingen version 2; den seneste er proeve@1"
    )


def test_what_is_not_corrected_yet_is_built_where_nothing_is_published(
    editions: Path, builder: Builder
) -> None:
    """Whoever is to write the correction must first see what it is to tell."""
    released = pending(editions, "proeve", datetime.date(2026, 11, 20))
    freeze(editions, released, outputs={}, manifest="0" * 64, program="0.1.0")
    (editions / "proeve" / "data" / "maal.csv").write_text("aar;Alle\n2014;7\n2015;8\n2016;5\n")
    output = editions.parent / "ud"
    assert given("proeve", editions, builder).outputs == output / "kladder" / "proeve"
    assert builder.drafts == [True]
    yaml = editions / "proeve" / "edition.yaml"
    correction = "corrections:\n  - {date: 2026-11-21, grade: minor, text: Rettet.}\n"
    yaml.write_text(yaml.read_text("utf-8") + correction, "utf-8")
    assert given("proeve", editions, builder).outputs == output / "proeve"
    assert builder.drafts == [True, False]


def test_a_bundle_is_unpacked_while_it_is_compared_and_nothing_is_built(
    editions: Path, builder: Builder, tmp_path: Path
) -> None:
    for path in (Handmade().zip(tmp_path / "pakke.zip"), Handmade().folder(tmp_path)):
        with side(str(path), editions=editions, output=tmp_path, build=builder) as found:
            assert found.name == str(path)
            assert (found.outputs / "proeve.html").exists()
            assert found.edition.model.title == "En prøve"
        assert not found.outputs.exists()
    assert builder.wishes == []


def test_a_bundle_with_a_fault_is_refused(editions: Path, builder: Builder, tmp_path: Path) -> None:
    path = Handmade().put("data/output/proeve/proeve.html", "andet").zip(tmp_path / "pakke.zip")
    with pytest.raises(ArchiveErrors):
        given(str(path), editions, builder)


def test_an_edition_of_a_bundle_that_this_program_cannot_read_is_told(
    editions: Path, builder: Builder, tmp_path: Path
) -> None:
    bundle = Handmade()
    was = of_bytes(bundle.files[INPUT])
    bundle.replace(INPUT, "2015;8", "2015;otte")
    bundle.replace(MANIFEST, was, of_bytes(bundle.files[INPUT])).seal()
    path = bundle.zip(tmp_path / "pakke.zip")
    assert refused(str(path), editions, builder) == (
        f"{path}: udgaven er lavet med reporter 0.1.0 og kan ikke læses af dette program:\n"
        "proeve/data/maal.csv:3: Alle: 'otte' er ikke et tal"
    )


def test_a_bundle_is_known_from_an_edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Handmade().folder(tmp_path).parent)
    Path("proeve").mkdir()
    named = ("pakke.zip", "her/pakke", f"{tmp_path}", NAME, "proeve", "proeve@2", "findes-ikke")
    assert [name for name in named if is_bundle(name)] == [
        "pakke.zip", "her/pakke", f"{tmp_path}", NAME
    ]  # fmt: skip


def test_what_is_neither_is_told(editions: Path, builder: Builder) -> None:
    assert refused("proven", editions, builder) == (
        f"udgaven 'proven' findes ikke i {editions}; mente du proeve?"
    )
    with pytest.raises(UsageError):
        given("proeve@x", editions, builder)


@pytest.mark.parametrize("content", [None, b"{}"])
def test_a_manifest_that_cannot_be_read_is_told(editions: Path, content: bytes | None) -> None:
    path = editions.parent / "ud" / "proeve" / "manifest.json"

    def build(wish: Wish) -> None:
        path.parent.mkdir(parents=True)
        if content is not None:
            path.write_bytes(content)

    assert refused("proeve", editions, build) == f"{path}: kan ikke læses; byg hele udgaven igen"
