"""Putting blocks together into a ``Reading``, with the positions kept as text grows."""

from ingest.document import Attachment, Block, Page, Reading, Style
from ingest.read.limits import Limits

# Members of a list stand on consecutive lines; everything else is set apart by a blank line.
_TIGHT = {Style.BULLET, Style.TABLE, Style.FOOTNOTE, Style.FIELD}


class Builder:
    """Collects blocks in reading order.

    Args:
        limits: the ceiling on characters is enforced as text is added.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._pages: list[Page] = []
        self._open: tuple[int, int] | None = None  # number and start of the page being filled
        self._waiting: list[int] = []  # pages announced since the last block
        self._margin: dict[str, None] = {}

    def page(self, number: int, at: int | None = None) -> None:
        """Start page ``number`` with the next block, or at offset ``at`` inside the block added last."""
        if at is None:
            self._waiting.append(number)
        else:
            self._turn(number, at)

    def add(self, text: str, style: Style = Style.BODY, *, level: int = 0, bold: bool = False) -> int:
        """Add a block and return the offset of its first character; empty text adds nothing."""
        if not text:
            return self._length
        if self._blocks:
            tight = self._blocks[-1].style is style and style in _TIGHT
            self._append("\n" if tight else "\n\n")
        start = self._length
        for number in self._waiting:
            self._turn(number, start)
        self._waiting = []
        self._append(text)
        self._blocks.append(Block(start, self._length, style, level, bold))
        return start

    def margin(self, text: str) -> None:
        """Note text that was taken out of the flow."""
        if text:
            self._margin[text] = None

    def build(
        self,
        format_: str,
        *,
        properties: dict[str, str] | None = None,
        ocr: bool = False,
        attachments: tuple[Attachment, ...] = (),
    ) -> Reading:
        """Return the reading."""
        for number in self._waiting:
            self._turn(number, self._length)
        if self._open is not None:
            self._pages.append(Page(*self._open, self._length))
            self._open = None
        return Reading(
            text="".join(self._parts),
            blocks=tuple(self._blocks),
            format=format_,
            pages=tuple(self._pages),
            margin=tuple(self._margin),
            properties=properties or {},
            ocr=ocr,
            attachments=attachments,
        )

    def _append(self, text: str) -> None:
        self._length += len(text)
        self._limits.check_chars(self._length)
        self._parts.append(text)

    def _turn(self, number: int, offset: int) -> None:
        if self._open is not None:
            self._pages.append(Page(*self._open, offset))
        self._open = (number, offset)
