"""The session of the chat: opened when the index is there, kept until the end."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from threading import Lock

from assistant.session import Session, open_session
from assistant.settings import Settings
from ingest.errors import IndexMissingError


class Desk:
    """Hands out the one session of this process. Safe to share between threads.

    Args:
        folder: the index folder; it may still be empty or missing.
        settings: as for ``open_session``.
        announce: told in one Dutch line about something that takes time.
    """

    def __init__(self, folder: Path, settings: Settings, announce: Callable[[str], object]) -> None:
        self.folder = folder
        self.settings = settings
        self._announce = announce
        self._open = ExitStack()
        self._session: Session | None = None
        self._lock = Lock()

    def session(self) -> Session | None:
        """Return the session, or None while there is nothing in the index.

        Raises:
            StoreError: the index is damaged, of another version or of another embedding model.
        """
        with self._lock:
            if self._session is None:
                try:
                    self._session = self._open.enter_context(
                        open_session(self.folder, self.settings, announce=self._tell)
                    )
                except IndexMissingError:
                    return None
            return self._session

    def generation(self) -> int:
        """Return a number that grows with every change to the index; 0 while it is empty."""
        session = self.session()
        return session.index.generation if session else 0

    def _tell(self, line: str) -> None:
        self._announce(line)

    def close(self) -> None:
        """Let go of the index."""
        with self._lock:
            self._session = None
            self._open.close()
