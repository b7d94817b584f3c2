"""The exchange log: on a real file, with what can go wrong around it (FICTIEF)."""

import json
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from assistant.answer.assistant import Assistant
from assistant.answer.types import Event, Final, Sources
from assistant.conversation.conversation import Conversation
from assistant.log.database import FILE, LogError
from assistant.log.entry import Entry, Feedback
from assistant.log.log import Log
from assistant.log.record import begin, recorded
from assistant.log.schema import REVISION, metadata
from assistant.retrieve.search import Retriever
from ingest.document import Kind
from ingest.errors import NotabeneError
from ingest.index.filters import Filters
from tests.assistant.fiction import world

NOON = datetime(2099, 3, 3, 12)


def entry(number: int = 1, at: datetime = NOON, question: str = "Wanneer opent het steunpunt?") -> Entry:
    return Entry(id=f"x{number}", at=at, channel="chat", conversation="g1", question=question, outcome="answered")


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def log(tmp_path: Path, said: list[str]) -> Iterator[Log]:
    opened = Log(tmp_path, announce=said.append, patience=0.2)
    yield opened
    opened.close()


def events(question: str, log: Log, filters: Filters = Filters()) -> Iterator[Event]:  # noqa: B008 - frozen
    index = world()
    talk = Conversation(Assistant(index, Retriever(index, index.embedder)))
    begun = begin(question, filters, index, channel="ask")
    return recorded(talk.stream(question, (), filters), log, begun)


def test_migrations_make_the_tables_that_the_code_knows(log: Log, tmp_path: Path) -> None:
    assert log.store(entry())
    with create_engine(f"sqlite:///{tmp_path / FILE}").connect() as connection:
        context = MigrationContext.configure(connection)
        assert context.get_current_revision() == REVISION
        assert compare_metadata(context, metadata) == []


def test_an_exchange_is_stored_with_what_explains_it(log: Log) -> None:
    filters = Filters(kinds=(Kind.KAMERBRIEF,))
    seen = list(events("Wanneer opent het steunpunt aan de Havenkade?", log, filters))
    final = seen[-1]
    assert isinstance(final, Final)
    (stored,) = log.entries()
    assert stored.question == "Wanneer opent het steunpunt aan de Havenkade?"
    assert stored.answer == final.answer.answer
    assert stored.outcome == "answered"
    assert [one["quote"] for one in stored.citations] == [one.quote for one in final.answer.citations]
    sources = next(event for event in seen if isinstance(event, Sources))
    assert [one["passage"] for one in stored.sources] == [hit.passage.id for hit in sources.hits]
    assert all(isinstance(one["score"], float) for one in stored.sources)
    assert stored.filters == {"kind": ["kamerbrief"]}
    assert stored.index == {"generation": 1, "model": "hash-256", "passages": world().size()}
    assert stored.prompts["phrases"] >= 1
    assert 0 <= stored.seconds["sources"] <= stored.seconds["answer"]
    assert stored.program
    json.dumps(stored.as_json())


def test_a_refusal_is_stored_as_one(log: Log) -> None:
    list(events("Hoeveel zeehonden woonden er in Zoutwijk?", log))
    assert [one.outcome for one in log.entries()] == ["refused"]


def test_an_answer_that_was_stopped_is_stored_as_far_as_it_came(log: Log) -> None:
    stream = events("Wanneer opent het steunpunt aan de Havenkade?", log)
    assert isinstance(next(stream), Sources)
    stream.close()  # type: ignore[attr-defined]
    (stored,) = log.entries()
    assert stored.outcome == "stopped"
    assert stored.sources


def test_an_answer_that_failed_says_why(log: Log) -> None:
    def fails() -> Iterator[Event]:
        yield Sources(())
        raise NotabeneError("De index is beschadigd.")

    with pytest.raises(NotabeneError):
        list(recorded(fails(), log, entry()))
    (stored,) = log.entries()
    assert (stored.outcome, stored.answer) == ("failed", "NotabeneError: De index is beschadigd.")


def test_a_thumb_is_kept_with_its_exchange_and_the_last_one_counts(log: Log) -> None:
    log.store(entry())
    assert log.rate("x1", Feedback(1))
    assert log.rate("x1", Feedback(-1, "Het bedrag ontbreekt."))
    assert [one.feedback for one in log.entries()] == [Feedback(-1, "Het bedrag ontbreekt.")]


def test_a_thumb_for_nothing_is_not_stored(log: Log) -> None:
    assert not log.rate("onbekend", Feedback(1))
    log.store(entry())
    assert not log.rate("onbekend", Feedback(1))
    assert [one.feedback for one in log.entries()] == [None]


def test_what_is_past_its_term_goes(tmp_path: Path, said: list[str]) -> None:
    log = Log(tmp_path, days=30, announce=said.append)
    log.store(entry(1, NOON - timedelta(days=31)))
    log.rate("x1", Feedback(1))
    log.store(entry(2, NOON - timedelta(days=29)))
    log.store(entry(3))
    assert [one.id for one in log.entries()] == ["x2", "x3"]
    assert [one.id for one in log.entries(NOON)] == ["x3"]
    log.close()


