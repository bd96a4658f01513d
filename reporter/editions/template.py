"""Runs the calls in an edition's texts, in a sandbox that can print nothing but bound items."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Any

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment

from reporter.editions import prose, wording
from reporter.editions.bound import Bound, Fixed, Item, Placement, Reference, Words
from reporter.errors import EditionError, EditionErrors, Place
from reporter.kommuner import nearest

OPEN, CLOSE = "\ue000", "\ue001"

_ITEMS = (Bound, Fixed, Words, Reference, Placement)


class _Environment(SandboxedEnvironment):
    # Texts do not compute: every operator is refused, which also bounds what a text can cost.
    intercepted_binops = frozenset(["+", "-", "*", "/", "//", "%", "**"])

    def call_binop(self, _context: Any, operator: str, _left: Any, _right: Any) -> Any:
        raise SecurityError(f"der kan ikke regnes med {operator} i teksten; brug forskel(…)")


class Texts:
    """Renders the texts of one edition and remembers the items they printed, in order."""

    def __init__(self, calls: Mapping[str, Callable[..., object]]) -> None:
        self.items: list[Item] = []
        self._environment = _Environment(
            undefined=StrictUndefined, finalize=self._finalize, keep_trailing_newline=True
        )
        # Jinja's own globals (range, lipsum, …) can print digits and loop for long.
        self._environment.globals = dict(calls)
        self._environment.filters = dict(wording.of())
        self._environment.tests = {}

    def render(self, source: str, start: Place) -> str:
        """Return the text with a placeholder for every item; raises EditionErrors with places.

        ``start`` is where the text's first line stands.
        """
        faults = prose.check(source, start, self._environment)
        if faults:
            raise EditionErrors(faults)
        try:
            template = self._environment.from_string(source)
            return template.render()
        except TemplateSyntaxError as error:
            message = _syntax(error, [*self._environment.filters])
            raise EditionError(message, _line(start, error.lineno)) from None
        except EditionError as error:
            raise EditionError(error.message, _line(start, _template_line(error))) from None
        except UndefinedError as error:
            message = _undefined(error, [*self._environment.globals])
            raise EditionError(message, _line(start, _template_line(error))) from None
        except (TemplateError, TypeError, AttributeError, ValueError, OverflowError) as error:
            message = f"kaldet er skrevet forkert: {error}"
            raise EditionError(message, _line(start, _template_line(error))) from None

    def _finalize(self, value: object) -> str:
        if not isinstance(value, _ITEMS):
            raise EditionError(
                "her kan kun stå et kald, der giver et tal, et udtryk eller en figur"
            )
        self.items.append(value)
        return f"{OPEN}{len(self.items) - 1}{CLOSE}"


def _line(start: Place, line: int) -> Place:
    return Place(start.file, start.line + line - 1)


def _template_line(error: BaseException) -> int:
    """Return the line of the text a fault came from; Jinja rewrites tracebacks to tell it."""
    line = 1
    traceback: TracebackType | None = error.__traceback__
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == "<template>":
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return line


def _syntax(error: TemplateSyntaxError, filters: list[str]) -> str:
    text = error.message or ""
    if text.startswith("No filter named"):
        name = text.split("'")[1]
        guess = nearest(name, filters)
        return f"filteret '{name}' findes ikke" + (f"; mente du {guess}?" if guess else "")
    return f"kaldet kan ikke læses: {text}"


def _undefined(error: UndefinedError, names: list[str]) -> str:
    text = error.message or ""
    name = text.split("'")[1] if "'" in text else text
    guess = nearest(name, names)
    return f"'{name}' kendes ikke" + (f"; mente du {guess}?" if guess else "")
