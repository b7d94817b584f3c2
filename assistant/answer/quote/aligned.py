"""Finds another sum at the place where another paper speaks of the same, told by a sum that both have there.

A nota has "Het programma kost € 324 miljoen; beschikbaar is € 341 miljoen", its letter "Beschikbaar is € 341 miljoen.
Na aftrek van wat het programma kost, € 321 miljoen, …": the words differ, and that both paragraphs have the 341 tells
that they speak of one thing. Two sums for it come near to each other, and neither paper has that of the other one.
"""

from collections.abc import Iterable

from assistant.answer.evidence.candidate import Evidence
from assistant.answer.quote.apart import other_name, other_time
from assistant.answer.quote.figures import Figure, amounts, nearness
from assistant.retrieve.base import Library

_DIGITS = 3  # of the sums that both places have, from which these tell: 341,4 does, and 5 or 20 may be of anything
_NEAR = 0.75  # the lesser of two sums for the same thing, as a share of the larger one, at least


def aligned(index: Library, told: Evidence, others: Iterable[Evidence], sums: Iterable[Figure]) -> Evidence | None:
    """Return the sentence of another paper with a sum near to that of a given one, where both places share a sum.

    Args:
        index: where the documents are.
        told: the sentence.
        others: sentences of papers that tell of the same as its own.
        sums: those of it that answer the question.
    """
    own, here = {figure.value for figure in sums}, _values(_place(told))
    beside = [
        item
        for item in others
        if item.document.id != told.document.id
        if sum(_digits(value) for value in here & _values(_place(item))) >= _DIGITS
        if not (other_name(told, item, ()) or other_time(told.text, item.text))
    ]
    if not (own and beside):
        return None
    ids = {told.document.id, *(item.document.id for item in beside)}
    whole = {id_: _values([index.text(id_)]) for id_ in ids}
    found = [
        (near, item)
        for item in beside
        for value in own - whole[item.document.id]
        for another in _values([item.said]) - whole[told.document.id]
        if (near := nearness(value, another)) >= _NEAR
    ]
    return max(found, key=lambda pair: pair[0], default=(0.0, None))[1]


def worded(row: Evidence, candidates: Iterable[Evidence]) -> Evidence:
    """Return a sentence of the same paper that has a sum of a row, which stands alone; the row itself where none has.

    Args:
        row: what may be a row of a table.
        candidates: sentences among which it may be.
    """
    sums = _values([row.text])
    same = (item for item in candidates if item.document.id == row.document.id and not item.unit.row)
    return next((item for item in same if row.unit.row and sums & _values([item.text])), row)


def _place(item: Evidence) -> list[str]:
    """Return the sentences of the paragraph that a sentence stands in; of a bullet those right above and below it."""
    unit = item.unit
    place = [other.text for other in item.around if other.block == unit.block]
    if unit.bullet and unit.leads:
        # Bullets under one line go on about one thing as the sentences of a paragraph do.
        same = [other for other in item.around if other.bullet and other.leads == unit.leads]
        at = next(position for position, other in enumerate(same) if other.start == unit.start)
        place += [other.text for other in same[max(0, at - 1) : at + 2]]
    return place


def _values(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(figure.value for text in texts for figure in amounts(text))


def _digits(value: str) -> int:
    return len(value.replace(".", "").strip("0"))
