"""From runs to segments: stretches of one line that stand apart from their neighbours on the same height."""

from dataclasses import dataclass, field

from ingest.read import clean
from ingest.read.pdf.content import Run

_SAME_LINE = 0.25  # of the size: baselines this close are one line
_RAISED = 0.12  # of the size: a smaller run this far above the baseline is a note mark
_SMALL = 0.82  # of the size of its neighbour
_GAP = 1.5  # em: a wider gap separates segments
_SPACE = 0.45  # of the font's own space: a wider gap is a space
_MARK = frozenset("0123456789, ")


@dataclass(slots=True)
class Segment:
    """One stretch of text on one line; coordinates in points from the lower left of the page.

    Attributes:
        text: its words, separated by single spaces.
        x0, x1: left and right edge of the ink.
        y: baseline.
        size: size of most of its characters.
        bold, italic: all of its words are.
        page: page number.
        first: estimated width of its first word.
        leading_bold: width share that starts bold (0..1), for run-in heads.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    italic: bool
    page: int
    first: float = 0.0
    runs: list[Run] = field(default_factory=list)

    @property
    def face(self) -> str:
        """Name of the type family of its longest run."""
        return max(self.runs, key=lambda r: len(r.text)).face if self.runs else ""

    @property
    def width(self) -> float:
        """From left to right edge, in points."""
        return self.x1 - self.x0


def segments(runs: list[Run], page: int, walls: list[tuple[float, float, float]]) -> list[Segment]:
    """Return the segments of a page, from top to bottom and left to right.

    Args:
        runs: upright runs of the page.
        page: its number.
        walls: vertical rules as ``(x, y0, y1)``; a segment never runs through one.
    """
    found: list[Segment] = []
    for row in _rows([trimmed for run in runs if (trimmed := _trim(run)) is not None]):
        row.sort(key=lambda r: r.x0)
        group: list[Run] = []
        for run in row:
            if group and _apart(group[-1], run, walls):
                found.append(segment_of(group, page))
                group = []
            group.append(run)
        if group:
            found.append(segment_of(group, page))
    found.sort(key=lambda s: (-s.y, s.x0))
    return found


def _trim(run: Run) -> Run | None:
    """Drop white space at the edges of a run, and the run where nothing is left; edges follow the ink."""
    text = run.text
    body = text.strip()
    if not body:
        return None
    left, right = len(text) - len(text.lstrip()), len(text) - len(text.rstrip())
    if not left and not right:
        return run
    # A run made of many spaces can be narrower than its nominal spaces (justified text): never trim past its words.
    share = (run.x1 - run.x0) / max(len(text), 1)
    step = min(run.space, share * 1.5) if run.space else share
    x0, x1 = run.x0 + left * step, run.x1 - right * step
    return Run(
        (" " if left else "") + body + (" " if right else ""),
        min(x0, x1),
        max(x0, x1),
        run.y,
        run.size,
        run.bold,
        run.italic,
        run.space,
        run.face,
    )


def _rows(runs: list[Run]) -> list[list[Run]]:
    """Group runs by baseline; raised and lowered small runs join the line that they touch."""
    runs.sort(key=lambda r: -r.y)
    rows: list[list[Run]] = []
    for run in runs:
        for row in reversed(rows[-6:]):
            head = row[0]
            if abs(head.y - run.y) <= _SAME_LINE * min(head.size, run.size) + 0.3:
                row.append(run)
                break
        else:
            rows.append([run])
    return _attach(rows)


def _attach(rows: list[list[Run]]) -> list[list[Run]]:
    kept: list[list[Run]] = []
    for i, row in enumerate(rows):
        size = max(r.size for r in row)
        rest = []
        near = [other for j in range(max(0, i - 3), min(len(rows), i + 4)) if j != i for other in [rows[j]] if other]
        for run in row:
            host = next((o for o in near if _touches(run, o)), None) if size < 100 else None
            if host is None:
                rest.append(run)
            else:
                host.append(run)
        row[:] = rest
    kept.extend(row for row in rows if row)
    return kept


def _touches(run: Run, row: list[Run]) -> bool:
    for other in row:
        if run.size < _SMALL * other.size and abs(run.y - other.y) < 0.65 * other.size and len(run.text.strip()) <= 6:
            gap = 0.35 * other.size
            # After a word, or before the text of a note, where the mark stands a little further off.
            if -gap < run.x0 - other.x1 < gap or -gap < other.x0 - run.x1 < 2.5 * gap:
                return True
    return False


def _apart(left: Run, right: Run, walls: list[tuple[float, float, float]]) -> bool:
    gap = right.x0 - left.x1
    if gap > _GAP * max(left.size, right.size):
        return True
    # Print of another size after a gap is another column (the reference column stands close to the body).
    small = left if left.size < right.size else right
    if gap > 0.5 * small.size and len(small.text.strip()) > 4 and not 0.88 < left.size / right.size < 1.14:
        return True
    if not walls:
        return False
    middle = left.y + 0.3 * left.size
    return any(left.x1 - 1 <= x <= right.x0 + 1 and y0 <= middle <= y1 for x, y0, y1 in walls)


def segment_of(group: list[Run], page: int) -> Segment:
    """Return the segment that runs on one line make."""
    sizes: dict[float, int] = {}
    for run in group:
        sizes[round(run.size, 1)] = sizes.get(round(run.size, 1), 0) + len(run.text)
    size = max(sizes, key=lambda s: (sizes[s], s))
    base = next(r.y for r in group if round(r.size, 1) == size)
    text, end, last = "", None, None
    bold = italic = 0
    ink = 0
    for run in group:
        if last is not None and _doubled(last, run):
            bold += len(run.text)
            continue
        word = run.text
        if run.size < _SMALL * size and run.y - base > _RAISED * size and set(word.strip()) <= _MARK and word.strip():
            word = clean.superscript(word)
        gap = run.x0 - end if end is not None else 0.0
        if (
            text
            and not text.endswith(" ")
            and not word.startswith(" ")
            and gap > max(_SPACE * min(run.space, 0.35 * size), 0.08 * size)
        ):
            text += " "
        text += word
        ink += len(word)
        bold += len(word) if run.bold else 0
        italic += len(word) if run.italic else 0
        end, last = run.x1, run
    text = clean.accents(clean.bullet(clean.line(text)) if len(text) < 4 else clean.line(text))
    x0, x1 = min(r.x0 for r in group), max(r.x1 for r in group)
    first = (x1 - x0) * len(text.split(" ", 1)[0]) / max(len(text), 1)
    return Segment(text, x0, x1, base, size, bold >= 0.9 * ink, italic >= 0.9 * ink, page, first, group)


def _doubled(last: Run, run: Run) -> bool:
    """Some producers print bold by printing twice, a hair apart."""
    return (
        last.text.strip() == run.text.strip()
        and abs(last.x0 - run.x0) < 0.12 * run.size
        and abs(last.y - run.y) < 0.12 * run.size
    )
