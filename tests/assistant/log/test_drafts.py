"""Drafts in the log: every version, each owner's own (FICTIEF)."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from assistant.log.database import FILE
from assistant.log.drafts import Drafts, Version
from assistant.log.log import Log

ANNA, BRAM = "geheim-van-anna", "geheim-van-bram"
REQUEST: dict[str, object] = {"section": "kern", "sources": ["brief"]}


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    opened = Log(tmp_path, announce=pytest.fail)
    yield opened
    opened.close()


def keep(drafts: Drafts, text: str, after: int, secret: str = ANNA, id_: str = "c1") -> Version | None:
    places = [(1, "brief", 0, 9)]
    return drafts.keep(id_, secret, after=after, request=REQUEST, text=text, places=places, mode="extractive")


def test_every_version_is_kept_and_read_back(log: Log) -> None:
    assert keep(log.drafts, "- Eerste [1]", 0)
    assert keep(log.drafts, "- Tweede [1]", 1)
    newest, first = log.drafts.versions("c1", ANNA)
    assert (newest.version, newest.text, newest.places) == (2, "- Tweede [1]", ((1, "brief", 0, 9),))
    assert (first.version, first.text, first.request) == (1, "- Eerste [1]", REQUEST)
    assert [one.version for one in log.drafts.newest(ANNA)] == [2]


def test_who_works_from_an_older_version_overwrites_nothing(log: Log) -> None:
    assert keep(log.drafts, "- Eerste", 0)
    assert keep(log.drafts, "- Van het ene scherm", 1)
    assert keep(log.drafts, "- Van het andere scherm", 1) is None
    assert log.drafts.versions("c1", ANNA)[0].text == "- Van het ene scherm"


def test_a_draft_of_someone_else_is_neither_read_nor_changed_nor_deleted(log: Log) -> None:
    assert keep(log.drafts, "- Eerste", 0)
    assert log.drafts.versions("c1", BRAM) == []
    assert keep(log.drafts, "- Van Bram", 1, BRAM) is None
    assert log.drafts.delete("c1", BRAM) == 0
    assert log.drafts.newest(BRAM) == []
    assert log.drafts.newest("") == []


def test_a_deleted_draft_cannot_be_read_back_and_old_ones_go_with_the_log(log: Log, tmp_path: Path) -> None:
    assert keep(log.drafts, "- Kraanvogelgeheim", 0)
    assert log.drafts.delete("c1", ANNA) == 1
    assert keep(log.drafts, "- Oud concept", 0, id_="c2")
    log.delete_before(datetime(2999, 1, 1))
    assert log.drafts.newest(ANNA) == []
    log.close()
    left = b"".join(file.read_bytes() for file in tmp_path.glob(f"{FILE}*"))
    assert b"Kraanvogelgeheim" not in left
    assert b"Oud concept" not in left
