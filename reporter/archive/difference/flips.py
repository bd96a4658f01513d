"""Says whether a sentence that was changed now says the opposite of what it said.

It does where, at the same place of the sentence,

- a word of direction has become its opposite: "steg" and "faldt", "højere" and "lavere", "bedre"
  and "dårligere", in all their forms and in compounds;
- "over" has become "under" (or "mindst" "højst", "godt" "knap") before the same limit: "over 15 år"
  and "under 15 år", but not "over 40 pct." and "under 60 pct.", which two numbers may be in turn;
- "ikke" has come or gone, alone or in the place of one other word;
- a change has got the opposite sign: +3 and −2.

"Højest i 2015" and "lavest i 2016" are true at once, and no flip. From "uændret" to a direction is
a change and no flip either, and so is a direction that is only told in another order. "Under" that
is no limit ("under behandling") is taken for one where "over" stood before the very same word,
which Danish hardly ever has.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from reporter.archive.difference.opposites import LIMIT, opposed, poles
from reporter.danish.words import CARDINALS

_TOKEN = re.compile(r"(?<![\w\d])[+\u2212]?\d+(?:[.,]\d+)*|[^\W\d_]+")
_NOT = frozenset({"ikke", "aldrig", "næppe", "ej", "hverken"})
_CARDINALS = frozenset(CARDINALS) - {"en"}
_ANY_NUMBER = "#"
_FEW = 2
"""Words in whose place "ikke" may stand, as in "er endnu ikke" for "er"."""

_AHEAD = 5
"""Words from a direction on that tell what it is the direction of: "højere end i hele landet"."""

_MOST = ("st", "ste")
"""What ends a word of the most or the least there is: "højest", "det laveste"."""

_BOTH = "både"

_MOST_WORDS = 2_000
"""Two longer texts are no sentences, and would take hours to lay beside each other."""


def flipped(old: str, new: str) -> bool:
    """Say whether a sentence says the opposite of what it said."""
    return _Comparison(old, new).flipped()


class _Comparison:
    """Two sentences word by word; numbers are all alike when words are laid beside each other."""

    def __init__(self, old: str, new: str) -> None:
        self._old, self._new = (_apart(_TOKEN.findall(text.casefold())) for text in (old, new))

    def flipped(self) -> bool:
        if len(self._old) + len(self._new) > _MOST_WORDS:
            return False
        ours, theirs = ([_plain(word) for word in side] for side in (self._old, self._new))
        matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
        for tag, a, b, c, d in matcher.get_opcodes():
            if tag == "equal":
                if self._signs_turned(a, b, c, d):
                    return True
            elif _negated(ours[a:b], theirs[c:d]) or self._turned(range(a, b), range(c, d)):
                return True
        return False

    def _signs_turned(self, a: int, b: int, c: int, d: int) -> bool:
        pairs = zip(self._old[a:b], self._new[c:d], strict=True)
        return any({_sign(old), _sign(new)} == {1, -1} for old, new in pairs)

    def _turned(self, ours: range, theirs: range) -> bool:
        """Look for opposite directions where one passage has taken the place of another."""
        before = [n for n in ours if self._old[n] in poles()]
        after = [n for n in theirs if self._new[n] in poles()]
        if before and after:
            # Of passages with more directions than one, the first are what is said first.
            if len(before) != len(after):
                before, after = before[:1], after[:1]
        elif len(ours) == len(theirs):
            before, after = list(ours), list(theirs)  # a compound may hold one
        return any(self._opposite(i, j) for i, j in zip(before, after, strict=False))

    def _opposite(self, i: int, j: int) -> bool:
        old, new = self._old[i], self._new[j]
        if _un(old, new) or _un(new, old):
            return True
        families = opposed(old, new)
        if not families:
            return False
        if families == {LIMIT}:
            return _next(self._old, i) == _next(self._new, j)
        if self._of_two_things(i, j):
            return False
        # Told in another order, both are still there.
        return not (
            _within(self._old[i : i + _AHEAD], self._new)
            and _within(self._new[j : j + _AHEAD], self._old)
        )

    def _of_two_things(self, i: int, j: int) -> bool:
        """Say whether two extremes are of different years or places: "højest i 2015"."""
        if not (self._old[i].endswith(_MOST) and self._new[j].endswith(_MOST)):
            return False
        old, new = self._old[i + 1 : i + 3], self._new[j + 1 : j + 3]
        return len(old) == len(new) == 2 and old[0] == new[0] == "i" and old[1] != new[1]


def _apart(words: list[str]) -> list[str]:
    """Tell of each what is told of both: "højere end i A og højere end i B"."""
    if _BOTH not in words:
        return words
    at = words.index(_BOTH)
    begun = next((n for n in range(max(0, at - _FEW - 1), at) if words[n] in poles()), at)
    rest = words[at + 1 :]
    if begun == at or "og" not in rest:
        return words
    end = rest.index("og") + 1
    return [*words[:at], *rest[:end], *words[begun:at], *rest[end:]]


def _plain(word: str) -> str:
    return _ANY_NUMBER if word[-1].isdecimal() or word in _CARDINALS else word


def _sign(word: str) -> int:
    """Return 1 or -1 for a number other than zero; a word has no sign."""
    if not word[-1].isdecimal() or not word.strip("+\u22120,."):
        return 0
    return -1 if word.startswith("\u2212") else 1


def _negated(old: Sequence[str], new: Sequence[str]) -> bool:
    """Say whether "ikke" has come or gone, alone or in the place of a word or two."""
    if len(old) > _FEW or len(new) > _FEW or _ANY_NUMBER in (*old, *new):
        return False
    return _NOT.isdisjoint(old) != _NOT.isdisjoint(new)


def _un(word: str, other: str) -> bool:
    """Say whether a word is the other with "u" before it: "gunstig", "ugunstig"."""
    return len(word) >= 4 and other == f"u{word}"


def _next(words: Sequence[str], at: int) -> str:
    """Return the word that a limit stands before: its number, as a rule."""
    behind = [word for word in words[at + 1 : at + 3] if word != "end"]
    return behind[0] if behind else ""


def _within(passage: Sequence[str], words: Sequence[str]) -> bool:
    size = len(passage)
    plain, wanted = [_plain(word) for word in words], [_plain(word) for word in passage]
    return any(plain[n : n + size] == wanted for n in range(len(plain) - size + 1))
