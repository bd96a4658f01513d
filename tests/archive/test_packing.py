"""Packing: the same bytes wherever it is done, nothing that is not so, and never over another."""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import bagit
import pytest
from hatchling.builders.wheel import WheelBuilder

from reporter import resources
from reporter.archive import layout, signing
from reporter.archive.opening.opened import opened
from reporter.archive.opening.verify import verify
from reporter.archive.packing.bundle import DRAFT, Packed, pack
from reporter.archive.packing.keeping import Kept, keep
from reporter.archive.packing.readme import readmes
from reporter.building import keys
from reporter.building.manifest import Manifest
from reporter.digests import of_edition, of_file
from reporter.errors import ArchiveError, ArchiveErrors, OutputError
from tests.archive.handmade import manifest
from tests.archive.test_signing import Signer, never
from tests.building.builds import build
from tests.building.folders import contents
from tests.editions.minimal import Sample
from tests.publications import builds

pytestmark = pytest.mark.slow

FILE = "proeve-v1.zip"


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an edition under ``editions``, built to ``output``."""
    folder = tmp_path_factory.mktemp("faerdig")
    Sample(folder / "editions")
    build(folder / "editions", "proeve", folder / "output", ["html"])
    return folder


@pytest.fixture(scope="module")
def packed(finished: Path, tmp_path_factory: pytest.TempPathFactory) -> Packed:
    return packing(finished, tmp_path_factory.mktemp("pakket"))


@pytest.fixture
def own(finished: Path, tmp_path: Path) -> Path:
    """The finished edition in a folder of the test's own, to be spoiled."""
    return shutil.copytree(finished, tmp_path / "egen")


def packing(folder: Path, passing: Path) -> Packed:
    built = folder / "output/proeve"
    return pack(folder / "editions", built, passing, status=DRAFT)


# --- What is packed -------------------------------------------------------------------------------


def test_a_bundle_holds_the_edition_its_files_and_the_program(
    packed: Packed, finished: Path
) -> None:
    with opened(packed.path) as bundle:
        found = bundle.manifest
        assert of_edition(bundle.editions / "proeve") == of_edition(finished / "editions/proeve")
        made = contents(finished / "output/proeve")
        assert contents(bundle.outputs) == {n: c for n, c in made.items() if n != "manifest.json"}
        payload = bundle.folder / "data"
        assert (payload / "manifest.json").read_bytes() == made["manifest.json"]
        for name, digest in found.layers.templates.items():
            assert of_file(payload / "skabeloner" / name.removeprefix("templates/")) == digest
        assert (payload / "skrifter/ReporterSans-Regular.ttf").is_file()
        assert (payload / "geometri/kommuner.geojson").is_file()
        for lock in (layout.LOCK, layout.BUILD_LOCK):
            assert (bundle.program / lock).read_bytes() == (builds.ROOT / lock).read_bytes()
    assert (packed.files, packed.size) == (verify(packed.path).files, verify(packed.path).size)


def test_others_take_it_for_a_bag_as_well(packed: Packed, tmp_path: Path) -> None:
    with zipfile.ZipFile(packed.path) as archive:
        assert archive.testzip() is None
        archive.extractall(tmp_path)
        told = {
            (i.compress_type, i.date_time, i.external_attr, i.create_system)
            for i in archive.infolist()
        }
        assert told == {(zipfile.ZIP_STORED, (1980, 1, 1, 0, 0, 0), 0o100644 << 16, 3)}
        assert archive.namelist() == sorted(archive.namelist())
    bag = bagit.Bag(str(tmp_path / "proeve-v1"))
    assert bag.validate()
    assert bag.info["Bagging-Date"] == "2018"
    assert bag.info["Source-Organization"] == "Ministeriet"
    assert bag.info["External-Identifier"] == "proeve-v1"
    assert bag.info["Release-Status"] == DRAFT


