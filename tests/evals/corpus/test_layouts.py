import zipfile
from pathlib import Path

import docx
import odfdo
import pypdf
import pypdfium2
import pytest
from lxml import etree

from evals.corpus.build import build
from evals.corpus.source import FICTIE, SourceError

from .sample_sources import BODY, SENTENCES, extract, squash, write_source

COMBINATIONS = [
    *(("nota", ending) for ending in ("pdf", "docx", "odt", "txt", "html", "md")),
    *(("brief", ending) for ending in ("pdf", "docx", "odt", "html", "txt")),
    *(("kamerstuk", ending) for ending in ("pdf", "html", "xml", "txt", "docx", "odt")),
    *(("plat", ending) for ending in ("pdf", "docx", "odt", "txt", "md", "html")),
]


def _build(tmp_path: Path, *, layout: str, ending: str, extra: str | None = None, body: str = BODY) -> Path:
    write_source(tmp_path / "bronnen", "stuk", layout=layout, ending=ending, extra=extra, body=body)
    build(tmp_path / "bronnen", tmp_path / "uit")
    return tmp_path / "uit" / "proef" / "map" / f"stuk.{ending}"


@pytest.mark.parametrize(("layout", "ending"), COMBINATIONS)
def test_every_layout_and_format_holds_the_text_and_says_that_it_is_invented(
    tmp_path: Path, layout: str, ending: str
) -> None:
    text = squash(extract(_build(tmp_path, layout=layout, ending=ending)))
    missing = [sentence for sentence in SENTENCES if squash(sentence) not in text]
    assert missing == []
    assert squash(FICTIE) in text


@pytest.mark.parametrize("ending", ["pdf", "docx", "odt", "txt"])
def test_a_nota_has_its_head_and_reference_column(tmp_path: Path, ending: str) -> None:
    text = squash(extract(_build(tmp_path, layout="nota", ending=ending)))
    for part in ("TER BESLISSING", "Onze referentie", "2099-0000000001", "Minister van Voorbeelden", "DGV", "nota"):
        assert squash(part) in text, part


def test_a_second_page_repeats_reference_and_date_and_counts_pages(tmp_path: Path) -> None:
    path = _build(tmp_path, layout="nota", ending="pdf", body=BODY.replace("### Pol", "<!-- pagina -->\n\n### Pol"))
    first, second = [page.extract_text() for page in pypdf.PdfReader(path).pages]
    assert "Pagina 1 van 2" in first
    assert all(part in second for part in ("2099-0000000001", "9 oktober 2098", "Pagina 2 van 2", "Politieke context"))


def test_a_footnote_stands_on_the_page_of_its_mark_with_the_digit_glued_to_the_word(tmp_path: Path) -> None:
    text = "Hier staat een bewering.[^1]\n\n<!-- pagina -->\n\nEn hier een andere.[^2]\n\n"
    body = text + "[^1]: Bron een.\n[^2]: Bron twee.\n"
    path = _build(tmp_path, layout="brief", ending="pdf", body=body)
    first, second = [page.extract_text() for page in pypdf.PdfReader(path).pages]
    assert "bewering.1" in first.replace(" ", "").replace("\n", "")
    assert ("Bron een" in first, "Bron twee" in first) == (True, False)
    assert ("Bron een" in second, "Bron twee" in second) == (False, True)


def test_a_long_text_runs_over_pages_without_losing_a_word(tmp_path: Path) -> None:
    words = [f"woord{number}" for number in range(3000)]
    body = "\n\n".join(" ".join(words[at : at + 150]) + f".[^{at // 150 + 1}]" for at in range(0, 3000, 150))
    body += "\n\n" + "\n".join(f"[^{number}]: Noot nummer {number}." for number in range(1, 21)) + "\n"
    path = _build(tmp_path, layout="kamerstuk", ending="pdf", body=body)
    text = extract(path)
    assert [word for word in words if word not in text] == []
    assert all(f"Noot nummer {number}." in text for number in range(1, 21))
    assert len(pypdf.PdfReader(path).pages) > 3


