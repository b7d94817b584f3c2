"""Answers as text, Markdown, rich text and Word (FICTIEF)."""

import subprocess
from datetime import date
from io import BytesIO
from pathlib import Path
from shutil import which
from zipfile import ZipFile

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from assistant.answer.types import Answer, Citation
from assistant.export.docx import conversation_docx
from assistant.export.forms import as_html, as_markdown, as_text
from ingest.document import Kind
from prompts.load import phrase

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def citation(n: int, quote: str, title: str = "Voortgang steunpunt") -> Citation:
    return Citation(n, "brief", title, Kind.KAMERBRIEF, date(2099, 3, 17), n + 1, "Brief", quote, 0, len(quote))


ANSWER = Answer(
    "Wanneer opent het steunpunt?",
    "Wanneer opent het steunpunt?",
    "Uit de brief: [1]\n- Het steunpunt opent op 12 mei 2099. [1][2]\n- De huur kost <b>niets</b> & *geen* [9]",
    refused=False,
    citations=(citation(1, "opent op\n12 mei 2099"), citation(2, "<script>alert(1)</script>")),
    notes=("In dit onderdeel staat meer.",),
)


def test_text_has_question_answer_sources_with_place_and_what_it_is() -> None:
    text = as_text(ANSWER)
    assert text.startswith("Wanneer opent het steunpunt?\n\nUit de brief: [1]\n- Het steunpunt")
    assert "[1] Voortgang steunpunt (Kamerbrief, 17 maart 2099), Brief, pagina 2\n    “opent op 12 mei 2099”" in text
    assert text.endswith("AI-concept, controleer (letterlijke zinnen uit de bronnen).\n")


def test_markdown_has_footnotes_and_what_a_document_says_is_no_markup() -> None:
    html = MarkdownIt().use(footnote_plugin).render(as_markdown(ANSWER))
    assert html.count('class="footnote-item"') == 2
    assert html.count("<li>") == 2
    assert "<b>" not in html
    assert "<script>" not in html
    assert "*geen* [9]" in html
    assert html.startswith("<h2>Wanneer opent het steunpunt?</h2>\n<p>Uit de brief:")


def test_rich_text_escapes_and_keeps_lists_and_marks() -> None:
    html = as_html(ANSWER)
    tree = etree.fromstring(f"<div>{html}</div>")
    assert [len(items) for items in tree.iter("ul")] == [2]
    assert [mark.text for mark in tree.iter("sup")] == ["[1]", "[1]", "[2]"]
    assert "<script>" not in html
    assert not tree.xpath("//@*")


REFUSAL = Answer(
    "Hoe diep is de haven?",
    "Hoe diep is de haven?",
    f"Niet gevonden in de bronnen.\n\n{phrase('closest')}\n"
    "Kamerbrief “Haven” (17 maart 2099):\n- De haven is nieuw. [1]",
    refused=True,
    citations=(citation(1, "De haven is nieuw.", "Haven"),),
)


def test_what_a_refusal_quotes_is_copied_below_it_with_its_source() -> None:
    text = as_text(REFUSAL)
    assert text.index("Niet gevonden") < text.index(phrase("closest")) < text.index("- De haven is nieuw. [1]")
    assert "[1] Haven (Kamerbrief, 17 maart 2099), Brief, pagina 2\n    “De haven is nieuw.”" in text
    assert text.endswith("AI-concept, controleer (letterlijke zinnen uit de bronnen).\n")
    rendered = MarkdownIt().use(footnote_plugin).render(as_markdown(REFUSAL))
    assert rendered.count("<p>") >= 3
    assert rendered.count('class="footnote-item"') == 1
    tree = etree.fromstring(f"<div>{as_html(REFUSAL)}</div>")
    assert [mark.text for mark in tree.iter("sup")] == ["[1]"]
    assert [len(items) for items in tree.iter("ul")] == [1]


def test_what_a_refusal_quotes_goes_to_word_with_a_footnote() -> None:
    made = conversation_docx("Voor het debat", [REFUSAL, ANSWER], date(2099, 4, 1))
    written = [paragraph.text for paragraph in docx.Document(BytesIO(made)).paragraphs]
    at = written.index("Niet gevonden in de bronnen.")
    assert written[at + 1 : at + 4] == [phrase("closest"), "Kamerbrief “Haven” (17 maart 2099):", "De haven is nieuw. "]
    with ZipFile(BytesIO(made)) as parts:
        notes = etree.fromstring(parts.read("word/footnotes.xml"))
    texts = {note.get(f"{W}id"): "".join(str(text) for text in note.itertext()).strip() for note in notes}
    assert texts["1"].endswith("“De haven is nieuw.”")


def test_a_word_file_has_headings_lists_and_footnotes_with_verbatim_quotes() -> None:
    second = Answer("En op Saba?", "Wanneer opent het steunpunt op Saba?", "Niet gevonden in de bronnen.", refused=True)
    made = conversation_docx("Voor het debat", [ANSWER, second], date(2099, 4, 1))
    document = docx.Document(BytesIO(made))
    styles = [(paragraph.style.name if paragraph.style else "", paragraph.text) for paragraph in document.paragraphs]
    assert styles[0] == ("Title", "Voor het debat")
    assert ("Heading 1", "Wanneer opent het steunpunt?") in styles
    assert ("List Bullet", "Het steunpunt opent op 12 mei 2099. ") in styles
    assert ("Normal", "Begrepen als: Wanneer opent het steunpunt op Saba?") in styles
    with ZipFile(BytesIO(made)) as parts:
        notes = etree.fromstring(parts.read("word/footnotes.xml"))
        body = etree.fromstring(parts.read("word/document.xml"))
    marked = [mark.get(f"{W}id") for mark in body.iter(f"{W}footnoteReference")]
    texts = {note.get(f"{W}id"): "".join(str(text) for text in note.itertext()).strip() for note in notes}
    assert marked == ["1", "2", "3"]
    assert texts["2"] == "Voortgang steunpunt (Kamerbrief, 17 maart 2099), Brief, pagina 2: “opent op 12 mei 2099”"
    assert texts["3"].endswith("“<script>alert(1)</script>”")


@given(st.text(st.characters(), max_size=60), st.text(st.characters(), max_size=60))
def test_any_text_makes_a_word_file_that_opens(question: str, said: str) -> None:
    answer = Answer(question, question, f"{said} [1]", refused=False, citations=(citation(1, said, question),))
    document = docx.Document(BytesIO(conversation_docx(question, [answer], date(2099, 4, 1))))
    assert document.paragraphs


@pytest.mark.skipif(not which("soffice"), reason="no soffice: apt-get install libreoffice-writer")
def test_libreoffice_opens_it(tmp_path: Path) -> None:
    file = tmp_path / "gesprek.docx"
    file.write_bytes(conversation_docx("Voor het debat", [ANSWER], date(2099, 4, 1)))
    command = ["soffice", "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    assert "Het steunpunt opent op 12 mei 2099." in (tmp_path / "gesprek.txt").read_text(encoding="utf-8")
