"""DOCX and ODT. All texts are FICTIEF."""

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from odfdo import Cell, Header, List, ListItem, Paragraph, Row, Table
from odfdo import Document as OdfDocument

from ingest.document import Reading, Style
from ingest.errors import Status, UnreadableFileError
from ingest.read import Limits, read_path


def texts(reading: Reading, style: Style) -> list[str]:
    return [reading.of(b) for b in reading.blocks if b.style is style]


def test_docx_styles_lists_tables_and_margin(tmp_path: Path) -> None:
    document = Document()
    document.add_heading("Kamerbrief over fictie", 1)
    document.add_paragraph().add_run("Vraag 1").bold = True
    document.add_paragraph("Een alinea met een regel-\u00adeinde en een nbsp\u00a0daarin.")
    document.add_paragraph("eerste", style="List Bullet")
    document.add_paragraph("dieper", style="List Bullet 2")
    document.add_paragraph("een", style="List Number")
    document.add_paragraph("twee", style="List Number")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ("Datum", "9 mei 2098", "Naam", "Bedrag"), strict=True):
        cell.text = text
    document.sections[0].header.paragraphs[0].text = "Ministerie van Fictie"
    document.sections[0].footer.paragraphs[0].text = "Pagina 1"
    document.core_properties.title = "Titel FICTIEF"
    path = tmp_path / "brief.docx"
    document.save(str(path))
    reading = read_path(path)
    assert texts(reading, Style.HEADING) == ["Kamerbrief over fictie", "Vraag 1"]
    assert next((reading.of(b), b.level) for b in reading.blocks if b.style is Style.BULLET) == ("• eerste", 1)
    assert texts(reading, Style.BULLET)[-2:] == ["1. een", "2. twee"]
    assert texts(reading, Style.FIELD) == ["Datum\n9 mei 2098"]
    assert texts(reading, Style.TABLE) == ["Naam | Bedrag"]
    assert reading.margin == ("Ministerie van Fictie", "Pagina 1")
    assert reading.properties["title"] == "Titel FICTIEF"
    assert "een nbsp daarin" in reading.text


def test_docx_letterhead_gives_its_long_subject_and_no_page_number(tmp_path: Path) -> None:
    document = Document()
    subject = "Beantwoording FICTIEVE vragen over " + "een heel lang onderwerp en nog meer " * 8
    section = document.sections[0]
    section.different_first_page_header_footer = True
    header = section.first_page_header
    header.paragraphs[0].text = "1"
    for text in ("Pagina 1 van 3", "Onderwerp", subject):
        header.add_paragraph(text)
    document.add_paragraph("In antwoord op uw brief van 3 mei 2099 FICTIEF.")
    path = tmp_path / "brief.docx"
    document.save(str(path))
    reading = read_path(path)
    assert texts(reading, Style.FIELD) == [f"Onderwerp\n{subject.strip()}"]
    assert reading.text.startswith("Onderwerp")


