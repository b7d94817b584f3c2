"""What can be quoted: the units of the found passages, with how far each holds the question."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer.evidence.candidate import Evidence
from assistant.answer.evidence.weighing import Passage, Weighing
from assistant.answer.evidence.words import Words
from assistant.answer.question.asked import Asked, asked
from assistant.retrieve.base import Library
from assistant.retrieve.hit import Hit
from assistant.retrieve.question import Question


def gather(
    index: Library,
    words: Words,
    question: Question,
    hits: Sequence[Hit],
    *,
    topic: Question | None = None,
    wanted: Sequence[Asked] = (),
) -> list[Evidence]:
    """Cut the found passages into units and weigh each against the question.

    Args:
        index: where the hits come from.
        words: reads question and evidence.
        question: the question.
        hits: found passages, best first.
        topic: the question that names the subject, where this one leaves it out ("… en wanneer was dat?").
        wanted: kinds of answer asked for, where the question is a rest that does not say so.

    Returns:
        Candidates, best first; each unit once.
    """
    question = replace(question, names=_names(question, hits))
    weighing = Weighing(index, words, question, topic, wanted or asked(question.text), hits)
    found: dict[tuple[str, int], Evidence] = {}
    for hit in hits:
        passage = Passage(index, words, hit, weighing.spelled)
        for position, unit in enumerate(passage.around):
            place = (hit.document.id, unit.start)
            outside = unit.end <= hit.passage.start or unit.start >= hit.passage.end
            if not outside and place not in found and weighing.may_tell(hit, unit):
                found[place] = weighing.weigh(passage, position)
    return sorted(found.values(), key=lambda item: (-item.score, item.document.id, item.unit.start))


def _names(question: Question, hits: Sequence[Hit]) -> tuple[str, ...]:
    """Return the names of a question; a word that opens it is none where the passages write it without a capital."""
    found = []
    for name in question.names:
        first, _, rest = name.partition(" ")
        opens = question.text.lstrip("\"“‘' ").startswith(name) and not any(letter.isupper() for letter in first[1:])
        if opens and any(re.search(rf"\b{re.escape(first.lower())}", hit.passage.text) for hit in hits):
            found += [rest] if rest else []
        else:
            found.append(name)
    return tuple(found)
