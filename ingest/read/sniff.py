"""What format a file is, by its content first and its name second."""

import io
import re
import zipfile
from pathlib import PurePath
from typing import Literal

from ingest.errors import Status, UnreadableFileError

Format = Literal["pdf", "docx", "odt", "html", "xml", "txt", "md", "eml"]

SUFFIXES: dict[str, Format] = {
    ".pdf": "pdf",
    ".docx": "docx",
    ".docm": "docx",
    ".odt": "odt",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".xml": "xml",
    ".txt": "txt",
    ".text": "txt",
    ".md": "md",
    ".markdown": "md",
    ".eml": "eml",
}
"""Extensions that are read; anything else is recognised by its content or reported."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", "een RTF-bestand"),
    (b"\x89PNG", "een afbeelding (PNG)"),
    (b"\xff\xd8\xff", "een afbeelding (JPEG)"),
    (b"GIF8", "een afbeelding (GIF)"),
    (b"II*\x00", "een afbeelding (TIFF)"),
    (b"MM\x00*", "een afbeelding (TIFF)"),
    (b"7z\xbc\xaf", "een 7z-archief"),
    (b"Rar!", "een RAR-archief"),
    (b"\x1f\x8b", "een gecomprimeerd bestand (gzip)"),
    (b"%!PS", "een PostScript-bestand"),
    (b"SQLite format 3", "een database"),
    (b"\x7fELF", "een programma"),
    (b"MZ", "een programma"),
    (b"ID3", "een geluidsbestand"),
    (b"OggS", "een geluidsbestand"),
    (b"RIFF", "een geluids- of videobestand"),
)
_ENCRYPTED = "Encrypt".encode("utf-16-le")  # the streams EncryptionInfo and EncryptedPackage
_OFFICE = {
    ".doc": "een oud Word-bestand (.doc)",
    ".xls": "een Excel-bestand (.xls)",
    ".ppt": "een PowerPoint-bestand (.ppt)",
    ".msg": "een Outlook-bericht (.msg)",
}
_MAIL = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){2,}")
_MAIL_HEADER = re.compile(
    rb"^(?:from|to|subject|date|received|message-id|mime-version|return-path|delivered-to):",
    re.IGNORECASE | re.MULTILINE,
)


def sniff(content: bytes, name: str) -> Format:
    """Return the format of a file.

    Args:
        content: the whole file.
        name: its name; decides between formats that are all plain text.

    Raises:
        UnreadableFileError: NO_TEXT for an empty file, UNSUPPORTED for a format that is not read.
    """
    if not content.strip(b"\x00\t\r\n \xef\xbb\xbf"):
        raise UnreadableFileError(Status.NO_TEXT, "Het bestand is leeg; controleer of het volledig is opgeslagen.")
    suffix = PurePath(name).suffix.lower()
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _archive(content, suffix)
    if content.startswith(_OLE):
        raise _unsupported(_ole(content, suffix), encrypted=_ENCRYPTED in content)
    for magic, label in _FOREIGN:
        if content.startswith(magic):
            raise _unsupported(label)
    return _text(content, suffix)


def _archive(content: bytes, suffix: str) -> Format:
    """Tell the office formats that are ZIP archives from other archives."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            kind = (
                archive.read("mimetype")[:80]
                if "mimetype" in names and archive.getinfo("mimetype").file_size < 200
                else b""
            )
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError, ValueError) as error:
        if suffix in (".docx", ".docm", ".odt"):
            raise UnreadableFileError(
                Status.DAMAGED, "Het bestand is beschadigd en kan niet worden geopend; vraag een nieuwe kopie."
            ) from error
        raise _unsupported("een (beschadigd) ZIP-archief") from error
    if any(n.startswith("word/") for n in names):
        return "docx"
    if kind.startswith(b"application/vnd.oasis.opendocument.text"):
        return "odt"
    if any(n.startswith("xl/") for n in names):
        raise _unsupported("een Excel-bestand (.xlsx)")
    if any(n.startswith("ppt/") for n in names):
        raise _unsupported("een PowerPoint-bestand (.pptx)")
    if kind:
        raise _unsupported("een OpenDocument-bestand dat geen tekst is")
    raise UnreadableFileError(Status.UNSUPPORTED, "Dit is een ZIP-archief; pak het uit en lees de documenten zelf in.")


def _ole(content: bytes, suffix: str) -> str:
    if suffix in _OFFICE:
        return _OFFICE[suffix]
    for mark, found in (
        ("WordDocument", ".doc"),
        ("Workbook", ".xls"),
        ("PowerPoint Document", ".ppt"),
        ("__substg1.0_", ".msg"),
    ):
        if mark.encode("utf-16-le") in content:
            return _OFFICE[found]
    return "een oud Office-bestand"


def _unsupported(label: str, *, encrypted: bool = False) -> UnreadableFileError:
    if encrypted:
        return UnreadableFileError(
            Status.ENCRYPTED,
            "Het bestand is beveiligd met een wachtwoord; sla het op zonder wachtwoord en lees het opnieuw in.",
        )
    return UnreadableFileError(
        Status.UNSUPPORTED, f"Dit is {label}; sla het op als DOCX of PDF en lees het opnieuw in."
    )


def _unread(suffix: str) -> UnreadableFileError:
    kind = f"Bestanden van het type {suffix[:12]} worden niet gelezen"
    return UnreadableFileError(Status.UNSUPPORTED, f"{kind}; sla het op als DOCX of PDF en lees het opnieuw in.")


def _text(content: bytes, suffix: str) -> Format:
    """Choose between the plain-text formats."""
    head = content[:4096].lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n").replace(b"\x00", b"").lower()
    declared = SUFFIXES.get(suffix)
    if declared in ("html", "xml", "eml", "md"):
        return _markup(head, declared)
    if declared == "txt":
        return "txt"
    if declared is None and suffix and not _readable(content):
        raise _unread(suffix)
    if not _readable(content):
        if declared is not None:
            raise UnreadableFileError(
                Status.DAMAGED, "Het bestand is beschadigd en kan niet worden geopend; vraag een nieuwe kopie."
            )
        raise UnreadableFileError(
            Status.UNSUPPORTED,
            "Dit bestand bevat geen leesbare tekst; sla het op als DOCX of PDF en lees het opnieuw in.",
        )
    if declared in ("pdf", "docx", "odt"):
        # A text called .pdf or .docx: what it says is still worth reading, as what it is.
        return _markup(head, "txt") if head.startswith((b"<!doctype html", b"<html", b"<?xml")) else "txt"
    if head.startswith((b"<!doctype html", b"<html")):
        return "html"
    if head.startswith(b"<?xml"):
        return _markup(head, "xml")
    if _MAIL.match(content[:8192]) and len(_MAIL_HEADER.findall(content[:8192])) >= 2:
        return "eml"
    if suffix in ("", ".log", ".asc", ".me"):
        return "txt"
    raise _unread(suffix)


def _markup(head: bytes, declared: Format) -> Format:
    if declared == "xml" and (head.startswith((b"<!doctype html", b"<html")) or b"<html" in head):
        return "html"
    if declared in ("html", "txt") and head.startswith(b"<?xml") and b"<html" not in head:
        return "xml"
    if declared == "txt":
        return "html"
    return declared


def _readable(content: bytes) -> bool:
    """Tell text from binary by its control characters."""
    sample = content[:8192]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    controls = sum(b < 32 and b not in (9, 10, 12, 13, 27) for b in sample)
    return controls <= 0.02 * len(sample)
