"""Words that say the opposite of each other: the program's own, and those of its writers.

The program's are not listed here: every sentence it can make of a number that went up is made once
more of one that went down, and where the two differ they say the opposite. So a new word is known
the day it is used.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from difflib import SequenceMatcher
from functools import cache
from types import MappingProxyType

from reporter.danish import shares
from reporter.danish.comparison import compare
from reporter.danish.ranking import Rank
from reporter.danish.sentences import (
    Limits,
    Parts,
    Side,
    Subject,
    Topic,
    between,
    development,
    rank,
    text,
    told,
    within,
)
from reporter.danish.trend import Point, Trend, trend
from reporter.editions.display.status import DIRECTIONS

Poles = Mapping[str, Mapping[str, int]]
"""What a word is in each family that it belongs to: 1 or -1, which are each other's opposites."""

AMOUNT, LIMIT, WORTH = "amount", "limit", "worth"
"""More or less; over or under what stands next; for good or bad."""

_WORD = re.compile(r"[^\W\d_]+")

_OWN: dict[str, tuple[tuple[str, str], ...]] = {
    AMOUNT: (
        ("flere flest fleste mange", "færre færrest færreste få"),
        ("højere højest højeste høj højt høje", "lavere lavest laveste lav lavt lave"),
        ("større størst største mest stor stort store", "mindre mindst mindste lille lidt små"),
        ("stige stiger steg steget stigende stigning stigningen stigninger stigningerne",
         "falde falder faldt faldet faldende fald falde faldene"),
        ("øge øger øges øgede øget øgning", "mindske mindsker mindskes mindskede mindsket"),
        ("vokse vokser voksede vokset voksende vækst", "svinde svinder svandt svundet svindende"),
        ("forøge forøger forøges forøget", "nedbringe nedbringer nedbringes nedbragt reduceret"),
        ("længere længst længste lang langt lange", "kortere kortest korteste kort korte"),
        ("hurtigere hurtigst oftere oftest", "langsommere langsomst sjældnere sjældnest"),
        ("tidligere tidligst", "senere senest"),
        ("ældre ældst ældste", "yngre yngst yngste"),
        ("flertal flertallet", "mindretal mindretallet"),
        ("op opad", "ned nedad"),
    ),
    LIMIT: (
        ("over mere", "under mindre"),
        ("mindst", "højst"),
        ("godt", "knap næsten"),
        ("før", "efter"),
    ),
    WORTH: (
        ("bedre bedst bedste god godt gode", "dårligere dårligst dårligste dårlig dårligt dårlige"),
        ("bedre bedst bedste", "ringere ringest ringeste værre værst værste"),
        ("forbedre forbedres forbedret forbedring forbedringen forbedringer",
         "forværre forværres forværret forværring forværringen forværringer"),
        ("fremgang fremgangen", "tilbagegang tilbagegangen"),
        ("styrket styrkes styrkede", "svækket svækkes svækkede"),
        ("stærkere stærkest", "svagere svagest"),
        ("lettere lettest nemmere", "sværere sværest vanskeligere"),
        ("positiv positivt positive", "negativ negativt negative"),
        ("med inden", "uden"),
        ("alle altid", "ingen aldrig"),
    ),
}  # fmt: skip
"""The writers' own; in a family every word of the first column is opposed to all of the second."""


