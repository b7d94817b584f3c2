"""Finds the source that gives another figure for the same thing: the nota says one sum, the letter another one.

A sentence that answers with a figure is looked up once more, by what it says itself, in the documents that belong to
its own: the letter of a nota, the other version of it, the letter about a motion. What they say of the same thing with
another figure is shown beside it, each under its own source. Whether two sentences are about the same is told by the
words that they share, by how far both hold the question, and by names, units and periods, which must not differ.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.answer.evidence.candidate import Evidence
from assistant.answer.evidence.carried import described
from assistant.answer.evidence.gather import gather
from assistant.answer.evidence.units import Unit
from assistant.answer.evidence.weigh import coverage
from assistant.answer.evidence.words import Words
from assistant.answer.question.asked import Asked
from assistant.answer.quote.aligned import aligned, worded
from assistant.answer.quote.apart import other_name, other_time
from assistant.answer.quote.choose import tells_earlier
from assistant.answer.quote.figures import (
    Figure,
    Read,
    amounts,
    counts,
    dates,
    in_full,
    nearness,
    reader,
    without_those_of,
)
from assistant.retrieve.base import Library
from assistant.retrieve.question import Question
from assistant.retrieve.related import kin
from assistant.retrieve.search import Retriever
from ingest.document import Kind
from ingest.index.filters import Filters

_HOW_MANY = re.compile(r"\bhoe ?veel (?:procent van )?([\w'’-]+)", re.IGNORECASE)
_LATEST = re.compile(r"\b(?:actue(?:el|le)|huidige|laatste|momenteel|op dit moment|inmiddels)\b", re.IGNORECASE)
#: What each share counts in telling whether two sentences are about the same.
_WORDS, _QUESTION, _LINKED, _HANDS = 0.3, 0.2, 0.1, 0.2
_LEAST, _SURE = 0.6, 0.65
_SHARED = 0.8  # shares that two sentences have of each other, added up, below which they are about two things
_ALIKE = 1.3  # the same from which one may lack a word of the question that the other one has
_EACH, _EACH_SURE = 0.1, 0.25  # the least of the two: to show them, and to say that they differ
_TWIN = 0.7  # the least of the two from which a figure that was not asked for is told
_COVERED = 0.5  # share of the question that the other one holds, as a share of what the first one does, at least
_BRIEF = 12  # words of a sentence that does no more than put a figure right
_COUNTED = 2  # words after a number that say what it counts: "nieuwe loketten"
#: The lesser of two figures for one thing, as a share of the larger one, at least: a slip of a digit is shown.
_ORDER = 0.1
_FLOOR = 0.2  # a share of the question below which a larger one of the other sentence says nothing


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A sentence with another figure.

    Attributes:
        evidence: the sentence.
        sure: both are surely about the same, and stand in papers that belong together.
    """

    evidence: Evidence
    sure: bool


