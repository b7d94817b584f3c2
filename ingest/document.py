"""What a document is on its way from a file to the index: the types that every step of ingestion shares.

All spans are half-open character offsets into ``Reading.text``, so that ``reading.text[start:end]`` is the
verbatim text at every step, from the reader to the citation on screen.
"""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """Kind of document; the values are part of the JSON contract."""

    NOTA = "nota"
    KAMERBRIEF = "kamerbrief"
    MOTIE = "motie"
    KAMERVRAGEN = "kamervragen"
    VERSLAG = "verslag"
    OVERIG = "overig"


class Style(StrEnum):
    """How a block looks in the original, as far as the reader of its format can tell."""

    HEADING = "heading"
    BODY = "body"
    BULLET = "bullet"
    TABLE = "table"
    FOOTNOTE = "footnote"
    FIELD = "field"


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a paginated format; a format without pages has none of these.

    Attributes:
        number: 1-based, as a reader of the file counts (not the printed number).
        start: offset of its first character in ``Reading.text``.
        end: offset after its last character.
    """

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, bullet, table row, footnote, or label-and-value field.

    Attributes:
        start: offset of its first character in ``Reading.text``.
        end: offset after its last character.
        style: how it looks in the original.
        level: heading level from 1, or depth of a bullet from 1; 0 where unknown or not applicable.
        bold: the whole block is bold in the original.
    """

    start: int
    end: int
    style: Style = Style.BODY
    level: int = 0
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came inside another one (a mail's attachment)."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Reading:
    r"""The text of a file with everything that later steps need to know of its layout.

    Attributes:
        text: blocks in reading order, separated by ``\n`` or ``\n\n``; within a block the lines of the original are
            joined by one space (line-end hyphenation undone) unless the break is meant. Unicode NFC, no NUL.
        blocks: in order, disjoint, together covering all of ``text`` but the separators.
        pages: in order, disjoint; empty for a format without pages. A block may run over a page boundary.
        format: ``pdf``, ``docx``, ``odt``, ``html``, ``xml``, ``txt``, ``md`` or ``eml``.
        margin: text that was taken out of the flow (running headers and footers, page numbers, margin print), for
            whoever looks for a reference or a rubricering; each distinct string once, in order.
        properties: what the file says of itself (``title``, ``author``, ``created`` …), untrusted.
        ocr: the text was recognised from a picture; its numbers are not to be trusted.
        attachments: files inside this file.
    """

    text: str
    blocks: tuple[Block, ...]
    format: str
    pages: tuple[Page, ...] = ()
    margin: tuple[str, ...] = ()
    properties: dict[str, str] = field(default_factory=dict)
    ocr: bool = False
    attachments: tuple[Attachment, ...] = ()

    def of(self, block: Block) -> str:
        """Return the verbatim text of a block."""
        return self.text[block.start : block.end]


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference to a document, found in text.

    Attributes:
        key: canonical key: ``{kamer}|{dossier}|{toevoeging}|{nr}`` for a Kamerstuk (empty parts stay empty), else a
            prefixed form (``ref:2023-0000619565``, ``ah:II|2019/20|1323``, ``zaak:2023Z17628``, ``tz:TZ202301-123``).
        text: as written.
        start: offset in ``Reading.text``, or -1 where it came from the margin.
        end: offset after it, or -1.
    """

    key: str
    text: str
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True)
class Metadata:
    """What was recognised of a document. Unknown is ``None`` or empty, never a guess.

    Attributes:
        kind: kind of document.
        title: as a person would list it.
        date: the document's own date (not that of a document it mentions).
        reference: the ministry's own reference (Onze referentie, kenmerk) as written.
        kamerstuk: the document's own Kamerstuk number, where it has one.
        dossier: number with toevoeging as usually written, e.g. ``36 410 IV``.
        addressee: Aan.
        sender: Van; or the office that signs.
        minister: the bewindspersoon's office, as written.
        submitters: of a motion or Kamervragen, surnames in order.
        variant: of a motion ``motie``, ``gewijzigd`` or ``nader gewijzigd``; of a letter ``verzonden`` or
            ``gepubliceerd``; else empty.
        dictum: of a motion, span of what it asks or pronounces; else None.
        vote: of a motion: aangenomen, verworpen, aangehouden, ingetrokken, vervallen, overgenomen; else None.
        mentions: references to other documents, in order of appearance.
        replaces: of a motion t.v.v., the key of the one it replaces; else None.
        details: other labelled fields of the header block, label -> value as written (``Samengewerkt met`` ->
            ``JenV, CZW``).
    """

    kind: Kind
    title: str
    date: dt.date | None = None
    reference: str | None = None
    kamerstuk: Reference | None = None
    dossier: str | None = None
    addressee: str | None = None
    sender: str | None = None
    minister: str | None = None
    submitters: tuple[str, ...] = ()
    variant: str = ""
    dictum: tuple[int, int] | None = None
    vote: str | None = None
    mentions: tuple[Reference, ...] = ()
    replaces: str | None = None
    details: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document under one heading.

    Sections are in reading order, disjoint, and together cover the whole text; a subsection starts where its parent's
    own text ends.

    Attributes:
        name: the heading as a reader would cite it (``Kern``, ``Politieke context``, ``Antwoord 3``, ``Dictum``).
        role: canonical name in lower case with hyphens (``kern``, ``geadviseerd-besluit``, ``vraag``, ``antwoord``,
            ``dictum``, ``overweging``, ``briefhoofd``, ``ondertekening``, ``bijlage`` …); ``tekst`` where it has none.
        start: offset of the heading (or of the text, where it has no heading).
        end: offset after its last character.
        level: 1 for a top-level section, 2 for one below it.
        parent: index in the document's list of sections, or None.
    """

    name: str
    role: str
    start: int
    end: int
    level: int = 1
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """What is embedded, searched and cited: a stretch of one section.

    Attributes:
        ordinal: position in the document, from 0.
        section: index in the document's list of sections.
        start: offset in the document's text.
        end: offset after its last character; ``text[start:end]`` is what is stored, verbatim.
        context: the line of title, section, date and kind under which it is embedded and indexed; never shown as a
            quote.
    """

    ordinal: int
    section: int
    start: int
    end: int
    context: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """A file as it came out of parsing: its text, what was recognised of it, its sections and its passages."""

    reading: Reading
    metadata: Metadata
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]

    def embedded(self, passage: Passage) -> str:
        """Return the text under which a passage is embedded."""
        return embedded_text(passage.context, self.reading.text[passage.start : passage.end])


def embedded_text(context: str, text: str) -> str:
    """Return the text under which a passage is embedded: its context, if it has one, then its own words."""
    return f"{context}\n{text}" if context else text
