"""Vectors on a Chroma server: ingest, search and the doctor work as they do in the folder."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from ingest.doctor import examine, repair
from ingest.index.catalogue import Catalogue, touch
from ingest.index.derive import catch_up
from ingest.index.store import Index
from ingest.index.writing import remove_document
from tests.ingest.ground import text, write
from tests.ingest.index.test_store import EMBEDDER, store

pytestmark = pytest.mark.slow
BIN = Path(sys.executable).parent


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [
            BIN / "chroma",
            "run",
            "--host",
            "127.0.0.1",
            "--port",
            str(port),
            "--path",
            tmp_path_factory.mktemp("chroma"),
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"ANONYMIZED_TELEMETRY": "False"},
    )
    deadline = time.monotonic() + 60
    answered = False
    while not answered and time.monotonic() < deadline:
        assert server.poll() is None
        with suppress(urllib.error.URLError, ConnectionError):
            answered = urllib.request.urlopen(f"http://127.0.0.1:{port}/api/v2/heartbeat", timeout=5).status == 200
    yield f"http://127.0.0.1:{port}"
    server.terminate()
    server.wait(20)


def test_vectors_are_written_found_and_taken_out(tmp_path: Path, url: str) -> None:
    with Index(Catalogue(tmp_path, create=True), chroma_url=url, exact_below=0) as index:
        store(index, range(20))
        with Index(Catalogue(tmp_path), chroma_url=url, exact_below=0) as warm:
            assert len(warm.dense(EMBEDDER.query("drinkwater"), k=500)) == 80
            with index.catalogue.write() as connection:
                remove_document(connection, "d7")
                touch(connection)
            catch_up(index)
            assert len(warm.dense(EMBEDDER.query("drinkwater"), k=500)) == 76
        assert examine(tmp_path, chroma_url=url).healthy
        index.vectors.change(iter(()), sorted(index.vectors.ids())[:5])
        assert examine(tmp_path, chroma_url=url).vectors_missing == 5
        assert repair(tmp_path, chroma_url=url).healthy
        assert len(index.dense(EMBEDDER.query("drinkwater"), k=500)) == 76
    assert not (tmp_path / "vectors").exists()


def test_two_indexes_on_one_server_do_not_mix(tmp_path: Path, url: str) -> None:
    for name, numbers in (("een", range(5)), ("twee", range(5, 9))):
        with Index(Catalogue(tmp_path / name, create=True), chroma_url=url, exact_below=0) as index:
            store(index, numbers)
    for name, size in (("een", 20), ("twee", 16)):
        assert examine(tmp_path / name, chroma_url=url).healthy
        with Index(Catalogue(tmp_path / name), chroma_url=url, exact_below=0) as index:
            found = index.dense(EMBEDDER.query("drinkwater"), k=500)
            assert len(found) == size == len(index.passages([id_ for id_, _ in found]))


def test_command_line_uses_the_server(tmp_path: Path, url: str) -> None:
    for number in range(3):
        write(tmp_path / "stukken" / f"{number}.md", text(number))
    environment = os.environ | {"NOTABENE_CHROMA_URL": url, "NOTABENE_INDEX": str(tmp_path / "ix")}
    for arguments in (["ingest", "stukken"], ["search", "onderhoud van sluizen"], ["doctor"]):
        done = subprocess.run(
            [BIN / "notabene", *arguments, "--json"],
            env=environment,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, ""), done.stderr
    assert '"healthy": true' in done.stdout
