"""Keeps one document from crowding out the others."""

from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

Item = TypeVar("Item")


def spread(
    ranked: Sequence[tuple[Item, str, float]], *, step: float = 0.04, most: int = 8
) -> list[tuple[Item, str, float]]:
    """Rank again with a handicap for each passage after a document's first.

    Args:
        ranked: (item, document, score), best first.
        step: how much less a document's second passage counts than its score, its third twice as much, and so on.
        most: passages of one document that may stand before those of others; the rest come last.

    Returns:
        The same triples, with the scores as they were, in the new order.
    """
    seen: Counter[str] = Counter()
    handicapped = []
    for position, (item, document, score) in enumerate(ranked):
        earlier = seen[document]
        seen[document] += 1
        handicapped.append((earlier >= most, -(score - step * earlier), position, (item, document, score)))
    return [entry[3] for entry in sorted(handicapped, key=lambda entry: entry[:3])]
