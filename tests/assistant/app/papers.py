"""Invented documents for the tests of the chat (FICTIEF)."""

from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

TOP = 780  # points from the bottom of the page at which text begins
LEADING = 16
REQUEST = "verzoekt de regering voor 1 maart 2099 een vierde veerboot naar Zoutwijk in te zetten"
ADVICE = "U wordt gevraagd de brief over de veerdienst te ondertekenen ter verzending aan de Tweede Kamer."
SECOND_PAGE = "Het tarief voor een enkele overtocht stijgt in 2099 van 4,20 euro naar 4,85 euro."

MOTIE = [
    [
        "99 930 XII Veerdienst Zoutwijk (FICTIEF)",
        "Nr. 7 MOTIE VAN HET LID KRAANVOGEL",
        "Voorgesteld 14 oktober 2098",
        "",
        "De Kamer,",
        "",
        "gehoord de beraadslaging,",
        "",
        "constaterende dat de veerboten naar Zoutwijk vaak vol zijn;",
        "",
        REQUEST + ",",
        "",
        "en gaat over tot de orde van de dag.",
        "",
        "Kraanvogel",
    ]
]
NOTA = [
    [
        "TER ONDERTEKENING",
        "FICTIEF voorbeelddocument",
        "Onze referentie",
        "2099-0000930001",
        "Datum",
        "9 november 2098",
        "Aan Staatssecretaris van IenW",
        "Van DGMO",
        "nota Kamerbrief over de veerdienst naar Zoutwijk",
        "",
        "# Aanleiding",
        "De Kamer heeft met de motie Kraanvogel om een vierde veerboot gevraagd.",
        "",
        "# Geadviseerd besluit",
        ADVICE,
        "",
        "# Kern",
        "De rederij kan op zijn vroegst in april 2099 een vierde veerboot inzetten.",
    ],
    [
        "",
        "# Toelichting",
        "",
        "# Financiële overwegingen",
        SECOND_PAGE,
        "De rederij draagt de kosten van het onderhoud van de aanlegsteiger.",
    ],
]
BRIEF = """FICTIEF voorbeelddocument

Aan de Voorzitter van de Tweede Kamer der Staten-Generaal
Datum 12 november 2098
Betreft Reactie op vragen over de zeehondenopvang

Geachte voorzitter,

De zeehondenopvang van Zoutwijk ving in 2098 in totaal 312 dieren op.
<script>window.stolen = 1</script> <img src="http://example.org/leak.png" onerror="window.stolen = 1">
![leak](http://example.org/markdown.png) ${window.stolen = 1} {{value}} <b>vet</b>
De opvang van zeehonden in Zoutwijk blijft ook in 2099 open.

De Staatssecretaris van LVVN
"""
UPLOADED = [
    [
        "FICTIEF voorbeelddocument",
        "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal",
        "Datum 3 december 2098",
        "Betreft Vogeltrek boven Zoutwijk",
        "Geachte voorzitter,",
        "De teldienst telde in november 2098 boven Zoutwijk 18.450 overtrekkende rotganzen.",
        "De Staatssecretaris van LVVN",
    ]
]


def write_pdf(path: Path, pages: list[list[str]]) -> Path:
    """Write a PDF with a line of text each ``LEADING`` points below ``TOP``; a line with ``# `` before it is bold."""
    path.parent.mkdir(parents=True, exist_ok=True)
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    for lines in pages:
        for number, line in enumerate(lines):
            canvas.setFont("Helvetica-Bold" if line.startswith("# ") else "Helvetica", 10)
            canvas.drawString(60, TOP - number * LEADING, line.removeprefix("# "))
        canvas.showPage()
    canvas.save()
    return path


def write_papers(folder: Path) -> Path:
    """Write the documents that the chat starts with."""
    write_pdf(folder / "moties" / "Motie Kraanvogel.pdf", MOTIE)
    write_pdf(folder / "nota's" / "Nota veerdienst.pdf", NOTA)
    (folder / "brief zeehonden.txt").write_text(BRIEF, encoding="utf-8")
    (folder / "kapot.pdf").write_bytes(b"%PDF-1.7\nFICTIEF, afgebroken")
    return folder


def height_of(lines: list[str], line: str) -> float:
    """Return where a line stands on its page, as a fraction from the top."""
    return 1 - (TOP - lines.index(line) * LEADING) / A4[1]
