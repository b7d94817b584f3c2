"""Reading the vectors of a large index in a process of its own.

To search many vectors Chroma reads a graph, in native code without checks: over damaged bytes it ends the process that
reads it. Apart from ours, that is an error like any other.
"""

import pickle
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

import numpy as np
from numpy.typing import NDArray

from ingest.child import Child
from ingest.errors import StoreError
from ingest.index.vectors import Vectors, damaged

P = ParamSpec("P")
T = TypeVar("T")


class Apart:
    """The vectors of an index, embedded in its folder, as ``Vectors`` reads them; never a server's.

    Started at the first question; after a crash the next question starts another. Safe to share between threads (they
    take turns).

    Args:
        folder: the index folder.
        collection: as for ``Vectors``.
        generation: as for ``Vectors``.
    """

    def __init__(self, folder: Path, *, collection: Callable[[], str], generation: Callable[[], int]) -> None:
        self._folder = folder
        self._collection = collection
        self._generation = generation
        self._worker: Child | None = None
        self._turn = threading.Lock()

    def close(self) -> None:
        """End the process, which lets go of the store."""
        worker, self._worker = self._worker, None
        if worker:
            worker.end()

    def nearest(self, vector: NDArray[np.float32], k: int) -> list[tuple[str, float]]:
        """Return up to ``k`` passage ids with their cosine, best first; errors as of ``Vectors``."""
        return self._ask(Vectors.nearest, vector, k)

    def get(self, ids: Sequence[str]) -> dict[str, NDArray[np.float32]]:
        """Return the vectors of passages as they are stored; errors as of ``Vectors``."""
        return self._ask(Vectors.get, ids)

    def ids(self) -> set[str]:
        """Return the ids of all vectors that are stored; errors as of ``Vectors``."""
        return self._ask(Vectors.ids)

    def _ask(self, verb: Callable[Concatenate[Vectors, P], T], *arguments: P.args, **_named: P.kwargs) -> T:
        state = (self._collection(), self._generation())
        with self._turn:
            worker = self._worker = self._worker or Child("ingest.index.apart_worker", str(self._folder))
            try:
                pickle.dump((state, verb, arguments), worker.requests)
                worker.requests.flush()
                answer: T | StoreError = pickle.load(worker.answers)  # noqa: S301 - of our own process, from our own index
            except (OSError, EOFError, pickle.UnpicklingError) as error:
                self.close()
                raise damaged(self._folder) from error
        if isinstance(answer, StoreError):
            raise answer
        return answer
