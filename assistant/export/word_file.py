"""A new Word file in the style of all that Notabene writes: A4, Verdana, Dutch, with styles for footnotes."""

from collections.abc import Mapping

import docx
from docx.document import Document
from docx.shared import Cm, Pt, RGBColor

from assistant.export.fonts import set_font, speak_dutch
from assistant.export.footnotes import add_note_styles

_FONT = "Verdana"
_BLUE = RGBColor(0x15, 0x42, 0x73)


def new_document(title: str, *, text: float, headings: Mapping[str, float], notes: float) -> Document:
    """Begin a Word file.

    Args:
        title: in its properties, without what XML cannot hold.
        text: size of the text, in points.
        headings: names of the styles of title and headings, each with its size in points.
        notes: size of footnotes, in points.
    """
    document = docx.Document()
    document.core_properties.title = title
    document.core_properties.author = "Notabene"
    document.core_properties.language = "nl-NL"
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    normal = document.styles["Normal"]
    set_font(normal, _FONT, text)
    normal.paragraph_format.space_after = Pt(6)
    speak_dutch(normal)
    for name, size in headings.items():
        style = document.styles[name]
        set_font(style, _FONT, size)
        style.font.color.rgb = _BLUE
    set_font(add_note_styles(document), _FONT, notes)
    return document
