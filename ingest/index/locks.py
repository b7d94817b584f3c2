"""Who may touch an index folder when: one ingest at a time, and vectors written by one process while nobody reads them.

Chroma's embedded store loses vectors without an error when two processes write, or when a process writes through a
handle that is older than another's write. So writers take turns under ``ingesting`` with a fresh handle each, and
readers reopen theirs when the catalogue's generation has grown. Locks belong to the operating system: they are gone
with the process that held them, however it ended.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, ReadWriteLock, Timeout

from ingest.errors import IndexBusyError, unwritable


@contextmanager
def ingesting(folder: Path, *, patience: float, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the right to change the index.

    Args:
        folder: the index folder.
        patience: seconds to wait for another ingest to end.
        waiting: called once when there is another one.

    Raises:
        IndexBusyError: the other one took longer than that.
    """
    lock = FileLock(folder / "ingest.lock")
    try:
        lock.acquire(timeout=0)
    except OSError as error:
        if not isinstance(error, Timeout):
            raise unwritable(folder, error) from error
        waiting()
        try:
            lock.acquire(timeout=patience)
        except Timeout as error:
            message = f"Een andere opdracht is nog bezig met de index in {folder}; probeer het later opnieuw."
            raise IndexBusyError(message) from error
    try:
        yield
    finally:
        lock.release()


def vectors_lock(folder: Path) -> ReadWriteLock:
    """Return the lock under which embedded vectors are read (shared) or written (alone): one a handle and thread."""
    return ReadWriteLock(folder / "vectors.lock", timeout=60, is_singleton=False)
