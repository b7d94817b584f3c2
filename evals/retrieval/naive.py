"""The tutorial pipeline, to measure against: recursive character splits, embeddings, plain similarity search."""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evals.retrieval.collection import Record
from ingest.chunks import chunks
from ingest.embed.base import Embedder, Vectors
from ingest.errors import unwritable

FILE = "naive.npz"
SIZE, OVERLAP = 1000, 200
_AT_ONCE = 512


class Naive:
    """What a tutorial builds in an afternoon.

    Args:
        records: id -> record.
        folder: the vectors are kept here, so that a second run does not make them again.
        embedder: the one that the index is made with.

    Raises:
        StoreError: the folder cannot be written.
    """

    def __init__(self, records: Mapping[str, Record], folder: Path, embedder: Embedder) -> None:
        from langchain_text_splitters import RecursiveCharacterTextSplitter

        splitter = RecursiveCharacterTextSplitter(chunk_size=SIZE, chunk_overlap=OVERLAP)
        pieces = [
            (record.id, piece)
            for record in records.values()
            for piece in splitter.split_text(f"{record.title}\n\n{record.text}".strip())
        ]
        self._owners = [id_ for id_, _ in pieces]
        self._pieces = [piece for _, piece in pieces]
        self._vectors = _embedded([piece for _, piece in pieces], folder / FILE, embedder)

    def rank(self, vector: NDArray[np.float32], k: int) -> list[str]:
        """Return up to ``k`` record ids by their most similar chunk, best first."""
        order = np.argsort(-(self._vectors @ vector), kind="stable")
        return list(dict.fromkeys(self._owners[position] for position in order))[:k]

    def pieces(self, vector: NDArray[np.float32], k: int) -> list[tuple[str, str, float]]:
        """Return the ``k`` most similar chunks as (record id, text, cosine), best first."""
        scores = self._vectors @ vector
        order = np.argsort(-scores, kind="stable")[:k]
        return [(self._owners[position], self._pieces[position], float(scores[position])) for position in order]


def _embedded(texts: Sequence[str], path: Path, embedder: Embedder) -> Vectors:
    """Return a row for each text, taken from the file as far as it has them."""
    keys = [hashlib.sha256(f"{embedder.identity}\n{text}".encode()).hexdigest() for text in texts]
    known: dict[str, Vectors] = {}
    if path.is_file():
        with np.load(path) as kept:
            known = dict(zip(kept["keys"].tolist(), kept["vectors"], strict=True))
    missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
    for part in chunks(list(missing.items()), _AT_ONCE):
        known |= dict(zip((key for key, _ in part), embedder.passages([text for _, text in part]), strict=True))
    vectors = np.stack([known[key] for key in keys]).astype(np.float32)
    if missing:
        try:
            np.savez(path, keys=np.array(keys), vectors=vectors)
        except OSError as error:
            raise unwritable(path.parent, error) from error
    return vectors
