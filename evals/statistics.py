"""Honest means: with how many values, and an interval from resampling topics instead of single questions."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

_SEED = 20990101


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean with a 95% interval.

    Attributes:
        value: the mean; NaN where there is nothing to average.
        low: 2.5th percentile of the resampled means.
        high: 97.5th percentile.
        n: how many values.
    """

    value: float
    low: float
    high: float
    n: int


def estimate(values: Sequence[float], topics: Sequence[str], *, draws: int = 2000) -> Estimate:
    """Mean of values with a bootstrap interval (percentile method, Efron 1979) over topics.

    Questions about one document stand or fall together, so whole topics are drawn with replacement.

    Args:
        values: one for each question.
        topics: the topic of each value.
        draws: how often to resample.
    """
    if not values:
        return Estimate(float("nan"), float("nan"), float("nan"), 0)
    _, index = np.unique(np.asarray(topics), return_inverse=True)
    totals = np.bincount(index, weights=np.asarray(values, dtype=float))
    counts = np.bincount(index)
    picks = np.random.default_rng(_SEED).integers(0, len(counts), size=(draws, len(counts)))
    means = totals[picks].sum(axis=1) / counts[picks].sum(axis=1)
    low, high = np.percentile(means, [2.5, 97.5])
    return Estimate(float(np.mean(values)), float(low), float(high), len(values))
