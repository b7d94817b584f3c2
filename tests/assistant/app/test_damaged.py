"""A chat over an index too large for memory, of which the graph of vectors was garbled on disk, says so and goes on."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant import session
from assistant.app.asking import Asking
from assistant.app.desk import Desk
from assistant.app.filters import Form
from assistant.settings import Settings
from ingest.doctor import repair
from ingest.index.catalogue import Catalogue
from ingest.index.derive import rebuild_lexical
from ingest.index.store import Index
from tests.ingest.index.test_store import EMBEDDER, store

pytestmark = pytest.mark.slow
QUESTION = "Wat kost onderdeel 2 van stuk 17 over drinkwater?"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(session, "load_embedder", lambda *_, **__: EMBEDDER)
    monkeypatch.setattr(session, "_HELD", 0)
    monkeypatch.setattr(session, "_WARM", 0)
    with Index(Catalogue(tmp_path, create=True)) as index:
        store(index, range(1000))
        rebuild_lexical(index)
    opened = Desk(tmp_path, Settings(log=False), lambda _: None)
    yield opened
    opened.close()


def zero(content: bytes) -> bytes:
    return bytes(len(content))


def sprinkle(content: bytes) -> bytes:
    """Set a byte here and there, so that the file still opens."""
    spoiled = bytearray(content)
    spoiled[::997] = b"\xff" * len(spoiled[::997])
    return bytes(spoiled)


@pytest.mark.parametrize(
    ("file", "damage"),
    [("link_lists.bin", zero), ("data_level0.bin", sprinkle), ("data_level0.bin", zero)],
)
def test_a_garbled_graph_is_one_sentence_and_can_be_mended(
    desk: Desk, file: str, damage: Callable[[bytes], bytes]
) -> None:
    (graph,) = desk.folder.rglob(file)
    graph.write_bytes(damage(graph.read_bytes()))
    for _ in range(2):
        *_, last = Asking(desk).ask(QUESTION, Form())
        assert last.turn.problem == (
            f"De vectoren in {desk.folder} zijn niet te lezen; herstel ze met: notabene doctor --repair"
        )
    assert repair(desk.folder).repaired == ("vectors",)
    *_, last = Asking(desk).ask(QUESTION, Form())
    assert last.turn.problem == ""
    assert last.turn.answer is not None
