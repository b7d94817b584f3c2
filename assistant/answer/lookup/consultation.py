"""Sums up a written consultation by party: what each asked first, and how the answer to it begins."""

import re
from collections.abc import Sequence

from assistant.answer.evidence.units import units
from assistant.answer.inquiry import Finding, Inquiry
from assistant.answer.lookup.documents import documents_meant
from assistant.answer.lookup.report import sections_by_party
from assistant.answer.types import Span, Statement
from assistant.retrieve.base import Library
from ingest.document import Kind
from ingest.index.records import DocumentRecord, SectionRecord
from prompts.load import phrase

_BY_PARTY = re.compile(r"\bper (?:fractie|partij)\b", re.IGNORECASE)
_SAYS = re.compile(
    r"\b(?:vat|samen|samenvatting|maak|geef|een|overzicht|per|fractie|partij|vragen|antwoorden|schriftelijk|overleg)\b",
    re.IGNORECASE,
)
_MOST = 12  # parties at most
_ASKS = re.compile(r"\b(?:vraag|vragen|vraagt|verzoeken|willen weten)\b", re.IGNORECASE)


def by_party(inquiry: Inquiry) -> Finding | None:
    """Return the first question of each party in a consultation and the first sentence of the answer to that party.

    Returns:
        Statements under the heading of each party, in the order of the report; None where the question asks for
        something else, or no report of a consultation is meant.
    """
    if not _BY_PARTY.search(inquiry.question):
        return None
    index, about = inquiry.index, _SAYS.sub(" ", inquiry.question)
    reports = [hit for hit in inquiry.found if hit.document.kind is Kind.VERSLAG]
    for document in documents_meant(index, inquiry.words, about, reports, inquiry.filters):
        if document.kind is not Kind.VERSLAG:
            continue
        parties = sections_by_party(index.sections(document.id))
        if len(parties) > 1:
            said = [_said(index, document, sections) for sections in list(parties.values())[:_MOST]]
            statements = tuple(statement for told in said for statement in told)
            return Finding(statements, (phrase("by_party"),)) if statements else None
    return None


def _said(index: Library, document: DocumentRecord, sections: Sequence[SectionRecord]) -> list[Statement]:
    """Return a question of a party, and the beginning of the answer, under the heading of its first section."""
    text = index.text(document.id)
    made = []
    for section in sections[:2]:
        pool = [unit for unit in units(text, section.start, section.end) if unit.text.strip(" :") != section.name]
        answers = section.name.casefold().startswith("antwoord")
        asked = [unit for unit in pool if "?" in unit.text] or [unit for unit in pool if _ASKS.search(unit.text)]
        fitting = pool if answers else asked or pool
        made += [
            Statement(unit.text, (Span(document.id, unit.start, unit.end),), sections[0].name, bullet=True)
            for unit in fitting[:1]
        ]
    return made
