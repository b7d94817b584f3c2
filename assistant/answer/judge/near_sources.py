"""The sources that a refusal lists beside what it quotes."""

from assistant.answer.types import Answer
from assistant.retrieve.hit import Hit


def near_sources(answer: Answer, most: int) -> list[Hit]:
    """Return the best passage of each document that comes near and is not cited.

    Args:
        answer: a refusal.
        most: documents at most.

    Returns:
        Passages, best first, one of each document; copies of one (as sent, as published) are one. None for a question
        on another subject: something is always found, but then it is not near.
    """
    if answer.off_subject:
        return []
    best: dict[object, Hit] = {}
    named: set[object] = {citation.document for citation in answer.citations}
    named |= {(citation.kind, citation.title, citation.date) for citation in answer.citations}
    for hit in answer.nearest:
        document = hit.document
        key = document.kind, document.title, document.date
        if not {key, document.id} & named:
            best.setdefault(key, hit)
    return list(best.values())[:most]