def test_packing_says_nothing_and_stays_where_it_is(
    finished: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    before = Path.cwd()
    packing(finished, tmp_path)
    assert Path.cwd() == before
    assert capfd.readouterr() == ("", "")


# --- The same bytes everywhere --------------------------------------------------------------------


def archived(folder: Path, **surroundings: object) -> bytes:
    """Build and pack an edition by the command, and return the bundle."""
    Sample(folder / "editions")
    completed = builds.run(
        *("archive", "proeve", "--editions", folder / "editions", "--build", folder / "o"),
        **surroundings,  # type: ignore[arg-type]
    )
    assert completed.returncode == 0, completed.stderr
    return (folder / "o/arkiv" / FILE).read_bytes()


NOT_NOW = "import time; time.time = lambda: 2**31; from reporter.cli import main; main()"


def test_two_people_pack_the_same_bytes(tmp_path: Path) -> None:
    one = archived(tmp_path / "den ene", umask=0o022, TZ="UTC", LANG="C.UTF-8", PYTHONHASHSEED="1")
    another = archived(
        tmp_path / "den anden" / "æøå",
        umask=0o077,
        TZ="Asia/Kolkata",
        LANG="da_DK.UTF-8",
        LC_ALL="da_DK.UTF-8",
        PYTHONHASHSEED="2",
        SOURCE_DATE_EPOCH="1600000000",
        code=NOT_NOW,
    )
    assert one == another


def test_files_that_are_newer_make_no_other_bundle(
    own: Path, packed: Packed, tmp_path: Path
) -> None:
    for path in own.rglob("*"):
        os.utime(path, (2**30, 2**30))
    assert packing(own, tmp_path).path.read_bytes() == packed.path.read_bytes()


# --- Nothing that is not so -----------------------------------------------------------------------


def refused(folder: Path, passing: Path) -> str:
    with pytest.raises(ArchiveError) as told:
        packing(folder, passing)
    return str(told.value)


def test_what_was_changed_since_the_build_is_not_packed(own: Path, tmp_path: Path) -> None:
    changed = "er en anden end den, udgaven er bygget med; byg igen"
    page = own / "output/proeve/proeve.html"
    before = page.read_bytes()
    page.write_bytes(before + b"\n")
    assert refused(own, tmp_path) == f"{page}: {changed}"
    page.write_bytes(before)
    text = own / "editions/proeve/tekst.md"
    text.write_bytes(text.read_bytes() + b"\n")
    assert refused(own, tmp_path) == f"{text}: {changed}"


def test_what_is_gone_since_the_build_is_not_packed(own: Path, tmp_path: Path) -> None:
    (own / "editions/proeve/tekst.md").unlink()
    assert refused(own, tmp_path).startswith(f"{own / 'editions/proeve/tekst.md'}: kan ikke læses")


@pytest.mark.parametrize("content", [None, b"{}"])
def test_without_a_manifest_nothing_is_packed(
    content: bytes | None, own: Path, tmp_path: Path
) -> None:
    path = own / "output/proeve/manifest.json"
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    assert refused(own, tmp_path) == f"{path}: kan ikke læses; byg hele udgaven igen"


def test_a_file_that_others_could_not_unpack_is_not_packed(own: Path, tmp_path: Path) -> None:
    (own / "editions/proeve/data/maal.csv").rename(own / "editions/proeve/data/nul.csv")
    edition = own / "editions/proeve/edition.yaml"
    edition.write_text(edition.read_text("utf-8").replace("maal.csv", "nul.csv"), "utf-8")
    build(own / "editions", "proeve", own / "output", ["html"])
    with pytest.raises(ArchiveErrors) as told:
        packing(own, tmp_path)
    assert str(told.value) == ("data/udgave/proeve/data/nul.csv: navnet kan ikke bruges på Windows")


def test_a_program_without_its_source_is_told(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resources, "templates", lambda: tmp_path / "reporter/templates")
    assert refused(own, tmp_path) == (
        "programmet er installeret uden sin kildekode, og en arkivpakke skal have det med; "
        "kør »reporter archive« fra programmets egen mappe, som »make report« har gjort klar"
    )


def test_a_program_that_is_changed_on_the_way_is_told(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "as_it_was", lambda: False)
    assert refused(own, tmp_path) == "programmet blev ændret, mens der blev pakket; pak igen"


def test_a_missing_packer_is_told(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "hatchling.builders.wheel", None)
    assert refused(own, tmp_path) == (
        "hatchling, der pakker programmet, er ikke installeret; installér det, der står i "
        "requirements-build.lock, fx med »make report«"
    )


def test_a_packer_that_is_stopped_leaves_nothing_behind(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object, **__: object) -> None:
        tempfile.mkstemp(suffix=".whl")  # as hatchling does
        raise KeyboardInterrupt

    passing = tmp_path / "tmp"
    passing.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(passing))
    monkeypatch.setattr(WheelBuilder, "build", stopped)
    with pytest.raises(KeyboardInterrupt):
        refused(own, tmp_path)
    assert contents(passing) == {}
    assert tempfile.tempdir == str(passing)


