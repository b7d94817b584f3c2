"""What a process that answers many questions keeps of an index, for as long as no process changes it."""

import threading
from collections.abc import Sequence
from itertools import compress
from typing import Self

import numpy as np
from sqlalchemy import Connection, func, select

from ingest.index import queries
from ingest.index.catalogue import Catalogue
from ingest.index.columns import Columns
from ingest.index.filters import Filters
from ingest.index.held import Held
from ingest.index.records import DocumentRecord
from ingest.index.schema import passages


class Shelf:
    """The records of all documents of one state of an index, newest first.

    Args:
        columns: the documents, for filters.
        records: the same.
    """

    def __init__(self, columns: Columns, records: list[DocumentRecord]) -> None:
        self._columns = columns
        self._records = records
        self._places = np.array([columns.place(record.id) for record in records], dtype=np.int32)

    @classmethod
    def load(cls, connection: Connection) -> Self:
        """Read the state that a connection sees."""
        return cls(Columns.load(connection), queries.list_documents(connection, Filters()))

    def passing(self, filters: Filters) -> list[DocumentRecord]:
        """Return the documents that pass, newest first."""
        if not filters:
            return list(self._records)
        return list(compress(self._records, self._columns.passing(filters)[self._places].tolist()))


class Memory:
    """Vectors and document records of an index, read again once it has changed. Safe to share between threads.

    Args:
        catalogue: the index's.
        most: passages of an index of which the vectors are held; of a larger one they are not.
    """

    def __init__(self, catalogue: Catalogue, most: int) -> None:
        self._catalogue = catalogue
        self._most = most
        self._turn = threading.Lock()
        self._held: tuple[int, Held | None] = (-1, None)
        self._shelf: tuple[int, Shelf | None] = (-1, None)
        self._records: tuple[int, dict[str, DocumentRecord]] = (-1, {})

    def held(self) -> Held | None:
        """Return the vectors as they are now; None where there are too many to hold."""
        generation, held = self._held
        if generation == self._catalogue.generation():
            return held
        # Whoever comes while they are read needs them as well, and waits; nobody waits for another's search.
        with self._turn:
            if self._held[0] != self._catalogue.generation():
                self._held = self._read()
            return self._held[1]

    def documents(self, filters: Filters) -> list[DocumentRecord]:
        """Return the documents that pass, newest first."""
        generation, shelf = self._shelf
        if shelf is None or generation != self._catalogue.generation():
            with self._turn, self._catalogue.read() as connection:
                generation = queries.get_generation(connection)
                if self._shelf[0] != generation:
                    self._shelf = (generation, Shelf.load(connection))
                shelf = self._shelf[1]
        return shelf.passing(filters) if shelf else []

    def documents_by_id(self, ids: Sequence[str]) -> dict[str, DocumentRecord]:
        """Return documents by id; unknown ids are left out."""
        now = self._catalogue.generation()
        generation, records = self._records
        if generation != now:
            records = {}
            self._records = (now, records)
        missing = [id_ for id_ in ids if id_ not in records]
        if missing:
            with self._catalogue.read() as connection:
                records |= queries.get_documents(connection, missing)
        return {id_: records[id_] for id_ in ids if id_ in records}

    def _read(self) -> tuple[int, Held | None]:
        with self._catalogue.read() as connection:
            generation = queries.get_generation(connection)
            total = int(connection.execute(select(func.count()).select_from(passages)).scalar_one())
            held = Held.load(connection, self._held[1]) if total <= self._most else None
        return generation, held
