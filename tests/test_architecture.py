"""The code keeps its shape: imports go one way, files stay short, nothing knows this machine."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted([*(ROOT / "reporter").rglob("*.py"), *(ROOT / "figures").rglob("*.py")])
TEMPLATES = sorted((ROOT / "templates").rglob("*.j2"))

# A room may use the rooms before it; those on one line do not know each other.
ROOMS = [
    {"figures"},
    {"digests", "errors", "reading", "resources", "system", "__init__"},
    {"writing"},
    {"temporary"},
    {"kommuner"},
    {"danish"},
    {"table"},
    {"published"},
    {"registers"},
    {"indicators"},
    {"disclosure"},
    {"pipeline", "editions"},
    {"releases"},
    {"rendering"},
    {"delivery"},
    {"building"},
    {"archive", "desk", "drafting"},
    {"cli"},
    {"__main__"},
]
RANK = {room: rank for rank, rooms in enumerate(ROOMS) for room in rooms}
MOST_LINES = 250
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "shared", "tools", "base"}


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


NAMES = {name_of(path): path for path in MODULES}


def room(module: str) -> str:
    package, _, rest = module.partition(".")
    return package if package == "figures" else rest.split(".")[0] or "__init__"


def imports(path: Path) -> set[str]:
    """Return our own modules that a file imports, wherever in it they are imported."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            assert node.module is not None
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                found.add(inner if inner in NAMES else node.module)
    return {name for name in found if name.partition(".")[0] in ("reporter", "figures")}


GRAPH = {name: imports(path) for name, path in NAMES.items()}


def ids(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_the_reader_of_imports_sees_them() -> None:
    assert "reporter.editions.load" in GRAPH["reporter.cli.editions"]
    assert "reporter.rendering.proof" in GRAPH["reporter.building.build"]  # inside a function
    assert "reporter.danish.numbers" in GRAPH["reporter.danish.words"]
    assert len(GRAPH) > 50


def test_every_import_of_our_own_exists() -> None:
    for name, targets in GRAPH.items():
        assert targets <= NAMES.keys(), name


@pytest.mark.parametrize("name", NAMES)
def test_a_file_imports_only_from_its_own_room_or_rooms_before_it(name: str) -> None:
    own = room(name)
    assert own in RANK, f"{name} stands in no room"
    for target in GRAPH[name]:
        other = room(target)
        allowed = other == own or RANK[other] < RANK[own]
        assert allowed, f"{name} ({own}) imports {target} ({other})"


# What nothing behind the wall may touch, but the one place that puts the stages together.
BEHIND_THE_WALL = RANK["disclosure"]
OPEN_DEFINITIONS = ("definition", "definitions", "wording")


@pytest.mark.parametrize("name", NAMES)
def test_nothing_behind_the_wall_reaches_round_it(name: str) -> None:
    if RANK[room(name)] <= BEHIND_THE_WALL or room(name) in ("pipeline", "cli", "__main__"):
        return
    for target in GRAPH[name]:
        assert not target.startswith("reporter.registers"), f"{name} imports {target}"
        if room(target) == "indicators":
            assert target.split(".")[2] in OPEN_DEFINITIONS, f"{name} imports {target}"


def names_used(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)} | {
        node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)
    }


