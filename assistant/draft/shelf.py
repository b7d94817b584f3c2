"""Documents that were given as files, beside those of an index, read by the same code as what ``ingest`` reads."""

import hashlib
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.retrieve.base import ALL, Library
from ingest.adapters import METADATA, SECTIONS
from ingest.document import Metadata, Page, Reading, Section
from ingest.dutch.analyse import Analyser, count_words
from ingest.dutch.query import LexicalQuery
from ingest.errors import Status, UnreadableFileError
from ingest.index.filters import Filters
from ingest.index.records import DocumentRecord, LinkRecord, PassageRecord, SectionRecord
from ingest.passages.split import split_passages
from ingest.read.limits import Limits
from ingest.read.sandbox import Sandbox

_CHARACTERS_A_TOKEN = 3.0


@dataclass(frozen=True, slots=True)
class FileDocument:
    """A file as a document: what the index would hold of it."""

    record: DocumentRecord
    text: str
    pages: tuple[Page, ...]
    sections: tuple[SectionRecord, ...]
    passages: tuple[PassageRecord, ...]


class Shelf:
    """A ``Library`` of documents of an index and of files; searching finds nothing, since sources are chosen.

    Args:
        index: where documents come from by id; None where only files are used.
        files: documents read from files.
    """

    def __init__(self, index: Library | None, files: Sequence[FileDocument] = ()) -> None:
        self._index = index
        self._files = {one.record.id: one for one in files}
        self._analyser = index.analyser if index else Analyser(count_words(one.text for one in files))

    @property
    def analyser(self) -> Analyser:
        """The analyser of the index, or one over the files."""
        return self._analyser

    @property
    def generation(self) -> int:
        """That of the index."""
        return self._index.generation if self._index else 0

    @property
    def centre(self) -> NDArray[np.float32] | None:
        """None: nothing is searched here."""
        return None

    def documents(self, filters: Filters = ALL) -> list[DocumentRecord]:
        """Return the files, and the documents of the index that pass."""
        return [one.record for one in self._files.values()] + (self._index.documents(filters) if self._index else [])

    def documents_by_id(self, ids: Sequence[str]) -> dict[str, DocumentRecord]:
        """Return documents by id; unknown ids are left out."""
        own = {id_: self._files[id_].record for id_ in ids if id_ in self._files}
        rest = [id_ for id_ in ids if id_ not in own]
        return own | (self._index.documents_by_id(rest) if self._index and rest else {})

    def links(self, document: str) -> list[LinkRecord]:
        """Return the links of a document of the index; a file has none."""
        return self._index.links(document) if self._index and document not in self._files else []

    def references(self, key: str) -> list[str]:
        """Return the ids of the documents of the index whose own number has this key."""
        return self._index.references(key) if self._index else []

    def sections(self, document: str) -> list[SectionRecord]:
        """Return the sections of a document in order."""
        if document in self._files:
            return list(self._files[document].sections)
        return self._index.sections(document) if self._index else []

    def passages(self, ids: Sequence[str]) -> dict[str, PassageRecord]:
        """Return passages by id."""
        own = {one.id: one for file in self._files.values() for one in file.passages if one.id in set(ids)}
        rest = [id_ for id_ in ids if id_ not in own]
        return own | (self._index.passages(rest) if self._index and rest else {})

    def passages_of(self, document: str) -> list[PassageRecord]:
        """Return the passages of a document in order."""
        if document in self._files:
            return list(self._files[document].passages)
        return self._index.passages_of(document) if self._index else []

    def text(self, document: str) -> str:
        """Return the whole text of a document."""
        if document in self._files:
            return self._files[document].text
        return self._index.text(document) if self._index else ""

    def pages(self, document: str) -> list[Page]:
        """Return the pages of a document; empty without pages."""
        if document in self._files:
            return list(self._files[document].pages)
        return self._index.pages(document) if self._index else []

    def size(self, filters: Filters = ALL) -> int:
        """Return the number of passages."""
        own = sum(len(one.passages) for one in self._files.values())
        return own + (self._index.size(filters) if self._index else 0)

    def frequencies(self, stems: Iterable[str]) -> dict[str, int]:
        """Return in how many passages of the index, or of the files where there is none, each stem stands."""
        wanted = list(stems)
        if self._index:
            return self._index.frequencies(wanted)
        counts = dict.fromkeys(wanted, 0)
        for file in self._files.values():
            for passage in file.passages:
                for stem in set(self.analyser.parts(passage.text)) & counts.keys():
                    counts[stem] += 1
        return counts

    def lexical(self, query: LexicalQuery, filters: Filters = ALL, k: int = 100) -> list[tuple[str, float]]:
        """Return what the index finds."""
        return self._index.lexical(query, filters, k) if self._index else []

    def dense(self, vector: NDArray[np.float32], filters: Filters = ALL, k: int = 100) -> list[tuple[str, float]]:
        """Return what the index finds."""
        return self._index.dense(vector, filters, k) if self._index else []

    def similarities(self, vector: NDArray[np.float32], passages: Sequence[str]) -> dict[str, float]:
        """Return the exact cosine of each passage of the index."""
        return self._index.similarities(vector, passages) if self._index else {}


