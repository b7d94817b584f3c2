"""Keeping vectors and lexical index equal to the catalogue, which is the truth."""

import hashlib
import json
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, RowMapping, delete, func, select

from ingest.chunks import chunks
from ingest.dutch.analyse import Analyser, count_words
from ingest.index.by_hand import corrected_lines
from ingest.index.catalogue import set_meta, touch
from ingest.index.lexical import Entry
from ingest.index.queries import vectors_of
from ingest.index.schema import documents, passages, pending
from ingest.index.store import Index, collection_name
from ingest.index.vocabulary import remove_vocabularies, save_vocabulary

_BATCH = 2000
# Compounds split into words that the corpus uses elsewhere, so the vocabulary follows the corpus: at once while it is
# small, later only when it has grown or shrunk by this much.
_SMALL = 5000
_GROWTH = 1.1


def catch_up(index: Index) -> None:
    """Bring vectors and lexical index up to date with what is pending; safe to be killed at any moment and repeated.

    The caller holds the right to change the index.
    """
    while True:
        with index.catalogue.read() as connection:
            ids = list(connection.execute(select(pending.c.passage).limit(_BATCH)).scalars())
            entries = list(_entries(connection, index.analyser, ids))
            kept, vectors = vectors_of(connection, ids)
        if not ids:
            return
        index.terms.change(entries, sorted(set(ids) - {entry.id for entry in entries}))
        index.vectors.change(zip(kept, vectors, strict=True), sorted(set(ids) - set(kept)))
        with index.catalogue.write() as connection:
            connection.execute(delete(pending).where(pending.c.passage.in_(ids)))
            touch(connection)


def refresh_vocabulary(index: Index) -> None:
    """Learn the corpus's words anew and index all passages with them, if the corpus has changed enough for it."""
    with index.catalogue.read() as connection:
        total = int(connection.execute(select(func.count()).select_from(passages)).scalar_one())
    learned = index.catalogue.get("vocabulary_of")
    stale = index.catalogue.get("lexical_stale") == "yes"
    generation = str(index.generation)
    if not stale and learned is not None:
        at, of = learned.split(":")
        enough = total < _SMALL or not int(of) / _GROWTH < total < int(of) * _GROWTH
        if at == generation or not enough:
            return
    rebuild_lexical(index)


def rebuild_lexical(index: Index) -> None:
    """Make the lexical index anew from the catalogue, with a vocabulary learned from it."""
    with index.catalogue.write() as connection:
        set_meta(connection, "lexical_stale", "yes")
    with index.catalogue.read() as connection:
        counts = count_words(connection.execute(select(passages.c.text).order_by(passages.c.id)).scalars())
        total = int(connection.execute(select(func.count()).select_from(passages)).scalar_one())
        version = hashlib.sha256(json.dumps(sorted(counts.items())).encode()).hexdigest()[:12]
        save_vocabulary(index.folder, version, counts)
        index.terms.change(_entries(connection, Analyser(counts, knobs=index.recipe.words), None), [], anew=True)
    with index.catalogue.write() as connection:
        set_meta(connection, "vocabulary", version)
        set_meta(connection, "lexical_stale", "no")
        touch(connection)
    with index.catalogue.write() as connection:
        set_meta(connection, "vocabulary_of", f"{index.generation}:{total}")
    remove_vocabularies(index.folder, keep=version)


def rebuild_vectors(index: Index) -> None:
    """Make the vector store anew from the vectors that the catalogue keeps."""
    old = collection_name(index.catalogue)
    stem, _, number = old.rpartition("-")
    name = f"{stem}-{int(number) + 1}"
    index.vectors.drop(name)
    with index.catalogue.write() as connection:
        set_meta(connection, "collection", name)
        touch(connection)
    with index.catalogue.read() as connection:
        ids = list(connection.execute(select(passages.c.id).order_by(passages.c.id)).scalars())
        for chunk in chunks(ids, _BATCH):
            kept, vectors = vectors_of(connection, chunk)
            index.vectors.change(zip(kept, vectors, strict=True), [])
    with index.catalogue.write() as connection:
        touch(connection)
    index.vectors.drop(old)


def _entries(connection: Connection, analyser: Analyser, ids: Sequence[str] | None) -> Iterator[Entry]:
    wanted = select(
        passages.c.id,
        passages.c.document,
        passages.c.text,
        passages.c.context,
        documents.c.kind,
        documents.c.access,
        documents.c.dossier,
        documents.c.date,
    ).join(documents, documents.c.id == passages.c.document)
    if ids is not None:
        wanted = wanted.where(passages.c.id.in_(ids))
    lines = corrected_lines(connection)
    for row in connection.execute(wanted.order_by(passages.c.id)).mappings():
        yield _entry(row, _head(row["context"], *lines.get(row["document"], ("", ""))), analyser)


def _head(context: str, was: str, now: str) -> str:
    """Return the words above a passage: its context line, with the document's line as it was corrected in it.

    The passage is still embedded under the line that was read: a correction is there at once, without a model.
    """
    return f"{now}{context.removeprefix(was)}" if context.startswith(was) else f"{now} | {context}"


def _entry(row: RowMapping, head: str, analyser: Analyser) -> Entry:
    words, parts = analyser.both(row["text"])
    return Entry(
        id=row["id"],
        words=words,
        parts=parts,
        head=analyser.parts(head),
        document=row["document"],
        kind=row["kind"],
        access=row["access"],
        dossier=row["dossier"],
        date=row["date"],
    )
