"""The same editions give the same bytes: any time, any place, any machine, any order."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.publications import builds
from tests.publications.builds import NAMES, REPORTER, SHORT, Built

pytestmark = pytest.mark.slow

LATER = """
import datetime, time
AHEAD = 1000 * 86400
real, local, utc = time.time, time.localtime, time.gmtime
time.time = lambda: real() + AHEAD
time.time_ns = lambda: int(time.time() * 1e9)
time.localtime = lambda seconds=None: local(time.time() if seconds is None else seconds)
time.gmtime = lambda seconds=None: utc(time.time() if seconds is None else seconds)
class Later(datetime.datetime):
    @classmethod
    def now(cls, tz=None): return super().fromtimestamp(time.time(), tz)
    @classmethod
    def utcnow(cls): return cls.now(datetime.UTC).replace(tzinfo=None)
    @classmethod
    def today(cls): return cls.now()
class LaterDay(datetime.date):
    @classmethod
    def today(cls): return cls.fromtimestamp(time.time())
datetime.datetime, datetime.date = Later, LaterDay
"""
"""A sitecustomize.py that sets every Python clock almost three years ahead."""

MATPLOTLIBRC = """
svg.fonttype: path
svg.hashsalt: someone else's
savefig.dpi: 31
savefig.bbox: tight
figure.dpi: 300
figure.autolayout: True
font.family: monospace
font.size: 31
axes.unicode_minus: False
path.simplify: True
path.simplify_threshold: 1.0
path.snap: False
patch.antialiased: False
patch.linewidth: 9
lines.dash_capstyle: round
text.antialiased: False
text.hinting: none
"""
"""The habits of a user who draws figures of another kind."""

NO_FONTS = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig></fontconfig>'


@pytest.fixture(scope="module")
def expected(everything: list[Built]) -> dict[str, str]:
    """The digest of every file of the build that all tests share."""
    return builds.digests(everything[0].output)


@pytest.mark.parametrize(
    ("names", "environment"),
    [
        (NAMES, {"TZ": "Pacific/Auckland", "SOURCE_DATE_EPOCH": "86400", "PYTHONHASHSEED": "1"}),
        (SHORT, {"TZ": "America/New_York", "PYTHONHASHSEED": "random"}),
    ],
)
def test_at_any_time(
    names: tuple[str, ...], environment: dict[str, str], expected: dict[str, str], tmp_path: Path
) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "sitecustomize.py").write_text(LATER)
    environment = environment | {"PYTHONPATH": f"{site}:{builds.ROOT}"}
    code = "import datetime, time; print(datetime.date.today(), int(time.time()))"
    day, seconds = (builds.run(code=code, **environment).stdout).split()
    assert day > "2026"
    assert int(seconds) > 1000 * 86400
    found = builds.build(tmp_path / "output", *names, **environment)
    assert builds.of(names, found) == builds.of(names, expected)


def test_in_any_place(everything: list[Built], expected: dict[str, str], tmp_path: Path) -> None:
    """One edition is made, and the rest stand; those are made elsewhere in ``test_round_trip``."""
    home, folder = tmp_path / "hjem", tmp_path / "en mappe på æøå" / "dybt nede"
    home.mkdir()
    editions = builds.copy_editions(folder / "udgaver")
    output = folder / "output"
    shutil.copytree(everything[0].output, output)
    for made in (output / SHORT[0], output / ".cache" / SHORT[0]):
        shutil.rmtree(made)
    (output / "index.html").unlink()
    found = builds.build(
        output,
        editions=editions.relative_to(folder),
        cwd=folder,
        umask=0o077,
        HOME=str(home),
        XDG_CACHE_HOME=str(home / "cache"),
        LANG="da_DK.UTF-8",
        LC_ALL="da_DK.UTF-8",
        LANGUAGE="da:en",
    )
    assert found == expected


def test_on_any_machine(expected: dict[str, str], tmp_path: Path) -> None:
    """Without any font, without the library that cuts fonts, with settings of all kinds."""
    (tmp_path / "fonts.conf").write_text(NO_FONTS)
    (tmp_path / "matplotlibrc").write_text(MATPLOTLIBRC)
    found = builds.build(
        tmp_path / "output",
        code=f"import weasyprint.pdf.fonts as fonts; fonts.harfbuzz_subset = None; {REPORTER}",
        FONTCONFIG_FILE=str(tmp_path / "fonts.conf"),
        MATPLOTLIBRC=str(tmp_path / "matplotlibrc"),
        MPLBACKEND="pdf",
        PYTHONHASHSEED="2",
        PYTHONOPTIMIZE="2",
        LC_ALL="C",
    )
    assert found == expected


def test_in_any_order_and_over_what_was_built_before(
    expected: dict[str, str], tmp_path: Path
) -> None:
    builds.build(tmp_path, "--format", "html", *SHORT)
    found = builds.build(tmp_path, *reversed(SHORT))
    assert builds.of(SHORT, found) == builds.of(SHORT, expected)


def test_in_two_processes_at_once(expected: dict[str, str], tmp_path: Path) -> None:
    outputs = (tmp_path / "one", tmp_path / "other")
    processes = [
        builds.start("build", *SHORT, "--output", output, PYTHONHASHSEED="random")
        for output in outputs
    ]
    for output, process in zip(outputs, processes, strict=True):
        found = builds.built(output, builds.finish(process))
        assert builds.of(SHORT, found) == builds.of(SHORT, expected)


def test_in_two_processes_that_write_to_the_same_place(
    expected: dict[str, str], tmp_path: Path
) -> None:
    processes = [builds.start("build", *SHORT, "--output", tmp_path) for _ in range(2)]
    for process in processes:
        completed = builds.finish(process)
        assert completed.returncode == 0, completed.stderr
    assert builds.of(SHORT, builds.digests(tmp_path)) == builds.of(SHORT, expected)
