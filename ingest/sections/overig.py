"""Headings of a document of no known kind."""

import re
from collections.abc import Sequence

from ingest.document import Reading, Style
from ingest.recognise.lines import Line
from ingest.sections.assemble import Head
from ingest.sections.kamerbrief import is_letter_heading

_BELOW = re.compile(r"^(?:\d{1,2}\.\d|\([a-z]\)\s)")  # "4.2.1 Eerste fase", "(a) Reikwijdte"


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
        below = _BELOW.match(line.text) or (line.style is Style.HEADING and line.block.level > 2)
        level = 2 if below else 1
        heads.append(Head(line.start, line.text, "kop", level))
    return heads
