"""Markdown to tokens: boxes, footnotes and placements gathered, and faults of structure refused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from reporter.editions.manuscript import Body
from reporter.editions.text.bound import Block, Item, Placement
from reporter.editions.text.dialect import BOX, PLACEHOLDER, reader, says_nothing
from reporter.errors import EditionError, Place

_DEEPEST = 3
_OF_A_GOAL = 2
"""The level of a goal's title, which the headings of its spread stand under."""


@dataclass
class Parsed:
    """A text in tokens: its blocks, its footnotes by number, and the ids it places by line.

    ``file`` is what messages call it, ``chapter`` the id of the chapter it is, if any.
    ``indicators`` are those whose words it holds, and ``goals`` those whose spreads, by line.
    """

    file: str
    chapter: str = ""
    blocks: list[Token] = field(default_factory=list)
    notes: dict[int, list[Token]] = field(default_factory=dict)
    placed: list[tuple[str, int]] = field(default_factory=list)
    indicators: list[tuple[str, int]] = field(default_factory=list)
    goals: list[tuple[str, int]] = field(default_factory=list)


def parse(body: Body, items: Sequence[Item]) -> Parsed:
    """Parse a text and refuse what no publication can have; raises EditionError.

    ``items`` are what its placeholders stand for.
    """
    return _Parser(body, items).run(body.text)


class _Parser:
    def __init__(self, body: Body, items: Sequence[Item]) -> None:
        self._items = items
        self._file = body.file
        self._parsed = Parsed(body.file, body.chapter.id if body.chapter else "")

    def run(self, text: str) -> Parsed:
        self._parsed.blocks = self._blocks(iter(reader().parse(text, {})), "", 1)
        return self._parsed

    def _blocks(self, tokens: Iterator[Token], until: str, level: int) -> list[Token]:
        """Gather boxes, footnotes and placements into tokens of their own, up to ``until``."""
        result: list[Token] = []
        for token in tokens:
            line = (token.map or [0])[0] + 1
            place = Place(self._file, line)
            if token.type == until:
                break
            if token.type == "heading_open":
                level = _heading_level(token, level, place)
            elif token.type == "container_boks_open":
                inner = self._blocks(tokens, "container_boks_close", level)
                self._parsed.placed.append((_box_id(token), line))
                meta = {"id": _box_id(token), "level": min(level + 1, _DEEPEST)}
                token = Token("box", "", 0, children=inner, meta=meta)
            elif token.type == "container_indikator_open":
                inner = self._blocks(tokens, "container_indikator_close", level)
                self._parsed.indicators.append((_box_id(token), line))
                token = Token("indicator", "", 0, children=inner, meta={"id": _box_id(token)})
            elif token.type == "container_maal_open":
                token, level = self._spread(token, tokens, place), _OF_A_GOAL
            elif token.type == "container_tavle_open":
                number = _box_id(token)
                message = f"::: tavle {number} skal stå lige efter ::: maal {number}"
                raise EditionError(message, place)
            elif token.type == "footnote_open":
                self._parsed.notes[token.meta["id"]] = _one_paragraph(tokens, place)
                continue
            elif token.type.startswith("footnote_block"):
                continue
            elif token.type == "inline":
                self._check_inline(token, place)
                if result[-1].type == "paragraph_open" and says_nothing(token.content, self._items):
                    result.pop()
                    next(tokens)
                    continue
                block = self._block(token)
                if block:
                    result.pop()
                    next(tokens)
                    if isinstance(block, Placement):
                        self._parsed.placed += [(item_id, line) for item_id in block.ids]
                    token = Token("item_block", "", 0, meta={"item": block})
                    if isinstance(block, Placement) and block.kind == "box":
                        meta = {"id": block.ids[0], "level": min(level + 1, _DEEPEST)}
                        token = Token("box", "", 0, children=[], meta=meta)
            result.append(token)
        return result

    def _spread(self, opened: Token, tokens: Iterator[Token], place: Place) -> Token:
        """Gather a goal's text and the panel that follows it; its first heading begins a box."""
        number = _box_id(opened)
        text = self._blocks(tokens, "container_maal_close", _OF_A_GOAL)
        following = next(tokens, None)
        if following is None or following.type != "container_tavle_open":
            message = f"::: maal {number} skal følges af ::: tavle {number}; skriv den lige efter"
            raise EditionError(message, place)
        if _box_id(following) != number:
            message = f"::: maal {number} følges af ::: tavle {_box_id(following)}; ret den ene"
            raise EditionError(message, place)
        panel = self._blocks(tokens, "container_tavle_close", _OF_A_GOAL)
        if any(t.type == "heading_open" and t.tag != "h3" for t in (*text, *panel)):
            message = f"overskrifter i mål {number} skrives med ###; målets titel står under goals"
            raise EditionError(message, place)
        at = next((n for n, t in enumerate(panel) if t.type == "heading_open"), len(panel))
        self._parsed.goals.append((number, place.line))
        parts = {"text": text, "panel": panel[:at], "works": panel[at:]}
        return Token("spread", "", 0, meta={"goal": number, **parts})

    def _check_inline(self, token: Token, place: Place) -> None:
        if token.content.startswith(":::"):
            message = "blokken kendes ikke; skriv ::: manchet eller ::: boks id, og slut med :::"
            raise EditionError(message, place)
        numbers = [int(n) for n in PLACEHOLDER.findall(token.content)]
        alone = self._block(token) is not None
        if not alone and any(isinstance(self._items[n], Block) for n in numbers):
            message = "figurer, tabeller, bilag og lister skal stå alene på en linje"
            raise EditionError(message, place)

    def _block(self, token: Token) -> Block | None:
        match = PLACEHOLDER.fullmatch(token.content)
        item = self._items[int(match[1])] if match else None
        return item if isinstance(item, Block) else None


def _box_id(token: Token) -> str:
    match = BOX.match(token.info.strip())
    assert match
    return match[2]


def _heading_level(token: Token, level: int, place: Place) -> int:
    new = int(token.tag[1])
    if new == 1 or new > level + 1 or new > _DEEPEST:
        raise EditionError("overskriften er på et forkert niveau: ## først, ### under en ##", place)
    return new


def _one_paragraph(tokens: Iterator[Token], place: Place) -> list[Token]:
    content: list[Token] = []
    for token in tokens:
        if token.type == "footnote_close":
            break
        if token.type == "inline":
            content.append(token)
    if len(content) != 1:
        raise EditionError("en fodnote skal være ét afsnit", place)
    return content
