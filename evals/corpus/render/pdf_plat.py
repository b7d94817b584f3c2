"""A plain document: title, date, text."""

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from evals.corpus.load import Source
from evals.corpus.opening import column, dutch_date
from evals.corpus.render.pdf_canvas import HEIGHT, LEFT, draw, fictie
from evals.corpus.render.pdf_pages import Frame, Piece, paginate
from evals.corpus.render.pdf_text import Look

_WIDTH = 440.0
_LOOK = Look(size=10, leading=13.5)


def render_plat(source: Source) -> bytes:
    """A plain document as PDF."""

    def frame(page: int) -> Frame:
        return Frame(LEFT, HEIGHT - 80 if page == 1 else HEIGHT - 70, _WIDTH, 70)

    def furniture(canvas: Canvas, page: int, pages: int) -> None:
        canvas.setFont("Helvetica", 7)
        canvas.drawRightString(LEFT + _WIDTH, 38, f"{page} / {pages}")
        fictie(canvas, 38)

    head = [
        Piece(Paragraph(source.front.title, _LOOK.style("titel", fontName="Helvetica-Bold", fontSize=14, leading=18)))
    ]
    fields = column(source) or [("Datum", dutch_date(source))]
    tight = _LOOK.style("veld", spaceAfter=1)
    head += [Piece(Paragraph(f"<b>{label}:</b> {value}", tight)) for label, value in fields]
    head += [Piece(Paragraph("&nbsp;", tight))]
    notes = _LOOK.notes(source.body.notes)
    sheets = paginate(head + _LOOK.pieces(source.body, _WIDTH), notes, frame)
    return draw(source, sheets, notes, furniture)
