"""The fields that only publications with chapters have: cover, ISBN, colophon, chapters."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from reporter.editions.fields import FileName, Identifier, Isbn, Text

WITH_CHAPTERS = ("redegoerelse", "haefte")
"""The publication types whose text is chapters, each in a file of its own."""

NUMBERED = "redegoerelse"
"""The type whose chapters and sections have numbers, and whose figures are numbered by chapter."""

WITH_GOALS = "haefte"
"""The type that has a spread for every goal."""


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Cover(_Model):
    """What a cover says besides title, subtitle and date.

    ``sender`` is who stands there as the sender, where it is not who publishes.
    """

    kicker: Text | None = None
    tagline: Text | None = None
    sender: Text | None = None


class Isbns(_Model):
    """The numbers of the printed publication and of the electronic one."""

    print: Isbn
    electronic: Isbn


class ColophonLine(_Model):
    """A line of the colophon: what it is about, and what is so ("Tryk", "Rosendahl a/s")."""

    label: Text
    text: Text


class Chapter(_Model):
    """A chapter; its text is Markdown in a file of its own, without the title.

    ``short`` is its title in running heads. One that is not ``numbered`` has no number, nor have
    its sections.
    """

    id: Identifier
    title: Text
    short: Text | None = None
    file: FileName
    numbered: bool = True


class Goal(_Model):
    """A goal with a spread of its own: its texts stand in ``::: maal n`` and ``::: tavle n``.

    ``short`` is its title in the overview, ``aim`` what is to become of whom, ``challenge`` what
    is wrong today.
    """

    number: int = Field(ge=1)
    title: Text
    short: Text | None = None
    aim: Text
    challenge: Text

    @property
    def key(self) -> str:
        """Return what its captions are called, and where its spread is found."""
        return goal_key(self.number)


def goal_key(number: int) -> str:
    """Return a name for the goal with that number that no identifier has."""
    return f"maal_{number}"


def has_number(publication: str, chapter: Chapter) -> bool:
    """Say whether a chapter of a publication of that type has a number."""
    return chapter.numbered and publication == NUMBERED
