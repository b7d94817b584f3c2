"""What goes over the pipe between the sandbox and its worker: JSON in frames with a length.

Not pickle: the worker has parsed a file that nobody vouches for, so what it says is data, never code.
"""

import base64
import json
from collections.abc import Mapping
from typing import IO

from ingest.document import Attachment, Block, Page, Reading, Style
from ingest.errors import Status, UnreadableFileError

_LENGTH = 8
EXHAUSTED = 3
"""Exit status of a worker that ran out of memory: its heap is not fit for the next file."""

LAST = "last"
"""Key in an answer after which the worker takes no more files."""


def send(stream: IO[bytes], message: Mapping[str, object]) -> None:
    """Write one message. Lone surrogates (of file names) survive: JSON escapes them."""
    body = json.dumps(message).encode("ascii")
    stream.write(len(body).to_bytes(_LENGTH, "big") + body)
    stream.flush()


def receive(stream: IO[bytes]) -> dict[str, object] | None:
    """Read one message; None where the other side has gone."""
    head = stream.read(_LENGTH)
    if len(head) < _LENGTH:
        return None
    length = int.from_bytes(head, "big")
    body = stream.read(length)
    if len(body) < length:
        return None
    message = json.loads(body)
    return message if isinstance(message, dict) else None


def pack(reading: Reading) -> dict[str, object]:
    """Return a reading as JSON values."""
    return {
        "text": reading.text,
        "blocks": [[b.start, b.end, b.style.value, b.level, b.bold] for b in reading.blocks],
        "format": reading.format,
        "pages": [[p.number, p.start, p.end] for p in reading.pages],
        "margin": list(reading.margin),
        "properties": reading.properties,
        "ocr": reading.ocr,
        "attachments": [[a.name, base64.b64encode(a.content).decode("ascii")] for a in reading.attachments],
    }


def unpack(values: dict[str, object]) -> Reading:
    """Return the reading that ``pack`` packed.

    Raises:
        ValueError, TypeError, KeyError: it is something else.
    """
    return Reading(
        text=_str(values["text"]),
        blocks=tuple(
            Block(int(s), int(e), Style(style), int(level), bool(bold))
            for s, e, style, level, bold in _list(values["blocks"])
        ),
        format=_str(values["format"]),
        pages=tuple(Page(int(n), int(s), int(e)) for n, s, e in _list(values["pages"])),
        margin=tuple(_str(m) for m in _list(values["margin"])),
        properties={_str(k): _str(v) for k, v in _dict(values["properties"]).items()},
        ocr=values["ocr"] is True,
        attachments=tuple(Attachment(_str(n), base64.b64decode(c)) for n, c in _list(values["attachments"])),
    )


def failure(error: UnreadableFileError) -> dict[str, object]:
    """Return an error as JSON values."""
    return {"status": error.status.value, "reason": error.reason}


def raised(values: dict[str, object]) -> UnreadableFileError:
    """Return the error that ``failure`` packed."""
    return UnreadableFileError(Status(_str(values["status"])), _str(values["reason"]))


def _str(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _list(value: object) -> list:  # type: ignore[type-arg]  # items are checked by whoever takes them apart
    if not isinstance(value, list):
        raise TypeError(value)
    return value


def _dict(value: object) -> dict[object, object]:
    if not isinstance(value, dict):
        raise TypeError(value)
    return value
