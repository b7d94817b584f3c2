"""Cuts a stretch of a document into what can be quoted: whole sentences and bullets, each with what governs it."""

import re
from dataclasses import dataclass

from ingest.dutch.sentences import sentences

_BULLET = re.compile(r"(\s*)(?:[-–—•▪◦·o*]|\d{1,2}[.)]|[a-z][.)]|\([a-z0-9]{1,3}\))\s+")
_PRONOUN = re.compile(
    r"(?:(?:Deze|Dit|Dat|Die|Beide|Zo'n|Dergelijke)\b(?! (?:brief|nota|motie|kamerbrief|beantwoording|vragen)\b)"
    r"|(?:Hij|Zij|Ze|Hun|Dezelfde|Hetzelfde)\b"
    r"|Het (?:is|was|gaat|betreft|wordt|werd|heeft|blijft|zal|kan|moet|komt|geldt|zijn|leidt|vergt)\b"
    r"|(?:Hier|Daar)(?:over|bij|voor|mee|toe|van|om|naast|uit|door|in|op|aan|onder|na)\b"
    r"|(?:Om|Voor|In|Over|Met|Op|Ook|Bij|Uit|Door) (?:deze|dit|die|dat)\b(?! (?:brief|nota|motie)\b))"
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
    """

    start: int
    end: int
    text: str
    bullet: bool
    block: int
    leads: tuple[int, ...]
    dependent: bool


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
    lists: list[tuple[int, int]] = []  # (indent, index of unit) of the bullets above
    lead: int | None = None  # the line that introduces the current list
    for number, (line_start, line_end) in enumerate(_lines(text, start, end)):
        line = text[line_start:line_end]
        marker = _BULLET.match(line)
        if marker:
            indent = len(marker[1])
            lists = [entry for entry in lists if entry[0] < indent]
            leads = tuple(index for _, index in reversed(lists)) + ((lead,) if lead is not None else ())
            made.append(_unit(text, line_start + marker.end(), line_end, number, leads, bullet=True))
            lists.append((indent, len(made) - 1))
            continue
        lists = []
        first = len(made)
        for piece_start, piece_end in sentences(line):
            leads = (len(made) - 1,) if len(made) > first else ()
            made.append(_unit(text, line_start + piece_start, line_start + piece_end, number, leads, bullet=False))
        lead = len(made) - 1 if len(made) > first and made[-1].text.endswith(":") else None
    return made


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    lines = re.finditer(r"[^\n]+", text[start:end])
    return [(start + line.start(), start + line.end()) for line in lines if line.group().strip()]


def _unit(text: str, start: int, end: int, block: int, leads: tuple[int, ...], *, bullet: bool) -> Unit:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    piece = text[start:end]
    dependent = bool(_PRONOUN.match(piece))
    return Unit(start, end, piece, bullet, block, leads, dependent)
