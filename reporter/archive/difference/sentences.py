"""Finds the sentences that changed from one edition's finished pages to another's."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from reporter.archive.difference.flips import flipped
from reporter.archive.difference.model import TextChange, TextKind
from reporter.archive.difference.reading import Told, read
from reporter.archive.difference.side import Side
from reporter.danish.words import CARDINALS

ALIKE = 0.5
"""Two sentences with at least this part of their words in common, in order, are one that changed.

"Det er på niveau med hele landet (7 pct.)" and "Det er 1 procentpoint lavere end i hele landet
(8 pct.)" are; two that only share "var", "i" and a year are not.
"""

_ELSEWHERE = 0.7
"""The same for sentences that no longer stand at the same place."""

_NEAR = 25
"""In a passage that is wholly rewritten a sentence is looked for this many places to each side."""

_ITS_OWN = 8
"""A text of fewer words than this does not say by itself what it is about."""

_MOST_EXACT = 5_000
"""Texts on a page from which on difflib may pass by those that are repeated over and over."""

_MOST_WORDS = 2_000
"""Of two longer texts the words are counted, and their order is not looked at."""

_NUMBER = re.compile(
    rf"[+\u2212]?\d+(?:[.,]\d+)*|\b(?:{'|'.join(w for w in CARDINALS if w != 'en')}|én|ét)\b",
    re.IGNORECASE,
)
"""A number in figures or in words; "en" and "et" are articles."""


def text_changes(old: Side, new: Side) -> tuple[TextChange, ...]:
    """Return all that changed in the texts of two editions, page by page, in reading order.

    A page with the same bytes is not read. What only moved is no change. Of a page that only one
    of the editions has, every text is added or removed.
    """
    found: list[TextChange] = []
    before, after = old.documents, new.documents
    for stem in sorted(before.keys() | after.keys()):
        ours, theirs = before.get(stem, ""), after.get(stem, "")
        if ours and theirs and old.manifest.outputs[ours] == new.manifest.outputs[theirs]:
            continue
        document = stem or new.manifest.edition
        found += page_changes(_read(old.outputs, ours), _read(new.outputs, theirs), document)
    return tuple(found)


def _read(folder: Path, name: str) -> list[Told]:
    if not name:
        return []
    return read((folder / name).read_text(encoding="utf-8", errors="replace"))


def page_changes(old: Sequence[Told], new: Sequence[Told], document: str) -> list[TextChange]:
    """Return what changed from one page to another, in the order of the new one.

    What was removed stands where it was.
    """
    gone, come = _unmoved(old, new)
    return [change.told(document) for change in _paired(gone, come)]


@dataclass(frozen=True)
class _Place:
    """A text that one page has alone.

    ``at`` orders it among those of both, ``passage`` says which others may stand in its place.
    """

    told: Told
    passage: int
    at: float


@dataclass(frozen=True)
class _Pair:
    """What a text was and is; one of the two may be missing.

    Two that are not ``alike`` only stand in the same place, and can say no opposite.
    """

    old: Told | None
    new: Told | None
    at: float
    alike: bool = True

    def told(self, document: str) -> TextChange:
        text = self.new or self.old
        assert text
        old, new = (told.text if told else "" for told in (self.old, self.new))
        sides = [told for told in (self.old, self.new) if told]
        about = frozenset().union(*(told.series | told.within for told in sides))
        return TextChange(
            kind=self._kind(old, new),
            role=text.role,
            document=document,
            under=text.under,
            old=old,
            new=new,
            numbers_only=bool(old and new) and _words(old) == _words(new),
            about=tuple(sorted(about)),
        )

    def _kind(self, old: str, new: str) -> TextKind:
        if not old:
            return "added"
        if not new:
            return "removed"
        return "flipped" if self.alike and flipped(old, new) else "changed"


_Key = tuple[object, ...]


def _by_place(told: Told) -> _Key:
    """Return what is the same of a text that at most moved.

    A short one ("Andelen steg hvert år.") says another thing in another section.
    """
    short = len(told.text.split()) < _ITS_OWN
    return told.role, told.text, told.series, told.within if short else None


def _by_heading(told: Told) -> _Key:
    return told.role, told.text, told.under


def _unmoved(old: Sequence[Told], new: Sequence[Told]) -> tuple[list[_Place], list[_Place]]:
    """Return the texts that only one page has, each with its passage; what moved is taken out."""
    ours, theirs = ([_by_place(told) for told in side] for side in (old, new))
    matcher = SequenceMatcher(None, ours, theirs, autojunk=len(ours) > _MOST_EXACT)
    gone: list[_Place] = []
    come: list[_Place] = []
    for passage, (tag, a, b, c, d) in enumerate(matcher.get_opcodes()):
        if tag != "equal":
            step = (d - c) / (b - a) if b > a else 0.0
            gone += [_Place(old[i], passage, c + (i - a) * step) for i in range(a, b)]
            come += [_Place(new[j], passage, float(j)) for j in range(c, d)]
    for key in (_by_place, _by_heading):
        moved = Counter(key(each.told) for each in gone) & Counter(key(each.told) for each in come)
        gone, come = list(_less(gone, moved, key)), list(_less(come, moved, key))
    return gone, come


def _less(
    places: Sequence[_Place], moved: Counter[_Key], key: Callable[[Told], _Key]
) -> Iterator[_Place]:
    left = moved.copy()
    for place in places:
        if left[key(place.told)]:
            left[key(place.told)] -= 1
        else:
            yield place


def _paired(gone: list[_Place], come: list[_Place]) -> list[_Pair]:
    """Put each text that went beside the one that came for it, in reading order."""
    pairs = [*_matches(gone, come, within=True), *_matches(gone, come, within=False)]
    result = [_Pair(old.told, new.told, new.at) for old, new in pairs]
    replaced = _alone(gone, come)
    result += [_Pair(old.told, new.told, new.at, alike=False) for old, new in replaced]
    result += [_Pair(old.told, None, old.at - 0.5) for old in gone]
    result += [_Pair(None, new.told, new.at) for new in come]
    return sorted(result, key=lambda pair: pair.at)


def _matches(
    gone: list[_Place], come: list[_Place], *, within: bool
) -> list[tuple[_Place, _Place]]:
    """Take out of both lists the pairs that are most alike; ``within`` the same passage."""
    ours, theirs = ([_words(place.told.text) for place in side] for side in (gone, come))
    order = [(new.passage, new.at) for new in come]
    candidates = []
    for i, old in enumerate(gone):
        if within:
            first = bisect_left(order, (old.passage, old.at - _NEAR))
            last = bisect_right(order, (old.passage, old.at + _NEAR))
        else:
            first, last = max(0, i - _NEAR), i + _NEAR
        for j, new in enumerate(come[first:last], start=first):
            if old.told.role != new.told.role or old.told.text == new.told.text:
                continue  # the same words are here about something else
            alike = _alike(ours[i], theirs[j])
            if alike >= (ALIKE if within else _ELSEWHERE):
                candidates.append((-alike, abs(old.at - new.at), i, j))
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    found = []
    for _, _, i, j in sorted(candidates):
        if i not in taken_old and j not in taken_new:
            taken_old.add(i)
            taken_new.add(j)
            found.append((gone[i], come[j]))
    gone[:] = [old for i, old in enumerate(gone) if i not in taken_old]
    come[:] = [new for j, new in enumerate(come) if j not in taken_new]
    return found


def _alone(gone: list[_Place], come: list[_Place]) -> list[tuple[_Place, _Place]]:
    """Take out of both lists the texts that took each other's place: each alone in its passage."""

    def places(side: list[_Place]) -> dict[tuple[int, str], list[_Place]]:
        found: dict[tuple[int, str], list[_Place]] = defaultdict(list)
        for place in side:
            found[place.passage, place.told.role].append(place)
        return found

    ours, theirs = places(gone), places(come)
    pairs = [
        (ours[key][0], theirs[key][0])
        for key in ours
        if len(ours[key]) == 1 and len(theirs.get(key, ())) == 1
    ]
    taken = {place for pair in pairs for place in pair}
    gone[:] = [place for place in gone if place not in taken]
    come[:] = [place for place in come if place not in taken]
    return pairs


def _alike(old: list[str], new: list[str]) -> float:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.real_quick_ratio() < ALIKE:
        return 0.0
    if len(old) + len(new) > _MOST_WORDS:
        return matcher.quick_ratio()
    return matcher.ratio()


def _words(text: str) -> list[str]:
    """Return a text's words, with every number as the same word."""
    return _NUMBER.sub("#", text).casefold().split()
