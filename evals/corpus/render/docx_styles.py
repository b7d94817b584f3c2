"""Styles of the Word files: the typeface and sizes of a ministry's letter, in Dutch."""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from assistant.export.fonts import set_font, speak_dutch
from assistant.export.footnotes import add_note_styles

_FONT = "Verdana"


def set_styles(document: Document) -> None:
    """Set the language to Dutch and every style that the renderer uses to one typeface."""
    normal = document.styles["Normal"]
    set_font(normal, _FONT, 9)
    normal.paragraph_format.space_after = Pt(8)
    normal.paragraph_format.line_spacing = 1.1
    speak_dutch(normal)
    for level, size in ((1, 9), (2, 9), (3, 9)):
        style = document.styles[f"Heading {level}"]
        set_font(style, _FONT, size)
        style.font.bold = level < 3
        style.font.italic = level > 1
        style.font.color.rgb = RGBColor(0, 0, 0)
        style.paragraph_format.space_before = Pt(8)
        style.paragraph_format.space_after = Pt(2)
    title = document.styles["Title"]
    set_font(title, _FONT, 14)
    title.font.color.rgb = RGBColor(0, 0, 0)
    borders = title.element.get_or_add_pPr().find(qn("w:pBdr"))
    if borders is not None:
        borders.getparent().remove(borders)
    for name in ("List Bullet", "List Bullet 2", "List Bullet 3", "List Number", "List Number 2"):
        document.styles[name].paragraph_format.space_after = Pt(1)
    for name, bold in (("Kolom label", True), ("Kolom waarde", False)):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        set_font(style, _FONT, 6.5)
        style.font.bold = bold
        style.paragraph_format.space_after = Pt(0 if bold else 5)
    set_font(add_note_styles(document), _FONT, 7)
