"""Reading again what could not be read: which files, and that the next ingest does not pass them over."""

import os
from collections.abc import Collection
from pathlib import Path

from sqlalchemy import select

from ingest.changes import INDEXED, Known, below
from ingest.index.catalogue import Catalogue, touch
from ingest.index.queries import readable
from ingest.index.schema import files
from ingest.index.writing import read_again, remove_file


def failed_again(folder: Path, among: Collection[str | Path] = ()) -> list[Path]:
    """Mark files that could not be read, so that the next ingest reads them though they are the same.

    A file that was removed meanwhile is forgotten; one that cannot be reached now stays as it is.

    Args:
        folder: the index folder.
        among: files or folders, or files as ``FileRecord.location`` names them; empty for all.

    Returns:
        The files to ingest; for an attachment its mail.

    Raises:
        StoreError: the index cannot be used.
    """
    names = {str(name) for name in among}
    roots = [os.fsencode(os.path.realpath(name)) for name in among]
    catalogue = Catalogue(folder, upgrade=True)
    try:
        with catalogue.write() as connection:
            rows = connection.execute(select(files).where(files.c.status != INDEXED)).mappings()
            wanted = [
                row
                for row in (Known(**found) for found in rows)
                if not names or readable(row.location) in names or below(row.file, roots)
            ]
            gone = [row for row in wanted if not row.document and _is_gone(row)]
            there = [row for row in wanted if os.path.lexists(row.file) and _is_inside(row)]
            for row in gone:
                remove_file(connection, row.location)
            read_again(connection, {row.file for row in there} | {row.location for row in there})
            if gone:
                touch(connection)
    finally:
        catalogue.close()
    return sorted({Path(os.fsdecode(row.file)) for row in there})


def _is_gone(row: Known) -> bool:
    """Whether a file was removed; where its folder is away as well, nobody knows."""
    return os.path.isdir(row.root) and not os.path.lexists(row.file)  # noqa: PTH112 - as in walk


def _is_inside(row: Known) -> bool:
    """Whether a file stands in the folder that was given; a link that leads out of it must not be followed now."""
    return not os.path.islink(row.file) or below(os.path.realpath(row.file), [row.root])  # noqa: PTH114 - bytes
