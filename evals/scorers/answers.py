"""Whether an answer states what a good answer states."""

from evals.scorers.overlap import OVERLAPS
from evals.sets.model import Question
from evals.sets.wording import plain, states

_ROOM = 4.0
"""How many times as long as what is asked for an answer may be before length costs."""


def nugget_share(answer: str, question: Question, *, vital: bool) -> float | None:
    """Return the share of nuggets that an answer states; None where the question has none.

    Args:
        answer: text.
        question: from a set.
        vital: of the vital ones alone; else of all.
    """
    wordings = [nugget.vital if vital else nugget.wordings for nugget in question.nuggets]
    wanted = [alternatives for alternatives in wordings if alternatives]
    text = plain(answer)
    stated = [any(states(text, wording) for wording in alternatives) for alternatives in wanted]
    return sum(stated) / len(stated) if stated else None


def answer_scores(answer: str, question: Question, *, refused: bool) -> dict[str, float]:
    """Score what an answer says; a refusal says nothing.

    Args:
        answer: its text.
        question: one with an answer.
        refused: it was refused.

    Returns:
        ``nugget_vital``, ``nugget_all``; ``concise``, which is lower the longer the answer is than the question wants;
        ``token_f1``, ``chrf``, ``rouge_l`` against the reference answer.
    """
    said = "" if refused else answer
    found = {name: score(said, question.answer) for name, score in OVERLAPS.items()}
    for name, vital in (("nugget_vital", True), ("nugget_all", False)):
        share = nugget_share(said, question, vital=vital)
        if share is not None:
            found[name] = share
    if said:
        room = _ROOM * max(len(question.answer.split()), 25)
        found["concise"] = min(1.0, room / max(len(said.split()), 1))
    return found
