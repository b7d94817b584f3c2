"""Means come with an interval that grows when questions hang together."""

import math

from evals.statistics import estimate


def test_the_mean_lies_in_its_interval() -> None:
    found = estimate([0, 1, 1, 0, 1], ["a", "b", "c", "d", "e"])
    assert found.value == 0.6
    assert found.n == 5
    assert 0 <= found.low < 0.6 < found.high <= 1


def test_questions_on_one_document_do_not_count_as_independent() -> None:
    values = [float(topic % 2) for topic in range(10) for _ in range(10)]
    apart = estimate(values, [str(number) for number in range(100)])
    together = estimate(values, [str(number // 10) for number in range(100)])
    assert apart.value == together.value == 0.5
    assert together.high - together.low > 2 * (apart.high - apart.low)


def test_the_same_values_give_the_same_interval() -> None:
    values, topics = [0.0, 1.0, 1.0], ["a", "b", "c"]
    assert estimate(values, topics) == estimate(values, topics)


def test_nothing_gives_no_number() -> None:
    found = estimate([], [])
    assert math.isnan(found.value)
    assert found.n == 0
