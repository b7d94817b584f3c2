"""Reading the XML of officielebekendmakingen (Kamerstukken, Aanhangsels), and other XML as plain structure.

The element names are those of the ``officiele-publicatie`` schema, as published documents use them.
"""

import re

from lxml import etree

from ingest.document import Reading, Style
from ingest.errors import Status, UnreadableFileError
from ingest.read import clean
from ingest.read.builder import Builder
from ingest.read.html import read_html
from ingest.read.limits import Limits
from ingest.read.markup import Markup, Meaning, content, local_name, refuse_truncated

_BLOCK_NAMES = """
al tekstregel datumtekst functie naam aanhef slotformulering adres dagtekening plaats datum wie lid
considerans wij regel volgnummer omschrijving dossiernummer stuknr vraagdoor antwoorddoor officiele-inhoudsopgave
"""
_MEANINGS: dict[str, Meaning] = {
    **{name: Meaning("block") for name in _BLOCK_NAMES.split()},
    "metadata": Meaning("skip"),
    "meta": Meaning("skip"),
    "kop": Meaning("heading", 2),
    "tussenkop": Meaning("heading", 3),
    "lijst": Meaning("list"),
    "li": Meaning("item"),
    "ondernummer": Meaning("inline"),
    "dossiernr": Meaning("inline"),
    "begrotingshoofdstuk": Meaning("inline"),
    "voornaam": Meaning("inline"),
    "achternaam": Meaning("inline"),
    "li.nr": Meaning("inline"),
    "row": Meaning("row"),
    "entry": Meaning("cell"),
    "noot": Meaning("note"),
    "noot.nr": Meaning("inline"),
    "noot.al": Meaning("inline"),
    "sup": Meaning("raised"),
    "nadruk": Meaning("inline"),
    "extref": Meaning("inline"),
    "intref": Meaning("inline"),
    "plaatje": Meaning("skip"),
    "illustratie": Meaning("skip"),
}
_SPACED = frozenset({"li.nr", "noot.nr", "nr", "label", "voornaam", "noot.al", "dossiernr"})


def read_xml(source: bytes, limits: Limits) -> Reading:
    """Return the reading of an XML file; XHTML is read as HTML.

    Raises:
        UnreadableFileError: DAMAGED where the XML is not well-formed beyond what can be recovered.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True, remove_comments=True
    )
    root = etree.fromstring(source, parser)
    refuse_truncated(parser)
    if root is None:
        raise UnreadableFileError(Status.DAMAGED, "Het XML-bestand is beschadigd; vraag een nieuwe kopie.")
    if local_name(root) == "html":
        return read_html(source, limits)
    builder = Builder(limits)
    properties = _properties(root)
    for label, value in _fields(root, properties):
        builder.add(f"{label}\n{value}", Style.FIELD)
    _space_out(root)
    Markup(builder, _meaning).walk(root)
    return builder.build("xml", properties=properties)


def _meaning(element: etree._Element) -> Meaning:
    name = local_name(element)
    known = _MEANINGS.get(name)
    if name == "lijst":
        own = any(local_name(e) == "li.nr" for e in element.iter())
        return Meaning("list", marks="own" if own else "dot")
    if name == "al" and _first_of_item(element):
        return Meaning("inline")
    if name == "nadruk":
        return Meaning("bold") if (element.get("type") or "") == "vet" else Meaning("inline")
    if name == "titel":
        parent = element.getparent()
        return Meaning("inline") if parent is not None and local_name(parent) == "kop" else Meaning("heading", 1)
    if known is not None:
        return known
    return Meaning("inline") if _in_running_text(element) else Meaning("block")


def _first_of_item(element: etree._Element) -> bool:
    """Tell whether a paragraph follows its item's own number."""
    before, parent = element.getprevious(), element.getparent()
    in_item = parent is not None and local_name(parent) == "li"
    return in_item and (before is None or local_name(before) == "li.nr")


def _in_running_text(element: etree._Element) -> bool:
    """Tell whether an unknown element stands among words; among other elements it is structure."""
    parent = element.getparent()
    if parent is None:
        return False
    around = [parent.text, *(child.tail for child in parent)]
    return any(t and t.strip() for t in around)


def _space_out(root: etree._Element) -> None:
    """Give number and name elements the space that their layout gives them on paper."""
    for element in root.iter():
        if local_name(element) in _SPACED:
            element.tail = f" {element.tail or ''}"


def _fields(root: etree._Element, properties: dict[str, str]) -> list[tuple[str, str]]:
    """Return the numbers by which the publication is cited, as labelled fields."""
    fields = []
    for label, names, meta in (
        ("Vergaderjaar", (), "overheidop.vergaderjaar"),
        ("Dossiernummer", ("dossiernr",), "overheidop.dossiernummer"),
        ("Volgnummer", ("ondernummer",), "overheidop.ondernummer"),
        ("Datum", (), "dcterms.issued"),
    ):
        element = next((e for e in root.iter() if local_name(e) in names), None)
        value = content(element) if element is not None else properties.get(meta, "")
        if label == "Dossiernummer" and element is not None:
            chapter = next((e for e in root.iter() if local_name(e) in ("begrotingshoofdstuk", "begrhfdst")), None)
            value = f"{value} {content(chapter)}".strip() if chapter is not None else value
        if label == "Datum":
            dated = next((e for e in root.iter() if local_name(e) == "datum"), None)
            value = (content(dated) or (dated.get("isodatum") or "")) if dated is not None else value
        if value:
            fields.append((label, value[:200]))
    return fields


def _properties(root: etree._Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in root.iter():
        if local_name(element) in ("meta", "metadata") and element.get("name"):
            value = clean.line(element.get("content") or content(element))
            if value and len(found) < 100:
                found.setdefault(re.sub(r"\s+", "", (element.get("name") or "").lower())[:80], value[:500])
    if "dcterms.title" in found:
        found.setdefault("title", found["dcterms.title"])
    return found
