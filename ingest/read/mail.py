"""Reading a mail message: its headers as fields, its body, and its attachments as files of their own."""

import email
import email.policy
import re
from email.message import EmailMessage

from ingest.document import Attachment, Reading, Style
from ingest.read import clean
from ingest.read.builder import Builder
from ingest.read.decode import decode
from ingest.read.html import read_markup
from ingest.read.limits import Limits
from ingest.read.plain import add_text

_HEADERS = (("from", "Van"), ("to", "Aan"), ("cc", "Cc"), ("date", "Datum"), ("subject", "Onderwerp"))
_QUOTED = re.compile(r'"([^"<>]*)" <')
_DEPTH = 8  # of parts in parts; a mail forwarded more often than this hides something
_PARTS = 500


def read_mail(content: bytes, limits: Limits) -> Reading:
    """Return the reading of a message; attached messages are attachments too."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    builder = Builder(limits)
    properties: dict[str, str] = {}
    for header, label in _HEADERS:
        if value := _header(message, header):
            builder.add(f"{label}\n{value}", Style.FIELD)
            properties["title" if header == "subject" else header] = value[:500]
    bodies: list[tuple[str, str]] = []
    attachments: list[Attachment] = []
    _collect(message, bodies, attachments, limits, [0], 0)
    for kind, text in bodies:
        if kind == "html":
            _copy(read_markup(text, limits, "html"), builder)
        else:
            add_text(text, builder)
    return builder.build("eml", properties=properties, attachments=tuple(attachments))


def _header(message: EmailMessage, name: str) -> str:
    """Return a header as text; one that the library cannot parse is read as it stands."""
    try:
        value = message.get(name)
    except (ValueError, IndexError, AttributeError, TypeError, LookupError):
        raw = next((v for k, v in message.raw_items() if k.lower() == name), "")
        value = str(raw)
    return _QUOTED.sub(r"\1 <", clean.line(str(value))) if value else ""


def _collect(
    part: EmailMessage,
    bodies: list[tuple[str, str]],
    attachments: list[Attachment],
    limits: Limits,
    seen: list[int],
    depth: int,
) -> None:
    """Gather the readable bodies and the attachments of a message, in order."""
    seen[0] += 1
    if depth > _DEPTH or seen[0] > _PARTS:
        return
    kind = part.get_content_type()
    if kind == "multipart/alternative":
        _alternative(part, bodies, attachments, limits, seen, depth)
    elif part.is_multipart() and part.get_content_maintype() == "multipart":
        for child in _children(part):
            _collect(child, bodies, attachments, limits, seen, depth + 1)
    elif kind == "message/rfc822" and part.is_multipart():
        inner = _children(part)
        if inner:
            name = _name(part) or f"{_header(inner[0], 'subject') or 'bericht'}.eml"
            attachments.append(
                Attachment(name if name.lower().endswith(".eml") else f"{name}.eml", inner[0].as_bytes())
            )
    elif part.get_content_disposition() == "attachment" or part.get_content_maintype() != "text" or _name(part):
        content = _content(part)
        if content and not (part.get_content_disposition() == "inline" and part.get_content_maintype() == "image"):
            limits.check_bytes(sum(len(a.content) for a in attachments) + len(content))
            attachments.append(Attachment(_name(part) or f"bijlage-{len(attachments) + 1}", content))
    else:
        text = decode(_content(part), part.get_content_charset())
        if text.strip():
            bodies.append(("html" if kind == "text/html" else "text", text))


def _alternative(
    part: EmailMessage,
    bodies: list[tuple[str, str]],
    attachments: list[Attachment],
    limits: Limits,
    seen: list[int],
    depth: int,
) -> None:
    """Of versions of one body take the plain one where it says something, else the richest that does."""
    found: list[tuple[str, str]] = []
    for child in _children(part):
        _collect(child, found, attachments, limits, seen, depth + 1)
    plain = [b for b in found if b[0] == "text"]
    bodies.extend(plain[:1] or found[:1])


def _children(part: EmailMessage) -> list[EmailMessage]:
    payload = part.get_payload()
    return [p for p in payload if isinstance(p, EmailMessage)] if isinstance(payload, list) else []


def _content(part: EmailMessage) -> bytes:
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, AssertionError):
        payload = None
    if isinstance(payload, bytes):
        return payload
    raw = part.get_payload()
    return raw.encode("utf-8", "surrogateescape") if isinstance(raw, str) else b""


def _name(part: EmailMessage) -> str:
    try:
        return clean.line(part.get_filename() or "")
    except (ValueError, IndexError, AttributeError, TypeError, LookupError):
        return ""


def _copy(reading: Reading, builder: Builder) -> None:
    for block in reading.blocks:
        builder.add(reading.of(block), block.style, level=block.level, bold=block.bold)
