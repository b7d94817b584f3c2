"""Footnotes of a Word file: python-docx knows none, so the part is written here (ECMA-376, 17.11)."""

from collections.abc import Sequence
from dataclasses import dataclass

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.shared import Pt
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from lxml import etree

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_SEPARATORS = (("-1", "separator"), ("0", "continuationSeparator"))


@dataclass(frozen=True, slots=True)
class NoteRun:
    """A stretch of a footnote's text in one typeface."""

    text: str
    bold: bool = False
    italic: bool = False


def add_note_styles(document: Document) -> ParagraphStyle:
    """Add the styles of a footnote's text and mark, under the names that Word gives them; return that of the text."""
    small: ParagraphStyle = document.styles.add_style("footnote text", WD_STYLE_TYPE.PARAGRAPH)
    small.element.set(qn("w:styleId"), "FootnoteText")
    small.base_style = document.styles["Normal"]
    small.paragraph_format.space_after = Pt(0)
    mark = document.styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER)
    mark.element.set(qn("w:styleId"), "FootnoteReference")
    mark.font.superscript = True
    return small


def add_notes(document: Document, notes: Sequence[Sequence[NoteRun]]) -> None:
    """Give the document a footnotes part; ``notes[0]`` gets id 1. The styles must be there: see ``add_note_styles``."""
    root = parse_xml(f"<w:footnotes {nsdecls('w')}/>")
    for identity, kind in _SEPARATORS:
        line = f'<w:p><w:pPr><w:spacing w:after="0"/></w:pPr><w:r><w:{kind}/></w:r></w:p>'
        root.append(parse_xml(f'<w:footnote {nsdecls("w")} w:type="{kind}" w:id="{identity}">{line}</w:footnote>'))
    for number, runs in enumerate(notes, start=1):
        root.append(_note(number, runs))
    blob = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    part = Part(PackURI("/word/footnotes.xml"), _TYPE, blob, document.part.package)
    document.part.relate_to(part, _RELATION)
    _declare_separators(document)


def mark_note(paragraph: Paragraph, number: int) -> None:
    """Append the mark of a footnote to a paragraph."""
    run = paragraph.add_run()
    run.style = "footnote reference"
    reference = OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), str(number))
    run._r.append(reference)


def _note(number: int, runs: Sequence[NoteRun]) -> etree._Element:
    note: etree._Element = parse_xml(
        f'<w:footnote {nsdecls("w")} w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
        '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r></w:p></w:footnote>'
    )
    paragraph = note[0]
    space = parse_xml(f'<w:r {nsdecls("w")}><w:t xml:space="preserve"> </w:t></w:r>')
    paragraph.append(space)
    for run in runs:
        element = parse_xml(f'<w:r {nsdecls("w")}><w:rPr/><w:t xml:space="preserve"/></w:r>')
        if run.bold:
            element[0].append(OxmlElement("w:b"))
        if run.italic:
            element[0].append(OxmlElement("w:i"))
        element[1].text = run.text
        paragraph.append(element)
    return note


def _declare_separators(document: Document) -> None:
    settings = document.settings.element
    declared = OxmlElement("w:footnotePr")
    for number, _ in _SEPARATORS:
        one = OxmlElement("w:footnote")
        one.set(qn("w:id"), number)
        declared.append(one)
    # The schema wants this before the compatibility settings.
    after = settings.find(qn("w:compat"))
    if after is None:
        settings.append(declared)
    else:
        after.addprevious(declared)