def test_docx_leaves_out_deleted_and_hidden_text(tmp_path: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph("Zichtbaar ")
    hidden = paragraph.add_run("verborgen ")
    hidden.font.hidden = True
    deleted = OxmlElement("w:del")
    run = OxmlElement("w:r")
    text = OxmlElement("w:delText")
    text.text = "geschrapt "
    run.append(text)
    deleted.append(run)
    paragraph._p.append(deleted)
    inserted = OxmlElement("w:ins")
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "toegevoegd."
    run.append(text)
    inserted.append(run)
    paragraph._p.append(inserted)
    path = tmp_path / "wijzigingen.docx"
    document.save(str(path))
    assert read_path(path).text == "Zichtbaar toegevoegd."


def test_docx_note_mark_is_raised(tmp_path: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph("In 2098")
    mark = paragraph.add_run("1")
    mark.font.superscript = True
    mark.font.size = Pt(6)
    path = tmp_path / "noot.docx"
    document.save(str(path))
    assert read_path(path).text == "In 2098¹"


def test_docx_bold_sentence_with_the_mark_of_a_note_is_no_heading(tmp_path: Path) -> None:
    document = Document()
    for text in ("Vraag 1", "Kent u de FICTIEVE uitzending? 1)", "En deze, uit 2098? [2]", "Onderdeel (1)"):
        document.add_paragraph().add_run(text).bold = True
    path = tmp_path / "vraag.docx"
    document.save(str(path))
    assert texts(read_path(path), Style.HEADING) == ["Vraag 1", "Onderdeel (1)"]


def test_docx_footnotes_follow_their_paragraph(tmp_path: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph("De Kamer is geïnformeerd.")
    run = paragraph.add_run()
    reference = OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), "2")
    run._r.append(reference)
    document.add_paragraph("Volgende alinea.")
    buffer = io.BytesIO()
    document.save(buffer)
    path = tmp_path / "voetnoot.docx"
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    words = "<w:p><w:r><w:t>Kamerstuk FICTIEF, nr. 3.</w:t></w:r></w:p>"
    mime = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    notes = f'<?xml version="1.0"?><w:footnotes {space}><w:footnote w:id="2">{words}</w:footnote></w:footnotes>'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/_rels/document.xml.rels":
                content = content.replace(
                    b"</Relationships>",
                    f'<Relationship Id="rId99" Type="{kind}" Target="footnotes.xml"/></Relationships>'.encode(),
                )
            if name == "[Content_Types].xml":
                part = f'<Override PartName="/word/footnotes.xml" ContentType="{mime}"/></Types>'
                content = content.replace(b"</Types>", part.encode())
            target.writestr(name, content)
        target.writestr("word/footnotes.xml", notes)
    reading = read_path(path)
    assert [reading.of(b) for b in reading.blocks] == [
        "De Kamer is geïnformeerd.²",
        "² Kamerstuk FICTIEF, nr. 3.",
        "Volgende alinea.",
    ]


def test_odt(tmp_path: Path) -> None:
    document = OdfDocument("text")
    document.body.clear()
    document.body.append(Header(1, "Nota over fictie"))
    paragraph = Paragraph("De Kamer is geïnformeerd in 2098 over water.")
    document.body.append(paragraph)
    paragraph.insert_note(after="2098", note_id="n1", citation="1", body="Een noot, FICTIEF.")
    document.body.append(List([ListItem("eerste"), ListItem("tweede")]))
    table = Table("t")
    for values in (("Naam", "Bedrag"), ("Fonds", "10")):
        row = Row()
        for value in values:
            row.append_cell(Cell(text=value))
        table.append_row(row)
    document.body.append(table)
    path = tmp_path / "nota.odt"
    document.save(str(path))
    reading = read_path(path)
    assert [(b.style, reading.of(b)) for b in reading.blocks] == [
        (Style.HEADING, "Nota over fictie"),
        (Style.BODY, "De Kamer is geïnformeerd in 2098¹ over water."),
        (Style.FOOTNOTE, "¹ Een noot, FICTIEF."),
        (Style.BULLET, "• eerste"),
        (Style.BULLET, "• tweede"),
        (Style.TABLE, "Naam | Bedrag"),
        (Style.TABLE, "Fonds | 10"),
    ]


def test_archive_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bom.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<a>" + b" " * 40_000_000 + b"</a>")
    with pytest.raises(UnreadableFileError) as caught:
        read_path(path, Limits(max_bytes=20_000_000))
    assert caught.value.status is Status.LIMIT


def test_truncated_archive_is_damaged(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("FICTIEF")
    path = tmp_path / "half.docx"
    document.save(str(path))
    path.write_bytes(path.read_bytes()[:2000])
    with pytest.raises(UnreadableFileError) as caught:
        read_path(path)
    assert caught.value.status is Status.DAMAGED
