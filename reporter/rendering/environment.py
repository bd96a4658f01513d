"""The templates' Jinja environment: sandboxed, autoescaping, strict about names."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from figures import tokens
from reporter import resources
from reporter.errors import EditionError
from reporter.kommuner import nearest


class _Environment(ImmutableSandboxedEnvironment):
    """The sandbox, which decides once for all objects of a type whether an attribute is safe.

    It looks at nothing of an object but its type, and a sheet asks three thousand times.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._safe: dict[tuple[type, str], bool] = {}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Say whether a template may read an attribute."""
        asked = type(obj), attr
        if asked not in self._safe:
            self._safe[asked] = super().is_safe_attribute(obj, attr, value)
        return self._safe[asked]


@cache
def environment() -> ImmutableSandboxedEnvironment:
    """Return the environment all publications are merged in."""
    result = _Environment(
        loader=FileSystemLoader(resources.templates()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    result.globals = {"tokens": tokens}
    result.filters["breakable"] = _breakable
    return result


def _breakable(text: str) -> Markup:
    """Let a long name part after its slash, which browsers do not do by themselves."""
    return escape(text).replace("/", Markup("/<wbr>"))


def publication_types() -> tuple[str, ...]:
    """Return the publication types there are templates for."""
    found = resources.templates().glob("*/print.html.j2")
    return tuple(sorted(path.parent.name for path in found))


def require_type(name: str) -> None:
    """Check that a publication type exists; raises EditionError with the likeliest one meant."""
    types = publication_types()
    if name not in types:
        guess = nearest(name, types)
        hint = f"mente du {guess}?" if guess else f"der er {', '.join(types)}"
        raise EditionError(f"type: publikationstypen '{name}' findes ikke; {hint}")
