"""Parsing files a few ahead of what is being embedded, and the files that are inside files."""

import os
import shutil
import tempfile
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ingest.document import Attachment, Parsed
from ingest.errors import UnreadableFileError, unwritable
from ingest.index.writing import Place
from ingest.walk import Found

_INSIDE = " » "
_AHEAD = 4


class Parser(Protocol):
    """Reads one file, in a process of its own."""

    def parse(self, path: Path, name: str, *, ocr: bool) -> Parsed:
        """Return what the file holds; ``name`` is what it is called.

        Raises:
            UnreadableFileError: it cannot be indexed; the error says why.
        """
        ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """A file, or a file inside a file, after the attempt to read it."""

    place: Place
    found: Found
    sha256: str
    result: Parsed | UnreadableFileError


class Unpacker:
    """Parses files in another thread (the work itself is the parser's, in a child process).

    Args:
        parser: reads one file.
        scratch: folder, nobody else's, in which files that were inside files stand while they are read.
        ocr: recognise text in scans.
    """

    def __init__(self, parser: Parser, scratch: Path, *, ocr: bool) -> None:
        self._parser = parser
        self._scratch = scratch
        self._ocr = ocr

    def run(self, read: Sequence[tuple[Found, str]]) -> Iterator[tuple[Found, list[Outcome]]]:
        """Give each file in order with its outcome, followed by those of the files inside it.

        Args:
            read: files with their hash.

        Raises:
            StoreError: there is no room to unpack a file.
        """
        shutil.rmtree(self._scratch, ignore_errors=True)  # a run that was killed may have left letters there
        with ThreadPoolExecutor(1, "parse") as pool:
            waiting: deque[tuple[Found, Future[list[Outcome]]]] = deque()
            try:
                for file, sha256 in read:
                    waiting.append((file, pool.submit(self._parse, file, sha256)))
                    if len(waiting) > _AHEAD:
                        first, future = waiting.popleft()
                        yield first, future.result()
                while waiting:
                    first, future = waiting.popleft()
                    yield first, future.result()
            finally:
                pool.shutdown(cancel_futures=True)
                shutil.rmtree(self._scratch, ignore_errors=True)

    def _parse(self, file: Found, sha256: str) -> list[Outcome]:
        outcomes: list[Outcome] = []
        todo: deque[tuple[Path, Place]] = deque([(file.path, place_of(file))])
        while todo:
            path, place = todo.popleft()
            try:
                parsed = self._parser.parse(path, place.path.rsplit(_INSIDE, 1)[-1], ocr=self._ocr)
            except UnreadableFileError as problem:
                outcomes.append(Outcome(place, file, sha256, problem))
                continue
            finally:
                if path.parent == self._scratch:
                    path.unlink()
            outcomes.append(Outcome(place, file, sha256, parsed))
            todo += [
                (self._unpack(attachment), inside) for attachment, inside in _inside(place, parsed.reading.attachments)
            ]
        return outcomes

    def _unpack(self, attachment: Attachment) -> Path:
        suffix = Path(attachment.name).suffix[:12]
        try:
            self._scratch.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self._scratch, suffix=suffix, delete=False) as file:
                file.write(attachment.content)
        except OSError as error:
            raise unwritable(self._scratch.parent, error) from error
        return Path(file.name)


def place_of(file: Found) -> Place:
    """Return where a file that was found stands."""
    return Place(os.fsencode(file.path), file.shown)


def place_in(file: Found, location: bytes) -> Place:
    """Return where a file, or the attachment that ``location`` names, stands now that its file is ``file``."""
    _, inside, name = location.partition(b"\0")
    place = place_of(file)
    if not inside:
        return place
    return Place(place.location + inside + name, f"{place.path}{_INSIDE}{name.decode('utf-8', 'replace')}")


def _inside(place: Place, attachments: Sequence[Attachment]) -> Iterator[tuple[Attachment, Place]]:
    """Give attachments their places: the mail's, with a name that no other attachment of it has."""
    used: set[str] = set()
    for attachment in attachments:
        name, number = attachment.name, 1
        while name in used:
            number += 1
            name = f"{Path(attachment.name).stem} ({number}){Path(attachment.name).suffix}"
        used.add(name)
        separator = b"\0" if b"\0" not in place.location else _INSIDE.encode()
        location = place.location + separator + name.encode("utf-8", "replace")
        yield attachment, Place(location, f"{place.path}{_INSIDE}{name}")
