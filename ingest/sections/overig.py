"""Headings of a document of no known kind."""

from collections.abc import Sequence

from ingest.document import Reading, Style
from ingest.recognise.lines import Line
from ingest.sections.assemble import Head
from ingest.sections.kamerbrief import is_letter_heading


def plain_heads(_reading: Reading, lines: Sequence[Line]) -> list[Head]:
    """Find the lines that the original marks as headings, and numbered heads.

    Args:
        _reading: the document (its lines say all).
        lines: its lines.

    Returns:
        Heads in order; the title at the very top is none.
    """
    heads: list[Head] = []
    for at, line in enumerate(lines):
        if at == 0 or not is_letter_heading(lines, at):
            continue
        level = 2 if line.style is Style.HEADING and line.block.level > 2 else 1
        heads.append(Head(line.start, line.text, "kop", level))
    return heads
