"""Answers a question for a section of a document by its heading ("Wat is de aanleiding van de nota?")."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer.evidence.units import Unit, units
from assistant.answer.evidence.words import Words
from assistant.answer.inquiry import Finding, Inquiry
from assistant.answer.lookup.documents import documents_meant
from assistant.answer.question.summary import summary_of
from assistant.answer.quote.extractive import source_heading
from assistant.answer.types import Span, Statement
from assistant.retrieve.base import Library
from ingest.index.records import DocumentRecord
from prompts.load import phrase

#: Headings that stand for the same; templates of ministries differ.
_SAME = {
    "Advies": ("Geadviseerd besluit", "Beslispunten"),
    "Geadviseerd": ("Geadviseerd besluit", "Advies", "Beslispunten"),
    "Kern": ("Kernpunten",),
    "Kernpunten": ("Kern",),
    "Beslispunten": ("Geadviseerd besluit", "Advies"),
    "Samenvatting": ("Kern", "Kernpunten"),
}
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
    "Geadviseerd",
    "Beslispunten",
    "Bijlagen",
    "Samenvatting",
)


_NUMBER = re.compile(r"^\s*(?:\d+(?:\.\d+)*|[a-z]|[IVX]+)[.)]?\s+(?=\S)")
_READER = r"(?:(?:de|het) )?(?:bewindspersoon|minister|staatssecretaris|u)"
#: Questions for what stands under a heading that do not name it: what a nota puts before its reader, whatever that one
#: is called, and what it comes down to.
_MEANT = (
    (rf"\bwat wordt (?:er )?(?:aan |van )?{_READER}\b(.{{0,60}})\bgevraagd\b", r"nota: geadviseerd besluit \1"),
    (r"\bwat (?:moet|kan) ik (?:onder)?tekenen\b(.*)", r"nota: geadviseerd besluit \1"),
)


def section_asked(inquiry: Inquiry) -> Finding | None:
    """Return the beginning of the section whose heading is all that a question asks for.

    Returns:
        Whole sentences of that section, of each document that the question can mean; copies of one text count as one.
        None where the question is about something else.
    """
    index, words, question = inquiry.index, inquiry.words, inquiry.question
    for pattern, meant in _MEANT:
        question = re.sub(pattern, meant, question, flags=re.IGNORECASE)
    if of := summary_of(question):
        question = f"samenvatting van {of}"
    # A heading is named by a whole word: a question about the adviesraad asks for no "Advies".
    asked = frozenset(words.sequence(question))
    for head in _HEADS:
        terms = frozenset(words.sequence(head))
        if not terms or not terms <= asked:
            continue
        about = " ".join(word for word in question.split() if not terms & frozenset(words.sequence(word)))
        documents = documents_meant(index, words, about, inquiry.hits, inquiry.filters)
        names = [words.terms(name) for name in (head, *_SAME.get(head, ()))]
        begun = [
            (document, statements, cut)
            for document in documents
            for statements, cut in [_begin(index, words, document.id, names, inquiry.length // min(len(documents), 3))]
            if statements
        ]
        if begun:
            return _joined(begun)
    return None


def _joined(begun: Sequence[tuple[DocumentRecord, list[Statement], bool]]) -> Finding:
    """Join what several documents say, copies once with the places of all of them."""
    same: dict[tuple[str, ...], tuple[DocumentRecord, list[Statement]]] = {}
    for document, statements, _ in begun:
        texts = tuple(statement.text for statement in statements)
        if texts in same:
            first, earlier = same[texts]
            merged = [replace(one, spans=one.spans + two.spans) for one, two in zip(earlier, statements, strict=True)]
            same[texts] = (first, merged)
        else:
            same[texts] = (document, statements)
    several = len(same) > 1
    shown = [
        replace(statement, heading=source_heading(document) if several else "")
        for document, statements in same.values()
        for statement in statements
    ]
    notes = [phrase("ambiguous")] if several else []
    notes += [phrase("section_goes_on")] if any(cut for _, _, cut in begun) else []
    return Finding(tuple(shown), tuple(notes))


def _begin(
    index: Library, words: Words, document: str, heads: Sequence[frozenset[str]], length: int
) -> tuple[list[Statement], bool]:
    text = index.text(document)
    for head in heads:
        for section in index.sections(document):
            name = _NUMBER.sub("", section.name)
            if words.terms(name) != head:
                continue
            pool = [
                unit
                for unit in units(text, section.start, section.end)
                if unit.text.strip(" :") not in {name, section.name.strip(" :")}
            ]
            shown = _fitting(pool, length)
            if shown:
                made = [Statement(u.text, (Span(document, u.start, u.end),), bullet=u.bullet or u.row) for u in shown]
                return made, len(shown) < len(pool)
    return [], False


def _fitting(pool: Sequence[Unit], length: int) -> list[Unit]:
    """Return the first units that fit, at least one; a line that introduces a list does not end them."""
    shown: list[Unit] = []
    said = 0
    for unit in pool:
        said += len(unit.text.split())
        if said > length and shown:
            break
        shown.append(unit)
    while 1 < len(shown) < len(pool) and shown[-1].text.endswith(":"):
        shown.pop()
    return shown
