"""A small embedding model for tests of the index: deterministic, at once there, and alike texts are near."""

import hashlib
import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


class HashEmbedder:
    """Words hashed into a vector, in place of a language model; counts what it is asked to embed.

    Args:
        identity: see ``Embedder``.
    """

    dimension = 64
    max_tokens = 512

    def __init__(self, identity: str = "hash@1") -> None:
        self.identity = identity
        self.embedded: list[str] = []

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.embedded += texts
        return np.stack([self.query(text) for text in texts])

    def query(self, text: str) -> NDArray[np.float32]:
        vector = np.full(self.dimension, 1e-3, dtype=np.float32)
        for word in re.findall(r"\w+", text.lower()):
            digest = hashlib.sha256(word.encode()).digest()
            vector[digest[0] % self.dimension] += 1 if digest[1] % 2 else -1
        return vector / np.linalg.norm(vector)

    def count_tokens(self, text: str) -> int:
        return len(text.split()) + 4
