"""Cuts a stretch of a document into what can be quoted: whole sentences and bullets, each with what governs it."""

import re
from dataclasses import dataclass

from ingest.dutch.sentences import sentences

_BULLET = re.compile(r"(\s*)([-–—•▪◦·o*]|\d{1,2}[.)]|[a-z][.)]|\([a-z0-9]{1,3}\))\s+")
#: The number of a paragraph ("2.18 Een en ander …"), which is no part of what it says.
_NUMBER = re.compile(r"\s*\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+(?=[^\W\d_a-z])")
_CELL = " | "
FOOTNOTE = re.compile(r"[¹²³⁰-⁹]+")
_PRONOUN = re.compile(
    r"(?:(?:Deze|Dit|Dat(?! (?:de|het|een|er|ik|wij|u|zij|hij|ze|uw|mijn|onze)\b)|Die|Beide|Zo'n|Dergelijke)\b"
    r"(?! (?:brief|nota|motie|kamerbrief|beantwoording|vragen)\b)"
    r"|(?:Hij|Zij|Ze|Hun|Dezelfde|Hetzelfde)\b"
    r"|Het (?:is|was|gaat|betreft|wordt|werd|heeft|blijft|zal|kan|moet|komt|geldt|zijn|leidt|vergt)\b"
    r"|(?:Hier|Daar)(?:over|bij|voor|mee|toe|van|om|naast|uit|door|in|op|aan|onder|na)\b"
    r"|(?:Om|Voor|In|Over|Met|Op|Ook|Bij|Uit|Door) (?:deze|dit|die|dat)\b(?! (?:brief|nota|motie)\b)"
    r"|(?:De|Het) (?:[a-z]+e )?[a-z][\w-]+ (?:daar|hier|er)(?:van|voor|over|bij|mee)\b)"
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, or a bullet with all its sentences.

    Attributes:
        start: offset in the document's text.
        end: offset after it.
        text: verbatim.
        bullet: it is a bullet.
        block: number of the paragraph or bullet it stands in.
        leads: indices of the units that govern it, nearest first: the sentence before it in its paragraph, the bullet
            above it, the line that introduces the list.
        dependent: it starts with a word that points back, so that it does not stand alone.
        row: it is a row of a table; its lead is then the row of headings.
    """

    start: int
    end: int
    text: str
    bullet: bool
    block: int
    leads: tuple[int, ...]
    dependent: bool
    row: bool = False


def units(text: str, start: int, end: int) -> list[Unit]:
    """Cut ``text[start:end]`` into units.

    Args:
        text: text of the whole document.
        start: where to begin; best at a paragraph's start.
        end: where to stop.

    Returns:
        Units in reading order.
    """
    made: list[Unit] = []
    lists: list[tuple[int, str, int]] = []  # (indent, sort of mark, index of unit) of the bullets above
    lead: int | None = None  # the line that introduces the current list
    for number, (line_start, line_end) in enumerate(_lines(text, start, end)):
        line = text[line_start:line_end]
        marker = _BULLET.match(line)
        if marker:
            indent, sort = len(marker[1]), _sort(marker[2])
            lists = _above(lists, indent, sort)
            leads = tuple(index for *_, index in reversed(lists)) + ((lead,) if lead is not None else ())
            made.append(_unit(text, line_start + marker.end(), line_end, number, leads, bullet=True))
            lists.append((indent, sort, len(made) - 1))
            continue
        lists = []
        if _CELL in line:
            head = _heads(made, text, line_start, line)
            made.append(_unit(text, line_start, line_end, number, head, bullet=False, row=True))
            lead = None
            continue
        first = len(made)
        if paragraph := _NUMBER.match(line):
            line_start, line = line_start + paragraph.end(), line[paragraph.end() :]
        for piece_start, piece_end in sentences(line):
            leads = (len(made) - 1,) if len(made) > first else ()
            made.append(_unit(text, line_start + piece_start, line_start + piece_end, number, leads, bullet=False))
        lead = len(made) - 1 if len(made) > first and made[-1].text.endswith(":") else None
    return made


def _heads(made: list[Unit], text: str, start: int, line: str) -> tuple[int, ...]:
    """Return where the headings of a row stand; empty for the first row of a table, which has them.

    A row directly below another belongs to its table. A reader of files puts a footnote below the row that it belongs
    to, and the table goes on after it.
    """
    notes = {unit.block for unit in made if FOOTNOTE.match(unit.text)}
    above = len(made) - 1
    while above >= 0 and made[above].block in notes and not made[above].row:
        above -= 1
    if above < 0 or not made[above].row:
        return ()
    heads = made[above].leads or (above,)
    if above == len(made) - 1:
        return heads if text[made[above].end : start].count("\n") == 1 else ()
    return heads if line.count(_CELL) == made[heads[0]].text.count(_CELL) else ()


def _sort(mark: str) -> str:
    """Return what the bullets of one level have in common: the glyph, or how they are numbered."""
    return re.sub(r"[a-z]", "a", re.sub(r"\d+", "1", mark)) if len(mark) > 1 else mark


def _above(lists: list[tuple[int, str, int]], indent: int, sort: str) -> list[tuple[int, str, int]]:
    """Return the bullets above one, outermost first.

    A PDF has its bullets without indents as a rule; there another sort of mark tells that one is below another.
    """
    level = next((at for at, entry in enumerate(lists) if entry[0] > indent or entry[:2] == (indent, sort)), None)
    return lists[:level]


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    lines = re.finditer(r"[^\n]+", text[start:end])
    return [(start + line.start(), start + line.end()) for line in lines if line.group().strip()]


def _unit(
    text: str, start: int, end: int, block: int, leads: tuple[int, ...], *, bullet: bool, row: bool = False
) -> Unit:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    piece = text[start:end]
    dependent = bool(_PRONOUN.match(piece))
    return Unit(start, end, piece, bullet, block, leads, dependent, row)


def spell_row(row: str, head: str) -> str:
    """Write a row of a table as a line of text, each cell under its heading.

    Args:
        row: verbatim row, cells between bars.
        head: verbatim row of headings.

    Returns:
        ``Sluis A: Jaar 2101; Bedrag € 3 mln``; the row itself where the headings do not fit it.
    """
    cells, heads = ([cell.strip() for cell in line.split("|")] for line in (row, head))
    # A reader of files drops empty cells at the end; that one in between was kept tells that no other is missing.
    ends_early = len(cells) < len(heads) and "" in cells
    if not cells[0] or (len(cells) != len(heads) and not ends_early):
        return row
    pairs = [f"{name} {cell}".strip() for name, cell in zip(heads[1:], cells[1:], strict=False) if cell]
    return f"{cells[0]}: {'; '.join(pairs)}"
