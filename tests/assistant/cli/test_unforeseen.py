"""A fault of our own reaches the user as one sentence, and a developer who asks for it as a traceback."""

import pytest

from ingest.index.store import Index
from tests.assistant.cli.conftest import Run


def _broken(*_: object, **__: object) -> Index:
    raise KeyError("FICTIEF")


def test_a_fault_of_ours_is_one_sentence(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Index, "open", _broken)
    assert "KeyError" in run("documents").failed()


def test_a_developer_can_see_where_it_was(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Index, "open", _broken)
    monkeypatch.setenv("NOTABENE_DEBUG", "1")
    with pytest.raises(KeyError):
        run("documents")
