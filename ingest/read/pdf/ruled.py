"""Tables that have lines between their rows and none between their columns: white gutters tell the columns."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from ingest.read.hyphens import Joiner
from ingest.read.pdf.furniture import PageLines
from ingest.read.pdf.segments import Segment, segment_of
from ingest.read.pdf.tables import Row, Rule

_SAME = 4.0  # points: rules of one table start and end together
_RULES = 3
_GUTTER_EM = 0.45


def take_ruled(page: PageLines, joiner: Joiner) -> list[Row]:
    """Take the text between three or more rules of one width out of a page and return it as rows, top to bottom."""
    rows: list[Row] = []
    for x0, x1, heights in _stacks(page.rules):
        inside = [s for s in page.segments if heights[-1] < s.y < heights[0] and x0 - 8 < s.x0 and s.x1 < x1 + 8]
        starts = _columns(inside)
        if len(starts) < 2:
            continue
        ids = {id(s) for s in inside}
        page.segments[:] = [s for s in page.segments if id(s) not in ids]
        pieces = [piece for s in inside for piece in _cut(s, starts)]
        for top, bottom in pairwise(heights):
            band = [p for p in pieces if bottom < p.y + 0.2 * p.size <= top]
            rows.extend(_rows(band, starts, joiner))
    return rows


def _stacks(rules: Sequence[Rule]) -> list[tuple[float, float, list[float]]]:
    """Return ``(left, right, heights from the top)`` of every set of horizontal rules that are equally wide."""
    groups: dict[tuple[int, int], set[float]] = defaultdict(set)
    for x0, y0, x1, y1 in rules:
        if y1 - y0 <= 2 and x1 - x0 > 100:
            key = next((k for k in groups if abs(k[0] - x0) < _SAME and abs(k[1] - x1) < _SAME), (round(x0), round(x1)))
            groups[key].add(round((y0 + y1) / 2, 1))
    found = []
    for (x0, x1), ys in groups.items():
        ordered = sorted(ys, reverse=True)
        heights = [y for i, y in enumerate(ordered) if i == 0 or ordered[i - 1] - y > 3]
        if len(heights) >= _RULES:
            found.append((float(x0), float(x1), heights))
    return sorted(found, key=lambda s: -s[2][0])


def _columns(inside: list[Segment]) -> list[float]:
    """Return where the columns start: right of every strip that no run of text touches."""
    spans = sorted((run.x0, run.x1) for s in inside for run in s.runs if run.text.strip())
    if not spans:
        return []
    gutter = _GUTTER_EM * min(s.size for s in inside)
    starts, end = [spans[0][0]], spans[0][1]
    for x0, x1 in spans[1:]:
        if x0 - end > gutter:
            starts.append(x0)
        end = max(end, x1)
    return starts


def _cut(segment: Segment, starts: list[float]) -> list[Segment]:
    """Cut a segment where a run of it starts a column."""
    parts, group = [], segment.runs[:1]
    for run in segment.runs[1:]:
        if any(abs(run.x0 - x) < 2 or group[-1].x0 < x - 2 < run.x0 for x in starts[1:]):
            parts.append(group)
            group = []
        group.append(run)
    return [segment_of(g, segment.page) for g in [*parts, group]]


def _rows(band: list[Segment], starts: list[float], joiner: Joiner) -> list[Row]:
    """Return the rows between two rules: one of several lines, or several that each fill as many cells as the first."""
    lines: list[list[Segment]] = []
    for s in sorted(band, key=lambda p: (-p.y, p.x0)):
        if lines and abs(lines[-1][0].y - s.y) < 0.5 * s.size:
            lines[-1].append(s)
        else:
            lines.append([s])
    groups: list[list[Segment]] = []
    for line in lines:
        filled = {_index(s, starts) for s in line}
        if groups and (0 not in filled or len(filled) < max(2, len({_index(s, starts) for s in groups[-1]}))):
            groups[-1].extend(line)
        else:
            groups.append(list(line))
    rows = []
    for group in groups:
        cells: list[list[str]] = [[] for _ in starts]
        for s in group:
            cells[_index(s, starts)].append(s.text)
        rows.append(Row(tuple(joiner.join(cell) for cell in cells), group[0].y, starts[0]))
    return rows


def _index(s: Segment, starts: list[float]) -> int:
    return max((i for i, x in enumerate(starts) if x - 2 <= s.x0), default=0)
