"""The page on the JSON names every field there is."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import get_args

import pytest

from reporter.archive.difference import canonical, model

PAGE = (Path(__file__).parents[3] / "docs/forskel-json.md").read_text("utf-8")
CLASSES = (
    model.Compared,
    model.NumberChange,
    model.Move,
    model.PanelChange,
    model.PolicyChange,
    model.TextChange,
    model.PageChange,
    model.FileChange,
    model.SheetDifference,
    model.Difference,
)
WORDS = (model.NumberKind, model.TextKind, model.TextRole)


@pytest.mark.parametrize("told", CLASSES, ids=lambda told: str(told.__name__))
def test_every_field_is_named(told: type[model.Difference]) -> None:
    assert [field.name for field in fields(told) if f"`{field.name}`" not in PAGE] == []


def test_every_kind_and_role_and_the_format_are_named() -> None:
    words = [word for literal in WORDS for word in get_args(literal)]
    assert [word for word in (*words, canonical.FORMAT) if f"`{word}`" not in PAGE] == []
