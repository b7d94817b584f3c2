"""Means come with an interval that grows when questions hang together."""

import math

import pytest

from evals.statistics import difference, estimate, smallest_detectable


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


def test_a_clear_gain_is_better_and_noise_is_not() -> None:
    topics = [f"t{number}" for number in range(40)]
    before = [0.5] * 40
    after = [0.6 + 0.01 * (number % 3) for number in range(40)]
    better = difference(before, after, topics)
    assert (better.verdict, better.wins, better.losses) == ("beter", 40, 0)
    assert difference(before, after, topics, up=False).verdict == "slechter"
    assert difference(after, before, topics).verdict == "slechter"
    noise = [0.5 + (0.3 if number % 2 else -0.3) for number in range(40)]
    found = difference(before, noise, topics)
    assert found.verdict == "geen verschil aangetoond"
    assert found.wins == found.losses == 20
    assert found.detectable > 0.05


def test_one_topic_shows_nothing_however_many_questions() -> None:
    found = difference([0.0] * 50, [1.0] * 50, ["t"] * 50)
    assert found.verdict == "geen verschil aangetoond"
    assert math.isnan(found.detectable)


def test_more_topics_detect_smaller_differences() -> None:
    few, many = (
        smallest_detectable([float(number % 2) for number in range(n)], [f"t{number}" for number in range(n)])
        for n in (20, 320)
    )
    assert many < few / 3
    # Of a share of one half: 2.8 standard errors of a difference of two means.
    assert few == pytest.approx(2.8 * (2 * 0.25 / 20) ** 0.5, rel=0.1)
