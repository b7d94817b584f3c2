"""Checks that the files of a lexical index are what was written: a byte that changed on disk alters answers unseen.

Tantivy ends each file of a segment with the CRC-32 of what comes before, but looks at it no more; a reader of damaged
bytes then ranks by rubbish, or panics, which Python can hardly catch.
"""

import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from pydantic import BaseModel

LIST = "meta.json"
_MAGIC = (1337).to_bytes(4, "little")


class _Deletes(BaseModel):
    opstamp: int


class _Segment(BaseModel):
    segment_id: UUID
    deletes: _Deletes | None


class _List(BaseModel):
    segments: list[_Segment]


def is_whole(folder: Path) -> bool:
    """Whether the files of all segments in a tantivy folder agree with their checksums; a missing file is not judged.

    Raises:
        ValueError: the list of segments cannot be read.
        OSError: a file cannot be read.
    """
    return all(_agrees(path) for path in _files(folder))


def _files(folder: Path) -> Iterator[Path]:
    for segment in _List.model_validate_json((folder / LIST).read_bytes()).segments:
        name, deletes = segment.segment_id.hex, segment.deletes
        for path in folder.glob(f"{name}.*"):
            # Beside the list of deleted passages that counts, an older or a newer one may stand, half written.
            if path.suffix != ".del" or (deletes and path.name == f"{name}.{deletes.opstamp}.del"):
                yield path


def _agrees(path: Path) -> bool:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return True  # merged with others by an ingest, since we looked
    length = int.from_bytes(content[-8:-4], "little")
    if content[-4:] != _MAGIC or length > len(content) - 8:
        return False
    body = len(content) - 8 - length
    try:
        footer = json.loads(content[body:-8])
    except ValueError:
        return False
    return isinstance(footer, dict) and footer.get("crc") == zlib.crc32(content[:body])
