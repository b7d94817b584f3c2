"""The measures of a document's body text, from which everything else is judged to be heading, note or margin."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.read.pdf.furniture import PageLines
from ingest.read.pdf.segments import Segment


@dataclass(frozen=True, slots=True)
class Measure:
    """How the running text of a document is set, in points.

    Attributes:
        size: of its font.
        left: its left edge.
        right: its right edge.
        pitch: its usual line distance.
        face: its type family.
    """

    size: float
    left: float
    right: float
    pitch: float
    face: str = ""


def measure(pages: Sequence[PageLines]) -> Measure:
    """Return the measures of a document; sensible defaults where it has hardly any text."""
    weights: Counter[float] = Counter()
    for page in pages:
        for s in page.segments:
            weights[round(s.size * 2) / 2] += len(s.text)
    size = weights.most_common(1)[0][0] if weights else 10.0
    width = pages[0].width if pages else 595.0
    body = [s for page in pages for s in page.segments if abs(s.size - size) <= 0.6]
    wide = [s for s in body if s.width > 0.4 * width] or body
    left = _common_edge([s.x0 for s in wide], first=True)
    right = _percentile([s.x1 for s in wide], 0.97)
    faces: Counter[str] = Counter()
    for s in body:
        faces[s.face] += len(s.text)
    face = faces.most_common(1)[0][0] if faces else ""
    return Measure(size, left, right if right > left else width, _pitch(pages, size), face)


def _common_edge(values: list[float], *, first: bool) -> float:
    """Return the leftmost edge where at least a tenth of the lines start."""
    if not values:
        return 0.0
    counts = Counter(round(v) for v in values)
    enough = max(1, len(values) // 10)
    edges = [v for v, n in counts.items() if n >= enough] or list(counts)
    return float(min(edges) if first else max(edges))


def _percentile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


def _pitch(pages: Sequence[PageLines], size: float) -> float:
    """Return the most common distance between consecutive body lines that start at one edge."""
    steps: Counter[float] = Counter()
    for page in pages:
        above: Segment | None = None
        for s in page.segments:
            if abs(s.size - size) > 0.6:
                continue
            if above is not None and abs(above.x0 - s.x0) < 1 and 0.9 * size < above.y - s.y < 3 * size:
                steps[round((above.y - s.y) * 2) / 2] += 1
            above = s
    return steps.most_common(1)[0][0] if steps else 1.25 * size
