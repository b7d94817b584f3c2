"""Numbers the sources of statements and makes the citations."""

from collections.abc import Sequence

from assistant.answer.types import Citation, Span
from assistant.retrieve.base import Library
from ingest.index.records import DocumentRecord


class Numberer:
    """Gives spans their numbers, in order of appearance, and makes the citations.

    Args:
        index: where quote, page and section come from.
    """

    def __init__(self, index: Library) -> None:
        self._index = index
        self._numbers: dict[tuple[str, int, int], int] = {}
        self._citations: list[Citation] = []
        self._documents: dict[str, DocumentRecord] = {}

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Citations so far, by number."""
        return tuple(self._citations)

    def mark(self, spans: Sequence[Span]) -> str:
        """Return the marks of a statement, ``[1][2]``; a span that is new gets the next number."""
        numbers = [self._number(part) for span in spans for part in self._by_page(span)]
        return "".join(f"[{n}]" for n in dict.fromkeys(numbers))

    def _number(self, span: Span) -> int:
        place = (span.document, span.start, span.end)
        if place not in self._numbers:
            self._numbers[place] = len(self._citations) + 1
            self._citations.append(self._cite(span, self._numbers[place]))
        return self._numbers[place]

    def _cite(self, span: Span, number: int) -> Citation:
        record = self._document(span.document)
        page = next((p.number for p in self._index.pages(span.document) if p.start <= span.start < p.end), None)
        section = next((s.name for s in self._index.sections(span.document) if s.start <= span.start < s.end), "")
        return Citation(
            n=number,
            document=record.id,
            title=record.title,
            kind=record.kind,
            date=record.date,
            page=page,
            section=section,
            quote=self._index.text(span.document)[span.start : span.end],
            start=span.start,
            end=span.end,
        )

    def _document(self, id_: str) -> DocumentRecord:
        if id_ not in self._documents:
            self._documents.update(self._index.documents_by_id([id_]))
        return self._documents[id_]

    def _by_page(self, span: Span) -> list[Span]:
        """Cut a span at page boundaries, so that each quote is text of one page."""
        text = self._index.text(span.document)
        pages = self._index.pages(span.document)
        pieces = [(max(span.start, page.start), min(span.end, page.end)) for page in pages] or [(span.start, span.end)]
        kept = []
        for start, end in pieces:
            if start >= end:
                continue
            piece = text[start:end]
            start += len(piece) - len(piece.lstrip())
            end -= len(piece) - len(piece.rstrip())
            if start < end:
                kept.append(Span(span.document, start, end))
        return kept
