"""Which kind of answer a Dutch question asks for: who, when, how much, which, why, what is asked of whom."""

import re
from enum import StrEnum

from assistant.answer.question.families import load_lists
from assistant.answer.question.frames import unframed
from assistant.answer.question.patterns import load_patterns


class Asked(StrEnum):
    """A kind of answer; a question may ask for more than one."""

    WHO = "wie"
    WHEN = "wanneer"
    AMOUNT = "bedrag"
    FUNDING = "dekking"
    NUMBER = "aantal"
    FREQUENCY = "frequentie"
    DURATION = "duur"
    WHERE = "waar"
    WHY = "waarom"
    WHICH = "welke"
    MEANING = "betekenis"
    REQUEST = "verzoek"
    COMMITMENT = "toezegging"
    VOTE = "stemming"
    REFERENCE = "nummer"
    ADVICE = "raad"
    YESNO = "ja-nee"
    OTHER = "overig"


_YESNO = re.compile(
    r"(?:is|zijn|was|waren|heeft|hebben|had|hadden|wordt|worden|werd|werden|kan|kunnen|mag|mogen|moet|moeten|gaat|gaan|"
    r"komt|komen|klopt|bent|bestaat|bestaan|geldt|gelden|krijgt|krijgen|staat|staan|doet|doen|zal|zullen|wil|willen)\b",
    re.IGNORECASE,
)
# No capitals inside a sentence: ME is the police's, and "ME'ers" no one who asks.
_ADVICE = re.compile(r"\b(?:[Ii]k|[Mm]ijn|[Mm]ij|[Mm]e|[Ww]e)\b(?!['’-])|^[Hh]oe (?:kan|kun|moet|mag) (?:men|je|u)\b")
_BARE_ABBREVIATION = re.compile(r"\s*wat is (?:de |het |een )?[A-Z][A-Za-z&]*[A-Z][A-Za-z&]*\s*\?*\s*", re.IGNORECASE)
_LONE_WORD = re.compile(r"\W*[A-Za-z&]{2,6}\W*")
_CAPITALS = re.compile(r"[A-Z]\w*[A-Z]")
_WHICH = re.compile(r"\bwelke? ([\w'’-]+)(?: ([\w'’-]+))?", re.IGNORECASE)
_QUESTION_WORD = re.compile(r"\b(?:wie|wat|wanneer|waar\w*|hoe\w*|welke?|wiens)\b", re.IGNORECASE)
#: Asked for by a noun too, which in a question that asks whether something is so is only what it is about.
_BY_NOUN = frozenset({Asked.AMOUNT, Asked.REFERENCE, Asked.MEANING})
#: "iets waar men over praat": a clause that tells which, after the question word.
_TELLS_WHICH = re.compile(
    r"\b(?:wie|wat|wanneer|hoe\w*|welke?|wiens)\b[^,;:?]*\s(?!en|of|maar|dan)[\w'’-]+ waar\b", re.IGNORECASE
)
_STRONGER = {
    Asked.MEANING: {Asked.WHERE, Asked.WHICH},
    Asked.FUNDING: {Asked.WHO, Asked.WHERE, Asked.WHICH},
    Asked.AMOUNT: {Asked.NUMBER, Asked.WHICH},
    Asked.NUMBER: {Asked.WHICH},
    Asked.FREQUENCY: {Asked.NUMBER},
    Asked.DURATION: {Asked.WHEN, Asked.WHICH, Asked.NUMBER},
    Asked.WHEN: {Asked.WHICH},
    Asked.WHY: {Asked.WHICH, Asked.WHERE},
    Asked.WHO: {Asked.WHICH},
    Asked.WHERE: {Asked.WHICH},
    Asked.REFERENCE: {Asked.WHICH},
}


def names_asked(question: str) -> bool:
    """Tell whether a question asks which people, bodies or places, so that an answer must name them."""
    classes = load_lists().classes
    return any(
        match[1].casefold() in classes or (match[2] or "").casefold() in classes for match in _WHICH.finditer(question)
    )


def asked(question: str) -> tuple[Asked, ...]:
    """Return the kinds of answer that a question asks for, in the order of its question words.

    Args:
        question: one question in Dutch; what only frames it ("weet jij …") says nothing of the kind.

    Returns:
        At least one kind; ``OTHER`` where nothing is recognised.
    """
    question = unframed(question)
    patterns = load_patterns().asked
    found = {Asked(kind): match.start() for kind, pattern in patterns.items() if (match := pattern.search(question))}
    if _LONE_WORD.fullmatch(question) or (_BARE_ABBREVIATION.fullmatch(question) and _CAPITALS.search(question)):
        found[Asked.MEANING] = 0
    for strong in tuple(found):
        for weak in _STRONGER.get(strong, ()):
            # "hoeveel … en welke …" asks both; "welke datum" asks one thing.
            if {strong, weak} <= found.keys() and (
                strong is Asked.FUNDING or weak is not Asked.WHICH or 0 <= found[strong] - found[weak] <= 6
            ):
                del found[weak]
    if Asked.WHICH in found and not {Asked.WHO, Asked.WHERE} & found.keys() and names_asked(question):
        found[Asked.WHO] = found.pop(Asked.WHICH)
    if _YESNO.match(question.strip()) and not _QUESTION_WORD.search(question):
        found = {kind: place for kind, place in found.items() if kind not in _BY_NOUN}
    if Asked.WHERE in found and _TELLS_WHICH.search(question):
        del found[Asked.WHERE]
    if _ADVICE.search(question):
        # What someone should do is told by a passage, not by one fact: "wanneer moet ik" asks in which case.
        return (Asked.ADVICE,)
    if not found and _YESNO.match(question.strip()):
        return (Asked.YESNO,)
    return tuple(sorted(found, key=lambda kind: found[kind])) or (Asked.OTHER,)
