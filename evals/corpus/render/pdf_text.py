"""Blocks of a source as ReportLab flowables, in the typefaces that every PDF reader has (nothing is embedded)."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, Table, TableStyle

from evals.corpus import body
from evals.corpus.body import Runs, signs
from evals.corpus.render.pdf_pages import Piece
from evals.corpus.render.widths import widths


@dataclass(frozen=True)
class Look:
    """Typography of a layout.

    Attributes:
        size: of the text, in points.
        leading: line distance in points.
        after: white below a paragraph.
        level2: tags around a heading of the second level.
        hyphenate: shortest word that may be broken at a line end; 0 breaks none.
        marker: what stands before a bullet, by depth.
    """

    size: float = 9.0
    leading: float = 12.0
    after: float = 8.0
    level2: str = "<b><i>{}</i></b>"
    hyphenate: int = 0
    marker: tuple[str, ...] = ("•", "–", "•")

    def style(self, name: str, **changes: object) -> ParagraphStyle:
        """A paragraph style of this look."""
        settings: dict[str, object] = {
            "fontName": "Helvetica",
            "fontSize": self.size,
            "bulletFontName": "Helvetica",
            "bulletFontSize": self.size,
            "leading": self.leading,
            "spaceAfter": self.after,
            "allowWidows": 0,
            "allowOrphans": 0,
            "embeddedHyphenation": 1,
        }
        if self.hyphenate:
            settings |= {"hyphenationLang": "nl_NL", "hyphenationMinWordLength": self.hyphenate}
        style = ParagraphStyle(name)
        for attribute, value in (settings | changes).items():
            setattr(style, attribute, value)
        return style

    def pieces(self, text: body.Body, width: float) -> list[Piece]:
        """The text as pieces for pages; ``width`` in points is that of the column (tables fill it)."""
        out: list[Piece] = []
        following = [*text.blocks[1:], None]
        for block, after in zip(text.blocks, following, strict=True):
            out.append(self._piece(block, after, width))
        return out

    def notes(self, notes: Sequence[Runs]) -> list[Paragraph]:
        """The footnotes, each with its number raised before it."""
        style = self.style("note", fontSize=self.size - 2, leading=self.leading - 3, spaceAfter=0, hyphenationLang="")
        rise = f'<super rise="2.5" size="{self.size - 3.5}">'
        return [
            Paragraph(f"{rise}{number}</super> {markup(runs)}", style) for number, runs in enumerate(notes, start=1)
        ]

    def _piece(self, block: body.Block, after: body.Block | None, width: float) -> Piece:
        match block:
            case body.Heading(level, runs):
                text = f"<b>{markup(runs)}</b>" if level == 1 else self.level2.format(markup(runs))
                style = self.style(f"kop{level}", spaceBefore=4 if level == 1 else 0, spaceAfter=1, hyphenationLang="")
                return Piece(Paragraph(text, style), keep=True)
            case body.Paragraph(runs):
                bold = all(run.bold for run in runs if run.text)  # a head in bold, such as "Vraag 1"
                tight = bold or isinstance(after, body.Item)
                room = 34.0 if signs(runs) else 1.0 if tight else self.after
                style = self.style("alinea", spaceAfter=room)
                return Piece(Paragraph(markup(runs, self.size), style), keep=bold and after is not None)
            case body.Item(depth, number, runs, _):
                more = isinstance(after, body.Item)
                indent = 14.0 * depth
                marker = f"{number}." if number else self.marker[min(depth, len(self.marker)) - 1]
                style = self.style(
                    "punt", leftIndent=indent + 4, bulletIndent=indent - 10, spaceAfter=1 if more else self.after
                )
                return Piece(Paragraph(markup(runs, self.size), style, bulletText=marker))
            case body.Table(rows):
                return Piece(
                    self._table(rows, width), tuple(run.note for row in rows for c in row for run in c if run.note)
                )
            case body.PageBreak():
                return Piece(None)

    def _table(self, rows: Sequence[Sequence[Runs]], width: float) -> Table:
        style = self.style("cel", fontSize=self.size - 1, leading=self.leading - 2, spaceAfter=0, hyphenationLang="")
        cells = [
            [Paragraph(f"<b>{markup(cell)}</b>" if top else markup(cell, self.size - 1), style) for cell in row]
            for row, top in zip(rows, [True] + [False] * len(rows), strict=False)
        ]
        table = Table(cells, colWidths=widths(rows, width), repeatRows=1, spaceBefore=2, spaceAfter=self.after)
        table.setStyle(
            TableStyle(
                [
                    ("VALIGN", (0, 0), (-1, -1), "TOP"),
                    ("LINEABOVE", (0, 0), (-1, 0), 0.8, colors.black),
                    ("LINEBELOW", (0, 0), (-1, 0), 0.8, colors.black),
                    ("LINEBELOW", (0, 1), (-1, -1), 0.25, colors.grey),
                    ("LEFTPADDING", (0, 0), (-1, -1), 3),
                    ("RIGHTPADDING", (0, 0), (-1, -1), 3),
                    ("TOPPADDING", (0, 0), (-1, -1), 2),
                    ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
                ]
            )
        )
        return table


def markup(runs: Runs, size: float = 9.0) -> str:
    """Runs in ReportLab's markup; a footnote's digit is raised and glued to the word before it."""
    out: list[str] = []
    for run in runs:
        if run.line:
            out.append("<br/>")
        elif run.note:
            out.append(f'<super rise="{size * 0.36:.2f}" size="{size * 0.66:.2f}">{run.note}</super>')
        else:
            text = escape(run.text)
            text = f"<i>{text}</i>" if run.italic else text
            out.append(f"<b>{text}</b>" if run.bold else text)
    return "".join(out)
