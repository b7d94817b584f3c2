"""How wide the columns of a table are."""

from collections.abc import Sequence

from evals.corpus.body import Runs, plain


def widths(rows: Sequence[Sequence[Runs]], width: float) -> list[float]:
    """Widths of columns by how much their cells hold, none so narrow that an ordinary word breaks."""
    count = max(len(row) for row in rows)
    weight = [0.0] * count
    for row in rows:
        for index, cell in enumerate(row):
            text = plain(cell)
            longest = max((len(word) for word in text.replace("€ ", "€_").split()), default=1)
            weight[index] = max(weight[index], min(len(text), 60) ** 0.75, longest * 1.1)
    return [width * one / sum(weight) for one in weight]
