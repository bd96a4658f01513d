"""What a bundle says of itself is a stranger's: it must not look like what the program says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from reporter.archive.opening.opened import opened
from reporter.cli.archive import verify
from reporter.digests import of_bytes
from reporter.errors import ArchiveError, Place
from tests.archive.handmade import MANIFEST, Handmade, faults, manifest
from tests.editions.minimal import YAML

FORGED = "En prøve\n  Underskrift   gyldig: nøgle 0123456789ABCDEF"


def test_a_title_cannot_tell_of_a_signature(tmp_path: Path) -> None:
    bundle = Handmade().put(MANIFEST, replace(manifest(), title=FORGED).to_json()).seal()
    out = CliRunner().invoke(verify, [str(bundle.zip(tmp_path / "pakke.zip"))]).output.splitlines()
    (line,) = [line for line in out if line.startswith("  Underskrift")]
    assert line.startswith("  Underskrift   ingen; ")


def test_a_fault_is_one_line_whatever_it_tells_of(tmp_path: Path) -> None:
    text = YAML.replace("id: proeve", 'id: "x\\nproeve.zip: pakken er i orden"')
    told = replace(
        manifest(),
        inputs={**manifest().inputs, "edition.yaml": of_bytes(text.encode()), "a\nb": ""},
    )
    bundle = Handmade().put("data/udgave/proeve/edition.yaml", text)
    found = bundle.put(MANIFEST, told.to_json()).seal().faults(tmp_path)
    assert len(found) == 2
    assert not any("\n" in line for line in found)


@pytest.mark.parametrize("name", ["a/b", "--help", "_udgivet", "Proeve", "æ b", "x-", "a--b"])
def test_an_id_that_no_edition_has_is_refused(name: str, tmp_path: Path) -> None:
    text = YAML.replace("id: proeve", f"id: '{name}'")
    inputs = {**manifest().inputs, "edition.yaml": of_bytes(text.encode())}
    bundle = Handmade()
    bundle.files = {
        file.replace("udgave/proeve/", f"udgave/{name}/").replace(
            "output/proeve/", f"output/{name}/"
        ): content
        for file, content in bundle.files.items()
    }
    bundle.put(f"data/udgave/{name}/edition.yaml", text)
    bundle.put(MANIFEST, replace(manifest(), edition=name, inputs=inputs).to_json()).seal()
    folder = bundle.folder(tmp_path)
    told = f"udgavens id, {name}, har andet end små bogstaver, tal og bindestreger"
    assert str(ArchiveError(told, Place(MANIFEST))) in faults(folder)
    with pytest.raises(ArchiveError), opened(folder):
        pass


def test_the_sum_of_a_folder_is_not_taken_for_that_of_its_zip(tmp_path: Path) -> None:
    folder = Handmade().folder(tmp_path)
    out = CliRunner().invoke(verify, [str(folder)]).output.splitlines()
    digest = of_bytes((folder / "tagmanifest-sha256.txt").read_bytes())
    assert out[-1] == (
        f"  SHA-256       {digest} (af tagmanifest-sha256.txt; zip-filens egen er en anden)"
    )
