"""Footnotes: small print under the body of a page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.read import clean
from ingest.read.hyphens import Joiner
from ingest.read.pdf.furniture import PageLines
from ingest.read.pdf.measure import Measure
from ingest.read.pdf.segments import Segment

_MARK = re.compile(r"(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\d{1,3}|\*{1,3})(?=\s|$|[A-Z(«\"“'‘])")
_FOOT = 0.08  # of the height: below it stands no footnote
_LOW = 0.6  # of the height: footnotes start below it


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    opens: bool


def take_notes(page: PageLines, body: Measure, joiner: Joiner) -> list[str]:
    """Take the footnotes of a page out of its segments and return them, each with its mark as superscript digits."""
    _imprint(page, body)
    small = _block(page, body)
    if not small:
        return []
    ids = {id(s) for s in small}
    lines = _lines(small)
    if not lines[0].opens and not _rule_above(page, small[0]):
        return []
    page.segments[:] = [s for s in page.segments if id(s) not in ids]
    notes: list[list[str]] = []
    for line in lines:
        if line.opens or not notes:
            notes.append([line.text])
        else:
            notes[-1].append(line.text)
    return [joiner.join(note) for note in notes]


def _imprint(page: PageLines, body: Measure) -> None:
    """Move print far smaller than the body at the very foot of a page (terms, registration numbers) to the margin."""
    low = [s for s in page.segments if s.y < _FOOT * page.height]
    if low and all(s.size < 0.7 * body.size for s in low) and not any(_MARK.match(s.text) for s in low):
        page.margin.append(" ".join(s.text for s in low))
        ids = {id(s) for s in low}
        page.segments[:] = [s for s in page.segments if id(s) not in ids]


def _block(page: PageLines, body: Measure) -> list[Segment]:
    """Return the unbroken run of small print at the foot of the page, top to bottom."""
    block: list[Segment] = []
    for s in reversed(page.segments):
        if s.size > body.size - 0.8 or s.y > _LOW * page.height:
            if s.size <= body.size - 0.8 or (block and abs(s.y - block[-1].y) < 0.6 * s.size):
                continue
            break
        if s.x0 > body.right or s.x1 < body.left - 2:
            continue
        block.append(s)
    block.reverse()
    # Above the first mark there may be a caption or a small-print paragraph that is not a note.
    left = min((s.x0 for s in block), default=0.0)
    ruled = [i for i, s in enumerate(block) if _rule_above(page, s)]
    marked = [i for i, s in enumerate(block) if _MARK.match(s.text) and s.x0 < left + 6]
    return block[(ruled or marked)[0] :] if ruled or marked else []


def _rule_above(page: PageLines, s: Segment) -> bool:
    """Tell whether a short separator line is drawn just above."""
    return any(
        y1 - y0 < 2 and 30 < x1 - x0 < 0.5 * page.width and 0 < y0 - s.y < 3.5 * s.size and abs(x0 - s.x0) < 30
        for x0, y0, x1, y1 in page.rules
    )


def _lines(block: Sequence[Segment]) -> list[_Line]:
    """Join marks with the text beside them."""
    lines: list[_Line] = []
    rows: list[list[Segment]] = []
    for s in block:
        if rows and abs(rows[-1][0].y - s.y) < 0.6 * max(s.size, rows[-1][0].size):
            rows[-1].append(s)
        else:
            rows.append([s])
    left = min(s.x0 for s in block)
    for row in rows:
        row.sort(key=lambda s: s.x0)
        text = " ".join(s.text for s in row)
        mark = _MARK.match(text) if row[0].x0 < left + 6 else None
        if mark:
            text = f"{clean.superscript(mark.group())} {text[mark.end() :].strip()}".strip()
        lines.append(_Line(text, mark is not None))
    return lines
