"""A document as the Kamer publishes it: rules across the page, numbers left, text in the right-hand column."""

from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from evals.corpus.load import Source
from evals.corpus.opening import chamber, heading, opening_lines, running_foot, series
from evals.corpus.render.pdf_canvas import HEIGHT, draw, fictie, lines
from evals.corpus.render.pdf_pages import Frame, Piece, paginate
from evals.corpus.render.pdf_text import Look
from evals.corpus.source import Kamerstuk

_LEFT = 55.0
_TEXT = 221.0
_RIGHT = 540.0
_WIDTH = _RIGHT - _TEXT
_LOOK = Look(size=8.5, leading=10.5, after=7.0, level2="<i>{}</i>", hyphenate=9)


def render_kamerstuk(source: Source) -> bytes:
    """Return a published document as PDF.

    Raises:
        ValueError: the source has no ``kamerstuk`` block.
    """
    stuk = source.front.kamerstuk
    if stuk is None:
        msg = f"{source.target} has no kamerstuk block"
        raise ValueError(msg)
    title = series(stuk)[1]
    start = HEIGHT - 214 - 13 * len(simpleSplit(title, "Helvetica-Bold", 9, _WIDTH)) - _kop_height(stuk)

    def frame(page: int) -> Frame:
        return Frame(_TEXT, start if page == 1 else HEIGHT - 68, _WIDTH, 92)

    def furniture(canvas: Canvas, page: int, pages: int) -> None:  # noqa: ARG001  a Kamerstuk does not say how many
        if page == 1:
            _head(canvas, stuk)
            _colophon(canvas, stuk, source.front.date.year)
        canvas.setFont("Helvetica", 8)
        canvas.drawString(_TEXT, 68, running_foot(stuk))
        canvas.drawRightString(_RIGHT, 68, str(page))
        fictie(canvas, 50, _TEXT)

    notes = _LOOK.notes(source.body.notes)
    style = _LOOK.style("opening")
    opening = [Piece(Paragraph(line, style)) for line in opening_lines(source)]
    sheets = paginate(opening + _LOOK.pieces(source.body, _WIDTH), notes, frame)
    return draw(source, sheets, notes, furniture)


def _head(canvas: Canvas, stuk: Kamerstuk) -> None:
    name, figure = chamber(stuk)
    canvas.setFont("Helvetica-Bold", 17)
    canvas.drawString(_LEFT, HEIGHT - 78, name)
    canvas.setFont("Helvetica-Bold", 42)
    canvas.drawRightString(_RIGHT, HEIGHT - 98, figure)
    number, title = series(stuk)
    canvas.setLineWidth(0.8)
    canvas.line(_LEFT, HEIGHT - 120, _RIGHT, HEIGHT - 120)
    canvas.setFont("Helvetica", 8.5)
    canvas.drawString(_LEFT, HEIGHT - 135, f"Vergaderjaar {stuk.vergaderjaar}")
    canvas.line(_LEFT, HEIGHT - 174, _RIGHT, HEIGHT - 174)
    y = HEIGHT - 190
    canvas.setFont("Helvetica-Bold", 9)
    if stuk.dossier:
        canvas.drawString(_LEFT, y, number)
    else:
        canvas.drawString(_TEXT, HEIGHT - 135, number)
    y = lines(canvas, title, _TEXT, y, _WIDTH, font="Helvetica-Bold", size=9) - 14
    canvas.setFont("Helvetica-Bold", 9 if stuk.dossier else 12)
    canvas.drawString(_LEFT if stuk.dossier else _TEXT, y, stuk.label if stuk.dossier else stuk.nr)
    lines(canvas, heading(stuk), _TEXT, y, _WIDTH, font="Helvetica-Bold", size=9)


def _kop_height(stuk: Kamerstuk) -> float:
    return 13.0 * max(len(simpleSplit(heading(stuk), "Helvetica-Bold", 9, _WIDTH)), 1) + 14


def _colophon(canvas: Canvas, stuk: Kamerstuk, year: int) -> None:
    canvas.setFont("Helvetica", 5.5)
    canvas.drawString(_LEFT, 74, stuk.code)
    canvas.drawString(_LEFT, 67, f"’s-Gravenhage {year}")
