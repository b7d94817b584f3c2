"""The dossiers of the index, each read once until the index or the day changes."""

from datetime import date
from threading import Lock

from assistant.app.desk import Desk
from assistant.dossier.dossier import Overview, read_dossier
from assistant.dossier.members import Dossier, dossiers

_KEPT = 20  # dossiers that are held


class Shelf:
    """Hands out dossiers. Safe to share between threads.

    Args:
        desk: has the index.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._lock = Lock()
        self._as_of: tuple[tuple[int, int], date] | None = None
        self._dossiers: list[Dossier] = []
        self._read: dict[str, Overview] = {}

    def dossiers(self) -> list[Dossier]:
        """Return what there is, the largest first; none while the index is empty.

        Raises:
            StoreError: the index cannot be read.
        """
        with self._lock:
            self._look()
            return self._dossiers

    def overview(self, name: str) -> Overview | None:
        """Return what a dossier comes to today; None where there is none of that name.

        Raises:
            StoreError: the index cannot be read.
        """
        with self._lock:
            today = self._look()
            session = self._desk.session()
            found = next((one for one in self._dossiers if one.name == name), None)
            if session is None or found is None:
                return None
            if name not in self._read:
                if len(self._read) >= _KEPT:
                    self._read.clear()
                self._read[name] = read_dossier(session.index, found, today)
            return self._read[name]

    def _look(self) -> date:
        """Forget what no longer holds; return today."""
        today = date.today()
        as_of = self._desk.generation(), today
        if as_of != self._as_of:
            session = self._desk.session()
            self._read.clear()
            self._dossiers = dossiers(session.index) if session else []
            self._as_of = as_of
        return today
