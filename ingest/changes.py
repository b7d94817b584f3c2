"""What has changed on disk since the last run: which files to read, which moved, which are gone."""

import hashlib
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from sqlalchemy import Connection, select

from ingest.errors import OutsideError, Status, UnreadableFileError, reason_of
from ingest.index.forgetting import Forgotten
from ingest.index.schema import files
from ingest.read.files import without_waiting
from ingest.read.limits import Limits
from ingest.walk import Found

# Raised whenever reading or recognition gets better, so that a next run reads every file again.
PARSER = 6
# A file that changed within this time of being read may have changed again without a new time stamp.
_RACY_NS = 2_000_000_000
INDEXED = "indexed"
_CHUNK = 1 << 20


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
    limits: Mapping[str, float] | None
    access: str | None

    @property
    def file(self) -> bytes:
        """Location of the file on disk: that of the mail, for an attachment."""
        return self.location.partition(b"\0")[0]

    @property
    def calm(self) -> bool:
        """Whether the file had not changed for a while when it was looked at: its time stamp can be relied on."""
        return self.mtime_ns < self.read_ns - _RACY_NS


@dataclass(slots=True)
class Changes:
    """The work of one run.

    Attributes:
        read: files that are new or changed, with their hash.
        unchanged: rows whose content is the same, with the file that they now belong to (for an attachment, its mail):
            it may have moved, or be known from a wider folder. None where the file cannot be reached at the moment.
        refused: files that cannot be read, known before reading.
        gone: rows whose file is no longer there.
        kept_out: files that were taken out by hand under another name, with the location that they had.
    """

    read: list[tuple[Found, str]] = field(default_factory=list)
    unchanged: list[tuple[Known, Found | None]] = field(default_factory=list)
    refused: list[tuple[Found, UnreadableFileError]] = field(default_factory=list)
    gone: list[Known] = field(default_factory=list)
    kept_out: list[tuple[bytes, Found]] = field(default_factory=list)


def find_changes(
    connection: Connection,
    found: Iterable[Found],
    given: Iterable[Path],
    *,
    ocr: bool,
    limits: Limits,
    forgotten: Forgotten,
) -> Changes:
    """Compare what is on disk with what is known.

    Args:
        connection: to the catalogue.
        found: the files that are there.
        given: the paths that the user named; what is known below them and not found is gone.
        ocr: text recognition is asked for, so scans that had no text are tried again.
        limits: what one file may take now; one that was refused under lower limits is tried again. Larger files are
            not hashed (the reader will refuse them).
        forgotten: what was taken out by hand; it is passed over, also where its file has another name now.
    """
    comparison = _Comparison(connection, ocr=ocr, limits=limits, forgotten=forgotten)
    for file in found:
        if os.fsencode(file.path) not in forgotten:
            comparison.add(file)
    return comparison.finish([os.fsencode(path) for path in given])


