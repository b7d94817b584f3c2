"""Decide which kind of document a reading is, on signs that stand in the text itself."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.document import Kind, Reading
from ingest.recognise.headings import NOTA_TYPE, NOTA_WORD, embedded_nota_headings, match_nota_heading
from ingest.recognise.lines import Line
from ingest.recognise.questions import match_question_head

MOTION_START = re.compile(r"^De Kamer,(?:\s|$)")
MOTION_HEARD = re.compile(r"\bgehoord de beraadslaging\b")
MOTION_ASKS = re.compile(r"^(?:verzoekt|spreekt uit|roept|draagt)\b", re.MULTILINE | re.IGNORECASE)
MOTION_END = re.compile(r"\bgaat over tot de orde van de dag\b")
QUESTIONS_TITLE = re.compile(
    r"^(?:Schriftelijke\s+)?[Vv]ragen (?:van|gesteld door) (?:het lid|de leden|de leden der "
    r"Kamer)\b|^Aanhangsel van de Handelingen",
    re.MULTILINE,
)
CONSULTATION = re.compile(
    r"\bVERSLAG VAN EEN (?:NADER )?(?:SCHRIFTELIJK|ALGEMEEN|COMMISSIE|NOTA|WETGEVINGS)"
    r"|\bVerslag van een (?:nader )?(?:schriftelijk overleg|commissiedebat|notaoverleg)"
    r"|\bLIJST VAN VRAGEN EN ANTWOORDEN\b|\bLijst van vragen en antwoorden\b"
)
FACTION = re.compile(
    r"^(?:[IVX\d]+[.)]?\s+)?(?:Vragen en opmerkingen|Inbreng|Antwoorden? op (?:de )?(?:vragen"
    r"|inbreng)).{0,40}\bfracti(?:e|es)\b",
    re.IGNORECASE,
)
LETTER_TITLE = re.compile(
    r"\bBRIEF VAN DE (?:MINISTER|STAATSSECRETARIS|VICE)|^(?:Nr\. \S+ )?Brief van de "
    r"(?:[Mm]inister|[Ss]taatssecretaris)",
    re.MULTILINE,
)
LETTER_ADDRESS = re.compile(r"\bvoorzitters? van de (?:Tweede|Eerste) Kamer\b", re.IGNORECASE)
LETTER_GREETING = re.compile(r"^Geachte (?:heer |mevrouw )?[Vv]oorzitter", re.MULTILINE)

_HEAD = 6_000
_FEW = 3


@dataclass(frozen=True, slots=True)
class _Signs:
    """What the lines of a document show."""

    nota_roles: set[str] = field(default_factory=set)
    nota_type: bool = False
    questions: int = 0
    answers: int = 0
    factions: int = 0
    motion_start: int = -1


def decide_kind(reading: Reading, lines: Sequence[Line]) -> Kind:
    """Decide the kind.

    Args:
        reading: the document.
        lines: its lines.

    Returns:
        The kind; ``overig`` where no kind shows itself clearly. A mail needs more than a mention: the whole form of a
        letter.
    """
    signs = _look(lines)
    text = reading.text
    head = text[:_HEAD]
    mail = reading.format == "eml"
    if _is_motion(text, signs):
        return Kind.MOTIE
    if (signs.nota_type or "aanleiding" in signs.nota_roles) and _is_nota(signs, mail=mail):
        return Kind.NOTA
    if CONSULTATION.search(head) or signs.factions >= _FEW:
        return Kind.VERSLAG
    asked = QUESTIONS_TITLE.search(head) is not None
    if (signs.questions and signs.answers) or (
        asked and (signs.questions or signs.answers or not LETTER_GREETING.search(head))
    ):
        return Kind.KAMERVRAGEN
    if LETTER_TITLE.search(head) and (LETTER_ADDRESS.search(head) or not mail):
        return Kind.KAMERBRIEF
    greeted, addressed = LETTER_GREETING.search(head) is not None, LETTER_ADDRESS.search(head) is not None
    if (greeted and addressed) or (greeted and not mail) or (addressed and not mail and _addressed_line(lines)):
        return Kind.KAMERBRIEF
    return Kind.OVERIG


def _look(lines: Sequence[Line]) -> _Signs:
    roles: set[str] = set()
    nota_type = False
    questions = answers = factions = 0
    motion_start = -1
    for at, line in enumerate(lines):
        if at < 60 and (NOTA_TYPE.match(line.text) or NOTA_WORD.match(line.text)):
            nota_type = True
        if (heading := match_nota_heading(line.text)) is not None:
            # every report has an Inleiding; only a nota has an Aanleiding
            if not heading[1].casefold().endswith("inleiding"):
                roles.add(heading[0].role)
        elif len(line.text) < _HEAD:
            roles.update(joined.role for _, joined, _ in embedded_nota_headings(line.text))
        if (head := match_question_head(line.text)) is not None:
            questions += head.type == "vraag"
            answers += head.type == "antwoord"
        factions += FACTION.match(line.text) is not None
        if motion_start < 0 and MOTION_START.match(line.text):
            motion_start = line.start
    return _Signs(roles, nota_type, questions, answers, factions, motion_start)


def _is_motion(text: str, signs: _Signs) -> bool:
    if signs.motion_start < 0 or signs.motion_start > _HEAD // 2 or len(text) > 4 * _HEAD:
        return False
    body = text[signs.motion_start :]
    formal = MOTION_END.search(body) or (MOTION_HEARD.search(body[:200]) and MOTION_ASKS.search(body))
    return bool(formal) and not LETTER_GREETING.search(text[: signs.motion_start])


def _is_nota(signs: _Signs, *, mail: bool) -> bool:
    core = signs.nota_roles & {"aanleiding", "geadviseerd-besluit", "kern", "toelichting", "samenvatting"}
    if "geadviseerd-besluit" not in core and not signs.nota_type:
        return False
    return len(core) >= (_FEW if mail else 2)


def _addressed_line(lines: Sequence[Line]) -> bool:
    return any(
        LETTER_ADDRESS.search(line.text) and re.match(r"(?:Aan\s+)?(?:de\s+)?voorzitter", line.text, re.IGNORECASE)
        for line in lines[:60]
    )
