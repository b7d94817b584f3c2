"""Reading a PDF file into blocks."""

import io
import logging
from collections.abc import Mapping, Sequence

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, WrongPasswordError

from ingest.document import Reading, Style
from ingest.errors import Status, UnreadableFileError
from ingest.read import clean
from ingest.read.builder import Builder
from ingest.read.hyphens import Joiner
from ingest.read.limits import Limits
from ingest.read.pdf.content import Interpreter, Run
from ingest.read.pdf.flow import Line, flow
from ingest.read.pdf.furniture import PageLines, take_out, take_spelled
from ingest.read.pdf.measure import measure
from ingest.read.pdf.notes import take_notes
from ingest.read.pdf.paragraphs import Grouper, Paragraph
from ingest.read.pdf.ruled import take_ruled
from ingest.read.pdf.segments import segments
from ingest.read.pdf.sidebar import take_fields
from ingest.read.pdf.styles import Styler
from ingest.read.pdf.tables import take_tables, walls

# pypdf reports every oddity of a font; none is of use to the reader of a report.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def read_pdf(content: bytes, limits: Limits) -> Reading:
    """Return the reading of a PDF.

    Raises:
        UnreadableFileError: encrypted, over a limit, or without any text (NO_TEXT).
    """
    reader = open_pdf(content)
    limits.check_pages(len(reader.pages))
    pages = _pages(reader, limits)
    if not any(page.segments for page in pages):
        raise UnreadableFileError(Status.NO_TEXT, "Het PDF-bestand heeft geen tekstlaag.")
    return _assemble(pages, limits, _properties(reader))


def open_pdf(content: bytes) -> PdfReader:
    """Open a PDF, with the empty user password where it has one.

    Raises:
        UnreadableFileError: ENCRYPTED where a password is needed.
    """
    locked = UnreadableFileError(
        Status.ENCRYPTED,
        "Het bestand is beveiligd met een wachtwoord; sla het op zonder wachtwoord en lees het opnieuw in.",
    )
    try:
        reader = PdfReader(io.BytesIO(content), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise locked
        len(reader.pages)
    except (FileNotDecryptedError, WrongPasswordError, DependencyError, NotImplementedError) as error:
        raise locked from error
    return reader


def _pages(reader: PdfReader, limits: Limits) -> list[PageLines]:
    interpreter = Interpreter()
    pages: list[PageLines] = []
    chars = 0
    for number, page in enumerate(reader.pages, 1):
        canvas = interpreter.read(page)
        chars += sum(len(run.text) for run in canvas.runs)
        limits.check_chars(chars)
        found = segments(canvas.runs, number, walls(canvas.rules))
        entry = PageLines(number, canvas.width, canvas.height, found, canvas.rules)
        entry.margin.extend(_sideways(canvas.rotated))
        pages.append(entry)
    return pages


def _sideways(runs: Sequence[Run]) -> list[str]:
    """Return rotated text: pieces in the same vertical strip are one, in the order in which they were printed."""
    texts: list[str] = []
    last: Run | None = None
    for run in runs:
        near = last is not None and (abs(run.x0 - last.x0) < 2 or abs(run.y - last.y) < 2)
        if near:
            texts[-1] += run.text
        else:
            texts.append(run.text)
        last = run
    return [text for raw in texts if (text := clean.line(raw))]


def _assemble(pages: list[PageLines], limits: Limits, properties: dict[str, str]) -> Reading:
    joiner = Joiner(s.text for page in pages for s in page.segments)
    take_out(pages)
    rough = measure(pages)
    take_spelled(pages, rough.left, rough.right)
    fields_on, fields = take_fields(pages, joiner)
    body = measure(pages)
    grouper = Grouper(body)
    paragraphs: list[Paragraph] = []
    notes: dict[int, list[str]] = {}
    for page in pages:
        rows = sorted(take_tables(page, joiner) + take_ruled(page, joiner), key=lambda row: -row.y)
        notes[page.number] = take_notes(page, body, joiner)
        before = len(paragraphs)
        lines = flow(page, rows, body)
        # A paragraph that fills the page before cannot run on here: that page's notes would fall inside it.
        free = before > 0 and not (notes.get(page.number - 1) and paragraphs[-1].head.page < page.number - 1)
        grouper.group(lines, paragraphs, may_continue=free)
    writer = _Writer(Builder(limits), joiner, notes, Styler(body, paragraphs))
    return writer.write(pages, paragraphs, fields_on, fields).build("pdf", properties=properties)


class _Writer:
    """Writes paragraphs, notes and fields in page order."""

    def __init__(self, builder: Builder, joiner: Joiner, notes: dict[int, list[str]], styler: Styler) -> None:
        self._builder = builder
        self._joiner = joiner
        self._notes = notes
        self._styler = styler

    def write(self, pages: list[PageLines], paragraphs: list[Paragraph], fields_on: int, fields: list[str]) -> Builder:
        starting: dict[int, list[Paragraph]] = {page.number: [] for page in pages}
        for paragraph in paragraphs:
            starting[paragraph.head.page].append(paragraph)
        entered = 0
        for page in pages:
            if page.number > entered:
                self._builder.page(page.number)
            for text in fields if page.number == fields_on else ():
                self._builder.add(text, Style.FIELD)
            own = starting[page.number]
            runs_on = bool(own) and own[-1].last.page > page.number
            for paragraph in own[:-1] if runs_on else own:
                self._paragraph(paragraph)
            for note in self._notes[page.number]:
                self._builder.add(note, Style.FOOTNOTE)
            if runs_on:
                entered = self._paragraph(own[-1])
            for text in page.margin:
                self._builder.margin(text)
        return self._builder

    def _paragraph(self, paragraph: Paragraph) -> int:
        """Write one paragraph and return the last page that it reached."""
        style, level = self._styler.style(paragraph)
        head = paragraph.head
        text = f"{head.marker} " if head.marker else ""
        turns: list[tuple[int, int]] = []
        page = head.page
        for chunk in _by_page(paragraph.lines):
            part = chunk[0].text if chunk[0].kind != "line" else self._joiner.join(line.text for line in chunk)
            if chunk[0].page != page:
                text, separator = self._joiner.pair(text, part)
                text += separator
                page = chunk[0].page
                turns.append((page, len(text)))
            text += part
        start = self._builder.add(text, style, level=level, bold=paragraph.bold and head.kind == "line")
        for number, offset in turns:
            self._builder.page(number, start + offset)
        return page


def _by_page(lines: list[Line]) -> list[list[Line]]:
    chunks: list[list[Line]] = []
    for line in lines:
        if chunks and chunks[-1][0].page == line.page:
            chunks[-1].append(line)
        else:
            chunks.append([line])
    return chunks


def _properties(reader: PdfReader) -> dict[str, str]:
    """Return what the file says of itself."""
    info: Mapping[str, object] = reader.metadata or {}
    names = {
        "/Title": "title",
        "/Author": "author",
        "/Subject": "subject",
        "/CreationDate": "created",
        "/Producer": "producer",
    }
    found = {}
    for key, name in names.items():
        value = info.get(key)
        if isinstance(value, (str, bytes)):
            text = value if isinstance(value, str) else value.decode("latin-1")
            if cleaned := clean.line(text)[:500]:
                found[name] = cleaned
    return found
