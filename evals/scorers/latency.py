"""How long answers took."""

from collections.abc import Sequence

import numpy as np


def percentiles(seconds: Sequence[float]) -> dict[str, float]:
    """Return the median and the 95th percentile.

    Args:
        seconds: one for each answer, at least one.

    Returns:
        ``p50`` and ``p95`` in milliseconds.
    """
    found = np.percentile(np.asarray(seconds, dtype=float) * 1000, [50, 95])
    return {"p50": round(float(found[0]), 1), "p95": round(float(found[1]), 1)}
