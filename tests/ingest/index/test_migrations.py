"""The catalogue's tables are those that its migrations make."""

import sqlite3
from importlib.resources import files
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, select

from ingest.errors import IndexDamagedError, IndexMissingError, IndexVersionError, StoreError
from ingest.index import schema as tables
from ingest.index.catalogue import FILE, Catalogue
from ingest.index.schema import REVISION, metadata
from ingest.index.sqlite import upgrade
from ingest.index.store import Index


def test_migrations_make_the_tables_that_the_code_knows(tmp_path: Path) -> None:
    Catalogue(tmp_path, create=True).close()
    engine = create_engine(f"sqlite:///{tmp_path / FILE}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert context.get_current_revision() == REVISION
        assert compare_metadata(context, metadata) == []


def test_catalogue_of_the_first_version_is_brought_up_to_date_with_what_it_holds(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / FILE}")
    with engine.begin() as connection:
        upgrade(connection, Path(str(files("ingest.index") / "migrations")), to="0001")
        connection.exec_driver_sql(
            "INSERT INTO files (location, root, path, size, mtime_ns, sha256, status, reason, parser, ocr, read_ns) "
            "VALUES (x'2f61', x'2f', 'a', 1, 2, '', 'limit', 'FICTIEF', 4, 0, 3)"
        )
    with pytest.raises(IndexVersionError, match="oudere versie"):
        Catalogue(tmp_path)
    catalogue = Catalogue(tmp_path, upgrade=True)
    with catalogue.read() as connection:
        row = connection.execute(select(tables.files)).mappings().one()
    assert (row["status"], row["reason"], row["limits"]) == ("limit", "FICTIEF", None)
    catalogue.close()


def test_no_index_says_how_to_begin(tmp_path: Path) -> None:
    with pytest.raises(IndexMissingError, match="notabene ingest"):
        Index.open(tmp_path / "nergens")
    assert not (tmp_path / "nergens").exists()


def test_index_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    Catalogue(tmp_path, create=True).close()
    with sqlite3.connect(tmp_path / FILE) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    for create in (False, True):
        with pytest.raises(IndexVersionError, match="nieuwere versie"):
            Catalogue(tmp_path, create=create)


def test_rubbish_in_place_of_a_catalogue_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"geen database " * 1000)
    with pytest.raises(IndexDamagedError, match="beschadigd"):
        Index.open(tmp_path)


def test_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("FICTIEF")
    with pytest.raises(StoreError, match="kan niet worden gemaakt"):
        Catalogue(tmp_path / "bestand" / "index", create=True)
