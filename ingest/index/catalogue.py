"""The catalogue's database: opening, creating, migrating, and plain Dutch for what can go wrong with it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from filelock import FileLock, Timeout
from sqlalchemy import Connection, Engine, insert, select, update
from sqlalchemy.exc import DatabaseError, DBAPIError, OperationalError

from ingest.errors import (
    IndexBusyError,
    IndexDamagedError,
    IndexMissingError,
    IndexVersionError,
    StoreError,
    full,
    reason_of,
    unwritable,
)
from ingest.index.schema import REVISION, meta
from ingest.index.sqlite import make_engine, revision, upgrade

FILE = "catalogue.db"
PATIENCE = 30.0
_BUSY = "De index in {folder} is bezet door een andere opdracht; probeer het zo opnieuw."


class Catalogue:
    """The SQL database of one index folder.

    Args:
        folder: the index folder.
        create: make folder and database where they are missing, and bring an older database up to date.
        upgrade: bring an older database up to date, but make none.

    Raises:
        IndexMissingError: there is none, and it may not be made.
        IndexBusyError: another process keeps it.
        IndexVersionError: it was made by a newer version, or by an older one and may not be brought up to date.
        IndexDamagedError: the file is not a database.
        StoreError: the folder cannot be written.
    """

    def __init__(self, folder: Path, *, create: bool = False, upgrade: bool = False) -> None:
        self.folder = folder
        path = folder / FILE
        if not create:
            _look_for(path)
        else:
            _make(folder)
        # A write-ahead log lets the chat read while an ingest writes, and survives a kill at any moment.
        pragmas = ("journal_mode=WAL", "synchronous=NORMAL") if create else ("synchronous=NORMAL",)
        self._engine = make_engine(path, patience=PATIENCE, pragmas=pragmas)
        with self._plainly():
            if create or upgrade:
                # Two ingests may begin at once on an index that is not there yet.
                with _alone(folder):
                    self._check_version(create=create, upgrade=True)
            else:
                self._check_version(create=False, upgrade=False)

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Give a connection that sees one consistent state.

        Raises:
            IndexDamagedError: the database is damaged.
        """
        with self._plainly(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Give a connection in a transaction that is committed at the end, or undone where anything fails.

        Raises:
            IndexDamagedError: the database is damaged.
            StoreError: it cannot be written, a full disk among the reasons.
        """
        with self._plainly(), self._engine.execution_options(begin="IMMEDIATE").begin() as connection:
            yield connection

    def get(self, key: str) -> str | None:
        """Return a fact about the index as a whole, or None."""
        with self.read() as connection:
            return connection.execute(select(meta.c.value).where(meta.c.key == key)).scalar()

    def generation(self) -> int:
        """Return a number that grows with every change to the index, by whatever process."""
        return int(self.get("generation") or 0)

    def check(self) -> None:
        """Read the whole database for broken pages, those included that nothing else would read.

        Raises:
            IndexDamagedError: there are.
        """
        with self.read() as connection:
            if connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() != "ok":
                raise _damaged(self.folder)

    def _check_version(self, *, create: bool, upgrade: bool) -> None:
        with self._engine.connect() as connection:
            found = revision(connection)
        if found == REVISION:
            return
        if found is not None and found > REVISION:
            raise IndexVersionError(
                f"De index in {self.folder} is gemaakt met een nieuwere versie van Notabene; werk het programma bij."
            )
        if not create and found is None:
            raise IndexMissingError(f"Er is nog geen index in {self.folder}; maak er een met: notabene ingest MAP")
        if not upgrade:
            raise IndexVersionError(
                f"De index in {self.folder} is van een oudere versie; werk hem bij met: notabene doctor --repair"
            )
        _migrate(self._engine, new=found is None)

    @contextmanager
    def _plainly(self) -> Iterator[None]:
        try:
            yield
        except OperationalError as error:
            raise _operational(self.folder, error) from error
        except DatabaseError as error:
            if isinstance(error.orig, sqlite3.IntegrityError):
                raise
            raise _damaged(self.folder) from error


def set_meta(connection: Connection, key: str, value: str) -> None:
    """Store a fact about the index as a whole, within a transaction."""
    if not connection.execute(update(meta).where(meta.c.key == key).values(value=value)).rowcount:
        connection.execute(insert(meta).values(key=key, value=value))


def touch(connection: Connection) -> None:
    """Count one more change, so that readers know to look again."""
    found = connection.execute(select(meta.c.value).where(meta.c.key == "generation")).scalar()
    set_meta(connection, "generation", str(int(found or 0) + 1))


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep others from making or bringing up to date the same database."""
    lock = FileLock(folder / "catalogue.lock")
    try:
        lock.acquire(timeout=PATIENCE)
    except Timeout as error:
        raise IndexBusyError(_BUSY.format(folder=folder)) from error
    except OSError as error:
        raise unwritable(folder, error) from error
    try:
        yield
    finally:
        lock.release()


def _make(folder: Path) -> None:
    """Make the folder, or say why there cannot be one."""
    try:
        str(folder).encode()
    except UnicodeEncodeError as error:
        # Neither Chroma nor tantivy takes such a path.
        raise StoreError(f"De naam van de map {folder} bevat tekens die geen tekst zijn; kies een andere.") from error
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"De map {folder} kan niet worden gemaakt of beschreven ({reason_of(error)}); kies een andere."
        raise StoreError(message) from error


def _look_for(path: Path) -> None:
    """Check that there is a database, or say why there cannot be one."""
    folder = path.parent
    try:
        if path.is_file():
            return
        in_the_way = folder.exists() and not folder.is_dir()
    except OSError as error:
        message = f"De index in {folder} kan niet worden geopend ({reason_of(error)}); controleer pad en rechten."
        raise StoreError(message) from error
    if in_the_way:
        raise StoreError(f"{folder} is een bestand, geen index; geef met --index een map op.")
    raise IndexMissingError(f"Er is nog geen index in {folder}; maak er een met: notabene ingest MAP")


def _migrate(engine: Engine, *, new: bool) -> None:
    with engine.execution_options(begin="IMMEDIATE").begin() as connection:
        upgrade(connection, Path(__file__).parent / "migrations")
        if new:
            # Several indexes may keep their vectors on one Chroma server.
            set_meta(connection, "collection", f"passages-{uuid4().hex[:16]}-0")


def _damaged(folder: Path) -> IndexDamagedError:
    return IndexDamagedError(f"De index in {folder} is beschadigd; verwijder die map en lees de documenten opnieuw in.")


def _operational(folder: Path, error: DBAPIError) -> StoreError:
    reason = str(error.orig)
    if "disk is full" in reason or "disk I/O" in reason:
        return full(folder)
    if "readonly" in reason or "unable to open" in reason:
        return StoreError(
            f"De index in {folder} kan niet worden geopend of beschreven; controleer de rechten op die map."
        )
    if "locked" in reason:
        return IndexBusyError(_BUSY.format(folder=folder))
    return _damaged(folder)
