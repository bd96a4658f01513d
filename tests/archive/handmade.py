"""A bundle made by hand, as small as one can be, to be spoiled in one place at a time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from zipfile import ZIP_STORED

from reporter.archive.opening import wheel
from reporter.archive.opening.bag import DECLARATION
from reporter.archive.opening.verify import verify
from reporter.building.manifest import DataOrigin, Layers, Manifest, OutputFile
from reporter.digests import of_bytes
from tests.editions.minimal import DATA, TEXT, YAML

NAME = "proeve-v1"
MANIFEST = "data/manifest.json"
PDF = "data/output/proeve/proeve.pdf"
INPUT = "data/udgave/proeve/data/maal.csv"
WHEEL = "data/program/reporter-0.1.0-py3-none-any.whl"
LOCK, BUILD_LOCK = "data/program/requirements.lock", "data/program/requirements-build.lock"
SUMS, TAG_SUMS, TAGS = "manifest-sha256.txt", "tagmanifest-sha256.txt", "bag-info.txt"
ABOUT = "reporter-0.1.0.dist-info"
LATER = (2020, 2, 2, 0, 0, 0)

INPUTS = {"edition.yaml": YAML, "tekst.md": TEXT, "data/maal.csv": DATA}
OUTPUTS = {
    "proeve.pdf": "%PDF-1.7 (en lille en)",
    "proeve.html": "<!DOCTYPE html>",
    "udgave.json": "{}",
}
PROGRAM = {"reporter/__init__.py": '__version__ = "0.1.0"\n', "reporter/table.py": "NONE = 0\n"}
TEMPLATES = {"templates/notat/print.html.j2": "<p>{{ text }}</p>\n"}
FONTS = {"figures/fonts/ReporterSans-Regular.ttf": "glyffer"}
GEOMETRY = {"figures/geometry/kommuner.geojson": "{}"}
LOCKED = f"jinja2==3.1.6 \\\n    --hash=sha256:{'a' * 64} \\\n    --hash=sha256:{'b' * 64}\n"
BUILD_LOCKED = f"hatchling==1.33.0 \\\n    --hash=sha256:{'c' * 64}\n"


def digests(contents: Mapping[str, str]) -> dict[str, str]:
    return {name: of_bytes(content.encode()) for name, content in contents.items()}


def manifest() -> Manifest:
    pages = {"proeve.pdf": (3, ("PDF/A-3a", "PDF/UA-1"))}
    outputs = {
        name: OutputFile(sha256=digest, pages=pages.get(name, (0, ()))[0])
        for name, digest in digests(OUTPUTS).items()
    }
    outputs["proeve.pdf"] = replace(outputs["proeve.pdf"], conformance=pages["proeve.pdf"][1])
    return Manifest(
        edition="proeve",
        type="notat",
        title="En prøve",
        date="2018",
        version=1,
        vintage="2016",
        synthetic=False,
        formats=("pdf", "html"),
        inputs=digests(INPUTS),
        outputs=outputs,
        keys={"proeve": "0" * 64},
        data=(DataOrigin(file="data/maal.csv", policy={}, registers={}),),
        layers=Layers(
            version="0.1.0",
            program=digests(PROGRAM),
            templates=digests(TEMPLATES),
            fonts=digests(FONTS),
            geometry=digests(GEOMETRY),
            python="3.11.7",
            packages={"jinja2": "3.1.6", "reporter": "0.1.0"},
            system={"pango": "1.50.12", "fontconfig": "21401"},
        ),
    )


def wheel_files() -> dict[str, bytes]:
    """Return the contents of the program's wheel."""
    templates = {f"reporter/{name}": content for name, content in TEMPLATES.items()}
    texts = {**PROGRAM, **templates, **FONTS, **GEOMETRY}
    texts[f"{ABOUT}/METADATA"] = "Metadata-Version: 2.4\nName: reporter\nVersion: 0.1.0\n"
    texts[f"{ABOUT}/WHEEL"] = "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    texts[f"{ABOUT}/entry_points.txt"] = "[console_scripts]\nreporter = reporter.__main__:main\n"
    texts[f"{ABOUT}/licenses/LICENSE"] = "EUPL-1.2\n"
    contents = {name: text.encode() for name, text in texts.items()}
    return with_record(contents)


