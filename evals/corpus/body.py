"""The text of a source as blocks that every renderer understands, parsed from Markdown."""

import re
from dataclasses import dataclass, field, replace

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from evals.corpus.source import SourceError

_PAGE_BREAK = "<!-- pagina -->"


@dataclass(frozen=True)
class Run:
    """A stretch of text in one typeface; or the mark of a footnote; or a line break.

    Attributes:
        text: the characters; empty for a mark or a break.
        note: number of the footnote marked here, from 1; 0 for text.
        line: this is a line break within the paragraph.
    """

    text: str = ""
    bold: bool = False
    italic: bool = False
    note: int = 0
    line: bool = False


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is the highest in the body (``##`` in the source)."""

    level: int
    runs: Runs


@dataclass(frozen=True)
class Paragraph:
    """A paragraph."""

    runs: Runs


@dataclass(frozen=True)
class Item:
    """A bullet or numbered item.

    Attributes:
        depth: 1 for the outermost list.
        number: what is counted, from 1; 0 for a bullet.
        first: the list starts here (its numbering too).
    """

    depth: int
    number: int
    runs: Runs
    first: bool = False


@dataclass(frozen=True)
class Table:
    """A table; ``rows[0]`` is its head."""

    rows: tuple[tuple[Runs, ...], ...]


@dataclass(frozen=True)
class PageBreak:
    """Continue on a new page (only seen in formats that have pages)."""


Block = Heading | Paragraph | Item | Table | PageBreak


@dataclass(frozen=True)
class Body:
    """Blocks in reading order and the footnotes, of which ``notes[0]`` is number 1."""

    blocks: tuple[Block, ...]
    notes: tuple[Runs, ...]


@dataclass
class _Walk:
    """State while walking the tokens."""

    name: str
    first: int
    blocks: list[Block] = field(default_factory=list)
    notes: list[Runs] = field(default_factory=list)
    lists: list[int] = field(default_factory=list)  # one per open list: 0 for bullets, else the next number
    fresh: bool = False
    rows: list[tuple[Runs, ...]] = field(default_factory=list)
    cells: list[Runs] = field(default_factory=list)
    inside: str = ""


def parse_body(text: str, name: str, *, first: int = 1) -> Body:
    """Parse the Markdown of a source.

    Args:
        text: the body.
        name: the file, for messages.
        first: line of the file on which the body starts.

    Raises:
        SourceError: for Markdown that the renderers do not know, with file and line.
    """
    parser = MarkdownIt("commonmark").enable("table").use(footnote_plugin, inline=False)
    walk = _Walk(name, first)
    for token in parser.parse(text):
        _take(walk, token)
    return Body(tuple(walk.blocks), tuple(walk.notes))


def plain(runs: Runs) -> str:
    """The characters of runs, without marks of footnotes; a line break becomes a newline."""
    return "".join("\n" if run.line else run.text for run in runs)


def signs(runs: Runs) -> bool:
    """Whether a paragraph names the office that signs, so that the signature's room comes below it."""
    return bool(
        re.fullmatch(r"(mede namens )?de (minister|staatssecretaris)\b.{5,120},", plain(runs).strip(), re.IGNORECASE)
    )


def _take(walk: _Walk, token: Token) -> None:
    match token.type:
        case "bullet_list_open" | "ordered_list_open":
            start = int(token.attrs.get("start", 1)) if token.type == "ordered_list_open" else 0
            walk.lists.append(start)
            walk.fresh = True
        case "bullet_list_close" | "ordered_list_close":
            walk.lists.pop()
        case "list_item_open":
            walk.inside = "item"
        case "list_item_close":  # an item may be empty
            walk.inside = ""
        case "heading_open":
            walk.inside = token.tag
        case "table_open":
            walk.rows = []
        case "tr_open":
            walk.cells = []
        case "tr_close":
            walk.rows.append(tuple(walk.cells))
        case "table_close":
            walk.blocks.append(Table(tuple(walk.rows)))
        case "th_open" | "td_open":
            walk.inside = "cell"
        case "footnote_open":
            walk.inside = "note"
        case "inline":
            _inline(walk, token)
        case "html_block" if token.content.strip() == _PAGE_BREAK:
            walk.blocks.append(PageBreak())
        case "html_block" | "fence" | "code_block" | "hr" | "blockquote_open":
            line = (token.map[0] if token.map else 0) + walk.first
            what = token.content.strip().split("\n")[0][:40] or token.markup
            raise SourceError(walk.name, line, f"deze opmaak kent de bouwer niet: {what}")
        case _:  # closing tokens and containers carry nothing of their own
            pass


def _inline(walk: _Walk, token: Token) -> None:
    line = (token.map[0] if token.map else 0) + walk.first
    runs = _runs(token.children or [], walk.name, line)
    if walk.inside == "cell":
        walk.cells.append(runs)
    elif walk.inside == "note":
        walk.notes.append(runs)
    elif walk.inside.startswith("h"):
        walk.blocks.append(Heading(max(int(walk.inside[1:]) - 1, 1), runs))
    elif walk.inside == "item":
        number = walk.lists[-1]
        walk.blocks.append(Item(len(walk.lists), number, runs, first=walk.fresh))
        walk.lists[-1] = number + 1 if number else 0
        walk.fresh = False
    else:
        walk.blocks.append(Paragraph(runs))
    walk.inside = ""


def _runs(tokens: list[Token], name: str, line: int) -> Runs:
    runs: list[Run] = []
    style = Run()
    for token in tokens:
        match token.type:
            case "text" | "text_special":
                runs.append(replace(style, text=token.content))
            case "strong_open" | "strong_close":
                style = replace(style, bold=token.type == "strong_open")
            case "em_open" | "em_close":
                style = replace(style, italic=token.type == "em_open")
            case "softbreak":
                runs.append(replace(style, text=" "))
                line += 1
            case "hardbreak":
                runs.append(Run(line=True))
                line += 1
            case "footnote_ref":
                runs.append(Run(note=int(token.meta["id"]) + 1))
            case _:
                raise SourceError(name, line, f"deze opmaak kent de bouwer niet: {token.content or token.type}")
    return tuple(_joined(runs))


def _joined(runs: list[Run]) -> list[Run]:
    """Neighbouring runs of one typeface as one."""
    out: list[Run] = []
    for run in runs:
        if out and run.text and out[-1].text and (out[-1].bold, out[-1].italic) == (run.bold, run.italic):
            out[-1] = replace(out[-1], text=out[-1].text + run.text)
        elif run.text or run.note or run.line:
            out.append(run)
    return out
