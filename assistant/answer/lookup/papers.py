"""Lists the papers of a kind on a subject, newest first: which motions, letters or Kamervragen there are."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer.evidence.weigh import coverage
from assistant.answer.evidence.words import Key, Words, held
from assistant.answer.inquiry import Finding, Inquiry
from assistant.answer.lookup.documents import find_value
from assistant.answer.lookup.motions import became, dictum, same_surname
from assistant.answer.question.papers import Papers, papers_asked
from assistant.answer.quote.dates import spellings, write_date
from assistant.answer.types import Span, Statement
from assistant.retrieve.base import Library
from assistant.retrieve.question import understand
from ingest.document import Kind
from ingest.dutch.fold import fold
from ingest.index.records import DocumentRecord
from prompts.load import phrase

_MOST = 10  # papers that are listed
_TITLED = 0.6  # share of the subject in a title, from which the paper is about it
_HELD = 0.8  # from here on a text has a word, and not one that comes near
#: Papers of one subject, so short that all they say is about it.
_SHORT = frozenset({Kind.MOTIE})


@dataclass(frozen=True, slots=True)
class _Listed:
    """A paper with what became of it, and where that stands."""

    document: DocumentRecord
    outcome: str = ""
    span: Span | None = None


def papers_listed(inquiry: Inquiry) -> Finding | None:
    """List the papers that a question asks for.

    Returns:
        A line for each, with its date, its number and, of a motion, what became of it; None where the question asks
        something else, or the documents have no such paper.
    """
    asked = papers_asked(inquiry.question)
    kinds = inquiry.filters.kinds
    if asked is None or not (asked.subject or asked.whose) or (kinds and asked.kind not in kinds):
        return None
    index = inquiry.index
    found = [one for one in index.documents(inquiry.filters) if one.kind is asked.kind and _fits(inquiry, asked, one)]
    found.sort(key=lambda one: -(one.date.toordinal() if one.date else 0))
    listed = _with_outcomes(inquiry, found) if asked.kind is Kind.MOTIE else [_Listed(one) for one in found]
    unknown = sum(not one.outcome for one in listed) if asked.outcome else 0
    such = [one for one in listed if one.outcome == asked.outcome]
    notes = [phrase("papers_none", outcome=asked.outcome)] if asked.outcome and listed and not such else []
    listed = such or listed
    statements = [line for one in listed[:_MOST] if (line := _line(index, one))]
    if not statements:
        return None
    if len(listed) > _MOST:
        notes.append(phrase("papers_more", count=str(len(listed) - _MOST)))
    if unknown and such:
        notes.append(phrase("papers_outcome_unknown", count=str(unknown)))
    return Finding(tuple(statements), tuple(notes))


def _fits(inquiry: Inquiry, asked: Papers, document: DocumentRecord) -> bool:
    """Tell whether a paper is about the subject, and whose the question says."""
    words, index = inquiry.words, inquiry.index
    movers = understand(asked.whose).names
    if not all(any(same_surname(fold(one), fold(name)) for one in document.submitters) for name in movers):
        return False
    keys = [*words.subject(asked.subject), *([] if movers else words.subject(asked.whose))]
    if not keys:
        return bool(movers)
    return _about(words, keys, document.title) or (document.kind in _SHORT and _says_all(index, words, keys, document))


def _about(words: Words, keys: Sequence[Key], title: str) -> bool:
    return coverage(keys, words.terms(title)) >= _TITLED


def _says_all(index: Library, words: Words, keys: Sequence[Key], document: DocumentRecord) -> bool:
    terms = words.terms(document.title) | words.terms(index.text(document.id))
    return all(held(key, terms) >= _HELD for key in keys)


def _with_outcomes(inquiry: Inquiry, found: Sequence[DocumentRecord]) -> list[_Listed]:
    """Return motions with what the papers of their dossiers say became of them."""
    index, dossiers = inquiry.index, {document.dossier for document in found if document.dossier}
    papers = [one for one in index.documents(inquiry.filters) if one.dossier in dossiers]
    every = {one.id: one for one in (*found, *(paper for paper in papers if paper.kind is Kind.MOTIE))}
    told = {motion.place.document: motion for motion in became(index, list(every.values()), papers)}
    listed = []
    for document in found:
        motion = told.get(document.id)
        if motion and motion.replaced_by:
            other = index.documents_by_id([motion.replaced_by.document])[motion.replaced_by.document]
            asks = next(iter(dictum(index, other)), None)
            listed.append(_Listed(document, phrase("paper_replaced", number=motion.replaced_by.number), asks))
        elif motion and motion.vote:
            place = motion.vote.place
            span = Span(place.document, place.start, place.end) if place else None
            listed.append(_Listed(document, motion.vote.value, span))
        else:
            listed.append(_Listed(document))
    return listed


def _line(index: Library, one: _Listed) -> Statement | None:
    """Write a paper as a line that cites what it is and what became of it; None where no text of it says so."""
    document, text = one.document, index.text(one.document.id)
    asks = dictum(index, document) if document.kind is Kind.MOTIE else []
    titles = (document.title, document.title.partition(" over ")[2])
    title = next((span for title in titles if title and (span := find_value(text, document.id, title))), None)
    days = spellings(document.date) if document.date else ()
    day = next((span for day in days if (span := find_value(text, document.id, day))), None)
    what = asks[:1] or [span for span in (title,) if span]
    if not (what or day):
        return None
    line = phrase(
        "paper",
        title=document.title,
        date=f" ({write_date(document.date)})" if document.date and day else "",
        number=f", {document.kamerstuk_text}" if document.kamerstuk_text else "",
        outcome=f": {one.outcome}" if one.outcome else "",
    )
    return Statement(line, tuple(span for span in (*what, day, one.span) if span), bullet=True)
