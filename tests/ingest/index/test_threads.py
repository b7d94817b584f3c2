"""An index that is shared between threads answers all of them while another handle writes."""

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from ingest.dutch.query import QueryMaker
from ingest.index.catalogue import Catalogue
from ingest.index.derive import rebuild_lexical
from ingest.index.store import Index
from tests.ingest.index.test_store import EMBEDDER, store

READERS = 6
ROUNDS = 6


def test_threads_search_one_index_while_another_handle_writes(tmp_path: Path) -> None:
    with Index(Catalogue(tmp_path, create=True)) as writer:
        store(writer, range(10))
        rebuild_lexical(writer)
        done = threading.Event()

        def read(shared: Index) -> int:
            rounds = 0
            while not done.is_set() or not rounds:
                found = shared.dense(EMBEDDER.query("drinkwater kost euro"), k=20)
                assert len(found) == 20
                assert shared.lexical(QueryMaker(shared.analyser).make("drinkwater"), k=5)
                rounds += 1
            return rounds

        with Index.open(tmp_path, exact_below=0) as shared, ThreadPoolExecutor(READERS) as pool:
            readers = [pool.submit(read, shared) for _ in range(READERS)]
            try:
                for number in range(ROUNDS):
                    store(writer, range(10 + number * 5, 15 + number * 5))
                    rebuild_lexical(writer)
            finally:
                done.set()
            assert all(reader.result(timeout=60) for reader in readers)
            assert len(shared.dense(EMBEDDER.query("drinkwater"), k=1000)) == shared.size() == 40 * 4


def test_handle_that_was_open_before_another_process_wrote_loses_nothing_when_it_writes(tmp_path: Path) -> None:
    with Index(Catalogue(tmp_path, create=True), exact_below=0) as warm:
        store(warm, range(3))
        assert warm.dense(EMBEDDER.query("drinkwater"), k=100)
        code = (
            "from pathlib import Path\nfrom tests.ingest.index.test_store import *\n"
            f"with Index(Catalogue(Path({str(tmp_path)!r}))) as other: store(other, range(10, 13))"
        )
        subprocess.run([sys.executable, "-c", code], check=True)
        with Index(Catalogue(tmp_path)) as writer:
            store(writer, range(20, 23))
        store(warm, range(30, 33))
        assert len(warm.vectors.ids()) == warm.size() == 12 * 4
        assert len(warm.dense(EMBEDDER.query("drinkwater"), k=1000)) == 12 * 4
    with Index(Catalogue(tmp_path), exact_below=0) as fresh:
        assert len(fresh.dense(EMBEDDER.query("drinkwater"), k=1000)) == 12 * 4
