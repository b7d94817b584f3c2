"""A draft as a Word file that looks like a nota of a ministry: header block, headings, lists, footnotes."""

from datetime import date
from io import BytesIO

from docx.document import Document
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

from assistant.draft.types import GAP, Draft, Line, Shape
from assistant.export.docx import clean
from assistant.export.footnotes import NoteRun, add_notes, mark_note
from assistant.export.forms import place
from assistant.export.word_file import new_document

_HEADINGS = {"Title": 14, "Heading 1": 10, "Heading 2": 9}
_STYLES = {Shape.BULLET: "List Bullet", Shape.SUB: "List Bullet 2"}


class _Notes:
    """The footnotes: one for each mark, so that a source that is cited twice stands below both."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._by_number = {one.n: one for one in draft.citations}
        self.written: list[list[NoteRun]] = []

    def mark(self, paragraph: Paragraph, line: Line) -> None:
        """Append the marks of a line, each with its note."""
        for at, number in enumerate(self._draft.numbers(line)):
            citation = self._by_number[number]
            if at:  # "7, 8", and not note 78
                paragraph.add_run(", ").font.superscript = True
            quote = clean(" ".join(citation.quote.split()))
            self.written.append([NoteRun(f"{clean(place(citation))}: "), NoteRun(f"“{quote}”", italic=True)])
            mark_note(paragraph, len(self.written))


def nota_docx(draft: Draft, made: date | None = None) -> bytes:
    """Return a draft as the bytes of a .docx file.

    Args:
        draft: the draft.
        made: the day, stated in the line that says what the text is; None leaves it out.
    """
    title = clean(draft.title) or "Nota"
    document = new_document(title, text=9, headings=_HEADINGS, notes=7)
    _set_styles(document)
    notes = _Notes(draft)
    day = f" {made:%d-%m-%Y}" if made else ""
    _footer(document, f"{draft.concept}{day}")
    if draft.type:
        kind = document.add_paragraph()
        kind.add_run(clean(draft.type)).bold = True
    if draft.header:
        _header(document, draft, notes)
    if draft.type:
        label = document.add_paragraph("nota")
        label.paragraph_format.space_after = Pt(0)
    document.add_heading(title, level=0)
    for block in draft.blocks:
        document.add_heading(clean(block.heading), level=1)
        table: Table | None = None
        for line in block.lines:
            if line.shape is Shape.ROW:
                table = _row(document, table, line, draft, notes)
                continue
            if line.shape is Shape.HEADING:
                document.add_heading(clean(line.text), level=2)
                continue
            paragraph = document.add_paragraph(style=_STYLES.get(line.shape))
            _say(paragraph, line)
            notes.mark(paragraph, line)
    if draft.open_points:
        document.add_heading("Open punten (verwijderen vóór verzending)", level=1)
        for point in draft.open_points:
            paragraph = document.add_paragraph(style="List Bullet")
            run = paragraph.add_run(f"{clean(point.place)}: {clean(point.text)}")
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW
    if notes.written:
        add_notes(document, notes.written)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def _say(paragraph: Paragraph, line: Line) -> None:
    """Write a line; a gap is marked, so that nobody misses it."""
    for at, piece in enumerate(clean(line.text).split(GAP)):
        if at:
            gap = paragraph.add_run(GAP)
            gap.bold = True
            gap.font.highlight_color = WD_COLOR_INDEX.YELLOW
        if piece:
            paragraph.add_run(piece)


def _header(document: Document, draft: Draft, notes: _Notes) -> None:
    """Write the header block as a table of labels and values."""
    table = document.add_table(rows=0, cols=2)
    table.autofit = False
    _describe(table, "Kop van de nota", "Links het veld, rechts de waarde.")
    _first_column(table)
    for label, line in draft.header:
        cells = table.add_row().cells
        cells[0].width, cells[1].width = Cm(5), Cm(11)
        cells[0].paragraphs[0].add_run(clean(label)).bold = True
        _say(cells[1].paragraphs[0], line)
        notes.mark(cells[1].paragraphs[0], line)
        for cell in cells:
            cell.paragraphs[0].paragraph_format.space_after = Pt(1)
    document.add_paragraph()


def _row(document: Document, table: Table | None, line: Line, draft: Draft, notes: _Notes) -> Table:
    cells = [cell.strip() for cell in line.text.split("|")]
    heads = table is None
    if table is None:
        table = document.add_table(rows=0, cols=len(cells))
        table.style = "Table Grid"
        _describe(table, "Bijlagen", "Volgnummer, naam en soort van elke bijlage.")
    row = table.add_row()
    for cell, text in zip(row.cells, cells, strict=False):
        cell.paragraphs[0].add_run(clean(text)).bold = heads
    if heads:
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:tblHeader"))
    elif draft.citations:
        notes.mark(row.cells[min(1, len(row.cells) - 1)].paragraphs[0], line)
    return table


def _first_column(table: Table) -> None:
    """Say that the first column holds the headings of the rows."""
    look = OxmlElement("w:tblLook")
    for name, value in (("val", "0080"), ("firstRow", "0"), ("firstColumn", "1"), ("noHBand", "1"), ("noVBand", "1")):
        look.set(qn(f"w:{name}"), value)
    properties = table._tbl.tblPr
    for old in properties.findall(qn("w:tblLook")):
        properties.remove(old)
    properties.append(look)


def _describe(table: Table, title: str, description: str) -> None:
    """Give a table the words that a screen reader says of it."""
    for name, text in (("w:tblCaption", title), ("w:tblDescription", description)):
        element = OxmlElement(name)
        element.set(qn("w:val"), text)
        table._tbl.tblPr.append(element)


def _footer(document: Document, text: str) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    run = paragraph.add_run(text)
    run.italic = True
    run.font.size = Pt(8)


def _set_styles(document: Document) -> None:
    document.styles["Normal"].paragraph_format.line_spacing = Pt(13)
    for name in _HEADINGS:
        style = document.styles[name]
        style.font.bold = name != "Heading 2"
        style.font.italic = name == "Heading 2"
        for border in style.element.iter(qn("w:pBdr")):
            border.getparent().remove(border)
            break
    for name in ("List Bullet", "List Bullet 2"):
        document.styles[name].paragraph_format.space_after = Pt(3)
