"""A worker that runs out of memory over some files, and then takes its time to end."""

import signal
from pathlib import Path

from ingest.read import wire
from ingest.read.files import read_path
from ingest.read.limits import Limits
from ingest.read.worker import serve


def task(path: Path, name: str, limits: Limits, ocr: bool) -> dict[str, object]:
    if name == "vol.txt":
        raise MemoryError
    return {"reading": wire.pack(read_path(path, limits, ocr=ocr))}


if __name__ == "__main__":
    serve(task)
    signal.pause()
