"""What a motion asks: its dictum, near verbatim; all motions where a name is that of more than one."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.answer.evidence.anchors import violations
from assistant.answer.evidence.words import Key, Words, held
from assistant.answer.inquiry import Inquiry
from assistant.answer.question.asked import Asked
from assistant.answer.question.motion_question import INITIALS
from assistant.answer.quote.extractive import source_heading
from assistant.answer.types import Span, Statement
from assistant.dossier.motion_reference import MotionReferences
from assistant.dossier.motions import Motion, motions
from assistant.dossier.paper import Paper
from assistant.dossier.subject import Subjects
from assistant.retrieve.base import Library
from assistant.retrieve.question import Question
from assistant.retrieve.when import YEAR
from ingest.document import Kind
from ingest.dutch.fold import fold
from ingest.index.filters import Filters
from ingest.index.records import DocumentRecord, SectionRecord

_REQUEST = re.compile(r"(?:verzoekt|spreekt\b[^;]{0,60}\buit|roept\b)", re.IGNORECASE)
_ASKING = "verzoekt verzoek vraagt roept oproep wil eist bepleit regering kabinet kamer lid leden dictum"
_HELD = 0.4  # a word held less than this is missing
_SHORT = 80  # words at most of what motions do ask, beside what they do not
_END = re.compile(r"[,;]?\s*en gaat over tot de orde van de dag", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Motions:
    """What the motions that a question names ask.

    Attributes:
        statements: their dicta.
        names: how to tell them apart.
        ambiguous: there is more than one.
        lacks: what the question says of the subject and no motion of that name is about; the statements are then no
            answer, but what these motions do ask.
    """

    statements: tuple[Statement, ...]
    names: str
    ambiguous: bool
    lacks: tuple[str, ...] = ()


def motions_asked(inquiry: Inquiry) -> Motions | None:
    """Return the dicta of the motions that a question names by submitter or number; None where it names none.

    What else the question says is the subject, which the motion must then have.
    """
    index, words, understood = inquiry.index, inquiry.words, inquiry.understood
    if Asked.REQUEST not in inquiry.wanted or not (understood.names or understood.references):
        return None
    named = {word for name in understood.names for word in re.split(r"[ -]", name)}
    subject = [key for key in _subject(words, understood) if not set(key.written.split("-")) & named]
    submitted = _submitted(index, understood, inquiry.filters)
    found = [doc for doc in submitted if all(_about(index, words, doc, key) >= _HELD for key in subject)]
    if submitted and not found:
        best = min(([k for k in subject if _about(index, words, doc, k) < _HELD] for doc in submitted), key=len)
        told = _dicta(index, submitted, understood)
        lacks = tuple(key.written for key in best)
        return Motions(_short(told.statements) if told else (), "", ambiguous=False, lacks=lacks)
    return _dicta(index, found, understood)


def motions_about(inquiry: Inquiry) -> Motions | None:
    """Return the dicta of the motions on the subject of a question that asks what a motion requests.

    Returns:
        The motions that hold every content word of the question, best first, three at most; None without any.
    """
    index, words, understood, filters = inquiry.index, inquiry.words, inquiry.understood, inquiry.filters
    if Asked.REQUEST not in inquiry.wanted or "motie" not in fold(understood.text):
        return None
    if filters.kinds and Kind.MOTIE not in filters.kinds:
        return None
    keys = _subject(words, understood)
    if not keys:
        return None
    scored: list[tuple[float, int, DocumentRecord]] = []
    hits = inquiry.retriever.search(understood.text, replace(filters, kinds=(Kind.MOTIE,)), 20)
    documents = list({hit.document.id: hit.document for hit in hits}.values())
    for position, document in enumerate(documents):
        text = index.text(document.id)
        if violations(understood, text, "", document):
            continue
        holds = [_about(index, words, document, key) for key in keys]
        if min(holds) >= _HELD:
            scored.append((-sum(h * key.weight for h, key in zip(holds, keys, strict=True)), position, document))
    scored.sort(key=lambda entry: entry[:2])
    best = [document for score, _, document in scored if score <= 0.95 * scored[0][0]]
    return _dicta(index, best[:3], understood)


def became(index: Library, documents: Sequence[DocumentRecord], papers: Sequence[DocumentRecord]) -> list[Motion]:
    """Return what papers say became of motions, oldest motion first.

    Args:
        index: where they are.
        documents: the motions.
        papers: what may speak of them, besides what is linked to them.
    """
    links = [link for document in documents for link in index.links(document.id)]
    records = index.documents_by_id([id_ for link in links for id_ in (link.source, link.target)])
    records |= {paper.id: paper for paper in papers}
    others = [Paper(index, one) for one in records.values() if one.kind is not Kind.MOTIE]
    own = [Paper(index, document) for document in documents]
    return motions(own, others, MotionReferences(own, links, Subjects(index)), links, records)


def _subject(words: Words, understood: Question) -> list[Key]:
    asking = words.terms(_ASKING)
    return [key for key in words.subject(understood.rest) if key.stem not in asking]


def _about(index: Library, words: Words, document: DocumentRecord, key: Key) -> float:
    """Return how far a motion is about a word: in its title fully, elsewhere nearly so."""
    return max(held(key, words.terms(document.title)), 0.9 * held(key, words.terms(index.text(document.id))))


def _submitted(index: Library, understood: Question, filters: Filters) -> list[DocumentRecord]:
    initials = [fold(match) for match in INITIALS.findall(understood.text)]
    named = {id_ for key in understood.references for id_ in index.references(key)}
    found = [
        document
        for document in index.documents(filters)
        if document.kind is Kind.MOTIE and (document.id in named if named else _submitted_by(document, understood))
    ]
    return [document for document in found if all(name in fold(document.title) for name in initials)] or found


def _dicta(index: Library, found: Sequence[DocumentRecord], understood: Question) -> Motions | None:
    replaced = {link.target for document in found for link in index.links(document.id) if link.type == "replaces"}
    left = [document for document in found if document.id not in replaced] or list(found)
    years = [number for number in understood.numbers if YEAR.fullmatch(number)]
    left = [document for document in left if not years or (document.date and str(document.date.year) in years)]
    statements, names = [], []
    for document in left[:4]:
        spans = dictum(index, document)
        statements += [
            Statement(index.text(span.document)[span.start : span.end], (span,), source_heading(document))
            for span in spans
        ]
        if spans:
            names.append(document.kamerstuk_text or document.title)
    if not statements:
        return None
    return Motions(tuple(statements), "; ".join(names), ambiguous=len(names) > 1)


def _short(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return the first statements that together stay short, as bullets."""
    kept: list[Statement] = []
    left = _SHORT
    for statement in statements:
        text = " ".join(statement.text.split())
        left -= len(text.split())
        if left >= 0:
            kept.append(replace(statement, text=text, bullet=True))
    return tuple(kept)