def test_what_is_destroyed_cannot_be_read_back_from_the_files(log: Log, tmp_path: Path) -> None:
    rare = "Zeldzaamwoordvoordezetest"
    log.store(entry(1, NOON - timedelta(days=9), f"Wat zegt {rare}?"))
    log.rate("x1", Feedback(-1, rare))
    log.store(entry(2))
    held = [file for file in tmp_path.iterdir() if rare.encode() in file.read_bytes()]
    assert held
    assert log.delete_before(NOON - timedelta(days=1)) == 1
    assert not [file for file in tmp_path.iterdir() if rare.encode() in file.read_bytes()]
    assert [one.id for one in log.entries()] == ["x2"]


def test_nothing_logged_is_an_empty_list_and_makes_no_file(log: Log, tmp_path: Path) -> None:
    assert list(log.entries()) == []
    assert log.delete_before(NOON) == 0
    assert list(tmp_path.iterdir()) == []


def test_a_log_that_another_keeps_does_not_lose_or_hold_up_the_answer(
    log: Log, tmp_path: Path, said: list[str]
) -> None:
    log.store(entry())
    holder = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    begun = time.monotonic()
    answers = [event.answer for event in events("Wanneer opent het steunpunt?", log) if isinstance(event, Final)]
    assert "12 mei 2099" in answers[0].answer
    assert time.monotonic() - begun < 5
    assert len(said) == 1
    assert "bezet" in said[0]
    list(events("Wanneer opent het steunpunt?", log))
    assert len(said) == 1  # the same reason is not repeated
    holder.execute("ROLLBACK")
    holder.close()
    assert log.store(entry(2))


def test_a_folder_that_takes_no_file_does_not_lose_the_answer(tmp_path: Path, said: list[str]) -> None:
    (tmp_path / FILE).mkdir()
    log = Log(tmp_path, announce=said.append)
    answers = [event.answer for event in events("Wanneer opent het steunpunt?", log) if isinstance(event, Final)]
    assert "12 mei 2099" in answers[0].answer
    assert "controleer de rechten" in said[0]
    assert not log.rate("x1", Feedback(1))


def test_rubbish_in_place_of_the_log_does_not_lose_the_answer(tmp_path: Path, said: list[str]) -> None:
    (tmp_path / FILE).write_bytes(b"geen database " * 1000)
    log = Log(tmp_path, announce=said.append)
    assert not log.store(entry())
    assert "beschadigd" in said[0]
    with pytest.raises(LogError, match="beschadigd"):
        list(log.entries())


def test_a_log_of_a_newer_version_is_left_alone(log: Log, tmp_path: Path, said: list[str]) -> None:
    log.store(entry())
    with sqlite3.connect(tmp_path / FILE) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    other = Log(tmp_path, announce=said.append)
    assert not other.store(entry(2))
    assert "nieuwere versie" in said[0]


FULL = """
import resource, sys
from datetime import datetime
from pathlib import Path
from assistant.log.entry import Entry
from assistant.log.log import Log
log = Log(Path(sys.argv[1]), announce=print)
assert log.store(Entry("x0", datetime(2099, 3, 3), "ask", "g", "eerste"))
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
stored = [log.store(Entry(f"y{n}", datetime(2099, 3, 3), "ask", "g", "vraag " * 2000)) for n in range(60)]
print(stored.count(True), stored.count(False))
"""


def test_a_full_disk_keeps_what_was_stored_and_says_so(tmp_path: Path, log: Log) -> None:
    done = subprocess.run([sys.executable, "-c", FULL, str(tmp_path)], capture_output=True, text=True, check=True)
    *said, counts = done.stdout.strip().splitlines()
    stored, failed = map(int, counts.split())
    assert stored > 0
    assert failed > 0
    assert "schijf is vol" in said[0]
    assert len(list(log.entries())) == stored + 1


KILLED = """
import sys
from datetime import datetime
from pathlib import Path
from assistant.log.entry import Entry
from assistant.log.log import Log
log = Log(Path(sys.argv[1]), announce=print)
for number in range(10**6):
    log.store(Entry(f"x{number:06}", datetime(2099, 3, 3), "ask", "g", "vraag " * 500))
    print(number, flush=True)
"""


def test_a_kill_loses_nothing_that_was_stored(tmp_path: Path, log: Log) -> None:
    process = subprocess.Popen([sys.executable, "-c", KILLED, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    last = 0
    for line in process.stdout:
        last = int(line)
        if last >= 20:
            process.send_signal(signal.SIGKILL)
            break
    last = max([last, *map(int, process.stdout)])
    process.wait()
    process.stdout.close()
    stored = list(log.entries())
    assert [one.id for one in stored][: last + 1] == [f"x{number:06}" for number in range(last + 1)]
    assert all(one.question == "vraag " * 500 for one in stored)
    assert log.store(entry())
