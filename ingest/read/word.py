"""The parts of WordprocessingML that carry meaning: runs, styles, numbering, notes (ECMA-376 part 1, section 17)."""

from dataclasses import dataclass, field

from docx.document import Document as DocxDocument
from lxml import etree

from ingest.read import clean

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = ("0", "false", "off", "none")
_FORMATS = {"decimal", "decimalZero", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman"}


@dataclass(slots=True)
class TextRun:
    """Text of one run; ``notes`` are the numbers and kinds of the notes that it refers to."""

    text: str
    bold: bool
    notes: list[tuple[str, str]] = field(default_factory=list)


def attribute(element: etree._Element | None, name: str) -> str | None:
    """Return a w: attribute of an element that may be missing."""
    return None if element is None else element.get(W + name)


def switched(element: etree._Element | None) -> bool | None:
    """Return the value of a toggle such as ``<w:b w:val="0"/>``; None where it is absent."""
    return None if element is None else (attribute(element, "val") or "1") not in _OFF


def paragraph_runs(paragraph: etree._Element, styles: "Styles | None") -> list[TextRun]:
    """Return the visible runs of a paragraph: deletions, hidden text, field codes and text boxes left out."""
    runs: list[TextRun] = []
    depth = 0  # inside a complex field's code
    base = styles.bold(paragraph) if styles else False
    for run in paragraph.iter(W + "r"):
        if next(run.iterancestors(W + "p"), None) is not paragraph or _deleted(run, paragraph):
            continue
        for mark in run.iterchildren(W + "fldChar"):
            kind = attribute(mark, "fldCharType")
            depth += {"begin": 1, "separate": -1, "end": 0}.get(kind or "", 0)
        properties = run.find(W + "rPr")
        if properties is not None and switched(properties.find(W + "vanish")):
            continue
        if depth > 0:
            continue
        text, notes = _text(
            run,
            raised=attribute(properties.find(W + "vertAlign"), "val") == "superscript"
            if properties is not None
            else False,
        )
        if text or notes:
            bold = switched(properties.find(W + "b")) if properties is not None else None
            character = styles.run_bold(properties) if styles and properties is not None else None
            runs.append(
                TextRun(
                    text,
                    base if bold is None and character is None else bool(bold if bold is not None else character),
                    notes,
                )
            )
    return runs


def _deleted(run: etree._Element, paragraph: etree._Element) -> bool:
    for ancestor in run.iterancestors():
        if ancestor is paragraph:
            return False
        if ancestor.tag in (W + "del", W + "moveFrom", W + "txbxContent"):
            return True
    return False


def _text(run: etree._Element, *, raised: bool) -> tuple[str, list[tuple[str, str]]]:
    parts: list[str] = []
    notes: list[tuple[str, str]] = []
    for child in run.iterchildren():
        if child.tag == W + "t":
            text = child.text or ""
            parts.append(clean.superscript(text) if raised and text.strip().isdigit() else text)
        elif child.tag == W + "tab":
            parts.append("\t")
        elif child.tag in (W + "br", W + "cr"):
            # A page break separates paragraphs already; a line break is meant.
            parts.append("\n" if attribute(child, "type") in (None, "textWrapping") else " ")
        elif child.tag == W + "noBreakHyphen":
            parts.append("-")
        elif child.tag == W + "sym":
            parts.append(_symbol(attribute(child, "char")))
        elif child.tag in (W + "footnoteReference", W + "endnoteReference"):
            number = attribute(child, "id") or ""
            notes.append((number, "footnotes" if child.tag == W + "footnoteReference" else "endnotes"))
            parts.append(clean.superscript(number) if number.isdigit() else "")
    return "".join(parts), notes


def _symbol(code: str | None) -> str:
    try:
        return clean.characters(chr(int(code or "", 16)))
    except ValueError:
        return ""


class Styles:
    """What the styles of a document say, through their inheritance."""

    def __init__(self, document: DocxDocument) -> None:
        self._by_id: dict[str, etree._Element] = {}
        self._default = ""
        for style in document.styles.element.iterchildren(W + "style"):
            identity = attribute(style, "styleId") or ""
            self._by_id[identity] = style
            if attribute(style, "type") == "paragraph" and switched_attribute(style, "default"):
                self._default = identity

    def chain(self, identity: str | None) -> list[etree._Element]:
        """Return a style and those it is based on, nearest first."""
        found: list[etree._Element] = []
        while identity in self._by_id and len(found) < 20:
            style = self._by_id[identity]
            found.append(style)
            identity = attribute(style.find(W + "basedOn"), "val")
        return found

    def of(self, paragraph: etree._Element) -> list[etree._Element]:
        """Return the style chain of a paragraph."""
        return self.chain(attribute(paragraph.find(f"{W}pPr/{W}pStyle"), "val") or self._default)

    def bold(self, paragraph: etree._Element) -> bool:
        """Tell whether the paragraph's style is bold."""
        return next((b for s in self.of(paragraph) if (b := switched(s.find(f"{W}rPr/{W}b"))) is not None), False)

    def run_bold(self, properties: etree._Element) -> bool | None:
        """Return what a run's character style says of bold, None where it says nothing."""
        chain = self.chain(attribute(properties.find(W + "rStyle"), "val"))
        return next((b for s in chain if (b := switched(s.find(f"{W}rPr/{W}b"))) is not None), None)

    def heading(self, paragraph: etree._Element) -> int:
        """Return the heading level of a paragraph: by outline level or the name of its style; 0 where it is none."""
        own = attribute(paragraph.find(f"{W}pPr/{W}outlineLvl"), "val")
        levels = [own, *(attribute(s.find(f"{W}pPr/{W}outlineLvl"), "val") for s in self.of(paragraph))]
        level = next((v for v in levels if v is not None), None)
        if level is not None and level.isdigit() and int(level) < 9:
            return min(6, int(level) + 1)
        for style in self.of(paragraph):
            name = (attribute(style.find(W + "name"), "val") or "").lower()
            for word in ("heading ", "kop "):
                if name.startswith(word) and name[len(word) :][:1].isdigit():
                    return min(6, int(name[len(word)]) or 1)
            if name in ("title", "titel"):
                return 1
        return 0

    def numbering(self, paragraph: etree._Element) -> etree._Element | None:
        """Return the numPr that applies to a paragraph: its own, or that of its style."""
        own = paragraph.find(f"{W}pPr/{W}numPr")
        if own is not None:
            return own
        return next((n for s in self.of(paragraph) if (n := s.find(f"{W}pPr/{W}numPr")) is not None), None)

    def indent_level(self, paragraph: etree._Element) -> int:
        """Return the depth of a typed bullet from its left indent (567 twips, a centimetre, a level)."""
        indent = paragraph.find(f"{W}pPr/{W}ind")
        left = attribute(indent, "left") or attribute(indent, "start") or "0"
        return 1 + min(5, max(0, int(float(left)) // 567 - 1)) if left.lstrip("-").replace(".", "", 1).isdigit() else 1


def switched_attribute(element: etree._Element, name: str) -> bool:
    """Tell whether an on/off attribute is on."""
    return (attribute(element, name) or "0") not in _OFF


class Numbering:
    """Counts the lists of a document the way Word does, so that an item has the number that it shows."""

    def __init__(self, document: DocxDocument, styles: Styles) -> None:
        self._styles = styles
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[str, list[int]] = {}
        part = next(
            (
                r.target_part
                for r in document.part.rels.values()
                if r.reltype.endswith("/numbering") and not r.is_external
            ),
            None,
        )
        root = getattr(part, "element", None)
        if root is None:
            return
        definitions = {attribute(a, "abstractNumId") or "": a for a in root.iterchildren(W + "abstractNum")}
        for number in root.iterchildren(W + "num"):
            identity = attribute(number, "numId") or ""
            abstract = attribute(number.find(W + "abstractNumId"), "val") or ""
            self._abstract[identity] = abstract
            self._levels[identity] = _levels(definitions.get(abstract))
            for override in number.iterchildren(W + "lvlOverride"):
                if (start := attribute(override.find(W + "startOverride"), "val")) and start.isdigit():
                    level = int(attribute(override, "ilvl") or 0)
                    kind, text, _ = self._levels[identity].get(level, ("decimal", f"%{level + 1}.", 1))
                    self._levels[identity][level] = (kind, text, int(start))
                    self._abstract[identity] = f"{abstract}#{identity}"

    def marker(self, paragraph: etree._Element) -> tuple[str, int, bool]:
        """Return a paragraph's marker (empty where it is no list item), its depth from 1, and whether it is a dot."""
        properties = self._styles.numbering(paragraph)
        if properties is None:
            return "", 0, False
        identity = attribute(properties.find(W + "numId"), "val") or "0"
        level = (
            int(attribute(properties.find(W + "ilvl"), "val") or 0)
            if (attribute(properties.find(W + "ilvl"), "val") or "0").isdigit()
            else 0
        )
        if identity == "0" or identity not in self._levels or not 0 <= level < 9:
            return "", 0, False
        kind, text, start = self._levels[identity].get(level, ("bullet", clean.BULLET, 1))
        if kind == "none" or (kind not in _FORMATS and kind != "bullet"):
            return "", 0, False
        counts = self._counts.setdefault(self._abstract[identity], [])
        while len(counts) <= level:
            counts.append(self._levels[identity].get(len(counts), ("decimal", "", 1))[2] - 1)
        counts[level] += 1
        del counts[level + 1 :]
        if kind == "bullet":
            mark = clean.bullet(clean.characters(text))
            return (mark if mark in ("-", "–") else clean.BULLET), level + 1, True
        label = text
        for i in range(level + 1):
            if f"%{i + 1}" in label:
                label = label.replace(
                    f"%{i + 1}",
                    _count(counts[i] if i < len(counts) else start, self._levels[identity].get(i, (kind, "", 1))[0]),
                )
        return clean.line(label), level + 1, False


def _levels(definition: etree._Element | None) -> dict[int, tuple[str, str, int]]:
    found: dict[int, tuple[str, str, int]] = {}
    for level in definition.iterchildren(W + "lvl") if definition is not None else ():
        index = attribute(level, "ilvl") or "0"
        start = attribute(level.find(W + "start"), "val") or "1"
        if index.isdigit():
            text = attribute(level.find(W + "lvlText"), "val") or ""
            found[int(index)] = (
                attribute(level.find(W + "numFmt"), "val") or "decimal",
                text,
                int(start) if start.isdigit() else 1,
            )
    return found


def _count(number: int, kind: str) -> str:
    if kind in ("lowerLetter", "upperLetter"):
        letter = chr(97 + (number - 1) % 26) * (1 + (number - 1) // 26) if 0 < number < 500 else str(number)
        return letter if kind == "lowerLetter" else letter.upper()
    if kind in ("lowerRoman", "upperRoman"):
        roman = _roman(number)
        return roman.lower() if kind == "lowerRoman" else roman
    return str(number)


def _roman(number: int) -> str:
    result = ""
    for value, sign in (
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        while 0 < number < 4000 and number >= value:
            result += sign
            number -= value
    return result or str(number)


class Notes:
    """The footnotes and endnotes of a document, which live in parts of their own."""

    def __init__(self, document: DocxDocument) -> None:
        self._texts: dict[tuple[str, str], str] = {}
        for relation in document.part.rels.values():
            kind = relation.reltype.rsplit("/", 1)[-1]
            if kind not in ("footnotes", "endnotes") or relation.is_external:
                continue
            root = etree.fromstring(relation.target_part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
            for note in root.iterchildren(W + "footnote", W + "endnote"):
                if attribute(note, "type") in (None, "normal"):
                    parts = ["".join(r.text for r in paragraph_runs(p, None)) for p in note.iter(W + "p")]
                    self._texts[kind, attribute(note, "id") or ""] = clean.line(" ".join(parts))

    def text(self, kind: str, number: str) -> str:
        """Return a note with its number as superscript digits, empty where there is none."""
        text = self._texts.get((kind, number), "")
        return f"{clean.superscript(number)} {text}" if text else ""
