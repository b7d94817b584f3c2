"""Typeface and language of the styles of a Word file."""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.styles.style import ParagraphStyle


def set_font(style: ParagraphStyle, name: str, size: float) -> None:
    """Give a style a typeface, also where its theme would choose another.

    Args:
        style: of the document.
        name: of the typeface.
        size: in points.
    """
    style.font.name = name
    style.font.size = Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(attribute), None)
    for attribute in ("w:ascii", "w:hAnsi", "w:cs"):
        fonts.set(qn(attribute), name)


def speak_dutch(style: ParagraphStyle) -> None:
    """Say that text in a style is Dutch, for spelling checks and screen readers."""
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "nl-NL")
    style.element.get_or_add_rPr().append(language)
