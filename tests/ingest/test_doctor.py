"""Whatever happens to what is derived from the catalogue, the doctor finds it, mends it, and searching is as before."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from sqlalchemy import select

from ingest.doctor import Findings, examine, repair
from ingest.dutch.query import QueryMaker
from ingest.errors import IndexDamagedError, IndexMissingError, StoreError
from ingest.index.catalogue import FILE, Catalogue, touch
from ingest.index.derive import rebuild_lexical, rebuild_vectors
from ingest.index.lexical import Entry
from ingest.index.schema import embeddings, passages, pending
from ingest.index.store import Index
from ingest.index.writing import mark_pending, put_vectors
from tests.ingest.index.test_store import EMBEDDER, store


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of an index, to be copied."""
    folder = tmp_path_factory.mktemp("heel")
    with Index(Catalogue(folder, create=True)) as index:
        store(index, range(30))
        rebuild_lexical(index)
    return folder


@pytest.fixture
def folder(whole: Path, tmp_path: Path) -> Path:
    """Return the folder of an index of the test's own."""
    return shutil.copytree(whole, tmp_path / "index")


def searched(folder: Path) -> tuple[object, ...]:
    """Return what searches find: by vector through Chroma, and by words."""
    with Index.open(folder, exact_below=0) as index:
        dense = index.dense(EMBEDDER.query("drinkwater kost euro"), k=20)
        lexical = index.lexical(QueryMaker(index.analyser).make("drinkwater euro"), k=200)
        return [round(score, 3) for _, score in dense], {id_: round(score, 4) for id_, score in lexical}


def some(index: Index) -> list[str]:
    return sorted(index.vectors.ids())[:7]


def lose_vectors(folder: Path) -> None:
    shutil.rmtree(folder / "vectors")


def corrupt_vectors(folder: Path) -> None:
    (folder / "vectors" / "chroma.sqlite3").write_bytes(b"rommel" * 1000)


def cut_vectors(folder: Path) -> None:
    database = folder / "vectors" / "chroma.sqlite3"
    database.write_bytes(database.read_bytes()[:9000])


def lose_lexical(folder: Path) -> None:
    shutil.rmtree(folder / "lexical")


def corrupt_lexical(folder: Path) -> None:
    (folder / "lexical" / "meta.json").write_text("{")


def cut_lexical(folder: Path) -> None:
    for segment in (folder / "lexical").glob("*.store"):
        segment.unlink()


