"""Honest means: with how many values, and an interval from resampling topics instead of single questions."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

_SEED = 20990101
# Of a two-sided test at 5% that finds a true difference four times out of five.
_DETECTS = 1.959964 + 0.841621


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
    low, high = np.percentile(_means(values, topics, draws), [2.5, 97.5])
    return Estimate(float(np.mean(values)), float(low), float(high), len(values))


Verdict = Literal["beter", "slechter", "geen verschil aangetoond"]


@dataclass(frozen=True, slots=True)
class Difference:
    """What a second run has more than a first one, question by question.

    Attributes:
        change: mean difference with its interval.
        detectable: smallest true difference that this many topics would show four times out of five; NaN below two.
        wins: questions on which the second is better.
        losses: questions on which it is worse.
        verdict: a difference only where the interval leaves 0 out.
    """

    change: Estimate
    detectable: float
    wins: int
    losses: int
    verdict: Verdict


def difference(
    first: Sequence[float], second: Sequence[float], topics: Sequence[str], *, up: bool = True, draws: int = 2000
) -> Difference:
    """Compare two runs over the same questions.

    Args:
        first: values of the first run.
        second: values of the second run, in the same order.
        topics: the topic of each question.
        up: more is better.
        draws: how often to resample.
    """
    gains = [after - before for before, after in zip(first, second, strict=True)]
    change = estimate(gains, topics, draws=draws)
    better = sum(gain > 0 for gain in gains)
    worse = sum(gain < 0 for gain in gains)
    # One topic has no spread to tell noise by.
    several = len(set(topics)) > 1
    risen, fallen = several and change.low > 0, several and change.high < 0
    verdict: Verdict = "geen verschil aangetoond"
    if risen or fallen:
        verdict = "beter" if risen == up else "slechter"
    spread = float(np.std(_means(gains, topics, draws), ddof=1)) if several else math.nan
    return Difference(change, _DETECTS * spread, better if up else worse, worse if up else better, verdict)


def smallest_detectable(values: Sequence[float], topics: Sequence[str], *, draws: int = 2000) -> float:
    """Return the smallest difference with another run that a set can be relied on to show, before there is another.

    The values of two runs are taken to be independent, which is the worst case: paired they show smaller ones.

    Args:
        values: of one run.
        topics: the topic of each value.
        draws: how often to resample.

    Returns:
        A difference in the unit of the values; NaN below two topics.
    """
    if len(set(topics)) < 2:
        return math.nan
    return _DETECTS * math.sqrt(2) * float(np.std(_means(values, topics, draws), ddof=1))


def _means(values: Sequence[float], topics: Sequence[str], draws: int) -> NDArray[np.float64]:
    _, index = np.unique(np.asarray(topics), return_inverse=True)
    totals = np.bincount(index, weights=np.asarray(values, dtype=float))
    counts = np.bincount(index)
    picks = np.random.default_rng(_SEED).integers(0, len(counts), size=(draws, len(counts)))
    means: NDArray[np.float64] = totals[picks].sum(axis=1) / counts[picks].sum(axis=1)
    return means
