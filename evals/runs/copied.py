"""Copies an index that others may be using, so that documents can be added to the copy."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

#: The log is no part of what is asked, locks are of this machine's processes, and the rest of a database comes along
#: with the database itself.
_LEFT = ("log.db*", "*.lock", "voorbeelden", "*.db-wal", "*.db-shm", "*.sqlite3-wal", "*.sqlite3-shm")
_DATABASES = frozenset({".db", ".sqlite3"})


def copy_index(index: Path, target: Path) -> None:
    """Copy an index, each database as it is at one moment.

    A file of a database may go while a folder is copied, and what it holds then need not agree, so databases are copied
    by SQLite's own backup.

    Args:
        index: folder of the index; another process may read and write it.
        target: folder of the copy; must not exist.

    Raises:
        shutil.Error: a file cannot be copied.
        sqlite3.Error: a database cannot be read.
    """
    shutil.copytree(index, target, ignore=shutil.ignore_patterns(*_LEFT), copy_function=_copy)


def _copy(source: str, target: str) -> None:
    if Path(source).suffix not in _DATABASES:
        shutil.copy2(source, target)
        return
    with closing(sqlite3.connect(source)) as original, closing(sqlite3.connect(target)) as copy:
        original.backup(copy)
