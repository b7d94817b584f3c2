"""The index as the rest of the program reads it."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

from ingest.document import Metadata, Page
from ingest.dutch.analyse import Analyser
from ingest.dutch.query import LexicalQuery
from ingest.errors import (
    DiskFullError,
    IndexDamagedError,
    IndexMissingError,
    IndexModelError,
    IndexRecipeError,
    StoreError,
)
from ingest.index import queries
from ingest.index.apart import Apart
from ingest.index.catalogue import Catalogue
from ingest.index.filters import Filters
from ingest.index.held import Held
from ingest.index.lexical import Lexical
from ingest.index.memory import Memory
from ingest.index.records import (
    DocumentRecord,
    FileRecord,
    FolderRecord,
    ForgottenRecord,
    LinkRecord,
    PassageRecord,
    SectionRecord,
)
from ingest.index.vectors import GRAPH, Vectors
from ingest.index.vocabulary import load_vocabulary
from ingest.recipe import META, Recipe

ALL = Filters()
# The mean of so many vectors differs from that of all by less than a hundredth of its length.
_SAMPLE = 4000


class Index:
    """An index folder, open for reading; safe to share between threads, and sees what other processes add.

    Args:
        catalogue: the opened catalogue.
        chroma_url: address of a Chroma server; empty for vectors embedded in the folder.
        exact_below: where at most this many passages pass, their vectors are compared one by one as the catalogue
            keeps them; of more, the nearest of all are fetched and filtered. (Chroma's own ``where`` is many times
            slower, and a process that asks one question is done before Chroma has started.)
        held: for a process that answers many questions: of an index of at most this many passages their vectors are
            held in memory, and every search through them is exact; with 0 nothing is held.
    """

    def __init__(self, catalogue: Catalogue, *, chroma_url: str = "", exact_below: int = 4000, held: int = 0) -> None:
        self.catalogue = catalogue
        self.vectors = Vectors(
            catalogue.folder, url=chroma_url, collection=self._collection, generation=catalogue.generation
        )
        self._apart = Apart(catalogue.folder, collection=self._collection, generation=catalogue.generation)
        self.terms = Lexical(catalogue.folder)
        self._exact_below = exact_below
        self._memory = Memory(catalogue, held) if held else None
        self._analyser: tuple[str, Analyser] | None = None
        self._centre: tuple[int, NDArray[np.float32] | None] | None = None

    @classmethod
    def open(cls, folder: Path, *, chroma_url: str = "", exact_below: int = 4000, held: int = 0) -> Self:
        """Open the index in a folder; the arguments are those of the class.

        Raises:
            StoreError: it is missing, damaged, of another version or not to be opened; the message says which.
        """
        index = cls(Catalogue(folder), chroma_url=chroma_url, exact_below=exact_below, held=held)
        try:
            index.require_begun()
        except StoreError:
            index.close()
            raise
        return index

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of all files."""
        self._apart.close()
        with suppress(OSError):
            self.vectors.close()
        self.catalogue.close()

    @property
    def folder(self) -> Path:
        """The index folder."""
        return self.catalogue.folder

    @property
    def model(self) -> str:
        """Identity of the embedding model that the index was made with."""
        return self.catalogue.get("model") or ""

    @property
    def generation(self) -> int:
        """A number that grows with every change to the index, by whatever process."""
        return self.catalogue.generation()

    @property
    def analyser(self) -> Analyser:
        """The analyser that the lexical index was made with."""
        version, known = self.catalogue.get("vocabulary") or "", self._analyser
        while known is None or known[0] != version:
            try:
                known = (version, Analyser(load_vocabulary(self.folder, version), knobs=self.recipe.words))
            except IndexDamagedError:
                # An ingest may have put a newer one in its place since we looked.
                newer = self.catalogue.get("vocabulary") or ""
                if newer == version:
                    raise
                version = newer
        self._analyser = known
        return known[1]

    @property
    def centre(self) -> NDArray[np.float32] | None:
        """The mean of the passages' vectors, of a large index that of a sample; None where there are none."""
        generation, known = self.generation, self._centre
        if known is None or known[0] != generation:
            with self.catalogue.read() as connection:
                vectors = queries.some_vectors(connection, _SAMPLE)
            known = self._centre = (generation, vectors.mean(axis=0) if len(vectors) else None)
        return known[1]

    @property
    def recipe(self) -> Recipe:
        """How the index was made of what was read."""
        return Recipe.of(self.catalogue.get(META) or "")

    def require_begun(self) -> None:
        """Check that an ingest has ever come as far as this index.

        Raises:
            IndexMissingError: none has.
        """
        if self.catalogue.get("model") is None:
            raise IndexMissingError(
                f"De index in {self.folder} is nog leeg; lees documenten in met: notabene ingest MAP"
            )

    def require_model(self, identity: str) -> None:
        """Check that vectors of an embedding model may be compared with those of the index.

        Raises:
            IndexModelError: they may not.
        """
        if self.model != identity:
            made, asked = (_short(name) for name in (self.model, identity))
            raise IndexModelError(
                f"De index in {self.folder} is gemaakt met het embeddingmodel {made}, niet met {asked}; "
                "zet NOTABENE_EMBEDDING terug of lees de documenten in een nieuwe index in."
            )

    def require_recipe(self, recipe: Recipe) -> None:
        """Check that documents that are made ready by a recipe may be added to those of the index.

        Raises:
            IndexRecipeError: they may not.
        """
        if self.recipe.identity != recipe.identity:
            raise IndexRecipeError(
                f"De index in {self.folder} is gemaakt met andere passages of woorden dan nu worden gevraagd; "
                "lees de documenten in een nieuwe index in."
            )

    def documents(self, filters: Filters = ALL) -> list[DocumentRecord]:
        """Return the documents that pass, newest first."""
        if self._memory:
            return self._memory.documents(filters)
        with self.catalogue.read() as connection:
            return queries.list_documents(connection, filters)

    def document(self, id: str) -> DocumentRecord | None:  # noqa: A002 - the contract's word
        """Return a document, or None where there is none of that id."""
        return self.documents_by_id([id]).get(id)

    def documents_by_id(self, ids: Sequence[str]) -> dict[str, DocumentRecord]:
        """Return documents by id; unknown ids are left out."""
        if self._memory:
            return self._memory.documents_by_id(ids)
        with self.catalogue.read() as connection:
            return queries.get_documents(connection, ids)

    def metadata(self) -> dict[str, Metadata]:
        """Return what was recognised of every document, by id."""
        with self.catalogue.read() as connection:
            return queries.get_metadata(connection)

    def files(self) -> list[FileRecord]:
        """Return every file that ingestion met, read or not, by path."""
        with self.catalogue.read() as connection:
            return queries.list_files(connection)

    def folders(self) -> list[FolderRecord]:
        """Return the folders that were ingested."""
        with self.catalogue.read() as connection:
            return queries.list_folders(connection)

    def forgotten(self) -> list[ForgottenRecord]:
        """Return the documents that were taken out by hand, by path."""
        with self.catalogue.read() as connection:
            return queries.list_forgotten(connection)

    def links(self, document: str) -> list[LinkRecord]:
        """Return the links from and to a document."""
        with self.catalogue.read() as connection:
            return queries.list_links(connection, document)

    def references(self, key: str) -> list[str]:
        """Return the ids of the documents whose own number has this canonical key."""
        with self.catalogue.read() as connection:
            return queries.owners(connection, key)

    def sections(self, document: str) -> list[SectionRecord]:
        """Return the sections of a document in order."""
        with self.catalogue.read() as connection:
            return queries.list_sections(connection, document)

    def passages(self, ids: Sequence[str]) -> dict[str, PassageRecord]:
        """Return passages by id; those that are gone are left out."""
        with self.catalogue.read() as connection:
            return queries.get_passages(connection, ids)

    def passages_of(self, document: str) -> list[PassageRecord]:
        """Return the passages of a document in order."""
        with self.catalogue.read() as connection:
            return queries.passages_of(connection, document)

    def text(self, document: str) -> str:
        """Return the whole text of a document, to which all spans refer; empty where it is gone."""
        with self.catalogue.read() as connection:
            return queries.get_text(connection, document)[0]

    def pages(self, document: str) -> list[Page]:
        """Return the pages of a document; empty for a format without pages."""
        with self.catalogue.read() as connection:
            return queries.get_text(connection, document)[1]

    def size(self, filters: Filters = ALL) -> int:
        """Return the number of passages of the documents that pass."""
        with self.catalogue.read() as connection:
            return queries.count_passages(connection, filters)

    def frequencies(self, stems: Iterable[str]) -> dict[str, int]:
        """Return in how many passages each stem stands."""
        return self.terms.frequencies(stems)

    def lexical(self, query: LexicalQuery, filters: Filters = ALL, k: int = 100) -> list[tuple[str, float]]:
        """Return up to ``k`` passage ids with their BM25 score, best first."""
        return self.terms.search(query, filters, k)

    def dense(self, vector: NDArray[np.float32], filters: Filters = ALL, k: int = 100) -> list[tuple[str, float]]:
        """Return up to ``k`` passage ids with their cosine to a vector of unit length, best first."""
        if held := self._held():
            return held.nearest(vector, filters, k)
        left = self.size(filters)
        if left > self._exact_below:
            total = self.size()
            # Chroma writes when it opens its files; on a full disk searching goes on without it, if slowly.
            with suppress(DiskFullError):
                if not filters:
                    return self.reader(total).nearest(vector, min(k, left))
                return self._dense_filtered(vector, filters, min(k, left), total / left, total)
        with self.catalogue.read() as connection:
            return _best(*queries.vectors_passing(connection, filters), vector, k)

    def similarities(self, vector: NDArray[np.float32], passages: Sequence[str]) -> dict[str, float]:
        """Return the exact cosine of passages to a vector of unit length; those that are gone are left out."""
        if held := self._held():
            return held.similarities(vector, passages)
        with self.catalogue.read() as connection:
            return dict(_best(*queries.vectors_of(connection, passages), vector, len(passages)))

    def reader(self, total: int) -> Vectors | Apart:
        """Return what reads the vectors of an index of ``total`` passages and survives if they are damaged."""
        return self.vectors if total < GRAPH or self.vectors.served else self._apart

    def warm(self) -> None:
        """Read now what is to be held in memory, so that the first question need not wait for it."""
        self._held()

    def _collection(self) -> str:
        return collection_name(self.catalogue)

    def _held(self) -> Held | None:
        return self._memory.held() if self._memory else None

    def _dense_filtered(
        self, vector: NDArray[np.float32], filters: Filters, k: int, rarity: float, total: int
    ) -> list[tuple[str, float]]:
        """Fetch the nearest of all, enough that ``k`` should pass the filters, and more while they do not."""
        ask = int(k * rarity * 1.5) + 50
        while True:
            nearest = self.reader(total).nearest(vector, min(ask, total))
            with self.catalogue.read() as connection:
                kept = queries.passing(connection, [id_ for id_, _ in nearest], filters)
            found = [(id_, score) for id_, score in nearest if id_ in kept]
            if len(found) >= k or ask >= total:
                return found[:k]
            ask *= 3


def collection_name(catalogue: Catalogue) -> str:
    """Return the name of the Chroma collection that is in use."""
    return catalogue.get("collection") or "passages-0"


def _short(identity: str) -> str:
    """Return the part of a model's identity that a user knows it by."""
    return identity.split("|")[0]


def _best(ids: list[str], vectors: NDArray[np.float32], vector: NDArray[np.float32], k: int) -> list[tuple[str, float]]:
    if not ids:
        return []
    scores = vectors @ vector
    order = np.argsort(-scores, kind="stable")[:k]
    return [(ids[position], float(scores[position])) for position in order]
