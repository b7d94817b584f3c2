"""Whether a question is about what the documents are about at all; retrieval always finds something."""

from collections.abc import Sequence

from assistant.answer.evidence.anchors import name_stands
from assistant.answer.evidence.candidate import Evidence
from assistant.answer.evidence.words import Words
from assistant.answer.judge.refuse import Limits
from assistant.answer.question.predicate import predicates
from assistant.retrieve.hit import Hit
from assistant.retrieve.question import Question
from ingest.dutch.fold import fold

_HELD = 0.5  # share of a question's subject that must stand in what was found for it not to be of another subject


def subject_words(words: Words, question: Question) -> dict[str, float]:
    """Return the words of a question that say what it is about, with their weights; what happens is no subject.

    Args:
        words: reads the question.
        question: what was asked.
    """
    verbs = predicates(question.text)
    return {key.written: key.weight for key in words.subject(question.rest) if key.written not in verbs}


def on_subject(question: Question, candidates: Sequence[Evidence], limits: Limits) -> bool:
    """Tell whether a question is on the subject of the documents, so that what comes nearest is worth quoting.

    Args:
        question: what was asked.
        candidates: what was found; the question may be on their subject though none answers it.
        limits: how near in meaning the best passage must come, where no document is about what the question names.
    """
    if not candidates:
        return False
    titles = {fold(item.document.title) for item in candidates}
    about = any(name_stands(name, title) for name in question.names for title in titles)
    return about or max(item.hit.dense for item in candidates) >= limits.near_cosine


def off_subject(
    words: Words, question: Question, candidates: Sequence[Evidence], hits: Sequence[Hit], limits: Limits
) -> bool:
    """Tell whether a question is on another subject than the documents, so that no source is near.

    Not the contrary of ``on_subject``: in between, a question may be asked in other words than the documents use.

    Args:
        words: reads the question.
        question: what was asked.
        candidates: what was found, none of which answers it.
        hits: the passages they stand in, best first.
        limits: how far in meaning the best passage must be; farther still where it has not one word.
    """
    told = [fold(f"{hit.document.title} ; {hit.passage.text}") for hit in hits]
    if question.references or any(name_stands(name, text) for name in question.names for text in told):
        return False
    subject = subject_words(words, question)
    if not subject:
        return False
    found = frozenset[str]().union(*(item.covered for item in candidates))
    share = sum(weight for word, weight in subject.items() if word in found) / sum(subject.values())
    best = max((hit.dense for hit in hits), default=0.0)
    return share < _HELD and best < (limits.near_cosine if share else limits.close)
