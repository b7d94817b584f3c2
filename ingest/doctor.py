"""Checks that what is derived from the catalogue agrees with it, and makes it anew where it does not."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import delete, func, select

from ingest.errors import IndexDamagedError
from ingest.index.apart import Apart
from ingest.index.catalogue import Catalogue
from ingest.index.derive import catch_up, rebuild_lexical, rebuild_vectors, refresh_vocabulary
from ingest.index.locks import ingesting
from ingest.index.queries import vectors_of
from ingest.index.schema import documents, embeddings, passages, pending
from ingest.index.store import Index
from ingest.index.vectors import Vectors, damaged

T = TypeVar("T")

SAMPLE = 200
# Half precision in the catalogue and an approximate index still leave a vector this close to itself.
_ITSELF = 0.999
_ROUNDING = 1e-3
# Of vectors that are much alike a sound graph misses some, in trials up to a tenth; a broken one misses nearly all.
_MISSED = 0.5


@dataclass(frozen=True, slots=True)
class Findings:
    """What an index was found to hold.

    Attributes:
        documents: in the catalogue.
        passages: in the catalogue.
        pending: passages that the derived indexes must still catch up with (an ingest was cut off, or is running).
        without_vector: passages without an embedding in the catalogue; only reading the documents again helps.
        vectors_missing: passages that the vector store lacks.
        vectors_extra: vectors of passages that are gone.
        vectors_wrong: vectors of the sample that are not what the catalogue says.
        lexical_missing: passages that the lexical index lacks.
        lexical_extra: entries of passages that are gone.
        sampled: vectors that were tried.
        unreadable: parts that could not be read at all (``vectors``, ``lexical``, ``vocabulary``).
        repaired: what was made anew (``vectors``, ``lexical``).
    """

    documents: int
    passages: int
    pending: int
    without_vector: int
    vectors_missing: int
    vectors_extra: int
    vectors_wrong: int
    lexical_missing: int
    lexical_extra: int
    sampled: int
    unreadable: tuple[str, ...] = ()
    repaired: tuple[str, ...] = ()

    @property
    def vectors_ok(self) -> bool:
        """Whether the vector store agrees with the catalogue."""
        return "vectors" not in self.unreadable and not (
            self.vectors_missing or self.vectors_extra or self.vectors_wrong
        )

    @property
    def lexical_ok(self) -> bool:
        """Whether the lexical index agrees with the catalogue."""
        unreadable = {"lexical", "vocabulary"} & set(self.unreadable)
        return not (unreadable or self.lexical_missing or self.lexical_extra)

    @property
    def healthy(self) -> bool:
        """Whether nothing is wrong."""
        return self.vectors_ok and self.lexical_ok and not self.pending and not self.without_vector

    def as_json(self) -> dict[str, object]:
        """Return the findings as one JSON object."""
        return asdict(self) | {"healthy": self.healthy}


def examine(folder: Path, *, chroma_url: str = "", seed: int = 0, sample: int = SAMPLE) -> Findings:
    """Compare catalogue, vectors and lexical index of a folder; nothing is changed.

    Args:
        folder: the index folder.
        chroma_url: address of a Chroma server; empty for vectors in the folder.
        seed: chooses the sample of vectors that are compared and searched for.
        sample: how many those are.

    Raises:
        StoreError: there is none, or the catalogue itself cannot be read.
    """
    with Index.open(folder, chroma_url=chroma_url) as index:
        return _examine(index, seed, sample)


def repair(folder: Path, *, chroma_url: str = "", patience: float = 600.0) -> Findings:
    """Bring an older catalogue up to date, finish what was cut off, and make anew what does not agree.

    Raises:
        StoreError: there is none, the catalogue itself cannot be read, or another process keeps the index.
    """
    catalogue = Catalogue(folder, upgrade=True)
    with (
        Index(catalogue, chroma_url=chroma_url) as index,
        ingesting(folder, patience=patience, waiting=lambda: None),
    ):
        index.require_begun()
        index.catalogue.check()
        repaired: list[str] = []
        # First what cannot be read at all, since catching up would open it.
        before = _examine(index)
        if not before.lexical_ok:
            index.terms.recreate()
            rebuild_lexical(index)
            repaired.append("lexical")
        if not before.vectors_ok:
            index.reader(before.passages).close()
            index.vectors.recreate()
            rebuild_vectors(index)
            repaired.append("vectors")
        catch_up(index)
        refresh_vocabulary(index)
        _forget_unused_vectors(index)
        after = _examine(index)
    return Findings(**(asdict(after) | {"repaired": tuple(repaired)}))


def _examine(index: Index, seed: int = 0, sample: int = SAMPLE) -> Findings:
    index.catalogue.check()
    with index.catalogue.read() as connection:
        ids = set(connection.execute(select(passages.c.id)).scalars())
        waiting = set(connection.execute(select(pending.c.passage)).scalars())
        count = connection.execute(select(func.count()).select_from(documents)).scalar_one()
        bare = (
            len(ids)
            - connection.execute(
                select(func.count()).select_from(passages.join(embeddings, embeddings.c.hash == passages.c.embedding))
            ).scalar_one()
        )
    unreadable: list[str] = []

    def tried(part: str, read: Callable[[], T], otherwise: T) -> T:
        try:
            return read()
        except IndexDamagedError:
            unreadable.append(part)
            return otherwise

    chosen = np.random.default_rng(seed).permutation(sorted(ids - waiting))[:sample].tolist()
    none = set[str]()
    stored, sampled, wrong = tried("vectors", lambda: _try_vectors(index, chosen, among=len(ids)), (none, 0, 0))
    indexed = tried("lexical", index.terms.ids, none)
    tried("vocabulary", lambda: index.analyser, None)
    return Findings(
        documents=count,
        passages=len(ids),
        pending=len(waiting),
        without_vector=bare,
        vectors_missing=len(ids - stored - waiting),
        vectors_extra=len(stored - ids - waiting),
        vectors_wrong=wrong,
        lexical_missing=len(ids - indexed - waiting),
        lexical_extra=len(indexed - ids - waiting),
        sampled=sampled,
        unreadable=tuple(unreadable),
    )


def _try_vectors(index: Index, chosen: Sequence[str], *, among: int) -> tuple[set[str], int, int]:
    """Return the ids of all vectors, how many of the chosen the catalogue has, and how many of those are wrong.

    Raises:
        IndexDamagedError: they cannot be read, or searching does not find them.
    """
    with index.catalogue.read() as connection:
        ids, vectors = vectors_of(connection, chosen)
    reader = index.reader(among)
    kept = reader.get(ids)
    right = [
        (id_, vector)
        for id_, vector in zip(ids, vectors, strict=True)
        if id_ in kept and np.allclose(kept[id_], vector, atol=_ROUNDING)
    ]
    if sum(not _finds_itself(reader, id_, vector) for id_, vector in right) > _MISSED * len(right):
        raise damaged(index.folder)
    return reader.ids(), len(ids), len(kept) - len(right)


def _finds_itself(reader: Vectors | Apart, id_: str, vector: NDArray[np.float32]) -> bool:
    """Whether a vector is among its own nearest; passages with the same words share one, so any of those will do."""
    unit = vector / np.linalg.norm(vector)
    return any(found == id_ or score > _ITSELF for found, score in reader.nearest(unit, 10))


def _forget_unused_vectors(index: Index) -> None:
    """Drop kept vectors of texts that no passage has any more."""
    with index.catalogue.write() as connection:
        used = select(passages.c.embedding)
        connection.execute(delete(embeddings).where(embeddings.c.hash.not_in(used)))
