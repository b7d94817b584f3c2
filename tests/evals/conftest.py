"""What tests of the commands share."""

from collections.abc import Iterator

import pytest

from assistant.cli import options


@pytest.fixture
def _own_settings(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Read the settings anew, with the built-in embedding model, and leave none of them behind."""
    monkeypatch.setenv("NOTABENE_EMBEDDING", "default")
    options.settings.cache_clear()
    yield
    options.settings.cache_clear()
