"""An index and a set, made once for all tests of runs, which only read them."""

from pathlib import Path

import pytest

from assistant.indexing import ingest_paths
from assistant.settings import Settings
from ingest.progress import Silent
from tests.evals.runs.putting import DOCUMENTS, LETTER, SET


@pytest.fixture(scope="session")
def ground(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """An index and a set."""
    folder = tmp_path_factory.mktemp("run")
    documents = folder / "documenten"
    documents.mkdir()
    for name, text in (DOCUMENTS | {"brief.txt": LETTER}).items():
        (documents / name).write_text(text, encoding="utf-8")
    ingest_paths([documents], folder / "index", Settings(embedding="default"), progress=Silent())
    (folder / "set.yaml").write_text(SET, encoding="utf-8")
    return folder / "index", folder / "set.yaml"
