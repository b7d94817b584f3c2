"""A canvas that writes the same bytes for the same drawing, and what every page of the corpus has."""

from collections.abc import Callable, Sequence
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from evals.corpus.load import Source
from evals.corpus.opening import ministry
from evals.corpus.render.pdf_pages import Sheet
from evals.corpus.source import FICTIE, SourceError

PASSWORD = "fictief"  # noqa: S105  the password of a sample file that must not open without one
LEFT = 79.0
WIDTH, HEIGHT = A4
SMALL = 6.5

Furniture = Callable[[Canvas, int, int], None]  # draws what surrounds the text, given page and number of pages


def draw(source: Source, sheets: Sequence[Sheet], notes: Sequence[Paragraph], furniture: Furniture) -> bytes:
    """Draw pages to a PDF.

    Raises:
        SourceError: for a character that the standard typefaces lack.
    """
    _check_characters(source)
    target = BytesIO()
    locked = StandardEncryption(PASSWORD, strength=128) if source.front.expect.status == "encrypted" else None
    canvas = Canvas(target, pagesize=A4, invariant=1, pageCompression=1, encrypt=locked, lang="nl-NL")
    canvas.setTitle(source.front.title)
    canvas.setAuthor(ministry(source))
    canvas.setSubject(FICTIE)
    canvas.setCreator("Notabene, voorbeeldcorpus")
    for number, sheet in enumerate(sheets, start=1):
        furniture(canvas, number, len(sheets))
        sheet.draw(canvas, notes)
        if source.front.rubricering:
            _margin_print(canvas, source.front.rubricering)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def fictie(canvas: Canvas, y: float, x: float = LEFT) -> None:
    """The line that says that all of this is invented."""
    canvas.setFont("Helvetica-Oblique", 6)
    canvas.setFillGray(0.35)
    canvas.drawString(x, y, FICTIE)
    canvas.setFillGray(0)


def lines(canvas: Canvas, text: str, x: float, y: float, width: float, *, font: str, size: float) -> float:
    """Write text in lines of at most ``width`` points downwards from ``y``; returns where the next line goes."""
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}".strip()
            if line and stringWidth(longer, font, size) > width:
                y = _line(canvas, line, x, y, font, size)
                line = word
            else:
                line = longer
        y = _line(canvas, line, x, y, font, size)
    return y


def field_column(canvas: Canvas, fields: Sequence[tuple[str, str]], x: float, y: float, width: float = 88.0) -> float:
    """A column of small labels in bold, each above its value; returns where the next line goes."""
    for label, value in fields:
        y = lines(canvas, label, x, y, width, font="Helvetica-Bold", size=SMALL)
        if value:
            y = lines(canvas, value, x, y, width, font="Helvetica", size=SMALL)
        y -= 5
    return y


def _line(canvas: Canvas, line: str, x: float, y: float, font: str, size: float) -> float:
    canvas.setFont(font, size)
    canvas.drawString(x, y, line)
    return y - size * 1.33


def _margin_print(canvas: Canvas, text: str) -> None:
    """A rubricering as it is printed: in capitals, upwards in the left margin."""
    canvas.saveState()
    canvas.translate(30, HEIGHT / 2 - 120)
    canvas.rotate(90)
    canvas.setFont("Helvetica-Bold", 11)
    canvas.drawString(0, 0, text.upper())
    canvas.restoreState()


def _check_characters(source: Source) -> None:
    text = source.path.read_text(encoding="utf-8")
    for number, line in enumerate(text.split("\n"), start=1):
        for character in line:
            try:
                character.encode("cp1252")
            except UnicodeEncodeError:
                name = f"{source.path.parent.name}/{source.path.name}"
                mistake = f"het teken {character!r} bestaat niet in de letters van een PDF; vervang het"
                raise SourceError(name, number, mistake) from None
