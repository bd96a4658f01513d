"""The skeletons that new editions are made from: ``templates/ny``, one folder a publication type.

They hold Jinja of their own kind, ``<< … >>`` and ``<% … %>``, because what they make is full of
the calls an edition's text makes. What they share lies beside the folders, and what is said of each
goal, in whatever publication, in ``maal``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from reporter import resources

_SUFFIX = ".j2"
_GOALS = "maal"
_EACH = "N"


def types() -> tuple[str, ...]:
    """Return the publication types there are skeletons of."""
    found = (path for path in _folder().iterdir() if path.is_dir() and path.name != _GOALS)
    return tuple(sorted(path.name for path in found))


def fill(
    kind: str, context: Mapping[str, object], goals: Sequence[Mapping[str, object]]
) -> dict[str, bytes]:
    """Return the files of a new edition of that type by their names; ``context`` is what they say.

    A template whose name has an N is filled once for each of ``goals``, which are told by it alone;
    the goal's number is put in place of the N. One that has nothing to say makes no file.
    """
    root = _folder() / kind
    files = {}
    for path in sorted(root.rglob(f"*{_SUFFIX}")):
        template = _environment().get_template(path.relative_to(_folder()).as_posix())
        name = path.relative_to(root).as_posix().removesuffix(_SUFFIX)
        if _EACH not in name:
            files[name] = template.render(context).encode()
        for goal in goals if _EACH in name else ():
            text = template.render({**context, **goal})
            files[name.replace(_EACH, str(goal["goal"]))] = text.encode()
    return {name: content for name, content in files.items() if content.strip()}


def _folder() -> Path:
    return resources.templates() / "ny"


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(_folder()),
        undefined=StrictUndefined,
        variable_start_string="<<",
        variable_end_string=">>",
        block_start_string="<%",
        block_end_string="%>",
        comment_start_string="<#",
        comment_end_string="#>",
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )
