"""Real processes, stopped in the middle: no torn file, no rubbish, no traceback."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from reporter.errors import ExitCode
from tests.building.builds import build
from tests.building.folders import contents, leftovers
from tests.editions.minimal import Sample

ROOT = Path(__file__).parents[2]

# The command itself, made to stand still at one point and to tell when it does.
STANDING_STILL = """
import signal, sys, time
from functools import partial
from pathlib import Path
from reporter import cli
from reporter.building import build
from reporter.writing import Staging

signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell may ignore it for us
point, *arguments = sys.argv[1:]
build.publish = partial(build.publish, drawn=False)

def stand_still():
    print("nu", flush=True)
    time.sleep(60)

def then_still(function):
    def call(*arguments, **options):
        result = function(*arguments, **options)
        stand_still()
        return result
    return call

if point == "reading":
    from reporter.building import work
    work.load = then_still(work.load)
elif point == "writing":
    Staging.write = then_still(Staging.write)
elif point == "committing":
    replace = Path.replace
    def once(*arguments):
        Path.replace = replace  # what brings the old files back must not stand still
        return then_still(replace)(*arguments)
    Path.replace = once
cli.main(arguments)
"""
POINTS = ["reading", "writing", "committing"]


pytestmark = pytest.mark.slow


@pytest.fixture
def sample(tmp_path: Path) -> Sample:
    return Sample(tmp_path / "editions")


class Build:
    """A command that stands still at a point of its build."""

    def __init__(self, sample: Sample, output: Path, point: str) -> None:
        self.process = subprocess.Popen(
            [
                *(sys.executable, "-c", STANDING_STILL, point, "build", "--format", "html"),
                *("--editions", str(sample.editions), "--output", str(output)),
            ],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout
        assert self.process.stdout.readline() == "nu\n"

    def stop(self, number: int) -> tuple[int, str]:
        """Send a signal; return the exit code and what was said on stderr."""
        self.process.send_signal(number)
        _, stderr = self.process.communicate(timeout=30)
        return self.process.returncode, stderr


@pytest.fixture
def old(sample: Sample, tmp_path: Path) -> dict[str, bytes]:
    """Build the edition as it was, then change it."""
    build(sample.editions, "proeve", tmp_path / "out", ["html"])
    before = contents(tmp_path / "out")
    sample.replace("title: En prøve", "title: En ny prøve")
    sample.replace("2016;9", "2016;10", "data/maal.csv")
    return before


@pytest.mark.parametrize("point", POINTS)
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_build_that_is_told_to_stop_leaves_everything_as_it_was(
    sample: Sample, old: dict[str, bytes], tmp_path: Path, point: str, number: int
) -> None:
    code, stderr = Build(sample, tmp_path / "out", point).stop(number)
    assert code == ExitCode.INTERRUPTED == 130
    assert stderr == "\nAfbrudt. Intet er halvt skrevet.\n"
    assert contents(tmp_path / "out") == old
    assert leftovers(tmp_path / "out") == []


@pytest.mark.parametrize("point", ["writing", "committing"])
def test_a_build_that_is_killed_tears_no_file_and_the_next_one_cleans_up(
    sample: Sample, old: dict[str, bytes], tmp_path: Path, point: str
) -> None:
    Build(sample, tmp_path / "out", point).stop(signal.SIGKILL)
    assert len(leftovers(tmp_path / "out")) == 1
    torn = contents(tmp_path / "out")
    build(sample.editions, "proeve", tmp_path / "out", ["html"])
    new = contents(tmp_path / "out")
    assert leftovers(tmp_path / "out") == []
    assert new != old
    for name, content in torn.items():
        if not name.startswith("."):
            assert content in (old[name], new[name])


def test_two_builds_at_once_do_not_sweep_each_other_away(
    sample: Sample, old: dict[str, bytes], tmp_path: Path
) -> None:
    other = Build(sample, tmp_path / "out", "writing")
    build(sample.editions, "proeve", tmp_path / "out", ["html"])
    assert len(leftovers(tmp_path / "out")) == 1
    other.stop(signal.SIGINT)
    assert leftovers(tmp_path / "out") == []
    assert contents(tmp_path / "out") != old
