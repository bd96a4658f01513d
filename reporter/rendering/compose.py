"""Puts an edition together: its text, figures and tables merged into the publication's templates.

Print and screen share everything but the frame, how a figure is embedded and where footnotes stand.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from markupsafe import Markup

from figures import FigureSpec
from figures.specs import Size

from reporter.danish import dates
from reporter.editions import calls, charts, sheets, tables
from reporter.editions.bound import Bound, Fixed, Item, Placement, Reference, Words
from reporter.editions.charts import Chart
from reporter.editions.edition import Edition
from reporter.editions.numbering import Numbering
from reporter.editions.sheets import Sheet
from reporter.editions.template import Texts
from reporter.errors import EditionError, EditionErrors, Place, UserError
from reporter.rendering import environment, pictures
from reporter.rendering.fetcher import SCHEME, Resource
from reporter.rendering.markdown import Heading, Markdown, Parsed
from reporter.rendering.plain import plain
from reporter.table import Counts, MunicipalSeries

Medium = Literal["print", "screen"]
Draw = Callable[[FigureSpec, Size], str]
"""Draws a figure as SVG."""
