"""Reading the catalogue: from rows to records."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, Connection, RowMapping, and_, case, func, or_, select

from ingest.adapters import METADATA
from ingest.chunks import chunks
from ingest.document import Kind, Metadata, Page, embedded_text
from ingest.index.by_hand import Value
from ingest.index.filters import Filters, dossier_keys
from ingest.index.records import (
    DocumentRecord,
    FileRecord,
    FolderRecord,
    ForgottenRecord,
    LinkRecord,
    PassageRecord,
    SectionRecord,
)
from ingest.index.schema import (
    documents,
    embeddings,
    files,
    forgotten,
    links,
    meta,
    passages,
    references,
    sections,
    texts,
)

_PAGES = TypeAdapter(tuple[Page, ...])
_DETAILS = TypeAdapter(dict[str, str])
# SQLite takes at most 32,766 parameters in one statement.
_CHUNK = 10_000
_INDEXED = "indexed"


def condition(filters: Filters) -> ColumnElement[bool]:
    """Return the condition on the documents table that filters stand for."""
    parts: list[ColumnElement[bool]] = []
    if filters.kinds:
        parts.append(documents.c.kind.in_([kind.value for kind in filters.kinds]))
    if filters.since:
        parts.append(documents.c.date >= filters.since)
    if filters.until:
        parts.append(documents.c.date <= filters.until)
    if filters.documents:
        parts.append(documents.c.id.in_(filters.documents))
    if filters.access:
        parts.append(documents.c.access.in_(filters.access))
    if filters.dossiers:
        keys = [found[0] for dossier in filters.dossiers if (found := dossier_keys(dossier))]
        parts.append(or_(documents.c.dossier_key.in_(keys), documents.c.dossier_number.in_(keys)))
    return and_(True, *parts)


def get_generation(connection: Connection) -> int:
    """Return the number of the state that a connection sees."""
    return int(connection.execute(select(meta.c.value).where(meta.c.key == "generation")).scalar() or 0)


def list_documents(connection: Connection, filters: Filters) -> list[DocumentRecord]:
    """Return the documents that pass, newest first, undated ones last."""
    order = (documents.c.date.is_(None), documents.c.date.desc(), documents.c.path)
    return [
        _document(row)
        for row in connection.execute(select(documents).where(condition(filters)).order_by(*order)).mappings()
    ]


def get_documents(connection: Connection, ids: Sequence[str]) -> dict[str, DocumentRecord]:
    """Return documents by id; unknown ids are left out."""
    return {
        row["id"]: _document(row)
        for chunk in chunks(ids, _CHUNK)
        for row in connection.execute(select(documents).where(documents.c.id.in_(chunk))).mappings()
    }


def get_metadata(connection: Connection) -> dict[str, Metadata]:
    """Return what was recognised of every document, by id."""
    rows = connection.execute(select(documents.c.id, documents.c.recognised))
    return {row.id: METADATA.validate_python(row.recognised) for row in rows}


def get_beginnings(connection: Connection, length: int) -> dict[str, str]:
    """Return the first ``length`` characters of every document, by id."""
    rows = connection.execute(select(texts.c.document, func.substr(texts.c.text, 1, length).label("beginning")))
    return {row.document: row.beginning for row in rows}


def get_passages(connection: Connection, ids: Sequence[str]) -> dict[str, PassageRecord]:
    """Return passages by id; ids of passages that are gone are left out."""
    return {
        row.id: PassageRecord(*tuple(row))
        for chunk in chunks(ids, _CHUNK)
        for row in connection.execute(_PASSAGES.where(passages.c.id.in_(chunk)))
    }


def passages_of(connection: Connection, document: str) -> list[PassageRecord]:
    """Return the passages of a document in order."""
    rows = connection.execute(_PASSAGES.where(passages.c.document == document).order_by(passages.c.ordinal))
    return [PassageRecord(*tuple(row)) for row in rows]


def passing(connection: Connection, ids: Sequence[str], filters: Filters) -> set[str]:
    """Return those passage ids whose document passes the filters."""
    joined = select(passages.c.id).join(documents, documents.c.id == passages.c.document).where(condition(filters))
    return {
        row.id for chunk in chunks(ids, _CHUNK) for row in connection.execute(joined.where(passages.c.id.in_(chunk)))
    }


def count_passages(connection: Connection, filters: Filters) -> int:
    """Return the number of passages of the documents that pass."""
    wanted = select(func.coalesce(func.sum(documents.c.passages), 0)).where(condition(filters))
    return int(connection.execute(wanted).scalar_one())


def vectors_of(connection: Connection, ids: Sequence[str]) -> tuple[list[str], NDArray[np.float32]]:
    """Return the stored vectors of passages: their ids and an array with a row each, in no particular order."""
    rows = [
        row for chunk in chunks(ids, _CHUNK) for row in connection.execute(_VECTORS.where(passages.c.id.in_(chunk)))
    ]
    return [row.id for row in rows], _stack(row.vector for row in rows)


def kept_vectors(connection: Connection, keys: Sequence[str]) -> set[str]:
    """Return those content keys of which the catalogue keeps a vector."""
    wanted = select(embeddings.c.hash)
    return {
        key
        for chunk in chunks(keys, _CHUNK)
        for key in connection.execute(wanted.where(embeddings.c.hash.in_(chunk))).scalars()
    }


def some_vectors(connection: Connection, most: int) -> NDArray[np.float32]:
    """Return the vectors of up to so many passages, the same ones each time; ids are hashes, so any will do."""
    return _stack(row.vector for row in connection.execute(_VECTORS.order_by(passages.c.id).limit(most)))


def vectors_passing(connection: Connection, filters: Filters) -> tuple[list[str], NDArray[np.float32]]:
    """Return the stored vectors of all passages whose document passes, as ``vectors_of`` does."""
    wanted = _VECTORS.join(documents, documents.c.id == passages.c.document).where(condition(filters))
    rows = connection.execute(wanted).all()
    return [row.id for row in rows], _stack(row.vector for row in rows)


def without_vector(connection: Connection) -> list[tuple[str, str, str]]:
    """Return id, content key and embedded text of the passages whose vector the catalogue lacks."""
    wanted = select(passages).outerjoin(embeddings, embeddings.c.hash == passages.c.embedding)
    rows = connection.execute(wanted.where(embeddings.c.hash.is_(None)))
    return [(row.id, row.embedding, embedded_text(row.context, row.text)) for row in rows]


def list_sections(connection: Connection, document: str) -> list[SectionRecord]:
    """Return the sections of a document in order."""
    rows = connection.execute(select(sections).where(sections.c.document == document).order_by(sections.c.ordinal))
    return [SectionRecord(row.name, row.role, row.start, row.end, row.level, row.page) for row in rows]


def get_text(connection: Connection, document: str) -> tuple[str, list[Page]]:
    """Return the text and pages of a document; empty where it is gone."""
    row = connection.execute(select(texts).where(texts.c.document == document)).one_or_none()
    return (row.text, list(_PAGES.validate_python(row.pages))) if row else ("", [])


def list_links(connection: Connection, document: str) -> list[LinkRecord]:
    """Return the links from and to a document."""
    wanted = select(links).where(or_(links.c.source == document, links.c.target == document))
    return [LinkRecord(row.source, row.target, row.type) for row in connection.execute(wanted.order_by(*links.c))]


def owners(connection: Connection, key: str) -> list[str]:
    """Return the ids of documents whose own number this is."""
    wanted = select(references.c.document).where(references.c.key == key, references.c.own)
    return sorted(connection.execute(wanted).scalars())


def list_files(connection: Connection) -> list[FileRecord]:
    """Return every file that was met, by path."""
    rows = connection.execute(select(files).order_by(files.c.path))
    return [FileRecord(row.path, readable(row.location), row.status, row.reason, row.document) for row in rows]


def list_folders(connection: Connection) -> list[FolderRecord]:
    """Return the folders that were ingested, with what came of them, by name."""
    failed = func.sum(case((files.c.status == _INDEXED, 0), else_=1))
    wanted = select(files.c.root, func.count(files.c.document), failed).group_by(files.c.root)
    return [FolderRecord(readable(root), read, bad) for root, read, bad in connection.execute(wanted)]


def list_forgotten(connection: Connection) -> list[ForgottenRecord]:
    """Return the documents that were taken out by hand, by path."""
    rows = connection.execute(select(forgotten).order_by(forgotten.c.path))
    return [ForgottenRecord(row.document, row.path, row.title, row.since) for row in rows]


def page_at(pages: Sequence[Page], offset: int) -> int | None:
    """Return the number of the page on which an offset lies; None in a document without pages."""
    found = None
    for page in pages:
        if page.start > offset:
            break
        found = page.number
    return found if found is not None or not pages else pages[0].number


def location_of(location: bytes) -> tuple[Path, str | None]:
    """Return the file of a stored location, and the name of the attachment inside it or None."""
    path, _, member = location.partition(b"\0")
    return Path(os.fsdecode(path)), member.decode("utf-8", "replace") or None


# In the order of the fields of ``PassageRecord``.
_PASSAGES = select(
    passages.c.id,
    passages.c.document,
    passages.c.ordinal,
    passages.c.page,
    sections.c.name.label("section"),
    sections.c.role,
    passages.c.start,
    passages.c.end,
    passages.c.text,
    passages.c.context,
).join(sections, and_(sections.c.document == passages.c.document, sections.c.ordinal == passages.c.section))
_VECTORS = select(passages.c.id, embeddings.c.vector).join(embeddings, embeddings.c.hash == passages.c.embedding)


def _stack(vectors: Iterable[bytes]) -> NDArray[np.float32]:
    rows = [np.frombuffer(vector, dtype="<f2") for vector in vectors]
    return np.stack(rows).astype(np.float32) if rows else np.zeros((0, 0), dtype=np.float32)


def readable(location: bytes) -> str:
    """Return a stored location as a person reads it: the name of an attachment after that of its mail."""
    path, _, member = location.partition(b"\0")
    shown = path.decode("utf-8", "replace")
    return f"{shown} » {member.decode('utf-8', 'replace')}" if member else shown


def _document(row: RowMapping) -> DocumentRecord:
    location, member = location_of(row["location"])
    recognised = row["recognised"]
    return DocumentRecord(
        id=row["id"],
        path=row["path"],
        location=location,
        member=member,
        kind=Kind(row["kind"]),
        title=row["title"],
        date=row["date"],
        reference=row["reference"],
        kamerstuk=row["kamerstuk"],
        kamerstuk_text=row["kamerstuk_text"],
        dossier=row["dossier"],
        access=row["access"],
        pages=row["pages"],
        passages=row["passages"],
        sections=tuple(row["sections"]),
        format=row["format"],
        ocr=row["ocr"],
        addressee=recognised["addressee"],
        sender=recognised["sender"],
        minister=recognised["minister"],
        submitters=tuple(recognised["submitters"]),
        variant=recognised["variant"],
        vote=recognised["vote"],
        details=_DETAILS.validate_python(recognised["details"]),
        corrected={field: _written(value) for field, value in (row["corrected"] or {}).items()},
    )


def _written(value: Value) -> str | None:
    """Return what a field was, as written; of a Kamerstuk number there is a key besides."""
    return str(value["text"]) if isinstance(value, dict) else value
