"""The reference column beside the body: labels and values on the first page, repeated or running on later ones."""

from collections import Counter
from collections.abc import Sequence

from ingest.read.hyphens import Joiner
from ingest.read.labels import is_label
from ingest.read.pdf.furniture import PageLines
from ingest.read.pdf.measure import Measure, measure
from ingest.read.pdf.segments import Segment, segment_of

_CLEAR = 4.0  # points between body and column


def take_fields(pages: Sequence[PageLines], joiner: Joiner) -> tuple[int, list[str]]:
    r"""Take the reference column out of all pages; return the first page that has one, and its fields.

    A field is ``label\nvalue``, or a value alone where nothing labels it (``TER BESLISSING``). What stands in it
    on later pages goes to the margin.
    """
    edge = _part(pages)
    body = measure(pages)
    fields: list[str] = []
    first = 0
    for page in pages:
        column = _column(page, body, edge)
        if not column:
            continue
        ids = {id(s) for s in column}
        page.segments[:] = [s for s in page.segments if id(s) not in ids]
        texts = _fields(column, joiner)
        if fields:
            page.margin.extend(text.replace("\n", " ") for text in texts)
        else:
            fields, first = texts, page.number
    return first, fields


def _part(pages: Sequence[PageLines]) -> float | None:
    """Return where the column to the right starts, if labels tell; cut the segments that run into it."""
    edges = Counter(
        round(s.x0) for page in pages for s in page.segments if s.x0 > 0.6 * page.width and is_label(s.text)
    )
    if not edges or edges.most_common(1)[0][1] < 2:
        return None
    edge = float(edges.most_common(1)[0][0])
    for page in pages:
        parts: list[Segment] = []
        for s in page.segments:
            at = next((i for i, run in enumerate(s.runs) if i and abs(run.x0 - edge) < 2.5), 0)
            parts.extend([segment_of(s.runs[:at], s.page), segment_of(s.runs[at:], s.page)] if at else [s])
        page.segments[:] = parts
    return edge


def _column(page: PageLines, body: Measure, edge: float | None) -> list[Segment]:
    """Return the segments beside the body, top to bottom; empty unless they look like a reference column."""
    start = body.right + _CLEAR if edge is None else edge - 2.5
    right = [s for s in page.segments if s.x0 > start and s.size < 1.3 * body.size]
    if _looks_like_fields(right, body):
        return right
    left = [s for s in page.segments if s.x1 < body.left - _CLEAR and s.size < body.size - 0.4]
    return left if _looks_like_fields(left, body) and not _is_form(page, left) else []


def _is_form(page: PageLines, column: list[Segment]) -> bool:
    """Tell whether the values stand beside the labels, in the body: then it is a form and no column."""
    labels = [s for s in column if is_label(s.text)]
    beside = sum(any(abs(o.y - s.y) < 0.5 and o.x0 > s.x1 for o in page.segments) for s in labels)
    return len(labels) == len(column) or beside > 0.6 * len(labels)


def _looks_like_fields(column: list[Segment], body: Measure) -> bool:
    if len(column) < 2:
        return False
    labels = sum(is_label(s.text) for s in column)
    small = sum(s.size < body.size - 0.4 for s in column) >= 0.8 * len(column)
    return labels >= 1 and (small or labels >= 2)


def _fields(column: list[Segment], joiner: Joiner) -> list[str]:
    groups: list[list[Segment]] = []
    bold_labels = sum(s.bold and is_label(s.text) for s in column) >= 1
    right = max(s.x1 for s in column)
    for s in column:
        opens = is_label(s.text) and (s.bold or not bold_labels)
        alone = s.bold and bold_labels and not opens
        if not groups or opens or alone or (not is_label(groups[-1][0].text) and groups[-1][-1].y - s.y > 1.6 * s.size):
            groups.append([s])
        else:
            groups[-1].append(s)
    return [_field(group, right, joiner) for group in groups]


def _field(group: list[Segment], right: float, joiner: Joiner) -> str:
    """Write a field: a line break of the original stays where the next word would have fitted on the line."""
    head, rest = ([group[0].text], group[1:]) if is_label(group[0].text) else ([], group)
    lines: list[str] = []
    above: Segment | None = None
    for s in rest:
        broken = above is not None and above.x1 + s.first + 0.3 * s.size > right
        hyphen = above is not None and above.text.endswith(("-", "/"))
        if lines and (broken or hyphen):
            lines[-1] = joiner.join([lines[-1], s.text])
        else:
            lines.append(s.text)
        above = s
    return "\n".join([h.rstrip(" :") for h in head] + lines)
