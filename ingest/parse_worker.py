"""The child process of ``ingest.parse``: reads a file, and recognises what it is and what parts it has.

Recognition runs here too, since its patterns meet text that anyone may have written: whatever takes too long or too
much memory ends with this process, not with the job.
"""

import sys
from pathlib import Path

from ingest.adapters import METADATA, SECTIONS
from ingest.errors import Status, UnreadableFileError
from ingest.read import wire
from ingest.read.files import read_path
from ingest.read.limits import Limits
from ingest.read.rubricering import find_rubricering
from ingest.read.worker import serve
from ingest.recognise.recognise import recognise
from ingest.sections.split import split


def parse(path: Path, name: str, limits: Limits, ocr: bool) -> dict[str, object]:
    """Return reading, metadata and sections of a file as JSON values.

    Raises:
        UnreadableFileError: it cannot be read, or may not be indexed.
    """
    reading = read_path(path, limits, ocr=ocr)
    if marking := find_rubricering(reading):
        reason = f"Dit stuk draagt de rubricering {marking} en hoort niet in deze index; haal het uit de map."
        raise UnreadableFileError(Status.CLASSIFIED, reason)
    metadata = recognise(reading, name)
    return {
        "reading": wire.pack(reading),
        "metadata": METADATA.dump_python(metadata, mode="json"),
        "sections": SECTIONS.dump_python(tuple(split(reading, metadata)), mode="json"),
    }


if __name__ == "__main__":
    sys.exit(serve(parse))
