"""A folder of invented documents with an index beside it, for tests of ingestion."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from pathlib import Path

from ingest.dutch.query import QueryMaker
from ingest.index.catalogue import Catalogue
from ingest.index.filters import Filters
from ingest.index.store import Index
from ingest.job import Ingest
from ingest.parse import SandboxedParser
from ingest.progress import Progress
from ingest.read.limits import Limits
from ingest.report import Report
from tests.ingest.hashing import HashEmbedder

LIMITS = Limits(seconds=20, max_bytes=5_000_000)
SUBJECTS = ("sluizen", "bruggen", "loketten", "drinkwater", "steunpunten", "pontveren", "archieven", "dijken")


def text(number: int, *, extra: str = "") -> str:
    """Return an invented note with three headings."""
    subject = SUBJECTS[number % len(SUBJECTS)]
    return (
        f"# Overzicht {number} van {subject} (FICTIEF)\n\n"
        f"## Aanleiding\n\nDe gemeente Verzonnendam vroeg om overzicht {number} van de {subject} in de haven.\n\n"
        f"## Stand van zaken\n\nHet onderhoud van de {subject} kost {number * 10 + 1} duizend euro.{extra}\n\n"
        f"## Vervolg\n\nDe dienst bericht in overzicht {number} voor de zomer over de {subject}.\n"
    )


def write(path: Path, content: str) -> Path:
    """Write a text file, its folder included; lone surrogates become the bytes that they stand for."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode("utf-8", "surrogateescape"))
    return path


def mail(
    path: Path, attachments: dict[str, bytes], *, body: str = "FICTIEF Bijgaand de stukken over de haven."
) -> Path:
    """Write a mail with attachments."""
    message = EmailMessage()
    message["From"], message["To"] = "a@voorbeeld.invalid", "b@voorbeeld.invalid"
    message["Subject"] = "FICTIEF Stukken voor het overleg"
    message["Date"] = "Mon, 06 Jan 2098 10:00:00 +0100"
    message.set_content(body)
    for name, content in attachments.items():
        if name.endswith(".eml"):
            message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
        else:
            message.add_attachment(content, maintype="text", subtype="plain", filename=name)
    path.write_bytes(message.as_bytes())
    return path


class Ground:
    """A place to ingest in.

    Args:
        base: an empty folder.
        parser: reads files.
    """

    def __init__(self, base: Path, parser: SandboxedParser) -> None:
        self.docs = base / "stukken"
        self.docs.mkdir()
        self.index = base / "index"
        self.embedder = HashEmbedder()
        self._parser = parser

    def run(
        self,
        *paths: Path,
        access: str | None = None,
        ocr: bool = False,
        limits: Limits = LIMITS,
        progress: Progress | None = None,
    ) -> Report:
        """Ingest; what had to be embedded is in ``embedder.embedded`` afterwards."""
        self.embedder.embedded.clear()
        job = Ingest(
            self.index,
            self._parser,
            self.embedder,
            access=access,
            ocr=ocr,
            limits=limits,
            patience=20,
            progress=progress,
        )
        return job.run(paths or (self.docs,))

    @contextmanager
    def opened(self) -> Iterator[Index]:
        """Give the index."""
        with Index.open(self.index) as index:
            yield index

    def paths(self) -> dict[str, str]:
        """Return path -> id of all documents; paths must be distinct."""
        with self.opened() as index:
            records = index.documents()
        found = {record.path: record.id for record in records}
        assert len(found) == len(records)
        return found

    def found(self, words: str, filters: Filters | None = None) -> set[str]:
        """Return the paths of documents that a lexical search finds."""
        with self.opened() as index:
            hits = index.lexical(QueryMaker(index.analyser).make(words), filters or Filters(), 100)
            passages = index.passages([id_ for id_, _ in hits]).values()
            return {index.documents_by_id([passage.document])[passage.document].path for passage in passages}


def counts(ground: Ground, *paths: Path, access: str | None = None) -> tuple[int, int, int, int]:
    """Ingest, and return how many documents were added, updated, unchanged and removed."""
    report = ground.run(*paths, access=access)
    return report.added, report.updated, report.unchanged, report.removed


def content(folder: Path) -> dict[str, object]:
    """Return everything that an index holds and that two ingests of the same files must agree on."""
    with Index(Catalogue(folder)) as index:
        records = index.documents()
        return {
            "documents": {record.id: record for record in records},
            "texts": {record.id: (index.text(record.id), index.pages(record.id)) for record in records},
            "sections": {record.id: index.sections(record.id) for record in records},
            "passages": {record.id: index.passages_of(record.id) for record in records},
            "links": {record.id: index.links(record.id) for record in records},
            "files": {(os.fspath(file.path), file.status, file.reason, file.document) for file in index.files()},
            "vectors": index.vectors.ids(),
            "lexical": index.terms.ids(),
        }
