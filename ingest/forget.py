"""Taking a document out of the index by hand, and letting it come back."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import Connection, or_, select

from ingest.changes import PARSER
from ingest.correct import PATIENCE, unknown
from ingest.errors import NotabeneError, Status, unwritable
from ingest.index import writing
from ingest.index.by_hand import drop_corrections
from ingest.index.catalogue import Catalogue, touch
from ingest.index.derive import catch_up
from ingest.index.forgetting import Entry, Forgotten, drop_forgotten, put_forgotten
from ingest.index.locks import ingesting
from ingest.index.queries import location_of
from ingest.index.schema import documents, files
from ingest.index.store import Index
from ingest.linking import refresh_links, stale_links

# In the index folder: files that were uploaded, and that are ours to remove.
UPLOADS = "uploads"
_NESTED = " » ".encode()
_COMING = "Dit document wordt weer ingelezen; lees de map opnieuw in als het uitblijft."


@dataclass(frozen=True, slots=True)
class Removed:
    """What was taken out.

    Attributes:
        id: of the document.
        path: as it was listed.
        title: as it was listed.
        documents: how many documents went, attachments of a mail included.
        file_removed: whether its file, that was uploaded, is gone from the disk; else it stays out until put back.
    """

    id: str
    path: str
    title: str
    documents: int
    file_removed: bool


def forget(folder: Path, document: str, *, chroma_url: str = "", patience: float = PATIENCE) -> Removed:
    """Take a document out of the index, and keep it out when its folder is ingested again.

    A mail goes with its attachments. A file that was uploaded is removed; a user's own file is never touched.

    Args:
        folder: the index folder.
        document: id.
        chroma_url: address of a Chroma server; empty for vectors in the folder.
        patience: seconds to wait for an ingest of the same index.

    Raises:
        NotabeneError: there is no such document.
        StoreError: the index cannot be used, or an uploaded file cannot be removed.
    """
    with (
        Index(Catalogue(folder), chroma_url=chroma_url) as index,
        ingesting(folder, patience=patience, waiting=lambda: None),
    ):
        record = index.document(document)
        if record is None:
            raise unknown(document)
        ours = record.member is None and record.location.parent == (folder / UPLOADS).resolve()
        if ours:
            # The file first: killed after it, the next ingest of the uploads finds it gone and does the rest.
            try:
                record.location.unlink(missing_ok=True)
            except OSError as error:
                raise unwritable(folder, error) from error
        with index.catalogue.write() as connection:
            gone = _take_out(connection, document, for_good=ours)
            stale_links(connection)
            touch(connection)
        catch_up(index)
        refresh_links(index)
    return Removed(document, record.path, record.title, gone, ours)


def restore(folder: Path, document: str, *, patience: float = PATIENCE) -> Path:
    """Let a document that was taken out come back at the next ingest.

    Args:
        folder: the index folder.
        document: the id that it had.
        patience: seconds to wait for an ingest of the same index.

    Returns:
        The file to ingest for it.

    Raises:
        NotabeneError: no such document was taken out, or its file is no longer there.
        StoreError: the index cannot be used.
    """
    with (
        Index(Catalogue(folder)) as index,
        ingesting(folder, patience=patience, waiting=lambda: None),
        index.catalogue.write() as connection,
    ):
        entry = Forgotten.load(connection).of(document)
        if entry is None:
            raise NotabeneError(f"Er is geen document {document} verwijderd; zie: notabene documents --forgotten")
        file, member = location_of(entry.location)
        if not file.exists():
            raise NotabeneError(f"Het bestand {file} staat er niet meer; zet het terug en probeer het opnieuw.")
        drop_forgotten(connection, entry.location)
        # Killed after this, the next ingest of its folder reads it, under the label that it had.
        writing.put_file(connection, _to_read(entry))
        if member is not None:
            writing.read_again(connection, [entry.file])
        touch(connection)
    return file


def _take_out(connection: Connection, document: str, *, for_good: bool) -> int:
    """Remove a document and what is inside it; return how many documents that were."""
    row = connection.execute(select(documents).where(documents.c.id == document)).mappings().one()
    location: bytes = row["location"]
    if not for_good:
        put_forgotten(connection, _entry(connection, document, location))
    inside = [location + separator for separator in (b"\0", _NESTED) if separator == b"\0" or b"\0" in location]
    here = or_(
        files.c.location == location,
        *(files.c.location.between(start, start + b"\xff") for start in inside),
    )
    rows = connection.execute(select(files.c.location, files.c.document).where(here)).all()
    for found in rows:
        if found.document:
            writing.remove_document(connection, found.document)
        writing.remove_file(connection, found.location)
        if for_good:
            drop_corrections(connection, found.location)
            drop_forgotten(connection, found.location)
    return sum(found.document is not None for found in rows)


def _entry(connection: Connection, document: str, location: bytes) -> Entry:
    about = connection.execute(select(documents.c.title).where(documents.c.id == document)).one()
    file = connection.execute(select(files).where(files.c.location == location)).mappings().one()
    whole = b"\0" not in location
    return Entry(
        location=location,
        document=document,
        root=file["root"],
        path=file["path"],
        title=about.title,
        sha256=file["sha256"] if whole else "",
        access=writing.labels(connection, document)[document],
        since=date.today(),
    )


def _to_read(entry: Entry) -> dict[str, object]:
    return {
        "location": entry.location,
        "root": entry.root,
        "path": entry.path,
        "size": 0,
        "mtime_ns": 0,
        "sha256": "",
        "status": Status.UNREADABLE.value,
        "reason": _COMING,
        "document": None,
        "parser": PARSER,
        "ocr": False,
        "read_ns": 0,
        "limits": None,
        "access": entry.access,
    }