def _submitted_by(document: DocumentRecord, understood: Question) -> bool:
    surnames = [fold(name) for name in document.submitters]
    asked = [fold(name) for name in understood.names]
    return (
        bool(surnames)
        and any(same_surname(surname, name) for surname in surnames[:1] for name in asked)
        and all(
            any(same_surname(surname, name) for surname in surnames) or len(name) < 4 or name in fold(document.title)
            for name in asked
        )
    )


def same_surname(surname: str, name: str) -> bool:
    """Tell whether two folded names can be of one person: "de wilde-kaya" and "wilde-kaya"."""
    return surname == name or surname.split()[-1] == name or name.split()[-1] == surname


def dictum(index: Library, document: DocumentRecord) -> list[Span]:
    """Return the spans of what a motion asks: its dictum sections, without the closing formula.

    Args:
        index: where it is.
        document: the motion.
    """
    text = index.text(document.id)
    sections = [section for section in index.sections(document.id) if section.role == "dictum"]
    return [span for section in sections if (span := _trim(text, document.id, section))]


def _trim(text: str, document: str, section: SectionRecord) -> Span | None:
    piece = text[section.start : section.end]
    begin = _REQUEST.search(piece)
    end = _END.search(piece)
    start = section.start + (begin.start() if begin else 0)
    stop = section.start + (end.start() if end else len(piece))
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    return Span(document, start, stop) if stop > start else None
