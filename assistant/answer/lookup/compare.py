"""Answers a question that sets two sources side by side: what the nota says and what the letter says, A and B."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import product

from assistant.answer.evidence.candidate import Evidence
from assistant.answer.evidence.gather import gather
from assistant.answer.evidence.kinds import DECISIVE
from assistant.answer.inquiry import Finding, Inquiry
from assistant.answer.lookup.documents import KINDS
from assistant.answer.question.asked import Asked, asked
from assistant.answer.quote.aligned import aligned, worded
from assistant.answer.quote.counterpart import counterpart
from assistant.answer.quote.extractive import arrange
from assistant.answer.quote.figures import amounts
from assistant.retrieve.question import understand
from assistant.retrieve.related import kin
from ingest.document import Kind

_COMPARES = re.compile(
    r"\b(?:verschil\w*|verschilt|verschillen|afwijk\w*|wijk(?:t|en)\b.{0,120}\baf|tegenstrijdig\w*|vergeleken|vergelijk\w*|"
    r"komen\b.{0,80}\bovereen|volgens de \w+.{0,40}\ben (?:volgens )?(?:de|het) \w+)\b",
    re.IGNORECASE,
)
#: What such a question says of comparing, and not of the subject.
_SAYS = re.compile(
    r"\b(?:let op|op welke punten|wat is het|wat zijn de|als het gaat om|van elkaar|met elkaar|"
    r"verschil\w*|afwijk\w*|wijk(?:t|en)?|tegenstrijdig\w*|vergeleken|vergelijk\w*|komen|overeen|volgens|tussen|over)\b|"
    r"\baf(?=\s|[?.,]|$)",
    re.IGNORECASE,
)


#: Score, as a share of the best of its side, from which a sentence may make a pair with one of the other side.
_PAIR = 0.85
#: Likeness of two sentences about the same, where their sources are named by kind, and where they are not.
_LIKE_KIND, _LIKE = 0.25, 0.4
_UNDATED = 10**6  # days between documents of which one has no date: more than between any two that have one


#: Least share of the subject's words that a sentence with what governs it holds, and that it holds itself.
_COVERAGE, _OWN = 0.5, 0.3


def compared_sources(inquiry: Inquiry) -> Finding | None:
    """Return what each of the sources that a question compares says of its subject.

    Returns:
        A sentence of each, two at least; None where it compares nothing, or one side says nothing of it.
    """
    sides = _sides(inquiry)
    if not sides:
        return None
    return Finding(tuple(arrange(inquiry.question, inquiry.wanted, sides, words=inquiry.length)))


def _sides(inquiry: Inquiry) -> list[Evidence]:
    index, words, question, filters = inquiry.index, inquiry.words, inquiry.whole, inquiry.filters
    if not _COMPARES.search(question) or filters.kinds:
        return []
    kinds = _kinds(question)
    about = question
    for pattern, _ in KINDS:
        about = re.sub(rf"(?:\b(?:de|het|een)\s+)?{pattern}(?:'s|\w)*", " ", about, flags=re.IGNORECASE)
    about = " ".join(_SAYS.sub(" ", about).split())
    topic = understand(about)
    wanted = tuple(kind for kind in asked(question) if kind not in (Asked.WHICH, Asked.YESNO)) or (Asked.OTHER,)

    def read(query: str, *of: Kind, among: Sequence[str] = filters.documents) -> list[Evidence]:
        chosen = replace(filters, kinds=of, documents=tuple(among))
        hits = inquiry.retriever.search(query, chosen, inquiry.depth)
        return gather(index, words, topic, hits, wanted=wanted)

    def fitting(candidates: Sequence[Evidence]) -> list[Evidence]:
        # That both sides must say something of it makes up for a word that only chooses the documents.
        near = [item for item in candidates if not item.violations and item.coverage >= _COVERAGE and item.own >= _OWN]
        return [item for item in near if not set(wanted) & DECISIVE or set(wanted) & item.kinds]

    if len(kinds) < 2:
        candidates = read(about)
        told = fitting(candidates)[:1]
        other = counterpart(words, told[0], candidates, topic.numbers, least=_LIKE) if told else None
        return [*told, other] if other else []
    sides = [fitting(read(about, kind)) for kind in kinds]
    known = next((side[0] for side in sides if side), None)
    if known is None:
        return []
    linked = kin(index, known.document.id)
    belong = [id_ for id_ in linked if id_ in (filters.documents or (id_,))]

    def beside(kind: Kind) -> Evidence | None:
        same = worded(known, read(known.text, known.document.kind, among=(known.document.id,)))
        return aligned(index, same, read(same.text, kind, among=belong), amounts(known.text))

    for place, kind in enumerate(kinds):
        if kind is known.document.kind:
            continue
        # The letter that a nota goes with is meant before any other that is on the subject.
        own = [item for item in sides[place] if item.document.id in linked]
        own = own or (fitting(read(about, kind, among=belong)) if belong else [])
        for among in (belong, filters.documents):
            if not own and (among or not sides[place]):
                # Worded otherwise than the question, it may still be worded as the other side is.
                found = counterpart(words, known, read(known.text, kind, among=among), topic.numbers, least=_LIKE_KIND)
                found = found or (beside(kind) if among else None)
                own = [found] if found else []
        sides[place] = own or sides[place]
    return _nearest(sides) if all(sides) else []


def _nearest(sides: Sequence[Sequence[Evidence]]) -> list[Evidence]:
    """Return a sentence of each side, of the documents nearest in time: a nota and the letter it goes with."""
    good = [[item for item in side if item.score >= _PAIR * side[0].score] for side in sides]
    return list(min(product(*good), key=_span))


def _span(chosen: Iterable[Evidence]) -> int:
    dates = [item.document.date for item in chosen]
    days = [day.toordinal() for day in dates if day]
    return max(days) - min(days) if len(days) == len(dates) else _UNDATED


def _kinds(question: str) -> Sequence[Kind]:
    return [kind for pattern, kind in KINDS if re.search(pattern, question, re.IGNORECASE)]
