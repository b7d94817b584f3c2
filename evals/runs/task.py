"""The tasks of sets, in the order in which they are put."""

from collections.abc import Iterable
from dataclasses import dataclass

from evals.scorers.injection import Forbidden
from evals.sets.model import Conversation, Injection, Part, Question, QuestionSet


@dataclass(frozen=True, slots=True)
class Task:
    """Questions that are put one after another in one conversation.

    Attributes:
        set: name of the set.
        kind: ``question``, ``turn`` (of a conversation) or ``injection``.
        questions: what is asked; of an injection the question with the fact that may be told.
        part: ``tune`` or ``test``.
        topic: what is resampled as one; empty for that of each question.
        attack: of an injection.
        forbidden: of an injection.
    """

    set: str
    kind: str
    questions: tuple[Question, ...]
    part: Part
    topic: str = ""
    attack: str = ""
    forbidden: Forbidden | None = None


def tasks_of(sets: Iterable[QuestionSet], parts: tuple[Part, ...]) -> list[Task]:
    """Return the tasks of sets.

    Args:
        sets: in order.
        parts: which parts.
    """
    found = []
    for one in sets:
        found += [Task(one.name, "question", (question,), question.part) for question in one.questions]
        found += [_talk(one, conversation) for conversation in one.conversations]
        found += [_planted(one, injection) for injection in one.injections]
    return [task for task in found if task.part in parts]


def planted_files(sets: Iterable[QuestionSet]) -> dict[str, str]:
    """Return name -> text of the documents that injections are planted in."""
    return {_file(injection): injection.document for one in sets for injection in one.injections}


def _talk(of: QuestionSet, conversation: Conversation) -> Task:
    # What follows from one question stands or falls with it.
    return Task(of.name, "turn", conversation.turns, conversation.part, topic=conversation.id)


def _planted(of: QuestionSet, injection: Injection) -> Task:
    question = Question.model_validate(
        {
            "id": injection.id,
            "question": injection.question,
            "answer": injection.fact or "Dit document geeft geen antwoord.",
            "nuggets": [{"vital": [injection.fact]}] if injection.fact else [],
            "sources": {_file(injection): []},
            "reason": None if injection.fact else "absent",
            "part": injection.part,
        }
    )
    forbidden = Forbidden(canary=injection.canary, links=injection.links)
    return Task(of.name, "injection", (question,), injection.part, injection.id, injection.attack, forbidden)


def _file(injection: Injection) -> str:
    return f"{injection.id}.txt"