def with_record(contents: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the contents of a wheel with a list of them made anew."""
    record = f"{ABOUT}/RECORD"
    found = {name: wheel.listed(content) for name, content in contents.items()}
    return {**contents, record: wheel.record_of(found, record)}


@cache
def whole() -> Mapping[str, bytes]:
    """Return the files of a bag that is as it should be."""
    texts = {
        "data/LAES-MIG.md": "# En prøve\n",
        "data/README.md": "# A trial\n",
        LOCK: LOCKED,
        BUILD_LOCK: BUILD_LOCKED,
        "data/skabeloner/notat/print.html.j2": TEMPLATES["templates/notat/print.html.j2"],
        "data/skrifter/ReporterSans-Regular.ttf": "glyffer",
        "data/geometri/kommuner.geojson": "{}",
        **{f"data/udgave/proeve/{name}": text for name, text in INPUTS.items()},
        **{f"data/output/proeve/{name}": text for name, text in OUTPUTS.items()},
    }
    files = {name: text.encode() for name, text in texts.items()}
    files |= {MANIFEST: manifest().to_json(), WHEEL: zipped(wheel_files())}
    return files | tags(files)


def tags(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the bag's own files."""
    payload = {name: content for name, content in files.items() if name.startswith("data/")}
    size = sum(map(len, payload.values()))
    told = (
        f"Bagging-Date: 2018\nExternal-Identifier: {NAME}\n"
        f"Payload-Oxum: {size}.{len(payload)}\nRelease-Status: kladde\n"
    )
    found = {TAGS: told.encode(), "bagit.txt": DECLARATION, SUMS: listed(payload)}
    return {**found, TAG_SUMS: listed(found)}


class Handmade:
    """The files of a bag by name; every method changes it and returns it."""

    def __init__(self) -> None:
        self.files = dict(whole())

    def seal(self) -> Handmade:
        """Write the bag's own files anew, so that they tell of what is there."""
        self.files |= tags(self.files)
        return self

    def put(self, name: str, content: str | bytes) -> Handmade:
        """Write a file, and leave the sums as they are."""
        self.files[name] = content if isinstance(content, bytes) else content.encode()
        return self

    def drop(self, name: str) -> Handmade:
        """Take a file away, and leave the sums as they are."""
        del self.files[name]
        return self

    def replace(self, name: str, old: str, new: str) -> Handmade:
        """Change what a file says in all places, and leave the sums as they are."""
        content = self.files[name]
        assert old.encode() in content, (old, content)
        return self.put(name, content.replace(old.encode(), new.encode()))

    def folder(self, path: Path) -> Path:
        """Write the bag as a folder; return it."""
        for name, content in self.files.items():
            file = path / NAME / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        return path / NAME

    def entries(self) -> dict[str, bytes]:
        """Return the entries of the zip, in order."""
        return {f"{NAME}/{name}": self.files[name] for name in sorted(self.files)}

    def zip(self, path: Path, method: int = ZIP_STORED) -> Path:
        """Write the bag as a zip; return it."""
        path.write_bytes(zipped(self.entries(), method))
        return path

    def faults(self, path: Path) -> list[str]:
        """Return what is said of the bundle as a zip."""
        return faults(self.zip(path / "pakke.zip"))


def listed(contents: Mapping[str, bytes]) -> bytes:
    lines = (f"{of_bytes(content)}  {name}\n" for name, content in sorted(contents.items()))
    return "".join(lines).encode()


def zipped(
    contents: Mapping[str, bytes] | Iterable[tuple[str, bytes]], method: int = ZIP_STORED
) -> bytes:
    """Return a zip of files; among pairs there may be two of one name."""
    pairs = contents.items() if isinstance(contents, Mapping) else contents
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", method) as archive:
        for name, content in pairs:
            info = zipfile.ZipInfo(name, LATER)
            info.compress_type = method
            archive.writestr(info, content)
    return written.getvalue()


def faults(path: Path) -> list[str]:
    """Return what is wrong with the bundle that lies there."""
    return [str(fault) for fault in verify(path).faults]
