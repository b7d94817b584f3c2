"""The parts of a consultation: per fractie what it asks, and what the bewindspersoon answers."""

import re
from collections.abc import Sequence

from ingest.document import Reading, Style
from ingest.recognise.lines import Line
from ingest.sections.assemble import Head
from ingest.sections.kamerbrief import is_letter_heading
from ingest.sections.kamervragen import question_answer_heads

_NUMBER = r"(?:(?:[IVX]{1,4}|\d{1,2}|[A-Z])[.)]?\s+)?"
_FACTION = re.compile(
    rf"^{_NUMBER}(?:Vragen en opmerkingen|Inbreng|Bijdrage).{{0,60}}\bfracti(?:e|es)\b.{{0,80}}$", re.IGNORECASE
)
_ASKED = re.compile(rf"^{_NUMBER}(?:Vragen en opmerkingen|Inbreng)\s+(?:vanuit|van)\s+de\s+fracties$", re.IGNORECASE)
_ANSWER = re.compile(
    rf"^{_NUMBER}(?:Antwoord(?:en)?|Reactie|Beantwoording)\b.{{0,20}}\b(?:van de|door de"
    rf"|bewindspersoon|kabinet|minister|staatssecretaris|op de vragen|fractie)\b.{{0,100}}$",
    re.IGNORECASE,
)
_CONTENTS = re.compile(r"^(?:Inhoudsopgave|Inhoud)$")


def report_heads(_reading: Reading, lines: Sequence[Line]) -> list[Head]:
    """Find the parts of a report.

    Args:
        _reading: the document (its lines say all).
        lines: its lines.

    Returns:
        Heads in order: parts and fracties, and every question with its answer where the report numbers them in words. A
        table of contents
        does not count: of a head that stands twice, the last one does.
    """
    named: dict[str, Head] = {}
    contents = any(_CONTENTS.match(line.text) for line in lines)
    plain: list[Head] = []
    for at, line in enumerate(lines):
        if line.style in {Style.TABLE, Style.FOOTNOTE} or line.text.endswith((".", ";", ",", "?")):
            continue
        head = _report_head(line)
        if head is None:
            if (
                at > 3
                and not contents
                and (line.style is Style.HEADING or line.block.bold)
                and is_letter_heading(lines, at)
                and not line.text.isupper()
            ):
                plain.append(
                    Head(line.start, line.text, "kop", 1 if line.block.level <= 2 and line.block.level > 0 else 2)
                )
            continue
        key = line.text.casefold()
        if contents or key not in named:
            named[key] = head
    first = min((head.start for head in named.values()), default=0)
    heads = [*named.values(), *(head for head in plain if head.start > first)]
    inner = [
        Head(head.start, head.name, head.role, 2 if named else 1)
        for head in question_answer_heads(lines)
        if head.role in {"vraag", "antwoord"}
    ]
    taken = {head.start for head in heads}
    return sorted([*heads, *(head for head in inner if head.start not in taken)], key=lambda head: head.start)


def _report_head(line: Line) -> Head | None:
    if _ASKED.match(line.text):
        return Head(line.start, line.text, "vragen")
    if _ANSWER.match(line.text):
        below = re.search(r"\bop de (?:vragen|inbreng)\b|fractie", line.text, re.IGNORECASE)
        return Head(line.start, line.text, "antwoord", 2 if below else 1)
    if _FACTION.match(line.text):
        return Head(line.start, line.text, "fractie", 2)
    return None
