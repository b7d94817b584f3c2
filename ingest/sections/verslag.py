"""The parts of a consultation: per fractie what it asks, and what the bewindspersoon answers."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.document import Reading, Style
from ingest.recognise.lines import Line
from ingest.sections.assemble import Head
from ingest.sections.kamerbrief import is_letter_heading
from ingest.sections.kamervragen import question_answer_heads

_NUMBER = r"(?:(?:[IVX]{1,4}|\d{1,2}|[A-Z])[.)]?\s+)?"
_INPUT = r"(?:Vragen(?:\s+en\s+opmerkingen)?|Opmerkingen(?:\s+en\s+vragen)?|Inbreng|Bijdrage)"
#: What a heading may add where question and answer stand together below it.
_ANSWERED = r"(?:\s+(?:en|met|,)\s+(?:het\s+|de\s+)?(?:antwoord(?:en)?|reactie|beantwoording)\s.{3,120})?"
_WORD = r"(?:[A-ZÀ-Ý0-9][\w'’]*|voor|van|de|der|het|en)"
_FACTION = re.compile(
    rf"^{_NUMBER}(?:(?i:{_INPUT}\b.{{0,60}}\bfracti(?:e|es)\b.{{0,80}}?{_ANSWERED})"
    rf"|{_INPUT}\s+(?:van\s+)?(?:het\s+lid|de\s+leden(?:\s+van\s+de\s+[Gg]roep)?|de\s+[Gg]roep)\s+[A-ZÀ-Ý].{{1,60}}?{_ANSWERED}"
    rf"|(?:(?:De\s+)?[Ll]eden\s+van\s+(?:de\s+|het\s+)?)?{_WORD}(?:[ /-]{_WORD}){{0,6}}-fractie:?)$"
)
_ASKED = re.compile(
    rf"^{_NUMBER}{_INPUT}\s+(?:vanuit|van)\s+de\s+fracties(?:\s+(?:en|met)\s+(?:het\s+|de\s+)?(?:antwoord|reactie|beantwoording).{{0,120}})?$",
    re.IGNORECASE,
)
_ANSWER = re.compile(
    rf"^{_NUMBER}(?:Antwoord(?:en)?|Reactie|Beantwoording)\b.{{0,20}}\b(?:van de|door de"
    rf"|bewindspersoon|kabinet|minister|staatssecretaris|op de vragen|fractie)\b.{{0,100}}$",
    re.IGNORECASE,
)
_BARE = re.compile(r"^(?:Antwoord(?:en)?|Reactie)\s*:?$")
_CONTENTS = re.compile(r"^(?:Inhoudsopgave|Inhoud)$")
#: How a paragraph begins in which a fractie asks on, after an answer.
_ASKS_ON = re.compile(
    r"^(?:(?:De|Deze|Voornoemde|Genoemde) leden|(?:Dit|Het) lid)\b|^(?:\w+ ){1,3}vragen (?:deze leden|zij)\b"
)


def report_heads(_reading: Reading, lines: Sequence[Line]) -> list[Head]:
    """Find the parts of a report.

    Args:
        _reading: the document (its lines say all).
        lines: its lines.

    Returns:
        Heads in order: parts and fracties, and every question with its answer where the report numbers them in words. A
        table of contents does not count: of a head that stands twice, the last one does. Where an answer stands below
        each fractie, it is a part each time, however it is headed.
    """
    named: dict[str, Head] = {}
    contents = any(_CONTENTS.match(line.text) for line in lines)
    plain: list[Head] = []
    answers: list[Head] = []
    same: dict[str, list[Head]] = {}
    for at, line in enumerate(lines):
        if line.style in {Style.TABLE, Style.FOOTNOTE} or line.text.endswith((".", ";", ",", "?")):
            continue
        if _BARE.match(line.text):
            answers.append(Head(line.start, line.text.rstrip(" :"), "antwoord", 2))
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
        if head.role == "antwoord" and head.level == 1:
            answers.append(replace(head, level=2))
        key = line.text.casefold()
        same.setdefault(key, []).append(head)
        if contents or key not in named:
            named[key] = head
    inner = [
        Head(head.start, head.name, head.role, 2 if named else 1)
        for head in question_answer_heads(lines)
        if head.role in {"vraag", "antwoord"}
    ]
    found = list(named.values())
    if not inner:
        found = _alternating(_answered_alike(found, same, contents=contents), answers, lines)
    first = min((head.start for head in found), default=0)
    heads = [*found, *(head for head in plain if head.start > first)]
    taken = {head.start for head in heads}
    return sorted([*heads, *(head for head in inner if head.start not in taken)], key=lambda head: head.start)


def _answered_alike(heads: Sequence[Head], same: dict[str, list[Head]], *, contents: bool) -> list[Head]:
    """Tell the answers to a fractie from what it asks, where both stand under its name alone ("VZ-fractie")."""
    begins = [head.start for head in heads if head.role == "antwoord" and head.level == 1]
    kept = {head.start: head for head in heads}
    for found in same.values():
        body = found[len(found) // 2 :] if contents and len(found) > 2 else found
        if len(body) == 2 and body[0].role == "fractie" and any(body[0].start < at < body[1].start for at in begins):
            kept |= {body[0].start: body[0], body[1].start: replace(body[1], role="antwoord")}
    return [kept[start] for start in sorted(kept)]


def _alternating(heads: Sequence[Head], answers: Sequence[Head], lines: Sequence[Line]) -> list[Head]:
    """Put the answers below the fracties where they stand among these, and what a fractie asks after one apart."""
    fracties = sorted(head.start for head in heads if head.role == "fractie")
    below = [answer for answer in answers if fracties and answer.start > fracties[0]]
    bare = all(_BARE.match(answer.name) for answer in below)
    if not below or not (below[0].start < fracties[-1] or bare):
        return list(heads)
    kept = {head.start: head for head in heads if head.role != "antwoord" or head.level > 1}
    kept |= {answer.start: answer for answer in below}
    ordered = [kept[start] for start in sorted(kept)]
    for head, after in pairwise(ordered):
        if (head.role, after.role) != ("antwoord", "antwoord") or after.level == 1:
            continue
        own = [line for line in lines if head.start < line.start < after.start and line.first]
        fractie = next((one for one in reversed(ordered) if one.role == "fractie" and one.start < head.start), None)
        # The first paragraph is of the answer, which may repeat what was asked.
        again = next((line for line in own[1:] if _ASKS_ON.match(line.text)), None)
        if fractie and again:
            kept[again.start] = replace(fractie, start=again.start)
    return list(kept.values())


def _report_head(line: Line) -> Head | None:
    if _ASKED.match(line.text):
        return Head(line.start, line.text, "vragen")
    if _ANSWER.match(line.text):
        below = re.search(r"\bop de (?:vragen|inbreng)\b|fractie", line.text, re.IGNORECASE)
        return Head(line.start, line.text, "antwoord", 2 if below else 1)
    if _FACTION.match(line.text):
        return Head(line.start, line.text, "fractie", 2)
    return None