def read_files(paths: Sequence[Path], limits: Limits) -> list[FileDocument]:
    """Read files as documents, in a child process with limits.

    Args:
        paths: the files.
        limits: what one file may take.

    Raises:
        UnreadableFileError: one cannot be read; the reason says why, the first argument which.
    """
    sandbox = Sandbox(limits, module="ingest.parse_worker")
    try:
        return [_read(sandbox, path) for path in paths]
    finally:
        sandbox.close()


def _read(sandbox: Sandbox, path: Path) -> FileDocument:
    answer = sandbox.run(path, path.name)
    reading = sandbox.reading(answer)
    try:
        metadata = METADATA.validate_python(answer.get("metadata"))
        sections = SECTIONS.validate_python(answer.get("sections"))
    except ValueError as error:
        raise UnreadableFileError(
            Status.DAMAGED, "Het bestand geeft onmogelijke uitkomsten; sla het opnieuw op."
        ) from error
    if not reading.text.strip():
        raise UnreadableFileError(Status.NO_TEXT, "Dit bestand bevat geen tekst; kies een ander bestand.")
    id_ = "f" + hashlib.sha256(f"{path.name}\n{reading.text}".encode()).hexdigest()[:10]
    return _document(id_, path, reading, metadata, sections)


def _document(id_: str, path: Path, reading: Reading, metadata: Metadata, sections: Sequence[Section]) -> FileDocument:
    def page(start: int) -> int | None:
        return next((one.number for one in reversed(reading.pages) if one.start <= start), None)

    cut = split_passages(
        reading.text, reading.blocks, sections, metadata, lambda text: math.ceil(len(text) / _CHARACTERS_A_TOKEN)
    )
    passages = tuple(
        PassageRecord(
            f"{id_}-{one.ordinal}",
            id_,
            one.ordinal,
            page(one.start),
            sections[one.section].name,
            sections[one.section].role,
            one.start,
            one.end,
            reading.text[one.start : one.end],
            one.context,
        )
        for one in cut
    )
    kept = tuple(SectionRecord(one.name, one.role, one.start, one.end, one.level, page(one.start)) for one in sections)
    record = DocumentRecord(
        id=id_,
        path=path.name,
        location=path,
        member=None,
        kind=metadata.kind,
        title=metadata.title,
        date=metadata.date,
        reference=metadata.reference,
        kamerstuk=metadata.kamerstuk.key if metadata.kamerstuk else None,
        kamerstuk_text=metadata.kamerstuk.text if metadata.kamerstuk else None,
        dossier=metadata.dossier,
        access="",
        pages=len(reading.pages) or None,
        passages=len(passages),
        sections=tuple(one.name for one in sections),
        format=reading.format,
        ocr=reading.ocr,
        addressee=metadata.addressee,
        sender=metadata.sender,
        minister=metadata.minister,
        submitters=metadata.submitters,
        variant=metadata.variant,
        vote=metadata.vote,
        details=metadata.details,
    )
    return FileDocument(record, reading.text, reading.pages, kept, passages)
