"""Word files with real styles, lists, tables, footnotes, page fields and a reference column in a frame."""

from datetime import UTC, datetime, time
from io import BytesIO

import docx
from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.section import Section
from docx.shared import Cm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from assistant.export.footnotes import NoteRun, add_notes, mark_note
from evals.corpus import body
from evals.corpus.body import Runs, signs
from evals.corpus.load import Source
from evals.corpus.opening import (
    addressee,
    chamber,
    column,
    dutch_date,
    heading,
    ministry,
    opening_lines,
    repeated_fields,
    series,
)
from evals.corpus.render.archive import timeless
from evals.corpus.render.docx_styles import set_styles
from evals.corpus.render.widths import widths
from evals.corpus.source import FICTIE

# A frame at the right of the page, in twentieths of a point, as ministry templates place their column.
_FRAME = 'w:w="1780" w:hSpace="142" w:wrap="around" w:vAnchor="page" w:hAnchor="page" w:x="9320" w:y="3160"'


def render_docx(source: Source) -> bytes:
    """A source as a Word file."""
    document = docx.Document()
    set_styles(document)
    _properties(document, source)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    with_column = source.front.layout in ("nota", "brief")
    section.left_margin, section.right_margin = Cm(2.8), Cm(5 if with_column else 2.8)
    section.top_margin, section.bottom_margin = Cm(4 if with_column else 2.5), Cm(2.4)
    _running(section, source, with_column=with_column)
    _opening(document, source)
    for block in source.body.blocks:
        _add(document, block)
    if source.body.notes:
        add_notes(
            document,
            [[NoteRun(run.text, run.bold, run.italic) for run in runs] for runs in source.body.notes],
        )
    target = BytesIO()
    document.save(target)
    return timeless(target.getvalue())


def _properties(document: Document, source: Source) -> None:
    moment = datetime.combine(source.front.date, time(9), UTC).replace(tzinfo=None)
    properties = document.core_properties
    properties.title = source.front.title
    properties.author = ministry(source)
    properties.last_modified_by = ministry(source)
    properties.subject = FICTIE
    properties.comments = FICTIE
    properties.language = "nl-NL"
    properties.created = moment
    properties.modified = moment


def _running(section: Section, source: Source, *, with_column: bool) -> None:
    """Header and footer; the header of the first page differs, as in a letter."""
    section.different_first_page_header_footer = with_column
    if with_column:
        section.first_page_header.paragraphs[0].text = ministry(source)
        lines = "\t".join(f"{label} {value}" for label, value in repeated_fields(source))
        section.header.paragraphs[0].text = lines
    for footer in (section.footer, section.first_page_footer) if with_column else (section.footer,):
        paragraph = footer.paragraphs[0]
        paragraph.style = "Kolom waarde"
        paragraph.add_run(f"{FICTIE}\t\tPagina ")
        _page_field(paragraph, "PAGE")
        paragraph.add_run(" van ")
        _page_field(paragraph, "NUMPAGES")


def _page_field(paragraph: Paragraph, name: str) -> None:
    paragraph._p.append(
        parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    )


def _opening(document: Document, source: Source) -> None:
    front = source.front
    match front.layout:
        case "nota":
            _framed(document, [(front.type, "")] if front.type else [])
            _framed(document, column(source))
            for label, value in (("Aan", front.aan), ("Van", front.van)):
                if value:
                    document.add_paragraph(f"{label}\t{value}")
            document.add_paragraph().add_run("nota").font.size = Pt(24)
            document.add_paragraph(front.title)
        case "brief":
            sender = document.add_paragraph(style="Kolom waarde")
            sender.add_run(f"> Retouradres {front.retouradres or source.dossier.retouradres}")
            for line in addressee(source):
                document.add_paragraph(line).paragraph_format.space_after = Pt(0)
            _framed(document, [(front.directie, "\n".join(source.dossier.bezoekadres))] if front.directie else [])
            _framed(document, [(label, value) for label, value in column(source) if label != "Datum"])
            date = document.add_paragraph(f"Datum\t{dutch_date(source)}")
            date.paragraph_format.space_before, date.paragraph_format.space_after = Pt(48), Pt(0)
            document.add_paragraph(f"Betreft\t{front.betreft or front.title}").paragraph_format.space_after = Pt(30)
        case "kamerstuk" if front.kamerstuk:
            stuk = front.kamerstuk
            for line in (" ".join(chamber(stuk)), f"Vergaderjaar {stuk.vergaderjaar}"):
                document.add_paragraph(line)
            for line in (f"{series(stuk)[0]}\t{series(stuk)[1]}", f"{stuk.label}\t{heading(stuk)}".rstrip()):
                document.add_paragraph().add_run(line).bold = True
            for line in opening_lines(source):
                document.add_paragraph(line)
        case _:
            document.add_paragraph(front.title, style="Title")
            for label, value in column(source) or [("Datum", dutch_date(source))]:
                paragraph = document.add_paragraph()
                paragraph.add_run(f"{label}: ").bold = True
                paragraph.add_run(value)
                paragraph.paragraph_format.space_after = Pt(0)


