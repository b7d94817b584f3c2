"""Answers a question that sets two sources side by side: what the nota says and what the letter says, A and B."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import product

from assistant.answer.evidence.gather import Evidence, gather
from assistant.answer.evidence.kinds import DECISIVE
from assistant.answer.evidence.words import Words
from assistant.answer.inquiry import Finding, Inquiry
from assistant.answer.lookup.documents import KINDS
from assistant.answer.question.asked import Asked, asked
from assistant.answer.quote.counterpart import counterpart
from assistant.answer.quote.extractive import arrange
from assistant.retrieve.base import Library
from assistant.retrieve.question import understand
from assistant.retrieve.search import Retriever
from ingest.document import Kind
from ingest.index.filters import Filters

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


def compared_sources(inquiry: Inquiry) -> Finding | None:
    """Return what each of the sources that a question compares says; None where it compares nothing."""
    sides = compared(
        inquiry.index, inquiry.retriever, inquiry.words, inquiry.whole, inquiry.filters, depth=inquiry.depth
    )
    if not sides:
        return None
    return Finding(tuple(arrange(inquiry.question, inquiry.wanted, sides, words=inquiry.length)))


def compared(
    index: Library,
    retriever: Retriever,
    words: Words,
    question: str,
    filters: Filters,
    *,
    depth: int = 20,
    coverage: float = 0.5,
    own: float = 0.3,
) -> list[Evidence]:
    """Return what each of the sources that a question compares says of its subject.

    Args:
        index: where the documents are.
        retriever: finds passages of each kind.
        words: reads question and evidence.
        question: as asked.
        filters: which documents count.
        depth: passages read of each kind.
        coverage: least share of the subject's words that a sentence with what governs it holds.
        own: least share in the sentence itself.

    Returns:
        A sentence of each, two at least; empty where the question compares nothing, or one side says nothing of it.
    """
    if not _COMPARES.search(question) or filters.kinds:
        return []
    kinds = _kinds(question)
    about = question
    for pattern, _ in KINDS:
        about = re.sub(rf"(?:\b(?:de|het|een)\s+)?{pattern}(?:'s|\w)*", " ", about, flags=re.IGNORECASE)
    about = " ".join(_SAYS.sub(" ", about).split())
    topic = understand(about)
    wanted = tuple(kind for kind in asked(question) if kind not in (Asked.WHICH, Asked.YESNO)) or (Asked.OTHER,)

    def read(query: str, *of: Kind) -> list[Evidence]:
        hits = retriever.search(query, replace(filters, kinds=of), depth)
        return gather(index, words, topic, hits, wanted=wanted)

    def fitting(candidates: Sequence[Evidence]) -> list[Evidence]:
        # That both sides must say something of it makes up for a word that only chooses the documents.
        near = [item for item in candidates if not item.violations and item.coverage >= coverage and item.own >= own]
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
    for place, kind in enumerate(kinds):
        if not sides[place]:
            # Worded otherwise than the question, it may still be worded as the other side is.
            found = counterpart(words, known, read(known.text, kind), topic.numbers, least=_LIKE_KIND)
            sides[place] = [found] if found else []
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
