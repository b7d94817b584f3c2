"""From lines to paragraphs: which line carries on the one before it, also over a page boundary."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from ingest.read.labels import is_question_head
from ingest.read.pdf.flow import Line
from ingest.read.pdf.measure import Measure

_ENDS = re.compile(r"[.!?:;][)\"'’”»]*[⁰¹²³⁴⁵⁶⁷⁸⁹]*$")
_STOPS = re.compile(r"[.!?][)\"'’”»]*[⁰¹²³⁴⁵⁶⁷⁸⁹]*$")
_COUNTED = re.compile(r"(?P<before>\(?)(?P<count>\d{1,2}|[a-z])(?P<after>[.)])")


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together; ``lines`` may lie on two pages."""

    lines: list[Line] = field(default_factory=list)

    @property
    def head(self) -> Line:
        """Its first line."""
        return self.lines[0]

    @property
    def last(self) -> Line:
        """Its last line."""
        return self.lines[-1]

    @property
    def bold(self) -> bool:
        """All of it is bold."""
        return all(line.bold for line in self.lines)


class Grouper:
    """Groups the lines of a document into paragraphs.

    Args:
        body: the document's measures.
    """

    def __init__(self, body: Measure) -> None:
        self._body = body

    def group(self, lines: Iterable[Line], paragraphs: list[Paragraph], *, may_continue: bool) -> None:
        """Append the lines of one page to ``paragraphs``; the first may carry on the last one of the page before."""
        fresh = True
        for line in lines:
            last = paragraphs[-1] if paragraphs else None
            if last is not None and (may_continue if fresh else True) and self._carries_on(last, line):
                # What looked like a marker was a number at the start of a wrapped line: a word like any other.
                text = f"{line.marker} {line.text}" if line.marker else line.text
                last.lines.append(replace(line, text=text, marker="", x0=line.edge))
            else:
                paragraphs.append(Paragraph([line]))
            fresh = False

    def _carries_on(self, paragraph: Paragraph, line: Line) -> bool:
        above = paragraph.last
        if line.kind != "line" or above.kind != "line" or abs(above.size - line.size) > 0.12 * self._body.size:
            return False
        if is_question_head(above.text) or is_question_head(line.text):
            return False
        if above.page != line.page or line.y > above.y:
            return self._over_the_page(paragraph, line)
        return self._within(paragraph, line)

    def _within(self, paragraph: Paragraph, line: Line) -> bool:
        above = paragraph.last
        drop = above.y - line.y
        pitch = max(self._body.pitch * line.size / self._body.size, 1.05 * line.size)
        if drop > 1.4 * pitch or drop < 0.3 * line.size:
            return False
        if line.marker and (line.hard or self._ended(above, line) or self._next_item(paragraph, line)):
            return False
        flowing = not self._would_fit(above, line) and not _STOPS.search(above.text) and line.text[:1].islower()
        if above.bold != line.bold and not (
            flowing and len(paragraph.lines) >= 1 and not (paragraph.bold and self._short(paragraph))
        ):
            return False
        if above.italic != line.italic and not flowing and self._would_fit(above, line):
            return False
        if not self._same_indent(paragraph, line):
            return False
        return not (self._would_fit(above, line) and self._ended(above, line))

    def _over_the_page(self, paragraph: Paragraph, line: Line) -> bool:
        above = paragraph.last
        if line.marker and (line.hard or self._next_item(paragraph, line)):
            return False
        if above.bold != line.bold and (line.bold or (paragraph.bold and self._short(paragraph))):
            return False
        if paragraph.bold and line.bold and self._short(paragraph):
            return False
        if _ENDS.search(above.text):
            return line.text[:1].islower() and not above.text.endswith((":", ";"))
        return line.text[:1].islower() or not self._would_fit(above, line)

    @staticmethod
    def _next_item(paragraph: Paragraph, line: Line) -> bool:
        """Tell whether a marker repeats that of the paragraph or counts on from it, at the same indent."""
        head = paragraph.head
        if abs(head.edge - line.edge) > 0.9 * line.size:
            return False
        if head.marker == line.marker and line.marker in "-–—":
            return True
        one, two = _COUNTED.fullmatch(head.marker), _COUNTED.fullmatch(line.marker)
        if one is None or two is None:
            return False
        if (one["before"], one["after"]) != (two["before"], two["after"]):
            return False
        if one["count"].isdigit() and two["count"].isdigit():
            return int(two["count"]) == int(one["count"]) + 1
        return ord(two["count"][0]) == ord(one["count"][0]) + 1

    def _same_indent(self, paragraph: Paragraph, line: Line) -> bool:
        slack = 0.9 * line.size
        head = paragraph.head
        if abs(line.edge - paragraph.last.x0) <= slack or abs(line.edge - head.x0) <= slack:
            return True
        if head.marker and abs(line.edge - head.edge) <= slack:
            # Lines of an item may run back under its marker; where they hang beside it, such a line is a new paragraph.
            return abs(paragraph.last.edge - head.edge) <= slack
        # A first line may be indented, or hang out to the left.
        return (
            len(paragraph.lines) == 1
            and not head.marker
            and abs(line.edge - head.x0) < 3.5 * line.size
            and not self._would_fit(head, line)
        )

    def _would_fit(self, above: Line, line: Line) -> bool:
        """Tell whether the first word of the line had room on the line above: then the break is meant."""
        return above.x1 + 0.3 * line.size + line.first < above.right - 0.5 * line.size

    @staticmethod
    def _ended(above: Line, line: Line) -> bool:
        start = line.text.lstrip("(\"'‘“«")[:1]
        if above.text.endswith((",", "-")) or (above.text and _OPEN.fullmatch(above.text.split()[-1].lower())):
            return False
        if _ENDS.search(above.text) is not None:
            return True
        # Without an end, a capital opens something new only under a line that is clearly short (an address, a name).
        return not start.islower() and above.x1 - above.edge < 0.75 * (above.right - above.edge)

    @staticmethod
    def _short(paragraph: Paragraph) -> bool:
        return sum(len(line.text) for line in paragraph.lines) < 140 and not _STOPS.search(paragraph.last.text)


# A line that ends on one of these has not ended, however short it is.
_OPEN = re.compile(
    r"de|het|een|van|en|of|in|op|te|dat|die|voor|aan|met|door|om|bij|tot|der|den|over|naar|uit|als|is|"
    r"nr\.|artikel|mr\.|dhr\.|mw\.|drs\.|dr\."
)
