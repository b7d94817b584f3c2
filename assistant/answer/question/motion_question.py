"""What a question asks of a motion, where it does not simply ask what the motion requests."""

import re
from dataclasses import dataclass
from enum import Enum

from assistant.answer.question.asked import Asked
from assistant.retrieve.question import Question

_MOTION = re.compile(r"\w*moties?\b", re.IGNORECASE)
_NUMBER = re.compile(r"\bn(?:umme)?r\.?\s*(\d{1,3})\b", re.IGNORECASE)
_FIRST = re.compile(
    r"\b(?:oorspronkelijk\w*|allereerste|originele?)\b|\beerste (?:versie|tekst|motie)\b"
    r"|\b(?:vorige|eerdere) (?:versie|tekst)\b",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"\bgewijzigde\b", re.IGNORECASE)
#: A Member with initials ("M.J. van der Berg").
INITIALS = re.compile(r"\b(?:[A-Z]\.){1,4}\s?(?:(?:van|de|der|den|ter|ten) )*[A-Z][\w-]+")
_DIFFERS = re.compile(
    r"\b(?:verschil(?:len|t|de)?|veranderd(?:e|en)?|verander(?:t|ing|ingen)|gewijzigd ten opzichte|aangepast|anders)\b",
    re.IGNORECASE,
)
_VERSIONS = re.compile(r"\b(?:versies?|tekst|gewijzigde|oorspronkelijke|tussen|ten opzichte|nr)\b", re.IGNORECASE)
_PARTY = re.compile(r"\bwelke (?:fractie|partij)\b", re.IGNORECASE)
_SIGNED = re.compile(
    r"\b(?:mede|mee)?(?:-|\s)?onderteken\w*|\b(?:mee)?tekend(?:e|en)\b|\bmede-?indieners?\b|\bhandtekening\w*"
    r"|\bnaam onder\b",
    re.IGNORECASE,
)
_JUDGED = re.compile(r"\bappreciatie\b|\b(?:welk|wat was het|wat is het) oordeel\b", re.IGNORECASE)
_GROUNDS = re.compile(
    r"\bwaarom\s+(?:dien\w*|kwam\w*|stelde\w*)\b|\bwaarom (?:is|wordt|werd|staat) (?:er )?in de (?:\w+ ){0,2}\w*motie\b"
    r"|\bonderbouw\w*|\bmotiveer\w*|\boverweging\w*|\bconstatering\w*|\bargument\w*|\bwaarop (?:is|steunt|baseer\w*)\b",
    re.IGNORECASE,
)
_WHY = re.compile(
    r"\bwaarom\s+(?:vroeg\w*|vraagt|vragen|wil|wilde\w*|willen|verzoekt|verzocht\w*|pleit\w*)\b", re.IGNORECASE
)
#: What becomes of a motion, and who thinks what of it: told by other papers.
_AFTERWARDS = re.compile(
    r"\b(?:stem(?:t|de|den|men|ming|mingen)?|gestemd|aangenomen|verworpen|aangehouden|ingetrokken|vervallen|"
    r"uitgevoerd|uitvoer\w*|afgedaan|toezegg\w*|toegezegd|stand van zaken|ontra\w+|ontijdig|overbodig|minister|"
    r"staatssecretaris)\b",
    re.IGNORECASE,
)
_WANTED = re.compile(
    r"^\W*wat\s+(?:wil|wilde|wilden|willen|beoogt|beoogde|beoogden|bepleit\w*|stelde|stelden)\b"
    r"(?!\s+(?:de|het)\s+(?:kabinet|regering|kamer|ministerie)\b)",
    re.IGNORECASE,
)
_ACCORDING = re.compile(
    r"\b(?:volgens|in)\s+(?:de|die|zijn|haar|hun)\s+(?:[\w-]+\s+){0,3}\w*motie\b(?!\s+(?:gevraagde|genoemde|bedoelde))"
    r"|\bmet\s+(?:zijn|haar|hun)\s+\w*motie\b|\bversie van de \w*motie\b",
    re.IGNORECASE,
)
#: Verbs that ask for what a motion wants, where it is named by Member and number.
_WISHED = re.compile(
    r"\b(?:moest\w*|zou(?:den)?|vroeg\w*|vraagt|verzoekt|verzocht\w*|wil|wilde\w*|staat|stond|bepleit\w*|beoogt)\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"\b(?:\w*brief|\w*nota|kabinet|antwoord\w*|evaluatie|verslag)\b", re.IGNORECASE)
_ASKS = re.compile(r"\b(?:wat|welke?|wanneer|hoeveel|waar\w*|hoe|binnen)\b", re.IGNORECASE)
#: Words of such a question that do not say what the motion is about.
_SAYS = re.compile(
    r"\b(?:wat|welke?|wie|wanneer|waar\w*|waarom|hoe|hoeveel|ik|zoek|verschil\w*|verander\w*|aangepast|anders|"
    r"oorspronkelijk\w*|allereerste|originele?|eerste|tweede|derde|vierde|vorige|eerdere|versie|tekst|nader|gewijzigd\w*|werd|"
    r"(?:mede|mee)?-?onderteken\w*|tekend\w*|mede|mee|samen|naast|behalve|handtekening\w*|naam|namen|zet|zette|zetten|kwam|kwamen|erbij|"
    r"lid|leden|kamerlid|kamerleden|mede-?indieners?|indieners?|dien\w*|ingediend|appreciatie|oordeel|kreeg|gaf|kregen|onderbouw\w*|"
    r"motiveer\w*|overweging\w*|constatering\w*|argument\w*|verzoek\w*|verzocht\w*|vroeg\w*|vraagt|vragen|gevraagd|wil|wilde\w*|"
    r"willen|beoog\w*|bepleit\w*|pleit\w*|doen|gebeuren|volgens|zijn|haar|hun|moest\w*|moet\w*|zou\w*|komen|gaan|ingaan|"
    r"gekozen|aangenomen|verworpen|motie|moties|uiterlijk|precies|datum|per|regering|kabinet|nr|nummer|twee|drie|toen)\b",
    re.IGNORECASE,
)


class Aim(Enum):
    """What is asked of a motion."""

    REQUEST = "request"
    DIFFERENCE = "difference"
    GROUNDS = "grounds"
    SIGNED = "signed"
    JUDGED = "judged"


@dataclass(frozen=True, slots=True)
class MotionQuestion:
    """A question about a motion, read.

    Attributes:
        aim: what it asks.
        numbers: of the motions within their dossier.
        first: it asks for the version before any change.
        changed: it asks for a changed version.
        motion: it has the word.
        initials: names with initials, as written.
        subject: the words that say what the motion is about.
    """

    aim: Aim
    numbers: tuple[str, ...]
    first: bool
    changed: bool
    motion: bool
    initials: tuple[str, ...]
    subject: str


def read_motion_question(understood: Question, wanted: tuple[Asked, ...]) -> MotionQuestion | None:
    """Read a question about a motion.

    Args:
        understood: the question.
        wanted: kinds of answer asked for.

    Returns:
        None where it asks for something else, or for what a motion requests without saying in which version.
    """
    text = understood.rest
    motion = bool(_MOTION.search(text))
    numbers = tuple(dict.fromkeys(_NUMBER.findall(text))) if motion else ()
    first = motion and bool(_FIRST.search(text))
    aim = _aim(text, wanted, motion=motion, version=first or bool(numbers))
    if aim is None:
        return None
    about = _NUMBER.sub(" ", text)
    initials = tuple(INITIALS.findall(text))
    for name in initials:
        about = about.replace(name, " ")
    changed = motion and bool(_CHANGED.search(text))
    return MotionQuestion(aim, numbers, first, changed, motion, initials, _SAYS.sub(" ", about))


def _aim(text: str, wanted: tuple[Asked, ...], *, motion: bool, version: bool) -> Aim | None:
    if _PARTY.search(text):
        return None
    if motion and _SIGNED.search(text):
        return Aim.SIGNED
    if motion and _JUDGED.search(text):
        return Aim.JUDGED
    if _AFTERWARDS.search(text):
        return None
    if motion and _DIFFERS.search(text) and _VERSIONS.search(text):
        return Aim.DIFFERENCE
    if (motion and _GROUNDS.search(text)) or _WHY.search(text):
        return Aim.GROUNDS
    if Asked.WHY in wanted or Asked.WHO in wanted:
        return None
    asks = Asked.REQUEST in wanted or _WANTED.search(text) or (_ASKS.search(text) and _ACCORDING.search(text))
    if asks and (version or Asked.REQUEST not in wanted):
        return Aim.REQUEST
    wished = _ASKS.search(text) and _WISHED.search(text) and not _ELSEWHERE.search(text)
    return Aim.REQUEST if motion and version and wished else None
