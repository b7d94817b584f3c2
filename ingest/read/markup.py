"""Walking marked-up text (HTML, XML) to blocks: what each element means is a table, the walk is one."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from lxml import etree

from ingest.document import Style
from ingest.errors import Status, UnreadableFileError
from ingest.read import clean
from ingest.read.builder import Builder
from ingest.read.labels import is_label
from ingest.read.pairs import Pairs

Role = Literal[
    "block",
    "heading",
    "item",
    "list",
    "row",
    "cell",
    "note",
    "mark",
    "skip",
    "line",
    "bold",
    "raised",
    "field",
    "inline",
]
_NOTE_MARK = re.compile(r"[\[(]?(\d{1,3})[\])]?")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an element does: its role, a heading's level, and how a list marks its items (``own``: they do)."""

    role: Role
    level: int = 0
    marks: Literal["dot", "number", "own"] = "dot"


@dataclass(slots=True)
class _Frame:
    """Text gathered for the block in hand."""

    parts: list[str] = field(default_factory=list)
    style: Style = Style.BODY
    level: int = 0
    ink: int = 0
    bold: int = 0

    def text(self) -> str:
        lines = [clean.line(part) for part in "".join(self.parts).split("\n")]
        return "\n".join(part for part in lines if part)


class Markup:
    """Turns one parsed tree into blocks.

    Args:
        builder: where blocks go.
        meaning: from an element to what it does.
    """

    def __init__(self, builder: Builder, meaning: Callable[[etree._Element], Meaning]) -> None:
        self._builder = Pairs(builder)
        self._meaning = meaning
        self._frame = _Frame()
        self._saved: list[_Frame] = []
        self._notes: list[str] = []
        self._lists: list[tuple[str, int]] = []  # per open list: its marks, and the number of the last item
        self._rows: list[list[str]] = []
        self._bold = 0
        self._raised = 0

    def walk(self, root: etree._Element) -> None:
        """Add the blocks of a tree, in document order. Not recursive: depth is the file's own choice."""
        skipping: etree._Element | None = None
        for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
            if event in ("comment", "pi"):
                if skipping is None:
                    self._text(element.tail)
                continue
            if skipping is not None:
                if event == "end" and element is skipping:
                    skipping = None
                    self._text(element.tail)
                continue
            meaning = self._meaning(element)
            if event == "start":
                if meaning.role == "skip":
                    skipping = element
                    continue
                self._start(element, meaning)
                self._text(element.text)
            else:
                self._end(meaning)
                if element is not root:
                    self._text(element.tail)
        self._flush()
        self._builder.release()

    def _text(self, text: str | None) -> None:
        if not text:
            return
        flat = clean.characters(text).replace("\n", " ")
        if self._raised and (found := _NOTE_MARK.fullmatch(flat.strip())):
            flat = clean.superscript(found.group(1))
        ink = len(flat.strip())
        self._frame.parts.append(flat)
        self._frame.ink += ink
        self._frame.bold += ink if self._bold else 0

    def _start(self, element: etree._Element, meaning: Meaning) -> None:
        match meaning.role:
            case "block" | "field":
                self._flush()
                self._frame.style = Style.FIELD if meaning.role == "field" else self._frame.style
            case "heading":
                self._flush()
                self._frame.style, self._frame.level = Style.HEADING, meaning.level
            case "list":
                self._flush()
                self._lists.append((meaning.marks, _start_number(element) - 1))
            case "item":
                self._flush()
                self._frame.style, self._frame.level = Style.BULLET, max(1, len(self._lists))
                self._frame.parts.append(self._item())
            case "row":
                self._flush()
                self._rows.append([])
            case "cell" | "note":
                self._saved.append(self._frame)
                self._frame = _Frame()
            case "line":
                self._frame.parts.append("\n")
            case "bold":
                self._bold += 1
            case "raised":
                self._raised += 1
            case _:
                pass

    def _end(self, meaning: Meaning) -> None:
        match meaning.role:
            case "block" | "heading" | "item" | "field":
                self._flush()
            case "list":
                self._flush()
                if self._lists:
                    self._lists.pop()
            case "row":
                self._row()
            case "cell":
                cell = self._frame.text().replace("\n", " ")
                self._frame = self._saved.pop() if self._saved else _Frame()
                if self._rows:
                    self._rows[-1].append(cell)
            case "note":
                self._note()
            case "bold":
                self._bold = max(0, self._bold - 1)
            case "raised":
                self._raised = max(0, self._raised - 1)
            case _:
                pass

    def _item(self) -> str:
        if not self._lists:
            return f"{clean.BULLET} "
        marks, number = self._lists.pop()
        self._lists.append((marks, number + 1))
        return {"number": f"{number + 1}. ", "own": ""}.get(marks, f"{clean.BULLET} ")

    def _row(self) -> None:
        self._flush()
        cells = self._rows.pop() if self._rows else []
        if self._rows:
            # A table inside a cell: its rows become words of that cell.
            self._frame.parts.append(" " + " ".join(filter(None, cells)) + " ")
            return
        filled = [c for c in cells if c]
        if len(filled) == 2 and is_label(filled[0]):
            self._builder.add(f"{filled[0].rstrip(' :')}\n{filled[1]}", Style.FIELD)
        elif filled:
            self._builder.add(filled[0] if len(filled) == 1 else " | ".join(cells), Style.TABLE)

    def _note(self) -> None:
        text = self._frame.text().replace("\n", " ")
        self._frame = self._saved.pop() if self._saved else _Frame()
        mark = re.match(r"\s*(\d{1,3}|\*{1,3})\s*", text)
        sign = clean.superscript(mark.group(1)) if mark else ""
        body = text[mark.end() :] if mark else text
        self._frame.parts.append(sign)
        self._notes.append(f"{sign} {body}".strip())

    def _flush(self) -> None:
        """Finish the block in hand; inside a cell or note a block end is only a space."""
        if self._saved:
            if self._frame.parts and not self._frame.parts[-1].endswith((" ", "\n")):
                self._frame.parts.append(" ")
            return
        frame, self._frame = self._frame, _Frame()
        text = frame.text()
        if text and not (frame.style is Style.BULLET and text.strip(f"{clean.BULLET}0123456789. ") == ""):
            self._add(text, frame)
        notes, self._notes = self._notes, []
        for note in notes:
            self._builder.add(note, Style.FOOTNOTE)

    def _add(self, text: str, frame: _Frame) -> None:
        bold = frame.ink > 0 and frame.bold >= 0.9 * frame.ink
        style, level = frame.style, frame.level
        if (
            style is Style.BODY
            and bold
            and len(text) <= 120
            and "\n" not in text
            and not text.endswith((".", ";", ","))
        ):
            style, level = Style.HEADING, 4
        self._builder.add(text, style, level=level, bold=bold)


def _start_number(element: etree._Element) -> int:
    value = element.get("start") or "1"
    return int(value) if value.isdigit() and len(value) < 6 else 1


def refuse_truncated(parser: etree._FeedParser) -> None:
    """Raise UnreadableFileError(LIMIT) where a parser gave up on depth: what it returns is only the beginning."""
    if any("RESOURCE_LIMIT" in entry.type_name for entry in parser.error_log):
        raise UnreadableFileError(
            Status.LIMIT, "Het document is te diep genest; sla het opnieuw op als PDF en probeer het nog eens."
        )


def local_name(element: etree._Element) -> str:
    """Return an element's name without its namespace, in lower case."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1].lower() if isinstance(tag, str) else ""


def content(element: etree._Element) -> str:
    """Return all text of an element as one line."""
    return clean.line("".join(str(part) for part in element.itertext()))
