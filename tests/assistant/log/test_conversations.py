"""Conversations in the log: whose they are, found again, named, destroyed (FICTIEF)."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from assistant.log.database import FILE
from assistant.log.entry import Entry, Feedback
from assistant.log.log import Log

NOON = datetime(2099, 3, 3, 12)
ANNA, BRAM = "geheim-van-anna", "geheim-van-bram"


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    opened = Log(tmp_path, announce=pytest.fail)
    yield opened
    opened.close()


def put(log: Log, conversation: str, owner: str, *questions: str, at: datetime = NOON) -> None:
    log.conversations.begin(conversation, owner)
    for number, question in enumerate(questions):
        asked = at + timedelta(minutes=number)
        entry = Entry(f"{conversation}-{number}", asked, "chat", conversation, question, answer=f"Antwoord {number}.")
        assert log.store(replace(entry, outcome="answered"))


def test_an_owner_finds_her_conversations_last_used_first(log: Log) -> None:
    put(log, "g1", ANNA, "Wanneer opent het steunpunt?", "En wie betaalt dat?")
    put(log, "g2", ANNA, "Wat kost de veerdienst?", at=NOON + timedelta(days=1))
    put(log, "g3", BRAM, "Wat wil Bram weten?")
    found = log.conversations.listed(ANNA)
    assert [(one.id, one.name, one.questions) for one in found] == [
        ("g2", "Wat kost de veerdienst?", 1),
        ("g1", "Wanneer opent het steunpunt?", 2),
    ]
    assert found[1].at == NOON + timedelta(minutes=1)


def test_without_a_secret_nothing_is_listed(log: Log) -> None:
    put(log, "g1", "", "Wanneer opent het steunpunt?")
    assert log.conversations.listed("") == []
    assert log.conversations.entries("g1", "") == []


def test_search_looks_in_names_questions_and_answers_and_takes_no_wildcards(log: Log) -> None:
    put(log, "g1", ANNA, "Wanneer opent het steunpunt?")
    put(log, "g2", ANNA, "Wat kost 100% dekking?")
    log.conversations.rename("g1", ANNA, "Voor het debat")
    assert [one.id for one in log.conversations.listed(ANNA, "STEUNPUNT opent")] == ["g1"]
    assert [one.id for one in log.conversations.listed(ANNA, "debat antwoord")] == ["g1"]
    assert [one.id for one in log.conversations.listed(ANNA, "100%")] == ["g2"]
    assert log.conversations.listed(ANNA, "veerdienst") == []


def test_a_name_is_kept_and_an_empty_one_brings_back_the_first_question(log: Log) -> None:
    put(log, "g1", ANNA, "Wanneer opent het steunpunt?")
    assert log.conversations.rename("g1", ANNA, "  Voor het\n debat ")
    assert log.conversations.name("g1", ANNA) == "Voor het debat"
    assert log.conversations.rename("g1", ANNA, "")
    assert log.conversations.name("g1", ANNA) == "Wanneer opent het steunpunt?"


def test_what_is_of_someone_else_is_neither_read_nor_named_nor_deleted(log: Log) -> None:
    put(log, "g1", ANNA, "Wanneer opent het steunpunt?")
    log.conversations.begin("g1", BRAM)
    assert log.conversations.entries("g1", BRAM) == []
    assert log.conversations.name("g1", BRAM) == ""
    assert not log.conversations.rename("g1", BRAM, "Van mij")
    assert log.conversations.delete("g1", BRAM) == 0
    assert len(log.conversations.entries("g1", ANNA)) == 1


def test_a_deleted_conversation_cannot_be_read_back_from_the_file(log: Log, tmp_path: Path) -> None:
    put(log, "g1", ANNA, "Wanneer opent het Zandeilandse steunpunt?", "En wie betaalt dat?")
    log.conversations.rename("g1", ANNA, "Kraanvogelzaak")
    assert log.rate("g1-0", Feedback(-1, "Onzin", ("onjuist",)))
    assert log.conversations.delete("g1", ANNA) == 2
    assert log.conversations.listed(ANNA) == []
    log.close()
    left = b"".join(file.read_bytes() for file in tmp_path.glob(f"{FILE}*"))
    assert b"Zandeilandse" not in left
    assert b"Kraanvogelzaak" not in left


def test_a_conversation_of_which_nothing_is_left_goes_with_its_name(log: Log) -> None:
    put(log, "oud", ANNA, "Wanneer opent het steunpunt?")
    put(log, "half", ANNA, "Wat kost de veerdienst?")
    put(log, "half", ANNA, at=NOON + timedelta(days=9))
    log.store(Entry("half-9", NOON + timedelta(days=9), "chat", "half", "En nu?"))
    log.conversations.begin("nieuw", ANNA)  # its first answer is still being made
    assert log.delete_before(NOON + timedelta(days=5)) == 2
    put(log, "nieuw", BRAM, "Wie?", at=NOON + timedelta(days=10))
    assert [one.id for one in log.conversations.listed(ANNA)] == ["nieuw", "half"]


def test_one_exchange_is_read_by_its_id_with_its_feedback(log: Log) -> None:
    put(log, "g1", ANNA, "Wanneer opent het steunpunt?")
    assert log.rate("g1-0", Feedback(-1, "Verkeerd jaar", ("onjuist", "verouderd")))
    found = log.conversations.exchange("g1-0")
    assert found is not None
    assert found.feedback == Feedback(-1, "Verkeerd jaar", ("onjuist", "verouderd"))
    assert log.conversations.exchange("g1-7") is None


def test_a_log_of_the_first_version_is_brought_up_to_date(log: Log, tmp_path: Path) -> None:
    put(log, "g1", ANNA, "Wanneer opent het steunpunt?")
    assert log.rate("g1-0", Feedback(-1, "nee"))
    log.close()
    with sqlite3.connect(tmp_path / FILE) as raw:
        raw.executescript(
            "ALTER TABLE feedback DROP COLUMN reasons; DROP TABLE conversations; DROP TABLE drafts;"
            "DROP INDEX ix_exchanges_conversation; UPDATE alembic_version SET version_num = '0001'"
        )
    raw.close()
    again = Log(tmp_path, announce=pytest.fail)
    assert [entry.feedback for entry in again.entries()] == [Feedback(-1, "nee")]
    again.conversations.begin("g1", BRAM)
    assert len(again.conversations.listed(BRAM)) == 1
    again.close()
