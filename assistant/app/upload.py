"""Takes in uploaded files: stored beside the index, ingested by a process of its own, an outcome for each."""

import hashlib
import re
import shutil
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from assistant.app.program import Program
from assistant.settings import Settings
from ingest.errors import NotabeneError, StoreError, full
from ingest.forget import UPLOADS
from ingest.index.records import FileRecord
from ingest.index.store import Index

_ODD = re.compile(r"[^\w .,()&'+-]+")


class Upload:
    """Files on their way into the index.

    The index is written by another process, so that a chat that is in use stays light and never holds a lock.

    Args:
        folder: the index folder.
        settings: what that process works with.
    """

    def __init__(self, folder: Path, settings: Settings) -> None:
        self._folder = folder
        self._settings = settings
        self._program = Program(folder, settings)

    def store(self, files: Sequence[Path]) -> list[Path]:
        """Copy files to the folder of uploads, under safe names; nothing that is there is replaced.

        Args:
            files: as received.

        Returns:
            Where they are now, in order; a file that was there already keeps its place.

        Raises:
            NotabeneError: they cannot be stored.
        """
        target = self._folder / UPLOADS
        try:
            target.mkdir(parents=True, exist_ok=True)
            return [_put(file, target) for file in files]
        except OSError as error:
            if error.errno == 28:
                raise full(self._folder) from error
            raise NotabeneError(f"De bestanden zijn niet op te slaan in {target}; controleer de rechten.") from error

    def ingest(self, stored: Sequence[Path]) -> Iterator[list[FileRecord]]:
        """Ingest stored files.

        Args:
            stored: as ``store`` returned them.

        Yields:
            What is known so far: a row for each file that is done.

        Raises:
            NotabeneError: ingestion could not be done; the message is that of the process.
        """
        for _ in self._program.watch("ingest", str(self._folder / UPLOADS)):
            yield self._outcomes(stored)
        yield self._outcomes(stored)

    def _outcomes(self, stored: Sequence[Path]) -> list[FileRecord]:
        wanted = {str(path): number for number, path in enumerate(stored)}
        try:
            with Index.open(self._folder, chroma_url=self._settings.chroma_url) as index:
                found = [file for file in index.files() if file.location in wanted]
        except StoreError:
            return []  # not there yet
        return sorted(found, key=lambda file: wanted[file.location])


def safe_name(name: str) -> str:
    """Return a file name without folders, control characters or anything that a shell or browser reads as more."""
    plain = unicodedata.normalize("NFC", name.replace("\\", "/").rsplit("/", 1)[-1])
    kept = _ODD.sub("_", plain).strip(" ._") or "document"
    stem, dot, suffix = kept.rpartition(".")
    if not dot:
        return kept[:120]
    return f"{stem[:110].rstrip()}.{suffix[:10]}".strip(" ._")


def _put(file: Path, folder: Path) -> Path:
    name = Path(safe_name(file.name))
    for number in range(1, 1000):
        target = folder / (name if number == 1 else Path(f"{name.stem}-{number}{name.suffix}"))
        if not target.exists():
            # A killed copy must not leave half a document under its own name.
            partial = folder / f".{target.name}.deel"
            shutil.copyfile(file, partial)
            partial.replace(target)
            return target.resolve()
        if _digest(target) == _digest(file):
            return target.resolve()
    raise NotabeneError(f"Er zijn al te veel bestanden met de naam {name}; geef het bestand een andere naam.")


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
