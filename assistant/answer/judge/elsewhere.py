"""Whether a sentence tells of the very thing that a question asks about, or of another one that is called the same.

Of "de tijdelijke brug bij Zanddorp" all words may stand in a passage that tells of a temporary bridge at another place
and of a bridge at Zanddorp. What qualifies a thing, and where it is, belong together.
"""

import re
from collections.abc import Sequence

from assistant.answer.evidence.anchors import name_stands
from assistant.answer.evidence.candidate import Evidence
from ingest.dutch.fold import fold

_NAME = r"[A-Z][\w'’-]+(?: (?:(?:van|de|der|den|het|ten|ter) )*[A-Z][\w'’-]+)*"
_IN, _ON = r"(?:bij|in|te|nabij)", r"(?:op|naar)"  # an island or road is "op", and no other place is "in" it
_THING = re.compile(
    rf"(?:\b(?:[Dd]e|[Hh]et|[Ee]en|[Ww]elke?) (?P<quality>[a-zà-ÿ]{{4,}}e) )?\b(?P<noun>[a-zà-ÿ][\w-]{{3,}}) "
    rf"(?P<at>{_IN}|{_ON}) (?:de |het |gemeente )?(?P<name>{_NAME})"
)
_RULE = (
    r"(?:wet|regeling|besluit|verordening|richtlijn|beleidsregels?|handreiking|monitor|programma|plan|agenda|aanpak|fonds|"
    r"convenant|akkoord|protocol|kader)"
)
#: What comes after "de Regeling" and begins no name.
_NO_TITLE = (
    r"(?:treedt|wordt|worden|geldt|gelden|heeft|hebben|bestaat|loopt|moet|moeten|zijn|waren|werd|komt|krijgt|bevat|regelt|"
    r"maakt|biedt|voorziet|vraagt|eist|verplicht|vervalt|eindigt|blijft|gaat|over|voor|inzake|door|onder|naar|waarin|die)\b"
)
#: A rule or plan with a name that goes on in small letters: "de Regeling nachtvaart", "de Tijdelijke regeling steun".
_TITLED = re.compile(
    rf"\b(?:[A-Z][a-z]+e (?P<small>{_RULE})|(?P<large>(?=[A-Z])(?i:{_RULE}))) "
    rf"(?!{_NO_TITLE})(?P<after>[a-zà-ÿ]{{4,}})\b"
)


def places(question: str) -> tuple[str, ...]:
    """Return where a question says that what it asks about is."""
    return tuple(thing["name"] for thing in _THING.finditer(question))


def same_thing(question: str, accepted: Sequence[Evidence], candidates: Sequence[Evidence]) -> list[Evidence]:
    """Return the candidates that do not tell of another thing than the one that a question asks about.

    Args:
        question: as asked.
        accepted: candidates that hold enough of the question's words.
        candidates: all that was found, which shows what else is called so.
    """
    kept = list(accepted)
    if titled := _TITLED.search(question):
        kept = [item for item in kept if titled["after"] not in item.missing and not _other_title(item, titled)]
    for thing in _THING.finditer(question):
        quality = thing["quality"]
        kept = [item for item in kept if not _at_another(item, thing)]
        if quality:
            told = [item for item in candidates if _so_called(item, quality, thing["noun"])]
            if told and not any(_here(item, thing) for item in told):
                kept = []
    return kept


def _other_title(item: Evidence, titled: re.Match[str]) -> bool:
    """Tell whether a sentence has the name of another rule or plan of that kind, and not the one asked about."""
    kind = (titled["small"] or titled["large"]).casefold()
    found = [other for other in _TITLED.finditer(item.text) if (other["small"] or other["large"]).casefold() == kind]
    return bool(found) and titled["after"] not in fold(item.text)


def _at_another(item: Evidence, thing: re.Match[str]) -> bool:
    """Tell whether a sentence has the thing at another place and does not have the one asked about itself."""
    if name_stands(thing["name"], fold(item.text)):
        return False
    at = _ON if re.fullmatch(_ON, thing["at"]) else _IN
    return re.search(rf"\b{re.escape(thing['noun'])} {at} (?:de |het |gemeente )?[A-Z]", item.text) is not None


def _so_called(item: Evidence, quality: str, noun: str) -> bool:
    return (
        re.search(rf"\b{re.escape(quality)} (?:\w+ )?{re.escape(noun)}\b", f"{item.text} ; {item.section}") is not None
    )


def _here(item: Evidence, thing: re.Match[str]) -> bool:
    """Tell whether a sentence is about a place: it stands in it or around it, and no other one in it."""
    paragraph = " ".join(unit.text for unit in item.around if unit.block == item.unit.block)
    around = fold(f"{paragraph} ; {item.text} ; {item.section} ; {item.document.title}")
    return name_stands(thing["name"], around) and not _at_another(item, thing)
