"""Finds what another document says of the same thing: the sentence most like a given one, with another figure."""

from collections.abc import Iterable, Sequence

from assistant.answer.evidence.anchors import facts
from assistant.answer.evidence.candidate import Evidence
from assistant.answer.evidence.kinds import holds
from assistant.answer.evidence.numerals import numerals
from assistant.answer.evidence.weigh import coverage
from assistant.answer.evidence.words import Words
from assistant.answer.question.asked import Asked

#: Likeness from which two sentences differ in little but a figure, so that others may agree: the day of a count.
_SAME = 0.8


def figures(item: Evidence, question: Iterable[str]) -> frozenset[str]:
    """Return the numbers, in digits or words, and dates of a candidate that the question does not have.

    Args:
        item: the candidate.
        question: numbers of the question.
    """
    units = (item.unit, *item.follows)
    return frozenset[str]().union(*(facts(unit.text) | numerals(unit.text) for unit in units)) - set(question)


def likeness(words: Words, one: Evidence, other: Evidence) -> float:
    """Return the share of what one sentence is about that another one holds, by weight, the lesser way round."""
    # A number in words is what they differ in.
    keys = ([key for key in words.keys(item.text) if not numerals(key.written)] for item in (one, other))
    return min(coverage(mine, words.terms(yours.text)) for mine, yours in zip(keys, (other, one), strict=True))


def counterpart(
    words: Words, told: Evidence, candidates: Sequence[Evidence], question: Sequence[str], *, least: float
) -> Evidence | None:
    """Return the candidate of another document that is most like a sentence and has another figure.

    Args:
        words: reads both.
        told: the sentence; it has a figure itself.
        candidates: what may be its counterpart.
        question: numbers of the question, which both may have.
        least: likeness from which two sentences are about the same.

    Returns:
        The likest that holds a word of the question too, or None where none is like enough or all give the same.
    """
    own = figures(told, question)
    money = holds(Asked.AMOUNT, told.text)
    others = [item for item in candidates if item.document.id != told.document.id and item.own and not item.members]
    found = [
        (share, item)
        for item in others
        if own and (other := figures(item, question)) and holds(Asked.AMOUNT, item.text) == money
        if own - other and other - own and ((share := likeness(words, told, item)) >= _SAME or not other & own)
    ]
    share, best = max(found, key=lambda pair: pair[0], default=(0.0, None))
    return best if share >= least else None
