"""Writes what came of reading files into the catalogue: their documents, and what is known of the files themselves."""

import hashlib
import itertools
import os
from collections.abc import Sequence
from dataclasses import asdict

from sqlalchemy import Connection, select

from ingest.changes import INDEXED, PARSER
from ingest.document import Parsed
from ingest.errors import OutsideError, Status, UnreadableFileError
from ingest.index import writing
from ingest.index.schema import documents, files
from ingest.index.writing import Place
from ingest.read.limits import Limits
from ingest.report import Report
from ingest.unpack import Outcome

DEFAULT_ACCESS = "intern"


class Storing:
    """Stores outcomes of one run.

    Args:
        access: label of what is read; None keeps the label that a document has, and gives new ones ``intern``.
        ocr: whether text in scans was recognised.
        limits: what one file might take.
        begun_ns: when the run began.
    """

    def __init__(self, *, access: str | None, ocr: bool, limits: Limits, begun_ns: int) -> None:
        self._access = access
        self._ocr = ocr
        self._limits = limits
        self._begun_ns = begun_ns

    def store(self, connection: Connection, outcomes: Sequence[Outcome], report: Report) -> None:
        """Store outcomes, and forget attachments that their mails no longer have.

        Args:
            connection: within a transaction.
            outcomes: of files, those inside a file among them.
            report: counts what is added, updated and removed.
        """
        for outcome in outcomes:
            self._store_one(connection, outcome, report)
        kept = {outcome.place.location for outcome in outcomes}
        for outcome in outcomes:
            if not _out_of_reach(outcome.result):
                _drop_members(connection, outcome.place.location, kept, report)

    def _store_one(self, connection: Connection, outcome: Outcome, report: Report) -> None:
        location, result = outcome.place.location, outcome.result
        id_ = connection.execute(select(documents.c.id).where(documents.c.location == location)).scalar()
        met = connection.execute(select(files.c.access).where(files.c.location == location)).scalar()
        access = self._access or (writing.labels(connection, id_)[id_] if id_ else met)
        if isinstance(result, UnreadableFileError):
            reason = result.reason
            if id_ and _out_of_reach(result):
                reason += " De versie die eerder is ingelezen blijft staan."
            elif id_:
                writing.remove_document(connection, id_)
                report.removed += 1
                id_ = None
            writing.put_file(connection, self._file_row(outcome, result.status.value, reason, id_, access))
            return
        if id_ is None:
            id_ = _new_id(connection, outcome.place)
            report.added += 1
        else:
            report.updated += 1
        writing.put_document(connection, id_, outcome.place, access or DEFAULT_ACCESS, result)
        writing.put_file(connection, self._file_row(outcome, INDEXED, "", id_, access))

    def _file_row(
        self, outcome: Outcome, status: str, reason: str, document: str | None, access: str | None
    ) -> dict[str, object]:
        return {
            "location": outcome.place.location,
            "root": os.fsencode(outcome.found.root),
            "path": outcome.place.path,
            "size": outcome.found.size,
            "mtime_ns": outcome.found.mtime_ns,
            "sha256": outcome.sha256,
            "status": status,
            "reason": reason,
            "document": document,
            "parser": PARSER,
            "ocr": self._ocr,
            "read_ns": self._begun_ns,
            "limits": asdict(self._limits) if status == Status.LIMIT else None,
            "access": access,
        }


def forget(connection: Connection, location: bytes, document: str | None, report: Report) -> None:
    """Take a document and what is known of its file out, within a transaction."""
    if document:
        writing.remove_document(connection, document)
        report.removed += 1
    writing.remove_file(connection, location)


def _out_of_reach(result: Parsed | UnreadableFileError) -> bool:
    """Whether rights or a network share may bring a file back: what was read before is still true of it."""
    if isinstance(result, OutsideError):
        return False
    return isinstance(result, UnreadableFileError) and result.status is Status.UNREADABLE


def _drop_members(connection: Connection, location: bytes, kept: set[bytes], report: Report) -> None:
    """Forget attachments that a mail no longer has."""
    if b"\0" in location:
        return
    prefix = location + b"\0"
    members = select(files.c.location, files.c.document).where(
        files.c.location > prefix, files.c.location < location + b"\1"
    )
    for row in connection.execute(members).mappings().all():
        if row["location"] not in kept:
            forget(connection, row["location"], row["document"], report)


def _new_id(connection: Connection, place: Place) -> str:
    """Return an id that depends on the path alone, so that the same folder gives the same ids on any machine.

    Documents that stood at this place before and were given another name keep their ids, so there is always another.
    """
    texts = itertools.chain(
        (place.path, f"{place.location!r}"), (f"{place.location!r} {number}" for number in itertools.count(3))
    )
    ids = ("d" + hashlib.sha256(text.encode()).hexdigest()[:10] for text in texts)
    return next(
        id_ for id_ in ids if connection.execute(select(documents.c.id).where(documents.c.id == id_)).scalar() is None
    )
