"""What the rest of the program knows of an embedding model."""

from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
"""Rows (or one row) of unit length: the dot product of two is their cosine."""

Announce = Callable[[str], None]
"""Receives one Dutch line for the user about something that takes time."""


class Embedder(Protocol):
    """Turns texts into vectors. Safe to call from several threads.

    Attributes:
        identity: what an index is tied to: the model, its prompts and its dimension. Engines whose vectors agree
            (cosine of the same text above 0.999) share an identity, so that one may index and another may query.
        dimension: length of a vector.
        max_tokens: most tokens of a text that the model reads, its own prompt and special tokens included.
    """

    @property
    def identity(self) -> str:
        """What an index is tied to."""
        ...

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        ...

    @property
    def max_tokens(self) -> int:
        """Most tokens of a text, prompt and special tokens included."""
        ...

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Return one row per text, in order: shape ``(len(texts), dimension)``."""
        ...

    def query(self, text: str) -> Vectors:
        """Return the vector of a question: shape ``(dimension,)``."""
        ...

    def count_tokens(self, text: str) -> int:
        """Return how many tokens ``text`` takes as a passage, prompt and special tokens included."""
        ...


def clean(text: str) -> str:
    """Return ``text`` as every engine must see it: without NUL, at which some would stop reading."""
    return text.replace("\x00", "").strip()


def unit(vectors: Vectors) -> Vectors:
    """Return rows scaled to length 1; a row of zeros stays as it is."""
    norms = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.where(norms == 0, 1, norms), dtype=np.float32)
