"""Figures against values worked out by hand."""

import math

import pytest

from evals.retrieval.measure import measure, topics_of


def test_known_values() -> None:
    judgements = {"v1": {"a": 2, "b": 1}, "v2": {"c": 1}}
    runs = {
        "default": {"v1": ["b", "x", "a"], "v2": ["c"]},
        "other": {"v1": ["x", "y"], "v2": [*(f"x{n}" for n in range(10)), "c"]},
    }
    figures = measure(judgements, runs)
    ideal = 2 + 1 / math.log2(3)
    assert figures.systems["default"]["ndcg@10"].value == pytest.approx(((1 + 2 / 2) / ideal + 1) / 2)
    assert figures.systems["default"]["recall@20"].value == 1
    assert figures.systems["default"]["mrr@10"].value == 1
    assert figures.systems["default"]["hit@1"].value == 1
    # Of the other system the one right document stands at place 11: within 20, not within 10.
    assert figures.systems["other"]["ndcg@10"].value == 0
    assert figures.systems["other"]["recall@20"].value == 0.5
    assert figures.systems["other"]["mrr@10"].value == 0
    assert figures.systems["other"]["hit@1"].value == 0


def test_who_finds_nothing_counts_as_nothing() -> None:
    figures = measure({"v1": {"a": 1}, "v2": {"b": 1}}, {"default": {"v1": [], "v2": ["b"]}})
    assert figures.systems["default"]["hit@1"].value == 0.5
    assert figures.systems["default"]["hit@1"].n == 2


def test_a_difference_is_taken_question_by_question() -> None:
    judgements = {f"v{n}": {f"d{n}": 1} for n in range(40)}
    good = {f"v{n}": [f"d{n}"] for n in range(40)}
    # Both are wrong on every other question, so that only the pairs show that one is never better.
    half = {question: ids if int(question[1:]) % 2 else ["x", *ids] for question, ids in good.items()}
    figures = measure(judgements, {"default": good, "other": half})
    assert figures.differences["other"]["hit@1"].value == 0.5
    assert figures.differences["other"]["hit@1"].low > 0.3
    same = measure(judgements, {"default": half, "other": half}).differences["other"]["mrr@10"]
    assert (same.value, same.low, same.high) == (0, 0, 0)


def test_questions_that_share_a_right_document_are_one_topic() -> None:
    topics = topics_of({"v1": {"a": 1}, "v2": {"b": 2, "a": 1}, "v3": {"b": 1}, "v4": {"c": 1, "a": 0}})
    assert topics["v1"] == topics["v2"] == topics["v3"] != topics["v4"]