class _Comparison:
    """Sorts files into what must be done with them; see ``find_changes``."""

    def __init__(self, connection: Connection, *, ocr: bool, limits: Limits, forgotten: Forgotten) -> None:
        self._known = {row["location"]: Known(**row) for row in connection.execute(select(files)).mappings()}
        self._members: dict[bytes, list[Known]] = {}
        for row in self._known.values():
            if row.location != row.file:
                self._members.setdefault(row.file, []).append(row)
        self._widen = _widest({row.root for row in self._known.values()})
        self._ocr = ocr
        self._limits = limits
        self._forgotten = forgotten
        self._changes = Changes()
        self._present: set[bytes] = set()
        self._unreadable: list[bytes] = []
        self._arrived: list[tuple[Found, str]] = []

    def add(self, file: Found) -> None:
        """Judge one file."""
        location = os.fsencode(file.path)
        self._present.add(location)
        before = self._known.get(location)
        file = replace(file, root=self._widen(file.root))
        if file.problem:
            self._refuse(file, before, file.problem)
        elif before and _same_stamp(before, file) and self._settled(before):
            self._keep(before, file)
        else:
            self._compare(file, before)

    def finish(self, roots: list[bytes]) -> Changes:
        """Find out what moved and what is gone, now that all files are known."""
        gone = {
            row.location: row
            for row in self._known.values()
            if row.file not in self._present and below(row.file, roots)
        }
        # What stood in a folder that cannot be reached now is not known to be gone.
        for row in [row for row in gone.values() if below(row.file, self._unreadable)]:
            self._changes.unchanged.append((gone.pop(row.location), None))
        lost: dict[str, list[Known]] = {}
        for row in self._known.values():
            whole = row.sha256 and row.document and row.location == row.file
            if whole and not os.path.lexists(row.file) and not below(row.file, self._unreadable):
                lost.setdefault(row.sha256, []).append(row)
        for file, sha256 in self._arrived:
            if moved_from := self._forgotten.gone_from(sha256):
                self._changes.kept_out.append((moved_from, file))
                continue
            candidates = lost.get(sha256, [])
            if candidates and self._settled(candidates[0]):
                row = candidates.pop(0)
                self._keep(row, file)
                for moved in (row, *self._members.get(row.location, [])):
                    gone.pop(moved.location, None)
            else:
                self._changes.read.append((file, sha256))
        self._changes.gone += gone.values()
        return self._changes

    def _keep(self, before: Known, file: Found) -> None:
        self._changes.unchanged += [(row, file) for row in (before, *self._members.get(before.location, []))]

    def _compare(self, file: Found, before: Known | None) -> None:
        try:
            sha256 = _hash(file.path, self._limits.max_bytes) if file.size <= self._limits.max_bytes else ""
        except OSError as error:
            reason = (
                f"Het bestand kan niet worden gelezen ({reason_of(error)}); controleer de rechten en lees opnieuw in."
            )
            self._refuse(file, before, UnreadableFileError(Status.UNREADABLE, reason))
            return
        if before and sha256 and before.sha256 == sha256 and self._settled(before):
            self._keep(before, file)
        elif before:
            self._changes.read.append((file, sha256))
        else:
            self._arrived.append((file, sha256))

    def _refuse(self, file: Found, before: Known | None, problem: UnreadableFileError) -> None:
        target = os.fsencode(os.path.realpath(file.path))
        if isinstance(problem, OutsideError) and below(target, [os.fsencode(file.root)]):
            # Out of the part that was given now, but within the folder that was given before: it was right to read it.
            problem = UnreadableFileError(problem.status, problem.reason)
        if problem.status is Status.UNREADABLE and not isinstance(problem, OutsideError):
            self._unreadable.append(os.fsencode(file.path))
        if before and before.status == problem.status and before.reason.startswith(problem.reason):
            self._keep(before, file)
        else:
            self._changes.refused.append((file, problem))

    def _settled(self, before: Known) -> bool:
        """Whether reading the same bytes again could not end otherwise."""
        if before.parser != PARSER or before.status == Status.UNREADABLE:
            return False
        rows = (before, *self._members.get(before.location, []))
        refused = [row for row in rows if row.status == Status.LIMIT]
        if any(self._limits.allow_more_than(row.limits) for row in refused):
            return False
        scans = refused or any(row.status == Status.NO_TEXT for row in rows)  # text recognition is given more time
        return before.ocr or not self._ocr or not scans


def _widest(roots: Iterable[bytes]) -> Callable[[Path], Path]:
    """Return what gives, for a folder that was named, the widest one named so far that holds it.

    Paths are shown relative to that, so that a document keeps its path when a part of a folder is read again.
    """
    ordered = sorted(roots, key=len)

    @cache
    def widen(root: Path) -> Path:
        own = os.fsencode(root)
        return Path(os.fsdecode(next((wider for wider in ordered if below(own, [wider])), own)))

    return widen


def _same_stamp(before: Known, file: Found) -> bool:
    return before.calm and before.size == file.size and before.mtime_ns == file.mtime_ns


def below(file: bytes, roots: Iterable[bytes]) -> bool:
    """Tell whether a path is one of these files or lies in one of these folders; all as the system writes them."""
    return any(file == root or file.startswith(root.rstrip(b"/") + b"/") for root in roots)


def _hash(path: Path, most: int) -> str:
    """Return the hash of a file; empty for one that turns out to be larger than its size said, or to have no end."""
    digest = hashlib.sha256()
    with open(path, "rb", opener=without_waiting) as file:
        while chunk := file.read(_CHUNK):
            most -= len(chunk)
            if most < 0:
                return ""
            digest.update(chunk)
    return digest.hexdigest()
