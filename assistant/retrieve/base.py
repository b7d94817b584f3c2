"""What the assistant reads of an index; ``ingest.index.store.Index`` is one."""

from collections.abc import Iterable, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from ingest.document import Page
from ingest.dutch.analyse import Analyser
from ingest.dutch.query import LexicalQuery
from ingest.index.filters import Filters
from ingest.index.records import DocumentRecord, LinkRecord, PassageRecord, SectionRecord

ALL = Filters()


class Library(Protocol):
    """Documents, their passages, and two ways to find them. Safe to share between threads."""

    @property
    def analyser(self) -> Analyser:
        """The analyser that the lexical index was made with."""
        ...

    @property
    def generation(self) -> int:
        """Grows with every change."""
        ...

    @property
    def centre(self) -> NDArray[np.float32] | None:
        """The mean of the passages' vectors: what they all have in common; None where there are no passages."""
        ...

    def documents(self, filters: Filters = ALL) -> list[DocumentRecord]:
        """Return the documents that pass."""
        ...

    def documents_by_id(self, ids: Sequence[str]) -> dict[str, DocumentRecord]:
        """Return documents by id; unknown ids are left out."""
        ...

    def links(self, document: str) -> list[LinkRecord]:
        """Return the links from and to a document."""
        ...

    def references(self, key: str) -> list[str]:
        """Return the ids of the documents whose own number has this key."""
        ...

    def sections(self, document: str) -> list[SectionRecord]:
        """Return the sections of a document in order."""
        ...

    def passages(self, ids: Sequence[str]) -> dict[str, PassageRecord]:
        """Return passages by id."""
        ...

    def passages_of(self, document: str) -> list[PassageRecord]:
        """Return the passages of a document in order."""
        ...

    def text(self, document: str) -> str:
        """Return the whole text of a document, to which spans refer."""
        ...

    def pages(self, document: str) -> list[Page]:
        """Return the pages of a document; empty without pages."""
        ...

    def size(self, filters: Filters = ALL) -> int:
        """Return the number of passages of the documents that pass."""
        ...

    def frequencies(self, stems: Iterable[str]) -> dict[str, int]:
        """Return in how many passages each stem stands."""
        ...

    def lexical(self, query: LexicalQuery, filters: Filters = ALL, k: int = 100) -> list[tuple[str, float]]:
        """Return passage ids with BM25 scores, best first."""
        ...

    def dense(self, vector: NDArray[np.float32], filters: Filters = ALL, k: int = 100) -> list[tuple[str, float]]:
        """Return passage ids with cosines, best first."""
        ...

    def similarities(self, vector: NDArray[np.float32], passages: Sequence[str]) -> dict[str, float]:
        """Return the exact cosine of each passage."""
        ...
