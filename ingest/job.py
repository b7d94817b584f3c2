"""Ingestion from end to end: what changed is read, recognised and indexed; a kill at any moment loses nothing.

Order is what makes it safe. Vectors are stored by content first (they are only a cache), then a document with all its
passages in one transaction that also marks what the derived indexes must catch up with, then those indexes.
"""

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection, func, select, update

from ingest.changes import INDEXED, Changes, Known, below, find_changes
from ingest.document import Parsed
from ingest.embed.base import Embedder
from ingest.embedding import Embedding
from ingest.index import writing
from ingest.index.catalogue import Catalogue, set_meta, touch
from ingest.index.derive import catch_up, refresh_vocabulary
from ingest.index.forgetting import Forgotten, move_forgotten
from ingest.index.locks import ingesting
from ingest.index.schema import documents, files, passages
from ingest.index.store import Index
from ingest.index.writing import Place
from ingest.linking import refresh_links, stale_links
from ingest.progress import Progress, Silent
from ingest.read.limits import Limits
from ingest.recipe import META, Recipe
from ingest.report import FailedFile, Report
from ingest.storing import Storing, forget
from ingest.unpack import Outcome, Parser, Unpacker, place_in, place_of
from ingest.walk import Found, locate, walk

SCRATCH = "unpacked"
_FIRST_BATCH = 96


@dataclass(slots=True)
class _Batch:
    """Files that are read but not yet stored."""

    outcomes: list[Outcome] = field(default_factory=list)
    passages: int = 0


