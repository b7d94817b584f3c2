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
#: The same in words that say much else, so that two sources must be named beside them.
_ALSO_COMPARES = re.compile(
    r"\b(?:het)?zelfde\b|\bgelijk aan\b|\btegenspra\w+|\bspre(?:ekt|ken)\b.{0,120}\btegen\b|\bstro(?:okt|ken)\b|"
    r"\bkl(?:opt|oppen)\b.{0,120}\bmet\b|\b(?:in|uit) (?:de|het) \w+.{0,40}\ben (?:in |uit )?(?:de|het) \w+",
    re.IGNORECASE,
)
#: Two versions of one paper.
_VERSIONS = re.compile(r"\bversies\b|\bversie\b.{0,60}\bversie\b|\b(?:en|of) (?:de )?(?:\w+ )?versie\b", re.IGNORECASE)
_VERSION = re.compile(
    r"\b(?:(?:de|beide|twee|eerste|tweede|laatste|vorige|andere) )*versies?\b(?: \d+\b)?", re.IGNORECASE
)
#: What such a question says of comparing, and not of the subject.
_SAYS = re.compile(
    r"\b(?:let op|op welke punten|wat is het|wat zijn de|als het gaat om|van elkaar|met elkaar|"
    r"verschil\w*|afwijk\w*|wijk(?:t|en)?|tegenstrijdig\w*|vergeleken|vergelijk\w*|komen|overeen|volgens|tussen|over)\b|"
    r"\b(?:het)?zelfde\b|\bgelijk aan(?: dat)?\b|\btegenspra\w+|\b(?:spreekt|spreken) (?:elkaar )?|"
    r"\btegen(?= over|\?|$)|"
    r"\b(?:stro(?:okt|ken)|klopt|kloppen|zeggen|zegt|noemen|noemt)\b|\bmet (?:dat|die) in\b|"
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
    question = inquiry.whole
    kinds = _kinds(question)
    compares = _COMPARES.search(question) or (len(kinds) > 1 and _ALSO_COMPARES.search(question))
    versions = _VERSIONS.search(question)
    if not (compares or versions) or inquiry.filters.kinds:
        return []
    comparison = _Comparison(inquiry)
    found = comparison.of_versions(kinds) if versions else []
    if found or not compares:
        return found
    return comparison.of_kinds(kinds) if len(kinds) > 1 else comparison.of_sentences()


class _Comparison:
    """Reads what the sources say of the subject of a question that compares.

    Args:
        inquiry: the question.
    """

    def __init__(self, inquiry: Inquiry) -> None:
        about = _VERSION.sub(" ", inquiry.whole)
        for pattern, _ in KINDS:
            about = re.sub(rf"(?:\b(?:de|het|een)\s+)?{pattern}(?:'s|\w)*", " ", about, flags=re.IGNORECASE)
        self._inquiry = inquiry
        self._about = " ".join(_SAYS.sub(" ", about).split())
        self._topic = understand(self._about)
        kinds = (kind for kind in asked(inquiry.whole) if kind not in (Asked.WHICH, Asked.YESNO))
        self._wanted = tuple(kinds) or (Asked.OTHER,)

    def of_versions(self, kinds: Sequence[Kind]) -> list[Evidence]:
        """Return what two versions of one paper say; nothing where one of them says nothing of it, or both the same."""
        index = self._inquiry.index
        told = self._fitting(self._read(self._about, kinds))[:1]
        if not told:
            return []
        papers = index.documents_by_id(self._belonging(told[0]))
        same = [id_ for id_, document in papers.items() if document.kind is told[0].document.kind]
        return self._pair(told, self._read(told[0].text, kinds, same) if same else [], _LIKE_KIND)

    def of_sentences(self) -> list[Evidence]:
        """Return two sentences about the same that differ, whatever their documents; nothing where none do."""
        candidates = self._read(self._about, ())
        return self._pair(self._fitting(candidates)[:1], candidates, _LIKE)

    def of_kinds(self, kinds: Sequence[Kind]) -> list[Evidence]:
        """Return what a document of each kind says; nothing where one kind says nothing of it."""
        sides = [self._fitting(self._read(self._about, [kind])) for kind in kinds]
        known = next((side[0] for side in sides if side), None)
        if known is None:
            return []
        for place, kind in enumerate(kinds):
            if kind is not known.document.kind:
                sides[place] = self._of_kind(kind, known, sides[place]) or sides[place]
        return _nearest(sides) if all(sides) else []

    def _of_kind(self, kind: Kind, known: Evidence, side: Sequence[Evidence]) -> list[Evidence]:
        """Return sentences of one kind beside a known one: the letter that a nota goes with is meant before others."""
        belong = self._belonging(known)
        own = [item for item in side if item.document.id in belong]
        own = own or (self._fitting(self._read(self._about, [kind], belong)) if belong else [])
        for among in (belong, self._inquiry.filters.documents):
            if not own and (among or not side):
                # Worded otherwise than the question, it may still be worded as the other side is.
                own = self._pair([known], self._read(known.text, [kind], among), _LIKE_KIND)[1:]
            if not own and among:
                own = self._beside(known, kind, among)
        return own

    def _beside(self, known: Evidence, kind: Kind, among: Sequence[str]) -> list[Evidence]:
        """Return the sentence that stands beside the same sum in another paper, where the words are others."""
        same = worded(known, self._read(known.text, [known.document.kind], [known.document.id]))
        others = self._read(same.text, [kind], among)
        found = aligned(self._inquiry.index, same, others, amounts(known.text))
        return [found] if found else []

    def _belonging(self, known: Evidence) -> list[str]:
        passing = self._inquiry.filters.documents
        return [id_ for id_ in kin(self._inquiry.index, known.document.id) if id_ in (passing or (id_,))]

    def _pair(self, told: Sequence[Evidence], candidates: Sequence[Evidence], least: float) -> list[Evidence]:
        words, given = self._inquiry.words, self._topic.numbers
        other = counterpart(words, told[0], candidates, given, least=least) if told else None
        return [*told, other] if other else []

    def _read(self, query: str, of: Sequence[Kind], among: Sequence[str] | None = None) -> list[Evidence]:
        inquiry = self._inquiry
        documents = inquiry.filters.documents if among is None else tuple(among)
        hits = inquiry.retriever.search(
            query, replace(inquiry.filters, kinds=tuple(of), documents=documents), inquiry.depth
        )
        return gather(inquiry.index, inquiry.words, self._topic, hits, wanted=self._wanted)

    def _fitting(self, candidates: Sequence[Evidence]) -> list[Evidence]:
        # That both sides must say something of it makes up for a word that only chooses the documents.
        near = [item for item in candidates if not item.violations and item.coverage >= _COVERAGE and item.own >= _OWN]
        wanted = set(self._wanted)
        return [item for item in near if not wanted & DECISIVE or wanted & item.kinds]


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
