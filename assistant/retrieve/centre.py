"""Likeness to a question, less what all passages have in common.

The vectors of one model lie close together: two texts of e5 that have nothing to do with each other still have a cosine
of 0.75. And some passages lie close to every question, because they say what all others say. Both go when the mean of
the index is taken out of question and passage (Suzuki et al., *Centering Similarity Measures to Reduce Hubs*, EMNLP
2013); an unrelated passage then has a likeness near 0, whatever the model.
"""

import math
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray


def centred(
    cosines: Mapping[str, float],
    common: Mapping[str, float],
    vector: NDArray[np.float32],
    centre: NDArray[np.float32],
) -> dict[str, float]:
    """Return the cosines that a question and passages would have around another origin.

    Args:
        cosines: passage id -> cosine with the question.
        common: passage id -> cosine with ``centre``, for the same passages.
        vector: the question's, of length 1.
        centre: the new origin, shorter than 1.

    Returns:
        Passage id -> cosine of the two vectors from there.
    """
    length = float(np.linalg.norm(centre))
    asked = float(vector @ centre)
    span = math.sqrt(1 - 2 * asked + length**2)
    found = {}
    for id_, cosine in cosines.items():
        shared = common[id_] * length
        found[id_] = (cosine - asked - shared + length**2) / (span * math.sqrt(1 - 2 * shared + length**2))
    return found
