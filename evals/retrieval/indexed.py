"""Makes a real index of a collection: each record a document, with the product's own sections and passages."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from unicodedata import normalize

from evals.retrieval.collection import Record
from ingest.document import Block, Kind, Metadata, Parsed, Reading
from ingest.embed.base import Embedder, clean
from ingest.errors import IndexMissingError, NotabeneError, Status, UnreadableFileError, unwritable
from ingest.index.store import Index
from ingest.job import Ingest
from ingest.passages.split import Knobs, split_passages
from ingest.progress import Progress
from ingest.sections.split import split

RECORDS = "records"


def index_records(
    records: Mapping[str, Record], folder: Path, embedder: Embedder, progress: Progress
) -> dict[str, str]:
    """Bring the index in ``folder`` up to date with the records; what was embedded before is not embedded again.

    Args:
        records: id -> record.
        folder: the index folder; made where it is missing. The records are kept in it, a file each.
        embedder: gives vectors to passages.
        progress: is told how far it is.

    Returns:
        Document id in the index -> record id; a record without text has no document.

    Raises:
        NotabeneError: the index holds documents of the user's own.
        StoreError: the folder cannot be used as asked.
    """
    kept = (folder / RECORDS).resolve()
    _keep_apart(folder, kept)
    names = {f"{hashlib.sha256(id_.encode()).hexdigest()[:20]}.json": id_ for id_ in records}
    try:
        _write(kept, {name: records[id_].model_dump_json() for name, id_ in names.items()})
    except OSError as error:
        raise unwritable(folder, error) from error
    Ingest(folder, _RecordParser(embedder), embedder, progress=progress).run([kept])
    with Index.open(folder) as index:
        return {document.id: names[document.path] for document in index.documents()}


def _keep_apart(folder: Path, kept: Path) -> None:
    """Refuse to mix a collection with documents of the user's own."""
    try:
        with Index.open(folder) as index:
            own = [document for document in index.documents() if document.location.parent != kept]
    except IndexMissingError:
        return
    if own:
        raise NotabeneError(
            f"In {folder} staan al {len(own)} eigen documenten; kies voor deze meting een andere map met --index."
        )


def _write(folder: Path, contents: Mapping[str, str]) -> None:
    """Make a folder hold these files and no others; a file that is right is not touched."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.iterdir():
        if path.name not in contents:
            path.unlink()
    for name, content in contents.items():
        path = folder / name
        if not path.is_file() or path.read_text(encoding="utf-8") != content:
            path.write_text(content, encoding="utf-8")


class _RecordParser:
    """Parses the file of a record: what readers and recognisers find in a file is given here, the rest is the same."""

    def __init__(self, embedder: Embedder) -> None:
        self._count_tokens = embedder.count_tokens
        self._knobs = Knobs(tokens=min(Knobs().tokens, embedder.max_tokens))

    def parse(self, path: Path, name: str, *, ocr: bool) -> Parsed:  # noqa: ARG002 - the protocol's
        """Return the document that a record stands for.

        Raises:
            UnreadableFileError: it has no text.
        """
        record = Record.model_validate_json(path.read_bytes())
        reading = _reading(record.text)
        kind = Kind(record.type) if record.type in set(Kind) else Kind.OVERIG
        metadata = Metadata(kind=kind, title=record.title, date=record.date)
        sections = split(reading, metadata)
        passages = split_passages(reading.text, reading.blocks, sections, metadata, self._count_tokens, self._knobs)
        if not passages:
            raise UnreadableFileError(Status.NO_TEXT, "Dit document bevat geen tekst om in te zoeken.")
        return Parsed(reading, metadata, tuple(sections), tuple(passages))


def _reading(content: str) -> Reading:
    """Return text as a reader of plain text gives it: a block a line."""
    lines = [line.strip() for line in normalize("NFC", clean(content)).splitlines()]
    blocks: list[Block] = []
    text = ""
    for line in filter(None, lines):
        text += "\n" if text else ""
        blocks.append(Block(len(text), len(text) + len(line)))
        text += line
    return Reading(text, tuple(blocks), "txt")
