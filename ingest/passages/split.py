"""Splits a document into passages: never over a section's edge, never over the model's limit, nothing lost."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ingest.document import Block, Metadata, Passage, Section
from ingest.passages.context import clip, context_line
from ingest.passages.pack import pack
from ingest.passages.pieces import Piece, cut

SKIPPED_ROLES = frozenset({"paginakop"})


@dataclass(frozen=True, slots=True)
class Knobs:
    """How passages are made.

    Attributes:
        target: wished length in characters; about 900 retrieved best on Kamervragen.
        tokens: a passage with its context and the model's prompt stays under this number of tokens.
        context: a passage is embedded and indexed under a line of title, kind, date and section.
        skip: roles of sections that give no passages.
    """

    target: int = 900
    tokens: int = 480
    context: bool = True
    skip: frozenset[str] = SKIPPED_ROLES


def passage_input(context: str, text: str) -> str:
    """Return what is embedded for a passage: its text under its context line."""
    return f"{context}\n{text}" if context else text


def split_passages(
    reading_text: str,
    blocks: Sequence[Block],
    sections: Sequence[Section],
    metadata: Metadata,
    count_tokens: Callable[[str], int],
    knobs: Knobs | None = None,
) -> list[Passage]:
    """Return the passages of a document in reading order.

    Args:
        reading_text: the document's text.
        blocks: of the reading, in order.
        sections: in order, disjoint, together covering the text.
        metadata: of the document, for the context line.
        count_tokens: tokens of a text as a passage, prompt and special tokens included (``Embedder.count_tokens``).
        knobs: how passages are made; None for the defaults.

    Returns:
        Passages of which the spans are disjoint and hold every character that is not white space, but those of skipped
        sections, of sections that are no more than their name, and of a title at the top. A document that has nothing
        but those gives them all the same: whatever has words can be searched.
    """
    knobs = knobs or Knobs()
    bare = replace(knobs, skip=frozenset())
    for chosen, headings in ((knobs, False), (knobs, True), (bare, True)):
        if found := _split(reading_text, blocks, sections, metadata, count_tokens, chosen, headings=headings):
            return found
    return []


def _split(
    reading_text: str,
    blocks: Sequence[Block],
    sections: Sequence[Section],
    metadata: Metadata,
    count_tokens: Callable[[str], int],
    knobs: Knobs,
    *,
    headings: bool,
) -> list[Passage]:
    """Return the passages; those of sections that are only a heading where ``headings`` says so."""
    passages: list[Passage] = []
    first = 0
    for number, section in enumerate(sections):
        while first < len(blocks) and blocks[first].end <= section.start:
            first += 1
        last = first
        while last < len(blocks) and blocks[last].start < section.end:
            last += 1
        if section.role in knobs.skip or not (headings or _has_body(reading_text, section)):
            continue
        if headings and not any(char.isalnum() for char in reading_text[section.start : section.end]):
            continue
        context = context_line(metadata, sections, number) if knobs.context else ""
        for start, stop, line in _spans(
            # What opens a document with headings alone is its title, which stands above every passage.
            reading_text,
            blocks[first:last],
            section,
            context,
            count_tokens,
            knobs,
            headings=headings or number > 0,
        ):
            passages.append(Passage(len(passages), number, start, stop, line))
    return passages


def _spans(
    text: str,
    blocks: Sequence[Block],
    section: Section,
    context: str,
    count_tokens: Callable[[str], int],
    knobs: Knobs,
    *,
    headings: bool,
) -> list[tuple[int, int, str]]:
    """Return start, end and context of the passages of one section, each under the limit as the model counts."""
    empty = count_tokens("")
    least = knobs.tokens // 4  # however long the context: what is left for the text
    most = max(least, knobs.tokens - 1 - count_tokens(passage_input(context, "")))
    while True:
        pieces = cut(text, blocks, section.start, section.end, lambda stretch: count_tokens(stretch) - empty, most)
        if not headings and all(piece.heading for piece in pieces):
            return []
        spans = [
            (pieces[start].start, pieces[stop - 1].end, _with_header(text, context, pieces[start]))
            for start, stop in pack(pieces, knobs.target, most)
        ]
        # Tokens of parts do not add up exactly to those of the whole, and a table's head comes on top.
        longest = max(count_tokens(passage_input(line, text[start:end])) for start, end, line in spans)
        if longest < knobs.tokens or most <= least:
            return spans
        most = max(least, most - (longest - knobs.tokens) - 1)


def _with_header(text: str, context: str, piece: Piece) -> str:
    """Return the context; rows that are cut off from the head of their table carry it here."""
    if piece.header is None:
        return context
    return " | ".join(part for part in (context, clip(text[slice(*piece.header)], 160)) if part)


def _has_body(text: str, section: Section) -> bool:
    content = " ".join(text[section.start : section.end].split())
    return bool(content) and content.casefold().rstrip(":") != " ".join(section.name.split()).casefold().rstrip(":")
