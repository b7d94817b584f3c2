"""Reading HTML."""

import re

from lxml import etree
from lxml import html as lxml_html

from ingest.document import Reading
from ingest.read import clean
from ingest.read.builder import Builder
from ingest.read.decode import decode
from ingest.read.limits import Limits
from ingest.read.markup import Markup, Meaning, local_name, refuse_truncated

_DECLARED = re.compile(
    rb"""<meta[^>]+charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})|<\?xml[^>]+encoding=["']([A-Za-z0-9_:.-]{2,40})""",
    re.IGNORECASE,
)
_PROLOG = re.compile(r"^\s*<\?xml[^>]*\?>")
_BLOCKS_NAMES = """
p div section article main header footer aside blockquote pre dt dd dl figure figcaption address caption center
table thead tbody tfoot body html form fieldset hr details summary title
"""
_SKIPPED_NAMES = """
script style nav noscript template head svg math iframe object select button input textarea canvas audio video
"""
_MEANINGS: dict[str, Meaning] = {
    **{name: Meaning("block") for name in _BLOCKS_NAMES.split()},
    **{name: Meaning("skip") for name in _SKIPPED_NAMES.split()},
    **{f"h{level}": Meaning("heading", level) for level in range(1, 7)},
    "ul": Meaning("list"),
    "menu": Meaning("list"),
    "ol": Meaning("list", marks="number"),
    "li": Meaning("item"),
    "tr": Meaning("row"),
    "td": Meaning("cell"),
    "th": Meaning("cell"),
    "br": Meaning("line"),
    "b": Meaning("bold"),
    "strong": Meaning("bold"),
    "sup": Meaning("raised"),
}
_INLINE = Meaning("inline")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def read_html(content: bytes, limits: Limits) -> Reading:
    """Return the reading of a page: its visible text, without navigation and scripts."""
    found = _DECLARED.search(content[:4096])
    declared = (found.group(1) or found.group(2)).decode("ascii") if found else None
    return read_markup(decode(content, declared), limits, "html")


def read_markup(text: str, limits: Limits, format_: str) -> Reading:
    """Return the reading of HTML that has been decoded."""
    limits.check_chars(len(text))
    builder = Builder(limits)
    properties: dict[str, str] = {}
    source = _PROLOG.sub("", clean.characters(text))
    if source.strip():
        parser = lxml_html.HTMLParser(huge_tree=True)
        root = lxml_html.document_fromstring(source, parser=parser)
        refuse_truncated(parser)
        properties = _properties(root)
        Markup(builder, _meaning).walk(root)
    return builder.build(format_, properties=properties)


def _meaning(element: etree._Element) -> Meaning:
    name = local_name(element)
    if element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
        return Meaning("skip")
    if element.get("role") == "navigation":
        return Meaning("skip")
    return _MEANINGS.get(name, _INLINE)


def _properties(root: etree._Element) -> dict[str, str]:
    found: dict[str, str] = {}
    title = root.find(".//title")
    if title is not None and (text := clean.line(title.text or "")):
        found["title"] = text[:500]
    for meta in root.iter("meta"):
        name, value = (meta.get("name") or "").strip(), clean.line(meta.get("content") or "")
        if name and value and len(found) < 60:
            found.setdefault(name.lower()[:60], value[:500])
    return found
