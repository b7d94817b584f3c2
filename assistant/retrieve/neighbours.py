"""Puts the passages beside a hit next to it: an answer may begin on one passage and end on the next."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.retrieve.base import Library
from assistant.retrieve.hit import Hit

_BESIDE = "Staat naast een gevonden passage"


def beside(hits: Sequence[Hit], index: Library, vector: NDArray[np.float32], *, first: int) -> list[Hit]:
    """Return hits with the passages before and after the first ones behind each of them.

    Args:
        hits: best first.
        index: where they stand.
        vector: of the question, for the likeness of what is added.
        first: how many hits get their neighbours.

    Returns:
        Each passage once. A neighbour that was found lower down moves up as it is; one that was not has the score of
        the hit that it stands beside, since it is there on its account.
    """
    found = {hit.passage.id: hit for hit in hits}
    told: dict[str, Hit] = {}
    for hit in hits[:first]:
        told.setdefault(hit.passage.id, hit)
        near = [
            passage for passage in index.passages_of(hit.document.id) if abs(passage.ordinal - hit.passage.ordinal) == 1
        ]
        cosines = index.similarities(vector, [passage.id for passage in near])
        for passage in near:
            new = Hit(passage, hit.document, hit.score, 0.0, cosines.get(passage.id, 0.0), (_BESIDE,))
            told.setdefault(passage.id, found.get(passage.id, new))
    for hit in hits[first:]:
        told.setdefault(hit.passage.id, hit)
    return list(told.values())
