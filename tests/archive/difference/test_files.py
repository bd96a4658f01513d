"""Which files differ, and which pages of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reporter.archive.difference.files import file_changes, page_changes
from reporter.archive.difference.model import FileChange, PageChange
from reporter.archive.difference.side import Side
from reporter.building.manifest import OutputFile
from reporter.digests import of_bytes
from reporter.errors import OutputError
from tests.archive.difference import sided
from tests.editions.minimal import Sample


def pdf(*pages: str) -> bytes:
    """Return a PDF of pages with a line each."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(count))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {count}/Kids[{kids}]>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for n, text in enumerate(pages):
        stream = f"BT /F 12 Tf 20 50 Td ({text}) Tj ET"
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents {5 + 2 * n} 0 R"
            "/Resources<</Font<</F 3 0 R>>>>>>"
        )
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
    written, places = "%PDF-1.4\n", []
    for n, content in enumerate(objects, start=1):
        places.append(len(written))
        written += f"{n} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    trailer = f"trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{len(written)}\n%%EOF"
    return f"{written}xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}".encode()


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Side:
    folder = tmp_path_factory.mktemp("filer")
    return sided.side(Sample(folder / "editions").load(), folder / "ud")


def holding(side: Side, folder: Path, edition: str = "proeve", **files: bytes) -> Side:
    """Return a side with other finished files: ``proeve_pdf`` is proeve.pdf."""
    folder.mkdir()
    contents = {name.replace("_", "."): content for name, content in files.items()}
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    outputs = {name: OutputFile(sha256=of_bytes(content)) for name, content in contents.items()}
    manifest = replace(side.manifest, edition=edition, outputs=outputs)
    return replace(side, name=folder.name, manifest=manifest, outputs=folder)


def test_files_are_changed_added_or_removed_by_the_new_names(plain: Side, tmp_path: Path) -> None:
    old = holding(plain, tmp_path / "old", "aar-2015", same_csv=b"1", gone_csv=b"1",
                  **{"aar-2015.pdf": b"1", "aar-2015.html": b"1"})  # fmt: skip
    new = holding(plain, tmp_path / "new", "aar-2016", same_csv=b"1", come_csv=b"1",
                  **{"aar-2016.pdf": b"2", "aar-2016.html": b"1"})  # fmt: skip
    assert file_changes(old, new) == (
        FileChange(file="aar-2016.pdf", kind="changed"),
        FileChange(file="come.csv", kind="added"),
        FileChange(file="gone.csv", kind="removed"),
    )
    assert file_changes(new, new) == ()


def test_pages_are_compared_by_text_and_drawn_only_when_asked_for(
    plain: Side, tmp_path: Path
) -> None:
    old = holding(plain, tmp_path / "old", proeve_pdf=pdf("Den faldt til 41", "Slut"))
    new = holding(plain, tmp_path / "new", proeve_pdf=pdf("Den faldt til 40", "Slut"))
    changed = PageChange(file="proeve.pdf", old=1, new=1, text=True)
    assert page_changes(old, new) == (changed,)
    pictures: dict[str, bytes] = {}
    assert page_changes(old, new, pictures=True, keep=pictures.__setitem__) == (
        replace(changed, picture="proeve-1-1.png"),
    )
    assert [(name, content[:4]) for name, content in pictures.items()] == [
        ("proeve-1-1.png", b"\x89PNG")
    ]
    assert page_changes(old, old) == ()


def test_a_finished_file_that_is_gone_is_told(plain: Side, tmp_path: Path) -> None:
    old = holding(plain, tmp_path / "old", proeve_pdf=pdf("En"))
    new = holding(plain, tmp_path / "new", proeve_pdf=pdf("To"))
    (new.outputs / "proeve.pdf").unlink()
    with pytest.raises(OutputError) as caught:
        page_changes(old, new)
    assert str(caught.value) == (
        "new: filen proeve.pdf kan ikke læses: No such file or directory; byg udgaven igen"
    )
