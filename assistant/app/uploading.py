"""What the screen shows while uploaded files are taken in: how it is with each, and what came of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.app.desk import Desk
from assistant.app.listing import outcome_table
from assistant.app.upload import Upload
from assistant.app.wiring import problem
from assistant.app.words import BUSY, count
from ingest.errors import NotabeneError
from ingest.index.records import FileRecord


@dataclass(frozen=True, slots=True)
class Uploaded:
    """How far it is.

    Attributes:
        shown: as HTML.
        done: nothing more follows.
        documents: ids of what was read so far.
    """

    shown: str
    done: bool = False
    documents: tuple[str, ...] = ()


def uploading(desk: Desk, paths: Sequence[str]) -> Iterator[Uploaded]:
    """Store and ingest files.

    Args:
        desk: has the index.
        paths: of the files as received.

    Yields:
        How it is with each; last what came of all, or the problem.
    """
    upload = Upload(desk.folder, desk.settings)
    asked = count(len(paths), "bestand", "bestanden")
    yield Uploaded(_status(f'<p class="nb-note nb-busy">Leest {asked} in</p>'))
    rows: list[FileRecord] = []
    try:
        stored = upload.store([Path(path) for path in paths])
        for rows in upload.ingest(stored):
            busy = f'<p class="nb-note nb-busy">{len(rows)} van {asked} gedaan</p>'
            yield Uploaded(_status(busy + outcome_table(_all(stored, rows))), documents=_read(rows))
    except NotabeneError as error:
        yield Uploaded(_status(problem(str(error))), done=True, documents=_read(rows))
        return
    good = sum(row.status == "indexed" for row in rows)
    said = f'<p class="nb-note">{good} van {asked} ingelezen.</p>'
    yield Uploaded(_status(said + outcome_table(rows)), done=True, documents=_read(rows))


def _all(stored: Sequence[Path], rows: Sequence[FileRecord]) -> list[FileRecord]:
    """Return a row for each file, also for those that are not done."""
    known = {row.location: row for row in rows}
    waiting = {str(path): FileRecord(path.name, str(path), BUSY, "", None) for path in stored}
    return [known.get(location, row) for location, row in waiting.items()]


def _read(rows: Sequence[FileRecord]) -> tuple[str, ...]:
    return tuple(row.document for row in rows if row.document)


def _status(html: str) -> str:
    return f'<div role="status">{html}</div>'
