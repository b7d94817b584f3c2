"""Tables whose cells are drawn: straight rules make a grid, and what stands in a cell is one cell."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.read.hyphens import Joiner
from ingest.read.pdf.furniture import PageLines
from ingest.read.pdf.segments import Segment

Rule = tuple[float, float, float, float]
_THIN = 3.0
_SNAP = 3.0


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its cells, the height where it starts, and its left edge."""

    cells: tuple[str, ...]
    y: float
    x: float

    @property
    def text(self) -> str:
        """Its cells, separated by bars."""
        filled = [c for c in self.cells if c]
        return filled[0] if len(filled) == 1 else " | ".join(self.cells).strip(" |")


def walls(rules: Sequence[Rule]) -> list[tuple[float, float, float]]:
    """Return the vertical edges ``(x, y0, y1)`` among the rules, stacked pieces merged."""
    pieces = []
    for x0, y0, x1, y1 in rules:
        if y1 - y0 < 4:
            continue
        if x1 - x0 <= _THIN:
            pieces.append(((x0 + x1) / 2, y0, y1))
        elif y1 - y0 > 6 and x1 - x0 > 10:
            pieces.extend([(x0, y0, y1), (x1, y0, y1)])
    merged: list[tuple[float, float, float]] = []
    for x, y0, y1 in sorted(pieces, key=lambda p: (round(p[0]), p[1])):
        for i in range(len(merged) - 1, max(-1, len(merged) - 12), -1):
            mx, my0, my1 = merged[i]
            if abs(mx - x) <= 1.5 and y0 <= my1 + _SNAP and my0 <= y1 + _SNAP:
                merged[i] = (mx, min(my0, y0), max(my1, y1))
                break
        else:
            merged.append((x, y0, y1))
    return merged


def take_tables(page: PageLines, joiner: Joiner) -> list[Row]:
    """Take the text inside drawn grids out of a page and return it as rows, top to bottom."""
    rows: list[Row] = []
    for top, bottom, columns in _grids(walls(page.rules), page):
        inside = [
            s
            for s in page.segments
            if bottom - 2 <= s.y + 0.3 * s.size <= top + 2 and columns[0] - 2 <= (s.x0 + s.x1) / 2 <= columns[-1] + 2
        ]
        found = _rows(inside, columns, _lines(page.rules, columns, top, bottom), joiner)
        if len(columns) < 4 and not any(sum(1 for c in row.cells if c) > 1 for row in found):
            continue
        ids = {id(s) for s in inside}
        page.segments[:] = [s for s in page.segments if id(s) not in ids]
        rows.extend(found)
    return rows


def _grids(edges: list[tuple[float, float, float]], page: PageLines) -> list[tuple[float, float, list[float]]]:
    """Return ``(top, bottom, column edges)`` of every group of walls that stand beside each other."""
    edges = [e for e in edges if e[2] - e[1] < 0.97 * page.height]
    groups: list[list[tuple[float, float, float]]] = []
    for edge in sorted(edges, key=lambda e: -e[2]):
        for group in groups:
            if edge[2] >= min(g[1] for g in group) - _SNAP:
                group.append(edge)
                break
        else:
            groups.append([edge])
    found = []
    for group in groups:
        xs: list[float] = []
        for x in sorted(e[0] for e in group):
            if not xs or x - xs[-1] > 8:
                xs.append(x)
        if len(xs) >= 3:
            found.append((max(e[2] for e in group), min(e[1] for e in group), xs))
    return found


def _lines(rules: Sequence[Rule], columns: list[float], top: float, bottom: float) -> list[float]:
    """Return the heights of the horizontal edges of a grid, from top to bottom."""
    ys: list[float] = []
    for x0, y0, x1, y1 in rules:
        if x1 - x0 < 8 or x0 < columns[0] - 6 or x1 > columns[-1] + 6 or y1 < bottom - _SNAP or y0 > top + _SNAP:
            continue
        ys.extend([(y0 + y1) / 2] if y1 - y0 <= _THIN else [y0, y1])
    merged: list[float] = []
    for y in sorted([*ys, top, bottom], reverse=True):
        if not merged or merged[-1] - y > _SNAP:
            merged.append(y)
    return merged


def _rows(inside: list[Segment], columns: list[float], ys: list[float], joiner: Joiner) -> list[Row]:
    rows = []
    bands = list(pairwise(ys))
    if len(bands) <= 1:
        bands = _bands_by_text(inside, columns)
    for top, bottom in bands:
        cells: list[list[str]] = [[] for _ in range(len(columns) - 1)]
        members = [s for s in inside if bottom < s.y + 0.3 * s.size <= top]
        for s in members:
            middle = s.x0 + min(4.0, s.width / 2)
            index = max((i for i in range(len(cells)) if columns[i] - 2 <= middle), default=0)
            cells[index].append(s.text)
        if members:
            rows.append(Row(tuple(joiner.join(cell) for cell in cells), max(s.y for s in members), columns[0]))
    return rows


def _bands_by_text(inside: list[Segment], columns: list[float]) -> list[tuple[float, float]]:
    """Without lines between rows, a row starts where the first column has text."""
    starts = [s.y + s.size for s in inside if s.x0 < columns[1]]
    tops: list[float] = []
    for y in sorted(starts, reverse=True):
        if not tops or tops[-1] - y > 16:
            tops.append(y)
    if not tops:
        return [(float("inf"), float("-inf"))]
    tops[0] = float("inf")
    return list(zip(tops, [*tops[1:], float("-inf")], strict=True))
