"""Pages as pictures, drawn by a process of their own: a PDF that crashes or stalls it does not touch the chat."""

import multiprocessing
import struct
from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from threading import Lock

from ingest.index.records import DocumentRecord

Rectangle = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn page: PNG bytes, its size in pixels, and where the passage stands as fractions of the page."""

    png: bytes
    width: int
    height: int
    rectangles: tuple[Rectangle, ...]


class Pictures:
    """Draws pages of PDF files and keeps the latest. Safe to share between threads.

    Args:
        width: pixels of a picture.
        patience: seconds that a page may take.
        kept: number of pictures that are kept.
    """

    def __init__(self, *, width: int = 1000, patience: float = 15.0, kept: int = 48) -> None:
        self._width = width
        self._patience = patience
        self._kept = kept
        self._cache: OrderedDict[tuple[str, int, int, str], Picture | None] = OrderedDict()
        self._lock = Lock()
        self._worker: tuple[SpawnProcess, Connection] | None = None

    def page(self, record: DocumentRecord, number: int, quote: str) -> Picture | None:
        """Return a page of a document with a passage marked; None where it cannot be drawn.

        Args:
            record: the document.
            number: page, from 1.
            quote: the passage, or nothing.
        """
        if record.format != "pdf" or record.member:
            return None
        try:
            changed = record.location.stat().st_mtime_ns
        except OSError:
            return None
        key = (str(record.location), changed, number, quote)
        with self._lock:
            if key not in self._cache:
                self._cache[key] = self._draw(record.location, number, quote)
                while len(self._cache) > self._kept:
                    self._cache.popitem(last=False)
            self._cache.move_to_end(key)
            return self._cache[key]

    def close(self) -> None:
        """End the process."""
        with self._lock:
            self._stop()

    def _draw(self, path: Path, number: int, quote: str) -> Picture | None:
        pipe = (self._worker or self._start())[1]
        try:
            pipe.send((str(path), number, quote, self._width))
            if pipe.poll(self._patience):
                drawn: tuple[bytes, tuple[Rectangle, ...]] | None = pipe.recv()
                return _picture(*drawn) if drawn else None
        except (OSError, EOFError):
            pass  # the renderer died; the next page gets a new one
        self._stop()
        return None

    def _start(self) -> tuple[SpawnProcess, Connection]:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(theirs,), daemon=True, name="notabene-pagina")
        process.start()
        theirs.close()
        self._worker = (process, ours)
        return self._worker

    def _stop(self) -> None:
        if self._worker:
            process, pipe = self._worker
            self._worker = None
            process.kill()
            process.join()
            pipe.close()


def _picture(png: bytes, rectangles: tuple[Rectangle, ...]) -> Picture:
    width, height = struct.unpack(">II", png[16:24])  # the PNG header's first chunk
    return Picture(png, width, height, rectangles)


def _work(pipe: Connection) -> None:
    """Draw what is asked for until the chat goes."""
    from ingest.read.render import render_page

    with suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            path, number, quote, width = pipe.recv()
            try:
                png, rectangles = render_page(Path(path), number, quote or None, width)
            except ValueError:
                pipe.send(None)
            else:
                pipe.send((png, tuple(rectangles)))
