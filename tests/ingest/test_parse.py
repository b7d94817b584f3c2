"""The limit on time holds for all that is done with one file, cutting it into passages included."""

import threading
from pathlib import Path

import pytest

from ingest.errors import Status, UnreadableFileError
from ingest.parse import SandboxedParser
from ingest.read.limits import Limits
from tests.ingest.ground import text, write
from tests.ingest.hashing import HashEmbedder


class Slow(HashEmbedder):
    """A model that takes its time to count, as a large one does for a large text."""

    def count_tokens(self, text: str) -> int:
        threading.Event().wait(0.25)
        return super().count_tokens(text)


def test_passages_that_take_too_long_to_make_end_with_the_limit(tmp_path: Path) -> None:
    path = write(tmp_path / "lang.md", text(1, extra=" De sluis blijft open tot maandag." * 1000))
    with SandboxedParser(Limits(seconds=2), Slow()) as parser, pytest.raises(UnreadableFileError) as caught:
        parser.parse(path, path.name, ocr=False)
    assert caught.value.status is Status.LIMIT
    assert "langer dan 2 seconden" in caught.value.reason


def test_next_file_has_its_own_time(tmp_path: Path) -> None:
    with SandboxedParser(Limits(seconds=8), HashEmbedder()) as parser:
        for number in range(3):
            path = write(tmp_path / f"{number}.md", text(number))
            assert parser.parse(path, path.name, ocr=False).passages
