"""Figures of a system on a collection, with intervals, and how sure it is that one system beats another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import ir_measures
from ir_measures import RR, R, Success, nDCG

from evals.statistics import Estimate, estimate

Values = Mapping[str, Mapping[str, float]]
"""Measure -> question id -> value."""

MEASURES = {"ndcg@10": nDCG @ 10, "recall@20": R @ 20, "mrr@10": RR @ 10, "hit@1": Success @ 1}
Judgements = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured.

    Attributes:
        systems: system -> measure -> mean.
        differences: system -> measure -> how much more the first system has, question by question.
    """

    systems: Mapping[str, Mapping[str, Estimate]]
    differences: Mapping[str, Mapping[str, Estimate]]


def measure(judgements: Judgements, runs: Mapping[str, Mapping[str, Sequence[str]]]) -> Figures:
    """Measure systems.

    Args:
        judgements: question id -> document id -> grade; every question with a document of a grade above 0.
        runs: system -> question id -> document ids, best first; the first system is held against the others.
    """
    topics = topics_of(judgements)
    questions = list(judgements)
    values = {system: _values(judgements, run) for system, run in runs.items()}
    first, *others = values

    def over(of: Mapping[str, float]) -> Estimate:
        return estimate([of[question] for question in questions], [topics[question] for question in questions])

    return Figures(
        {system: {name: over(of) for name, of in found.items()} for system, found in values.items()},
        {
            other: {
                name: over({question: values[first][name][question] - value for question, value in of.items()})
                for name, of in values[other].items()
            }
            for other in others
        },
    )


def _values(judgements: Judgements, run: Mapping[str, Sequence[str]]) -> Values:
    # Libraries order by score: a rank from the end keeps the order given, without ties.
    scores = {
        question: {id_: float(len(ids) - rank) for rank, id_ in enumerate(ids)} for question, ids in run.items() if ids
    }
    found: dict[str, dict[str, float]] = {name: dict.fromkeys(judgements, 0.0) for name in MEASURES}
    names = {measure: name for name, measure in MEASURES.items()}
    for metric in ir_measures.iter_calc(list(MEASURES.values()), judgements, scores):
        found[names[metric.measure]][metric.query_id] = metric.value
    return found


def topics_of(judgements: Judgements) -> dict[str, str]:
    """Return the topic of each question: questions that share a relevant document, directly or by others, share it."""
    parents: dict[str, str] = {}

    def root(key: str) -> str:
        while parents.setdefault(key, key) != key:
            key = parents[key]
        return key

    for question, grades in judgements.items():
        for document, grade in grades.items():
            if grade > 0:
                parents[root(f"d {document}")] = root(f"q {question}")
    return {question: root(f"q {question}") for question in judgements}
