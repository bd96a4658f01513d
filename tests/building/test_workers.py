"""Worker processes: the same bytes from any number of them, and no harm when they are killed."""

from __future__ import annotations

import os
import random
import signal
import time
from dataclasses import replace
from pathlib import Path

import pytest

from reporter.building import capacity, keys, pool
from reporter.building.build import Workshop
from reporter.building.tasks import BugError, Made, Outcome, Task
from reporter.digests import of_edition
from reporter.errors import EditionErrors, ExitCode, Place, RenderingError, UserError
from tests.building import processes
from tests.building.builds import attempt, build
from tests.building.folders import contents, leftovers
from tests.building.processes import alive, descendants, kill, start, wait_for, workers
from tests.editions.minimal import Sample

NAMES = tuple(f"proeve-{n}" for n in range(6))


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six editions that differ."""
    folder = tmp_path_factory.mktemp("workers") / "editions"
    for n, name in enumerate(NAMES):
        sample = Sample(folder, name).replace("2016;9", f"2016;{n + 2}", "data/maal.csv")
        sample.replace("title: En prøve", f"title: Prøve nummer {'abcdef'[n]}")
    return folder


@pytest.fixture(scope="module")
def undisturbed(editions: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What one process makes of them."""
    output = tmp_path_factory.mktemp("undisturbed")
    build(editions, NAMES, output, ["html"])
    return contents(output)


def task(editions: Path, name: str, kommune: str = "") -> Task:
    return Task(
        editions=editions,
        edition_id=name,
        stem=name,
        name=name,
        formats=("html",),
        files=of_edition(editions / name),
        surroundings=keys.surroundings(("html",)),
        kommune=kommune,
    )


# --- Bytes ----------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("jobs", [2, 4])
def test_any_number_of_workers_makes_the_same_bytes(
    editions: Path, undisturbed: dict[str, bytes], tmp_path: Path, jobs: int
) -> None:
    heard = build(editions, NAMES, tmp_path, ["html"], jobs=jobs)
    assert sorted(heard.made) == sorted(NAMES)
    assert contents(tmp_path) == undisturbed


@pytest.mark.slow
def test_pdf_has_the_same_bytes_from_a_worker_too(editions: Path, tmp_path: Path) -> None:
    build(editions, NAMES[:2], tmp_path / "1", jobs=1)
    build(editions, NAMES[:2], tmp_path / "2", jobs=2)
    assert contents(tmp_path / "1") == contents(tmp_path / "2")


# --- Faults ---------------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_fault_in_one_does_not_stop_the_others_and_comes_home_whole(
    editions: Path, tmp_path: Path
) -> None:
    wrong = Sample(tmp_path / "editions", "forkert").text("Der er 12 mål og 3 veje.")
    right = Sample(tmp_path / "editions", "rigtig")
    heard = attempt(right.editions, ("forkert", "rigtig"), tmp_path / "out", ["html"], jobs=2)
    assert list(heard.made) == ["rigtig"]
    (error,) = heard.failures.values()
    assert isinstance(error, EditionErrors)
    assert [str(part) for part in error.errors] == wrong.faults()
    assert [part.place for part in error.errors] == [
        Place("forkert/tekst.md", 1, 8),
        Place("forkert/tekst.md", 1, 18),
    ]
    assert error.exit_code == ExitCode.EDITION


class OddError(UserError):
    """An error that cannot be put together again from its words, whoever tries."""

    exit_code = ExitCode.RENDERING

    def __init__(self, *, said: str) -> None:
        super().__init__(said)

    def __reduce__(self) -> str:
        raise TypeError(self.message)


