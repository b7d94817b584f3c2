"""The headings of a nota."""

from collections.abc import Sequence

from ingest.document import Reading, Style
from ingest.recognise.headings import NotaHeading, match_nota_heading
from ingest.recognise.lines import Line
from ingest.sections.assemble import Head
from ingest.sections.residue import residue_of

_BELOW_TOO = {"motivering": "niet-openbaar"}
_ENDS_EXPLANATION = {"niet-openbaar", "bijlage", "leeswijzer"}


def nota_heads(_reading: Reading, lines: Sequence[Line]) -> list[Head]:
    """Find the headings of a nota.

    Known headings count in any look (numbered, bold, plain); others only if the original marks them as a heading. A heading that may stand
    under Toelichting (Krachtenveld, Politieke context …) is a subsection once Toelichting has begun, and a section of its own before that. A
    label of the header block or a column of a table with the name of a heading is none.

    Args:
        _reading: the document (its lines say all).
        lines: its lines.

    Returns:
        Heads in order.
    """
    skipped = residue_of(lines)
    heads: list[Head] = []
    top = ""
    seen: set[str] = set()
    for at, line in enumerate(lines):
        if any(start <= line.start < end for start, end in skipped) or line.style in {
            Style.TABLE,
            Style.FIELD,
            Style.FOOTNOTE,
        }:
            continue
        found = match_nota_heading(line.text)
        if found is None:
            if heads and _marked(line) and not _runs_on(lines, at) and top != "bijlage":
                heads.append(Head(line.start, line.text.rstrip(" :"), "tekst", 2))
            continue
        heading, name = found
        if not _counts(heading, name, line, heads, seen, top):
            continue
        level = 2 if _is_below(heading, top) else 1
        if level == 1:
            top = heading.role
        seen.add(heading.role if heading.role != "overwegingen" else name.casefold())
        heads.append(Head(line.start, name, heading.role, level))
    return heads


def _counts(heading: NotaHeading, name: str, line: Line, heads: Sequence[Head], seen: set[str], top: str) -> bool:
    if not heads:
        return heading.opens
    known = heading.role if heading.role != "overwegingen" else name.casefold()
    if known in seen:
        return False
    if line.style is Style.BULLET and not line.block.bold:
        return False
    return not (
        top == "bijlage" and heading.role != "leeswijzer" and line.style is not Style.HEADING and not line.block.bold
    )


def _is_below(heading: NotaHeading, top: str) -> bool:
    if heading.role in _BELOW_TOO:
        return top == _BELOW_TOO[heading.role]
    return heading.below and top == "toelichting"


def _marked(line: Line) -> bool:
    """Tell whether the original marks a line as a heading."""
    whole = line.first and line.text == line.text.strip() and line.block.end - line.block.start <= len(line.text) + 2
    if (
        not whole
        or len(line.text) > 80
        or line.text.endswith((".", ";", ",", "?"))
        or not any(c.isalpha() for c in line.text)
    ):
        return False
    return line.style is Style.HEADING or (line.block.bold and line.style is Style.BODY)


def _runs_on(lines: Sequence[Line], at: int) -> bool:
    """Tell whether nothing stands under a would-be heading: the end of the document, or a signature."""
    return at + 1 >= len(lines)
