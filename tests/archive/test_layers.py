"""What changed below an edition is named, and blamed for no more than it can have done."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reporter.archive.regeneration.layers import (
    NAMES,
    NO_PAGE,
    Blame,
    Layer,
    LayerChange,
    Trace,
    blame,
    changes,
)
from tests.archive.handmade import manifest
from tests.test_architecture import ROOMS

OLD = manifest()


def one(layer: Layer) -> LayerChange:
    return LayerChange(layer=layer, name="noget", old="1", new="2")


def test_the_same_has_no_changes() -> None:
    assert changes(OLD, manifest()) == ()


def test_every_layer_is_told_by_name_old_and_new() -> None:
    layers = replace(
        OLD.layers,
        program={"reporter/table.py": "nyt"},
        templates={},
        fonts={**OLD.layers.fonts, "figures/fonts/Ny.ttf": "ny"},
        geometry={"figures/geometry/kommuner.geojson": "nyt"},
        python="3.12.1",
        packages={"jinja2": "3.2.0", "reporter": "0.2.0"},
        system={**OLD.layers.system, "pango": "1.56.0"},
    )
    new = replace(OLD, inputs={**OLD.inputs, "tekst.md": "ny"}, layers=layers)
    table, geometry = "reporter/table.py", "figures/geometry/kommuner.geojson"
    init, template = "reporter/__init__.py", "templates/notat/print.html.j2"
    told = [(each.layer, each.name, each.old, each.new) for each in changes(OLD, new)]
    assert told == [
        ("inputs", "tekst.md", OLD.inputs["tekst.md"], "ny"),
        ("program", init, OLD.layers.program[init], ""),
        ("program", table, OLD.layers.program[table], "nyt"),
        ("templates", template, OLD.layers.templates[template], ""),
        ("fonts", "figures/fonts/Ny.ttf", "", "ny"),
        ("geometry", geometry, OLD.layers.geometry[geometry], "nyt"),
        # The package that is the program itself is no package of another's.
        ("packages", "jinja2", "3.1.6", "3.2.0"),
        ("python", "python", "3.11.7", "3.12.1"),
        ("system", "pango", "1.50.12", "1.56.0"),
    ]


def test_nothing_that_changed_is_to_blame_for_nothing() -> None:
    assert blame((), {"print"}) == Blame(changed=(), possible=())
    assert blame((), {"print"}).layer is None


@pytest.mark.parametrize("layer", NAMES)
@pytest.mark.parametrize("trace", ["data", "words", "page", "print"])
def test_one_layer_is_to_blame_whatever_it_did(layer: Layer, trace: Trace) -> None:
    assert blame([one(layer), one(layer)], {trace}).layer == layer


@pytest.mark.parametrize(
    ("layers", "traces", "possible"),
    [
        # The libraries of the system set lines on paper; the screen's page is not theirs.
        (("fonts", "system"), {"print"}, ("fonts", "system")),
        (("fonts", "system"), {"print", "page"}, ("fonts",)),
        # Letters and maps say nothing else than they did.
        (("templates", "fonts"), {"words"}, ("templates",)),
        (("templates", "geometry"), {"page"}, ("templates", "geometry")),
        # Tables are written without any of them.
        (("program", "templates", "fonts"), {"data", "print"}, ("program",)),
        (("inputs", "packages", "python"), {"data"}, ("inputs", "packages", "python")),
        (("fonts", "system"), {"data"}, ()),
        # What lists other files says nothing of its own.
        (("program", "system"), set(), ("program", "system")),
    ],
)
def test_of_several_those_are_possible_that_can_do_all_of_it(
    layers: tuple[Layer, ...], traces: set[Trace], possible: tuple[Layer, ...]
) -> None:
    found = blame([one(layer) for layer in layers], traces)
    assert found == Blame(changed=layers, possible=possible)
    assert found.layer == (possible[0] if len(possible) == 1 else None)


def test_the_program_is_not_to_blame_with_files_that_make_no_page() -> None:
    archive = LayerChange(
        layer="program", name="reporter/archive/opening/verify.py", old="1", new="2"
    )
    found = blame([archive, one("templates")], {"print"})
    assert found == Blame(changed=("program", "templates"), possible=("templates",))
    found = blame([archive, one("program"), one("templates")], {"print"})
    assert found.possible == ("program", "templates")


def test_nothing_that_makes_a_page_knows_the_rooms_that_make_none() -> None:
    beside = {folder.split("/")[1] for folder in NO_PAGE}
    (last,) = (rank for rank, rooms in enumerate(ROOMS) if "building" in rooms)
    assert beside == set().union(*ROOMS[last + 1 :]) - {"__main__"}
