"""OpenDocument text with real headings, lists, tables and footnotes."""

from collections.abc import Sequence
from datetime import datetime, time
from io import BytesIO
from itertools import groupby

from odfdo import Cell, Document, Element, Frame, Header, List, ListItem, Note, Paragraph, Row, Span, Table

from evals.corpus import body
from evals.corpus.body import Runs, signs
from evals.corpus.load import Source
from evals.corpus.opening import addressee, chamber, column, dutch_date, heading, ministry, opening_lines, series
from evals.corpus.render.archive import timeless
from evals.corpus.render.odt_styles import set_styles
from evals.corpus.source import FICTIE


def render_odt(source: Source) -> bytes:
    """A source as OpenDocument text."""
    document = Document("text")
    document.body.clear()
    set_styles(document, with_column=source.front.layout in ("nota", "brief"))
    _properties(document, source)
    text = document.body
    for element in _opening(source):
        text.append(element)
    for is_item, group in groupby(source.body.blocks, key=lambda block: isinstance(block, body.Item)):
        if is_item:
            text.append(_list([block for block in group if isinstance(block, body.Item)], source.body.notes))
        else:
            for block in group:
                _add(text, block, source.body.notes)
    target = BytesIO()
    document.save(target)
    return timeless(target.getvalue())


def _properties(document: Document, source: Source) -> None:
    moment = datetime.combine(source.front.date, time(9))
    meta = document.meta
    meta.title = source.front.title
    meta.subject = FICTIE
    meta.initial_creator = ministry(source)
    meta.creator = ministry(source)
    meta.language = "nl-NL"
    meta.creation_date = moment
    meta.date = moment
    meta.generator = "Notabene, voorbeeldcorpus"


def _opening(source: Source) -> list[Element]:
    front = source.front
    out: list[Element] = []
    match front.layout:
        case "nota":
            out += [Paragraph(front.type, style="Kop")] if front.type else []
            out += _fields(column(source))
            out += [
                Paragraph(f"{label} {value}", style="Regel")
                for label, value in (("Aan", front.aan), ("Van", front.van))
                if value
            ]
            out += [Paragraph("nota", style="Nota"), Paragraph(front.title, style="Alinea")]
        case "brief":
            out.append(
                Paragraph(f"> Retouradres {front.retouradres or source.dossier.retouradres}", style="Kolomwaarde")
            )
            out += [Paragraph(line, style="Regel") for line in addressee(source)]
            out += _fields([(label, value) for label, value in column(source) if label != "Datum"])
            out.append(Paragraph(f"Datum {dutch_date(source)}", style="Regel"))
            out.append(Paragraph(f"Betreft {front.betreft or front.title}", style="Alinea"))
        case "kamerstuk" if front.kamerstuk:
            stuk = front.kamerstuk
            number, title = series(stuk)
            kop = f"{stuk.label} {heading(stuk)}".strip()
            lines = (" ".join(chamber(stuk)), f"Vergaderjaar {stuk.vergaderjaar}", number, title, kop)
            out += [Paragraph(line, style="Kop") for line in lines]
            out += [Paragraph(line, style="Alinea") for line in opening_lines(source)]
        case _:
            out.append(Paragraph(front.title, style="Kop"))
            fields = column(source) or [("Datum", dutch_date(source))]
            out += [Paragraph(f"{label}: {value}", style="Regel") for label, value in fields]
    return out


def _fields(fields: Sequence[tuple[str, str]]) -> list[Element]:
    """The reference column as a frame at the right, as LibreOffice makes of a ministry's template."""
    if not fields:
        return []
    frame = Frame.text_frame(
        [
            Paragraph(text, style=style)
            for label, value in fields
            for text, style in ((label, "Kolomlabel"), (value, "Kolomwaarde"))
            if text
        ],
        size=("4cm", "6cm"),
        anchor_type="paragraph",
        position=("16.4cm", "4.8cm"),
        name="Referentiekolom",
    )
    frame.set_attribute("draw:style-name", "Kolom")
    holder = Paragraph("", style="Regel")
    holder.append(frame)
    return [holder]


def _add(text: Element, block: body.Block, notes: Sequence[Runs]) -> None:
    match block:
        case body.Heading(level, runs):
            header = Header(level, "")
            header.set_attribute("text:style-name", f"Heading_20_{min(level, 3)}")
            text.append(_write(header, runs, notes))
        case body.Paragraph(runs):
            style = "Ondertekening" if signs(runs) else "Alinea"
            text.append(_write(Paragraph("", style=style), runs, notes))
        case body.Table(rows):
            text.append(_table(rows, notes))
        case _:
            pass


def _list(items: Sequence[body.Item], notes: Sequence[Runs]) -> List:
    top = List()
    stack = [top]
    for item in items:
        del stack[item.depth :]
        while len(stack) < item.depth:
            deeper = List()
            stack[-1].get_elements("text:list-item")[-1].append(deeper)
            stack.append(deeper)
        entry = ListItem()
        # OpenDocument keeps numbers in a style; written out, a number is the same in every program.
        runs = (body.Run(f"{item.number}. "), *item.runs) if item.number else item.runs
        entry.append(_write(Paragraph("", style="Regel"), runs, notes))
        stack[-1].append(entry)
    return top


def _table(rows: Sequence[Sequence[Runs]], notes: Sequence[Runs]) -> Table:
    table = Table("Tabel")
    for index, row in enumerate(rows):
        line = Row()
        for runs in row:
            cell = Cell(style="Vak")
            cell.append(_write(Paragraph("", style="Celkop" if index == 0 else "Cel"), runs, notes))
            line.append(cell)
        table.append(line)
    return table


def _write(parent: Paragraph, runs: Runs, notes: Sequence[Runs]) -> Paragraph:
    for run in runs:
        if run.note:
            note = Note(note_class="footnote", note_id=f"ftn{run.note}", citation=str(run.note))
            note.note_body = _write(Paragraph("", style="Kolomwaarde"), notes[run.note - 1], ())
            parent.append(note)
        elif run.line:
            parent.append(Element.from_tag("<text:line-break/>"))
        elif run.bold or run.italic:
            parent.append(Span(run.text, style="Vet" if run.bold else "Cursief"))
        else:
            parent.append_plain_text(run.text)
    return parent
