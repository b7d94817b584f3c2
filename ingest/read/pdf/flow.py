"""From the segments of a page to its lines in reading order: markers joined to items, columns one after another."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ingest.read import clean
from ingest.read.labels import inline, is_label
from ingest.read.pdf.furniture import PageLines
from ingest.read.pdf.measure import Measure
from ingest.read.pdf.segments import Segment
from ingest.read.pdf.tables import Row

_BULLET = re.compile(r"[•·*oO§ü]|[-–—]|" + clean.BULLET)
_ITEM = re.compile(r"\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,5})[.)]|\([a-z\d]{1,4}\)")
_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}\.?")
_INLINE_BULLET = re.compile(r"([•·o]|[-–—])\s+(?=\S)")
_INLINE_ITEM = re.compile(r"(\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)])\s+(?=\S)")
_HEADS = re.compile(
    r"bijlagen?|bijlage\(n\)|status|aan|van|voor", re.IGNORECASE
)  # that head a section, or open a sentence
_REACH = 75.0  # points between a marker and its text

Kind = Literal["line", "field", "table"]


@dataclass(slots=True)
class Line:
    r"""One line of the flow.

    Attributes:
        text: without its marker.
        marker: ``•``, ``-``, ``1.``, ``a)``, ``1.1`` … or empty.
        hard: the marker stands apart from the text or is a bullet, so it cannot be a chance of wrapping.
        x0, x1, y, size, bold, italic, page, first: as of the segment; ``x0`` is that of the text after the marker.
        edge: left edge, marker included.
        right: right edge of the column.
        face: type family.
        kind: ``field`` (text is ``label\nvalue``) and ``table`` are finished blocks.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    italic: bool
    page: int
    first: float
    edge: float
    right: float
    marker: str = ""
    hard: bool = False
    face: str = ""
    kind: Kind = "line"


def flow(page: PageLines, rows: Sequence[Row], body: Measure) -> list[Line]:
    """Return the lines of a page in reading order."""
    gutter = _gutter(page, body)
    if gutter is None:
        return _merge(_lines(page.segments, body.right), rows, page.number)
    lines: list[Line] = []
    left: list[Segment] = []
    right: list[Segment] = []
    for s in page.segments:
        if s.x0 < gutter < s.x1:
            lines += _columns(left, right, gutter)
            lines += _lines([s], body.right)
            left, right = [], []
        else:
            (left if s.x1 <= gutter else right).append(s)
    return _merge(lines + _columns(left, right, gutter), rows, page.number)


def _columns(left: list[Segment], right: list[Segment], gutter: float) -> list[Line]:
    edge = max((s.x1 for s in left), default=gutter)
    return _lines(left, edge) + _lines(right, max((s.x1 for s in right), default=gutter))


def _gutter(page: PageLines, body: Measure) -> float | None:
    """Return the middle of the white strip between two columns of running text, or None."""
    text = [s for s in page.segments if abs(s.size - body.size) <= 0.8]
    low, high = 0.35 * page.width, 0.65 * page.width
    starts = [s.x0 for s in text if low < s.x0 < high and s.width > 0.2 * page.width]
    if len(starts) < 8:
        return None
    start = max(set(map(round, starts)), key=list(map(round, starts)).count)
    gutter = start - 4.0
    before = [s for s in text if s.x1 < gutter and s.width > 0.2 * page.width]
    after = [s for s in text if s.x0 >= gutter and s.width > 0.2 * page.width]
    across = [s for s in text if s.x0 < gutter < s.x1]
    if min(len(before), len(after)) < 8 or len(across) > 0.25 * len(text):
        return None
    return gutter


def _merge(lines: list[Line], rows: Sequence[Row], page: int) -> list[Line]:
    """Put table rows between the lines, by height."""
    for row in rows:
        item = Line(row.text, row.x, row.x, row.y, 0.0, False, False, page, 0.0, row.x, row.x, kind="table")
        index = next((i for i, line in enumerate(lines) if line.kind != "table" and line.y < row.y), len(lines))
        lines.insert(index, item)
    return lines


def _lines(segments: list[Segment], right: float) -> list[Line]:
    rows: list[list[Segment]] = []
    for s in segments:
        if rows and abs(rows[-1][0].y - s.y) < 0.5 * min(s.size, rows[-1][0].size) + 0.5:
            rows[-1].append(s)
        else:
            rows.append([s])
    lines: list[Line] = []
    for row in rows:
        row.sort(key=lambda s: s.x0)
    while rows:
        form = _form(rows, right)
        lines += form or _row(rows[0], right)
        rows = rows[1 + (len(form) > 0) :]
    return _tabular(_values(lines))


