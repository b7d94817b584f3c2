"""Small invented sources for the tests of the builder, and the text that comes back out of a built file."""

import email
import email.policy
import zipfile
from pathlib import Path

import docx
import odfdo
import pypdf
from lxml import etree, html

DOSSIER = """naam: Proef
ministerie: Ministerie van Voorbeelden
retouradres: Postbus 1 2500 AA Den Haag
bezoekadres: [Voorbeeldstraat 1, Den Haag]
"""

BODY = """## Aanleiding

De heer Ñuñez uit Curaçao schreef «een brief» over € 1,5 miljoen – en dat vóór 1 mei.[^1]

- Een hoofdpunt over de samenwerking tussen uitvoeringsorganisaties
  - Een subpunt met *nadruk* en **gewicht**
  - Nog een subpunt[^2]
- Het tweede hoofdpunt

1. Eerst dit
2. Daarna dat

### Politieke context

| Volgnummer | Naam |
|---|---|
| 1 | Kamerbrief voorbeeld |
| 2 | Bijlage met bedragen |

De Kamer krijgt dit jaar nog bericht.

A. Voorbeeld{break}
B. Voorbeeld

[^1]: Kamerstukken II 2098/99, 99 999 IV, nr. 15.
[^2]: Aanhangsel Handelingen II 2098/99, nr. 12.
""".replace("{break}", "  ")

SENTENCES = (
    "De heer Ñuñez uit Curaçao schreef «een brief» over € 1,5 miljoen – en dat vóór 1 mei.",
    "Een hoofdpunt over de samenwerking tussen uitvoeringsorganisaties",
    "Een subpunt met nadruk en gewicht",
    "Daarna dat",
    "Politieke context",
    "Kamerbrief voorbeeld",
    "Bijlage met bedragen",
    "B. Voorbeeld",
    "Kamerstukken II 2098/99, 99 999 IV, nr. 15.",
    "Aanhangsel Handelingen II 2098/99, nr. 12.",
)

STUK = (
    'kamerstuk: {kamer: II, dossier: "99 999", toevoeging: IV, nr: "15", vergaderjaar: 2098-2099, '
    "dossiertitel: Proefdossier, kop: BRIEF VAN DE MINISTER VAN VOORBEELDEN}"
)
COLUMN = "column: {Onze referentie: 2099-0000000001, Datum: 9 oktober 2098, Bijlage(n): '1'}"
EXTRA = {
    "nota": f"{COLUMN}\ntype: TER BESLISSING\naan: Minister van Voorbeelden\nvan: DGV",
    "brief": f"{COLUMN}\nbetreft: Een voorbeeld",
    "kamerstuk": STUK,
    "plat": "",
    "scan": COLUMN,
}


def write_source(
    folder: Path, name: str, *, layout: str, ending: str, extra: str | None = None, body: str = BODY
) -> Path:
    """Write a valid source (and its dossier) in the dossier ``proef`` of a folder of sources."""
    dossier = folder / "proef"
    dossier.mkdir(parents=True, exist_ok=True)
    (dossier / "dossier.yaml").write_text(DOSSIER, encoding="utf-8")
    kind = "nota" if layout == "nota" else "kamerbrief" if layout in ("brief", "kamerstuk", "scan") else "overig"
    lines = [
        "---",
        f"file: map/{name}.{ending}",
        f"kind: {kind}",
        f"layout: {layout}",
        "title: Een voorbeeld van een titel",
        "date: 2098-10-09",
        *((EXTRA[layout] if extra is None else extra).split("\n")),
        "---",
        body,
    ]
    path = dossier / f"{name}.md"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def extract(path: Path) -> str:
    """The text of a built file as the library for its format gives it, headers, footers and footnotes included."""
    match path.suffix:
        case ".pdf":
            return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
        case ".docx":
            docx.Document(str(path))
            return _zip_text(path)
        case ".odt":
            odfdo.Document(str(path))
            return _zip_text(path, ("content.xml", "styles.xml"))
        case ".html":
            return str(html.parse(str(path)).getroot().text_content())
        case ".xml":
            return " ".join(str(part) for part in etree.parse(str(path)).getroot().itertext())
        case ".eml":
            mail = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
            part = mail.get_body(("plain",))
            return "" if part is None else str(part.get_content())
        case _:
            return path.read_text(encoding="utf-8")


def _zip_text(path: Path, names: tuple[str, ...] = ()) -> str:
    """All characters of the XML parts of an archive."""
    out: list[str] = []
    with zipfile.ZipFile(path) as archive:
        for name in names or [
            name for name in archive.namelist() if name.startswith("word/") and name.endswith(".xml")
        ]:
            out += [str(part) for part in etree.fromstring(archive.read(name)).itertext()]
    return "".join(out)


def squash(text: str) -> str:
    """Text without white space and hyphens, so that line ends and hyphenation do not matter."""
    return "".join(text.replace("-", "").replace("\u00ad", "").replace("*", "").split())
