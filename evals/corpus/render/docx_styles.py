"""Styles of the Word files: the typeface and sizes of a ministry's letter, in Dutch."""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle

_FONT = "Verdana"


def set_styles(document: Document) -> None:
    """Set the language to Dutch and every style that the renderer uses to one typeface."""
    normal = document.styles["Normal"]
    _font(normal, 9)
    normal.paragraph_format.space_after = Pt(8)
    normal.paragraph_format.line_spacing = 1.1
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "nl-NL")
    normal.element.get_or_add_rPr().append(language)
    for level, size in ((1, 9), (2, 9), (3, 9)):
        style = document.styles[f"Heading {level}"]
        _font(style, size)
        style.font.bold = level < 3
        style.font.italic = level > 1
        style.font.color.rgb = RGBColor(0, 0, 0)
        style.paragraph_format.space_before = Pt(8)
        style.paragraph_format.space_after = Pt(2)
    title = document.styles["Title"]
    _font(title, 14)
    title.font.color.rgb = RGBColor(0, 0, 0)
    borders = title.element.get_or_add_pPr().find(qn("w:pBdr"))
    if borders is not None:
        borders.getparent().remove(borders)
    for name in ("List Bullet", "List Bullet 2", "List Bullet 3", "List Number", "List Number 2"):
        document.styles[name].paragraph_format.space_after = Pt(1)
    for name, bold in (("Kolom label", True), ("Kolom waarde", False)):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        _font(style, 6.5)
        style.font.bold = bold
        style.paragraph_format.space_after = Pt(0 if bold else 5)
    small = document.styles.add_style("footnote text", WD_STYLE_TYPE.PARAGRAPH)
    small.element.set(qn("w:styleId"), "FootnoteText")
    small.base_style = normal
    _font(small, 7)
    small.paragraph_format.space_after = Pt(0)
    mark = document.styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER)
    mark.element.set(qn("w:styleId"), "FootnoteReference")
    mark.font.superscript = True


def _font(style: ParagraphStyle, size: float) -> None:
    style.font.name = _FONT
    style.font.size = Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(attribute), None)
    for attribute in ("w:ascii", "w:hAnsi", "w:cs"):
        fonts.set(qn(attribute), _FONT)
