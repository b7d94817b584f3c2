"""The headings of a nota."""

import re
from collections.abc import Iterator, Sequence

from ingest.document import Reading, Style
from ingest.recognise.fields import label_of
from ingest.recognise.headings import NotaHeading, embedded_nota_headings, match_nota_heading
from ingest.recognise.lines import Line
from ingest.sections.assemble import Head
from ingest.sections.residue import find_residue

_BELOW_TOO = {"motivering": "niet-openbaar"}
_NO_HEADING = {Style.TABLE, Style.FIELD, Style.FOOTNOTE}
_MARKED = {"pdf", "docx", "odt", "html", "xml", "md"}  # plain text marks nothing: a heading there is a reader's guess
_NUMBERED = re.compile(r"^\d{1,2}[.)]?\s")


def nota_heads(reading: Reading, lines: Sequence[Line]) -> list[Head]:
    """Find the headings of a nota.

    Known headings count in any look (numbered, bold, plain); others only if the original marks them as a heading. A
    heading that may stand
    under Toelichting (Krachtenveld, Politieke context …) is a subsection once Toelichting has begun, and a section of
    its own before that. A
    label of the header block or a column of a table with the name of a heading is none.

    Args:
        reading: the document.
        lines: its lines.

    Returns:
        Heads in order.
    """
    skipped = find_residue(lines)
    marks = reading.format in _MARKED
    heads: list[Head] = []
    top = ""
    seen: set[str] = set()
    for line, offset, found in _candidates(lines, skipped):
        start = line.start + offset
        if found is None:
            if marks and heads and top != "bijlage" and line is not lines[-1] and _marked(line):
                numbered = _NUMBERED.match(line.text) and _NUMBERED.match(heads[0].name)
                heads.append(Head(start, line.text.rstrip(" :"), "tekst", 1 if numbered else 2))
            continue
        heading, name = found
        if not _counts(heading, name, line, heads, seen, top):
            continue
        level = 2 if _is_below(heading, top) else 1
        if level == 1:
            top = heading.role
        seen.add(_known(heading, name))
        heads.append(Head(start, name, heading.role, level))
    return [*heads, *_headers_between(lines, heads, skipped)]


def _headers_between(
    lines: Sequence[Line], heads: Sequence[Head], skipped: Sequence[tuple[int, int]]
) -> Iterator[Head]:
    """Yield the running headers that stand between the end of one section and the heading of the next."""
    starts = {head.start for head in heads}
    for start, end in skipped:
        following = next((line.start for line in lines if line.start >= end), None)
        if following is None or following in starts:
            yield Head(start, "Paginakop", "paginakop", 2)


def _candidates(
    lines: Sequence[Line], skipped: Sequence[tuple[int, int]]
) -> Iterator[tuple[Line, int, tuple[NotaHeading, str] | None]]:
    """Yield lines with the heading that each is, or has joined to it where that heading stands nowhere by itself."""
    usable = [
        line
        for line in lines
        if (line.style not in _NO_HEADING or line.text == "Bijlagen")
        and not any(start <= line.start < end for start, end in skipped)
    ]
    alone = {_known(*found) for line in usable if (found := match_nota_heading(line.text)) is not None}
    for line in usable:
        found = match_nota_heading(line.text)
        joined = embedded_nota_headings(line.text) if found is None else []
        for offset, heading, name in joined:
            if _known(heading, name) not in alone:
                yield line, offset, (heading, name)
        if not joined:
            yield line, 0, found


def _known(heading: NotaHeading, name: str) -> str:
    """Return what makes two headings the same; financial and juridical considerations may stand apart."""
    return heading.role if heading.role != "overwegingen" else name.casefold()


def _counts(heading: NotaHeading, name: str, line: Line, heads: Sequence[Head], seen: set[str], top: str) -> bool:
    if not heads:
        return heading.opens
    if _known(heading, name) in seen:
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
        or label_of(line.text) is not None
        or len(line.text) > 80
        or line.text.endswith((".", ";", ",", "?"))
        or not any(c.isalpha() for c in line.text)
    ):
        return False
    return line.style is Style.HEADING or (line.block.bold and line.style is Style.BODY)
