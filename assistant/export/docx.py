"""A conversation as a Word file: questions as headings, lists as lists, sources as footnotes."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO

from docx.document import Document
from docx.text.paragraph import Paragraph

from assistant.answer.quote.dates import write_date
from assistant.answer.types import Answer, Citation
from assistant.export.footnotes import NoteRun, add_notes, mark_note
from assistant.export.forms import pieces, place, said_by
from assistant.export.word_file import new_document


def conversation_docx(title: str, answers: Sequence[Answer], made: date) -> bytes:
    """Return a Word file of a conversation.

    Args:
        title: what it is called.
        answers: in order; each brings its question.
        made: the day, stated below the title.

    Returns:
        The bytes of a .docx file; each mark in an answer is a footnote with place and verbatim quote.
    """
    document = new_document(clean(title), text=9.5, headings={"Title": 16, "Heading 1": 11}, notes=8)
    document.add_heading(clean(title), level=0)
    _remark(document, f"Gesprek met Notabene, {write_date(made)}")
    notes: list[list[NoteRun]] = []
    for answer in answers:
        document.add_heading(clean(answer.question), level=1)
        if " ".join(answer.understood.split()) != " ".join(answer.question.split()) and "\n" not in answer.understood:
            _remark(document, f"Begrepen als: {answer.understood}")
        by_number = {citation.n: citation for citation in answer.citations}
        for line in filter(str.strip, answer.answer.split("\n")):
            style = "List Bullet" if line.startswith("- ") else None
            _write(document.add_paragraph(style=style), line.removeprefix("- "), by_number, notes)
        for note in answer.notes:
            _remark(document, note)
        _remark(document, said_by(answer))
    if notes:
        add_notes(document, notes)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def _write(paragraph: Paragraph, line: str, by_number: dict[int, Citation], notes: list[list[NoteRun]]) -> None:
    for piece in pieces(line, set(by_number)):
        if isinstance(piece, str):
            paragraph.add_run(clean(piece))
            continue
        citation = by_number[piece]
        notes.append([NoteRun(f"{clean(place(citation))}: “{clean(' '.join(citation.quote.split()))}”")])
        mark_note(paragraph, len(notes))


def _remark(document: Document, text: str) -> None:
    document.add_paragraph().add_run(clean(text)).italic = True


def clean(text: str) -> str:
    """Leave out what XML cannot hold: control characters, and half of a surrogate pair."""
    whole = text.encode("utf-8", "replace").decode()
    return "".join(sign for sign in whole if sign in "\n\t" or (sign >= " " and sign not in "\ufffe\uffff"))
