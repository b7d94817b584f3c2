"""Drafts as files, opened again by the libraries that read them."""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import odfdo
import pytest
from docx.oxml.ns import qn

from assistant.draft.material import gather
from assistant.draft.opstellen import draft
from assistant.draft.profielen import profiel
from assistant.draft.types import GAP, Draft, Onderdeel
from assistant.export.nota_docx import nota_docx
from assistant.export.nota_markdown import nota_markdown
from assistant.export.nota_odt import nota_odt
from evals.corpus.build import SOURCES, build
from ingest.read.limits import Limits

LETTER = "caribisch/kamerbrieven/2098-10-20 Kamerbrief Steunpunt Bovenwinden.pdf"


@pytest.fixture(scope="module")
def nota(tmp_path_factory: pytest.TempPathFactory) -> Draft:
    folder = tmp_path_factory.mktemp("voorbeelden")
    build(SOURCES, folder)
    material = gather([str(folder / LETTER)], None, Limits())
    return draft(Onderdeel.NOTA, material, profiel("bzk"), title="Steunpunt <b> & [x](http://y)")


def test_the_word_file_has_headings_lists_notes_and_a_header_block(nota: Draft) -> None:
    document = docx.Document(BytesIO(nota_docx(nota)))
    by_style: dict[str, list[str]] = {}
    for paragraph in document.paragraphs:
        by_style.setdefault(paragraph.style.name if paragraph.style else "", []).append(paragraph.text)
    assert by_style["Heading 1"][:3] == ["Aanleiding", "Geadviseerd besluit", "Kern"]
    assert "Krachtenveld" in by_style["Heading 2"]
    assert any(text.startswith("Kosten: De proef kost") for text in by_style["List Bullet"])
    assert by_style["List Bullet 2"]
    assert by_style["Title"] == ["Steunpunt <b> & [x](http://y)"]
    labels = [row.cells[0].text for row in document.tables[0].rows]
    assert labels[0] == "Nota actief openbaar"
    assert document.core_properties.language == "nl-NL"
    assert "AI-concept, controleer." in document.sections[0].footer.paragraphs[0].text


def test_every_source_is_a_real_footnote_and_every_gap_is_marked(nota: Draft) -> None:
    document = docx.Document(BytesIO(nota_docx(nota)))
    (notes,) = [part for part in document.part.package.iter_parts() if part.partname == "/word/footnotes.xml"]
    body = document.element.xml
    assert body.count("w:footnoteReference ") == notes.blob.count(b"FootnoteText")
    assert "neem ik nu geen besluit" in notes.blob.decode()
    gaps = [
        run
        for table in document.tables
        for row in table.rows
        for run in row.cells[1].paragraphs[0].runs
        if run.text == GAP
    ]
    assert gaps
    assert all(run.font.highlight_color is not None for run in gaps)
    (header,) = document.tables[1].rows[0]._tr.iter(qn("w:tblHeader"))
    assert header is not None


def test_two_notes_of_one_line_do_not_read_as_one_number(nota: Draft) -> None:
    twice = next(line for block in nota.blocks for line in block.lines if len(nota.numbers(line)) == 1)
    (other,) = next(
        line.spans for block in nota.blocks for line in block.lines if line.spans and line.spans != twice.spans
    )
    block = replace(nota.blocks[0], lines=(replace(twice, text="FICTIEF", spans=(*twice.spans, other)),))
    made = replace(nota, blocks=(block,))
    assert len(made.numbers(block.lines[0])) == 2
    word = docx.Document(BytesIO(nota_docx(made)))
    assert any(paragraph.text == "FICTIEF, " for paragraph in word.paragraphs)
    odt = odfdo.Document(BytesIO(nota_odt(made)))
    line = next(one for one in odt.body.get_paragraphs() if str(one).startswith("FICTIEF"))
    assert "</text:note>" in line.serialize()
    assert re.search(r"</text:note>\s*<text:span[^>]*>,", line.serialize())


def test_the_odt_has_headings_nested_lists_and_footnotes(nota: Draft) -> None:
    document = odfdo.Document(BytesIO(nota_odt(nota)))
    headings = [str(one).strip() for one in document.body.get_headers()]
    assert "Kern" in " ".join(headings)
    notes = document.body.get_notes(note_class="footnote")
    assert any("neem ik nu geen besluit" in str(note) for note in notes)
    assert document.body.get_elements("//text:list/text:list-item/text:list/text:list-item")
    assert document.body.get_elements("//table:table-header-rows")
    assert GAP in document.get_formatted_text()
    assert "AI-concept, controleer." in document.get_formatted_text()


def test_the_markdown_has_notes_and_takes_nothing_of_a_document_for_markup(nota: Draft, tmp_path: Path) -> None:
    text = nota_markdown(nota)
    (tmp_path / "nota.md").write_text(text, encoding="utf-8")
    assert "## Kern" in text
    assert "\\<b\\>" in text
    assert "[x](http" not in text
    assert text.count("\n[^") == len(nota.citations)
    assert "- [ ] Kop: Vul in de kop in" in text
