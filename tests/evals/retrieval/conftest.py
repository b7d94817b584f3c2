"""An index of a user's own documents."""

from tests.ingest.conftest import ground, parser

__all__ = ["ground", "parser"]
