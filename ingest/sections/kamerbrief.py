"""The parts of a letter: head, body with its numbered or bold heads, signature, annex."""

import re
from collections.abc import Sequence

from ingest.document import Reading, Style
from ingest.recognise.kamerbrief import letter_head
from ingest.recognise.kinds import LETTER_GREETING
from ingest.recognise.lines import Line
from ingest.sections.assemble import Head

_NUMBERED = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*[.)]?|\(?[a-zA-Z][.)]|[IVX]{1,4}[.)])\s+[A-ZÀ-Ý‘“«(]")
_COUNTED = re.compile(r"^(\d{1,2})[.)]\s")
_ADDRESS = re.compile(
    r"^(?:Postbus \d|\d{4} ?[A-Z]{2}\b|(?:De|de) heer [A-Z]|[Mm]evrouw [A-Z]|T\.a\.v\. |> ?Retouradres)"
)
_CLOSING = re.compile(r"^(?:Hoogachtend|Met vriendelijke groet|Met (?:de )?meeste hoogachting)\b", re.IGNORECASE)
_OFFICE = re.compile(r"^(?:(?:mede )?namens\s+)?de\s+(?:minister|staatssecretaris|vice-minister)\b", re.IGNORECASE)
_ANNEX = re.compile(r"^(?:Bijlage|BIJLAGE)(?:\s+(?:\d{1,2}|[A-Z]|[IVX]+))?\s*(?:[:.–-].{0,120}|\s+[A-Z].{0,100})?$")
_FIELD = re.compile(r"^(?:Datum|Onze referentie|Ons kenmerk|Kenmerk|Betreft|Onderwerp|Aan|Van)\s*:")
_CONCLUDES = (".", ";", ",", "?", "!", ":")


def letter_heads(_reading: Reading, lines: Sequence[Line]) -> list[Head]:
    """Find the parts of a letter.

    Args:
        _reading: the document (its lines say all).
        lines: its lines.

    Returns:
        Heads in order: the text from the salutation on ("Brief"), its headings, the signature, annexes.
    """
    first = len(letter_head(lines))
    if first >= len(lines):
        return []
    signature = _signature(lines, first)
    heads = [Head(lines[first].start, "Brief", "tekst")]
    for at in range(first, len(lines)):
        line = lines[at]
        if at == signature:
            heads.append(Head(line.start, "Ondertekening", "ondertekening"))
        elif (
            _ANNEX.match(line.text)
            and line.style not in {Style.TABLE, Style.FOOTNOTE}
            and (signature is None or at > signature)
            and at > first
        ):
            heads.append(Head(line.start, line.text, "bijlage"))
        elif (
            at > first
            and (signature is None or at < signature or heads[-1].role in {"bijlage", "kop"})
            and is_letter_heading(lines, at)
        ):
            level = (
                2
                if heads[-1].role == "bijlage" or (heads[-1].level == 2)
                else line.block.level
                if line.style is Style.HEADING
                else 1
            )
            heads.append(Head(line.start, line.text, "kop", min(level, 2) or 1))
    if LETTER_GREETING.match(lines[first].text) and len(heads) > 1 and heads[1].start == lines[first].start:
        heads.pop(0)
    return heads


def is_letter_heading(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line is a head: marked as one, bold and short, or numbered, short and followed by a paragraph.

    Args:
        lines: the lines of the document.
        at: which one.
    """
    line = lines[at]
    text = line.text
    if (
        len(text) > 120
        or (text.endswith(_CONCLUDES) and not _ends_well(line))
        or not re.search(r"[A-Za-zÀ-ÿ]{2}", text)
        or at + 1 >= len(lines)
    ):
        return False
    if next((c for c in text if c.isalpha()), "").islower() and not _NUMBERED.match(text):
        return False
    if line.style in {Style.TABLE, Style.FIELD, Style.FOOTNOTE} or any(
        pattern.match(text) for pattern in (LETTER_GREETING, _FIELD, _ADDRESS)
    ):
        return False
    if _heads_table(lines, at):
        return False
    if line.style is Style.HEADING:
        return True
    alone = line.first and line.block.end - line.block.start <= len(text) + 2
    if line.block.bold and (alone or line.block.start == line.start) and len(text) <= 100:
        return line.block.end - line.block.start <= len(text) + 2
    if line.style is Style.BULLET and not text[:1].isdigit():
        return False
    if not alone or not _NUMBERED.match(text) or len(text) > 90:
        return False
    return not _in_list(lines, at)


def _ends_well(line: Line) -> bool:
    """Tell whether a marked head may end as it does: with a question mark, or with "c.s."."""
    marked = line.style is Style.HEADING or line.block.bold
    return marked and line.text.endswith(("?", "c.s.", "jl.", "B.V."))


def _heads_table(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line is one of several bold cells that a reader has left above the rest of a table."""
    first = last = at
    while first > 0 and _bold(lines[first - 1]):
        first -= 1
    while last + 1 < len(lines) and _bold(lines[last + 1]):
        last += 1
    return last > first and last + 1 < len(lines) and lines[last + 1].style is Style.TABLE


def _bold(line: Line) -> bool:
    return len(line.text) < 60 and (line.style is Style.HEADING or line.block.bold)


def _in_list(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a numbered line has a numbered neighbour: then it is an item of a list, not a head."""
    following = lines[at + 1]
    if _NUMBERED.match(following.text) or following.text.startswith(("-", "•")):
        return bool(_NUMBERED.match(following.text))
    previous = lines[at - 1] if at else None
    if previous is None or not _NUMBERED.match(previous.text):
        return False
    one, two = _COUNTED.match(previous.text), _COUNTED.match(lines[at].text)
    last = one is not None and two is not None and int(two[1]) == int(one[1]) + 1
    return len(following.text) < 60 or (last and previous.style is not Style.HEADING)


def _signature(lines: Sequence[Line], first: int) -> int | None:
    """Return the line where the signature begins: the closing formula, else the first office that signs."""
    for at in range(len(lines) - 1, first, -1):
        if _CLOSING.match(lines[at].text):
            return at
    found: int | None = None
    for at in range(first + 1, len(lines)):
        if not _signs(lines, at):
            continue
        if found is None or at - found > 8:
            found = at
        if any(_ANNEX.match(line.text) for line in lines[at : at + 8]):
            break
    return found


def _signs(lines: Sequence[Line], at: int) -> bool:
    line = lines[at]
    if (
        not _OFFICE.match(line.text)
        or len(line.text) > 140
        or line.text.endswith((".", ":", ";", "?"))
        or line.style in {Style.TABLE, Style.FOOTNOTE, Style.BULLET}
    ):
        return False
    following = [one.text for one in lines[at + 1 : at + 5]]
    named = any(
        len(text) < 50
        and re.match(r"^(?:[A-Z]\.|[A-Z][\w’'-]+(?:\s|$)|drs?\.|mr\.|ir\.|prof\.)", text)
        and not text.endswith((".", ";", ":"))
        for text in following[:3]
    )
    return named or not following
