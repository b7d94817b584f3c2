"""Reading DOCX: paragraphs, headings, lists, tables, notes, text boxes, headers and footers."""

import io
import re
import zipfile
from collections.abc import Iterator

from docx import Document
from docx.document import Document as DocxDocument
from docx.opc.exceptions import OpcError
from docx.section import _Footer, _Header
from lxml import etree

from ingest.document import Reading, Style
from ingest.errors import Status, UnreadableFileError
from ingest.read import clean
from ingest.read.builder import Builder
from ingest.read.labels import inline, is_label
from ingest.read.limits import Limits
from ingest.read.pairs import Pairs
from ingest.read.word import Notes, Numbering, Styles, W, attribute, paragraph_runs

_HEAD_CHARS = 120
_SENTENCE = re.compile(r"[.;,?](?:\s?\d{1,2}\)|\s?\[\d{1,2}\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+)*$")  # marks of notes come after its end
_PAGE_NUMBER = re.compile(r"(?:(?:pagina|blad)\s*)?\d{1,4}(?:\s*(?:van|/)\s*\d{1,4})?", re.IGNORECASE)
_DEPTH = 60  # of tables in tables, content controls in content controls


def check_archive(content: bytes, limits: Limits) -> None:
    """Refuse an archive that unpacks to more than allowed, before anything unpacks it.

    Raises:
        UnreadableFileError: LIMIT, or DAMAGED where it is no archive.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise UnreadableFileError(
            Status.DAMAGED, "Het bestand is beschadigd en kan niet worden geopend; vraag een nieuwe kopie."
        ) from error
    limits.check_bytes(sum(e.file_size for e in entries if e.filename.lower().endswith((".xml", ".rels"))))
    if any(e.flag_bits & 1 for e in entries):
        raise UnreadableFileError(
            Status.ENCRYPTED,
            "Het bestand is beveiligd met een wachtwoord; sla het op zonder wachtwoord en lees het opnieuw in.",
        )


def read_docx(content: bytes, limits: Limits) -> Reading:
    """Return the reading of a Word document.

    Raises:
        UnreadableFileError: DAMAGED, ENCRYPTED or LIMIT.
    """
    check_archive(content, limits)
    try:
        document = Document(io.BytesIO(content))
    except (OpcError, KeyError, ValueError, etree.XMLSyntaxError, zipfile.BadZipFile) as error:
        if getattr(error, "code", None) == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from error
        raise UnreadableFileError(
            Status.DAMAGED, "Het Word-bestand is beschadigd en kan niet worden geopend; vraag een nieuwe kopie."
        ) from error
    builder = Builder(limits)
    _Body(document, builder).read()
    for text in _margin(document):
        builder.margin(text)
    return builder.build("docx", properties=_properties(document))


class _Body:
    """Walks the body of one document."""

    def __init__(self, document: DocxDocument, builder: Builder) -> None:
        self._document = document
        self._builder = Pairs(builder)
        self._styles = Styles(document)
        self._numbering = Numbering(document, self._styles)
        self._notes = Notes(document)
        self._letterhead = False

    def read(self) -> None:
        """Add all blocks."""
        sections = list(self._document.sections)
        if sections and sections[0].different_first_page_header_footer:
            # What only the first page has in its header is the letterhead: address, date, subject.
            self._letterhead = True
            self._walk(sections[0].first_page_header._element)
            self._builder.release()
            self._letterhead = False
        self._walk(self._document.element.body)
        self._builder.release()

    def _walk(self, root: etree._Element) -> None:
        for element in _content(root):
            if element.tag == W + "p":
                self._paragraph(element)
            else:
                self._table(element)

    def _paragraph(self, paragraph: etree._Element) -> None:
        runs = paragraph_runs(paragraph, self._styles)
        text = "\n".join(line for part in "".join(r.text for r in runs).split("\n") if (line := clean.line(part)))
        if text and not (self._letterhead and _PAGE_NUMBER.fullmatch(text)):
            self._block(paragraph, text, all(r.bold for r in runs if r.text.strip()))
        for number, kind in [mark for r in runs for mark in r.notes]:
            if note := self._notes.text(kind, number):
                self._builder.add(note, Style.FOOTNOTE)
        for box in _boxes(paragraph):
            self._walk(box)

    def _block(self, paragraph: etree._Element, text: str, bold: bool) -> None:
        level = self._styles.heading(paragraph)
        marker, depth, bulleted = self._numbering.marker(paragraph)
        flat = text.replace("\n", " ")
        if level:
            self._builder.add(
                f"{marker} {flat}".strip() if not bulleted else flat, Style.HEADING, level=level, bold=bold
            )
        elif bold and len(flat) <= _HEAD_CHARS and not _SENTENCE.search(flat) and not (marker and bulleted):
            self._builder.add(f"{marker} {flat}".strip(), Style.HEADING, level=4, bold=True)
        elif marker:
            self._builder.add(f"{marker} {text}", Style.BULLET, level=depth, bold=bold)
        elif typed := _typed_bullet(text):
            self._builder.add(typed, Style.BULLET, level=self._styles.indent_level(paragraph), bold=bold)
        elif field := _field(paragraph, text):
            self._builder.add(field, Style.FIELD, bold=bold)
        else:
            self._builder.add(text, bold=bold)

    def _table(self, table: etree._Element) -> None:
        self._builder.release()
        for row in table.iterchildren(W + "tr", W + "sdt"):
            cells = [c for c in row.iter(W + "tc") if _nearest(c, W + "tbl") is table]
            if attribute(row.find(f"{W}trPr/{W}del"), "id") is not None:
                continue
            texts = [self._cell(cell) for cell in cells]
            filled = [t for t in texts if t]
            if len(filled) == 1 and len(cells) <= 2:
                self._layout(cells)
            elif len(filled) == 2 and is_label(filled[0]) and "\n" not in filled[0]:
                value = "\n".join(part for part in filled[1].split("\n") if part)
                self._builder.add(f"{filled[0].rstrip(' :')}\n{value}", Style.FIELD)
            elif filled:
                self._builder.add(" | ".join(" ".join(t.split("\n")) for t in texts).strip(), Style.TABLE)
            self._row_notes(cells, skip=len(filled) == 1 and len(cells) <= 2)

    def _layout(self, cells: list[etree._Element]) -> None:
        """Read a table that only places text on the page as the paragraphs that it holds."""
        for cell in cells:
            self._walk(cell)

    def _cell(self, cell: etree._Element) -> str:
        lines: list[str] = []
        for paragraph in cell.iter(W + "p"):
            if _hidden_alternative(paragraph):
                continue
            text = "".join(r.text for r in paragraph_runs(paragraph, self._styles))
            lines.extend(line for part in text.split("\n") if (line := clean.line(part)))
        return "\n".join(lines)

    def _row_notes(self, cells: list[etree._Element], *, skip: bool) -> None:
        if skip:
            return
        for cell in cells:
            for paragraph in cell.iter(W + "p"):
                for run in paragraph_runs(paragraph, self._styles):
                    for number, kind in run.notes:
                        if note := self._notes.text(kind, number):
                            self._builder.add(note, Style.FOOTNOTE)


def _content(parent: etree._Element, depth: int = 0) -> Iterator[etree._Element]:
    """Yield the paragraphs and tables directly in a container, through content controls and insertions."""
    for child in parent.iterchildren():
        if child.tag in (W + "p", W + "tbl"):
            yield child
        elif (
            child.tag in (W + "sdt", W + "sdtContent", W + "ins", W + "moveTo", W + "customXml", W + "smartTag")
            and depth < _DEPTH
        ):
            yield from _content(child, depth + 1)


def _boxes(paragraph: etree._Element) -> list[etree._Element]:
    """Return the text boxes anchored in a paragraph, each once (Word writes them in two ways side by side)."""
    return [
        box
        for box in paragraph.iter(W + "txbxContent")
        if not _hidden_alternative(box)
        and _nearest(box, W + "txbxContent") is None
        and _nearest(box, W + "p") is paragraph
    ]


def _hidden_alternative(element: etree._Element) -> bool:
    return any(isinstance(a.tag, str) and a.tag.endswith("}Fallback") for a in element.iterancestors())


def _nearest(element: etree._Element, tag: str) -> etree._Element | None:
    return next(element.iterancestors(tag), None)


def _typed_bullet(text: str) -> str | None:
    """Recognise a bullet that was typed rather than formatted."""
    head, _, rest = text.partition(" ")
    mark = clean.bullet(head)
    if rest and mark in (clean.BULLET, "-", "–", "·"):
        return f"{clean.BULLET if mark == '·' else mark} {rest.strip()}"
    return None


def _field(paragraph: etree._Element, text: str) -> str | None:
    """Recognise ``Datum<tab>9 oktober 2023`` and ``Datum: 9 oktober 2023``."""
    if len(text) > 160 or "\n" in text:
        return None
    pair = inline(text)
    if pair and ":" in text[: len(pair[0]) + 3]:
        return "\n".join(pair)
    if paragraph.find(f".//{W}tab") is None:
        return None
    for length in range(1, 5):
        words = text.split(" ")
        if len(words) > length and is_label(label := " ".join(words[:length])):
            return f"{label.rstrip(' :')}\n{' '.join(words[length:])}"
    return None


def _margin(document: DocxDocument) -> list[str]:
    """Return the text of headers and footers, a paragraph each."""
    found: dict[str, None] = {}
    even = document.settings.odd_and_even_pages_header_footer
    for index, section in enumerate(document.sections):
        first = section.different_first_page_header_footer
        parts: list[_Header | _Footer] = [section.header, section.footer]
        parts += [section.even_page_header, section.even_page_footer] if even else []
        parts += [section.first_page_footer] if first else []
        parts += [section.first_page_header] if first and index else []
        for part in parts:
            if part.is_linked_to_previous:
                continue
            for paragraph in part._element.iter(W + "p"):
                if _hidden_alternative(paragraph):
                    continue
                text = clean.line("".join(r.text for r in paragraph_runs(paragraph, None)))
                if text:
                    found[text] = None
    return list(found)


def _properties(document: DocxDocument) -> dict[str, str]:
    core = document.core_properties
    values = {
        "title": core.title,
        "author": core.author,
        "subject": core.subject,
        "keywords": core.keywords,
        "created": str(core.created or ""),
    }
    return {k: t for k, v in values.items() if (t := clean.line(v or "")[:500])}