@cache
def poles() -> Poles:
    """Return every word that has an opposite, by its small letters."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for family, columns in _OWN.items():
        for up, down in columns:
            for sign, words in ((1, up), (-1, down)):
                for word in words.split():
                    found[word].setdefault(family, sign)
    for family, up, down in _programs():
        for one, other in _differing(up, down):
            if not _opposed(found[one], found[other]):
                found[one].setdefault(family, 1)
                found[other].setdefault(family, -1)
    return MappingProxyType({word: MappingProxyType(signs) for word, signs in found.items()})


def opposed(one: str, other: str) -> frozenset[str]:
    """Return the families in which two words say the opposite; small letters.

    Compounds too: "prisstigning" and "prisfald", "højtlønnet" and "lavtlønnet".
    """
    known = poles()
    for old, new in _cores(one, other):
        if old in known and new in known and (found := _opposed(known[old], known[new])):
            return found
    return frozenset()


def _opposed(one: Mapping[str, int], other: Mapping[str, int]) -> frozenset[str]:
    return frozenset(family for family in one if one[family] == -other.get(family, 0))


def _cores(one: str, other: str) -> Iterator[tuple[str, str]]:
    """Yield two words, and then what they are without a beginning or an end they share."""
    yield one, other
    least = min(len(one), len(other))
    front = next((n for n in range(least) if one[n] != other[n]), least)
    back = next((n for n in range(least) if one[-1 - n] != other[-1 - n]), least)
    for start in range(front, 2, -1):
        yield one[start:], other[start:]
    for end in range(back, 2, -1):
        yield one[:-end], other[:-end]


def _differing(up: str, down: str) -> Iterator[tuple[str, str]]:
    one, other = (_WORD.findall(side.casefold()) for side in (up, down))
    for tag, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "replace":
            yield from zip(one[a:b], other[c:d], strict=False)


# --- What the program says of a number that went up, and of the same that went down ---------------

_UP = tuple(Point(period=str(2014 + n), value=Decimal(5 + 10 * n)) for n in range(4))
_DOWN = tuple(
    Point(period=up.period, value=down.value) for up, down in zip(_UP, _UP[::-1], strict=True)
)
_HUMP = (*_UP[:3], Point(period="2017", value=Decimal(5)))
_DIP = (*_DOWN[:3], Point(period="2017", value=Decimal(35)))
_WAVE = tuple(
    Point(period=str(2014 + n), value=Decimal(value)) for n, value in enumerate((5, 25, 15, 35))
)
_FALLING_WAVE = tuple(
    Point(period=str(2014 + n), value=Decimal(value)) for n, value in enumerate((35, 15, 25, 5))
)


def mirrored() -> list[tuple[str, str]]:
    """Return the program's sentences in pairs: of a number that went up, and of one that fell."""
    return [(up, down) for _, up, down in _programs()]


def _programs() -> list[tuple[str, str, str]]:
    found: list[tuple[str, str, str]] = []
    for unit in ("pct", "point", "antal"):
        one, two = Decimal(1), Decimal(2)
        up, down = (
            compare(*pair, decimals=0, unit=unit).words for pair in ((two, one), (one, two))
        )
        found.append((AMOUNT, up, down))
        found += [(AMOUNT, text(up), text(down)) for up, down in _told(unit)]
        found += [(LIMIT, text(up), text(down)) for up, down in _limited(unit)]
    rising, falling = _trends("pct")
    found.append((AMOUNT, rising.words, falling.words))
    over, under = (shares.in_words(Decimal(value), decimals=0) for value in (51, 49))
    found.append((LIMIT, over, under))
    found.append((WORTH, DIRECTIONS["towards"], DIRECTIONS["away"]))
    return found


def _trends(unit: str) -> tuple[Trend, Trend]:
    rising, falling = (trend(side, decimals=0, unit=unit) for side in (_UP, _DOWN))
    assert rising
    assert falling
    return rising, falling


def _told(unit: str) -> Iterator[tuple[Parts, Parts]]:
    subject, topic = Subject(unit=unit, decimals=0), Topic(unit=unit, decimals=0)
    rising, falling = _trends(unit)
    yield development(subject, rising), development(subject, falling)
    for up, down in ((_UP, _DOWN), (_HUMP, _DIP), (_WAVE, _FALLING_WAVE)):
        yield told(topic, up, area="", whole=True), told(topic, down, area="", whole=True)
    yield told(topic, _UP[:2], area="", whole=False), told(topic, _DOWN[:2], area="", whole=False)
    high, low = (Side(name=("her",), area="", value=Decimal(value)) for value in (20, 10))
    yield (
        between(topic, high, low, preposition="for", period="2017"),
        between(topic, low, high, preposition="for", period="2017"),
    )
    first, last = (Rank(place=place, of=98, shared_with=0) for place in (1, 98))
    yield rank(subject, first, place="Her"), rank(subject, last, place="Her")


def _limited(unit: str) -> Iterator[tuple[Parts, Parts]]:
    topic, limit = Topic(unit=unit, decimals=0), Decimal(40)
    over, under = Limits(least=limit, most=None), Limits(least=None, most=limit)
    yield (
        within(topic, count=10, of=98, limits=over, period="2017"),
        within(topic, count=10, of=98, limits=under, period="2017"),
    )
