"""Lays out lines so that a footnote stays on the page it is called on.

Where a paragraph begins so low on a page that too few of its lines fit, WeasyPrint 70 makes room
for them by sending the page's footnotes on to a later page. The paragraph shall go instead.
"""

from __future__ import annotations

import inspect
import textwrap
from collections.abc import Callable
from types import CodeType, FunctionType
from typing import Any

from weasyprint.layout import block

RULE = "report = not context.in_column and can_break_now and not could_break_before"
"""What WeasyPrint decides it by."""


def _in_place() -> Callable[..., Any]:
    """Return ``_linebox_layout()`` as it is but for the rule, which never holds."""
    theirs = block._linebox_layout
    source = textwrap.dedent(inspect.getsource(theirs))
    assert source.count(RULE) == 1, "WeasyPrint decides about footnotes in another way than we know"
    module = compile(source.replace(RULE, "report = False"), inspect.getfile(theirs), "exec")
    (code,) = (each for each in module.co_consts if isinstance(each, CodeType))
    return FunctionType(code, vars(block), theirs.__name__, theirs.__defaults__)


linebox_layout = _in_place()
