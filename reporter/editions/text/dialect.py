"""The Markdown editions are written in, and what a text in it may not show.

``prose`` checks a text letter by letter; this reads it as Markdown does, and so finds the digits,
links and footnotes that only looked like the marks they were allowed as.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.footnote import footnote_plugin

from reporter.editions.text.bound import Block, Item, Passage, Term
from reporter.editions.text.prose import NO_DIGITS

OPEN, CLOSE = "\ue000", "\ue001"
PLACEHOLDER = re.compile(f"{OPEN}(\\d+){CLOSE}")
"""Stands in a text for the item with that number."""

BOX = re.compile(r"(boks|indikator|maal|tavle) +([a-z0-9-]+)")

Fault = tuple[int, str]
"""A line of the text, and what is wrong there."""

_ADDRESS = re.compile(r"https?://|mailto:")
_NO_LINK = (
    "linket eller billedet kan ikke bruges; skriv [tekst](https://…) eller "
    "![beskrivelse](billeder/navn.png)"
)
_NOTE = re.compile(r"^ {0,3}\[\^([\w-]+)\]:", re.MULTILINE)


def says_nothing(text: str, items: Sequence[Item]) -> bool:
    """Tell whether a text is nothing but calls that have nothing to say."""
    numbers = PLACEHOLDER.findall(text)
    said = [items[int(n)] for n in numbers]
    silent = all(isinstance(item, Passage) and not item.parts for item in said)
    return bool(said) and silent and not PLACEHOLDER.sub("", text).strip()


@cache
def reader() -> MarkdownIt:
    """Return the one parser for all who only read Markdown; its rules are not to be changed."""
    return parser()


def parser() -> MarkdownIt:
    """Return a parser of the Markdown editions are written in, to be given rules of its own."""
    result = MarkdownIt("commonmark", {"html": False})
    result.use(footnote_plugin, inline=False)
    for name in ("boks", "indikator", "maal", "tavle"):
        result.use(container_plugin, name, validate=_of_kind(name))
    result.use(container_plugin, "manchet", validate=lambda info, _: info.strip() == "manchet")
    return result.disable(["code", "html_block", "html_inline"])


def _of_kind(name: str) -> Callable[[str, str], bool]:
    def begins(info: str, _: str) -> bool:
        match = BOX.match(info.strip())
        return match is not None and match[1] == name

    return begins


def check(text: str, items: Sequence[Item], *, of_a_line: bool) -> list[Fault]:
    """Return the faults of a text; ``items`` are what its placeholders stand for.

    ``of_a_line`` tells a title or a note, which has no lists, footnotes or boxes.
    """
    if of_a_line:
        shown = [fault for token in reader().parseInline(text) for fault in _shown(token, 1)]
        return [*shown, *_full_stops(text, items)]
    state: dict[str, dict[str, dict[str, int]]] = {}
    tokens = reader().parse(text, state)
    return [*_blocks(tokens, items), *_footnotes(text, state), *_full_stops(text, items)]


_BEFORE_A_STOP = re.compile(rf"{OPEN}(\d+){CLOSE}\.(?!\.)")


def _full_stops(text: str, items: Sequence[Item]) -> Iterator[Fault]:
    """Find a full stop after an abbreviation's own, which ends the sentence already."""
    for match in _BEFORE_A_STOP.finditer(text):
        printed = str(getattr(items[int(match[1])], "printed", ""))
        if printed.endswith("."):
            word = printed.split()[-1]
            line = text.count("\n", 0, match.start()) + 1
            yield line, f"'{word}' slutter sætningen; slet punktummet efter kaldet"


_NO_PLACE = {"footnote_open": "en fodnote", "heading_open": "en overskrift"}


def _blocks(tokens: Sequence[Token], items: Sequence[Item]) -> Iterator[Fault]:
    inside = ""
    for token in tokens:
        line = (token.map or [0])[0] + 1
        if token.type in _NO_PLACE or token.type in ("footnote_close", "heading_close"):
            inside = _NO_PLACE.get(token.type, "")
        elif token.type == "ordered_list_open" and token.attrs.get("start", 1) != 1:
            message = f"listen begynder med {token.attrs['start']}; den skal begynde med et ettal"
            yield line, message
        elif token.type == "fence":
            yield line, "en kodeblok kan ikke bruges; skriv almindelig tekst"
        elif token.type == "inline":
            yield from _shown(token, line)
            if inside and any(child.type == "footnote_ref" for child in token.children or []):
                yield line, f"en fodnote kan ikke nævnes i {inside}"
            numbers = [int(n) for n in PLACEHOLDER.findall(token.content)]
            if inside and any(isinstance(items[n], Block) for n in numbers):
                yield line, f"en figur, en tabel, et bilag eller en liste kan ikke stå i {inside}"
            if inside and any(isinstance(items[n], Term) for n in numbers):
                yield line, f"begreb(…) kan ikke stå i {inside}; sæt det i et afsnit"


def _shown(token: Token, line: int) -> Iterator[Fault]:
    """Check what a reader would see of a paragraph, a heading or a title."""
    in_address = False
    for child in token.children or []:
        hidden = unquote(" ".join(str(value) for value in child.attrs.values()))
        if OPEN in hidden or (child.type == "image" and OPEN in child.content):
            yield line, "et kald kan ikke stå i et links adresse eller i et billedes beskrivelse"
        elif child.type == "link_open" and not _ADDRESS.match(str(child.attrs["href"])):
            yield line, _NO_LINK
        if child.type in ("softbreak", "hardbreak"):
            line += 1
        elif child.type in ("link_open", "link_close"):
            in_address = child.type == "link_open" and child.markup == "autolink"
        elif child.type in ("text", "code_inline", "image") and not in_address:
            yield from _digits(child.content, line)
            yield from _leftovers(child.content, line)


def _digits(content: str, line: int) -> Iterator[Fault]:
    text = PLACEHOLDER.sub("", content)
    for digits in re.findall(r"\d+(?:[.,]\d+)*|\w", text):
        if digits[0].isnumeric():
            yield line, f"tallet {digits} er skrevet direkte; {NO_DIGITS}"


def _leftovers(content: str, line: int) -> Iterator[Fault]:
    """Find marks that Markdown took for words, and that a reader therefore would meet."""
    if "](" in content:
        yield line, _NO_LINK
    if note := re.search(r"\[\^([\w-]+)\]", content):
        yield line, f"fodnoten {note[1]} findes ikke; skriv [^{note[1]}]: og dens tekst for sig"
    if content.startswith(":::"):
        yield line, "blokken kendes ikke; skriv ::: manchet eller ::: boks id, og slut med :::"


def _footnotes(text: str, state: dict[str, dict[str, dict[str, int]]]) -> Iterator[Fault]:
    used = {name[1:]: n for name, n in state.get("footnotes", {}).get("refs", {}).items()}
    written: set[str] = set()
    for match in _NOTE.finditer(text):
        name, line = match[1], text[: match.start()].count("\n") + 1
        if name in written:
            yield line, f"fodnoten {name} er skrevet to gange"
        elif used.get(name) == -1:
            yield line, f"fodnoten {name} bruges ikke; skriv [^{name}] i teksten, eller slet den"
        written.add(name)
