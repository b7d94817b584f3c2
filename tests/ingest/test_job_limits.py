"""A file that was refused for its time, memory or size is read again once it may take more, and not before."""

import sqlite3
import time
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.document import Parsed
from ingest.index.catalogue import FILE
from ingest.parse import SandboxedParser
from ingest.read.limits import Limits
from ingest.report import Report
from tests.ingest.ground import LIMITS, Ground, mail, text, write
from tests.ingest.hashing import HashEmbedder

TIGHT = (
    replace(LIMITS, max_bytes=2_000),
    replace(LIMITS, seconds=0.001),
    replace(LIMITS, memory_mb=1),
    replace(LIMITS, max_chars=2_000),
)


@pytest.fixture(autouse=True)
def _later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ingest long after the files were written, so that their time stamps can be relied on."""
    now = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: now() + 60_000_000_000)


class Counting:
    """The real parser; notes what it was asked to read."""

    def __init__(self, limits: Limits) -> None:
        self.read: list[str] = []
        self._limits = limits

    def parse(self, path: Path, name: str, *, ocr: bool) -> Parsed:
        self.read.append(name)
        with SandboxedParser(self._limits, HashEmbedder()) as parser:
            return parser.parse(path, name, ocr=ocr)


def run(ground: Ground, limits: Limits) -> tuple[Report, list[str]]:
    """Ingest under limits; also return what was read."""
    there = Ground.__new__(Ground)
    parser = Counting(limits)
    there.__dict__ = ground.__dict__ | {"_parser": parser}
    return there.run(limits=limits), parser.read


def big(path: Path) -> Path:
    """Write a file that the tight limits do not allow."""
    return write(path, text(1, extra=" De sluis blijft open tot maandag." * 100))


@pytest.mark.parametrize("tight", TIGHT, ids=("size", "time", "memory", "text"))
def test_file_over_a_limit_is_read_again_when_that_limit_is_raised(ground: Ground, tight: Limits) -> None:
    big(ground.docs / "groot.md")
    first, _ = run(ground, tight)
    assert [(row.path, row.status) for row in first.failed] == [("groot.md", "limit")]
    again, read = run(ground, tight)
    assert (again.failed, read) == (first.failed, [])
    lower, read = run(ground, replace(tight, max_pages=tight.max_pages - 1))
    assert (lower.failed, read) == (first.failed, [])
    raised, read = run(ground, LIMITS)
    assert (raised.failed, raised.added, read) == ([], 1, ["groot.md"])
    assert run(ground, replace(LIMITS, seconds=LIMITS.seconds * 2))[1] == []


def test_file_that_is_refused_again_waits_for_a_still_higher_limit(ground: Ground) -> None:
    big(ground.docs / "groot.md")
    for most in (1_000, 2_000):
        limits = replace(LIMITS, max_bytes=most)
        assert [row.status for row in run(ground, limits)[0].failed] == ["limit"]
        assert run(ground, limits)[1] == []
    assert run(ground, LIMITS)[0].added == 1


def test_attachment_over_a_limit_is_read_again_with_its_mail(ground: Ground) -> None:
    mail(ground.docs / "m.eml", {"een.md": text(1, extra=" De sluis blijft open." * 100).encode()})
    tight = replace(LIMITS, max_chars=1_000)
    first, _ = run(ground, tight)
    assert [(row.path, row.status) for row in first.failed] == [("m.eml » een.md", "limit")]
    assert run(ground, tight)[1] == []
    raised, _ = run(ground, LIMITS)
    assert (raised.failed, raised.added) == ([], 1)


def test_file_that_took_too_long_is_tried_again_with_the_time_that_text_recognition_gets(ground: Ground) -> None:
    big(ground.docs / "groot.md")
    run(ground, replace(LIMITS, seconds=0.001))
    assert ground.run(ocr=True, limits=replace(LIMITS, seconds=0.001)).failed == []


def test_file_refused_before_limits_were_kept_is_read_once_more(ground: Ground) -> None:
    big(ground.docs / "groot.md")
    tight = replace(LIMITS, max_chars=2_000)
    run(ground, tight)
    with sqlite3.connect(ground.index / FILE) as database:
        database.execute("UPDATE files SET limits = NULL")
    database.close()
    assert run(ground, tight)[1] == ["groot.md"]
    assert run(ground, tight)[1] == []
