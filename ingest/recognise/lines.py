"""A reading as lines: the unit in which headings, labels and values stand."""

import re
from dataclasses import dataclass

from ingest.document import Block, Reading, Style

# A field that a reader joined to the line before it.
_LABELLED = re.compile(r"\s+(?=(?:Datum|Onze referentie|Ons kenmerk|Kenmerk|Betreft|Onderwerp):\s+\S)")
_SHORT = 300


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a block, without the white space around it.

    Attributes:
        start: offset in ``Reading.text``.
        end: offset after its last character.
        text: the verbatim text between them.
        block: the block it stands in.
        first: it is the first line of its block.
    """

    start: int
    end: int
    text: str
    block: Block
    first: bool

    @property
    def style(self) -> Style:
        """How its block looks."""
        return self.block.style


def lines_of(reading: Reading) -> list[Line]:
    """Return every non-empty line of a reading, in order; tabs between the cells of a table row are kept."""
    lines: list[Line] = []
    for block in reading.blocks:
        offset = block.start
        first = True
        for raw in reading.of(block).split("\n"):
            text = raw.strip()
            for part in _LABELLED.split(text) if len(text) < _SHORT else [text]:
                if part:
                    start = offset + raw.index(part)
                    lines.append(Line(start, start + len(part), part, block, first))
                    first = False
            offset += len(raw) + 1
    return lines