def test_a_published_letter_has_the_head_of_a_kamerstuk(tmp_path: Path) -> None:
    text = extract(_build(tmp_path, layout="kamerstuk", ending="pdf"))
    for part in (
        "Tweede Kamer der Staten-Generaal",
        "Vergaderjaar 2098-2099",
        "99 999 IV",
        "Proefdossier",
        "Nr. 15",
        "BRIEF VAN DE MINISTER VAN VOORBEELDEN",
        "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal",
        "Den Haag, 9 oktober 2098",
        "Tweede Kamer, vergaderjaar 2098–2099, 99 999 IV, nr. 15",
        "kst-99999-IV-15",
    ):
        assert part in text, part


def test_word_has_headings_lists_tables_and_real_footnotes(tmp_path: Path) -> None:
    path = _build(tmp_path, layout="brief", ending="docx")
    document = docx.Document(str(path))
    styles = [paragraph.style.name for paragraph in document.paragraphs if paragraph.style]
    assert {"Heading 1", "Heading 2", "List Bullet", "List Bullet 2", "List Number"} <= set(styles)
    assert [cell.text for cell in document.tables[0].rows[1].cells] == ["1", "Kamerbrief voorbeeld"]
    with zipfile.ZipFile(path) as archive:
        notes = etree.fromstring(archive.read("word/footnotes.xml"))
        body = archive.read("word/document.xml").decode()
    assert body.count("<w:footnoteReference ") == 2
    assert "99 999 IV, nr. 15" in "".join(str(part) for part in notes.itertext())


def test_opendocument_has_headings_lists_tables_and_notes(tmp_path: Path) -> None:
    document = odfdo.Document(str(_build(tmp_path, layout="nota", ending="odt")))
    body = document.body
    assert [header.text_recursive for header in body.headers] == ["Aanleiding", "Politieke context"]
    for tag, count in (("text:list-item", 6), ("table:table", 1), ("text:note", 2)):
        assert len(body.get_elements(f"//{tag}")) == count, tag


def test_a_rubricering_is_printed_upright_in_the_margin_of_each_page(tmp_path: Path) -> None:
    extra = "type: TER BESLISSING\naan: Minister\nrubricering: Departementaal VERTROUWELIJK"
    body = BODY.replace("### Pol", "<!-- pagina -->\n\n### Pol")
    path = _build(tmp_path, layout="nota", ending="pdf", extra=extra, body=body)
    pages = pypdf.PdfReader(path).pages
    assert all("DEPARTEMENTAAL VERTROUWELIJK" in page.extract_text(orientations=(90, 270)) for page in pages)
    assert not any("DEPARTEMENTAAL" in page.extract_text(orientations=(0,)) for page in pages)


def test_a_scan_has_pictures_and_no_text(tmp_path: Path) -> None:
    path = _build(tmp_path, layout="scan", ending="pdf")
    pages = pypdf.PdfReader(path).pages
    assert [page.extract_text().strip() for page in pages] == [""] * len(pages)
    assert all(len(page.images) == 1 for page in pages)


def test_an_encrypted_file_does_not_open_and_a_damaged_one_is_no_document(tmp_path: Path) -> None:
    locked = _build(tmp_path / "a", layout="brief", ending="pdf", extra="expect: {status: encrypted}")
    assert pypdf.PdfReader(locked).is_encrypted
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(locked)
    broken = _build(tmp_path / "b", layout="brief", ending="pdf", extra="expect: {status: damaged}")
    assert broken.read_bytes().startswith(b"%PDF")
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(broken)
    broken = _build(tmp_path / "c", layout="brief", ending="docx", extra="expect: {status: damaged}")
    with pytest.raises(zipfile.BadZipFile):
        zipfile.ZipFile(broken)


def test_a_character_that_a_pdf_lacks_is_named_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"proef/stuk\.md, regel \d+: het teken '≥'"):
        _build(tmp_path, layout="brief", ending="pdf", body="Een bedrag ≥ € 5.\n")
