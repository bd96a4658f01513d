"""Whole sentences of a municipality's numbers, in which every number is bound to its data.

Calm, short and the same for all 98: the words are chosen by the numbers, never by chance.
"""

from reporter.danish.sentences.development import development
from reporter.danish.sentences.level import level, surroundings
from reporter.danish.sentences.parts import (
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
from reporter.danish.sentences.reservations import hidden, joint, joint_beside
from reporter.danish.sentences.subject import Other, Subject, country, region

__all__ = [
    "Number",
    "Other",
    "Part",
    "Parts",
    "Period",
    "Role",
    "Subject",
    "country",
    "development",
    "hidden",
    "joint",
    "joint_beside",
    "level",
    "paragraph",
    "rank",
    "region",
    "sentence",
    "surroundings",
    "text",
]
