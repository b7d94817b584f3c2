from pathlib import Path

import pytest

from ingest.embed.cache import default_model_folder


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def model_folder(cache: Path) -> Path:
    """Return the embedded model, built once for all tests of this folder."""
    lines: list[str] = []
    return default_model_folder(cache, lines.append)
