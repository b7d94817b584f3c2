"""Keeps the index up to date with a folder that is watched, beside the chat and never in its way."""

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from threading import Event, Thread

import watchfiles
from pydantic import BaseModel

from assistant.app.program import Program
from assistant.app.words import count
from assistant.settings import Settings
from ingest.errors import NotabeneError, StoreError
from ingest.index.store import Index
from ingest.walk import locate, walk

# A network share tells nobody what changes on it, so the folder is looked through now and then as well.
_EVERY = 30.0
_AWAY = 5.0
# Milliseconds that must pass without a change, so that what is being copied is whole; and that this may take at most.
_CALM, _LONGEST = 500, 10_000


class _Report(BaseModel):
    failed: list[object]


@dataclass(frozen=True, slots=True)
class Watched:
    """How it is with the folder.

    Attributes:
        folder: absolute.
        looked: when it was last looked through.
        busy: documents from it are being ingested.
        failed: files in it that could not be read.
        problem: why it cannot be kept up with now, in Dutch; empty where it can.
    """

    folder: Path
    looked: datetime | None = None
    busy: bool = False
    failed: int = 0
    problem: str = ""


class Watcher:
    """Ingests a folder at the start and whenever it changes, by a process of its own. Safe to share between threads.

    Args:
        watched: the folder; it need not be there yet.
        folder: the index folder.
        settings: what is ingested with.
        every: seconds after which the folder is looked through though nothing was heard.
    """

    def __init__(self, watched: Path, folder: Path, settings: Settings, *, every: float = _EVERY) -> None:
        self._folder = folder
        self._settings = settings
        self._program = Program(folder, settings)
        self._every = every
        self._index = folder.resolve()
        self._done = ""
        self._state = Watched(locate(watched.absolute()))
        self._stop = Event()
        self._thread = Thread(target=self._run, name="notabene-watch", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End, an ingest that runs included: what it stored stays."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join()

    def state(self) -> Watched:
        """Return how it is now."""
        return self._state

    def _run(self) -> None:
        while not self._stop.is_set():
            self._look()
            self._wait()

    def _look(self) -> None:
        """Look through the folder, and ingest it until it is as it was when that began."""
        try:
            while not self._stop.is_set() and (now := self._fingerprint()) != self._done:
                self._state = replace(self._state, busy=True, problem="")
                failed = self._ingest()
                self._done = now
                self._state = replace(self._state, failed=failed)
            self._tell("")
        except NotabeneError as error:
            self._done = ""
            self._tell(str(error))

    def _tell(self, problem: str) -> None:
        self._state = replace(self._state, busy=False, looked=datetime.now().astimezone(), problem=problem)

    def _fingerprint(self) -> str:
        """Return what differs after every change in the folder.

        Raises:
            NotabeneError: the folder is away, or is empty though it never was.
        """
        digest = hashlib.sha256()
        empty = True
        for found in walk([self._state.folder], skip=self._folder):
            empty = False
            digest.update(f"{found.path!r} {found.size} {found.mtime_ns} {found.problem}\n".encode("utf-8", "replace"))
        if empty and (known := self._known()):
            # An unmounted share leaves an empty folder: that is no reason to drop all that came from it.
            raise NotabeneError(
                f"De map is leeg, terwijl er {count(known, 'document', 'documenten')} uit zijn ingelezen; die blijven "
                "staan. Controleer de koppeling, of lees haar zelf in als zij leeg hoort te zijn."
            )
        return digest.hexdigest()

    def _known(self) -> int:
        try:
            with Index.open(self._folder, chroma_url=self._settings.chroma_url) as index:
                return sum(self._state.folder in record.location.parents for record in index.documents())
        except StoreError:
            return 0  # none yet, or the ingest says what is wrong with it

    def _ingest(self) -> int:
        wrote = self._program.run("ingest", str(self._state.folder), stop=self._stop, polite=True)
        return len(_Report.model_validate_json(wrote).failed)

    def _wait(self) -> None:
        """Wait until something changes in the folder, or it is time to look anyhow."""
        try:
            for _ in watchfiles.watch(
                self._state.folder,
                watch_filter=self._is_about_documents,
                debounce=_LONGEST,
                step=_CALM,
                rust_timeout=int(self._every * 1000),
                yield_on_timeout=True,
                stop_event=self._stop,
                ignore_permission_denied=True,
            ):
                return
        except (OSError, RuntimeError):
            # The folder is away, or the system watches nothing more for us: looking now and then is left.
            self._stop.wait(min(self._every, _AWAY))

    def _is_about_documents(self, _change: watchfiles.Change, path: str) -> bool:
        """Whether a change is not one of the index's own, where that stands in the folder."""
        return not Path(path).is_relative_to(self._index)
