"""Runs the calls in an edition's texts, in a sandbox that can print nothing but bound items."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import TracebackType

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment

from reporter.editions.text import dialect, grammar, prose, wording
from reporter.editions.text.bound import Block, Bound, Fixed, Item, Passage, Reference, Words
from reporter.editions.text.dialect import CLOSE, OPEN
from reporter.editions.text.prose import Locate
from reporter.editions.yaml import FieldText
from reporter.errors import EditionError, EditionErrors, Place

_ITEMS = Bound | Fixed | Words | Passage | Reference | Block


class Texts:
    """Renders the texts of one edition and remembers the items they printed, in order."""

    def __init__(self, calls: Mapping[str, Callable[..., object]]) -> None:
        self.items: list[Item] = []
        self._environment = SandboxedEnvironment(
            undefined=StrictUndefined, finalize=self._finalize, keep_trailing_newline=True
        )
        # Jinja's own globals (range, lipsum, …) can print digits and loop for long.
        self._environment.globals = dict(calls)
        self._environment.filters = dict(wording.of())
        self._environment.tests = {}

    def render(self, source: str, start: Place, field: FieldText | None = None) -> str:
        """Return the text with a placeholder for every item; raises EditionErrors with places.

        ``start`` is where the text's first line stands; ``field`` is given for a text of one line
        in ``edition.yaml``, where nothing can be placed.
        """

        def place(line: int, column: int = 0) -> Place:
            if field:
                return field.place(line, column)
            return Place(start.file, start.line + line - 1, column)

        first = len(self.items)
        try:
            rendered = self._run(source, place, of_a_line=field is not None)
        except TemplateSyntaxError as error:
            raise EditionError(grammar.syntax(error), place(error.lineno)) from None
        except EditionErrors:
            raise
        except EditionError as error:
            raise EditionError(error.message, place(_line(error))) from None
        except (TemplateError, TypeError, AttributeError, ValueError, ArithmeticError) as error:
            message = f"kaldet er skrevet forkert: {error}"
            raise EditionError(message, place(_line(error))) from None
        if field and any(isinstance(item, Block) for item in self.items[first:]):
            raise EditionError(
                "figurer, tabeller, bilag og lister placeres kun i tekst.md", place(1)
            )
        _refuse(dialect.check(rendered, self.items, of_a_line=field is not None), place)
        return rendered

    def _run(self, source: str, place: Locate, *, of_a_line: bool) -> str:
        _refuse(grammar.unclosed(source), place)
        faults = prose.check(source, place, self._environment, of_a_line=of_a_line)
        if faults:
            raise EditionErrors(faults)
        _refuse(grammar.check(source, self._environment), place)
        calls = prose.in_one_line_each(source, self._environment)
        return self._environment.from_string(calls).render()

    def _finalize(self, value: object) -> str:
        if not isinstance(value, _ITEMS):
            raise EditionError("kaldet giver intet, der kan stå i en tekst")
        self.items.append(value)
        return f"{OPEN}{len(self.items) - 1}{CLOSE}"


def _refuse(faults: Sequence[tuple[int, str]], place: Locate) -> None:
    if faults:
        raise EditionErrors([EditionError(message, place(line, 0)) for line, message in faults])


def _line(error: BaseException) -> int:
    """Return the line of the text a fault came from; Jinja rewrites tracebacks to tell it."""
    line = 1
    traceback: TracebackType | None = error.__traceback__
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == "<template>":
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return line
