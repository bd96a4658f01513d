"""The bag's own files, and the manifest as a file: held to what ours are, and no more believed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.archive.handmade import (
    MANIFEST,
    NAME,
    SUMS,
    TAG_SUMS,
    TAGS,
    Handmade,
    faults,
    listed,
    manifest,
    zipped,
)

Change = Callable[[Handmade], Handmade]
_PAYLOAD = [content for name, content in Handmade().files.items() if name.startswith("data/")]
OXUM = f"{sum(map(len, _PAYLOAD))}.{len(_PAYLOAD)}"
NOT_CANONICAL = (
    f"{MANIFEST}: er ikke, som programmet skriver den; den er ændret eller af en anden version"
)


def _tags(bundle: Handmade) -> Handmade:
    """Make the sums of the bag's own files again, and nothing else."""
    files = {name: bundle.files[name] for name in (TAGS, "bagit.txt", SUMS)}
    return bundle.put(TAG_SUMS, listed(files))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            lambda b: b.replace(TAGS, "2018", "2019"),
            [f"{TAGS}: Bagging-Date er 2019, men skal være 2018"],
        ),
        (
            lambda b: b.replace(TAGS, "Oxum: ", "Oxum: 1"),
            [f"{TAGS}: Payload-Oxum er 1{OXUM}, men skal være {OXUM}"],
        ),
        (
            lambda b: b.put("bagit.txt", "BagIt-Version: 1.0\n"),
            ["bagit.txt: er ikke, som den skal være i en pakke"],
        ),
        (
            lambda b: b.put(TAGS, b.files[TAGS] + b"?\n"),
            [f"{TAGS}:5: er ikke et felt af pakken"],
        ),
        (
            lambda b: b.put(SUMS, b.files[SUMS] + b"0123  data/x\n"),
            [f"{SUMS}:{len(Handmade().files) - 3}: er ikke en kontrolsum og et filnavn"],
        ),
        (
            lambda b: b.put(SUMS, b.files[SUMS] + b.files[SUMS].splitlines(keepends=True)[0]),
            [f"{SUMS}:{len(Handmade().files) - 3}: nævner en fil to gange"],
        ),
        (
            lambda b: b.put(SUMS, b.files[SUMS] + f"{'0' * 64}  ../../x\n".encode()),
            [f"../../x: mangler, men er nævnt i {SUMS}"],
        ),
        (
            lambda b: b.put(SUMS, b.files[SUMS] + f"{'0' * 64}  {TAGS}\n".encode()),
            [f"{TAGS}: skal ikke være nævnt i {SUMS}"],
        ),
    ],
)
def test_the_bag_s_own_files_are_held_to_what_they_should_be(
    change: Change, said: list[str], tmp_path: Path
) -> None:
    assert _tags(change(Handmade())).faults(tmp_path) == said


def test_the_folder_in_the_zip_must_be_called_what_the_bundle_is(tmp_path: Path) -> None:
    path = tmp_path / "pakke.zip"
    path.write_bytes(
        zipped({name.replace(NAME, "andet"): c for name, c in Handmade().entries().items()})
    )
    assert faults(path) == [f"andet: pakkens mappe skal hedde {NAME}"]


def test_the_manifest_is_read_as_json_and_as_nothing_else(tmp_path: Path) -> None:
    content = json.loads(manifest().to_json())
    deep = b'{"format": ' + b"[" * 100_000
    for broken in (deep, json.dumps(content).encode(), b"", b"null", b'{"format": 1e999}'):
        assert NOT_CANONICAL in Handmade().put(MANIFEST, broken).seal().faults(tmp_path)
