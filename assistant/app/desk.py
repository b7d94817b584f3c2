"""The session of the chat: opened when the index is there, kept until the end."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from threading import Lock

from assistant.app.watching import Watcher
from assistant.session import Session, open_session
from assistant.settings import Settings
from ingest.errors import IndexMissingError
from ingest.index.catalogue import FILE


class Desk:
    """Hands out the one session of this process. Safe to share between threads.

    Args:
        folder: the index folder; it may still be empty or missing.
        settings: as for ``open_session``.
        announce: told in one Dutch line about something that takes time.
        watcher: keeps the index up to date with a folder; None where none is watched.
    """

    def __init__(
        self, folder: Path, settings: Settings, announce: Callable[[str], object], watcher: Watcher | None = None
    ) -> None:
        self.folder = folder
        self.settings = settings
        self.watcher = watcher
        self._announce = announce
        self._open = ExitStack()
        self._session: Session | None = None
        self._opened: tuple[int, int] | None = None
        self._openings = 0
        self._lock = Lock()

    def session(self) -> Session | None:
        """Return the session, or None while there is nothing in the index.

        Raises:
            StoreError: the index is damaged, of another version or of another embedding model.
        """
        with self._lock:
            there = self._identity()
            if self._session is None or there != self._opened:
                # Another file in its place: the index was built anew, and what is open reads what was deleted. The old
                # session stays open until the end, for a question may still be reading from it.
                self._session, self._opened = None, there
                self._openings += there is not None
                try:
                    self._session = self._open.enter_context(
                        open_session(self.folder, self.settings, announce=self._tell)
                    )
                except IndexMissingError:
                    return None
            return self._session

    def generation(self) -> tuple[int, int]:
        """Return what differs after every change to the index: which opening, and the index's own count."""
        session = self.session()
        return (self._openings, session.index.generation) if session else (0, 0)

    def _identity(self) -> tuple[int, int] | None:
        """Return what tells the file of the catalogue from another one of that name; None where there is none."""
        try:
            found = (self.folder / FILE).stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def _tell(self, line: str) -> None:
        self._announce(line)

    def close(self) -> None:
        """Let go of the index."""
        with self._lock:
            self._session = None
            self._open.close()
