"""Whether a sentence has the very thing that a question asks for: a name, as many members, days or hours, who voted.

A sentence on the subject with the right kind of word is not yet an answer: "in drie talen" holds a number and the word
"talen", and tells none of them. Each check leaves alone what it cannot judge.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.answer.evidence.candidate import Evidence
from assistant.answer.evidence.kinds import new_names
from assistant.answer.evidence.numerals import numerals
from assistant.answer.judge.voted import names_voters
from assistant.answer.question.asked import Asked
from assistant.answer.question.families import load_lists

_DETERMINED = (
    r"(?:(?:de|het|een|dit|deze|dat|die|hun|zijn|haar|onze|uw) )?(?:[a-zà-ÿ]+e )?(?P<noun>[a-zà-ÿ][\w'’-]{2,})"
)
_CALLED = re.compile(
    rf"\b(?:[Hh]oe heet(?:te|ten|en)?(?: (?:ook alweer|nu|eigenlijk))?|[Hh]oe luidt de naam van|"
    rf"(?:[Ww]at (?:is|was)|[Nn]oem) de naam van) {_DETERMINED}"
)
_MEMBERS = re.compile(
    r"\bwelke (?P<count>twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|[2-9]|1[0-2]) (?:[a-zà-ÿ]+e )?"
    r"(?P<noun>[a-zà-ÿ][\w'’-]{2,})",
    re.IGNORECASE,
)
#: Words for people in the plural; besides these, those of ``classes``. Of people an answer gives the names.
_PEOPLE = re.compile(r"\w{3,}(?:aars|ers|anten|enten|aten|isten|ianen|gidsen)$")
_DAYS = re.compile(
    r"\b(?:welke? (?:[a-z]+e )?(?:(?:week)?dagen|avond(?:en)?|ochtend(?:en)?|middag(?:en)?|uren|tijden|"
    r"tijdstip(?:pen)?|dagdelen)|hoe laat)\b",
    re.IGNORECASE,
)
_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_MOMENT = re.compile(
    r"\b(?:maan|dins|woens|donder|vrij|zater|zon|werk|feest|week)dag(?:en|\w*)\b|\b(?:weekend\w*|dagelijks|doordeweeks?)\b|"
    rf"\b\d{{1,2}} (?:{_MONTHS})\b|\b\d{{1,2}}[.:]\d\d\b|\b(?:om|vanaf|tussen|tot) (?:\d{{1,2}}|[a-z]+) uur\b|"
    r"\b(?:van|tussen) (?:\d{1,2}|[a-z]+) (?:tot|en) (?:\d{1,2}|[a-z]+)(?: uur)?\b(?! procent)",
    re.IGNORECASE,
)
_VOTERS = re.compile(
    r"\b(?:welke (?:fracties?|partij(?:en)?|(?:kamer)?leden)|wie)\b[^?]*\bstem(?:de|den|t|men)\b[^?]*?"
    r"\b(?P<side>voor|tegen)\b",
    re.IGNORECASE,
)
#: What someone is asked to have been: "welke leden waren afwezig bij …".
_STATE = re.compile(
    r"\bwelke? (?:[a-z]+e )?(?P<noun>[\w'’-]+) (?:is|zijn|was|waren|bleef|bleven) (?P<state>[a-zà-ÿ]{5,})"
    r"(?= (?:bij|op|in|tijdens|voor|tegen|van|met|aan|over)\b|\W*$)",
    re.IGNORECASE,
)
#: Where something is, and who holds an office or moved a motion: no name of what is asked.
_ASIDE = re.compile(
    r"\b(?:[Oo]p|[Ii]n|[Nn]aar|[Uu]it|[Vv]anuit|[Tt]e|[Tt]ussen|[Bb]ij|[Nn]abij|[Ll]angs) "
    r"(?:[A-Z][\w'’-]+ ?)+(?:(?:,|en|of) (?:[A-Z][\w'’-]+ ?)+)*"
)
#: A body that is called by its kind, so that a sentence with its name has the word as well.
_BODY = re.compile(r"\w*(?:stichting|vereniging|commissie|partij|bond|raad|netwerk|platform|fonds|instituut|gemeente)")
_OF_OFFICE = re.compile(
    r"\b(?:[Mm]inisterie|[Mm]inister|[Ss]taatssecretaris|[Ll]id|[Ll]eden|[Mm]oties?|[Ff]racties?)"
    r"(?: van|-| )(?: de| het)? ?"
    r"(?:[A-Z][\w'’.-]+ ?)+(?:en (?:[A-Z][\w'’-]+ ?)+)*"
)
_PLACE = re.compile(
    r"\w*(?:gemeenten?|eiland(?:en)?|stad|steden|dorp(?:en)?|land(?:en)?|plaats(?:en)?|provincies?|regio\W?s?|havens?|"
    r"locaties?)"
)
_OFFICE = re.compile(
    r"(?:kamer)?(?:lid|leden)|moties?|fracties?|partij(?:en)?|indieners?|minister\w*|staatssecretaris\w*|bewindspersoon"
)
_NAMED = r"(?:[A-Z]\.)*[A-Z][\w&'’-]+"
#: A name with all of its words: "Raad van State" is one.
_NAMES = re.compile(rf"{_NAMED}(?: (?:(?:[a-z-]+ )?(?:van|der|den|ten|ter) (?:de |het )?)?{_NAMED})*")
_BODIES = re.compile(r"\b(?:de|het|een) [\w-]+(?:, (?:(?:de|het|een) )?[\w -]{3,30})* en (?:de|het|een) [\w-]+")
_JOINT = re.compile(r"[,;] | en | of ")
#: A sentence that goes on to tell the members of what the one before it counts.
_TOLD_NEXT = re.compile(
    r"^(?:(?:De|Het|Ten) (?:eerste|ene)|Eén (?:daarvan|ervan|van)|Eerst|Dat zijn|Dit zijn|Het (?:gaat|ging) om|"
    r"Het betreft)\b"
)
_PARENTHESES = re.compile(r"\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Slot:
    """The thing that a question asks for.

    Attributes:
        kind: what a refusal says that lacks.
        fills: whether a candidate has it.
    """

    kind: Asked
    fills: Callable[[Evidence], bool]


def slots(question: str) -> tuple[Slot, ...]:
    """Return what a question asks for that a sentence must have; empty where any sentence of its kind will do.

    Args:
        question: one question in Dutch.
    """
    found: list[Slot] = []
    if called := _CALLED.search(question):
        noun = called["noun"]
        found.append(Slot(Asked.WHICH, lambda item: _is_named(item, noun, question)))
    if members := _MEMBERS.search(question):
        of = members["noun"]
        count = min(map(int, numerals(members["count"]) or {members["count"]}))
        found.append(Slot(Asked.WHICH, lambda item: _tells_members(item, count, of, question)))
    if _DAYS.search(question):
        found.append(Slot(Asked.WHEN, lambda item: _MOMENT.search(_whole(item)) is not None))
    if (state := _STATE.search(question)) and _is_state(state):
        word = state["state"]
        found.append(Slot(Asked.WHO, lambda item: word in item.stated))
    if voters := _VOTERS.search(question):
        against = voters["side"].casefold() == "tegen"
        found.append(Slot(Asked.WHO, lambda item: names_voters(_whole(item), against=against)))
    return tuple(found)


def _is_state(match: re.Match[str]) -> bool:
    """Tell whether what a question says of people is more than how or when."""
    lists = load_lists()
    of_people = match["noun"].casefold() in lists.classes
    return of_people and match["state"] not in lists.furniture and not match["state"].startswith(("daar", "hier"))


def _whole(item: Evidence) -> str:
    """Return a sentence with the list that it introduces and the sentences that go with it."""
    return " ".join([item.text, *_listed(item), *(unit.text for unit in item.follows)])


def _listed(item: Evidence) -> list[str]:
    if not item.unit.text.endswith(":"):
        return []
    position = _position(item)
    return [unit.text for unit in item.around[position + 1 :] if unit.bullet and position in unit.leads]


def _position(item: Evidence) -> int:
    return next(number for number, unit in enumerate(item.around) if unit.start == item.unit.start)


def _is_named(item: Evidence, noun: str, question: str) -> bool:
    """Tell whether a sentence gives the name of what a question asks the name of, and not that of something else."""
    # The headings of a table are written large, and are no names.
    text = " ".join([item.unit.text if item.unit.row else item.text, *_listed(item)])
    if not _OFFICE.fullmatch(noun):
        text = _OF_OFFICE.sub(" ", text)
    if not _PLACE.fullmatch(noun):
        text = _ASIDE.sub(" ", text)
    names = [match.group().strip() for match in new_names(text, question)]
    if not names:
        return False
    of = rf"{re.escape(noun)}(?:e?n|s)?"
    if any(re.search(of, name, re.IGNORECASE) for name in names):
        return True
    if not re.search(rf"\b{of}\b", text):
        return not _BODY.fullmatch(noun)
    name = "(?:" + "|".join(re.escape(name) for name in names) + ")"
    says = r"(?:genaamd|namelijk|te weten|heet|heette|heten|is|was|zijn|waren|wordt|:)"
    does = r"(?:is|was|zijn|wordt|werd|heet|heette|blijft|door|aan|namelijk)"
    plays = r"(?:,|\b(?:is|was|werd|wordt|als|tot|heet))"
    bound = (
        rf"\b{of},? [(„“\"«]?(?:{says} )?{name}",
        rf"\b{of}\b[^.;]{{0,80}}\b{does} (?:[\w-]+ ){{0,3}}{name}",
        rf"{name}[^.;]{{0,60}}{plays} (?:(?:de|het|een|zijn|haar|hun) )?(?:\w+ )?{of}\b",
    )
    return any(re.search(pattern, text) for pattern in bound)


def _tells_members(item: Evidence, count: int, noun: str, question: str) -> bool:
    """Tell whether a sentence tells as many of a kind as are asked for, and does not only count them."""
    listed = _listed(item)
    text = _PARENTHESES.sub("", _whole(item))
    word = noun.casefold()
    people = word in load_lists().classes or bool(_PEOPLE.fullmatch(word) or _PLACE.fullmatch(word))
    counts = re.search(rf"\b{re.escape(noun)}\b", text, re.IGNORECASE)
    if item.unit.row or len(listed) >= count or not (people or counts) or _goes_on(item):
        return True
    if not people:
        return 1 + len(_JOINT.findall(text)) >= count
    if any(1 + len(_JOINT.findall(match.group())) >= count for match in _BODIES.finditer(text)):
        return True
    apart = text if _OFFICE.fullmatch(word) else _OF_OFFICE.sub(" ; ", text)
    apart = apart if _PLACE.fullmatch(word) else _ASIDE.sub(" ; ", apart)
    new = [match.start() for match in new_names(apart, question)]
    names = {name.group() for name in _NAMES.finditer(apart) if any(name.start() <= at < name.end() for at in new)}
    return len(names) >= count


def _goes_on(item: Evidence) -> bool:
    """Tell whether the sentence after one, in its paragraph, begins to tell what it counts."""
    position = _position(item)
    after = item.around[position + 1 : position + 2]
    return any(unit.block == item.unit.block and _TOLD_NEXT.match(unit.text) for unit in after)
