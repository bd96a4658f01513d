"""Standing bars beside each other, parted from the base up, with the names of the parts beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from figures.infographics.specs import Amount
from figures.infographics.texts import BOLD, HALF_BOLD, MIDDLE, fitting, height_of, lines_down
from figures.layout import spread, wrap_all
from figures.sheet import Box, Sheet
from figures.style import CAP_HEIGHT, LEADING, SIZE, SMALL, text_on, text_width, wrap
from figures.tokens import INK, MUTED, PARTS, TINT

LENGTH = 128.0
"""Height of the highest bar, in points."""
LEADER = 13.0
"""Between the last bar and the names of its parts."""
RIM = 0.5
"""Half of the white line between parts."""
EDGE = 0.75


@dataclass(frozen=True)
class Piece:
    """A part of a bar: outlined and light where it is only what is left, or is not parted."""

    amount: Amount
    fill: str
    outlined: bool = False


@dataclass(frozen=True)
class Stack:
    """A bar with what stands above it and below it, and a ``note`` in small type below that."""

    foot: str
    head: str
    pieces: tuple[Piece, ...]
    head_size: float = SIZE
    note: str = ""

    @property
    def value(self) -> float:
        """Return the sum of its pieces."""
        return sum(piece.amount.value for piece in self.pieces)


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where bars stand: the middle of the first, how far apart, how wide, how high at most.

    ``upright`` heads are for bars that stand too close for level ones.
    """

    first: float
    pitch: float
    width: float
    base: float
    length: float = LENGTH
    upright: bool = False


def pieces(parts: Sequence[Amount], rest: Amount | None) -> tuple[Piece, ...]:
    """Return parts in their colours, and the rest outlined."""
    coloured = [Piece(part, fill) for part, fill in zip(parts, PARTS, strict=False)]
    return (*coloured, *([Piece(rest, TINT, outlined=True)] if rest else []))


def place_stacks(sheet: Sheet, stacks: Sequence[Stack], place: Place, *, most: float) -> float:
    """Draw the bars, each as high as its share of ``most``; return where their feet end.

    A number stands in its part, or beside the bar where it has no room there, or nowhere where bars
    stand too close; of the last bar the numbers without room are left to the names beside it.
    """
    labels = [piece.amount.label for stack in stacks for piece in stack.pieces]
    wide = max(text_width(label, MIDDLE, BOLD) for label in labels) <= place.width - 6
    size = MIDDLE if wide else SIZE
    ends = []
    for number, stack in enumerate(stacks):
        x = place.first + number * place.pitch
        box = Box(
            x - place.width / 2, place.base,
            x + place.width / 2, place.base + stack.value / most * place.length,
        )  # fmt: skip
        gap = place.pitch - place.width if number < len(stacks) - 1 else 0.0
        _place_pieces(sheet, stack, box, size=size, gap=gap)
        if stack.head:
            _place_head(sheet, stack, place, x, box.top + 4)
        foot = wrap(stack.foot, place.pitch - 6, SIZE, HALF_BOLD)
        end = lines_down(sheet, x, place.base - 5, foot, weight=HALF_BOLD, align="center")
        under = wrap(stack.note, place.pitch - 6, SMALL) if stack.note else []
        ends.append(lines_down(sheet, x, end, under, size=SMALL, colour=MUTED, align="center"))
    return min(ends)


def upright(heads: Sequence[str], pitch: float) -> float:
    """Return how high heads reach that must stand upright, for bars are so close; else nothing."""
    if all(fitting(head, pitch - 4, (SMALL,)) for head in heads):
        return 0.0
    return max(text_width(head, SMALL, BOLD) for head in heads)


def _place_head(sheet: Sheet, stack: Stack, place: Place, x: float, y: float) -> None:
    colour = INK if stack.head_size == MIDDLE else MUTED
    if place.upright:
        middle = x + CAP_HEIGHT * SMALL / 2
        sheet.text(middle, y, stack.head, size=SMALL, weight=BOLD, colour=colour, upright=False)
    else:
        size = fitting(stack.head, place.pitch - 4, (stack.head_size, SIZE)) or SMALL
        sheet.text(x, y, stack.head, size=size, weight=BOLD, colour=colour, align="center")


