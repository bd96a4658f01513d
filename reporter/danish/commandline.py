"""A command line in Danish: its help, and what is said of a command that is written wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from unicodedata import category

import click

from reporter.kommuner import nearest

_HEADINGS = {"Options": "Tilvalg", "Commands": "Kommandoer"}


class _Formatter(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or "Brug: ")

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        danish = [(term, said.replace("[required]", "[skal angives]")) for term, said in rows]
        super().write_dl(danish, col_max, col_spacing)

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        with super().section(_HEADINGS.get(name, name)):
            yield


class _Context(click.Context):
    formatter_class = _Formatter


class Command(click.Command):
    """A command whose help is in Danish."""

    context_class = _Context


class Group(click.Group):
    """A command of commands whose help is in Danish."""

    context_class = _Context
    command_class = Command


help_option = click.help_option("-h", "--help", help="Vis denne hjælp.")


MOST_CHARACTERS = 1_000
"""Of one line of a message; a cell of somebody's table may hold a book."""

_CONTROL = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")


def shown(message: object) -> str:
    """Return a message as a terminal may show it: no control characters, no endless line."""
    lines = (line[:MOST_CHARACTERS] for line in str(message).split("\n"))
    return "\n".join(
        "".join("\N{REPLACEMENT CHARACTER}" if category(c) in _CONTROL else c for c in line)
        for line in lines
    )


def mistake(error: click.ClickException) -> str:
    """Say what is wrong with a command, and where there is help."""
    where = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else ""
    help_words = f"\nSkriv »{where} --help« for at få hjælp." if where else ""
    return f"{_what(error)}{help_words}"


def _what(error: click.ClickException) -> str:
    said = error.format_message()
    name = match[1] if (match := re.search(r"['(]([^')]*)[')]", said)) else ""
    if isinstance(error, click.NoSuchOption):
        return f"tilvalget {error.option_name} findes ikke"
    if isinstance(error, click.MissingParameter) and error.param:
        option = isinstance(error.param, click.Option)
        return f"{error.param.opts[-1] if option else error.param.opts[-1].upper()} mangler"
    if isinstance(error, click.BadOptionUsage):
        return f"{error.option_name} skal følges af en værdi"
    if isinstance(error, click.BadParameter) and error.param:
        kind = error.param.type
        names = ", ".join(map(str, kind.choices)) if isinstance(kind, click.Choice) else ""
        hint = f"; vælg mellem {names}" if names else ", fordi den ikke er en mappe"
        return f"{error.param.opts[-1]} kan ikke have den værdi{hint}"
    if said.startswith("No such command"):
        group = error.ctx.command if isinstance(error, click.UsageError) and error.ctx else None
        commands = list(group.commands) if isinstance(group, click.Group) else []
        guess = nearest(name, commands)
        hint = f"mente du {guess}?" if guess else f"der er {', '.join(commands)}"
        return f"kommandoen '{name}' findes ikke; {hint}"
    if said.startswith("Got unexpected extra argument"):
        return f"kommandoen kan ikke følges af '{name}'"
    return said
