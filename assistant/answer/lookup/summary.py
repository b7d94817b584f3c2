"""Sums a document up in sentences of its own: of each section the one that tells most."""

from dataclasses import dataclass

from assistant.answer.evidence.units import Unit, units
from assistant.answer.inquiry import Finding, Inquiry
from assistant.answer.lookup.documents import documents_meant
from assistant.answer.question.summary import summary_of
from assistant.answer.quote.extractive import source_heading
from assistant.answer.quote.telling import informs
from assistant.answer.types import Span, Statement
from assistant.retrieve.base import Library
from assistant.retrieve.question import understand
from ingest.document import Kind
from ingest.index.records import DocumentRecord, SectionRecord
from prompts.load import phrase

#: Parts of a document in which it says nothing, or someone else does.
_APART = frozenset({"briefhoofd", "ondertekening", "aanhef", "vraag", "vragen", "fractie", "bijlage"})
_LEAST = 6  # words of a sentence that tells something
_LATER = 0.04  # what a sentence counts less for each one before it: a section opens with what it is about
_MARKS = "¹²³⁴⁵⁶⁷⁸⁹⁰"  # of footnotes
_PAPER = -0.3  # from here down a sentence only handles the paper
_MOST = 2  # documents that are summed up, where a question may mean more


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence with how much it tells."""

    unit: Unit
    score: float


def summarised(inquiry: Inquiry) -> Finding | None:
    """Sum up the document that a question means.

    Returns:
        Whole sentences in the order of the document; None where no summary is asked for, or of no document here. What
        a motion comes down to is what it asks, see ``motion_told``.
    """
    of = summary_of(inquiry.question)
    if of is None:
        return None
    days = set(understand(of).numbers)
    found = documents_meant(inquiry.index, inquiry.words, of, inquiry.hits, inquiry.filters)
    dated = [one for one in found if one.date and one.date.isoformat() in days]
    meant = [one for one in dated or found if one.kind is not Kind.MOTIE][:_MOST]
    told = [(one, _told(inquiry.index, one, inquiry.length // len(meant))) for one in meant]
    told = [(document, chosen) for document, chosen in told if chosen]
    if not told:
        return None
    several = len(told) > 1
    statements = tuple(
        Statement(unit.text, (Span(document.id, unit.start, unit.end),), source_heading(document), bullet=True)
        for document, chosen in told
        for unit in chosen
    )
    return Finding(statements, (phrase("summary"), *((phrase("ambiguous"),) if several else ())))


def _told(index: Library, document: DocumentRecord, room: int) -> list[Unit]:
    """Return the sentences that sum a document up, in its order: the best of each section, as many as fit."""
    text = index.text(document.id)
    best = [told for section in index.sections(document.id) if (told := _best(text, section))]
    # What only handles the paper sums nothing up.
    best = [told for told in best if told.score > _PAPER] or best[:1]
    chosen: list[Unit] = []
    for told in sorted(best, key=lambda one: -one.score):
        room -= len(told.unit.text.split())
        if room >= 0 or not chosen:
            chosen.append(told.unit)
    return sorted({unit.start: unit for unit in chosen}.values(), key=lambda unit: unit.start)


def _best(text: str, section: SectionRecord) -> _Told | None:
    """Return the sentence of a section that tells most, the first of those that tell as much."""
    if section.role in _APART:
        return None
    able = [unit for unit in units(text, section.start, section.end) if _stands_alone(unit)]
    told = (_Told(unit, informs(unit.text) - _LATER * place) for place, unit in enumerate(able))
    return max(told, key=lambda one: one.score, default=None)


def _stands_alone(unit: Unit) -> bool:
    if unit.row or unit.bullet or unit.dependent or unit.text[0] in _MARKS or len(unit.text.split()) < _LEAST:
        return False
    return unit.text.rstrip(_MARKS).endswith(".")
