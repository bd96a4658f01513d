"""What may stand between ``{{`` and ``}}``: a call by its name, its arguments, and filters.

Everything else Jinja knows (loops, variables, attributes, operators, macros, imports) is refused
before it runs: a text computes nothing, costs nothing and cannot reach beyond its calls.
"""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import Environment, TemplateSyntaxError, nodes

from reporter.kommuner import nearest

MAX_DEPTH = 8
"""Calls within calls; ``sammenlagt(forskel(vaerdi(…), i_alt(…)), …)`` is three."""

Fault = tuple[int, str]
"""A line of the text, and what is wrong there."""


def check(source: str, environment: Environment) -> list[Fault]:
    """Return every call that is not one; raises TemplateSyntaxError for what Jinja cannot read."""
    try:
        template = environment.parse(source)
    except RecursionError:
        return [(1, "kaldene er indlejret alt for dybt i hinanden")]
    except ValueError:
        return [(1, "et kald indeholder et tal med alt for mange cifre")]
    return list(_faults(template, environment))


def _faults(template: nodes.Template, environment: Environment) -> Iterator[Fault]:
    for node in template.body:
        if not isinstance(node, nodes.Output):
            yield node.lineno, "{% … %} kan ikke bruges i teksten; skriv et kald i {{ … }}"
            continue
        for child in node.nodes:
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
        elif not isinstance(argument, nodes.Const):
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
    known = {
        "unexpected char": "et tegn, der ikke hører til i et kald",
        "end of print statement": "noget efter kaldet; slut det med }}",
        "unexpected end of template": "et kald, der ikke er lukket med }}",
        "end of template": "et kald, der ikke er lukket med }}",
        "Missing end of comment": "en kommentar, der ikke er lukket med #}",
        "Missing end of raw": "{% … %} kan ikke bruges i teksten",
        "unexpected '}'": "en parentes eller et anførselstegn, der ikke er lukket",
        "expected token ','": "et komma eller et anførselstegn, der mangler",
        "Unknown tag": "{% … %} kan ikke bruges i teksten",
    }
    return next(
        (f"kaldet kan ikke læses: {danish}" for part, danish in known.items() if part in text),
        f"kaldet kan ikke læses: {text}",
    )
