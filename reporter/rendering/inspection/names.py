"""Which municipalities a text names, and which of them belong on a sheet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from figures.specs import Choropleth
from reporter.danish import places
from reporter.editions.edition import Edition
from reporter.kommuner import ALIASES, alle
from reporter.rendering.inspection.faults import Faults, quoted
from reporter.rendering.inspection.said import Kind, Said

INSETS = frozenset({Choropleth.bornholm_label, Choropleth.capital_label})
"""What a map writes beside its frames; one of them is a municipality's name too."""

_WORD = re.compile(r"[A-ZÆØÅ]\w*(?:-[A-ZÆØÅ]\w*)*")
_STEM = re.compile(r"\b\d{3}-[a-z]+(?:-[a-z]+)*")
_IN_TWO = re.compile(r"\bHøje (?=T(?:aa|å)strup)")
_ANYWHERE = 1_000_000

_RUNNING: frozenset[Kind] = frozenset({"words", "cell"})
"""Where the names of others may stand if they belong: not in headings, figures or data."""


@cache
def _known() -> Mapping[str, str]:
    codes = {k.name: k.code for k in alle()}
    codes |= {alias.replace("Høje T", "Høje-T"): codes[name] for alias, name in ALIASES.items()}
    return codes


@cache
def _stems() -> Mapping[str, str]:
    return {places.slug(k.code): k.code for k in alle()}


@lru_cache(maxsize=2048)  # most texts stand on a sheet twice, and many on the next one too
def named(text: str) -> tuple[tuple[str, str], ...]:
    """Return the code of each municipality a text names, and the name as it stands there.

    Whole words with a capital are looked up, in the genitive too, and file names ("751-aarhus").
    """
    return tuple(_named(text))


def _named(text: str) -> Iterator[tuple[str, str]]:
    known = _known()
    for match in _WORD.finditer(_IN_TWO.sub("Høje-", text)):
        word = match[0]
        for part in (word,) if word in known else (word, *word.split("-")):
            code = known.get(part) or known.get(part.removesuffix("s"))
            if code:
                yield code, part
                break
    for match in _STEM.finditer(text):
        if code := _stems().get(match[0]):
            yield code, match[0]


@dataclass(frozen=True, kw_only=True)
class Belonging:
    """Whose names may stand on a sheet besides its own municipality's.

    ``anywhere`` are those that the edition's own captions name; ``running`` says how often each
    may stand in running text: without limit for partners of a joint report, else as often as in
    the edition's text and its corrections.
    """

    own: str
    anywhere: frozenset[str]
    running: Mapping[str, int]

    def all_in(self, text: str) -> bool:
        """Tell whether a text names only the municipality itself and those of the captions."""
        return all(code == self.own or code in self.anywhere for code, _ in named(text))

    def in_words(self, code: str) -> int:
        """Return how often a municipality may be named in running text."""
        return _ANYWHERE if code == self.own or code in self.anywhere else self.running.get(code, 0)


def belonging(edition: Edition) -> Belonging:
    """Return whose names belong on the sheet of an edition's municipality."""
    assert edition.profile
    told = " \n".join((edition.text, *(each.text for each in edition.model.corrections)))
    written = Counter(code for code, _ in named(told))
    for standing in edition.profile.standings.values():
        written |= Counter(dict.fromkeys(standing.joint, _ANYWHERE))
    captions = " \n".join(captions_of(edition))
    return Belonging(
        own=edition.profile.kommune.code,
        anywhere=frozenset(code for code, _ in named(captions)),
        running=written,
    )


def captions_of(edition: Edition) -> list[str]:
    """Return the texts of an edition that are the same on every sheet, but for its manuscript."""
    model = edition.model
    texts = [model.title, model.subtitle, model.summary, model.sender.name, *model.keywords]
    texts += [item.source for item in model.data]
    for indicator in model.indicators:
        texts += [indicator.title, indicator.short, indicator.counted, indicator.phrase]
        texts += [indicator.remark, indicator.source]
    return [text for text in texts if text]


def check_names(where: str, said: Iterable[Said], belong: Belonging, faults: Faults) -> None:
    """Refuse the name of a municipality that does not belong where it stands."""
    seen: Counter[str] = Counter()
    for each in said:
        if each.kind == "drawing" and each.text.strip() in INSETS:
            continue
        for code, name in named(each.text):
            if code == belong.own or code in belong.anywhere:
                continue
            running = each.kind in _RUNNING
            seen[code] += running
            if not running or seen[code] > belong.in_words(code):
                faults.add(where, f"her hører {name} ikke hjemme: {quoted(each.text)}")


def refuse_names(where: str, text: str, belong: Belonging, faults: Faults) -> None:
    """Refuse every name but the municipality's own and those of the edition's captions."""
    for code, name in named(text):
        if code != belong.own and code not in belong.anywhere:
            faults.add(where, f"her hører {name} ikke hjemme: {quoted(text)}")
