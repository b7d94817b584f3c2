"""The log's own SQLite file in the index folder.

Not in the catalogue, for readers and writers must stay apart: an ingest keeps the catalogue's only write lock for as
long as it writes, an index may be served from a folder that cannot be written, a damaged index is thrown away and made
anew from the documents, and what people asked is destroyed after its own term. None of these may touch the other. The
code speaks SQLAlchemy and the tables come from migrations, as those of the catalogue do.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from assistant.log.schema import REVISION
from ingest.errors import NotabeneError, reason_of
from ingest.index.sqlite import make_engine, revision, upgrade

FILE = "log.db"
# What is removed is overwritten: a question that was destroyed cannot be read back from the file.
_PRAGMAS = ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "secure_delete=ON")


class LogError(NotabeneError):
    """The log cannot be read or written; the message says why in one Dutch sentence."""


class Database:
    """The log's database; made at the first write.

    Args:
        folder: the index folder.
        patience: seconds to wait for another process that is writing.
    """

    def __init__(self, folder: Path, *, patience: float) -> None:
        self.path = folder / FILE
        self._patience = patience
        self._engine = make_engine(self.path, patience=patience, pragmas=_PRAGMAS)
        self._ready = False

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Give a connection in a transaction that is committed at the end, or undone where anything fails.

        Raises:
            LogError: the log cannot be written.
        """
        with self._plainly():
            self._prepare()
            with self._engine.execution_options(begin="IMMEDIATE").begin() as connection:
                yield connection

    @contextmanager
    def read(self) -> Iterator[Connection | None]:
        """Give a connection that sees one consistent state; None where nothing was ever logged.

        Raises:
            LogError: the log is damaged, busy or of a newer version.
        """
        if not self.path.is_file():
            yield None
            return
        with self._plainly():
            self._prepare()
            with self._engine.connect() as connection:
                yield connection

    def settle(self) -> None:
        """Write what the write-ahead log holds into the file, and empty it.

        Raises:
            LogError: the log cannot be written.
        """
        with self._plainly():
            raw = self._engine.raw_connection()
            try:
                raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                raw.close()

    def _prepare(self) -> None:
        if self._ready:
            return
        if self._revision() != REVISION:
            with FileLock(self.path.with_suffix(".lock"), timeout=self._patience):
                found = self._revision()
                if found is not None and found > REVISION:
                    raise LogError(
                        f"Het log {self.path} is van een nieuwere versie van Notabene; werk het programma bij."
                    )
                if found != REVISION:
                    with self._engine.execution_options(begin="IMMEDIATE").begin() as connection:
                        upgrade(connection, Path(__file__).parent / "migrations")
        self._ready = True

    def _revision(self) -> str | None:
        with self._engine.connect() as connection:
            return revision(connection)

    @contextmanager
    def _plainly(self) -> Iterator[None]:
        try:
            yield
        except Timeout as error:
            raise LogError(f"Het log {self.path} is bezet door een andere opdracht.") from error
        except OSError as error:
            raise LogError(f"Het log {self.path} kan niet worden geschreven ({reason_of(error)}).") from error
        except DatabaseError as error:
            raise LogError(_reason(self.path, str(error.orig))) from error


def _reason(path: Path, reason: str) -> str:
    if "locked" in reason:
        return f"Het log {path} is bezet door een andere opdracht."
    if "full" in reason or "disk I/O" in reason:
        return f"Het log {path} kan niet worden geschreven: de schijf is vol."
    if "readonly" in reason or "unable to open" in reason:
        return f"Het log {path} kan niet worden geopend of geschreven; controleer de rechten op die map."
    return f"Het log {path} is beschadigd; verplaats dat bestand, dan begint er een nieuw."
