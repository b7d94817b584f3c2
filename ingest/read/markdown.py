"""Reading Markdown: its marks become block styles and leave the text."""

import re

from ingest.document import Reading, Style
from ingest.read import clean
from ingest.read.builder import Builder
from ingest.read.decode import decode
from ingest.read.hyphens import Joiner
from ingest.read.limits import Limits

_HEADING = re.compile(r"(#{1,6})\s+(.+?)\s*#*")
_SETEXT = re.compile(r"(=+|-{2,})\s*")
_ITEM = re.compile(r"(?P<indent>\s*)(?P<mark>[-*+]|\d{1,3}[.)])\s+(?P<text>\S.*)")
_NOTE = re.compile(r"\[\^([^\]]{1,20})\]:\s*(.+)")
_NOTE_MARK = re.compile(r"\[\^(\d{1,3})\]")
_LINK = re.compile(r"!?\[([^\]]*)\]\(([^()\s]*)(?:\s+\"[^\"]*\")?\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![\w*])|(?<!\w)_(?=\S)([^_]+?)(?<=\S)_(?!\w)")
_CODE = re.compile(r"`([^`]+)`")
_DIVIDER = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")
_RULE = re.compile(r"\s*(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})")
_FIELD = re.compile(r"\*\*([^*:]{2,40}):?\*\*:?\s+(\S.*)")


def read_markdown(content: bytes, limits: Limits) -> Reading:
    """Return the reading of a Markdown file."""
    text = decode(content)
    limits.check_chars(len(text))
    writer = _Writer(Builder(limits))
    lines = clean.characters(text).split("\n")
    for line in _front_matter(lines):
        writer.line(line)
    return writer.finish()


def _front_matter(lines: list[str]) -> list[str]:
    """Turn a YAML header into lines of its own, so that its values stay readable."""
    if lines and lines[0].strip() == "---":
        for i, line in enumerate(lines[1:60], 1):
            if line.strip() == "---":
                return [part for entry in lines[1:i] for part in (entry, "")] + lines[i + 1 :]
    return lines


class _Writer:
    def __init__(self, builder: Builder) -> None:
        self._builder = builder
        self._joiner = Joiner()
        self._lines: list[str] = []
        self._style, self._level, self._mark = Style.BODY, 0, ""
        self._fenced = False
        self._notes: list[str] = []

    def line(self, line: str) -> None:
        """Take the next line of the file."""
        text = line.strip()
        if text.startswith(("```", "~~~")):
            self._flush()
            self._fenced = not self._fenced
        elif self._fenced:
            self._builder.add(clean.line(text))
        elif not text or _RULE.fullmatch(line):
            self._under(text)
        elif found := _HEADING.fullmatch(text):
            self._flush()
            self._builder.add(_plain(found.group(2)), Style.HEADING, level=len(found.group(1)))
        elif found := _NOTE.fullmatch(text):
            self._flush()
            mark = found.group(1)
            self._notes.append(f"{clean.superscript(mark)} {_plain(found.group(2))}")
        elif "|" in text and (text.startswith("|") or text.count("|") > 1):
            self._row(text)
        elif found := _ITEM.fullmatch(line):
            self._flush()
            self._mark = clean.BULLET if found["mark"] in "-*+" else found["mark"]
            self._style, self._level = Style.BULLET, 1 + len(found["indent"].expandtabs(4)) // 2
            self._lines = [found["text"]]
        elif self._lines and _SETEXT.fullmatch(text):
            self._style, self._level = Style.HEADING, 1 if text[0] == "=" else 2
            self._flush()
        else:
            self._lines.append(text.lstrip("> ").rstrip("\\"))
            if line.endswith(("  ", "\\")):
                self._lines.append("\n")

    def finish(self) -> Reading:
        """Return the reading."""
        self._flush()
        for note in self._notes:
            self._builder.add(note, Style.FOOTNOTE)
        return self._builder.build("md")

    def _under(self, text: str) -> None:
        if text and self._lines and set(text) == {"-"}:
            self._style, self._level = Style.HEADING, 2
        self._flush()

    def _row(self, text: str) -> None:
        self._flush()
        if _DIVIDER.fullmatch(text):
            return
        cells = [_plain(cell) for cell in re.split(r"(?<!\\)\|", text.strip("|"))]
        self._builder.add(" | ".join(cells), Style.TABLE)

    def _flush(self) -> None:
        lines, self._lines = self._lines, []
        style, level, mark = self._style, self._level, self._mark
        self._style, self._level, self._mark = Style.BODY, 0, ""
        if not lines:
            return
        parts = [
            self._joiner.join(part.split("\0"))
            for part in "\0".join(lines).replace("\0\n\0", "\n").replace("\0\n", "").split("\n")
        ]
        text = "\n".join(part for part in parts if part)
        field = _FIELD.fullmatch(text)
        if style is Style.BODY and field and len(text) < 160:
            self._builder.add(f"{_plain(field.group(1))}\n{_plain(field.group(2))}", Style.FIELD)
            return
        bold = _STRONG.fullmatch(text) is not None
        plain = "\n".join(_plain(part) for part in text.split("\n"))
        if style is Style.BODY and bold and len(plain) <= 120:
            style, level = Style.HEADING, 4
        self._builder.add(f"{mark} {plain}".strip(), style, level=level, bold=bold)


def _plain(text: str) -> str:
    text = _NOTE_MARK.sub(lambda m: clean.superscript(m.group(1)), text)
    text = _LINK.sub(r"\1", text)
    text = _STRONG.sub(r"\2", text)
    text = _EMPHASIS.sub(lambda m: m.group(1) or m.group(2), text)
    text = _CODE.sub(r"\1", text)
    return clean.line(re.sub(r"\\([\\`*_{}\[\]()#+.!|>-])", r"\1", text))
