"""Answers a question for a section of a document by its heading ("Wat is de aanleiding van de nota?")."""

from collections.abc import Sequence

from assistant.answer.documents import documents_meant
from assistant.answer.extractive import source_heading
from assistant.answer.types import Span, Statement
from assistant.answer.units import units
from assistant.answer.words import Words
from assistant.retrieve.base import Library
from assistant.retrieve.hit import Hit
from ingest.index.filters import Filters

_HEADS = (
    "Aanleiding",
    "Geadviseerd besluit",
    "Kern",
    "Kernpunten",
    "Toelichting",
    "Politieke context",
    "Krachtenveld",
    "Motivering",
    "Communicatie",
    "Afstemming",
    "Advies",
    "Beslispunten",
    "Bijlagen",
    "Samenvatting",
)


def section_asked(
    index: Library, words: Words, question: str, hits: Sequence[Hit], filters: Filters, *, length: int = 120
) -> list[Statement]:
    """Return the beginning of the section whose heading is all that a question asks for.

    Args:
        index: where the documents are.
        words: reads question and headings.
        question: as asked.
        hits: what was found for it, best first.
        filters: which documents count.
        length: words to quote at most.

    Returns:
        Whole sentences of that section, of each document that the question can mean; empty where the question is about
        something else.
    """
    asked = words.terms(question)
    found: list[Statement] = []
    for head in _HEADS:
        terms = words.terms(head)
        if not terms or not terms <= asked:
            continue
        about = " ".join(word for word in question.split() if not words.terms(word) & terms)
        documents = documents_meant(index, words, about, hits, filters)
        for document in documents:
            share = length if len(documents) == 1 else length // 3
            heading = "" if len(documents) == 1 else source_heading(document)
            found += _begin(index, words, document.id, terms, share, heading)
        if found:
            break
    return found


def _begin(
    index: Library, words: Words, document: str, head: frozenset[str], length: int, heading: str
) -> list[Statement]:
    text = index.text(document)
    for section in index.sections(document):
        if words.terms(section.name) != head:
            continue
        statements: list[Statement] = []
        said = 0
        for unit in units(text, section.start, section.end):
            if unit.text.strip(" :") == section.name:
                continue
            said += len(unit.text.split())
            if said > length and statements:
                break
            span = Span(document, unit.start, unit.end)
            statements.append(Statement(unit.text, (span,), heading, bullet=unit.bullet))
        if statements:
            return statements
    return []
