"""Checks what a writer hands to a call, so that a wrong argument is told in a writer's words."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterator
from typing import Any, get_type_hints

from reporter.danish import dates
from reporter.editions.text.bound import Bound, Passage, Reference, Unshown
from reporter.errors import EditionError

_WANTED: dict[Any, str] = {
    str: "tekst i anførselstegn",
    str | None: "tekst i anførselstegn",
    int: "et helt tal uden anførselstegn",
    int | str: "et tal eller tekst i anførselstegn",
    int | str | None: "et tal eller tekst i anførselstegn",
    int | float: "et tal uden anførselstegn",
    Bound: "et tal fra udgavens data, fx vaerdi(…)",
    Bound | str: "et tal fra udgavens data, fx vaerdi(…), eller tekst i anførselstegn",
    Reference | Bound | Passage: "en henvisning, fx henvis(…), eller ord, fx fra_til(…)",
}


def checked(
    name: str, function: Callable[..., object], *, hidden: int = 0
) -> Callable[..., object]:
    """Return the function with its arguments checked; raises EditionError for a wrong one.

    ``hidden`` is how many of the first arguments a writer does not write: a filter's own number.
    """
    signature, hints = _declared(function)

    @functools.wraps(function)
    def call(*args: object, **kwargs: object) -> object:
        try:
            bound = signature.bind(*args, **kwargs)
        except TypeError:
            usages = " eller ".join(_usages(name, signature, hidden))
            raise EditionError(f"{name} skal skrives {usages}") from None
        for parameter, given in bound.arguments.items():
            several = signature.parameters[parameter].kind is inspect.Parameter.VAR_POSITIONAL
            for value in given if several else (given,):
                if isinstance(value, Unshown):
                    whose = f"tallet for {value.area} i {dates.period(value.period)}"
                    message = f"{value.key}: {whose} vises ikke ({value.status})"
                    raise EditionError(f"{message} og kan ikke bruges i {name}; omskriv sætningen")
                if isinstance(value, bool) or not isinstance(value, hints[parameter]):
                    what = "tallet" if parameter in list(bound.arguments)[:hidden] else parameter
                    raise EditionError(f"{name}: {what} skal være {_WANTED[hints[parameter]]}")
        return function(*args, **kwargs)

    return call


def _declared(function: Callable[..., object]) -> tuple[inspect.Signature, dict[str, Any]]:
    """Return a function's signature and type hints, of a method those without its object."""
    # Objects come and go with the sheets; their functions are few and stay.
    if inspect.ismethod(function):
        return _read(function.__func__, 1)
    return _read(function, 0)


@functools.cache
def _read(
    function: Callable[..., object], skipped: int
) -> tuple[inspect.Signature, dict[str, Any]]:
    signature = inspect.signature(function)
    parameters = list(signature.parameters.values())[skipped:]
    return signature.replace(parameters=parameters), get_type_hints(function)


def _usages(name: str, signature: inspect.Signature, hidden: int) -> Iterator[str]:
    parameters = list(signature.parameters.values())[hidden:]
    required = [p.name for p in parameters if p.default is p.empty]
    yield f"{name}({', '.join(required)})" if required else name
    if len(required) < len(parameters):
        yield f"{name}({', '.join(p.name for p in parameters)})"
