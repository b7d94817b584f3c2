"""Each Kamervraag with its own answer."""

import re
from collections.abc import Sequence

from ingest.document import Reading, Style
from ingest.recognise.kinds import LETTER_GREETING
from ingest.recognise.lines import Line
from ingest.recognise.questions import match_question_head, write_numbers
from ingest.sections.assemble import Head
from ingest.sections.kamerbrief import letter_heads

_NUMBER = re.compile(r"^(?P<number>\d{1,3})[.)]?(?:\s+(?P<rest>\S.*))?$", re.DOTALL)
_OTHER = re.compile(r"^(?P<name>Mededeling|Toelichting|Inleiding|Inleidende opmerking(?:en)?)\s*:?$")
_LETTER = re.compile(r"^(?:Geachte|In (?:het )?antwoord op uw brief|Hierbij (?:bied|zend|stuur|doe)|Op \d{1,2} \w+ )")
_ANSWERS = re.compile(
    r"^(?:Antwoorden|Beantwoording)\b.{0,200}\b(?:Kamervragen|vragen)\b|^Vragen van\b|^\d{4}Z\d{5}$|^Bijlage\b",
    re.DOTALL,
)


def question_heads(reading: Reading, lines: Sequence[Line]) -> list[Head]:
    """Find the questions and answers.

    "Vraag 1" and "Antwoord 1", "Antwoord op vraag 2", "Antwoord 3, 4 en 5"; also bare numbers that alternate with
    "Antwoord", and an answer
    without a head of its own under a question in bold.

    Args:
        reading: the document.
        lines: its lines.

    Returns:
        Heads in order, names written in one way (``Vraag 1``, ``Antwoord 3, 4 en 5``); before them the parts of a
        covering letter.
    """
    found = question_answer_heads(lines)
    if not found:
        return letter_heads(reading, lines)
    first = next(at for at, line in enumerate(lines) if line.start >= found[0].start)
    return [*_cover(reading, lines[:first]), *found]


def question_answer_heads(lines: Sequence[Line]) -> list[Head]:
    """Find the heads of questions and answers only."""
    heads = _worded(lines)
    if not any(head.role == "vraag" for head in heads):
        heads = _numbered(lines)
    return heads


def _worded(lines: Sequence[Line]) -> list[Head]:
    heads: list[Head] = []
    pending: list[int] = []
    for at, line in enumerate(lines):
        if line.style in {Style.FOOTNOTE, Style.TABLE}:
            continue
        head = match_question_head(line.text)
        if head is None:
            if heads and (other := _OTHER.match(line.text)):
                heads.append(Head(line.start, other["name"], other["name"].lower()))
            elif heads and heads[-1].role == "vraag" and _answers_unheaded(lines, at, heads[-1].start):
                heads.append(Head(line.start, f"Antwoord {write_numbers(tuple(pending))}".strip(), "antwoord"))
                pending.clear()
            continue
        if head.type == "vraag":
            if heads and heads[-1].role != "vraag":
                pending.clear()
            pending += head.numbers
        numbers = head.numbers or tuple(pending)
        if head.type == "antwoord":
            pending.clear()
        heads.append(Head(line.start, f"{head.type.capitalize()} {write_numbers(numbers)}".strip(), head.type))
    return heads


def _answers_unheaded(lines: Sequence[Line], at: int, question: int) -> bool:
    """Tell whether an answer without a head begins here: the question is in bold, this is not, and no head follows."""
    line = lines[at]
    if line.block.bold or line.style not in {Style.BODY, Style.BULLET} or not line.first:
        return False
    asked = [one for one in lines[:at] if one.start > question]
    if not asked or not all(one.block.bold for one in asked):
        return False
    for one in lines[at:]:
        if (head := match_question_head(one.text)) is not None:
            return head.type == "vraag"
    return True


def _numbered(lines: Sequence[Line]) -> list[Head]:
    """Find questions that are numbers only, between answers that are headed "Antwoord"."""
    answers = [
        at
        for at, line in enumerate(lines)
        if (head := match_question_head(line.text)) is not None and head.type == "antwoord"
    ]
    heads: list[Head] = []
    expected, start = 1, 0
    for answer in answers:
        run = _run(lines, start, answer, expected)
        for at, number in run:
            heads.append(Head(lines[at].start, f"Vraag {number}", "vraag"))
        head = match_question_head(lines[answer].text)
        numbers = (head.numbers if head else ()) or tuple(number for _, number in run)
        heads.append(Head(lines[answer].start, f"Antwoord {write_numbers(numbers)}".strip(), "antwoord"))
        if run:
            expected = run[-1][1] + 1
        start = answer + 1
    return heads if any(head.role == "vraag" for head in heads) else heads[:0]


def _run(lines: Sequence[Line], start: int, stop: int, expected: int) -> list[tuple[int, int]]:
    """Return the questions right before an answer: the last run of numbers that begins with the expected one."""
    numbered = [
        (at, int(match["number"]))
        for at in range(start, stop)
        if lines[at].style is not Style.FOOTNOTE and (match := _NUMBER.match(lines[at].text))
    ]
    begins = [index for index, (_, number) in enumerate(numbered) if number == expected]
    if not begins:
        return []
    run = [numbered[begins[-1]]]
    for at, number in numbered[begins[-1] + 1 :]:
        if number == run[-1][1] + 1:
            run.append((at, number))
    return run


def _cover(reading: Reading, lines: Sequence[Line]) -> list[Head]:
    """Return the parts of the letter that comes before the questions, if there is one, and the title of the answers."""
    begins = next(
        (at for at, line in enumerate(lines) if _LETTER.match(line.text) or LETTER_GREETING.match(line.text)), None
    )
    if begins is None:
        return []
    title = next(
        (
            at
            for at in range(begins + 1, len(lines))
            if _ANSWERS.match(lines[at].text) and (lines[at].block.bold or len(lines) - at <= 6)
        ),
        len(lines),
    )
    heads = [head for head in letter_heads(reading, lines[:title]) if head.role in {"tekst", "ondertekening"}]
    if not heads:
        heads = [Head(lines[begins].start, "Brief", "tekst")]
    if begins > 0:
        heads.insert(0, Head(0, "Briefhoofd", "briefhoofd"))
    if title < len(lines):
        heads.append(Head(lines[title].start, "Kop", "kop"))
    return heads
