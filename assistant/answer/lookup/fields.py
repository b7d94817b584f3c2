"""Answers from the labelled fields of a document: its date, reference, addressee, sender, submitters, vote."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.answer.evidence.words import Words
from assistant.answer.inquiry import Finding, Inquiry
from assistant.answer.lookup.documents import documents_meant, find_value
from assistant.answer.question.asked import Asked, asked
from assistant.answer.question.patterns import load_patterns
from assistant.answer.quote.dates import spellings
from assistant.answer.quote.extractive import source_heading
from assistant.answer.types import Span, Statement
from assistant.retrieve.base import Library
from ingest.index.records import DocumentRecord
from prompts.load import phrase

_WITHHELD = re.compile(
    r"^\W*(?:redacted|geanonimiseerd|gelakt|zwart|x{2,}|persoonsgegevens|naam|niet openbaar|\.{2,}|_+)?\W*$",
    re.IGNORECASE,
)
_TELLING = 4  # characters from which a value is found without its label before it
_JOINS = re.compile(r"\ben\b|,", re.IGNORECASE)  # "de datum en het kenmerk" asks for two


@dataclass(frozen=True, slots=True)
class _Field:
    """A field that answers a question.

    Attributes:
        label: what the field is called.
        value: its value, verbatim where it has a span.
        document: whose field it is.
        span: where the value stands; None where it was made unreadable.
    """

    label: str
    value: str
    document: DocumentRecord
    span: Span | None


def _one(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()


#: What a document's record holds for the fields that ``patterns.yaml`` recognises, in the spellings a document may use.
_VALUES: dict[str, Callable[[DocumentRecord], Sequence[str]]] = {
    "Onderwerp": lambda record: _one(record.title),
    "Datum": lambda record: spellings(record.date) if record.date else (),
    "Referentie": lambda record: _one(record.reference),
    "Kamerstuk": lambda record: _one(record.kamerstuk_text),
    "Aan": lambda record: _one(record.addressee),
    "Van": lambda record: _one(record.sender or record.minister),
    "Indieners": lambda record: record.submitters,
    "Stemming": lambda record: _one(record.vote),
}


def labelled_fields(inquiry: Inquiry) -> Finding | None:
    """Answer a question about a document itself.

    Returns:
        The fields of each document that the question can mean, of at most three, or more where it asks for several
        fields; a refusal where their values were made unreadable; None where it is no such question.
    """
    index, question = inquiry.index, inquiry.question
    if Asked.WHY in inquiry.wanted:
        return None
    about = load_patterns().asking.sub(" ", question)
    meant = documents_meant(index, inquiry.words, about, inquiry.hits, inquiry.filters, labels=True)
    found = []
    for document in meant:
        answers = [*_standard(index, question, document), *_labelled(index, inquiry.words, question, document)]
        found.append(answers if _JOINS.search(question) else answers[:1])
    return _told([answer for answers in [answers for answers in found if answers][:3] for answer in answers])


def _told(fields: list[_Field]) -> Finding | None:
    shown = [(field, field.span) for field in fields if field.span]
    unread = [field for field in fields if not field.span]
    if unread and not shown:
        title = unread[0].document.title
        return Finding((), refusal=phrase("not_found_withheld", label=unread[0].label, document=title))
    statements = [
        Statement(
            phrase("field", label=field.label, value=field.value),
            (span,),
            source_heading(field.document),
            bullet=len(shown) > 1,
        )
        for field, span in shown
    ]
    notes = [phrase("ambiguous")] if len({field.document.id for field, _ in shown}) > 1 else []
    notes += [phrase("withheld", label=field.label, document=field.document.title) for field in unread]
    return Finding(tuple(statements), tuple(notes)) if statements else None


def _standard(index: Library, question: str, document: DocumentRecord) -> list[_Field]:
    """Return the fields of a document's record that a question asks for, in the order of the record."""
    text = index.text(document.id)
    answers = []
    for label, values_of in _VALUES.items():
        if not load_patterns().fields[label].search(question):
            continue
        values = values_of(document)
        found = [
            (text[span.start : span.end], span) for value in values if (span := find_value(text, document.id, value))
        ]
        if label == "Indieners" and len(found) == len(values) > 0:
            answers.append(_Field(label, ", ".join(value for value, _ in found), document, found[0][1]))
        elif found and label != "Indieners":
            answers.append(_Field(label, found[0][0], document, found[0][1]))
    return answers


def _labelled(index: Library, words: Words, question: str, document: DocumentRecord) -> list[_Field]:
    """Answer from other labelled fields: those that the question asks for, or whose label it repeats."""
    asked_for = words.terms(question)
    patterns = load_patterns().fields
    answers = []
    for label, value in document.details.items():
        wanted = words.terms(label)
        pattern = patterns.get(label)
        repeated = wanted and wanted <= asked_for and (not value.isdigit() or Asked.NUMBER in asked(question))
        if not repeated and not (pattern and pattern.search(question)):
            continue
        if _WITHHELD.fullmatch(value):
            answers.append(_Field(label, "", document, None))
            continue
        text = index.text(document.id)
        match = re.search(re.escape(label) + r"[\s:]*" + re.escape(value), text, re.IGNORECASE)
        if match:
            span: Span | None = Span(document.id, match.end() - len(value), match.end())
        else:  # a bare "1" would be found anywhere
            span = find_value(text, document.id, value) if len(value) >= _TELLING else None
        if span:
            answers.append(_Field(label, value, document, span))
    return answers
