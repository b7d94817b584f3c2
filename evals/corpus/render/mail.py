"""A mail with files of the corpus attached."""

import mimetypes
from datetime import UTC, datetime, time
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from hashlib import sha256
from pathlib import Path, PurePosixPath

from evals.corpus.load import Source
from evals.corpus.render.text import text_lines
from evals.corpus.source import FICTIE

_TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".md": "text/markdown",
}


def render_mail(source: Source, built: Path) -> bytes:
    """A source as a mail (RFC 5322).

    Args:
        source: its ``mail`` block is there (the front matter was checked).
        built: the output folder, where the attachments are.
    """
    head = source.front.mail
    if head is None:
        msg = f"{source.target} has no mail block"
        raise ValueError(msg)
    mark = sha256(source.target.encode()).hexdigest()[:24]
    message = EmailMessage(policy=SMTP)
    message["From"] = head.van
    message["To"] = head.aan
    if head.cc:
        message["Cc"] = head.cc
    message["Subject"] = head.onderwerp
    message["Date"] = format_datetime(datetime.combine(source.front.date, time(9, 41), UTC))
    message["Message-ID"] = f"<{mark}@fictief.example>"
    message["X-Fictief"] = "ja"
    text = "\n".join([*text_lines(source.body), "", "--", FICTIE, ""])
    message.set_content(text, charset="utf-8", cte="quoted-printable")
    for name in source.front.attachments:
        path = built / source.folder / name
        kind = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        main, _, sub = kind.partition("/")
        message.add_attachment(path.read_bytes(), maintype=main, subtype=sub, filename=PurePosixPath(name).name)
    if source.front.attachments:
        message.set_boundary(f"=_fictief_{mark}")
    return message.as_bytes()
