"""Answers a question that sets two kinds of documents side by side: what the nota says, and what the letter says."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer.asked import Asked, asked
from assistant.answer.documents import KINDS
from assistant.answer.evidence import Evidence, gather
from assistant.answer.kinds import DECISIVE
from assistant.answer.words import Words
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
    """Return what each of the kinds of documents that a question compares says of its subject.

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
        The best sentence of each kind, of two kinds at least; empty where the question compares none, or one of them
        says nothing of the subject.
    """
    kinds = _kinds(question)
    if len(kinds) < 2 or not _COMPARES.search(question) or filters.kinds:
        return []
    about = question
    for pattern, _ in KINDS:
        about = re.sub(rf"(?:\b(?:de|het|een)\s+)?{pattern}(?:'s|\w)*", " ", about, flags=re.IGNORECASE)
    about = " ".join(_SAYS.sub(" ", about).split())
    wanted = tuple(kind for kind in asked(question) if kind not in (Asked.WHICH, Asked.YESNO)) or (Asked.OTHER,)
    found = []
    for kind in kinds:
        hits = retriever.search(about, replace(filters, kinds=(kind,)), depth)
        candidates = gather(index, words, understand(about), hits, wanted=wanted)
        # That both kinds must say something of it makes up for a word that only chooses the documents.
        near = [item for item in candidates if not item.violations and item.coverage >= coverage and item.own >= own]
        fitting = [item for item in near if not set(wanted) & DECISIVE or set(wanted) & item.kinds]
        if not fitting:
            return []
        found.append(fitting[0])
    return found


def _kinds(question: str) -> Sequence[Kind]:
    return [kind for pattern, kind in KINDS if re.search(pattern, question, re.IGNORECASE)]
