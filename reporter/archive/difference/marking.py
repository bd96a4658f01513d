"""Marks the words of a sentence that are other than they were."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORD = re.compile(r"\d+(?:[.,]\d+)*|\w+|\s+|.")
_MOST_WORDS = 2_000
"""Of a longer text the whole is marked."""


@dataclass(frozen=True)
class Run:
    """A run of words, and whether they are marked."""

    text: str
    marked: bool


def marked(old: str, new: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Return both texts in runs: what is gone is marked in the old, what has come in the new."""
    ours, theirs = _WORD.findall(old), _WORD.findall(new)
    if len(ours) + len(theirs) > _MOST_WORDS:
        return (Run(old, marked=True),), (Run(new, marked=True),)
    blocks = SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
    kept_old = {n for block in blocks for n in range(block.a, block.a + block.size)}
    kept_new = {n for block in blocks for n in range(block.b, block.b + block.size)}
    return _runs(ours, kept_old), _runs(theirs, kept_new)


def _runs(words: Sequence[str], kept: set[int]) -> tuple[Run, ...]:
    """Join words that are marked alike; a space between two that are marked is marked too."""
    changed = [n not in kept for n in range(len(words))]
    for n, word in enumerate(words):
        if word.isspace():
            changed[n] = 0 < n < len(words) - 1 and changed[n - 1] and changed[n + 1]
    runs: list[Run] = []
    for word, is_changed in zip(words, changed, strict=True):
        if runs and runs[-1].marked == is_changed:
            runs[-1] = Run(runs[-1].text + word, is_changed)
        else:
            runs.append(Run(word, is_changed))
    return tuple(runs)
