"""Writing the catalogue: documents with their passages, and the files that they came from."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from ingest.adapters import METADATA
from ingest.document import Metadata, Parsed
from ingest.index.by_hand import (
    ACCESS,
    Value,
    corrected,
    corrections_of,
    move_corrections,
    put_corrections,
    recognised,
)
from ingest.index.filters import dossier_keys
from ingest.index.queries import page_at
from ingest.index.schema import documents, embeddings, files, links, passages, pending, references, sections, texts
from ingest.recognise.link_types import Linkable
from ingest.recognise.links import own_keys
from ingest.sections.names import GIVEN_NAMES

# What a filter of the lexical index asks of a document: when one changes, all its passages are indexed again.
_FILTERED = ("kind", "date", "dossier", "access")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document's file stands: see the tables ``files`` and ``documents``."""

    location: bytes
    path: str


def content_key(text: str) -> str:
    """Return the key under which the vector of a text is kept."""
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def put_document(connection: Connection, id_: str, place: Place, access: str, parsed: Parsed) -> None:
    """Store a document, replacing an earlier version of it; what changed is marked for the derived indexes.

    What was corrected by hand at its place is put in place of what was recognised.

    Args:
        connection: in a transaction.
        id_: of the document.
        place: where its file stands.
        access: the label it was ingested with.
        parsed: the document as it was read.
    """
    metadata, about = _about(parsed.metadata, access, corrections_of(connection, place.location))
    row = _document_row(id_, place, parsed) | about
    before = connection.execute(select(documents).where(documents.c.id == id_)).mappings().one_or_none()
    old = set(connection.execute(select(passages.c.id).where(passages.c.document == id_)).scalars())
    new = _passage_rows(id_, parsed)
    ids = {str(passage["id"]) for passage in new}
    same_filters = before is not None and all(before[name] == row[name] for name in _FILTERED)
    same_filters = same_filters and before is not None and before["corrected"] == row["corrected"]
    _delete_rows(connection, id_)
    connection.execute(insert(documents), row)
    connection.execute(insert(texts), {"document": id_, "text": parsed.reading.text, "pages": _page_rows(parsed)})
    if parsed.sections:
        connection.execute(insert(sections), _section_rows(id_, parsed))
    if new:
        connection.execute(insert(passages), new)
    if found := _reference_rows(id_, metadata):
        connection.execute(insert(references), found)
    mark_pending(connection, old ^ ids if same_filters else old | ids)


def remove_document(connection: Connection, id_: str) -> None:
    """Take a document out, with everything that belongs to it."""
    _mark_document(connection, id_)
    _delete_rows(connection, id_)
    connection.execute(delete(links).where((links.c.source == id_) | (links.c.target == id_)))


def move_document(connection: Connection, id_: str, place: Place, access: str) -> None:
    """Note that a document stands elsewhere, or has another access label; its text is untouched."""
    before = connection.execute(select(documents).where(documents.c.id == id_)).mappings().one()
    was: dict[str, Value] | None = before["corrected"]
    values: dict[str, object] = {"location": place.location, "path": place.path}
    if was and ACCESS in was:
        values["corrected"] = was | {ACCESS: access}
    else:
        values["access"] = access
    connection.execute(update(documents).where(documents.c.id == id_).values(values))
    move_corrections(connection, before["location"], place.location)
    if values.get("access", before["access"]) != before["access"]:
        _mark_document(connection, id_)


def correct_document(connection: Connection, id_: str, by_hand: Mapping[str, Value]) -> None:
    """Store all that a person says of a document, in place of what was said before.

    Args:
        connection: in a transaction.
        id_: of the document.
        by_hand: field -> value, see ``by_hand``; empty for nothing more than was recognised.
    """
    row = connection.execute(select(documents).where(documents.c.id == id_)).mappings().one()
    was: dict[str, Value] = row["corrected"] or {}
    read = recognised(METADATA.validate_python(row["recognised"]), was)
    metadata, about = _about(read, str(was.get(ACCESS) or row["access"]), by_hand)
    put_corrections(connection, row["location"], by_hand)
    connection.execute(update(documents).where(documents.c.id == id_).values(about))
    connection.execute(delete(references).where(references.c.document == id_))
    if found := _reference_rows(id_, metadata):
        connection.execute(insert(references), found)
    _mark_document(connection, id_)


def labels(connection: Connection, id_: str | None = None) -> dict[str, str]:
    """Return the access labels that documents were ingested with, whatever was made of them by hand, by id.

    Args:
        connection: to the catalogue.
        id_: of one document; None for all.
    """
    wanted = select(documents.c.id, documents.c.access, documents.c.corrected)
    rows = connection.execute(wanted if id_ is None else wanted.where(documents.c.id == id_))
    return {row.id: str((row.corrected or {}).get(ACCESS) or row.access) for row in rows}


def read_again(connection: Connection, locations: Iterable[bytes]) -> None:
    """Let the next ingest read files again, though their bytes are the same."""
    for location in locations:
        connection.execute(update(files).where(files.c.location == location).values(parser=0))


