"""Small real PDF files, drawn with reportlab the way a ministry's template looks. Everything in them is FICTIEF."""

from collections.abc import Sequence
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4
LEFT, TOP, PITCH, SIZE = 80.0, 700.0, 12.0, 9.0

FIELDS = (("Onze referentie", "2099-0000123456"), ("Datum", "9 oktober 2098"), ("Opgesteld door", "Directie Fictie"))


class Paper:
    """Draws pages; text goes down from ``y``."""

    def __init__(self, path: Path, *, password: str | None = None, owner: str | None = None) -> None:
        encrypt = (
            StandardEncryption(password or "", ownerPassword=owner or "eigenaar")
            if password is not None or owner
            else None
        )
        self.path = path
        self.canvas = Canvas(str(path), pagesize=A4, encrypt=encrypt)
        self.y = TOP
        self.number = 1

    def line(
        self, text: str, *, x: float = LEFT, size: float = SIZE, font: str = "Helvetica", drop: float = PITCH
    ) -> "Paper":
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, self.y, text)
        self.y -= drop
        return self

    def lines(self, texts: Sequence[str], *, x: float = LEFT, gap: float = PITCH) -> "Paper":
        for text in texts:
            self.line(text, x=x)
        self.y -= gap
        return self

    def head(self, text: str) -> "Paper":
        return self.line(text, font="Helvetica-Bold")

    def bullet(self, lines: Sequence[str], *, mark: str = "\u2022", x: float = LEFT + 18) -> "Paper":
        self.canvas.setFont("Helvetica", SIZE)
        self.canvas.drawString(x, self.y, mark)
        for text in lines:
            self.line(text, x=x + 18)
        return self

    def at(self, x: float, y: float, text: str, *, size: float = SIZE, font: str = "Helvetica") -> "Paper":
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, y, text)
        return self

    def fields(self, pairs: Sequence[tuple[str, str]] = FIELDS, *, x: float = 466.0) -> "Paper":
        y = TOP
        for label, value in pairs:
            self.at(x, y, label, size=6.5, font="Helvetica-Bold").at(x, y - 9, value, size=6.5)
            y -= 23
        return self

    def note(self, number: int, text: str, *, y: float = 90.0) -> "Paper":
        return self.at(LEFT, y + 3, str(number), size=5).at(LEFT + 7, y, text, size=7)

    def footer(self, text: str) -> "Paper":
        return self.at(LEFT, 32, text, size=7)

    def turn(self) -> "Paper":
        self.canvas.showPage()
        self.y, self.number = TOP, self.number + 1
        return self

    def save(self) -> Path:
        self.canvas.save()
        return self.path


def body(count: int, *, start: int = 1) -> list[str]:
    """Full lines of invented prose, each different."""
    return [
        f"De fictieve regeling nummer {n} van het Waterschap Verzonnen geldt voor alle betrokken diensten en"
        for n in range(start, start + count)
    ]
