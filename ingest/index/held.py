"""All vectors of an index in memory, with whose they are: exact search through any filter.

A process that answers many questions holds them. Comparing a question with all of them is reading memory once, which up
to some hundreds of thousands of passages takes no longer than what else a search does. An index of neighbours is
quicker, but it finds most of the nearest instead of all, needs many times as long as soon as a filter keeps few of
them, and holds all vectors in memory as well.
"""

from collections.abc import Iterable, Sequence
from typing import Self

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, select

from ingest.chunks import chunks
from ingest.index.columns import Columns
from ingest.index.filters import Filters
from ingest.index.schema import embeddings, passages

Vectors = NDArray[np.float32]

# Picking rows here and there is slower than reading all in order: from this share on, all are read.
_SCATTERED = 0.2
_BATCH = 5000
_KEPT = 32
_ROWS = select(passages.c.id, passages.c.document, embeddings.c.vector).join(
    embeddings, embeddings.c.hash == passages.c.embedding
)


class Held:
    """The vectors of one state of an index; it never changes, so threads may share it.

    Args:
        columns: the documents.
        ids: passage ids.
        owners: the document of each.
        vectors: a row of unit length for each.
    """

    def __init__(self, columns: Columns, ids: list[str], owners: list[str], vectors: Vectors) -> None:
        self._columns = columns
        self._ids = ids
        self._owners = owners
        self._vectors = vectors
        self._known: dict[Filters, NDArray[np.intp]] = {}
        self._rows = {id_: row for row, id_ in enumerate(ids)}
        self._places = np.array([columns.place(owner) for owner in owners], dtype=np.int32)

    @classmethod
    def load(cls, connection: Connection, before: Self | None = None) -> Self:
        """Read the state that a connection sees, of which ``before`` holds most already, perhaps.

        A passage's id is made of its document and its content, so one that has the same id has the same vector.
        """
        columns = Columns.load(connection)
        if before is None:
            return cls(columns, *_read(connection, None))
        there = set(connection.execute(select(passages.c.id)).scalars())
        new = _read(connection, sorted(there - before._rows.keys()))
        gone = before._rows.keys() - there
        if not new[0] and not gone:
            return cls(columns, before._ids, before._owners, before._vectors)
        kept = [row for id_, row in before._rows.items() if id_ not in gone]
        vectors = [part for part in (before._vectors[kept], new[2]) if len(part)]
        return cls(
            columns,
            [before._ids[row] for row in kept] + new[0],
            [before._owners[row] for row in kept] + new[1],
            np.concatenate(vectors) if vectors else new[2],
        )

    def nearest(self, vector: Vectors, filters: Filters, k: int) -> list[tuple[str, float]]:
        """Return up to ``k`` ids of passages that pass with their cosine to a vector of unit length, best first."""
        if not self._ids:
            return []
        # Row by row: a product with the whole would be shared among threads that wait for each other by spinning, which
        # takes twice the processor's time and on a busy machine is slower too.
        if not filters:
            return self._best(None, np.vecdot(self._vectors, vector), k)
        rows = self._passing(filters)
        if len(rows) < _SCATTERED * len(self._ids):
            return self._best(rows, np.vecdot(self._vectors[rows], vector), k)
        return self._best(rows, np.vecdot(self._vectors, vector)[rows], k)

    def similarities(self, vector: Vectors, ids: Iterable[str]) -> dict[str, float]:
        """Return the cosine of passages to a vector of unit length; those that are not there are left out."""
        rows = {id_: row for id_ in ids if (row := self._rows.get(id_)) is not None}
        if not rows:
            return {}
        return dict(zip(rows, np.vecdot(self._vectors[list(rows.values())], vector).tolist(), strict=True))

    def _passing(self, filters: Filters) -> NDArray[np.intp]:
        """Return the rows that pass; kept, since a person asks on through the same filters."""
        rows = self._known.get(filters)
        if rows is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            rows = self._known[filters] = np.flatnonzero(self._columns.passing(filters)[self._places])
        return rows

    def _best(self, rows: NDArray[np.intp] | None, scores: Vectors, k: int) -> list[tuple[str, float]]:
        """Return the best of these scores, which are those of ``rows``, or of all."""
        best = np.argpartition(-scores, k)[:k] if k < len(scores) else np.arange(len(scores))
        best = best[np.lexsort((best, -scores[best]))]
        found = best if rows is None else rows[best]
        return [(self._ids[row], score) for row, score in zip(found, scores[best].tolist(), strict=True)]


def _read(connection: Connection, wanted: Sequence[str] | None) -> tuple[list[str], list[str], Vectors]:
    """Return ids, documents and vectors of the passages that are wanted, or of all; of those that have a vector."""
    ids: list[str] = []
    owners: list[str] = []
    vectors: list[Vectors] = []
    for chunk in [None] if wanted is None else chunks(wanted, _BATCH):
        rows = _ROWS if chunk is None else _ROWS.where(passages.c.id.in_(chunk))
        for part in connection.execute(rows.execution_options(yield_per=_BATCH)).partitions():
            ids += [row.id for row in part]
            owners += [row.document for row in part]
            half = np.frombuffer(b"".join(row.vector for row in part), dtype="<f2")
            vectors.append(half.reshape(len(part), -1).astype(np.float32))
    return ids, owners, np.concatenate(vectors) if vectors else np.zeros((0, 0), dtype=np.float32)
