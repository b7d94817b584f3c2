"""What a page carries besides its text: running headers and footers, page numbers, imprint."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ingest.read.pdf.segments import Segment

_ZONE = 0.16  # share of the height, at the top and at the bottom, where running lines stand
_EDGE = 0.10  # share of the height where a page number stands, even on a document of one page
_NEAR = 4.0  # points: the same line on another page
_PAGE = re.compile(
    r"(?:pagina|page|blad|pag\.?|p\.)\s*:?\s*\d{1,4}(?:\s*(?:van|of|/|uit)\s*\d{1,4})?|\d{1,4}\s*(?:/|van|of)\s*\d{1,4}|[-–]\s*\d{1,4}\s*[-–]",
    re.IGNORECASE,
)
_LONE = re.compile(r"\d{1,4}|[ivxl]{1,6}")
_IMPRINT = re.compile(
    r"(?:tweede|eerste) kamer,? vergaderjaar .*|(?:kst|ah|kv|h|blg)-[a-z0-9-]*\d.*|issn.*|\d{4} ?- ?\d{3}[\dx]|"
    r"[’']s-gravenhage \d{4}|vergaderjaar \d{4}.*nr\. .*",
    re.IGNORECASE,
)
_LETTERS, _SPELLED = 2, 8  # so many short pieces under each other spell a word
_COLUMN = 14.0  # points
_DIGITS = re.compile(r"\d+")


@dataclass(slots=True)
class PageLines:
    """A page on its way to blocks: its segments still in the flow, and what was taken out."""

    number: int
    width: float
    height: float
    segments: list[Segment]
    rules: list[tuple[float, float, float, float]] = field(default_factory=list)
    margin: list[str] = field(default_factory=list)


def take_out(pages: Sequence[PageLines]) -> None:
    """Move running headers, footers, page numbers and imprint from ``segments`` to ``margin``, on every page."""
    repeated = _repeated(pages)
    texts = {s.text for page in pages for s in page.segments if id(s) in repeated and s.y < page.height / 2}
    for page in pages:
        kept = []
        # The foot of the first page often has more lines: those under a running line belong to it.
        feet = [s.y for s in page.segments if s.y < page.height * _ZONE and (id(s) in repeated or s.text in texts)]
        foot = max(feet, default=0.0)
        for segment in page.segments:
            if id(segment) in repeated or segment.y <= foot or _is_furniture(segment, page):
                page.margin.append(segment.text)
            else:
                kept.append(segment)
        page.segments[:] = kept


def take_spelled(pages: Sequence[PageLines], left: float, right: float) -> None:
    """Move words printed letter under letter beside the body (``left`` to ``right``) to the margin, as one word."""
    for page in pages:
        columns: dict[int, list[Segment]] = defaultdict(list)
        for s in page.segments:
            if len(s.text) <= _LETTERS and (s.x1 < left or s.x0 > right):
                columns[round((s.x0 + s.x1) / 2 / _COLUMN)].append(s)
        for column in columns.values():
            if len(column) < _SPELLED:
                continue
            page.margin.append("".join(s.text for s in column))
            ids = {id(s) for s in column}
            page.segments[:] = [s for s in page.segments if id(s) not in ids]


def _repeated(pages: Sequence[PageLines]) -> set[int]:
    """Return the identities of segments that stand at the same place on other pages too."""
    groups: dict[tuple[str, bool], list[tuple[PageLines, Segment]]] = defaultdict(list)
    for page in pages:
        for segment in page.segments:
            top = segment.y > page.height * (1 - _ZONE)
            if top or segment.y < page.height * _ZONE:
                groups[_DIGITS.sub("#", segment.text), top].append((page, segment))
    found: set[int] = set()
    for group in groups.values():
        for members in _levels(group):
            on = {page.number for page, _ in members}
            if len(on) >= _enough(len(pages)) and _same_or_counting(members):
                found.update(id(segment) for _, segment in members)
    return found


def _levels(group: list[tuple[PageLines, Segment]]) -> Iterable[list[tuple[PageLines, Segment]]]:
    """Split a group into members at the same height (measured from the nearer edge, pages may differ in size)."""
    group.sort(key=lambda m: _height(*m))
    level: list[tuple[PageLines, Segment]] = []
    for member in group:
        if level and _height(*member) - _height(*level[-1]) > _NEAR:
            yield level
            level = []
        level.append(member)
    if level:
        yield level


def _height(page: PageLines, segment: Segment) -> float:
    return segment.y - page.height if segment.y > page.height / 2 else segment.y


def _enough(pages: int) -> int:
    # Left and right pages may differ, and the first is often without: a third of the pages is a pattern.
    return max(2, -(-pages // 3))


def _same_or_counting(members: list[tuple[PageLines, Segment]]) -> bool:
    """Tell whether the text is the same on each page, or differs only in a number that counts the pages."""
    if len({segment.text for _, segment in members}) == 1:
        return True
    rows = [([int(d) for d in _DIGITS.findall(s.text)[:8] if len(d) < 7], page.number) for page, s in members]
    width = min(len(numbers) for numbers, _ in rows)
    return any(len({numbers[i] - number for numbers, number in rows}) == 1 for i in range(width))


def _is_furniture(segment: Segment, page: PageLines) -> bool:
    """Tell whether a line is a page number or imprint by its wording and place alone."""
    low, high = segment.y < page.height * _EDGE, segment.y > page.height * (1 - _EDGE)
    if not (low or high):
        return False
    text = segment.text.strip()
    if _PAGE.fullmatch(text) or (low and _IMPRINT.fullmatch(text)):
        return True
    if _LONE.fullmatch(text) is None:
        return False
    # The large figure beside the masthead is the number of the Kamer.
    return text == str(page.number) or (high and segment.size > 30)
