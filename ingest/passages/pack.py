"""Joins the pieces of a section into passages of a good size, cutting where the text cuts best."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from ingest.passages.pieces import Joint, Piece

# What it costs to cut at a joint, against the cost of a passage that is too long or too short (``_misfit``): a list of
# up to twice the target stays with its lead-in; an item leaves its sub-items only where the limit forces it.
COSTS: Mapping[Joint, float] = MappingProxyType(
    {
        Joint.BLOCK: 0.05,
        Joint.SENTENCE: 0.25,
        Joint.ITEM: 1.0,
        Joint.LEAD: 4.0,
        Joint.SUB: 4.0,
        Joint.CLAUSE: 0.5,
    }
)


def pack(pieces: Sequence[Piece], target: int, most: int) -> list[tuple[int, int]]:
    """Return the ranges of pieces that make the passages, at least total cost (dynamic programming, so deterministic).

    Args:
        pieces: of one section, in order; none has more than ``most`` tokens.
        target: wished length in characters.
        most: most tokens of a passage.

    Returns:
        Half-open ranges of indices that cover all pieces in order.
    """
    best: list[tuple[float, int]] = [(0.0, 0)]
    for stop in range(1, len(pieces) + 1):
        options: list[tuple[float, int]] = []
        tokens = 0
        for start in range(stop - 1, -1, -1):
            tokens += pieces[start].tokens + 1  # a line break between pieces may be a token
            if tokens > most + 1 and start < stop - 1:
                break
            length = pieces[stop - 1].end - pieces[start].start
            cutting = COSTS[pieces[start].joint] if start else 0.0
            options.append((best[start][0] + cutting + _misfit(length, target), start))
        best.append(min(options))
    ranges: list[tuple[int, int]] = []
    stop = len(pieces)
    while stop:
        ranges.append((best[stop][1], stop))
        stop = best[stop][1]
    return ranges[::-1]


def _misfit(length: int, target: int) -> float:
    """Return how bad a passage of this length is; too long is worse than too short."""
    relative = (length - target) / target
    return 2 * relative**2 if relative > 0 else relative**2