def put_file(connection: Connection, row: Mapping[str, object]) -> None:
    """Store what is known of a file, replacing what was known of its location."""
    connection.execute(delete(files).where(files.c.location == row["location"]))
    connection.execute(insert(files), dict(row))


def remove_file(connection: Connection, location: bytes) -> None:
    """Forget a file."""
    connection.execute(delete(files).where(files.c.location == location))


def put_vectors(connection: Connection, vectors: Mapping[str, NDArray[np.float32]]) -> None:
    """Keep vectors by content key, in half precision (the cosine of a vector with its rounding is above 0.9999)."""
    rows = [{"hash": key, "vector": vector.astype("<f2").tobytes()} for key, vector in vectors.items()]
    if rows:
        connection.execute(upsert(embeddings).on_conflict_do_nothing(), rows)


def put_links(connection: Connection, found: Iterable[tuple[str, str, str]]) -> None:
    """Replace all links by these (source, target, type)."""
    connection.execute(delete(links))
    rows = [{"source": source, "target": target, "type": type_} for source, target, type_ in sorted(set(found))]
    if rows:
        connection.execute(insert(links), rows)


def mark_pending(connection: Connection, ids: Iterable[str]) -> None:
    """Mark passages whose derived entries must be looked at."""
    rows = [{"passage": id_} for id_ in sorted(ids)]
    if rows:
        connection.execute(upsert(pending).on_conflict_do_nothing(), rows)


def _mark_document(connection: Connection, id_: str) -> None:
    mark_pending(connection, connection.execute(select(passages.c.id).where(passages.c.document == id_)).scalars())


def _delete_rows(connection: Connection, id_: str) -> None:
    connection.execute(delete(documents).where(documents.c.id == id_))
    for table in (texts, sections, passages, references):
        connection.execute(delete(table).where(table.c.document == id_))


def _document_row(id_: str, place: Place, parsed: Parsed) -> dict[str, object]:
    reading = parsed.reading
    return {
        "id": id_,
        "path": place.path,
        "location": place.location,
        "format": reading.format,
        "ocr": reading.ocr,
        "pages": len(reading.pages) or None,
        "passages": len(parsed.passages),
        "sections": [section.name for section in parsed.sections if section.name not in GIVEN_NAMES],
    }


def _about(read: Metadata, access: str, by_hand: Mapping[str, Value]) -> tuple[Metadata, dict[str, object]]:
    """Return metadata with what was corrected, and the columns that say what a document is."""
    metadata, was = corrected(read, by_hand)
    if ACCESS in by_hand:
        was[ACCESS] = access
        access = str(by_hand[ACCESS])
    keys = dossier_keys(metadata.dossier)
    return metadata, {
        "kind": metadata.kind.value,
        "title": metadata.title,
        "date": metadata.date,
        "reference": metadata.reference,
        "kamerstuk": metadata.kamerstuk.key if metadata.kamerstuk else None,
        "kamerstuk_text": metadata.kamerstuk.text if metadata.kamerstuk else None,
        "dossier": metadata.dossier,
        "dossier_key": keys[0] if keys else None,
        "dossier_number": keys[-1] if keys else None,
        "access": access,
        "recognised": METADATA.dump_python(metadata, mode="json"),
        "corrected": was or None,
    }


def _page_rows(parsed: Parsed) -> list[dict[str, int]]:
    return [{"number": page.number, "start": page.start, "end": page.end} for page in parsed.reading.pages]


def _section_rows(id_: str, parsed: Parsed) -> list[dict[str, object]]:
    return [
        {
            "document": id_,
            "ordinal": ordinal,
            "name": section.name,
            "role": section.role,
            "start": section.start,
            "end": section.end,
            "level": section.level,
            "page": page_at(parsed.reading.pages, section.start),
        }
        for ordinal, section in enumerate(parsed.sections)
    ]


def _passage_rows(id_: str, parsed: Parsed) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for passage in parsed.passages:
        text = parsed.reading.text[passage.start : passage.end]
        embedding = content_key(parsed.embedded(passage))
        identity = f"{id_}\n{passage.ordinal}\n{passage.start}\n{embedding}"
        rows.append(
            {
                "id": "p" + hashlib.sha256(identity.encode()).hexdigest()[:16],
                "document": id_,
                "ordinal": passage.ordinal,
                "section": passage.section,
                "page": page_at(parsed.reading.pages, passage.start),
                "start": passage.start,
                "end": passage.end,
                "text": text,
                "context": passage.context,
                "embedding": embedding,
            }
        )
    return rows


def _reference_rows(id_: str, metadata: Metadata) -> list[dict[str, object]]:
    own = own_keys(Linkable(id_, metadata))
    keys = {(key, True) for key in own} | {(reference.key, False) for reference in metadata.mentions}
    return [{"document": id_, "key": key, "own": is_own} for key, is_own in sorted(keys)]
