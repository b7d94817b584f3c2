"""Exchanges come back from the log as they were, and say what has changed since (FICTIEF)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answer.assistant import Assistant
from assistant.answer.types import Answer, Final
from assistant.app.kept import ratings_of, turns_of
from assistant.conversation.conversation import Conversation
from assistant.log.entry import Entry, Feedback
from assistant.log.log import Log
from assistant.log.record import begin, recorded
from assistant.retrieve.search import Retriever
from ingest.index.filters import Filters
from tests.assistant.fiction import INJECTION, world
from tests.assistant.memory_index import MemoryIndex


class LoggedIndex(MemoryIndex):
    model = "hash-256"


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    opened = Log(tmp_path, announce=pytest.fail)
    yield opened
    opened.close()


def asked(log: Log, question: str) -> tuple[Answer, Entry, MemoryIndex]:
    index = world(INJECTION)
    index.__class__ = LoggedIndex
    talk = Conversation(Assistant(index, Retriever(index, index.embedder)))
    entry = begin(question, Filters(), index, channel="chat")
    *_, last = recorded(talk.stream(question), log, entry)
    assert isinstance(last, Final)
    found = log.conversations.exchange(entry.id)
    assert found is not None
    return last.answer, found, index


@pytest.mark.parametrize(
    ("question", "off_subject"),
    [
        ("Wanneer opent het steunpunt?", False),
        ("Hoeveel bewoners heeft Zandeiland?", False),
        ("Wie is de burgemeester van Groningen?", True),
    ],
)
def test_an_answer_and_a_refusal_come_back_whole(log: Log, question: str, off_subject: bool) -> None:
    answer, entry, index = asked(log, question)
    [turn] = turns_of([entry], index)
    assert turn.answer is not None
    assert turn.answer.citations == answer.citations
    assert (turn.answer.answer, turn.answer.refused) == (answer.answer, answer.refused)
    assert (turn.answer.notes, turn.answer.mode) == (answer.notes, answer.mode)
    assert [hit.passage for hit in turn.answer.nearest] == [hit.passage for hit in answer.nearest]
    assert [hit.why for hit in turn.answer.nearest] == [hit.why for hit in answer.nearest]
    assert turn.answer.off_subject == answer.off_subject == off_subject
    assert turn.exchange == entry.id


def test_a_source_that_is_gone_is_named_and_its_quote_stays(log: Log) -> None:
    answer, entry, _ = asked(log, "Wanneer opent het steunpunt?")
    [turn] = turns_of([entry], MemoryIndex([]))
    assert turn.answer is not None
    assert turn.answer.citations == answer.citations
    assert "Sinds dit antwoord is gewijzigd of verwijderd: bron 1, 2." in turn.answer.notes[-1]
    assert turn.answer.nearest == ()


@pytest.mark.parametrize(("outcome", "said"), [("stopped", "gestopt"), ("failed", "stel haar opnieuw")])
def test_what_was_stopped_or_failed_can_be_asked_again(log: Log, outcome: str, said: str) -> None:
    _, entry, index = asked(log, "Wanneer opent het steunpunt?")
    cut = Entry(entry.id, entry.at, "chat", "g1", entry.question, outcome=outcome, answer="ValueError: geheim")
    [turn] = turns_of([cut], index)
    assert said in turn.problem
    assert "ValueError" not in turn.problem
    assert turn.answer is None


def test_a_shared_answer_belongs_to_no_conversation_and_cannot_be_rated(log: Log) -> None:
    _, entry, index = asked(log, "Wanneer opent het steunpunt?")
    [turn] = turns_of([entry], index, shared=True)
    assert (turn.exchange, turn.conversation) == ("", "")


def test_an_entry_of_an_older_version_takes_kind_and_date_from_the_index(log: Log) -> None:
    answer, entry, index = asked(log, "Wanneer opent het steunpunt?")
    for citation in entry.citations:
        del citation["kind"], citation["date"]
    for source in entry.sources:
        del source["why"]
    [turn] = turns_of([entry], index)
    assert turn.answer is not None
    assert turn.answer.citations == answer.citations


def test_ratings_come_back(log: Log) -> None:
    _, entry, _ = asked(log, "Wanneer opent het steunpunt?")
    assert ratings_of([entry]) == {}
    log.rate(entry.id, Feedback(-1, "Nee", ("onjuist",)))
    again = log.conversations.exchange(entry.id)
    assert again is not None
    assert ratings_of([again]) == {entry.id: Feedback(-1, "Nee", ("onjuist",))}
