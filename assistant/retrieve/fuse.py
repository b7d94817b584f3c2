"""One score from two legs: a convex combination of normalised scores.

Scores are normalised against fixed points, not against the best hundred of each leg: a leg that finds nothing good
would otherwise be stretched to look as good as one that does. Zero is "shares no word" for the lexical leg and the
cosine of an unrelated passage for the dense leg; one is the best of the whole corpus.
"""

from collections.abc import Mapping


def fuse(
    lexical: Mapping[str, float],
    dense: Mapping[str, float],
    *,
    weight: float,
    floor: float,
) -> dict[str, float]:
    """Fuse the scores of two legs.

    Args:
        lexical: passage id -> BM25 score; an id that is absent shares no word with the question.
        dense: passage id -> cosine with the question; should hold every id of ``lexical`` too.
        weight: share of the dense leg, between 0 and 1.
        floor: cosine of an unrelated passage, which counts as 0.

    Returns:
        Passage id -> score between 0 and 1.
    """
    top_word = max(lexical.values(), default=0.0) or 1.0
    top_sense = max((value - floor for value in dense.values()), default=0.0)
    scores = {}
    for key in lexical.keys() | dense.keys():
        word = lexical.get(key, 0.0) / top_word
        sense = max(dense.get(key, floor) - floor, 0.0) / top_sense if top_sense > 0 else 0.0
        scores[key] = (1 - weight) * word + weight * sense
    return scores