class Disagreements:
    """Finds them in one index.

    Args:
        index: where the documents are.
        retriever: finds passages in them.
        words: reads the sentences.
        passages: how many passages of the documents that belong together are read.
    """

    def __init__(self, index: Library, retriever: Retriever, words: Words, *, passages: int = 12) -> None:
        self._index = index
        self._retriever = retriever
        self._words = words
        self._passages = passages

    def find(
        self,
        question: Question,
        wanted: Sequence[Asked],
        chosen: Sequence[Evidence],
        candidates: Sequence[Evidence],
        filters: Filters,
    ) -> Disagreement | None:
        """Return the sentence that gives another figure than the first one; None where there is none.

        Args:
            question: what was asked.
            wanted: the kinds of answer that it asks for.
            chosen: the sentences that answer it, the best first; of those the others may give that figure already.
            candidates: others that were found for the question.
            filters: which documents may be used.
        """
        told = chosen[0]
        read = reader(wanted, told.said)
        if tells_earlier(question.text):
            return None
        # What it gives besides is looked at as well, and told where the other paper has the same sentence otherwise.
        reads = [read] if read else [other for other in (amounts, counts, dates) if other(told.said)]
        linked = kin(self._index, told.document.id) if reads else {}
        if not (read or linked):
            return None
        others = list(candidates) if read else []
        allowed = tuple(id_ for id_ in linked if id_ in (filters.documents or (id_,)))
        if allowed:
            hits = self._retriever.search(told.text, replace(filters, documents=allowed), self._passages)
            others += gather(self._index, self._words, question, hits, wanted=wanted)
        if _LATEST.search(question.text):
            others = [item for item in others if linked.get(item.document.id)]
        found = (self._by(each, question, chosen, others, linked) for each in reads)
        best = next((other for other in found if other and (read or self._twin(told, other))), None)
        if best or read is not amounts:
            return best
        return self._aligned(question, told, candidates, [item for item in others if linked.get(item.document.id)])

    def _by(
        self,
        read: Read,
        question: Question,
        chosen: Sequence[Evidence],
        others: Sequence[Evidence],
        linked: Mapping[str, bool],
    ) -> Disagreement | None:
        """Return the sentence that gives another figure of one sort."""
        told = chosen[0]
        shown = [figure for item in chosen[1:] for figure in read(item.said)]
        if read is dates:
            shown = in_full(shown)  # that something is of 2099 does not show that it is due on 1 October
        new = [item for item in others if without_those_of(read(item.said), shown)]
        rated = [
            (self._likeness(told, item, linked.get(item.document.id)), item)
            for item in (*chosen[1:], *new)
            if self._differs(read, question, told, item)
        ]
        likeness, best = max(rated, key=lambda pair: pair[0], default=(0.0, None))
        if best is None or likeness < _LEAST:
            return None
        return Disagreement(best, self._sure(told, best, likeness) and linked.get(best.document.id, False))

    def _aligned(
        self, question: Question, told: Evidence, candidates: Sequence[Evidence], others: Sequence[Evidence]
    ) -> Disagreement | None:
        """Return another sum that stands where the other hand of the paper speaks of the same; never as sure."""
        sums = without_those_of(amounts(told.said), amounts(question.text))
        found = aligned(self._index, worded(told, candidates), others, sums)
        return Disagreement(found, sure=False) if found else None

    def _twin(self, told: Evidence, other: Disagreement) -> bool:
        """Tell whether two sentences surely say the same in nearly the same words."""
        item = other.evidence
        return other.sure and min(self._share(told, item), self._share(item, told)) >= _TWIN

    def _sure(self, told: Evidence, item: Evidence, likeness: float) -> bool:
        """Tell whether two sentences are surely about the same; of a row a few words are all there is to go by."""
        whole = not (told.unit.row or item.unit.row)
        return whole and likeness >= _SURE and min(self._share(told, item), self._share(item, told)) >= _EACH_SURE

    def _differs(self, read: Read, question: Question, told: Evidence, item: Evidence) -> bool:
        """Tell whether another sentence gives another figure of the same sort, not plainly about another thing."""
        if item.document.id == told.document.id or item.unit.text.endswith("?"):
            return False
        if not all(self._settled(name, question, told, item) for name in item.violations):
            return False
        if item.members and item.document.kind is not Kind.MOTIE:
            return False  # what a fractie read or heard is no source of it
        if item.coverage < _COVERED * told.coverage:
            return False
        if item.vital and not told.vital and self._shared(told, item) < _ALIKE:
            return False
        given = read(question.text)
        mine, theirs = (self._asked_for(read, question, one.said, given) for one in (told, item))
        if read is counts:
            theirs = [figure for figure in theirs if self._same_unit(figure, mine)]
        alone, another = without_those_of(mine, theirs), without_those_of(theirs, mine)
        if not (alone and another):
            return False
        if read is not dates and max(nearness(a.value, b.value) for a in alone for b in another) < _ORDER:
            return False
        if read is not dates and other_time(told.text, item.text):
            return False
        return not other_name(told, item, question.names)

    def _settled(self, name: str, question: Question, told: Evidence, item: Evidence) -> bool:
        """Tell whether either paper says whose it is what the other sentence speaks of without a name."""
        whole = "\n".join(self._index.text(one.document.id) for one in (told, item))
        return name in question.names and described(name, question.text, item.text, whole)

    def _asked_for(self, read: Read, question: Question, text: str, given: Sequence[Figure]) -> list[Figure]:
        """Return the figures of a sentence that may answer the question: of how many a number of just those."""
        found = without_those_of(read(text), given)
        if read is dates:
            return in_full(found) or found
        head = _HOW_MANY.search(question.text) if read is counts else None
        of_head = self._words.terms(head[1]) if head else frozenset()
        return [figure for figure in found if of_head & self._words.terms(figure.unit)] or found

    def _same_unit(self, figure: Figure, others: Sequence[Figure]) -> bool:
        unit = self._unit(figure)
        return bool(unit) and any(unit & self._unit(other) for other in others)

    def _unit(self, figure: Figure) -> frozenset[str]:
        """Return what a number counts; what stands further on is where or when that was."""
        counted = figure.unit.replace("%", "procent").split()
        return self._words.terms(" ".join(counted[:_COUNTED]))

    def _likeness(self, told: Evidence, item: Evidence, linked: bool | None) -> float:
        """Return how far two sentences are about the same; 0 where they share too little."""
        shared = self._shared(told, item)
        bonus = {None: 0.0, False: _LINKED, True: _HANDS}[linked]
        if shared < _SHARED - bonus / 4:
            return 0.0
        held = min(1.0, item.own / max(told.own, _FLOOR)) + min(1.0, item.coverage / max(told.coverage, _FLOOR))
        return _WORDS * shared + _QUESTION * held + bonus

    def _shared(self, told: Evidence, item: Evidence) -> float:
        """Return the shares of what two sentences are about that the other one has, added up; 0 where one has none."""
        shares = self._share(told, item), self._share(item, told)
        return sum(shares) if min(shares) >= _EACH else 0.0

    def _share(self, one: Evidence, other: Evidence) -> float:
        """Return the share of what one sentence is about that another one has, of that in it which has a figure."""
        terms = self._governed(other)
        keys = [self._words.keys(part) for part in _parts(one)]
        return max(coverage(part, terms) for part in [*(part for part in keys[1:] if len(part) > 1), keys[0]])

    def _governed(self, item: Evidence) -> frozenset[str]:
        leads = [item.around[lead].text for lead in item.unit.leads]
        return self._words.all_terms((item.text, item.section, *leads))


