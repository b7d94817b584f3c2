"""Vectors in Chroma: embedded in the index folder, or on a Chroma server of the department."""

import itertools
import logging
import shutil
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import numpy as np
from filelock import Timeout
from numpy.typing import NDArray

from ingest.chunks import chunks
from ingest.errors import IndexBusyError, IndexDamagedError, StoreError, full
from ingest.index.locks import vectors_lock

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.collection_configuration import CreateCollectionConfiguration
    from chromadb.api.models.Collection import Collection

FOLDER = "vectors"
BATCH = 1000
# Up to here Chroma keeps vectors in its database alone, and reads no graph.
GRAPH = 1000
# Bytes that must be free for what fails not to be put down to a full disk.
_ROOM = 1_000_000
_opened = itertools.count(1)
# Recall over speed: at 100,000 vectors this still answers within a few milliseconds.
HNSW: "CreateCollectionConfiguration" = {
    "hnsw": {"space": "cosine", "ef_construction": 200, "ef_search": 200, "max_neighbors": 32}
}


class Vectors:
    """The vectors of an index, by passage id.

    Args:
        folder: the index folder.
        url: address of a Chroma server; empty for the store embedded in the folder.
        collection: returns the collection's name (a rebuild makes a new one).
        generation: returns a number that grows with every change by any process.
    """

    def __init__(
        self, folder: Path, *, url: str = "", collection: Callable[[], str], generation: Callable[[], int]
    ) -> None:
        self._folder = folder
        self._url = url
        self._collection = collection
        self._generation = generation
        self._client: ClientAPI | None = None
        self._opened: tuple[str, int] | None = None
        self._lock = vectors_lock(folder)
        # The lock above tells processes and handles apart, not the threads that share this one.
        self._turn = threading.Lock()

    @property
    def served(self) -> bool:
        """Whether a Chroma server keeps them."""
        return bool(self._url)

    def close(self) -> None:
        """Let go of the store."""
        if self._client is None:
            return
        from chromadb.api.client import Client

        if isinstance(self._client, Client):
            self._client.close()
        self._client = None

    def nearest(self, vector: NDArray[np.float32], k: int) -> list[tuple[str, float]]:
        """Return up to ``k`` passage ids with their cosine, best first.

        Raises:
            IndexBusyError: a writer kept the store for too long.
            IndexDamagedError: the store cannot be read.
            StoreError: the Chroma server cannot be reached.
        """
        with self._shared(), self._plainly():
            if not self._there():
                return []
            found = self._fresh().query(query_embeddings=vector[np.newaxis, :], n_results=k, include=["distances"])
        distances = found["distances"] or [[]]
        return [(id_, 1.0 - distance) for id_, distance in zip(found["ids"][0], distances[0], strict=True)]

    def ids(self) -> set[str]:
        """Return the ids of all vectors that are stored."""
        with self._shared(), self._plainly():
            if not self._there():
                return set()
            store = self._fresh()
            return {
                id_
                for offset in range(0, store.count(), BATCH)
                for id_ in store.get(limit=BATCH, offset=offset, include=[])["ids"]
            }

    def get(self, ids: Sequence[str]) -> dict[str, NDArray[np.float32]]:
        """Return the vectors of passages as they are stored; those that have none are left out.

        Raises:
            StoreError: as ``nearest`` does.
        """
        found: dict[str, NDArray[np.float32]] = {}
        with self._shared(), self._plainly():
            if not self._there():
                return found
            store = self._fresh()
            for chunk in chunks(ids, BATCH):
                some = store.get(ids=list(chunk), include=["embeddings"])
                vectors = np.asarray(some["embeddings"], dtype=np.float32)
                found.update(zip(some["ids"], vectors, strict=True))
        return found

    def change(self, upserts: Iterator[tuple[str, NDArray[np.float32]]], deletes: Sequence[str]) -> None:
        """Write vectors and take others out, through a handle that nobody else has written past.

        The caller holds the right to change the index.
        """
        with self._alone(), self._plainly():
            self.close()
            store = self._open()
            for chunk in chunks(deletes, BATCH):
                store.delete(ids=list(chunk))
            batch: list[tuple[str, NDArray[np.float32]]] = []
            for item in upserts:
                batch.append(item)
                if len(batch) == BATCH:
                    _upsert(store, batch)
                    batch.clear()
            _upsert(store, batch)
            self.close()

    def recreate(self) -> None:
        """Throw away what is embedded in the folder, readable or not; a server's store is left to its owner."""
        with self._alone():
            self.close()
            if not self._url:
                shutil.rmtree(self._folder / FOLDER, ignore_errors=True)

    def drop(self, name: str) -> None:
        """Remove a collection that is no longer used; nothing happens where it is not there."""
        from chromadb.errors import NotFoundError

        with self._alone(), self._plainly():
            self.close()
            self._client = self._connect()
            with suppress(NotFoundError):
                self._client.delete_collection(name)
            self.close()

    def _there(self) -> bool:
        """Whether anything was stored yet: who only reads makes nothing on disk."""
        return bool(self._url) or (self._folder / FOLDER / "chroma.sqlite3").is_file()

    def _fresh(self) -> "Collection":
        """Open the store anew if any process has changed it since it was opened here."""
        state = (self._collection(), self._generation())
        if self._client is None or state != self._opened:
            self.close()
            store = self._open()
            self._opened = state
            return store
        return self._client.get_collection(state[0], embedding_function=None)

    def _open(self) -> "Collection":
        self._client = self._connect()
        return self._client.get_or_create_collection(self._collection(), embedding_function=None, configuration=HNSW)

    def _connect(self) -> "ClientAPI":
        import chromadb
        from chromadb.config import Settings

        logging.getLogger("chromadb").setLevel(logging.ERROR)
        settings = Settings(anonymized_telemetry=False)
        if not self._url:
            return chromadb.PersistentClient(_own_name(self._folder / FOLDER), settings=settings)
        url = urlsplit(self._url)
        return chromadb.HttpClient(
            host=url.hostname or "127.0.0.1", port=url.port or 8000, ssl=url.scheme == "https", settings=settings
        )

    @contextmanager
    def _shared(self) -> Iterator[None]:
        try:
            with self._turn, self._lock.read_lock():
                yield
        except Timeout as error:
            raise IndexBusyError("De index wordt bijgewerkt; stel de vraag zo opnieuw.") from error

    @contextmanager
    def _alone(self) -> Iterator[None]:
        try:
            with self._turn, self._lock.write_lock():
                yield
        except Timeout as error:
            raise IndexBusyError("De index wordt door andere opdrachten gelezen; probeer het zo opnieuw.") from error

    @contextmanager
    def _plainly(self) -> Iterator[None]:
        import httpx
        from chromadb.errors import ChromaError

        try:
            yield
        except (httpx.HTTPError, ConnectionError) as error:
            message = f"De Chroma-server op {self._url} is niet bereikbaar; controleer NOTABENE_CHROMA_URL."
            raise StoreError(message) from error
        except (ChromaError, ValueError, OSError) as error:
            if self._url and "connect" in str(error).lower():
                message = f"De Chroma-server op {self._url} is niet bereikbaar; controleer NOTABENE_CHROMA_URL."
                raise StoreError(message) from error
            if self._is_full(str(error).lower()):
                raise full(self._folder) from error
            raise damaged(self._folder) from error

    def _is_full(self, said: str) -> bool:
        """Tell whether a failure came of a full disk, of which Chroma does not always say so."""
        if any(words in said for words in ("no space left", "disk is full", "disk i/o", "file too large")):
            return True
        return not self._url and shutil.disk_usage(self._folder).free < _ROOM


def damaged(folder: Path) -> IndexDamagedError:
    """Return the error for vectors of the index in ``folder`` that cannot be read."""
    return IndexDamagedError(f"De vectoren in {folder} zijn niet te lezen; herstel ze met: notabene doctor --repair")


def _own_name(folder: Path) -> str:
    """Return the folder's path, spelled as nobody else in this process has spelled it.

    Chroma keeps one store a path and process, and hands the old one out again: one that does not know what another
    process has written since, and loses it at the next write, or one that failed to open.
    """
    return str(folder) + "".join("/." if bit == "1" else "//" for bit in f"{next(_opened):b}")


def _upsert(store: "Collection", batch: Sequence[tuple[str, NDArray[np.float32]]]) -> None:
    if batch:
        store.upsert(ids=[id_ for id_, _ in batch], embeddings=np.stack([vector for _, vector in batch]))
