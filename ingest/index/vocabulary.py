"""The vocabulary that the lexical index was analysed with, kept beside it as a file a version."""

import gzip
import json
from collections.abc import Mapping
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from ingest.errors import IndexDamagedError, unwritable

_COUNTS = TypeAdapter(dict[str, int])


def load_vocabulary(folder: Path, version: str) -> dict[str, int]:
    """Return word -> occurrences of one version; empty for the version ``""``.

    Raises:
        IndexDamagedError: the file is missing or cannot be read.
    """
    if not version:
        return {}
    try:
        return _COUNTS.validate_json(gzip.decompress(_path(folder, version).read_bytes()))
    except (OSError, EOFError, ValidationError) as error:
        message = f"De woordenlijst in {folder} is niet te lezen; herstel hem met: notabene doctor --repair"
        raise IndexDamagedError(message) from error


def save_vocabulary(folder: Path, version: str, counts: Mapping[str, int]) -> None:
    """Write one version; words that occur once are left out, since nothing is split into them.

    Raises:
        StoreError: the disk is full or may not be written.
    """
    kept = {word: count for word, count in sorted(counts.items()) if count > 1}
    path = _path(folder, version)
    try:
        path.with_suffix(".new").write_bytes(gzip.compress(json.dumps(kept, ensure_ascii=False).encode(), mtime=0))
        path.with_suffix(".new").replace(path)
    except OSError as error:
        raise unwritable(folder, error) from error


def remove_vocabularies(folder: Path, *, keep: str) -> None:
    """Remove the versions that are no longer used, and what a killed run left half."""
    for path in folder.glob("vocabulary-*"):
        if path != _path(folder, keep):
            path.unlink(missing_ok=True)


def _path(folder: Path, version: str) -> Path:
    return folder / f"vocabulary-{version}.json.gz"