def _parts(item: Evidence) -> list[str]:
    """Return the text of a sentence, then each part with a figure; of a row each such cell with its label."""
    if item.unit.row and ":" in item.text:
        label, cells = item.text.split(":", 1)
        return [f"{label} {cell}" for cell in cells.split(";") if re.search(r"\d", cell)] or [item.text]
    parts = re.split(r"(?<=\D):\s", item.text)
    return [item.text, *(part for part in parts if re.search(r"\d", part) and len(parts) > 1)]


def in_words(wanted: Sequence[Asked], accepted: Sequence[Evidence]) -> list[Evidence]:
    """Return candidates with a sentence before the row of a table that is best, where its document says the same there.

    Args:
        wanted: the kinds of answer asked for.
        accepted: best first, at least one.
    """
    row, *others = accepted
    read = reader(wanted, row.text)
    if not row.unit.row or read is None:
        return list(accepted)
    figures = read(row.text)
    told = [
        item
        for item in others
        if item.document.id == row.document.id and not item.unit.row and not other_name(row, item, ())
        if read(item.text) and not without_those_of(read(item.text), figures)
    ]
    return [*told[:1], *(item for item in accepted if item not in told[:1])]


def corrects(wanted: Sequence[Asked], told: Evidence, after: Unit) -> bool:
    """Tell whether the sentence after one puts its figure right ("… op 1 juni. Dat is 1 juli geworden.").

    Args:
        wanted: the kinds of answer asked for.
        told: the sentence.
        after: the one after it in its paragraph.
    """
    read = reader(wanted, told.text)
    if read is None or not after.dependent or len(after.text.split()) > _BRIEF:
        return False
    return bool(without_those_of(read(after.text), read(told.text)))
