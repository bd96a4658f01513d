"""Says which page of one PDF is which of another, by what is written on them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_ALIKE = 0.3
"""How much of the words two pages share, at least, to be held for the same page."""

_BREAKS = re.compile("[\\s\u00ad\u0002\ufffe-]+")
"""What a line's end may add or take away: spaces, and hyphens as pdfium reads them."""


@dataclass(frozen=True)
class Page:
    """A page's written words in their order."""

    text: str

    @property
    def letters(self) -> str:
        """The text without what a line's end may change."""
        return _BREAKS.sub("", self.text)


def aligned(old: Sequence[Page], new: Sequence[Page]) -> Iterator[tuple[int, int]]:
    """Yield pairs of pages by number, in order; 0 stands where the other has no such page."""
    first, second = [page.letters for page in old], [page.letters for page in new]
    blocks = SequenceMatcher(None, first, second, autojunk=False).get_opcodes()
    for word, from_old, to_old, from_new, to_new in blocks:
        befores, afters = range(from_old, to_old), range(from_new, to_new)
        if word == "equal" or len(befores) == len(afters) == 1:
            pairs: Iterator[tuple[int, int]] = zip(befores, afters, strict=True)
        else:
            pairs = _likest(befores, afters, old, new)
        for before, after in pairs:
            yield before + 1, after + 1


def _likest(
    befores: Sequence[int], afters: Sequence[int], old: Sequence[Page], new: Sequence[Page]
) -> Iterator[tuple[int, int]]:
    """Pair pages, in order, so that they share as many words as they can; -1 is no page."""
    words = (
        [Counter(old[n].text.split()) for n in befores],
        [Counter(new[n].text.split()) for n in afters],
    )
    # best[i][j]: the most that the pages from the ith old and the jth new one can share.
    best = [[0.0] * (len(afters) + 1) for _ in range(len(befores) + 1)]
    shared = [[_shared(first, second) for second in words[1]] for first in words[0]]
    for i in reversed(range(len(befores))):
        for j in reversed(range(len(afters))):
            paired = shared[i][j] + best[i + 1][j + 1] if shared[i][j] >= _ALIKE else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    i = j = 0
    while i < len(befores) or j < len(afters):
        if i < len(befores) and best[i][j] == best[i + 1][j]:
            yield befores[i], -1
            i += 1
        elif j < len(afters) and best[i][j] == best[i][j + 1]:
            yield -1, afters[j]
            j += 1
        else:
            yield befores[i], afters[j]
            i, j = i + 1, j + 1


def _shared(first: Counter[str], second: Counter[str]) -> float:
    """Return how much of their words two pages share: 0 for nothing, 1 for all."""
    total = first.total() + second.total()
    return 2 * (first & second).total() / total if total else 1.0
