"""Runs the calls in an edition's texts, in a sandbox that can print nothing but bound items."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from types import TracebackType

from jinja2 import StrictUndefined, Template, TemplateError, TemplateSyntaxError, pass_context
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment

from reporter.editions.text import dialect, grammar, prose, wording
from reporter.editions.text.bound import (
    Block,
    Bound,
    Fixed,
    Icon,
    Item,
    Passage,
    Reference,
    Term,
    Unshown,
    Words,
)
from reporter.editions.text.dialect import CLOSE, OPEN
from reporter.editions.text.prose import Locate
from reporter.editions.yaml import FieldText
from reporter.errors import EditionError, EditionErrors, Place

_ITEMS = Bound | Unshown | Fixed | Words | Term | Passage | Reference | Icon | Block


_SINK = "sink"
"""What takes what a call returns; no text can name it, since it is no call."""


@pass_context
def _finalize(context: Context, value: object) -> str:
    return str(context[_SINK](value))


@cache
def _environment(names: tuple[str, ...]) -> SandboxedEnvironment:
    """Return an environment in which a text may make the calls of these names."""
    result = SandboxedEnvironment(
        undefined=StrictUndefined, finalize=_finalize, keep_trailing_newline=True
    )
    # Jinja's own globals (range, lipsum, …) can print digits and loop for long.
    result.globals = dict.fromkeys(names)
    result.filters = dict(wording.of())
    result.tests = {}
    return result


@lru_cache(maxsize=256)
def _template(source: str, names: tuple[str, ...]) -> Template:
    """Return a text ready to run; sheets of one edition have the same, ninety-eight times over."""
    environment = _environment(names)
    return environment.from_string(prose.in_one_line_each(source, environment))


@lru_cache(maxsize=256)
def _is_sound(source: str, names: tuple[str, ...], *, of_a_line: bool) -> bool:
    """Tell whether a text has no fault that can be told before it runs."""
    environment = _environment(names)
    try:
        faults: Sequence[object] = (
            *grammar.unclosed(source),
            *prose.check(source, lambda *_: Place(""), environment, of_a_line=of_a_line),
            *grammar.check(source, environment),
        )
    except TemplateSyntaxError:
        return False
    return not faults


@lru_cache(maxsize=256)
def _calls(source: str, names: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """Return the line and column of every call of a text, in order; each prints one item."""
    found, at = [], 0
    for line, kind, written in _environment(names).lex(source):
        if kind == "variable_begin":
            found.append((line, at - source.rfind("\n", 0, at)))
        at += len(written)
    return tuple(found)


class Texts:
    """Renders the texts of one edition and remembers the items they printed, in order.

    ``places`` are where the calls that printed them stand. Both are the lists of ``beside``, where
    texts with other calls add to the same.
    """

    def __init__(
        self, calls: Mapping[str, Callable[..., object]], beside: Texts | None = None
    ) -> None:
        self.items: list[Item] = beside.items if beside else []
        self.places: list[Place] = beside.places if beside else []
        self._calls = {**calls, _SINK: self._take}
        self._names = tuple(calls)

    def render(self, source: str, start: Place, field: FieldText | None = None) -> str:
        """Return the text with a placeholder for every item; raises EditionErrors with places.

        ``start`` is where the text's first line stands; ``field`` is given for a text of one line
        in ``edition.yaml``, where nothing can be placed.
        """

        def place(line: int, column: int = 0) -> Place:
            if field:
                return field.place(line, column)
            return Place(start.file, start.line + line - 1, column)

        first = len(self.places)
        del self.items[first:]  # of a text that failed half-way
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
                "figurer, tabeller, bilag og lister placeres kun i teksten", place(1)
            )
        if field and any(isinstance(item, Term) for item in self.items[first:]):
            raise EditionError("begreb(…) kan kun stå i et kapitels tekst", place(1))
        _refuse(dialect.check(rendered, self.items, of_a_line=field is not None), place)
        self.places += [place(*call) for call in _calls(source, self._names)]
        return rendered

    def _run(self, source: str, place: Locate, *, of_a_line: bool) -> str:
        if not _is_sound(source, self._names, of_a_line=of_a_line):
            self._tell_faults(source, place, of_a_line=of_a_line)
        return _template(source, self._names).render(self._calls)

    def _tell_faults(self, source: str, place: Locate, *, of_a_line: bool) -> None:
        """Raise what is wrong with a text, with its place."""
        environment = _environment(self._names)
        _refuse(grammar.unclosed(source), place)
        faults = prose.check(source, place, environment, of_a_line=of_a_line)
        if faults:
            raise EditionErrors(faults)
        _refuse(grammar.check(source, environment), place)

    def _take(self, value: object) -> str:
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