def test_an_error_that_does_not_travel_is_told_in_its_words(
    editions: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def odd(*_: object, **__: object) -> None:
        raise OddError(said="helt galt")

    monkeypatch.setattr("reporter.building.build.publish", odd)
    outcome = Workshop().perform(task(editions, NAMES[0]))
    assert type(outcome) is UserError
    assert (str(outcome), outcome.exit_code) == ("helt galt", ExitCode.RENDERING)


def test_a_bug_is_told_with_its_traceback(editions: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reporter.building.build.publish", lambda *_, **__: 1 / 0)
    outcome = Workshop().perform(task(editions, NAMES[0]))
    assert isinstance(outcome, BugError)
    assert outcome.exit_code == ExitCode.BUG
    assert str(outcome).startswith("Traceback ")
    assert str(outcome).endswith("ZeroDivisionError: division by zero")


def test_a_worker_with_another_program_refuses(editions: Path) -> None:
    own = task(editions, NAMES[0])
    theirs = {**own.surroundings, keys.LIBRARIES: "x", keys.FONTS: "y"}
    outcome = Workshop().perform(replace(own, surroundings=theirs))
    assert str(outcome) == (
        "programmet er ikke det samme her og der, hvor bygningen blev sat i gang "
        "(skrifter, biblioteker); installér samme version begge steder, og byg igen"
    )


# --- Workers that die -----------------------------------------------------------------------------


@pytest.mark.slow
def test_a_worker_that_is_killed_is_replaced_and_its_sheet_made_by_another(
    editions: Path, undisturbed: dict[str, bytes]
) -> None:
    rng = random.Random(4)
    tasks = [task(editions, name) for name in NAMES * 5]
    outcomes: list[tuple[Task, Outcome]] = []
    killed = 0
    for done in pool.run(tasks, 2):
        outcomes.append(done)
        if len(outcomes) % 7 == 0:
            time.sleep(rng.uniform(0, 0.05))
            killed += kill(rng.choice(workers(os.getpid())))
    assert killed == 4
    assert sorted(made.edition_id for made, _ in outcomes) == sorted(NAMES * 5)
    for made, outcome in outcomes:
        assert isinstance(outcome, Made)
        page = f"{made.edition_id}.html"
        assert outcome.files[page] == undisturbed[f"{made.edition_id}/{page}"]


@pytest.mark.slow
def test_a_sheet_that_costs_three_workers_their_lives_is_given_up(
    editions: Path, tmp_path: Path
) -> None:
    outcomes = []
    running = pool.run([task(editions, NAMES[0]), deadly()], 2)
    for done, outcome in running:
        outcomes.append((done.name, outcome))
    by_name = dict(outcomes)
    assert isinstance(by_name[NAMES[0]], Made)
    assert isinstance(by_name["deadly"], RenderingError)
    assert str(by_name["deadly"]) == (
        "processen, der lavede siden, er blevet standset 3 gange (signal 9); "
        "mangler der hukommelse, så byg med --jobs 1"
    )


class Deadly:
    """Kills whoever takes it in."""

    def __reduce__(self) -> tuple[object, ...]:
        return _die, ()


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def deadly() -> Task:
    return Task(
        editions=Path(),
        edition_id="deadly",
        stem="deadly",
        name="deadly",
        formats=("html",),
        files={},
        surroundings={"x": Deadly()},  # type: ignore[dict-item]
    )


@pytest.mark.slow
def test_a_run_that_is_left_stops_its_workers(editions: Path) -> None:
    running = pool.run([task(editions, name) for name in NAMES], 2)
    next(running)
    crew = workers(os.getpid())
    assert len(crew) == 2
    running.close()
    assert not any(map(alive, crew))


# --- The command ----------------------------------------------------------------------------------


def command(editions: Path, output: Path) -> tuple[str, ...]:
    return (
        *("build", "--jobs", "2", "--format", "html"),
        *("--editions", str(editions), "--output", str(output)),
    )


@pytest.fixture
def old(editions: Path, tmp_path: Path) -> dict[str, bytes]:
    """An output of older editions with the same names."""
    for name in NAMES:
        Sample(tmp_path / "old", name)
    build(tmp_path / "old", NAMES, tmp_path / "out", ["html"])
    return contents(tmp_path / "out")


def in_the_middle(seed: int, output: Path, old: dict[str, bytes]) -> None:
    """Wait until so many editions are done and then a moment more."""
    rng = random.Random(seed)
    wanted, moment = rng.randint(0, len(NAMES) - 1), rng.uniform(0, 0.1)

    def done() -> bool:
        names = [f"{name}/{name}.html" for name in NAMES]
        return sum((output / name).read_bytes() != old[name] for name in names) >= wanted

    wait_for(done)
    time.sleep(moment)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_a_command_that_is_killed_leaves_no_torn_file_and_nobody_behind(
    editions: Path,
    undisturbed: dict[str, bytes],
    old: dict[str, bytes],
    tmp_path: Path,
    seed: int,
) -> None:
    process = start(*command(editions, tmp_path / "out"))
    wait_for(lambda: workers(process.pid))
    in_the_middle(seed, tmp_path / "out", old)
    below = descendants(process.pid)
    kill(process.pid)
    process.communicate(timeout=processes.PATIENCE)
    wait_for(lambda: not any(map(alive, below)))
    for name, content in contents(tmp_path / "out").items():
        if not name.startswith("."):
            assert content in (old[name], undisturbed[name]), name
    heard = build(editions, NAMES, tmp_path / "out", ["html"])
    assert set(heard.made) | set(heard.as_is) | set(heard.why) == set(NAMES)
    assert contents(tmp_path / "out") == undisturbed
    assert leftovers(tmp_path / "out") == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_a_command_whose_workers_are_killed_ends_well(
    editions: Path,
    undisturbed: dict[str, bytes],
    old: dict[str, bytes],
    tmp_path: Path,
    seed: int,
) -> None:
    process = start(*command(editions, tmp_path / "out"))
    wait_for(lambda: workers(process.pid))
    in_the_middle(seed, tmp_path / "out", old)
    for pid in workers(process.pid):
        kill(pid)
    _, said = process.communicate(timeout=processes.PATIENCE)
    assert (process.returncode, "Traceback" in said) == (0, False), said
    assert contents(tmp_path / "out") == undisturbed


@pytest.mark.slow
@pytest.mark.parametrize(
    ("number", "seed"), [(signal.SIGINT, 1), (signal.SIGINT, 2), (signal.SIGTERM, 3)]
)
def test_a_command_that_is_told_to_stop_stops_its_workers_and_says_so(
    editions: Path, old: dict[str, bytes], tmp_path: Path, number: int, seed: int
) -> None:
    process = start(*command(editions, tmp_path / "out"))
    wait_for(lambda: workers(process.pid))
    in_the_middle(seed, tmp_path / "out", old)
    below = descendants(process.pid)
    if number == signal.SIGINT:
        os.killpg(process.pid, number)  # a terminal sends it to all
    else:
        kill(process.pid, number)
    _, said = process.communicate(timeout=processes.PATIENCE)
    assert process.returncode == ExitCode.INTERRUPTED, said
    assert said.endswith("\nAfbrudt. Intet er halvt skrevet.\n")
    assert "Traceback" not in said
    wait_for(lambda: not any(map(alive, below)))
    assert leftovers(tmp_path / "out") == []


@pytest.mark.slow
def test_two_commands_at_once_into_one_output_both_end_well(
    editions: Path, undisturbed: dict[str, bytes], old: dict[str, bytes], tmp_path: Path
) -> None:
    both = [start(*command(editions, tmp_path / "out")) for _ in range(2)]
    for process in both:
        _, said = process.communicate(timeout=processes.PATIENCE)
        assert process.returncode == 0, said
    assert contents(tmp_path / "out") == undisturbed
    assert leftovers(tmp_path / "out") == []
    heard = build(editions, NAMES, tmp_path / "out", ["html"])
    assert heard.as_is == dict.fromkeys(NAMES, 1)


@pytest.mark.slow
def test_two_commands_that_disagree_both_end_well_and_the_next_run_finds_it_out(
    editions: Path, undisturbed: dict[str, bytes], old: dict[str, bytes], tmp_path: Path
) -> None:
    for change in (("--format", "pdf"), ("--jobs", "1")):  # formats add up
        both = [start(*command(editions, tmp_path / "out"), *more) for more in ((), change)]
        for process in both:
            _, said = process.communicate(timeout=processes.PATIENCE)
            assert process.returncode == 0, said
    build(editions, NAMES, tmp_path / "out", ["html"])
    assert contents(tmp_path / "out") == undisturbed
    assert leftovers(tmp_path / "out") == []


@pytest.mark.slow
def test_a_file_that_the_system_does_not_take_ends_the_command_and_its_workers(
    editions: Path, undisturbed: dict[str, bytes], old: dict[str, bytes], tmp_path: Path
) -> None:
    process = start(*command(editions, tmp_path / "out"), largest=50_000)
    wait_for(lambda: workers(process.pid) or process.poll() is not None)
    below = descendants(process.pid)
    _, said = process.communicate(timeout=processes.PATIENCE)
    assert process.returncode == ExitCode.OUTPUT, said
    assert said.endswith(".html: filen er større, end du må skrive\n")
    wait_for(lambda: not any(map(alive, below)))
    assert contents(tmp_path / "out") == old
    assert leftovers(tmp_path / "out") == []
    build(editions, NAMES, tmp_path / "out", ["html"])
    assert contents(tmp_path / "out") == undisturbed


# --- How many -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ({"": "max 100000"}, []),
        ({"": "150000 100000"}, [1]),
        ({"": "50000 100000"}, [1]),
        ({"": "400000 100000", "a/b": "200000 100000"}, [2, 4]),
        ({"a": "300000 100000", "a/b": "max 100000"}, [3]),
        ({"a": "nonsense"}, []),
    ],
)
def test_a_containers_limit_is_heeded(
    tmp_path: Path, limits: dict[str, str], expected: list[int]
) -> None:
    (tmp_path / "groups/a/b").mkdir(parents=True)
    for folder, content in limits.items():
        (tmp_path / "groups" / folder / "cpu.max").write_text(f"{content}\n", "ascii")
    (tmp_path / "cgroup").write_text("1:cpu:/other\n0::/a/b\n", "ascii")
    assert list(capacity._limits(tmp_path / "cgroup", tmp_path / "groups")) == expected


def test_there_is_always_a_processor() -> None:
    assert 1 <= capacity.usable_cpus() <= (os.cpu_count() or 1)
