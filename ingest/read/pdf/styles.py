"""What a paragraph is: heading, body, bullet; and the level of headings and bullets."""

import re
from collections.abc import Sequence

from ingest.document import Style
from ingest.read.labels import is_question_head
from ingest.read.pdf.measure import Measure
from ingest.read.pdf.paragraphs import Paragraph

_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}\.?")
_SIMPLE = re.compile(r"\d{1,2}[.)]|\(?[a-zA-Z][.)]|\(?[ivx]{1,5}[.)]|\([a-z\d]{1,4}\)")
_TERMINATED = re.compile(r"[.;,]$")


class Styler:
    """Decides styles for the paragraphs of one document.

    Args:
        body: the document's measures.
        paragraphs: all of its paragraphs, from which the sizes of headings are ranked.
    """

    def __init__(self, body: Measure, paragraphs: Sequence[Paragraph]) -> None:
        self._body = body
        sizes = sorted({round(p.head.size) for p in paragraphs if self._large(p) and self._plain(p)}, reverse=True)
        self._rank = {size: i + 1 for i, size in enumerate(sizes)}
        self._indents: list[float] = []

    def style(self, paragraph: Paragraph) -> tuple[Style, int]:
        """Return the style of the next paragraph in order, and its level."""
        head = paragraph.head
        if head.kind != "line":
            self._indents = []
            return (Style.FIELD if head.kind == "field" else Style.TABLE), 0
        level = self._heading(paragraph)
        if level:
            self._indents = []
            return Style.HEADING, level
        if head.marker and not (_NUMBERED.fullmatch(head.marker) and not _SIMPLE.fullmatch(head.marker)):
            return Style.BULLET, self._depth(head.edge)
        if not (self._indents and head.edge > self._indents[0] + 3):
            self._indents = []
        return Style.BODY, 0

    def _heading(self, paragraph: Paragraph) -> int:
        """Return the level of a heading, 0 for what is none."""
        head = paragraph.head
        text = " ".join(line.text for line in paragraph.lines)
        if head.marker in ("•", "-", "–", "—") or len(text) > 220 or not any(c.isalpha() for c in text):
            return 0
        if self._large(paragraph):
            return min(6, self._rank.get(round(head.size), 1))
        next_rank = len(self._rank) + 1
        if is_question_head(text):
            return min(6, next_rank + 1)
        if _TERMINATED.search(text) and not text.endswith("c.s."):
            return 0
        if paragraph.bold and len(paragraph.lines) <= 4:
            return min(6, next_rank)
        alone = len(paragraph.lines) == 1 and len(text) <= 90 and head.x1 < head.right - 1.5 * head.size
        numbered = _NUMBERED.fullmatch(head.marker) is not None and "." in head.marker.rstrip(".")
        if alone and (not head.marker or numbered) and self._set_apart(head.face) and text[:1].isupper():
            return min(6, next_rank + 1)
        if alone and not head.marker and all(line.italic for line in paragraph.lines) and text[:1].isupper():
            return min(6, next_rank + 1)
        return 0

    def _set_apart(self, face: str) -> bool:
        """Tell whether a type family differs from that of the body (subsets of one family differ in a suffix)."""
        return bool(face) and bool(self._body.face) and face[:6].lower() != self._body.face[:6].lower()

    def _large(self, paragraph: Paragraph) -> bool:
        return paragraph.head.size > 1.12 * self._body.size + 0.3 and paragraph.head.kind == "line"

    @staticmethod
    def _plain(paragraph: Paragraph) -> bool:
        return sum(len(line.text) for line in paragraph.lines) <= 220

    def _depth(self, edge: float) -> int:
        while self._indents and edge < self._indents[-1] - 7:
            self._indents.pop()
        if not self._indents or edge > self._indents[-1] + 7:
            self._indents.append(edge)
        return len(self._indents)
