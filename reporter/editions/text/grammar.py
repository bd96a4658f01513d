"""What may stand between ``{{`` and ``}}``: a call by its name, its arguments, and filters.

Everything else Jinja knows (loops, variables, attributes, operators, macros, imports) is refused
before it runs: a text computes nothing, costs nothing and cannot reach beyond its calls.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from jinja2 import Environment, TemplateSyntaxError, nodes

from reporter.editions import files
from reporter.kommuner import nearest

MAX_DEPTH = 8
"""Calls within calls; ``sammenlagt(forskel(vaerdi(…), i_alt(…)), …)`` is three."""

_STATEMENTS = ("block_begin", "raw_begin")
_NO_STATEMENT = "{% … %} kan ikke bruges i teksten; skriv et kald i {{ … }}"

_TOO_LONG = "et kald indeholder et tal med alt for mange cifre"
_UNREADABLE = "kaldet kan ikke læses: "

Fault = tuple[int, str]
"""A line of the text, and what is wrong there."""


def check(source: str, environment: Environment) -> list[Fault]:
    """Return every call that is not one; raises TemplateSyntaxError for what Jinja cannot read."""
    statements = {line for line, kind, _ in environment.lex(source) if kind in _STATEMENTS}
    if statements:
        return [(line, _NO_STATEMENT) for line in sorted(statements)]
    try:
        template = environment.parse(source)
    except RecursionError:
        return [(1, "kaldene er indlejret alt for dybt i hinanden")]
    except ValueError:
        return [(1, _TOO_LONG)]
    return list(_faults(template, environment))


_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_OPENED = re.compile(r"\{\{(.*?)(\}\}|(?=\{\{)|\Z)", re.DOTALL)
_STRING = re.compile(r"'[^']*'|\"[^\"]*\"")


def unclosed(source: str) -> list[Fault]:
    """Return every call without its ``}}`` or a quote; Jinja would find it out far below."""
    source = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), source)
    faults: list[Fault] = []
    for match in _OPENED.finditer(source):
        line = source[: match.start()].count("\n") + 1
        inner = _STRING.sub("", match[1])
        if "'" in inner or '"' in inner:
            faults.append((line, f"{_UNREADABLE}et anførselstegn er ikke lukket"))
        elif match[2] != "}}":
            faults.append((line, f"{_UNREADABLE}det er ikke lukket med }}}}"))
    return faults


def _faults(template: nodes.Template, environment: Environment) -> Iterator[Fault]:
    for output in template.find_all(nodes.Output):
        for child in output.nodes:
            if not isinstance(child, nodes.TemplateData):
                yield from _item(child, environment, 1)


def _item(node: nodes.Node, environment: Environment, depth: int) -> Iterator[Fault]:
    """Check what is printed, or handed to a call: a call, or a filter on one."""
    if depth > MAX_DEPTH:
        yield node.lineno, "kaldene er indlejret for dybt i hinanden"
    elif isinstance(node, nodes.Filter) and node.node is not None:
        if node.name not in environment.filters:
            guess = nearest(node.name, environment.filters)
            hint = f"; mente du {guess}?" if guess else ""
            yield node.lineno, f"filteret '{node.name}' findes ikke{hint}"
        yield from _item(node.node, environment, depth + 1)
        yield from _arguments(node, environment, depth)
    elif isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name):
        name = node.node.name
        if name not in environment.globals:
            guess = nearest(name, environment.globals)
            hint = f"mente du {guess}?" if guess else "se listen i docs/udgaver.md"
            yield node.lineno, f"kaldet '{name}' findes ikke; {hint}"
        yield from _arguments(node, environment, depth)
    else:
        yield node.lineno, _refusal(node, environment)


def _arguments(
    node: nodes.Call | nodes.Filter, environment: Environment, depth: int
) -> Iterator[Fault]:
    if node.dyn_args is not None or node.dyn_kwargs is not None:
        yield node.lineno, "kaldet kan ikke bruge *; skriv værdierne ud"
    for argument in (*node.args, *(keyword.value for keyword in node.kwargs)):
        if isinstance(argument, nodes.Name):
            yield argument.lineno, f"'{argument.name}' skal stå i anførselstegn"
        elif isinstance(argument, nodes.Const) and argument.value == math.inf:
            yield argument.lineno, _TOO_LONG
        elif isinstance(argument, nodes.Const):
            if hidden := files.UNPRINTABLE.search(str(argument.value)):
                yield argument.lineno, files.unprintable(hidden[0])
        else:
            yield from _item(argument, environment, depth + 1)


def _refusal(node: nodes.Node, environment: Environment) -> str:
    if isinstance(node, nodes.Name):
        if node.name in environment.globals:
            return f"'{node.name}' er et kald; skriv værdierne i en parentes bagefter"
        return f"'{node.name}' kendes ikke; her kan kun stå et kald"
    if isinstance(node, nodes.BinExpr | nodes.UnaryExpr | nodes.Concat | nodes.Compare):
        return "der kan ikke regnes i teksten; brug forskel(…) eller sammenlagt(…)"
    if isinstance(node, nodes.Const):
        return "her kan kun stå et kald, der giver et tal, et udtryk eller en figur"
    return "her kan kun stå et kald med sine værdier i parentes, og filtre efter |"


def syntax(error: TemplateSyntaxError) -> str:
    """Say what Jinja could not read."""
    text = error.message or ""
    if character := re.match("unexpected char '(.)'", text):
        hint = '; brug de lige anførselstegn "…"' if character[1] in "”“„»«’‘" else ""
        return f"{_UNREADABLE}tegnet {character[1]} hører ikke til i et kald{hint}"
    what = next((danish for part, danish in _PROBLEMS if part in text), text)
    return f"{_UNREADABLE}{what}"


_PROBLEMS = (
    ("Missing end of comment", "en bemærkning er ikke lukket med #}"),
    ("Expected an expression", "der mangler et kald mellem {{ og }}"),
    ("token 'name'", "der mangler et filter efter |"),
    ("token 'end of print statement'", "der står noget efter kaldet; slut det med }}"),
    ("token ','", "der mangler et komma"),
    ("expected name or number", "der står et punktum, hvor der ikke kan stå et"),
    ("escape", "en omvendt skråstreg kan ikke bruges"),
    ("unexpected", "en parentes eller et komma er sat forkert"),
)
