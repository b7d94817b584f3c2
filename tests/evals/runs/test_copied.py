"""An index is copied whole while others use it."""

import sqlite3
from contextlib import closing
from pathlib import Path

from evals.runs.copied import copy_index


def test_what_another_process_has_written_and_not_yet_moved_comes_along(tmp_path: Path) -> None:
    index = tmp_path / "index"
    (index / "vectors").mkdir(parents=True)
    (index / "vectors" / "part.bin").write_bytes(b"1")
    (index / "log.db").touch()
    (index / "catalogue.lock").touch()
    with closing(sqlite3.connect(index / "catalogue.db")) as used:
        used.execute("pragma journal_mode=wal")
        used.execute("create table document (title text)")
        used.execute("insert into document values ('FICTIEF')")
        used.commit()
        assert (index / "catalogue.db-wal").stat().st_size > 0
        copy_index(index, tmp_path / "copy")
    assert sorted(path.name for path in (tmp_path / "copy").rglob("*") if path.is_file()) == [
        "catalogue.db",
        "part.bin",
    ]
    with closing(sqlite3.connect(tmp_path / "copy" / "catalogue.db")) as copied:
        assert copied.execute("select title from document").fetchall() == [("FICTIEF",)]
