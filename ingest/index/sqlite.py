"""Opening an SQLite file of ours, and bringing its tables up to date by the migrations that belong to it."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import ConnectionPoolEntry


def make_engine(path: Path, *, patience: float, pragmas: Sequence[str]) -> Engine:
    """Make an engine whose transactions begin as the execution option ``begin`` says (DEFERRED, IMMEDIATE).

    Args:
        path: the database file; made when it is first connected to.
        patience: seconds to wait for another process that is writing.
        pragmas: settings of each connection, as ``name=value``.
    """
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": patience})

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: ConnectionPoolEntry) -> None:
        # The driver's own transactions leave out reading and the making of tables; we begin each ourselves, below.
        connection.isolation_level = None
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(f"BEGIN {connection.get_execution_options().get('begin', 'DEFERRED')}")

    return engine


def revision(connection: Connection) -> str | None:
    """Return the revision of the tables; None where they were never made."""
    if not connection.dialect.has_table(connection, "alembic_version"):
        return None
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return None if found is None else str(found)


def upgrade(connection: Connection, migrations: Path, *, to: str = "head") -> None:
    """Bring the tables up to date, inside the transaction of ``connection``.

    Args:
        connection: to the database.
        migrations: folder of its alembic migrations.
        to: the revision to stop at.
    """
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations))
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def run_migrations() -> None:
    """Run the migrations that ``upgrade`` asked alembic for; called by the ``env.py`` of each folder of them."""
    from alembic import context

    context.configure(connection=context.config.attributes["connection"], transaction_per_migration=True)
    with context.begin_transaction():
        context.run_migrations()