def spoil_lexical(folder: Path) -> None:
    """Change one byte where no structure shows it: lengths of passages, on which their order depends."""
    for lengths in (folder / "lexical").glob("*.fieldnorm"):
        content = bytearray(lengths.read_bytes())
        content[len(content) // 3] ^= 0x15
        lengths.write_bytes(bytes(content))


def lose_vocabulary(folder: Path) -> None:
    for file in folder.glob("vocabulary-*"):
        file.unlink()


def corrupt_vocabulary(folder: Path) -> None:
    for file in folder.glob("vocabulary-*"):
        file.write_bytes(b"rommel")


def drop_some_vectors(folder: Path) -> None:
    with Index.open(folder) as index:
        index.vectors.change(iter(()), some(index))


def add_vectors(folder: Path) -> None:
    with Index.open(folder) as index:
        index.vectors.change(iter([("pvreemd", EMBEDDER.query("vreemd"))]), [])


def swap_vectors(folder: Path) -> None:
    with Index.open(folder) as index:
        wrong = -np.ones(EMBEDDER.dimension, dtype=np.float32) / np.sqrt(EMBEDDER.dimension, dtype=np.float32)
        index.vectors.change(iter([(id_, wrong) for id_ in some(index)]), [])


def drop_some_entries(folder: Path) -> None:
    with Index.open(folder) as index:
        index.terms.change([], some(index))


def add_entries(folder: Path) -> None:
    with Index.open(folder) as index:
        index.terms.change([Entry("pvreemd", ["drinkwater"], [], [], "d1", "nota", "intern", None, None)], [])


def leave_work(folder: Path) -> None:
    """Do as a run does that is killed before the derived indexes have caught up."""
    with Index.open(folder) as index:
        ids = some(index)
        index.vectors.change(iter(()), ids)
        index.terms.change([], ids)
        with index.catalogue.write() as connection:
            mark_pending(connection, ids)
            touch(connection)


FOUND: dict[Callable[[Path], None], Callable[[Findings], object]] = {
    lose_vectors: lambda found: found.vectors_missing == found.passages,
    corrupt_vectors: lambda found: found.unreadable == ("vectors",),
    cut_vectors: lambda found: not found.vectors_ok,
    lose_lexical: lambda found: found.lexical_missing == found.passages,
    corrupt_lexical: lambda found: found.unreadable == ("lexical",),
    cut_lexical: lambda found: found.unreadable == ("lexical",),
    spoil_lexical: lambda found: found.unreadable == ("lexical",),
    lose_vocabulary: lambda found: found.unreadable == ("vocabulary",),
    corrupt_vocabulary: lambda found: found.unreadable == ("vocabulary",),
    drop_some_vectors: lambda found: found.vectors_missing == 7,
    add_vectors: lambda found: found.vectors_extra == 1,
    swap_vectors: lambda found: found.vectors_wrong == 7,
    drop_some_entries: lambda found: found.lexical_missing == 7,
    add_entries: lambda found: found.lexical_extra == 1,
    leave_work: lambda found: found.pending == 7,
}


@pytest.mark.parametrize("damage", FOUND, ids=lambda damage: damage.__name__)
def test_damage_is_found_and_mended(folder: Path, damage: Callable[[Path], None]) -> None:
    before = searched(folder)
    damage(folder)
    found = examine(folder)
    assert not found.healthy
    assert FOUND[damage](found), found
    mended = repair(folder)
    assert mended.healthy, mended
    assert bool(mended.repaired) == (damage is not leave_work)
    assert examine(folder).healthy
    assert searched(folder) == before


@pytest.mark.slow
@pytest.mark.parametrize("waiting", [False, True])
def test_graph_that_ends_the_process_which_reads_it_is_mended(tmp_path: Path, waiting: bool) -> None:
    folder = tmp_path / "groot"
    with Index(Catalogue(folder, create=True)) as index:
        store(index, range(300))
        rebuild_lexical(index)
        if waiting:
            with index.catalogue.write() as connection:
                mark_pending(connection, some(index))
                touch(connection)
    before = searched(folder)
    (header,) = folder.rglob("header.bin")
    header.write_bytes(header.read_bytes()[:50])
    assert examine(folder).unreadable == ("vectors",)
    mended = repair(folder)
    assert (mended.healthy, mended.repaired) == (True, ("vectors",))
    assert searched(folder) == before


@pytest.mark.slow
def test_vectors_so_alike_that_searching_misses_some_are_right(tmp_path: Path) -> None:
    folder = tmp_path / "gelijkend"
    with Index(Catalogue(folder, create=True)) as index:
        store(index, range(1250))
        rebuild_lexical(index)
        with index.catalogue.write() as connection:
            keys = connection.execute(select(passages.c.embedding).order_by(passages.c.id)).scalars().all()
            connection.execute(embeddings.delete())
            put_vectors(connection, dict(zip(keys, groups_of_alike(len(keys)), strict=True)))
        rebuild_vectors(index)
    assert examine(folder, sample=2000).healthy


def groups_of_alike(count: int) -> NDArray[np.float32]:
    """Return vectors of unit length in fifty groups, one after another: too many alike for the graph to link all."""
    random = np.random.default_rng(0)
    middles, noise = (random.normal(size=(rows, EMBEDDER.dimension)) for rows in (50, count))
    vectors = np.repeat(unit(middles), count // 50, axis=0) + 0.05 * unit(noise)
    return unit(vectors).astype(np.float32)


def unit(vectors: NDArray[np.float64]) -> NDArray[np.float64]:
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def test_healthy_index_is_left_as_it_is(folder: Path) -> None:
    before = searched(folder)
    assert examine(folder).healthy
    assert repair(folder).repaired == ()
    assert searched(folder) == before


def test_passages_without_a_vector_are_told(folder: Path) -> None:
    with Catalogue(folder).write() as connection:
        connection.execute(embeddings.delete())
    found = repair(folder)
    assert (found.without_vector, found.healthy) == (found.passages, False)


@pytest.mark.parametrize("damage", ["none", "gone", "empty", "unused"])
def test_where_no_index_is_none_is_made(folder: Path, tmp_path: Path, damage: str) -> None:
    for leftover in folder.glob(f"{FILE}*"):
        leftover.unlink()
    if damage == "none":
        folder = tmp_path / "nergens"
    elif damage == "empty":
        (folder / FILE).touch()
    elif damage == "unused":
        Catalogue(folder, create=True).close()
    for act in (examine, repair):
        with pytest.raises(IndexMissingError, match="notabene ingest"):
            act(folder)
    assert not (tmp_path / "nergens").exists()


def test_broken_pages_that_no_search_reads_are_found(folder: Path) -> None:
    with sqlite3.connect(folder / FILE) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        root, size = database.execute(
            "SELECT rootpage, (SELECT page_size FROM pragma_page_size()) FROM sqlite_master WHERE name = 'texts'"
        ).fetchone()
    database.close()
    whole = bytearray((folder / FILE).read_bytes())
    whole[(root - 1) * size : root * size] = b"\xff" * size
    (folder / FILE).write_bytes(bytes(whole))
    for act in (examine, repair):
        with pytest.raises(IndexDamagedError, match="beschadigd"):
            act(folder)


def test_damaged_catalogue_is_one_sentence(folder: Path) -> None:
    for leftover in folder.glob(f"{FILE}-*"):
        leftover.unlink()
    database = folder / FILE
    whole = database.read_bytes()
    for broken in (whole[:50] + b"rommel" * 1000, whole[:20_000], b"rommel" * 100):
        database.write_bytes(broken)
        for act in (examine, repair):
            with pytest.raises(IndexDamagedError, match="beschadigd"):
                act(folder)


def test_catalogue_with_broken_pages_is_one_sentence(folder: Path) -> None:
    for leftover in folder.glob(f"{FILE}-*"):
        leftover.unlink()
    database = folder / FILE
    whole = bytearray(database.read_bytes())
    for start in range(8192, len(whole), 8192):
        whole[start : start + 4096] = b"\xff" * 4096
    database.write_bytes(bytes(whole))
    with pytest.raises(StoreError, match="beschadigd"):
        repair(folder)


def test_nothing_pending_is_left_after_a_repair(folder: Path) -> None:
    leave_work(folder)
    repair(folder)
    with Catalogue(folder).read() as connection:
        assert connection.execute(pending.select()).all() == []
