"""What has changed on disk since the last run: which files to read, which moved, which are gone."""

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection, select

from ingest.errors import Status, UnreadableFileError
from ingest.index.schema import files
from ingest.walk import Found

# Raised whenever reading or recognition gets better, so that a next run reads every file again.
PARSER = 2
# A file that changed within this time of being read may have changed again without a new time stamp.
_RACY_NS = 2_000_000_000
INDEXED = "indexed"


@dataclass(frozen=True, slots=True)
class Known:
    """A row of the files table."""

    location: bytes
    root: bytes
    path: str
    size: int
    mtime_ns: int
    sha256: str
    status: str
    reason: str
    document: str | None
    parser: int
    ocr: bool
    read_ns: int

    @property
    def file(self) -> bytes:
        """Location of the file on disk: that of the mail, for an attachment."""
        return self.location.partition(b"\0")[0]


@dataclass(slots=True)
class Changes:
    """The work of one run.

    Attributes:
        read: files that are new or changed, with their hash.
        unchanged: rows that stay as they are, attachments included.
        moved: row of where a document was -> file where it is now.
        refused: files that cannot be read, known before reading.
        gone: rows whose file is no longer there.
    """

    read: list[tuple[Found, str]] = field(default_factory=list)
    unchanged: list[Known] = field(default_factory=list)
    moved: list[tuple[Known, Found]] = field(default_factory=list)
    refused: list[tuple[Found, UnreadableFileError]] = field(default_factory=list)
    gone: list[Known] = field(default_factory=list)


def find_changes(
    connection: Connection, found: Iterable[Found], given: Iterable[Path], *, ocr: bool, max_bytes: int
) -> Changes:
    """Compare what is on disk with what is known.

    Args:
        connection: to the catalogue.
        found: the files that are there.
        given: the paths that the user named; what is known below them and not found is gone.
        ocr: text recognition is asked for, so scans that had no text are tried again.
        max_bytes: larger files are not hashed (the reader will refuse them).
    """
    known = {row["location"]: Known(**row) for row in connection.execute(select(files)).mappings()}
    members: dict[bytes, list[Known]] = {}
    for row in known.values():
        if row.location != row.file:
            members.setdefault(row.file, []).append(row)
    changes = Changes()
    present: set[bytes] = set()
    arrived: list[tuple[Found, str]] = []
    for file in found:
        location = os.fsencode(file.path)
        present.add(location)
        before = known.get(location)
        if file.problem:
            changes.refused.append((file, file.problem))
        elif before and _same_stamp(before, file) and _settled(before, ocr=ocr):
            changes.unchanged += [before, *members.get(location, [])]
        else:
            _compare(changes, arrived, file, before, members.get(location, []), ocr=ocr, max_bytes=max_bytes)
    roots = [os.fsencode(path.absolute()) for path in given]
    gone = [row for row in known.values() if row.file not in present and _below(row.file, roots)]
    _find_moves(changes, arrived, gone, known)
    return changes


def _compare(
    changes: Changes,
    arrived: list[tuple[Found, str]],
    file: Found,
    before: Known | None,
    members: list[Known],
    *,
    ocr: bool,
    max_bytes: int,
) -> None:
    try:
        sha256 = _hash(file.path) if file.size <= max_bytes else ""
    except OSError as error:
        reason = f"Het bestand kan niet worden gelezen ({error.strerror}); controleer de rechten en lees opnieuw in."
        changes.refused.append((file, UnreadableFileError(Status.UNREADABLE, reason)))
        return
    if before and sha256 and before.sha256 == sha256 and _settled(before, ocr=ocr):
        changes.unchanged += [before, *members]
    elif before:
        changes.read.append((file, sha256))
    else:
        arrived.append((file, sha256))


def _find_moves(
    changes: Changes, arrived: list[tuple[Found, str]], gone: list[Known], known: dict[bytes, Known]
) -> None:
    """Pair new files with documents whose file is no longer there and had the same content."""
    lost: dict[str, list[Known]] = {}
    for row in known.values():
        if row.sha256 and row.document and row.location == row.file and not os.path.lexists(row.file):
            lost.setdefault(row.sha256, []).append(row)
    taken: set[bytes] = set()
    for file, sha256 in arrived:
        candidates = [row for row in lost.get(sha256, []) if row.location not in taken]
        # An attachment's place is tied to its mail's, so a mail that moved is read again.
        if candidates and candidates[0].parser == PARSER and file.path.suffix.lower() != ".eml":
            taken.add(candidates[0].location)
            changes.moved.append((candidates[0], file))
        else:
            changes.read.append((file, sha256))
    changes.gone += [row for row in gone if row.location not in taken]


def _same_stamp(before: Known, file: Found) -> bool:
    same = before.size == file.size and before.mtime_ns == file.mtime_ns
    return same and before.mtime_ns < before.read_ns - _RACY_NS


def _settled(before: Known, *, ocr: bool) -> bool:
    """Whether reading the same bytes again could not end otherwise."""
    if before.parser != PARSER or before.status == Status.UNREADABLE:
        return False
    return before.ocr or not ocr or before.status != Status.NO_TEXT


def _below(file: bytes, roots: Iterable[bytes]) -> bool:
    return any(file == root or file.startswith(root.rstrip(b"/") + b"/") for root in roots)


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
