"""Whether search finds the documents that answer a question."""

import math
from collections.abc import Collection, Sequence


def retrieval_scores(ranked: Sequence[str], sources: Collection[str]) -> dict[str, float]:
    """Score a ranking of documents; each source counts the same.

    Args:
        ranked: paths, best first, each once.
        sources: paths of those that answer, at least one.

    Returns:
        ``ndcg@10``, ``recall@5``, ``recall@20``, ``mrr@10``.
    """
    wanted = set(sources)
    ranks = [rank for rank, path in enumerate(ranked, 1) if path in wanted]
    ideal = sum(1 / math.log2(rank + 1) for rank in range(1, min(len(wanted), 10) + 1))
    return {
        "ndcg@10": sum(1 / math.log2(rank + 1) for rank in ranks if rank <= 10) / ideal,
        "recall@5": sum(rank <= 5 for rank in ranks) / len(wanted),
        "recall@20": sum(rank <= 20 for rank in ranks) / len(wanted),
        "mrr@10": 1 / ranks[0] if ranks and ranks[0] <= 10 else 0.0,
    }
