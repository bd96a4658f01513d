"""Nothing is made twice, nothing is left as it was that has changed, and why is told."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from reporter.building import build as making
from reporter.building import journal, keys
from tests.building.builds import attempt, build
from tests.building.folders import contents
from tests.editions.minimal import Sample

ROOT = Path(__file__).parents[2]
NEW = ("er ikke bygget før",)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the drawing out."""
    monkeypatch.setattr(making, "publish", partial(making.publish, drawn=False))


@pytest.fixture
def sample(tmp_path: Path) -> Sample:
    return Sample(tmp_path / "editions")


@pytest.fixture
def out(sample: Sample, tmp_path: Path) -> Path:
    """The edition, built."""
    output = tmp_path / "out"
    assert build(sample.editions, "proeve", output, ["html"]).reasons == {"proeve": NEW}
    return output


def again(sample: Sample, output: Path) -> dict[str, tuple[str, ...]]:
    """Build once more; return why what was made was made."""
    heard = build(sample.editions, "proeve", output, ["html"])
    assert heard.made.keys() == heard.reasons.keys()
    return heard.reasons


def test_what_has_not_changed_is_not_made_again(sample: Sample, out: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*")}
    heard = build(sample.editions, "proeve", out, ["html"])
    assert (heard.as_is, heard.why, heard.made) == ({"proeve": 1}, {}, {})
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*")} == before


@pytest.mark.parametrize(
    ("change", "reasons"),
    [
        (lambda s: s.append("\nMere.\n", "tekst.md"), ("tekst.md",)),
        (lambda s: s.replace("Kort om prøven", "Kort"), ("edition.yaml",)),
        (lambda s: s.replace("2016;9", "2016;10", "data/maal.csv"), ("data/maal.csv",)),
        (lambda s: s.file("data/mere.csv", "x"), ("data/mere.csv",)),
        (
            lambda s: s.append(" \n", "tekst.md").append("# \n"),
            ("edition.yaml", "tekst.md"),
        ),
    ],
)
def test_a_change_of_the_edition_is_seen_and_named(
    sample: Sample, out: Path, change: Callable[[Sample], object], reasons: tuple[str, ...]
) -> None:
    change(sample)
    assert again(sample, out) == {"proeve": reasons}
    assert again(sample, out) == {}


def test_a_file_that_is_no_longer_there_is_named(sample: Sample, out: Path) -> None:
    sample.file("data/mere.csv", "aar;maal\n")
    assert again(sample, out) == {"proeve": ("data/mere.csv",)}
    (sample.folder / "data/mere.csv").unlink()
    assert again(sample, out) == {"proeve": ("data/mere.csv",)}


def test_what_makes_no_difference_is_not_seen(sample: Sample, out: Path) -> None:
    for path in sample.folder.rglob("*"):
        path.touch()
    (sample.folder / ".DS_Store").write_bytes(b"x")
    (sample.folder / "tekst.md~").write_bytes(b"x")
    moved = sample.editions.rename(sample.editions.with_name("andre"))
    heard = build(moved, "proeve", out.rename(out.with_name("ud")), ["html"])
    assert heard.as_is == {"proeve": 1}


@pytest.mark.parametrize(
    ("part", "name"),
    [
        ("programmet", keys.PROGRAM),
        ("biblioteker", keys.LIBRARIES),
        ("skabeloner", keys.TEMPLATES),
        ("skrifter", keys.FONTS),
        ("geometri", keys.GEOMETRY),
    ],
)
def test_a_change_of_what_makes_the_page_is_seen_and_named(
    sample: Sample, out: Path, monkeypatch: pytest.MonkeyPatch, part: str, name: str
) -> None:
    changed = {**keys.surroundings(()), name: "x"}
    monkeypatch.setattr(keys, "_surroundings", lambda: changed)
    assert again(sample, out) == {"proeve": (part,)}


def test_another_format_is_a_change_and_the_first_one_goes(sample: Sample, out: Path) -> None:
    heard = attempt(sample.editions, "proeve", out, [])
    assert heard.reasons == {"proeve": ("formater",)}
    assert sorted(contents(out / "proeve")) == ["data/figur-1.csv", "manifest.json", "udgave.json"]
    assert again(sample, out) == {"proeve": ("formater",)}


@pytest.mark.parametrize("name", ["proeve.html", "data/figur-1.csv", "udgave.json"])
def test_a_file_that_was_altered_by_a_byte_is_made_again(
    sample: Sample, out: Path, name: str
) -> None:
    before = contents(out)
    content = bytearray((out / "proeve" / name).read_bytes())
    content[len(content) // 2] ^= 1
    (out / "proeve" / name).write_bytes(content)
    assert again(sample, out) == {"proeve": (f"filen {name} er ændret",)}
    assert contents(out) == before
    (out / "proeve" / name).unlink()
    assert again(sample, out) == {"proeve": (f"filen {name} mangler",)}
    assert contents(out) == before


def test_a_list_of_editions_that_was_altered_is_made_again(sample: Sample, out: Path) -> None:
    before = contents(out)
    (out / "index.html").write_bytes(b"x")
    assert again(sample, out) == {}
    assert contents(out) == before
    (out / "index.html").unlink()
    assert again(sample, out) == {}
    assert contents(out) == before


def test_a_failed_edition_is_tried_again_and_remembers_what_stood(
    sample: Sample, out: Path
) -> None:
    sample.append("\nDer er 12 mål.\n", "tekst.md")
    for _ in range(2):
        heard = attempt(sample.editions, "proeve", out, ["html"])
        assert (list(heard.failures), heard.reasons) == (["proeve"], {"proeve": ("tekst.md",)})
    sample.replace("\nDer er 12 mål.\n", "", "tekst.md")
    assert again(sample, out) == {}


def test_an_edition_that_is_edited_while_it_is_made_is_not_taken_for_what_it_was(
    sample: Sample, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(out)
    publish = making.publish
    sample.append("\nMere.\n", "tekst.md")

    def edited(*arguments: object, **options: object) -> object:
        sample.append("\nEndnu mere.\n", "tekst.md")
        return publish(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(making, "publish", edited)
    heard = attempt(sample.editions, "proeve", out, ["html"])
    assert [str(error) for error in heard.failures.values()] == [
        "proeve: udgavens filer blev ændret, mens der blev bygget; byg igen"
    ]
    assert contents(out) == before


def test_a_program_that_is_edited_while_it_runs_makes_nothing(
    sample: Sample, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample.append("\nMere.\n", "tekst.md")
    monkeypatch.setattr(keys, "as_it_was", lambda: False)
    heard = attempt(sample.editions, "proeve", out, ["html"])
    assert [str(error) for error in heard.failures.values()] == [
        "programmet blev ændret, mens der blev bygget; byg igen"
    ]


def test_what_goes_wrong_while_the_program_is_edited_is_no_bug(
    sample: Sample, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample.append("\nMere.\n", "tekst.md")

    def half_edited(*_: object, **__: object) -> None:
        monkeypatch.setattr(keys, "as_it_was", lambda: False)
        raise TypeError("macro takes no such argument")

    monkeypatch.setattr(making, "publish", half_edited)
    heard = attempt(sample.editions, "proeve", out, ["html"])
    assert [str(error) for error in heard.failures.values()] == [
        "programmet blev ændret, mens der blev bygget; byg igen"
    ]


# --- The journal ----------------------------------------------------------------------------------


def records(out: Path) -> list[Path]:
    return sorted((out / ".cache").rglob("*.json"))


def lying(text: str, **changes: object) -> str:
    """Return a record that says something else, and is sealed as if it were right."""
    content = json.loads(text)["content"] | changes
    return json.dumps({"content": content, "sha256": journal._seal(content)})


BROKEN: dict[str, Callable[[str], str]] = {
    "empty": lambda _: "",
    "cut off": lambda text: text[: len(text) // 2],
    "bytes": lambda _: "\x00\x01\x02",
    "no object": lambda _: "[]",
    "null": lambda _: "null",
    "deep": lambda _: "[" * 100_000,
    "unsealed": lambda text: text.replace('"sha256"', '"sha"'),
    "a digit altered": lambda text: text.replace('"pages": 0', '"pages": 1'),
    "a digest altered": lambda text: text.replace('"key": "', '"key": "0', 1),
    "wrong types": lambda text: lying(text, files=1, sheets=1, parts=1),
    "wrong names": lambda text: lying(text, files={"../../etc/passwd": "0" * 64}),
    "wrong values": lambda text: lying(text, files={"proeve.html": 1}, key=1),
}


@pytest.mark.parametrize("how", BROKEN)
def test_a_journal_that_is_broken_costs_work_and_nothing_else(
    sample: Sample, out: Path, how: str
) -> None:
    before, kept = contents(out), records(out)
    assert len(kept) == 3
    changed = 0
    for path in kept:
        text = path.read_text("utf-8")
        path.write_text(BROKEN[how](text), "utf-8")
        changed += path.read_text("utf-8") != text
    assert changed
    heard = build(sample.editions, "proeve", out, ["html"])
    assert heard.reasons == {"proeve": ("journalen kan ikke læses",)}
    assert contents(out) == before
    assert again(sample, out) == {}


def test_a_journal_that_lies_in_good_form_is_found_out(sample: Sample, out: Path) -> None:
    before = contents(out)
    (whole,) = (out / ".cache").rglob("edition.json")
    record = out / ".cache/proeve/ark/proeve.json"
    whole.unlink()
    record.write_text(lying(record.read_text("utf-8"), key="0" * 64), "utf-8")
    assert again(sample, out) == {"proeve": ("journalen kan ikke læses",)}
    whole.unlink()
    files = {"proeve.html": "0" * 64}
    record.write_text(lying(record.read_text("utf-8"), files=files), "utf-8")
    assert again(sample, out) == {"proeve": ("filen proeve.html er ændret",)}
    assert contents(out) == before


@pytest.mark.parametrize("name", ["edition.json", "ark/proeve.json", ""])
def test_the_journal_may_be_deleted_whole_or_in_part(sample: Sample, out: Path, name: str) -> None:
    before = contents(out)
    path = out / ".cache/proeve" / name
    if name:
        path.unlink()
    else:
        for file in records(out):
            file.unlink()
    reasons = {"proeve": NEW} if name == "" else {}
    assert again(sample, out) == reasons
    assert contents(out) == before


def test_a_folder_in_the_journals_place_is_told(sample: Sample, out: Path) -> None:
    (out / ".cache/proeve/ark/proeve.json").unlink()
    (out / ".cache/proeve/ark/proeve.json").mkdir()
    (out / ".cache/proeve/edition.json").unlink()
    (out / ".cache/proeve/edition.json").mkdir()
    with pytest.raises(Exception, match="der ligger en mappe med en fils navn"):
        build(sample.editions, "proeve", out, ["html"])


# --- As the command does it -----------------------------------------------------------------------

IDLE = """
import sys
from reporter.cli import main
try:
    main(sys.argv[1:])
finally:
    print(sorted(sys.modules))
"""
SLOW = {
    "weasyprint", "matplotlib", "pandas", "pyarrow", "pydantic", "jinja2", "numpy", "shapely",
    "yaml", "markdown_it", "ibis", "duckdb", "distributed", "xlsxwriter", "openpyxl", "pydyf",
    "reporter.editions.load", "reporter.rendering.publication",
}  # fmt: skip


def test_the_answer_that_nothing_has_changed_loads_nothing_slow(sample: Sample, out: Path) -> None:
    def run() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [
                *(sys.executable, "-c", IDLE, "build", "--format", "html"),
                *("--editions", str(sample.editions), "--output", str(out)),
            ],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )

    first, second = run(), run()  # the pages were made without drawings here
    assert first.returncode == second.returncode == 0
    assert second.stderr == "[1/1] proeve: er, som den skal være; intet bygget\n"
    listed, loaded = second.stdout.splitlines()
    assert listed == str(out / "index.html")
    modules = set(json.loads(loaded.replace("'", '"')))
    assert "reporter.building.batch" in modules
    assert not SLOW & modules
