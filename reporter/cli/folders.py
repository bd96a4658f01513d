"""The folders that several commands ask for in the same words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


def editions_option(function: F) -> F:
    """Give a command the option that says where the editions are."""
    return click.option(
        "--editions",
        metavar="MAPPE",
        type=click.Path(path_type=Path, file_okay=False),
        default=Path("editions"),
        help="Mappen med udgaver, en undermappe for hver.  [standard: editions]",
    )(function)


def build_option(function: F) -> F:
    """Give a command that builds on its way the option that says where to."""
    return click.option(
        "--build",
        metavar="MAPPE",
        type=click.Path(path_type=Path, file_okay=False),
        default=Path("output"),
        help="Mappen, der bygges til.  [standard: output]",
    )(function)
