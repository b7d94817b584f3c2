"""A draft as an ODT file: headings, lists, footnotes, the header block as a table, open points marked."""

from io import BytesIO
from itertools import groupby

from odfdo import Cell, Document, Element, Header, List, ListItem, Paragraph, Row, Span, Style, Table
from odfdo.xmlpart import XmlPart

from assistant.draft.types import GAP, Draft, Line, Shape
from assistant.export.docx import clean
from assistant.export.forms import place

_FONT = "Verdana"
_BLUE = "#154273"
_SUB = 3  # level of the headings below a section


def nota_odt(draft: Draft) -> bytes:
    """Return a draft as the bytes of an .odt file."""
    document = Document("text")
    body = document.body
    body.clear()
    _set_styles(document)
    document.meta.title = clean(draft.title) or "Nota"
    document.meta.language = "nl-NL"
    notes = _Notes(draft)
    body.append(_plain(draft.concept, "NotabeneConcept"))
    if draft.type:
        body.append(_plain(draft.type, "NotabeneType"))
    if draft.header:
        body.append(_table("Kop", [[_plain(label), notes.paragraph(line)] for label, line in draft.header]))
    body.append(Header(1, clean(draft.title) or "Nota"))
    for block in draft.blocks:
        body.append(Header(2, clean(block.heading)))
        for kind, lines in groupby(block.lines, key=_group):
            _append(body, kind, list(lines), notes)
    if draft.open_points:
        body.append(Header(2, "Open punten (verwijderen vóór verzending)"))
        points = List()
        for point in draft.open_points:
            item = ListItem()
            item.append(_plain(f"{point.place}: {point.text}", "NotabeneOpen"))
            points.append(item)
        body.append(points)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


class _Notes:
    """Writes lines as paragraphs with their footnotes."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._by_number = {one.n: one for one in draft.citations}
        self._count = 0

    def paragraph(self, line: Line) -> Paragraph:
        """Return a line as a paragraph: gaps marked, each source a footnote."""
        made = Paragraph("", style="Text_20_body")
        for at, piece in enumerate(clean(line.text).split(GAP)):
            if at:
                made.append(Span(GAP, style="NotabeneGat"))
            if piece:
                made.append(Span(piece))
        for at, number in enumerate(self._draft.numbers(line)):
            self._count += 1
            if at:  # "7, 8", and not note 78
                made.append(Span(", "))
            made.append(self._note(number))
        return made

    def _note(self, number: int) -> Element:
        citation = self._by_number[number]
        text = f"{place(citation)}: “{' '.join(citation.quote.split())}”"
        note = Element.from_tag(
            f'<text:note text:note-class="footnote" text:id="ftn{self._count}">'
            f"<text:note-citation>{self._count}</text:note-citation><text:note-body/></text:note>"
        )
        holder = note.get_element("text:note-body")
        if holder is not None:
            holder.append(_plain(text, "NotabeneNoot"))
        return note


def _group(line: Line) -> str:
    if line.shape in {Shape.BULLET, Shape.SUB}:
        return "list"
    return "table" if line.shape is Shape.ROW else "text"


def _append(body: Element, kind: str, lines: list[Line], notes: _Notes) -> None:
    if kind == "list":
        body.append(_list(lines, notes))
    elif kind == "table":
        cells = [[cell.strip() for cell in line.text.split("|")] for line in lines]
        rows = [[_plain(cell) for cell in row] for row in cells]
        for row, line, texts in zip(rows[1:], lines[1:], cells[1:], strict=True):
            at = min(1, len(row) - 1)
            row[at] = notes.paragraph(Line(texts[at], line.spans))
        body.append(_table("Bijlagen", rows, heads=True))
    else:
        for line in lines:
            heading = line.shape is Shape.HEADING
            body.append(Header(3, clean(line.text)) if heading else notes.paragraph(line))


def _list(lines: list[Line], notes: _Notes) -> List:
    made = List()
    item: ListItem | None = None
    below: List | None = None
    for line in lines:
        one = ListItem()
        one.append(notes.paragraph(line))
        if line.shape is Shape.SUB and item is not None:
            if below is None:
                below = List()
                item.append(below)
            below.append(one)
        else:
            made.append(one)
            item, below = one, None
    return made


def _table(name: str, rows: list[list[Paragraph]], *, heads: bool = False) -> Table:
    table = Table(name)
    made: list[Row] = []
    for cells in rows:
        row = Row(width=len(cells))
        for at, paragraph in enumerate(cells):
            cell = Cell()
            cell.append(paragraph)
            row.set_cell(at, cell)
        made.append(row)
    if heads and made:
        header = Element.from_tag("<table:table-header-rows/>")
        header.append(made.pop(0))
        table.append(header)
    for row in made:
        table.append(row)
    return table


def _plain(text: str, style: str | None = None) -> Paragraph:
    return Paragraph(clean(text), style=style)


def _set_styles(document: Document) -> None:
    _letters(document, None, "9pt", {"fo:language": "nl", "fo:country": "NL"})
    for name, size in (("Standard", "9pt"), ("Heading", "9pt")):
        _letters(document, name, size, {})
    for level, size in ((1, "14pt"), (2, "10pt"), (3, "9pt")):
        look = {"fo:color": _BLUE, "fo:font-weight": "bold" if level < _SUB else "normal"}
        look["fo:font-style"] = "italic" if level == _SUB else "normal"
        _letters(document, f"Heading_20_{level}", size, look)
    # The headings of a nota have no numbers.
    styles = document.get_part("styles.xml")
    if isinstance(styles, XmlPart):
        for outline in styles.get_elements("//text:outline-level-style"):
            if isinstance(outline, Element):
                outline.set_attribute("style:num-format", "")
                outline.set_attribute("style:num-suffix", None)
                outline.set_attribute("loext:num-list-format", None)
    document.insert_style(Style("text", name="NotabeneGat", area="text", background_color="#ffff00", bold=True))
    for name, properties in (
        ("NotabeneConcept", {"fo:font-style": "italic"}),
        ("NotabeneType", {"fo:font-weight": "bold"}),
        ("NotabeneNoot", {"fo:font-size": "7pt"}),
        ("NotabeneOpen", {"fo:background-color": "#ffff00"}),
    ):
        style = Style("paragraph", name=name)
        style.set_properties(properties, area="text")
        document.insert_style(style)


def _letters(document: Document, name: str | None, size: str, look: dict[str, str]) -> None:
    """Give a style of the template our typeface, at a size; a style that the template lacks is left out."""
    style = document.get_style("paragraph", name) if name else document.get_style("paragraph")
    if isinstance(style, Style):
        kept: dict[str, str | dict[str, str]] = {"fo:font-family": _FONT, "fo:font-size": size, **look}
        style.set_properties(kept, area="text")
