"""Scores of answers to questions with a reference answer."""

import math
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from pydantic import Field

from assistant.answer.types import Answer, Citation
from evals.retrieval.collection import Query
from evals.scorers.latency import percentiles
from evals.scorers.overlap import OVERLAPS
from evals.statistics import Estimate, estimate


class Asked(Query):
    """A question with what a good answer says."""

    reference_answer: str = Field(min_length=1, pattern=r"\S")


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of a question.

    Attributes:
        asked: the question.
        answer: what came.
        seconds: how long that took.
    """

    asked: Asked
    answer: Answer
    seconds: float


def ask_all(questions: Iterable[Asked], ask: Callable[[str], Answer], told: Callable[[], object]) -> list[Reply]:
    """Ask each question.

    Args:
        questions: what to ask.
        ask: gives an answer to one question.
        told: called after each.
    """
    replies = []
    for question in questions:
        begun = time.perf_counter()
        answer = ask(question.text)
        replies.append(Reply(question, answer, time.perf_counter() - begun))
        told()
    return replies


def as_json(
    replies: list[Reply],
    topics: Mapping[str, str],
    *,
    valid: Callable[[Citation], bool],
    verbatim: Callable[[Citation], bool],
) -> dict[str, object]:
    """Score replies.

    Args:
        replies: at least one.
        topics: question id -> topic, resampled as one; a question that is not named is its own.
        valid: tells whether a citation stands where it says.
        verbatim: tells whether its quote is text of its document.

    Returns:
        The figures of the contract. A refusal counts as 0 in each mean, so that refusing does not pay; shares of
        citations are None where there are none.
    """
    cited = [citation for reply in replies for citation in reply.answer.citations]
    refused = sum(reply.answer.refused for reply in replies)
    return {
        "questions": len(replies),
        "answered": len(replies) - refused,
        "refused": refused,
        **{name: _plain(_mean(replies, topics, score)) for name, score in OVERLAPS.items()},
        "citations": {"valid": _share(cited, valid), "verbatim": _share(cited, verbatim)},
        "latency_ms": percentiles([reply.seconds for reply in replies]),
    }


def _mean(replies: list[Reply], topics: Mapping[str, str], score: Callable[[str, str], float]) -> Estimate:
    values = [
        0.0 if reply.answer.refused else score(reply.answer.answer, reply.asked.reference_answer) for reply in replies
    ]
    return estimate(values, [topics.get(reply.asked.id, reply.asked.id) for reply in replies])


def _plain(found: Estimate) -> dict[str, float | None]:
    return {name: _number(getattr(found, name)) for name in ("value", "low", "high")}


def _number(value: float) -> float | None:
    return None if math.isnan(value) else round(value, 4)


def _share(cited: list[Citation], holds: Callable[[Citation], bool]) -> float | None:
    return round(sum(map(holds, cited)) / len(cited), 4) if cited else None
