"""Makes the indexes of variants from the folders of the product's index, and keeps them for a next time."""

import hashlib
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import numpy as np

from assistant.indexing import ingest_paths
from assistant.settings import Settings
from ingest.embed.base import Embedder, Vectors
from ingest.errors import NotabeneError
from ingest.index.store import Index
from ingest.progress import Progress
from ingest.recipe import Recipe


class RememberingEmbedder:
    """An embedder that does nothing twice: all systems of a run ask the same, and indexes of variants share texts.

    Args:
        embedder: makes what is not there yet.
        file: a database that keeps passages by content, made when it is first needed; None keeps none. Questions are
            kept in memory.
    """

    def __init__(self, embedder: Embedder, file: Path | None = None) -> None:
        self._embedder = embedder
        self._file = file
        self.identity = embedder.identity
        self.dimension = embedder.dimension
        self.max_tokens = embedder.max_tokens
        self._asked: dict[str, Vectors] = {}

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Return one row per text, in order."""
        if self._file is None:
            return self._embedder.passages(texts)
        self._file.parent.mkdir(parents=True, exist_ok=True)
        keys = [hashlib.sha256(f"{self.identity}\n{text}".encode()).hexdigest() for text in texts]
        with closing(sqlite3.connect(self._file)) as database, database:
            database.execute("CREATE TABLE IF NOT EXISTS vectors (key TEXT PRIMARY KEY, vector BLOB NOT NULL)")
            known = {key: self._row(database, key) for key in keys}
            missing = {key: text for key, text in zip(keys, texts, strict=True) if known[key] is None}
            made = dict(zip(missing, self._embedder.passages(list(missing.values())), strict=True)) if missing else {}
            database.executemany(
                "INSERT OR REPLACE INTO vectors VALUES (?, ?)", [(key, row.tobytes()) for key, row in made.items()]
            )
        rows = [made[key] if (blob := known[key]) is None else np.frombuffer(blob, dtype=np.float32) for key in keys]
        return np.stack(rows) if rows else np.empty((0, self.dimension), dtype=np.float32)

    def query(self, text: str) -> Vectors:
        """Return the vector of a question."""
        found = self._asked.get(text)
        if found is None:
            found = self._asked[text] = self._embedder.query(text)
        return found

    def count_tokens(self, text: str) -> int:
        """Return how many tokens a text takes as a passage."""
        return self._embedder.count_tokens(text)

    @staticmethod
    def _row(database: sqlite3.Connection, key: str) -> bytes | None:
        found = database.execute("SELECT vector FROM vectors WHERE key = ?", (key,)).fetchone()
        return bytes(found[0]) if found else None


def variant_index(
    index: Path, recipe: Recipe, cache: Path, embedder: Embedder, settings: Settings, progress: Progress
) -> Path:
    """Return the folder of an index of a recipe over the same folders as another index, brought up to date.

    Args:
        index: the product's index.
        recipe: of the index that is wanted.
        cache: where such indexes are kept.
        embedder: of the model that the settings name, for many passages.
        settings: of the product.
        progress: is told how far it is.

    Raises:
        NotabeneError: a folder that the product's index was made of is gone, or holds other documents by now.
    """
    with Index.open(index, chroma_url=settings.chroma_url) as opened:
        roots = [Path(folder.location) for folder in opened.folders() if folder.documents]
        texts = {record.path: opened.text(record.id) for record in opened.documents()}
    if gone := [root for root in roots if not root.exists()]:
        raise NotabeneError(
            f"{gone[0]} is er niet meer, en een variant wordt daaruit opnieuw ingelezen; zet de map terug."
        )
    name = hashlib.sha256("\n".join([recipe.identity, *map(str, roots)]).encode()).hexdigest()[:16]
    folder = cache / name
    own = settings.model_copy(update={"chroma_url": ""})
    ingest_paths(roots, folder, own, recipe=recipe, embedder=embedder, progress=progress)
    with Index.open(folder) as made:
        if {record.path: made.text(record.id) for record in made.documents()} != texts:
            raise NotabeneError(
                f"De documenten van {index} zijn sinds het inlezen veranderd; lees ze opnieuw in en begin dan opnieuw."
            )
    return folder