class Ingest:
    """Brings an index up to date with folders of documents.

    Args:
        folder: the index folder; made where it is missing.
        parser: reads files.
        embedder: gives vectors to passages.
        access: label of what is read; None keeps the label that a document has, and gives new ones ``intern``.
        ocr: recognise text in scans.
        recipe: how the index is made of what the parser gives, which the parser follows too; None for the defaults.
        chroma_url: address of a Chroma server; empty for vectors in the folder.
        limits: what the parser lets one file take; None for the defaults.
        patience: seconds to wait for another ingest of the same index.
        batch: most passages after which what was read is stored; a small index, which is opened and closed at no
            cost, is stored sooner, so that its first documents can be found at once and little is lost by a kill.
        progress: is told how far it is.
    """

    def __init__(
        self,
        folder: Path,
        parser: Parser,
        embedder: Embedder,
        *,
        access: str | None = None,
        ocr: bool = False,
        recipe: Recipe | None = None,
        chroma_url: str = "",
        limits: Limits | None = None,
        patience: float = 3600.0,
        batch: int = 512,
        progress: Progress | None = None,
    ) -> None:
        self._folder = folder
        self._parser = parser
        self._embedder = embedder
        self._access = access
        self._ocr = ocr
        self._recipe = recipe or Recipe()
        self._chroma_url = chroma_url
        self._limits = limits or Limits()
        self._patience = patience
        self._batch = batch
        self._progress = progress or Silent()
        self._embedding = Embedding(embedder, self._progress)

    def run(self, paths: Sequence[Path]) -> Report:
        """Index what is new or changed below ``paths``, and take out what is gone.

        Returns:
            What was done; a file that cannot be read is a row in it.

        Raises:
            NotabeneError: a path does not exist.
            StoreError: the index cannot be used as asked; what was stored before stays.
        """
        begun = time.monotonic()
        begun_ns = time.time_ns()
        given = [locate(path) for path in paths]
        found = list(walk(given, skip=self._folder))
        catalogue = Catalogue(self._folder, create=True)
        with (
            Index(catalogue, chroma_url=self._chroma_url) as index,
            ingesting(self._folder, patience=self._patience, waiting=self._say_waiting),
        ):
            self._claim(index)
            self._embedding.keep_lost(index)
            catch_up(index)
            with catalogue.read() as connection:
                forgotten = Forgotten.load(connection)
                changes = find_changes(
                    connection, found, given, ocr=self._ocr, limits=self._limits, forgotten=forgotten
                )
            report = Report()
            self._keep(index, changes, report, begun_ns)
            storing = Storing(access=self._access, ocr=self._ocr, limits=self._limits, begun_ns=begun_ns)
            self._read(index, changes, forgotten, storing, report)
            self._remove(index, changes, report)
            refresh_links(index)
            refresh_vocabulary(index)
            catch_up(index)
            self._count(index, given, report)
        report.seconds = round(time.monotonic() - begun, 3)
        return report

    def _say_waiting(self) -> None:
        self._progress.say("Een andere opdracht werkt deze index bij; deze wacht tot die klaar is.")

    def _claim(self, index: Index) -> None:
        """Tie a new index to the embedding model and the recipe, and hold an existing one to them."""
        if index.catalogue.get("model") is None:
            with index.catalogue.write() as connection:
                set_meta(connection, META, self._recipe.identity)
                set_meta(connection, "model", self._embedder.identity)
        index.require_model(self._embedder.identity)
        index.require_recipe(self._recipe)

    def _keep(self, index: Index, changes: Changes, report: Report, begun_ns: int) -> None:
        """Store new places and labels of documents whose content is the same."""
        moved = False
        with index.catalogue.write() as connection:
            for location, out in changes.kept_out:
                move_forgotten(connection, location, os.fsencode(out.path), os.fsencode(out.root), out.shown)
            rows = connection.execute(select(documents.c.id, documents.c.title))
            titles = {row.id: row.title for row in rows}
            labels = writing.labels(connection)
            for row, file in changes.unchanged:
                place = place_in(file, row.location) if file else Place(row.location, row.path)
                if file and not file.problem:
                    _restamp(connection, row, file, place, begun_ns)
                if not row.document:
                    if self._access and row.access != self._access:
                        at = files.c.location == place.location
                        connection.execute(update(files).where(at).values(access=self._access))
                    continue
                label = labels[row.document]
                elsewhere = place != Place(row.location, row.path)
                access = self._access or label
                if elsewhere or access != label:
                    writing.move_document(connection, row.document, place, access)
                moved = moved or elsewhere
                if file and row.location == row.file and _is_named_after(titles[row.document], row, file):
                    changes.read.append((file, row.sha256))
                elif place.location != row.location or access != label:
                    report.updated += 1
                else:
                    report.unchanged += 1
            if report.updated or moved:
                touch(connection)

    def _read(self, index: Index, changes: Changes, forgotten: Forgotten, storing: Storing, report: Report) -> None:
        """Read, embed and store what is new or changed."""
        self._progress.begin(len(changes.read), sum(file.size for file, _ in changes.read))
        batch = _Batch()
        enough = min(self._batch, max(_FIRST_BATCH, index.size() // 8))
        for file, problem in changes.refused:
            batch.outcomes.append(Outcome(place_of(file), file, "", problem))
        for file, outcomes in Unpacker(self._parser, self._folder / SCRATCH, ocr=self._ocr).run(changes.read):
            read = [outcome.result for outcome in outcomes if isinstance(outcome.result, Parsed)]
            pages = sum(len(parsed.reading.pages) or 1 for parsed in read)
            report.pages += pages
            self._progress.read(file.shown, file.size, pages)
            batch.outcomes += [one for one in outcomes if one.place.location not in forgotten]
            batch.passages += sum(len(parsed.passages) for parsed in read)
            if batch.passages >= enough:
                self._store(index, batch, storing, report)
                batch, enough = _Batch(), min(self._batch, max(_FIRST_BATCH, index.size() // 8))
        self._store(index, batch, storing, report)

    def _store(self, index: Index, batch: _Batch, storing: Storing, report: Report) -> None:
        """Store a batch of outcomes, then let the derived indexes catch up."""
        if not batch.outcomes:
            return
        self._embedding.keep(
            index, [outcome.result for outcome in batch.outcomes if isinstance(outcome.result, Parsed)]
        )
        with index.catalogue.write() as connection:
            storing.store(connection, batch.outcomes, report)
            stale_links(connection)
            touch(connection)
        catch_up(index)

    def _remove(self, index: Index, changes: Changes, report: Report) -> None:
        """Take out documents whose file is gone."""
        if not changes.gone:
            return
        with index.catalogue.write() as connection:
            for row in changes.gone:
                forget(connection, row.location, row.document, report)
            stale_links(connection)
            touch(connection)
        catch_up(index)

    def _count(self, index: Index, given: Sequence[Path], report: Report) -> None:
        roots = [os.fsencode(path) for path in given]
        with index.catalogue.read() as connection:
            report.documents = connection.execute(select(func.count()).select_from(documents)).scalar_one()
            report.passages = connection.execute(select(func.count()).select_from(passages)).scalar_one()
            failed = connection.execute(
                select(files).where(files.c.status != INDEXED).order_by(files.c.path)
            ).mappings()
            for row in (Known(**row) for row in failed):
                if below(row.file, roots):
                    report.failed.append(FailedFile(row.path, row.status, row.reason))


def _restamp(connection: Connection, row: Known, file: Found, place: Place, begun_ns: int) -> None:
    """Store where a file now stands and when it was last seen to be the same."""
    values: dict[str, object] = {
        "location": place.location,
        "path": place.path,
        "root": os.fsencode(file.root),
        "mtime_ns": file.mtime_ns,
        "read_ns": begun_ns,
    }
    same = (row.location, row.path, row.root, row.mtime_ns) == (
        place.location,
        place.path,
        os.fsencode(file.root),
        file.mtime_ns,
    )
    if not (same and row.calm):
        connection.execute(update(files).where(files.c.location == row.location).values(values))


def _is_named_after(title: str, row: Known, file: Found) -> bool:
    """Whether a document that moved had its old file name for a title, and must be read again for the new one."""
    old, new = Path(os.fsdecode(row.file)).stem, file.path.stem
    return old != new and " ".join(old.replace("_", " ").split()) == title
