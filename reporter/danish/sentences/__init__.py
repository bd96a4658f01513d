"""Whole sentences of numbers, in which every number is bound to its data.

Calm, short and the same for all: the words are chosen by the numbers, never by chance.
``development``, ``level``, ``rank``, ``hidden`` and ``joint`` are a municipality's sheet; the
others are any edition's.
"""

from reporter.danish.sentences.between import Side, between, broken, disagreeing, not_shown
from reporter.danish.sentences.course import told
from reporter.danish.sentences.development import development
from reporter.danish.sentences.extremes import Limits, spread, within
from reporter.danish.sentences.level import level, surroundings
from reporter.danish.sentences.parts import (
    Age,
    Number,
    Part,
    Parts,
    Period,
    Role,
    paragraph,
    sentence,
    text,
)
from reporter.danish.sentences.place import rank
from reporter.danish.sentences.reservations import (
    counted_jointly,
    hidden,
    joint,
    joint_beside,
)
from reporter.danish.sentences.subject import Other, Subject, country, region
from reporter.danish.sentences.topic import Topic

__all__ = [
    "Age",
    "Limits",
    "Number",
    "Other",
    "Part",
    "Parts",
    "Period",
    "Role",
    "Side",
    "Subject",
    "Topic",
    "between",
    "broken",
    "counted_jointly",
    "country",
    "development",
    "disagreeing",
    "hidden",
    "joint",
    "joint_beside",
    "level",
    "not_shown",
    "paragraph",
    "rank",
    "region",
    "sentence",
    "spread",
    "surroundings",
    "text",
    "told",
    "within",
]
