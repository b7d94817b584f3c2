"""From a file to a ``Reading``: the one door to all readers."""

import os
import stat
from pathlib import Path

from ingest.document import Reading
from ingest.errors import Status, UnreadableFileError
from ingest.read.limits import Limits
from ingest.read.sniff import sniff


def read_path(path: Path, limits: Limits | None = None, *, ocr: bool = False) -> Reading:
    """Read a file. Run this in the sandbox (``ingest.read.sandbox``): parsers of hostile files can hang or crash.

    Args:
        path: the file; a symbolic link is followed.
        limits: ceilings; the defaults of ``Limits`` where None.
        ocr: recognise text in pictures where a PDF has no text layer and tesseract is installed.

    Raises:
        UnreadableFileError: with the status and a Dutch sentence that say why it cannot be read.
    """
    limits = limits or Limits()
    return read_bytes(fetch(path, limits), path.name, limits, ocr=ocr)


def fetch(path: Path, limits: Limits) -> bytes:
    """Return the content of a regular file; nothing else is opened, since a pipe or device can block forever.

    Raises:
        UnreadableFileError: it is none, is larger than the limits say, or cannot be read.
    """
    try:
        info = path.stat()
        if not stat.S_ISREG(info.st_mode):
            kind = (
                "een map" if stat.S_ISDIR(info.st_mode) else "geen gewoon bestand (maar een apparaat, pijp of socket)"
            )
            raise UnreadableFileError(Status.UNSUPPORTED, f"Dit is {kind}; geef een document op.")
        limits.check_bytes(info.st_size)
        with open(path, "rb", opener=without_waiting) as file:
            content = file.read(limits.max_bytes + 1) or b""
    except PermissionError as error:
        raise UnreadableFileError(
            Status.UNREADABLE, "U hebt geen rechten om dit bestand te lezen; vraag de eigenaar om leesrechten."
        ) from error
    except FileNotFoundError as error:
        raise UnreadableFileError(
            Status.UNREADABLE, "Het bestand bestaat niet (meer); controleer de plaats en lees opnieuw in."
        ) from error
    except (OSError, ValueError) as error:
        raise UnreadableFileError(
            Status.UNREADABLE,
            "Het bestand kan niet worden geopend; controleer de koppeling of de schijf en probeer het opnieuw.",
        ) from error
    limits.check_bytes(len(content))
    return content


def without_waiting(path: str, flags: int) -> int:
    """Open a file so that one of the system's own, which may never give anything, keeps nobody waiting."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def read_bytes(content: bytes, name: str, limits: Limits | None = None, *, ocr: bool = False) -> Reading:
    """Read a document from memory; ``name`` is used where the content does not tell the format.

    Raises:
        UnreadableFileError: as ``read_path``.
    """
    limits = limits or Limits()
    limits.check_bytes(len(content))
    reading = _dispatch(content, name, limits, ocr=ocr)
    if not reading.text.strip() and not reading.attachments:
        raise UnreadableFileError(
            Status.NO_TEXT, "Het document bevat geen tekst; controleer of het volledig is opgeslagen."
        )
    return reading


def _dispatch(content: bytes, name: str, limits: Limits, *, ocr: bool) -> Reading:
    """Call the reader of the format; each is imported when it is needed, so that a cold start stays cheap."""
    match sniff(content, name):
        case "pdf":
            from ingest.read.ocr import read_pdf_or_scan

            return read_pdf_or_scan(content, limits, ocr=ocr)
        case "docx":
            from ingest.read.docx import read_docx

            return read_docx(content, limits)
        case "odt":
            from ingest.read.odt import read_odt

            return read_odt(content, limits)
        case "html":
            from ingest.read.html import read_html

            return read_html(content, limits)
        case "xml":
            from ingest.read.publication import read_xml

            return read_xml(content, limits)
        case "eml":
            from ingest.read.mail import read_mail

            return read_mail(content, limits)
        case "md":
            from ingest.read.markdown import read_markdown

            return read_markdown(content, limits)
        case "txt":
            from ingest.read.plain import read_plain

            return read_plain(content, limits)