def place_names(
    sheet: Sheet, stack: Stack, place: Place, *, number: int, most: float, left: float
) -> None:
    """Set the names of a bar's parts to its right, from ``left`` on, each joined to its part."""
    right = place.first + number * place.pitch + place.width / 2
    scale = place.length / most
    middles, edge = [], 0.0
    for piece in stack.pieces:
        middles.append((edge + piece.amount.value / 2) * scale)
        edge += piece.amount.value
    labels = ["" if _fits(p, place.width, scale) else p.amount.label for p in stack.pieces]
    indents = [text_width(label, SIZE, BOLD) + 5 if label else 0.0 for label in labels]
    room = place.length + 2 * SIZE
    texts = wrap_all(
        [
            (piece.amount.name, sheet.width - left - indent)
            for piece, indent in zip(stack.pieces, indents, strict=True)
        ],
        room=room, gap=4,
    )  # fmt: skip
    sizes = [height_of(lines) + 4 for lines in texts]
    placed = spread(middles, sizes, low=-SIZE, high=place.length + SIZE)
    for middle, at, label, indent, lines in zip(
        middles, placed, labels, indents, texts, strict=True
    ):
        y, level = place.base + at, place.base + middle
        elbow = [(right + 2, level), (right + 5, level), (left - 5, y), (left - 2, y)]
        sheet.lines([elbow], colour=MUTED, width=0.5, name="leader")
        if label:
            first = y + (len(lines) - 1) / 2 * LEADING * SIZE
            sheet.block(left, first, [label], weight=BOLD)
        sheet.block(left + indent, y, lines)


def _fits(piece: Piece, width: float, scale: float) -> bool:
    return (
        piece.amount.value * scale >= SIZE + 3
        and text_width(piece.amount.label, SIZE, BOLD) <= width - 3
    )


def _place_pieces(sheet: Sheet, stack: Stack, box: Box, *, size: float, gap: float) -> None:
    """Draw a bar from its base up, with the numbers that have room in it at about that size."""
    scale = box.height / stack.value if stack.value else 0.0
    edge, outside = box.bottom, []
    for number, piece in enumerate(stack.pieces):
        part = Box(box.left, edge, box.right, edge + piece.amount.value * scale)
        edge = part.top
        middle = (part.bottom + part.top) / 2
        last = number == len(stack.pieces) - 1
        if part.height > 0:
            _place_piece(sheet, piece, _rimmed(part, first=not number, last=last))
        if piece.amount.label and _fits(piece, box.width, scale):
            high = size if part.height >= size + 6 else SIZE
            sheet.text(
                (box.left + box.right) / 2, middle - CAP_HEIGHT * high / 2, piece.amount.label,
                size=high, weight=BOLD, colour=text_on(piece.fill), align="center",
            )  # fmt: skip
        elif text_width(piece.amount.label, SIZE, BOLD) <= gap - 5:
            outside.append((middle, piece.amount.label))
    sizes = [SIZE + 2] * len(outside)
    placed = spread([y for y, _ in outside], sizes, low=box.bottom - 4, high=box.top + 4)
    for (_, label), y in zip(outside, placed, strict=True):
        sheet.text(box.right + 3, y - CAP_HEIGHT * SIZE / 2, label, weight=BOLD)


def _place_piece(sheet: Sheet, piece: Piece, box: Box) -> None:
    if piece.outlined:
        inner = Box(box.left + EDGE / 2, box.bottom, box.right - EDGE / 2, box.top - EDGE / 2)
        sheet.rectangle(inner, fill=piece.fill, line=MUTED, width=EDGE)
    else:
        sheet.rectangle(box, fill=piece.fill)


def _rimmed(box: Box, *, first: bool, last: bool) -> Box:
    """Return a part without half of the white line towards its neighbours, never nothing."""
    rim = min(RIM, box.height / 4)
    return Box(box.left, box.bottom + (0 if first else rim), box.right, box.top - (not last) * rim)
