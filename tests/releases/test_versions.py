"""The kept copies: named by number, whole, and as they were released."""

from __future__ import annotations

from pathlib import Path

import pytest

from reporter.editions.catalogue import available
from reporter.editions.load import load
from reporter.errors import EditionErrors, OutputError, UsageError
from reporter.releases import log
from reporter.releases.status import Status
from reporter.releases.versions import kept, named, output_of
from reporter.writing import Staging
from tests.building.folders import contents, leftovers
from tests.releases.released import REVISED, Released

MEND = "hent den, som den var, fra versionsstyringen eller en sikkerhedskopi"


@pytest.mark.parametrize(
    ("written", "meant"),
    [("proeve", ("proeve", 0)), ("proeve@1", ("proeve", 1)), ("a-1@120", ("a-1", 120))],
)
def test_a_version_is_named_by_its_number(written: str, meant: tuple[str, int]) -> None:
    assert named(written) == meant


@pytest.mark.parametrize("number", ["", "0", "01", "to", "-1", "1.0", "²", "1@2", "99999"])
def test_a_version_that_is_no_number_is_told(number: str) -> None:
    with pytest.raises(UsageError) as caught:
        named(f"proeve@{number}")
    assert str(caught.value) == (
        f"'proeve@{number}': en version skrives med sit nummer, fx proeve@1"
    )


def test_a_version_of_no_edition_is_told() -> None:
    with pytest.raises(UsageError) as caught:
        named("@1")
    assert str(caught.value) == "'@1': skriv, hvilken udgave det er en version af, fx id@1"


def test_a_copy_is_a_folder_of_editions(edition: Released) -> None:
    edition.file(".skjult", "x").file("tekst.md~", "x").file("data/.laas", "x")
    before = contents(edition.folder)
    edition.release("2018-11-06")
    folder = kept(edition.editions, "proeve", 1)
    assert folder == edition.editions / "_udgivet" / "proeve" / "1"
    assert available(folder) == ("proeve",)
    assert load(folder, "proeve").model == edition.load().model
    copied = contents(folder / "proeve")
    assert copied == {
        name: content
        for name, content in before.items()
        if name not in (".skjult", "tekst.md~", "data/.laas")
    }


def test_the_folder_of_copies_is_no_edition(edition: Released) -> None:
    edition.release("2018-11-06")
    assert available(edition.editions) == ("proeve",)
    (edition.editions / "_udgivet" / "edition.yaml").write_text("id: _udgivet\n")
    assert available(edition.editions) == ("proeve",)


def test_every_version_is_kept_as_it_was(edition: Released) -> None:
    first = contents(edition.folder)
    edition.release("2018-11-06")
    edition.file("data/maal.csv", REVISED).correct("2018-11-07")
    second = contents(edition.folder)
    edition.release("2018-11-07")
    edition.file("data/maal.csv", "x")
    assert contents(kept(edition.editions, "proeve", 1) / "proeve") == first
    assert contents(kept(edition.editions, "proeve", 2) / "proeve") == second


def test_all_that_is_wrong_with_a_copy_is_told(edition: Released) -> None:
    edition.release("2018-11-06")
    folder = kept(edition.editions, "proeve", 1) / "proeve"
    (folder / "tekst.md").write_text("x")
    (folder / "facts.csv").unlink()
    (folder / "data" / "ny.csv").write_text("x")
    with pytest.raises(EditionErrors) as caught:
        kept(edition.editions, "proeve", 1)
    where = "_udgivet/proeve/1/proeve"
    assert str(caught.value).splitlines() == [
        f"{where}/data/ny.csv: filen er kommet til, siden version 1 blev udgivet; {MEND}",
        f"{where}/facts.csv: filen mangler, siden version 1 blev udgivet; {MEND}",
        f"{where}/tekst.md: filen er ændret, siden version 1 blev udgivet; {MEND}",
    ]


def test_a_version_that_there_is_not_is_told(edition: Released) -> None:
    with pytest.raises(UsageError) as caught:
        kept(edition.editions, "proeve", 1)
    none = f"'proeve' er ikke udgivet fra {edition.editions}; se dem, der er, med »reporter list«"
    assert str(caught.value) == none
    edition.release("2018-11-06")
    with pytest.raises(UsageError) as caught:
        kept(edition.editions, "proeve", 2)
    assert str(caught.value) == "udgaven 'proeve' har ingen version 2; den seneste er proeve@1"
    with pytest.raises(UsageError) as caught:
        kept(edition.editions, "../proeve", 1)
    assert str(caught.value).endswith("; mente du proeve?")
    (edition.editions / "proeve-2").mkdir()  # which is there, and nothing misspelt
    with pytest.raises(UsageError) as caught:
        kept(edition.editions, "proeve-2", 1)
    assert str(caught.value) == none.replace("'proeve'", "'proeve-2'")


def test_a_version_has_an_output_of_its_own() -> None:
    assert output_of(Path("output"), "proeve", 2) == Path("output/versioner/proeve/2")


# --- Interruptions --------------------------------------------------------------------------------


def test_a_stop_between_copy_and_log_leaves_nothing_that_counts(
    edition: Released, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(log, "append", stop)
        with pytest.raises(KeyboardInterrupt):
            edition.release("2018-11-06")
    assert edition.status is Status.DRAFT
    with pytest.raises(UsageError):
        kept(edition.editions, "proeve", 1)
    # What was left is replaced by what is released now.
    edition.file("data/maal.csv", REVISED).release("2018-11-07")
    assert contents(kept(edition.editions, "proeve", 1) / "proeve") == contents(edition.folder)


@pytest.mark.parametrize("files", [1, 2, 3])
def test_a_stop_while_it_is_copied_leaves_nothing(
    edition: Released, monkeypatch: pytest.MonkeyPatch, files: int
) -> None:
    write, written = Staging.write, []

    def stopped(stage: Staging, name: str, content: bytes) -> None:
        written.append(name)
        if len(written) == files:
            raise KeyboardInterrupt
        write(stage, name, content)

    monkeypatch.setattr(Staging, "write", stopped)
    with pytest.raises(KeyboardInterrupt):
        edition.release("2018-11-06")
    assert contents(edition.editions / "_udgivet") == {}
    assert leftovers(edition.editions / "_udgivet") == []


def test_a_file_that_changes_while_it_is_copied_is_told(
    edition: Released, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = Staging.write

    def changing(stage: Staging, name: str, content: bytes) -> None:
        edition.append("\n", "tekst.md")
        write(stage, name, content)

    monkeypatch.setattr(Staging, "write", changing)
    assert edition.refused("2018-11-06") == (
        "proeve: udgavens filer blev ændret, mens der blev udgivet; udgiv igen"
    )


def test_copies_are_never_written_through_a_link(edition: Released, tmp_path: Path) -> None:
    (tmp_path / "andet").mkdir()
    (edition.editions / "_udgivet").symlink_to(tmp_path / "andet")
    with pytest.raises(OutputError) as caught:
        edition.release("2018-11-06")
    assert str(caught.value) == (
        f"{edition.editions / '_udgivet'}: er en henvisning til en anden mappe; slet henvisningen"
    )
    assert contents(tmp_path / "andet") == {}