@pytest.mark.parametrize("name", NAMES)
def test_only_disclosure_control_looks_inside_a_raw_table(name: str) -> None:
    if name != "reporter.indicators.raw" and room(name) != "disclosure":
        assert "confidential_rows" not in names_used(NAMES[name])
        assert "_RawTable__rows" not in NAMES[name].read_text("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_only_disclosure_control_and_readers_make_a_published_table(name: str) -> None:
    if room(name) not in ("disclosure", "published"):
        calls = [
            node.func.id
            for node in ast.walk(ast.parse(NAMES[name].read_text("utf-8")))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        ]
        assert "IndicatorTable" not in calls


def test_the_figures_know_nothing_of_the_rest() -> None:
    for name, targets in GRAPH.items():
        if room(name) == "figures":
            assert {room(target) for target in targets} <= {"figures"}, name


@pytest.mark.parametrize("own", sorted(RANK))
def test_there_are_no_circles_inside_a_room(own: str) -> None:
    # A package may hide a part of itself and load it when it is called; its part knows it.
    graph = {
        name: {t for t in targets if room(t) == own and not t.startswith(f"{name}.")}
        for name, targets in GRAPH.items()
        if room(name) == own
    }
    try:
        tuple(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


@pytest.mark.parametrize("module", ["figures", "figures.specs", "figures.tokens"])
def test_reading_what_a_figure_is_does_not_load_what_draws_it(module: str) -> None:
    script = f"import sys, {module}; print('matplotlib' in sys.modules, 'reporter' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True)
    assert run.stdout == "False False\n", run.stderr


@pytest.mark.parametrize("slow", ["weasyprint", "ibis", "duckdb", "pandas", "pyarrow", "highspy"])
def test_the_command_loads_what_is_slow_only_when_it_needs_it(slow: str) -> None:
    script = f"import sys, reporter.cli; print({slow!r} in sys.modules)"
    run = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True)
    assert run.stdout == "False\n", run.stderr


@pytest.mark.parametrize("path", [*MODULES, *TEMPLATES], ids=ids)
def test_no_file_is_long(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize("path", MODULES, ids=ids)
def test_every_module_says_what_it_is_for(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text("utf-8")))
    assert docstring
    assert docstring.splitlines()[0].endswith(".")


@pytest.mark.parametrize("path", MODULES, ids=ids)
def test_no_module_has_a_name_that_says_nothing(path: Path) -> None:
    assert not EMPTY_NAMES & set(path.relative_to(ROOT).with_suffix("").parts)


@pytest.mark.parametrize("path", MODULES, ids=ids)
def test_only_one_place_rounds_or_formats_numbers(path: Path) -> None:
    """Drawings have coordinates, which are no statistics; the rest go through danish.numbers."""
    if room(name_of(path)) in ("figures", "rendering", "danish"):
        return
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            called = node.func.id if isinstance(node.func, ast.Name) else called
            assert called not in ("round", "quantize", "format_decimal"), node.lineno


# --- Templates ------------------------------------------------------------------------------------

_JINJA = re.compile(r"\{[{%].*?[%}]\}", re.DOTALL)
_STRINGS = re.compile(r"'[^']*'|\"[^\"]*\"")
_ARITHMETIC = re.compile(r"(?<![-{%])\s[-+*/%]\s(?![%}])|\*\*|//|\|\s*(round|abs|sum|int|float)\b")


@pytest.mark.parametrize("path", TEMPLATES, ids=ids)
def test_templates_compute_nothing(path: Path) -> None:
    for expression in _JINJA.findall(path.read_text("utf-8")):
        inner = _STRINGS.sub("", expression)
        assert not _ARITHMETIC.search(inner), expression


@pytest.mark.parametrize(
    "expression",
    ["{{ a + b }}", "{{ 2 * a }}", "{% set x = a / b %}", "{{ a // b }}", "{{ a|sum }}"],
)
def test_arithmetic_in_a_template_would_be_seen(expression: str) -> None:
    assert _ARITHMETIC.search(_STRINGS.sub("", expression))


@pytest.mark.parametrize("path", TEMPLATES, ids=ids)
def test_only_one_template_line_trusts_html_unseen(path: Path) -> None:
    assert "| safe" not in path.read_text("utf-8")
    assert "autoescape" not in path.read_text("utf-8")


# --- Nothing of this machine ----------------------------------------------------------------------


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.decode()
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


# Written apart, so that this file does not hold what it seeks.
_OURS = re.compile("|".join(["/wo" + "rk/", r"\.\./sha" + "red", "/ho" + "me/", "/ro" + "ot/"]))


def test_no_file_knows_a_path_of_this_machine() -> None:
    for path in tracked():
        if path.suffix in (".py", ".md", ".yaml", ".csv", ".j2", ".css", ".toml", ".mjs", ""):
            text = path.read_bytes().decode("utf-8", errors="ignore")
            assert not _OURS.search(text), path