def _framed(document: Document, fields: list[tuple[str, str]]) -> None:
    """Labels and values in the frame at the right; neighbouring paragraphs with one frame share it."""
    for label, value in fields:
        for text, style in ((label, "Kolom label"), (value, "Kolom waarde")):
            if text:
                paragraph = document.add_paragraph(text, style=style)
                paragraph._p.get_or_add_pPr().append(parse_xml(f"<w:framePr {nsdecls('w')} {_FRAME}/>"))


def _add(document: Document, block: body.Block) -> None:
    match block:
        case body.Heading(level, runs):
            _write(document.add_heading(level=min(level, 3)), runs)
        case body.Paragraph(runs):
            paragraph = document.add_paragraph()
            _write(paragraph, runs)
            if signs(runs):
                paragraph.paragraph_format.space_after = Pt(34)
        case body.Item(depth, number, runs, first):
            base = "List Number" if number else "List Bullet"
            paragraph = document.add_paragraph(style=base if depth == 1 else f"{base} {min(depth, 3)}")
            if number and first:
                _restart(document, paragraph)
            elif number:
                _continue(document, paragraph)
            _write(paragraph, runs)
        case body.Table(rows):
            table = document.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
            table.autofit = False
            sizes = widths(rows, _text_width(document))
            for index, row in enumerate(rows):
                cells = table.add_row().cells
                for cell, runs, size in zip(cells, row, sizes, strict=False):
                    cell.width = Pt(size)
                    _cell(cell, runs, bold=index == 0)
            for grid, size in zip(table.columns, sizes, strict=False):
                grid.width = Pt(size)
            document.add_paragraph().paragraph_format.space_after = Pt(0)
        case body.PageBreak():
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _text_width(document: Document) -> float:
    section = document.sections[0]
    left, right, page = section.left_margin, section.right_margin, section.page_width
    return float(Pt(440).pt if left is None or right is None or page is None else (page - left - right) / 12700)


def _cell(cell: _Cell, runs: Runs, *, bold: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    _write(paragraph, runs)
    for run in paragraph.runs:
        run.bold = bold or run.bold


def _write(paragraph: Paragraph, runs: Runs) -> None:
    for run in runs:
        if run.note:
            mark_note(paragraph, run.note)
        elif run.line:
            paragraph.add_run().add_break()
        else:
            written = paragraph.add_run(run.text)
            written.bold = run.bold or None
            written.italic = run.italic or None


def _restart(document: Document, paragraph: Paragraph) -> None:
    """Start counting at 1: a numbering instance of its own, on the definition that the list style has."""
    numbering = document.part.numbering_part.element
    style = document.styles["List Number"].element.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
    of_style = next(num for num in numbering.num_lst if num.numId == int(style.get(qn("w:val"))))
    num = numbering.add_num(of_style.abstractNumId.val)
    num.add_lvlOverride(ilvl=0).add_startOverride(1)
    _number(paragraph, num.numId)


def _continue(document: Document, paragraph: Paragraph) -> None:
    _number(paragraph, document.part.numbering_part.element.num_lst[-1].numId)


def _number(paragraph: Paragraph, instance: int) -> None:
    properties = OxmlElement("w:numPr")
    for name, value in (("w:ilvl", "0"), ("w:numId", str(instance))):
        element = OxmlElement(name)
        element.set(qn("w:val"), value)
        properties.append(element)
    paragraph._p.get_or_add_pPr().append(properties)
