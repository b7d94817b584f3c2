"""A nota to a bewindspersoon as a ministry prints it: text left, reference column right."""

from reportlab.pdfgen.canvas import Canvas

from evals.corpus.load import Source
from evals.corpus.opening import column, ministry, repeated_fields
from evals.corpus.render.pdf_canvas import HEIGHT, LEFT, draw, fictie, field_column, lines
from evals.corpus.render.pdf_pages import Frame, paginate
from evals.corpus.render.pdf_text import Look

_COLUMN = 466.0
_TEXT_WIDTH = 372.0
_LOOK = Look(hyphenate=13)


def render_nota(source: Source) -> bytes:
    """A nota as PDF."""
    title_lines = _lines_of(source.front.title)
    start = HEIGHT - 300 - 12 * title_lines - (14 if source.front.van else 0)

    def frame(page: int) -> Frame:
        return Frame(LEFT, start if page == 1 else HEIGHT - 150, _TEXT_WIDTH, 64)

    def furniture(canvas: Canvas, page: int, pages: int) -> None:
        y = HEIGHT - 158
        if page == 1:
            _head(canvas, source)
            if source.front.type:
                y = lines(canvas, source.front.type, _COLUMN, y, 88, font="Helvetica-Bold", size=7) - 8
            field_column(canvas, column(source), _COLUMN, y)
        else:
            field_column(canvas, repeated_fields(source), _COLUMN, y)
        canvas.setFont("Helvetica", 6.5)
        canvas.drawString(_COLUMN, 34, f"Pagina {page} van {pages}")
        fictie(canvas, 34)

    notes = _LOOK.notes(source.body.notes)
    sheets = paginate(_LOOK.pieces(source.body, _TEXT_WIDTH), notes, frame)
    return draw(source, sheets, notes, furniture)


def _head(canvas: Canvas, source: Source) -> None:
    front = source.front
    lines(canvas, ministry(source), 325, HEIGHT - 76, 190, font="Times-Roman", size=11)
    y = HEIGHT - 217
    for label, value in (("Aan", front.aan), ("Van", front.van)):
        if value:
            canvas.setFont("Helvetica", 9)
            canvas.drawString(LEFT, y, label)
            y = lines(canvas, value, LEFT + 112, y, 250, font="Helvetica", size=9) - 2
    y -= 28
    canvas.setFont("Helvetica", 24)
    canvas.drawString(LEFT, y, "nota")
    lines(canvas, front.title, LEFT + 112, y, 255, font="Helvetica", size=9)


def _lines_of(title: str) -> int:
    return 1 + len(title) // 58
