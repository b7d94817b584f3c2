"""What the index hands out: plain immutable records, free of any database."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ingest.document import Kind


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A document in the index.

    Attributes:
        id: stable short id, used in every citation.
        path: relative to the folder that was given to ``ingest``; for an attachment ``mail.eml » bijlage.pdf``.
        location: the file it came from, absolute; for an attachment the mail.
        member: name of the attachment inside ``location``, or None.
        kind: kind of document.
        title: as a person would list it.
        date: its own date.
        reference: the ministry's reference.
        kamerstuk: canonical key of its own Kamerstuk number.
        kamerstuk_text: that number as written.
        dossier: e.g. ``36 410 IV``.
        access: label given with ``--access``.
        pages: number of pages; None for a format without pages.
        passages: number of passages.
        sections: names in order.
        format: ``pdf``, ``docx`` …
        ocr: its text was recognised from pictures.
        addressee: Aan.
        sender: Van, or who signs.
        minister: the bewindspersoon's office.
        submitters: surnames of a motion's or question's submitters.
        variant: see ``Metadata.variant``.
        vote: see ``Metadata.vote``.
        details: other labelled fields, label -> value.
        corrected: fields that were corrected by hand -> what they were, as written; None for what was empty.
    """

    id: str
    path: str
    location: Path
    member: str | None
    kind: Kind
    title: str
    date: date | None
    reference: str | None
    kamerstuk: str | None
    kamerstuk_text: str | None
    dossier: str | None
    access: str
    pages: int | None
    passages: int
    sections: tuple[str, ...]
    format: str
    ocr: bool
    addressee: str | None = None
    sender: str | None = None
    minister: str | None = None
    submitters: tuple[str, ...] = ()
    variant: str = ""
    vote: str | None = None
    details: dict[str, str] = field(default_factory=dict)
    corrected: dict[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SectionRecord:
    """A section; ``start`` and ``end`` are offsets in the document's text, ``page`` is where it starts."""

    name: str
    role: str
    start: int
    end: int
    level: int
    page: int | None


@dataclass(frozen=True, slots=True)
class PassageRecord:
    """A passage; ``text`` is the document's verbatim text[start:end], ``page`` is where it starts (or None)."""

    id: str
    document: str
    ordinal: int
    page: int | None
    section: str
    role: str
    start: int
    end: int
    text: str
    context: str


@dataclass(frozen=True, slots=True)
class LinkRecord:
    """A relation between two documents: ``source`` accompanies, answers, replaces, publishes or mentions ``target``."""

    source: str
    target: str
    type: str


@dataclass(frozen=True, slots=True)
class FileRecord:
    """A file that ``ingest`` met.

    Attributes:
        path: relative to the folder that was given.
        location: absolute, with the name of the attachment after it where it is one.
        status: ``indexed`` or a value of ``Status``.
        reason: why it was not indexed, in Dutch; empty where it was.
        document: id of the document made from it, or None.
    """

    path: str
    location: str
    status: str
    reason: str
    document: str | None


@dataclass(frozen=True, slots=True)
class FolderRecord:
    """A folder that was ingested.

    Attributes:
        location: absolute.
        documents: documents from it that are in the index.
        failed: files in it that could not be read.
    """

    location: str
    documents: int
    failed: int


@dataclass(frozen=True, slots=True)
class ForgottenRecord:
    """A document that a person took out and that stays out.

    Attributes:
        id: the id that it had.
        path: as ``DocumentRecord.path``.
        title: as it was listed.
        since: the day it was taken out.
    """

    id: str
    path: str
    title: str
    since: date
