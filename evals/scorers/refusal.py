"""Whether what has an answer is answered, and what has none is refused."""

from collections.abc import Sequence
from dataclasses import dataclass

from evals.scorers.answers import nugget_share
from evals.scorers.reply import Reply
from evals.sets.model import Question


def refusal_scores(reply: Reply, question: Question) -> dict[str, float]:
    """Score the decision to answer.

    Putting a false premise right by what the sources do say is no wrong answer.

    Returns:
        ``decided``: 1 where the decision was right. ``wrongly_refused`` for a question with an answer,
        ``wrongly_answered`` and ``wrongly_answered_…`` by reason for one without.
    """
    if question.answerable:
        return {"decided": float(not reply.refused), "wrongly_refused": float(reply.refused)}
    told = nugget_share(reply.answer, question, vital=True) or 0.0
    wrong = float(not reply.refused and told < 1)
    reason = question.reason.value if question.reason else ""
    return {"decided": 1 - wrong, "wrongly_answered": wrong, f"wrongly_answered_{reason}": wrong}


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the curve: of the surest answers this share of the questions, and the share of those that is wrong."""

    coverage: float
    risk: float


def risk_coverage(answers: Sequence[tuple[float, bool]], asked: int) -> list[Point]:
    """Return what answering only the surest would cost and give.

    Args:
        answers: confidence and whether it was wrong, of each question that was answered.
        asked: questions in all.

    Returns:
        A point for each number of answers, from the surest one to all; answers of equal confidence go together.
    """
    ordered = sorted(answers, key=lambda one: -one[0])
    points, wrong = [], 0
    for number, (confidence, is_wrong) in enumerate(ordered, 1):
        wrong += is_wrong
        if number == len(ordered) or ordered[number][0] != confidence:
            points.append(Point(number / asked, wrong / number))
    return points
