"""Says in Danish what came of making an edition once more, and what is to blame."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from reporter.archive.pages import PageDifference
from reporter.archive.regeneration.comparing import FileDifference
from reporter.archive.regeneration.layers import NAMES, Layer, LayerChange
from reporter.archive.regeneration.outcome import Outcome
from reporter.danish.numbers import number
from reporter.danish.words import enumeration

MOST_NUMBERS = 12
"""Numbers of a file that are named; the rest are counted."""


_DIGEST_SHOWN = 12
"""Letters of a digest, enough to tell two files apart."""

_MOST_NAMED = 3
"""Changes of a layer that are named in a line; more are counted."""


def verdict(outcome: Outcome) -> str:
    """Say in a sentence or two whether the edition was made as it was."""
    files = counted(outcome.files, "fil", "filer")
    if outcome.identical:
        pages = f" med {counted(outcome.pages, 'side', 'sider')}" if outcome.pages else ""
        return f"Udgaven er genskabt ens: {files}{pages} har de samme bytes som dengang."
    different = number(Decimal(len(outcome.differences)))
    told = f"Udgaven er ikke genskabt ens: {different} af {files} er anderledes."
    if outcome.numbers:
        return f"{told} Tal er ændret."
    return f"{told} Ingen tal er ændret."


def why(outcome: Outcome) -> str:
    """Say which layer made the difference, as far as that can be known."""
    blame = outcome.blame
    if outcome.identical:
        if not blame.changed:
            return "Intet lag er ændret siden."
        return f"Ændret siden, uden at det kan ses: {_names(blame.changed)}."
    if not blame.changed:
        return (
            "Intet lag er ændret; maskinen eller programmet er ikke deterministisk. Genskab "
            "udgaven igen, og se, om det bliver det samme."
        )
    if len(blame.changed) == 1:
        return f"Forskellen skyldes {_names(blame.changed)}: intet andet lag er ændret."
    told = f"Flere lag er ændret: {_names(blame.changed)}."
    if blame.layer:
        return (
            f"{told} Forskellen skyldes sandsynligvis {_names(blame.possible)}: det er det eneste "
            "lag af dem, der alene kan give forskelle af denne slags."
        )
    if not blame.possible:
        return f"{told} Ingen af dem kan alene give alle forskellene."
    if blame.possible == blame.changed:
        return f"{told} Hvert af dem kan have gjort det."
    return f"{told} Af dem kan {_names(blame.possible)} hver for sig have gjort det."


def surroundings(outcome: Outcome) -> str:
    """Say which program made the edition, on which Python."""
    if outcome.environment == "current":
        return f"Genskabt med det nuværende program på Python {outcome.python}."
    told = f"Genskabt med arkivpakkens eget program og pakker på Python {outcome.python}"
    if _series(outcome.python) == _series(outcome.recorded_python):
        return f"{told}."
    then = _series(outcome.recorded_python)
    return f"{told}; her er ingen Python {then}, som udgaven blev lavet med."


def changed(change: LayerChange) -> tuple[str, str]:
    """Return what something of a layer was and is: a version, or how a file's digest begins."""
    most = _DIGEST_SHOWN if change.is_file else None
    return change.old[:most] or "-", change.new[:most] or "-"


def summary(layers: Sequence[LayerChange]) -> tuple[str, ...]:
    """Return a line for each layer that differs: the file or versions, or how many there are."""
    lines = []
    for layer, name in NAMES.items():
        own = [each for each in layers if each.layer == layer]
        if len(own) > _MOST_NAMED:
            lines.append(f"{name}: {counted(len(own), 'ændring', 'ændringer')}")
        elif own:
            lines.append(f"{name}: {', '.join(_one(each) for each in own)}")
    return tuple(lines)


def _one(change: LayerChange) -> str:
    if change.is_file:
        what = "er ny" if not change.old else "er ændret" if change.new else "mangler"
        return f"{change.name} {what}"
    before, after = changed(change)
    return f"{change.name} {before} → {after}"


def happened(difference: FileDifference) -> str:
    """Say what became of a file."""
    return {"changed": "ændret", "missing": "mangler", "new": "ny"}[difference.kind]


def told_numbers(difference: FileDifference) -> str:
    """Say whether the numbers of a file differ, and which."""
    if difference.unread:
        return "kan ikke læses; regnes for ændrede"
    if difference.reordered:
        return "de samme i en anden rækkefølge; regnes for ændrede"
    said = [_some("væk", difference.gone), _some("nye", difference.come)]
    return "; ".join(part for part in said if part) or "ingen ændret"


def _some(word: str, numbers: Sequence[str]) -> str:
    if not numbers:
        return ""
    often = [
        said if times == 1 else f"{said} ({times} gange)"
        for said, times in Counter(numbers).items()
    ]
    more = len(often) - MOST_NUMBERS
    rest = f" og {more} til" if more > 0 else ""
    return f"{word}: {', '.join(often[:MOST_NUMBERS])}{rest}"


def page_name(page: PageDifference) -> str:
    """Return what a page is called: by its number, by both if it moved, or that it is alone."""
    if not page.new:
        return f"side {page.old}, som ikke er der mere"
    if not page.old:
        return f"side {page.new}, som er ny"
    return f"side {page.new}" if page.old == page.new else f"side {page.new}, før side {page.old}"


def page_change(page: PageDifference) -> str:
    """Say how a page differs."""
    if 0 in (page.old, page.new):
        return "hele siden"
    parts = [
        "ordene" if page.text else "",
        "udseendet" if page.picture else "",
        "tallene" if page.gone or page.come else "",
    ]
    return enumeration([part for part in parts if part])


def counted(count: int, one: str, several: str) -> str:
    """Return a number with its noun."""
    return f"{number(Decimal(count))} {one if count == 1 else several}"


def _names(layers: Iterable[Layer]) -> str:
    return enumeration([NAMES[layer] for layer in layers])


def _series(version: str) -> str:
    return ".".join(version.split(".")[:2])


def page_numbers(page: PageDifference) -> str:
    """Say which numbers came to a page and which went, or nothing."""
    said = [_some("væk", page.gone), _some("nye", page.come)]
    return "; ".join(part for part in said if part)


def undrawn(pages: int, drawn: int) -> str:
    """Say how many of the pages that look different have a picture; nothing where all have."""
    if drawn == pages:
        return ""
    return (
        f"{number(Decimal(drawn))} af de {number(Decimal(pages))} sider, der ser anderledes ud, er "
        "tegnet: dem med ændrede tal først, så dem med ændrede ord."
    )
