"""A reading as lines: the unit in which headings, labels and values stand."""

from dataclasses import dataclass

from ingest.document import Block, Reading, Style


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
            if text:
                start = offset + raw.index(text[0])
                lines.append(Line(start, start + len(text), text, block, first))
                first = False
            offset += len(raw) + 1
    return lines
