"""One score from two legs: a convex combination of normalised scores, and what the rest of a document adds to it.

Scores are normalised against fixed points, not against the best hundred of each leg: a leg that finds nothing good
would otherwise be stretched to look as good as one that does. Zero is "shares no word" for the lexical leg and "no more
like it than any other" for the dense leg; one is the best of the whole corpus.
"""

from collections import defaultdict
from collections.abc import Container, Mapping


def fuse(
    lexical: Mapping[str, float],
    dense: Mapping[str, float],
    *,
    weight: float,
) -> dict[str, float]:
    """Fuse the scores of two legs.

    Args:
        lexical: passage id -> BM25 score; an id that is absent shares no word with the question.
        dense: passage id -> likeness to the question, 0 or less for an unrelated passage; should hold every id of
            ``lexical`` too.
        weight: share of the dense leg, between 0 and 1.

    Returns:
        Passage id -> score between 0 and 1.
    """
    top_word = max(lexical.values(), default=0.0) or 1.0
    top_sense = max(dense.values(), default=0.0)
    scores = {}
    for key in lexical.keys() | dense.keys():
        word = lexical.get(key, 0.0) / top_word
        sense = max(dense.get(key, 0.0), 0.0) / top_sense if top_sense > 0 else 0.0
        scores[key] = (1 - weight) * word + weight * sense
    return scores


def support(
    scores: Mapping[str, float], owners: Mapping[str, str], alone: Container[str], *, share: float
) -> dict[str, float]:
    """Let a passage gain from the best other passage of its document: what is said twice is what a document is about.

    Args:
        scores: passage id -> score, of the best passages.
        owners: passage id -> document id, for each of them.
        alone: ids of documents that have one passage, whose score stays as it is.
        share: how much of the score comes from the other passage; where that is not among the best, from the least of
            them.

    Returns:
        Passage id -> score.
    """
    of: defaultdict[str, list[float]] = defaultdict(list)
    for id_, document in owners.items():
        of[document].append(scores[id_])
    least = min(scores.values(), default=0.0)
    found = {}
    for id_, document in owners.items():
        score = scores[id_]
        first, *rest = sorted(of[document], reverse=True)
        other = first if score < first else max(rest, default=score if document in alone else least)
        found[id_] = (1 - share) * score + share * other
    return found