def _form(rows: list[list[Segment]], right: float) -> list[Line]:
    """Return the fields of a row of labels with their values in the row under it; empty where the first row is none."""
    labels = rows[0]
    values = rows[1] if len(rows) > 1 else []
    alone = len(labels) == 1
    if not values or not all(is_label(s.text) for s in labels) or labels[0].y - values[0].y > 2.6 * labels[0].size:
        return []
    if alone and (
        _HEADS.fullmatch(labels[0].text) or len(values) > 1 or is_label(values[0].text) or values[0].width > 0.9 * right
    ):
        return []
    pairs = [(s, v) for s in labels for v in values if abs(s.x0 - v.x0) < 4]
    if len(pairs) != len(values) or not pairs:
        return []
    fields = []
    for label, value in pairs:
        line = _line(value, right)
        line.text, line.kind, line.edge = f"{label.text.rstrip(' :')}\n{value.text}", "field", value.x0 - 10
        fields.append(line)
    return fields


def _row(row: list[Segment], right: float) -> list[Line]:
    """Return a row's lines: one where a marker or label explains the gap, else one a segment."""
    head = row[0]
    if len(row) > 1 and row[1].x0 - head.x1 < _REACH:
        text = clean.bullet(head.text)
        if _BULLET.fullmatch(text):
            marker = text if text in "-–—" else clean.BULLET
            return [_line(row[1], right, head, marker, hard=True), *(_line(s, right) for s in row[2:])]
        if _ITEM.fullmatch(text) or _NUMBER.fullmatch(text):
            return [_line(row[1], right, head, text, hard=True), *(_line(s, right) for s in row[2:])]
    if len(row) == 2 and is_label(head.text) and row[1].x0 - head.x1 < 250:
        line = _line(row[1], right)
        line.text, line.kind, line.edge = f"{head.text.rstrip(' :')}\n{line.text}", "field", head.x0
        return [line]
    return [_line(s, right) for s in row]


def _line(s: Segment, right: float, marker: Segment | None = None, sign: str = "", *, hard: bool = False) -> Line:
    text, x0, edge = s.text, s.x0, marker.x0 if marker else s.x0
    bold = s.bold
    if not sign:
        found = _INLINE_BULLET.match(text) or _INLINE_ITEM.match(text)
        if found:
            sign, hard = found.group(1), found.group(1) in "•·o"
            sign = clean.BULLET if sign in "·o" else sign
            x0 = _after(s, found.end())
            text = text[found.end() :]
        elif (field := inline(text)) and len(field[0]) > 1 and ":" in text[: len(field[0]) + 3]:
            return Line(
                "\n".join(field), x0, s.x1, s.y, s.size, bold, s.italic, s.page, s.first, edge, right, kind="field"
            )
    first = s.first if not sign or marker else s.width * len(text.split(" ", 1)[0]) / max(len(s.text), 1)
    return Line(text, x0, s.x1, s.y, s.size, bold, s.italic, s.page, first, edge, right, sign, hard, s.face)


def _after(s: Segment, chars: int) -> float:
    """Return where the text after the first ``chars`` characters of a segment starts."""
    count = 0
    for run in s.runs:
        if count >= chars - 1:
            return run.x0
        count += len(run.text)
    return s.x0 + s.width * chars / max(len(s.text), 1)


def _values(lines: list[Line]) -> list[Line]:
    """Join to a field the lines that stand under its value; a label alone takes the line under it."""
    kept: list[Line] = []
    for line in lines:
        above = kept[-1] if kept else None
        if above is not None and above.kind == "field" and line.kind == "line" and not line.marker:
            close = 0 < above.y - line.y < 1.7 * line.size
            if (
                close
                and abs(line.x0 - above.x0) < 3
                and above.x0 > above.edge + 5
                and abs(line.size - above.size) < 0.5
            ):
                joint = " " if above.x1 + line.first > line.right - line.size else "\n"
                above.text, above.y, above.x1 = above.text + joint + line.text, line.y, line.x1
                continue
        kept.append(line)
    return kept


def _tabular(lines: list[Line]) -> list[Line]:
    """Turn three or more successive rows of aligned segments without rules into table rows."""
    rows: list[list[Line]] = []
    for line in lines:
        if (
            rows
            and line.kind == "line"
            and rows[-1][0].kind == "line"
            and abs(rows[-1][0].y - line.y) < 0.5 * line.size
        ):
            rows[-1].append(line)
        else:
            rows.append([line])
    result: list[Line] = []
    i = 0
    while i < len(rows):
        j = i
        while j < len(rows) and len(rows[j]) > 1 and (j == i or _aligned(rows[j - 1], rows[j])):
            j += 1
        if j - i >= 3 or (j - i == 2 and len(rows[i]) >= 3):
            for row in rows[i:j]:
                head = row[0]
                texts = [f"{c.marker} {c.text}".strip() for c in row]
                head.text, head.marker, head.kind = " | ".join(texts), "", "table"
                result.append(head)
            i = j
        else:
            result.extend(rows[i])
            i += 1
    return result


def _aligned(above: list[Line], row: list[Line]) -> bool:
    shared = sum(any(abs(a.edge - b.edge) < 4 or abs(a.x1 - b.x1) < 4 for a in above[1:]) for b in row[1:])
    return shared >= 1 and 0 < above[0].y - row[0].y < 4 * row[0].size
