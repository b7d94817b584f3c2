"""A letter as the ministry sends it: return address, addressee, reference column, date and subject."""

from reportlab.pdfgen.canvas import Canvas

from evals.corpus.load import Source
from evals.corpus.opening import addressee, column, dutch_date, ministry, repeated_fields
from evals.corpus.render.pdf_canvas import HEIGHT, LEFT, draw, fictie, field_column, lines
from evals.corpus.render.pdf_pages import Frame, paginate
from evals.corpus.render.pdf_text import Look

_COLUMN = 466.0
_TEXT_WIDTH = 372.0
_LOOK = Look()


def render_brief(source: Source) -> bytes:
    """A letter as PDF."""
    subject = source.front.betreft or source.front.title

    def frame(page: int) -> Frame:
        return Frame(LEFT, HEIGHT - 336 - 12 * (len(subject) // 62) if page == 1 else HEIGHT - 150, _TEXT_WIDTH, 64)

    def furniture(canvas: Canvas, page: int, pages: int) -> None:
        if page == 1:
            _head(canvas, source, subject)
        else:
            field_column(canvas, repeated_fields(source), _COLUMN, HEIGHT - 158)
        canvas.setFont("Helvetica", 6.5)
        canvas.drawString(_COLUMN, 34, f"Pagina {page} van {pages}")
        fictie(canvas, 34)

    notes = _LOOK.notes(source.body.notes)
    sheets = paginate(_LOOK.pieces(source.body, _TEXT_WIDTH), notes, frame)
    return draw(source, sheets, notes, furniture)


def _head(canvas: Canvas, source: Source, subject: str) -> None:
    lines(canvas, ministry(source), 325, HEIGHT - 76, 190, font="Times-Roman", size=11)
    sender = source.front.retouradres or source.dossier.retouradres
    lines(canvas, f"> Retouradres {sender}", LEFT, HEIGHT - 141, 360, font="Helvetica", size=6.5)
    y = HEIGHT - 170
    for line in addressee(source):
        y = lines(canvas, line, LEFT, y, 300, font="Helvetica", size=9)
    y = HEIGHT - 158
    if source.front.directie:
        y = lines(canvas, source.front.directie, _COLUMN, y, 88, font="Helvetica-Bold", size=6.5)
    for line in source.dossier.bezoekadres:
        y = lines(canvas, line, _COLUMN, y, 88, font="Helvetica", size=6.5)
    # The date stands beside the subject; in the column of a letter it would be said twice on one page.
    field_column(canvas, [(label, value) for label, value in column(source) if label != "Datum"], _COLUMN, y - 8)
    y = HEIGHT - 292
    for label, value in (("Datum", dutch_date(source)), ("Betreft", subject)):
        canvas.setFont("Helvetica", 9)
        canvas.drawString(LEFT, y, label)
        y = lines(canvas, value, LEFT + 48, y, 322, font="Helvetica", size=9)
