"""Correcting by hand what was recognised of a document."""

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date
from pathlib import Path

from sqlalchemy import select

from ingest.document import Kind
from ingest.errors import NotabeneError
from ingest.index.by_hand import ACCESS, FIELDS, Value, corrections_of
from ingest.index.catalogue import Catalogue, touch
from ingest.index.derive import catch_up
from ingest.index.filters import dossier_keys
from ingest.index.locks import ingesting
from ingest.index.queries import get_documents
from ingest.index.records import DocumentRecord
from ingest.index.schema import documents
from ingest.index.store import Index
from ingest.index.writing import correct_document
from ingest.linking import refresh_links, stale_links
from ingest.recognise.references import normalise_key

# What the user calls the fields.
NAMES = {
    "kind": "soort",
    "title": "titel",
    "date": "datum",
    "reference": "kenmerk",
    "kamerstuk": "Kamerstuknummer",
    "dossier": "dossier",
    "access": "toegang",
}
PATIENCE = 60.0
_DOSSIER = re.compile(r"(\d{2})\s?(\d{3})(?:[\s-]*\(?([A-Z]{1,5}|R\s?\d{3,4}|\d{2})\)?)?")
_LONGEST = 1000


def correct(
    folder: Path,
    document: str,
    values: Mapping[str, str],
    *,
    undo: Collection[str] = (),
    chroma_url: str = "",
    patience: float = PATIENCE,
) -> DocumentRecord:
    """Correct fields of a document; it holds at once, and when its file is read again.

    Args:
        folder: the index folder.
        document: id.
        values: field (a key of ``NAMES``) -> what it should be, as a person writes it; a date as ``2099-01-31``. Empty
            for none. What a field already is, is no correction.
        undo: fields that become again what was recognised.
        chroma_url: address of a Chroma server; empty for vectors in the folder.
        patience: seconds to wait for an ingest of the same index.

    Returns:
        The document as it now is.

    Raises:
        NotabeneError: there is no such document or field, or a field cannot have such a value.
        StoreError: the index cannot be used.
    """
    wanted = {field: _read(field, text) for field, text in values.items()}
    for field in undo:
        _require_known(field)
    with (
        Index(Catalogue(folder), chroma_url=chroma_url) as index,
        ingesting(folder, patience=patience, waiting=lambda: None),
    ):
        with index.catalogue.write() as connection:
            row = connection.execute(select(documents).where(documents.c.id == document)).mappings().one_or_none()
            if row is None:
                raise unknown(document)
            before = corrections_of(connection, row["location"])
            now: dict[str, Value] = {field: row["recognised"][field] for field in FIELDS} | {ACCESS: row["access"]}
            was = now | (row["corrected"] or {})
            by_hand = before | {field: value for field, value in wanted.items() if not _same(value, now[field])}
            by_hand = {
                field: value for field, value in by_hand.items() if field not in undo and not _same(value, was[field])
            }
            if by_hand != before:
                correct_document(connection, document, by_hand)
                stale_links(connection)
                touch(connection)
        catch_up(index)
        refresh_links(index)
        with index.catalogue.read() as connection:
            return get_documents(connection, [document])[document]


def unknown(document: str) -> NotabeneError:
    """Return the error for an id that no document has."""
    return NotabeneError(f"Er is geen document {document} in de index; zie de ids met: notabene documents")


def _same(one: Value, other: Value) -> bool:
    """Whether two values of a field mean the same; where a Kamerstuk number stands in a document does not matter."""
    if isinstance(one, dict) and isinstance(other, dict):
        return bool(one["key"] == other["key"])
    return one == other


def _require_known(field: str) -> None:
    if field not in NAMES:
        raise NotabeneError(f"Het gegeven {field!r} bestaat niet; kies uit {', '.join(NAMES)}.")


def _read(field: str, text: str) -> Value:
    """Return the value that a person means.

    Raises:
        NotabeneError: the field cannot have it.
    """
    _require_known(field)
    written = " ".join(text.split())
    if not written:
        if field in ("kind", "title", ACCESS):
            raise NotabeneError(f"Een document kan niet zonder {NAMES[field]}; vul die in.")
        return None
    if len(written) > _LONGEST:
        raise NotabeneError(f"Wat bij {NAMES[field]} staat is te lang; gebruik hoogstens {_LONGEST} tekens.")
    return _READERS.get(field, str)(written)


def _kind(written: str) -> str:
    if written.lower() not in set(Kind):
        raise NotabeneError(f"De soort {written!r} bestaat niet; kies uit {', '.join(Kind)}.")
    return written.lower()


def _date(written: str) -> str:
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError as error:
        raise NotabeneError(f"De datum {written!r} is niet te lezen; schrijf hem als 2099-01-31.") from error


def _kamerstuk(written: str) -> Value:
    key = normalise_key(written)
    if key is None or key.count("|") != 3 or key.endswith("|"):
        raise NotabeneError(f"Het Kamerstuknummer {written!r} is niet te lezen; schrijf het als 36 410 IV, nr. 15.")
    return {"key": key, "text": written, "start": -1, "end": -1}


def _dossier(written: str) -> str:
    found = _DOSSIER.fullmatch(written)
    if found is None or not dossier_keys(written):
        raise NotabeneError(f"Het dossier {written!r} is niet te lezen; schrijf het als 36 410 of 36 410 IV.")
    return " ".join(part for part in found.groups() if part)


_READERS: dict[str, Callable[[str], Value]] = {
    "kind": _kind,
    "date": _date,
    "kamerstuk": _kamerstuk,
    "dossier": _dossier,
}
