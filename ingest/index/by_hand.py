"""Corrections by hand: what a person says of a document, in place of what was recognised.

They belong to the place of the file, not to one reading of it: whatever is stored of a document at that place goes
through ``corrected`` first, so a correction holds after the file changed, went and came back, or was read anew.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from ingest.adapters import METADATA
from ingest.document import Metadata
from ingest.index.schema import corrections, documents
from ingest.passages.context import document_line

# Fields of ``Metadata`` that can be corrected; the access label, which no document has of itself, can be as well.
FIELDS = ("kind", "title", "date", "reference", "kamerstuk", "dossier")
ACCESS = "access"

# A value as the catalogue keeps it: that of the field in the JSON of ``METADATA``.
Value = str | dict[str, Any] | None


def corrections_of(connection: Connection, location: bytes) -> dict[str, Value]:
    """Return field -> value of what was corrected of the document at a place."""
    rows = connection.execute(
        select(corrections.c.field, corrections.c.value).where(corrections.c.location == location)
    )
    return {row.field: row.value for row in rows}


def put_corrections(connection: Connection, location: bytes, values: Mapping[str, Value]) -> None:
    """Store all that is corrected of the document at a place, in place of what was."""
    drop_corrections(connection, location)
    rows = [{"location": location, "field": field, "value": value} for field, value in values.items()]
    if rows:
        connection.execute(insert(corrections), rows)


def drop_corrections(connection: Connection, location: bytes) -> None:
    """Forget the corrections of the document at a place."""
    connection.execute(delete(corrections).where(corrections.c.location == location))


def move_corrections(connection: Connection, before: bytes, after: bytes) -> None:
    """Let the corrections of a document follow it to another place."""
    if before != after and corrections_of(connection, before):
        drop_corrections(connection, after)
        connection.execute(update(corrections).where(corrections.c.location == before).values(location=after))


def corrected(metadata: Metadata, by_hand: Mapping[str, Value]) -> tuple[Metadata, dict[str, Value]]:
    """Put corrections in place of what was recognised.

    Args:
        metadata: as recognised.
        by_hand: field -> value.

    Returns:
        The metadata as it now is, and what the corrected fields were.
    """
    fields = [field for field in by_hand if field in FIELDS]
    if not fields:
        return metadata, {}
    values = METADATA.dump_python(metadata, mode="json")
    was = {field: values[field] for field in fields}
    return METADATA.validate_python(values | {field: by_hand[field] for field in fields}), was


def recognised(metadata: Metadata, was: Mapping[str, Value]) -> Metadata:
    """Return what was recognised, from the metadata with corrections and what the corrected fields were."""
    return corrected(metadata, was)[0]


def corrected_lines(connection: Connection) -> dict[str, tuple[str, str]]:
    """Return of each document that was corrected the line under which it was read, and what that should be."""
    wanted = select(documents.c.id, documents.c.recognised, documents.c.corrected)
    lines = {}
    for row in connection.execute(wanted.where(documents.c.corrected.is_not(None))):
        now = METADATA.validate_python(row.recognised)
        lines[row.id] = document_line(recognised(now, row.corrected)), document_line(now)
    return lines
