"""The fields of infographics: figures of few numbers shown large, and of words.

They show time series of which one year is picked out. Where a figure shows parts of wholes, the
groups of the series are called ``whole/part``, or just ``part`` where there is only one whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from pydantic import Field

from figures.infographics.specs import MAX_CRITERIA
from reporter.editions.captioned import Captioned, Strict
from reporter.editions.fields import Identifier, Number, Text, Year
from reporter.editions.yaml import Path


class OneYear(Captioned):
    """A figure of one year; ``year`` says which, where its series has several."""

    data: Identifier
    year: Year | None = None


class ScaleFigure(OneYear):
    """One or two groups on a scale; ``marks`` are its ends and what is marked between them."""

    kind: Literal["scale"]
    marks: tuple[Number, ...] = Field(default=(Decimal(0), Decimal(50), Decimal(100)), min_length=2)


class ShareFigure(OneYear):
    """Parts of one or two wholes in percent, as bars or as squares of a hundred dots.

    ``rest`` says what is left of a whole: it is computed. ``together`` names all parts as one.
    """

    kind: Literal["bar_pair", "share_bar", "part_of_whole"]
    rest: Text | None = None
    together: Text | None = None


class ProportionalFigure(OneYear):
    """Two or three groups as circles whose areas are to each other as their numbers."""

    kind: Literal["proportional"]


class StackedColumnsFigure(Captioned):
    """Groups on top of each other, one column a year.

    ``total`` is the group that is the others together; a year in which one of them has no number
    is a column that is not parted. Without it the groups are added up.
    """

    kind: Literal["stacked_columns"]
    data: Identifier
    total: Text | None = None


class _Words(Captioned):
    @property
    def data(self) -> None:
        """Return nothing: the figure shows no numbers."""


class TextPanelFigure(_Words):
    """A text in place of a figure, where numbers are lacking."""

    kind: Literal["text_panel"]
    message: Text


class CriterionText(Strict):
    """A criterion and what it means."""

    title: Text
    points: tuple[Text, ...] = Field(min_length=1)


class CriteriaFigure(_Words):
    """Two or three criteria beside each other."""

    kind: Literal["criteria"]
    criteria: tuple[CriterionText, ...] = Field(min_length=2, max_length=MAX_CRITERIA)


Infographic = (
    ScaleFigure
    | ShareFigure
    | ProportionalFigure
    | StackedColumnsFigure
    | TextPanelFigure
    | CriteriaFigure
)


OF_SERIES = (
    "scale", "bar_pair", "share_bar", "part_of_whole", "proportional", "stacked_columns",
)  # fmt: skip
"""The kinds that show a time series."""


def words_of(figure: object) -> Iterator[tuple[Path, str]]:
    """Yield the texts that stand within a figure, each with its path from the figure."""
    match figure:
        case ShareFigure():
            fields = (("rest", figure.rest), ("together", figure.together))
            yield from (((name,), text) for name, text in fields if text)
        case TextPanelFigure():
            yield ("message",), figure.message
        case CriteriaFigure():
            for n, part in enumerate(figure.criteria):
                yield ("criteria", n, "title"), part.title
                yield from (
                    (("criteria", n, "points", m), point) for m, point in enumerate(part.points)
                )
