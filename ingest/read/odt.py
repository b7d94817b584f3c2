"""Reading ODT: paragraphs, headings, lists, tables, notes; headers and footers from the page styles."""

import io

from lxml import etree
from odfdo import Document, XmlPart

from ingest.document import Reading
from ingest.errors import Status, UnreadableFileError
from ingest.read import clean
from ingest.read.builder import Builder
from ingest.read.docx import check_archive
from ingest.read.limits import Limits
from ingest.read.markup import Markup, Meaning, content, local_name

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_SKIPPED_NAMES = """
tracked-changes annotation annotation-end sequence-decls variable-decls user-field-decls forms bibliography-mark
hidden-text hidden-paragraph title desc image plugin object
"""
_MEANINGS: dict[str, Meaning] = {
    **{name: Meaning("skip") for name in _SKIPPED_NAMES.split()},
    **{name: Meaning("block") for name in ("p", "section", "text-box", "index-body", "table", "frame-block")},
    "list": Meaning("list"),
    "list-item": Meaning("item"),
    "table-row": Meaning("row"),
    "table-cell": Meaning("cell"),
    "covered-table-cell": Meaning("skip"),
    "note": Meaning("note"),
    "line-break": Meaning("line"),
}


def read_odt(source: bytes, limits: Limits) -> Reading:
    """Return the reading of an OpenDocument text.

    Raises:
        UnreadableFileError: DAMAGED, ENCRYPTED or LIMIT.
    """
    check_archive(source, limits)
    document = Document(io.BytesIO(source))
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    body = etree.fromstring(_part(document, "content.xml"), parser)
    sheet = etree.fromstring(_part(document, "styles.xml"), parser)
    builder = Builder(limits)
    styles = _Styles(body, sheet)
    for element in body.iter(_TEXT + "s", _TEXT + "tab", _TEXT + "note-citation"):
        # A space element stands for spaces, a tab for a gap; the citation is a note's number.
        element.tail = f" {element.tail or ''}"
    text = next((e for e in body.iter() if local_name(e) == "text" and "office" in str(e.tag)), None)
    if text is not None:
        Markup(builder, styles.meaning).walk(text)
    for master in sheet.iter():
        if local_name(master) in ("header", "footer", "header-first", "footer-first", "header-left", "footer-left"):
            for paragraph in master.iter(_TEXT + "p"):
                builder.margin(content(paragraph))
    return builder.build("odt", properties=_properties(document))


def _part(document: Document, name: str) -> bytes:
    """Return a part of the archive as XML."""
    part = document.get_part(name)
    if not isinstance(part, XmlPart):
        raise UnreadableFileError(Status.DAMAGED, "Het ODT-bestand is beschadigd; vraag een nieuwe kopie.")
    return part.serialize()


class _Styles:
    """What the styles say: which are bold, which number their items, which hide."""

    def __init__(self, *roots: etree._Element) -> None:
        self._bold: set[str] = set()
        self._raised: set[str] = set()
        self._hidden: set[str] = set()
        self._counting: set[str] = set()
        for root in roots:
            for style in root.iter(_STYLE + "style"):
                self._look(style)
            for listing in root.iter(_TEXT + "list-style"):
                first = next((c for c in listing if local_name(c).startswith("list-level-style")), None)
                if first is not None and local_name(first) == "list-level-style-number":
                    self._counting.add(listing.get(_STYLE + "name") or "")

    def _look(self, style: etree._Element) -> None:
        name = style.get(_STYLE + "name") or ""
        parent = style.get(_STYLE + "parent-style-name") or ""
        properties = style.find(_STYLE + "text-properties")
        weight = properties.get(_FO + "font-weight") if properties is not None else None
        if weight == "bold" or (weight is None and parent in self._bold):
            self._bold.add(name)
        if properties is not None:
            if (properties.get(_STYLE + "text-position") or "").startswith(("super", "3", "58")):
                self._raised.add(name)
            if properties.get(_TEXT + "display") == "none":
                self._hidden.add(name)

    def meaning(self, element: etree._Element) -> Meaning:
        """Return what an element does."""
        name = local_name(element)
        style = element.get(_TEXT + "style-name") or ""
        if style in self._hidden:
            return Meaning("skip")
        if name == "h":
            level = element.get(_TEXT + "outline-level") or "1"
            return Meaning("heading", min(6, int(level)) if level.isdigit() else 1)
        if name == "list":
            return Meaning("list", marks="number" if self._counts(element) else "dot")
        if name == "p":
            parent = element.getparent()
            first_in_item = parent is not None and local_name(parent) == "list-item" and parent[0] is element
            if style == "Title":
                return Meaning("heading", 1)
            # The paragraph of an item belongs to the item's marker; a bold paragraph style makes all of it bold.
            return Meaning("bold" if style in self._bold else "inline") if first_in_item else Meaning("block")
        if name == "span":
            return (
                Meaning("bold")
                if style in self._bold
                else Meaning("raised")
                if style in self._raised
                else Meaning("inline")
            )
        return _MEANINGS.get(name, Meaning("inline"))

    def _counts(self, element: etree._Element) -> bool:
        named = element.get(_TEXT + "style-name")
        node: etree._Element | None = element
        while named is None and node is not None:
            node = node.getparent()
            named = node.get(_TEXT + "style-name") if node is not None and local_name(node) == "list" else None
        return (named or "") in self._counting


def _properties(document: Document) -> dict[str, str]:
    meta = document.meta
    values = {
        "title": meta.title,
        "author": meta.initial_creator,
        "subject": meta.subject,
        "created": str(meta.creation_date or ""),
    }
    return {k: t for k, v in values.items() if (t := clean.line(v or "")[:500])}
