"""Sums up a written consultation by party: what each asked first, and how the answer to it begins."""

import re
from collections.abc import Sequence

from assistant.answer.evidence.units import units
from assistant.answer.evidence.words import Words
from assistant.answer.lookup.documents import documents_meant
from assistant.answer.lookup.report import sections_by_party
from assistant.answer.types import Span, Statement
from assistant.retrieve.base import Library
from assistant.retrieve.hit import Hit
from ingest.document import Kind
from ingest.index.filters import Filters
from ingest.index.records import DocumentRecord, SectionRecord

_BY_PARTY = re.compile(r"\bper (?:fractie|partij)\b", re.IGNORECASE)
_SAYS = re.compile(
    r"\b(?:vat|samen|samenvatting|maak|geef|een|overzicht|per|fractie|partij|vragen|antwoorden|schriftelijk|overleg)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\b(?:vraag|vragen|vraagt|verzoeken|willen weten)\b", re.IGNORECASE)


def by_party(
    index: Library, words: Words, question: str, hits: Sequence[Hit], filters: Filters, *, most: int = 12
) -> list[Statement]:
    """Return the first question of each party in a consultation and the first sentence of the answer to that party.

    Args:
        index: where the documents are.
        words: reads question and titles.
        question: as asked.
        hits: what was found for it, best first.
        filters: which documents count.
        most: parties at most.

    Returns:
        Statements under the heading of each party, in the order of the report; empty where the question asks for
        something else, or no report of a consultation is meant.
    """
    if not _BY_PARTY.search(question):
        return []
    reports = [hit for hit in hits if hit.document.kind is Kind.VERSLAG]
    for document in documents_meant(index, words, _SAYS.sub(" ", question), reports, filters):
        if document.kind is not Kind.VERSLAG:
            continue
        parties = sections_by_party(index.sections(document.id))
        if len(parties) > 1:
            said = [_said(index, document, sections) for sections in list(parties.values())[:most]]
            return [statement for statements in said for statement in statements]
    return []


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
