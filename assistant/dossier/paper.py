"""A document of the index with its text, sections and pages at hand, from which places are quoted."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from assistant.retrieve.base import Library
from ingest.document import Kind, Page
from ingest.dutch.sentences import sentences
from ingest.index.records import DocumentRecord, SectionRecord


@dataclass(frozen=True, slots=True)
class Place:
    """A verbatim stretch of a document: what a row of the dossier rests on.

    Attributes:
        document: id.
        title: of the document.
        kind: of the document.
        date: of the document.
        page: on which it starts; None where the format has none.
        section: in which it starts; empty where there is none.
        quote: ``text[start:end]`` of the document.
        start: offset in its text.
        end: offset after it.
    """

    document: str
    title: str
    kind: Kind
    date: dt.date | None
    page: int | None
    section: str
    quote: str
    start: int
    end: int

    def as_json(self) -> dict[str, object]:
        """Return it as other programs read it."""
        return {
            "document": self.document,
            "title": self.title,
            "kind": self.kind.value,
            "date": self.date.isoformat() if self.date else None,
            "page": self.page,
            "section": self.section,
            "quote": self.quote,
            "start": self.start,
            "end": self.end,
        }


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a document.

    Attributes:
        text: verbatim.
        start: offset in the document's text.
        end: offset after it.
        section: the section it stands in, or None.
        paragraph: number of the line of text it stands in; a bullet or table row is one.
    """

    text: str
    start: int
    end: int
    section: SectionRecord | None
    paragraph: int


class Paper:
    """A document, read once.

    Args:
        index: where it is.
        record: which one.
    """

    def __init__(self, index: Library, record: DocumentRecord) -> None:
        self.record = record
        self._index = index

    @cached_property
    def text(self) -> str:
        """The whole text."""
        return self._index.text(self.record.id)

    @cached_property
    def sections(self) -> list[SectionRecord]:
        """The sections in order."""
        return self._index.sections(self.record.id)

    @cached_property
    def _pages(self) -> list[Page]:
        return self._index.pages(self.record.id)

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The sentences in order; a heading is one too."""
        return list(self._read())

    def section_at(self, offset: int) -> SectionRecord | None:
        """Return the section that holds an offset, or None."""
        return next((one for one in reversed(self.sections) if one.start <= offset < one.end), None)

    def question_of(self, section: SectionRecord | None) -> str:
        """Return the text of the question that a section answers; empty where it answers none."""
        at = self.sections.index(section) if section in self.sections else 0
        if section is None or section.role != "antwoord" or at == 0 or self.sections[at - 1].role != "vraag":
            return ""
        return self.text[self.sections[at - 1].start : self.sections[at - 1].end]

    def place(self, start: int, end: int) -> Place:
        """Return a stretch of the text as a place."""
        record, section = self.record, self.section_at(start)
        page = next((one.number for one in reversed(self._pages) if one.start <= start), None)
        quote = self.text[start:end]
        return Place(
            record.id, record.title, record.kind, record.date, page, section.name if section else "", quote, start, end
        )

    def _read(self) -> Iterator[Sentence]:
        paragraph, at = 0, 0
        for start, end in sentences(self.text):
            paragraph += self.text.count("\n", at, start)
            at = start
            yield Sentence(self.text[start:end], start, end, self.section_at(start), paragraph)
