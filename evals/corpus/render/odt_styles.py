"""Styles of the OpenDocument files: typeface, headings without numbers, frame of the column, foot of the page."""

from odfdo import Document, Element, Style

from evals.corpus.source import FICTIE

FONT = "Verdana"
_LANGUAGE = {"fo:language": "nl", "fo:country": "NL"}
_BOLD = {"fo:font-weight": "bold"}
_ITALIC = {"fo:font-style": "italic"}
_FRAME = (
    '<style:style style:name="Kolom" style:family="graphic" style:parent-style-name="Frame"><style:graphic-properties '
    'fo:border="none" fo:padding="0cm" style:wrap="run-through" style:horizontal-pos="from-left" '
    'style:horizontal-rel="page" style:vertical-pos="from-top" style:vertical-rel="page"/></style:style>'
)
_CELL = (
    '<style:style style:name="Vak" style:family="table-cell"><style:table-cell-properties '
    'fo:border-bottom="0.5pt solid #808080" fo:padding="0.08cm"/></style:style>'
)
_FOOT = (
    f'<style:footer><text:p text:style-name="Voet">{FICTIE}<text:tab/>Pagina <text:page-number>1</text:page-number> '
    "van <text:page-count>1</text:page-count></text:p></style:footer>"
)


def set_styles(document: Document, *, with_column: bool) -> None:
    """Give the document every style that the renderer names.

    Args:
        document: made from odfdo's template for text.
        with_column: leave room at the right for a reference column.
    """
    _paragraph(document, "Alinea", "9pt", below="0.28cm", text=_LANGUAGE)
    _paragraph(document, "Regel", "9pt", text=_LANGUAGE)
    _paragraph(document, "Ondertekening", "9pt", below="1.2cm", text=_LANGUAGE)
    _paragraph(document, "Kolomlabel", "7pt", text=_BOLD)
    _paragraph(document, "Kolomwaarde", "7pt", below="0.12cm")
    _paragraph(document, "Nota", "24pt", above="0.6cm", below="0.3cm")
    _paragraph(document, "Kop", "11pt", above="0.2cm", below="0.2cm", text=_BOLD)
    _paragraph(document, "Voet", "7pt", text=_ITALIC)
    _paragraph(document, "Celkop", "8pt", text=_BOLD)
    _paragraph(document, "Cel", "8pt")
    for level in (1, 2, 3):
        name = f"Heading_20_{level}"
        old = document.get_style("paragraph", name)
        if old is not None:
            old.delete()
        slant = _ITALIC if level > 1 else {}
        _paragraph(document, name, "9pt", above="0.3cm", below="0.05cm", text={**_BOLD, **slant}, level=level)
    for name, properties in (("Vet", _BOLD), ("Cursief", _ITALIC)):
        one = Style("text", name=name)
        one.set_properties(properties=properties, area="text")
        document.insert_style(one, automatic=False)
    _areas(document)
    _page(document, with_column=with_column)


def _paragraph(
    document: Document,
    name: str,
    size: str,
    *,
    above: str = "0cm",
    below: str = "0cm",
    text: dict[str, str] | None = None,
    level: int = 0,
) -> None:
    one = Style("paragraph", name=name)
    one.set_attribute("style:parent-style-name", "Heading" if level else "Standard")
    if level:
        one.set_attribute("style:display-name", f"Heading {level}")
        one.set_attribute("style:default-outline-level", str(level))
    settings = {"fo:font-size": size, "style:font-name": FONT, "fo:font-family": FONT} | (text or {})
    one.set_properties(properties=settings, area="text")
    one.set_properties(
        properties={"fo:margin-top": above, "fo:margin-bottom": below, "fo:line-height": "120%"}, area="paragraph"
    )
    document.insert_style(one, automatic=False)


def _areas(document: Document) -> None:
    """The frame of the reference column, and cells with a rule below."""
    for tag in (_FRAME, _CELL):
        document.insert_style(tag, automatic=True)


def _page(document: Document, *, with_column: bool) -> None:
    root = document.styles.root
    for level in root.get_elements("//text:outline-level-style"):
        level.set_attribute("style:num-format", "")
        level.set_attribute("style:num-suffix", "")
        level.set_attribute("loext:num-list-format", "")
    for layout in root.get_elements("//style:page-layout-properties")[:1]:
        layout.set_attribute("fo:page-width", "21cm")
        layout.set_attribute("fo:page-height", "29.7cm")
        layout.set_attribute("fo:margin-left", "2.8cm")
        layout.set_attribute("fo:margin-right", "5.2cm" if with_column else "2.8cm")
    for master in root.get_elements("//style:master-page")[:1]:
        master.append(Element.from_tag(_FOOT))
