"""Cuts a section into the pieces that a passage is made of, and says how well the text may be cut before each."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from ingest.document import Block, Style
from ingest.dutch.sentences import Span, sentences

_MARK = re.compile(r"[-–—•▪◦●○*·]\s+")
_LONG = 10  # more characters than a token of any model has on average
_NEAR = 2_000  # characters to either side of the middle of a piece in which the best place to cut is looked for
_CLAUSE = re.compile(r"[;:,]\s+|\s+[–—]\s+")


class Joint(IntEnum):
    """What lies between a piece and the one before it, from the best place to cut to the worst."""

    BLOCK = 0
    SENTENCE = 1
    ITEM = 2
    """Between two items of a list that a sentence leads in."""
    LEAD = 3
    """Between a sentence that leads in a list and its first item, or a heading and its text."""
    SUB = 4
    """Between an item and what is below it."""
    CLAUSE = 5
    """Within a sentence, or within an item: only for one that is over the limit."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that stays whole.

    Attributes:
        start: offset in the document's text.
        end: offset after it.
        joint: what lies between it and the piece before it.
        tokens: of the model, without prompt and context.
        header: span of the header row of the table it belongs to, for every row but the first.
        heading: it is a heading only.
    """

    start: int
    end: int
    joint: Joint
    tokens: int = 0
    header: Span | None = None
    heading: bool = False


def cut(
    text: str, blocks: Sequence[Block], start: int, end: int, count: Callable[[str], int], most: int
) -> list[Piece]:
    """Return the pieces of ``text[start:end]``: sentences, whole list items, table rows, headings.

    Args:
        text: the document's text.
        blocks: those that overlap the section, in order; text that no block covers is read as body text.
        start: of the section.
        end: of the section.
        count: tokens of a text, without prompt and special tokens.
        most: most tokens of a piece.

    Returns:
        Disjoint pieces in order that together hold every character of the section that is not white space.
    """
    pieces: list[Piece] = []
    inside = _clip(text, blocks, start, end)
    header: Span | None = None
    listed = False
    for number, block in enumerate(inside):
        before = inside[number - 1] if number else None
        if before is not None and before.style is not Style.BULLET:
            listed = text[before.start : before.end].endswith(":")
        joint = _joint(text, before, block, listed=listed)
        if block.style is Style.TABLE:
            if before is None or before.style is not Style.TABLE:
                header = None
            rows = [Piece(block.start, block.end, joint, header=header)]
            header = header or (block.start, block.end)
            pieces += rows
        elif block.style is Style.HEADING:
            pieces.append(Piece(block.start, block.end, joint, heading=True))
        elif block.style in (Style.BULLET, Style.FIELD):
            pieces.append(Piece(block.start, block.end, joint))
        else:
            spans = sentences(text[block.start : block.end])
            for order, (begin, stop) in enumerate(spans):
                piece_joint = joint if order == 0 else Joint.SENTENCE
                pieces.append(Piece(block.start + begin, block.start + stop, piece_joint))
    return [small for piece in pieces for small in _shrink(text, piece, count, most)]


def _clip(text: str, blocks: Sequence[Block], start: int, end: int) -> list[Block]:
    """Return blocks cut to the section, with body blocks for what none covers, bullets told by their mark besides."""
    clipped: list[Block] = []
    at = start
    for block in [*blocks, Block(end, end)]:
        begin, stop = max(block.start, at), min(block.end, end)
        if begin > at:
            clipped.append(Block(at, min(begin, end)))
        if stop > begin:
            clipped.append(replace(block, start=begin, end=stop))
        at = max(at, stop)
    return [_read(text, block) for block in clipped if text[block.start : block.end].strip()]


def _read(text: str, block: Block) -> Block:
    """Return a block without white space at its ends; body text that begins with a bullet's mark is a bullet."""
    content = text[block.start : block.end]
    start = block.start + len(content) - len(content.lstrip())
    end = block.end - (len(content) - len(content.rstrip()))
    style = block.style
    if style is Style.BODY and _MARK.match(text[start:end]) and "\n" not in text[start:end]:
        style = Style.BULLET
    return replace(block, start=start, end=end, style=style)


def _joint(text: str, before: Block | None, block: Block, *, listed: bool) -> Joint:
    if before is None:
        return Joint.BLOCK
    if before.style is Style.HEADING:
        return Joint.LEAD
    if block.style is Style.BULLET:
        if before.style is not Style.BULLET:
            return Joint.LEAD if text[before.start : before.end].endswith(":") else Joint.BLOCK
        if block.level > before.level:
            return Joint.SUB
        if block.level > 1:
            return Joint.SUB
        return Joint.ITEM if listed else Joint.BLOCK
    if block.style is Style.TABLE and text[before.start : before.end].endswith(":"):
        return Joint.LEAD
    return Joint.BLOCK


def _shrink(text: str, piece: Piece, count: Callable[[str], int], most: int) -> list[Piece]:
    """Return the piece with its tokens counted; one over the limit comes in parts.

    One that is beyond doubt over the limit is not counted: counting a line of many megabytes takes minutes, and halving
    it does so again and again.
    """
    if piece.end - piece.start <= max(2, most * _LONG):
        tokens = count(text[piece.start : piece.end])
        if tokens <= most or piece.end - piece.start < 2:
            return [replace(piece, tokens=tokens)]
    spans = _halves(text, piece)
    parts = [
        replace(piece, start=start, end=end, joint=piece.joint if number == 0 else Joint.CLAUSE)
        for number, (start, end) in enumerate(spans)
    ]
    return [small for part in parts for small in _shrink(text, part, count, most)]


def _halves(text: str, piece: Piece) -> list[Span]:
    """Return two halves of a piece, cut at the sentence, clause or word nearest to its middle, else at the middle."""
    middle = (piece.start + piece.end) // 2
    start, end = max(piece.start, middle - _NEAR), min(piece.end, middle + _NEAR)
    content = text[start:end]
    for cuts in (
        (begin for begin, _ in sentences(content)),
        (match.end() for match in _CLAUSE.finditer(content)),
        (match.end() for match in re.finditer(r"\s+", content)),
    ):
        usable = [start + cut for cut in cuts if 0 < cut < len(content)]
        if usable:
            middle = min(usable, key=lambda cut: (abs(cut - middle), cut))
            break
    left = piece.start + len(text[piece.start : middle].rstrip())
    right = piece.end - len(text[middle : piece.end].lstrip())
    return [(piece.start, left), (right, piece.end)]
