"""An index whose vectors are held in memory finds exactly what comparing all would, whatever filters and changes."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.document import Kind
from ingest.index import queries
from ingest.index.catalogue import Catalogue, touch
from ingest.index.derive import catch_up
from ingest.index.filters import Filters
from ingest.index.store import Index
from ingest.index.writing import Place, move_document, remove_document
from tests.ingest.index.test_store import EMBEDDER, store

MOST = 400
QUESTIONS = ("wat kosten de sluizen", "drinkwater", "onderdeel 2 van stuk 17", "euro")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of an index, to be copied or only read."""
    folder = tmp_path_factory.mktemp("gevuld")
    with Index(Catalogue(folder, create=True)) as writer:
        store(writer, range(40))
        store(writer, range(40, 60), access="extern")
    return folder


@pytest.fixture
def held(filled: Path, tmp_path: Path) -> Iterator[Index]:
    """Give an index of the test's own."""
    shutil.copytree(filled, tmp_path, dirs_exist_ok=True)
    with Index.open(tmp_path, held=MOST) as opened:
        opened.warm()
        yield opened


@pytest.fixture(scope="module")
def steady(filled: Path) -> Iterator[Index]:
    with Index.open(filled, held=MOST) as opened:
        yield opened


days = st.integers(0, 400).map(lambda days: date(2097, 12, 1) + timedelta(days=days))
some_filters = st.builds(
    Filters,
    kinds=st.lists(st.sampled_from(Kind), max_size=3).map(tuple),
    since=st.none() | days,
    until=st.none() | days,
    dossiers=st.lists(st.sampled_from(["99 900 IV", "99900", "99 910 vii", "99 9", "onzin", ""]), max_size=2).map(
        tuple
    ),
    documents=st.lists(st.integers(0, 70).map(lambda number: f"d{number}"), max_size=40).map(tuple),
    access=st.lists(st.sampled_from(["intern", "extern", "geheim"]), max_size=2).map(tuple),
)


@given(some_filters, st.sampled_from(QUESTIONS), st.integers(1, 300))
def test_any_filters_give_what_comparing_all_that_pass_would(
    steady: Index, filters: Filters, question: str, k: int
) -> None:
    assert_exact(steady, filters, question, k)


def test_filters_hold_at_once_after_another_process_has_changed_the_index(held: Index) -> None:
    several = [
        Filters(kinds=(Kind.NOTA,)),
        Filters(since=date(2098, 6, 1)),
        Filters(until=date(2098, 6, 1)),
        Filters(dossiers=("99 900",)),
        Filters(documents=("d1", "d2", "d59")),
        Filters(access=("extern",)),
        Filters(kinds=(Kind.MOTIE, Kind.NOTA), since=date(2098, 2, 1), dossiers=("99900IV",), access=("intern",)),
    ]
    for filters in several:
        assert_exact(held, filters, QUESTIONS[0], 20)
    code = (
        "from pathlib import Path\nfrom tests.ingest.index.test_store import *\n"
        f"with Index(Catalogue(Path({str(held.folder)!r}))) as other:\n"
        "    store(other, range(60, 70), access='extern')\n"
        "    with other.catalogue.write() as connection:\n"
        "        remove_document(connection, 'd2')\n"
        "        remove_document(connection, 'd60')\n"
        "        touch(connection)\n"
        "    catch_up(other)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
    for filters in several:
        assert_exact(held, filters, QUESTIONS[0], 20)
    assert held.size() == len(held.dense(EMBEDDER.query("euro"), k=1000)) == 68 * 4


def test_a_changed_label_and_an_emptied_index_are_seen(held: Index) -> None:
    label = Filters(access=("extern",))
    assert held.dense(EMBEDDER.query("euro"), label, k=1000)
    with Index(Catalogue(held.folder)) as other:
        with other.catalogue.write() as connection:
            for number in range(40, 60):
                move_document(connection, f"d{number}", Place(b"elders %d" % number, f"{number}.txt"), "intern")
            touch(connection)
        assert held.dense(EMBEDDER.query("euro"), label, k=1000) == []
        assert held.documents(label) == []
        assert len(held.documents(Filters(access=("intern",)))) == 60
        with other.catalogue.write() as connection:
            for number in range(60):
                remove_document(connection, f"d{number}")
            touch(connection)
        catch_up(other)
    assert held.dense(EMBEDDER.query("euro"), k=10) == []
    assert held.documents() == []
    assert held.documents_by_id(["d1"]) == {}
    with Index(Catalogue(held.folder)) as other:
        store(other, range(5))
    assert_exact(held, Filters(kinds=(Kind.NOTA,)), "euro", 30)


def test_an_index_that_has_grown_beyond_what_may_be_held_still_answers(held: Index) -> None:
    with Index(Catalogue(held.folder)) as other:
        store(other, range(60, 110), access="extern")
    assert held.size() > MOST
    assert_exact(held, Filters(kinds=(Kind.MOTIE,)), "euro", 30)
    with Index(Catalogue(held.folder)) as other:
        with other.catalogue.write() as connection:
            for number in range(70, 110):
                remove_document(connection, f"d{number}")
            touch(connection)
        catch_up(other)
    assert held.size() < MOST
    assert_exact(held, Filters(kinds=(Kind.MOTIE,)), "euro", 30)


def test_similarities_are_of_the_passages_that_are_there(held: Index) -> None:
    vector = EMBEDDER.query("drinkwater")
    everything = dict(held.dense(vector, k=1000))
    some = [*list(everything)[5:60:7], "p0000000000000000"]
    assert held.similarities(vector, some) == pytest.approx({id_: everything[id_] for id_ in some[:-1]})
    assert held.similarities(vector, []) == {}


def test_threads_share_what_is_held_while_another_handle_writes(held: Index) -> None:
    def ask(round_: int) -> int:
        return len(held.dense(EMBEDDER.query(QUESTIONS[round_ % 4]), Filters(kinds=(Kind.NOTA,)), k=30))

    with Index(Catalogue(held.folder)) as other, ThreadPoolExecutor(8) as pool:
        asked = [pool.submit(ask, number) for number in range(80)]
        for number in range(60, 66):
            store(other, range(number, number + 1))
        assert [task.result(timeout=60) for task in asked] == [30] * 80
    assert_exact(held, Filters(), "euro", 50)


def assert_exact(index: Index, filters: Filters, question: str, k: int) -> None:
    """Compare with the vectors that SQL lets pass, one by one."""
    vector = EMBEDDER.query(question)
    with index.catalogue.read() as connection:
        ids, vectors = queries.vectors_passing(connection, filters)
        records = queries.list_documents(connection, filters)
    cosines = dict(zip(ids, (vectors @ vector).tolist() if ids else [], strict=True))
    found = index.dense(vector, filters, k)
    assert len({id_ for id_, _ in found}) == len(found) == min(k, len(ids))
    assert [score for _, score in found] == pytest.approx(sorted(cosines.values(), reverse=True)[:k], abs=1e-5)
    assert np.allclose([cosines[id_] for id_, _ in found], [score for _, score in found], atol=1e-5)
    assert index.documents(filters) == records
    assert index.documents_by_id([record.id for record in records]) == {record.id: record for record in records}