# --- Never over another ---------------------------------------------------------------------------


def kept(packed: Packed, target: Path, key: Path | None = None) -> Kept:
    return keep(packed, target, key=key, password=never)


def test_a_bundle_is_put_in_its_place_once(packed: Packed, tmp_path: Path) -> None:
    target = tmp_path / "arkiv" / FILE
    assert kept(packed, target).is_new
    assert not kept(packed, target).is_new
    assert contents(target.parent) == {FILE: packed.path.read_bytes()}


@pytest.mark.parametrize("there", ["file", "folder"])
def test_what_is_there_already_is_not_written_over(
    there: str, packed: Packed, tmp_path: Path
) -> None:
    target = tmp_path / FILE
    if there == "file":
        target.write_bytes(b"en anden")
    else:
        target.mkdir()
    before = contents(tmp_path)
    with pytest.raises(OutputError) as told:
        kept(packed, target)
    assert str(told.value) == (
        f"{target}: der ligger en anden pakke, og den bliver ikke skrevet over; »reporter verify« "
        "viser dens status: er den en kladde, så flyt eller slet den, og pak igen; er den udgivet, "
        "er den den rigtige, og en rettelse skal være en ny version"
    )
    assert contents(tmp_path) == before


def test_a_bundle_is_signed_and_the_signature_of_another_is_left(
    packed: Packed, tmp_path: Path
) -> None:
    signer, target = Signer(tmp_path), tmp_path / FILE
    sealed = kept(packed, target, signer.secret)
    assert verify(target, key=str(signer.public)).signed == signing.Signed(
        key=signing.id_of(signer.pair.public_key), comment=f"{FILE} sha256:{sealed.sha256}"
    )
    assert not kept(packed, target, signer.secret).is_new
    signature = tmp_path / f"{FILE}.minisig"
    signature.write_bytes(b"en anden")
    with pytest.raises(OutputError) as told:
        kept(packed, target, signer.secret)
    assert str(told.value) == (
        f"{signature}: der ligger en anden underskrift af pakken; flyt eller slet den først"
    )


def test_a_key_that_is_none_leaves_no_bundle(packed: Packed, tmp_path: Path) -> None:
    with pytest.raises(ArchiveError):
        kept(packed, tmp_path / "arkiv" / FILE, tmp_path / "ingen.key")
    assert contents(tmp_path) == {}


# --- What a bundle says of itself -----------------------------------------------------------------


def blocks(text: str) -> Sequence[str]:
    return re.findall(r"^```sh\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def said(found: Manifest) -> tuple[str, str]:
    texts = readmes(found, "Ministeriet")
    return texts["LAES-MIG.md"].decode(), texts["README.md"].decode()


def test_both_languages_say_the_same_commands(packed: Packed) -> None:
    danish, english = said(manifest())
    assert blocks(danish) == blocks(english)
    assert len(blocks(danish)) == 4
    for text in (danish, english):
        assert "Pango 1.50.12" in text
        assert "Fontconfig 2.14.1" in text
        assert "Python 3.11.7" in text
        assert "{" not in text


def test_the_commands_name_what_is_in_the_bundle(packed: Packed) -> None:
    with opened(packed.path) as bundle:
        text = (bundle.folder / "data/README.md").read_text("utf-8")
        named = re.findall(r"proeve-v1/(data/\S+)", "\n".join(blocks(text)))
        assert len(named) >= 7
        assert all((bundle.folder / name).exists() for name in named)
        for folder in re.findall(r"`(data/[^`]+)`", text):
            assert (bundle.folder / folder).exists(), folder
    assert "--format html" in text
    assert "--format" not in said(manifest())[0]


def test_a_bundle_of_made_up_numbers_says_so(packed: Packed) -> None:
    danish, english = said(replace(manifest(), synthetic=True))
    assert "**Tallene er opdigtede.**" in danish
    assert "**The numbers are made up.**" in english
    assert "opdigtede" not in said(manifest())[0]
