"""The catalogue's database: opening, creating, migrating, and plain Dutch for what can go wrong with it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from filelock import FileLock, Timeout
from sqlalchemy import Connection, Engine, create_engine, event, insert, select, update
from sqlalchemy.exc import DatabaseError, DBAPIError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

from ingest.errors import IndexBusyError, IndexDamagedError, IndexMissingError, IndexVersionError, StoreError, full
from ingest.index.schema import REVISION, meta

FILE = "catalogue.db"
PATIENCE = 30.0
_BUSY = "De index in {folder} is bezet door een andere opdracht; probeer het zo opnieuw."


class Catalogue:
    """The SQL database of one index folder.

    Args:
        folder: the index folder.
        create: make folder and database where they are missing, and bring an older database up to date.

    Raises:
        IndexMissingError: there is none, and it may not be made.
        IndexBusyError: another process keeps it.
        IndexVersionError: it was made by a newer version, or by an older one and may not be brought up to date.
        IndexDamagedError: the file is not a database.
        StoreError: the folder cannot be written.
    """

    def __init__(self, folder: Path, *, create: bool = False) -> None:
        self.folder = folder
        path = folder / FILE
        if not create and not path.is_file():
            raise IndexMissingError(f"Er is nog geen index in {folder}; maak er een met: notabene ingest MAP")
        if create:
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                message = f"De map {folder} kan niet worden gemaakt of beschreven ({error.strerror}); kies een andere."
                raise StoreError(message) from error
        self._engine = _engine(path, create=create)
        with self._plainly():
            if create:
                # Two ingests may begin at once on an index that is not there yet.
                with FileLock(folder / "catalogue.lock", timeout=PATIENCE):
                    self._check_version(create=True)
            else:
                self._check_version(create=False)

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

    def _check_version(self, *, create: bool) -> None:
        with self._engine.connect() as connection:
            if not connection.dialect.has_table(connection, "alembic_version"):
                found = None
            else:
                found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        if found == REVISION:
            return
        if found is not None and found > REVISION:
            raise IndexVersionError(
                f"De index in {self.folder} is gemaakt met een nieuwere versie van Notabene; werk het programma bij."
            )
        if not create and found is None:
            raise IndexMissingError(f"Er is nog geen index in {self.folder}; maak er een met: notabene ingest MAP")
        if not create:
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
        except Timeout as error:
            raise IndexBusyError(_BUSY.format(folder=self.folder)) from error
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


def _engine(path: Path, *, create: bool) -> Engine:
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": PATIENCE})

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: ConnectionPoolEntry) -> None:
        # The driver's own transactions leave out reading and the making of tables; we begin each ourselves, below.
        connection.isolation_level = None
        if create:
            # A write-ahead log lets the chat read while an ingest writes, and survives a kill at any moment.
            connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(f"BEGIN {connection.get_execution_options().get('begin', 'DEFERRED')}")

    return engine


def _migrate(engine: Engine, *, new: bool) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with engine.execution_options(begin="IMMEDIATE").begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
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
