"""A folder to ingest, with the real parser in its child process."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.doctor import examine
from ingest.parse import SandboxedParser
from tests.ingest.ground import LIMITS, Ground
from tests.ingest.hashing import HashEmbedder


@pytest.fixture(scope="module")
def parser() -> Iterator[SandboxedParser]:
    with SandboxedParser(LIMITS, HashEmbedder()) as opened:
        yield opened


@pytest.fixture
def ground(tmp_path: Path, parser: SandboxedParser) -> Iterator[Ground]:
    ground = Ground(tmp_path, parser)
    yield ground
    if ground.index.exists():
        assert examine(ground.index).healthy
