"""Says what of a nota is not public, and why, by the section that its template has for it."""

import re

from assistant.answer.evidence.anchors import violations
from assistant.answer.evidence.context import describe
from assistant.answer.evidence.units import units
from assistant.answer.evidence.weigh import coverage
from assistant.answer.inquiry import Finding, Inquiry
from assistant.answer.types import Span, Statement
from assistant.retrieve.base import Library
from assistant.retrieve.question import understand
from ingest.document import Kind
from ingest.index.records import DocumentRecord

_ASKS = re.compile(r"\b(?:niet|niets)\b.{0,40}\b(?:openbaar|publiek)\b|\b(?:weg|zwart)?gelakt\w*", re.IGNORECASE)
_SECTION = re.compile(r"niet openbaar|motivering|weigeringsgrond", re.IGNORECASE)
#: What such a question says of openness, and not of the information.
_SAYS = re.compile(
    r"\b(?:waarom|welke|wat|informatie|stuk|niets?|openbaar|publiek|gemaakt|gelakt|weggelakt|mogelijk|mag|kan|om|reden)\b",
    re.IGNORECASE,
)
_SHARE = 0.55  # least part of the question's weighted words in the section or what is known of its nota
_NOTES = "⁰¹²³⁴⁵⁶⁷⁸⁹"


def withheld(inquiry: Inquiry) -> Finding | None:
    """Return what the nota that a question means says of information that is not public.

    Returns:
        Whole sentences of that section; None where the question asks something else, or no such section is near.
    """
    if not _ASKS.search(inquiry.question):
        return None
    index, words = inquiry.index, inquiry.words
    about = understand(_SAYS.sub(" ", inquiry.question))
    keys = [key for key in words.keys(about.rest) if not key.kind]
    best: tuple[float, list[Statement]] = (_SHARE, [])
    documents = {hit.document.id: hit.document for hit in inquiry.found if hit.document.kind is Kind.NOTA}
    for document in documents.values():
        said = _said(index, document)
        text = "\n".join(statement.text for statement in said)
        if not said or violations(about, text, "", document):
            continue
        held = coverage(keys, words.terms(text) | words.terms(describe(document))) if keys else 1.0
        if held > best[0]:
            best = (held, said)
    shown: list[Statement] = []
    length = inquiry.length
    for statement in best[1]:
        length -= len(statement.text.split())
        if length < 0 and shown:
            break
        shown.append(statement)
    return Finding(tuple(shown)) if shown else None


def _said(index: Library, document: DocumentRecord) -> list[Statement]:
    text = index.text(document.id)
    said = [
        unit
        for section in index.sections(document.id)
        if _SECTION.search(section.name)
        for unit in units(text, section.start, section.end)
        if unit.text.strip(" :") != section.name
    ]
    return [
        Statement(unit.text, (Span(document.id, unit.start, unit.end),), bullet=unit.bullet)
        for unit in said
        if unit.text[:1] not in _NOTES and not _SECTION.fullmatch(unit.text.strip(" :"))
    ]
