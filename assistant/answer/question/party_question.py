"""What a question asks of a party in a written consultation: what it asked, found, or was answered."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from assistant.answer.question.party_names import Mention

_MARK = "§"
_OFFICE = r"(?:minister|staatssecretaris|bewindspersoon|bewindslieden|kabinet|regering)"
_LEAD = r"(?:^\W*|\b(?:vertel\w*|weet je|zien|aangeven|zoek)\b.{0,30}?)"
_POINTS = (
    r"(?:zorg(?:en)?|bezwa(?:ar|ren)|kritiek|kritiekpunten|opmerking(?:en)?|inbreng|bijdrage|standpunt(?:en)?|mening|"
    r"aandachtspunten)"
)
_ASKS = re.compile(
    rf"{_LEAD}(?:wat|waar(?!om)\w*)\s+(?:vroeg|vroegen|vraagt|vragen)\b"
    rf"|{_LEAD}(?:wat|waar(?!om)\w*)\s+(?:wil|wilde|wilden|willen)\b.*\b(?:weten|vernemen|horen)\b"
    rf"|{_LEAD}(?:wat|waar(?!om)\w*)\s+(?:heeft|hebben|had|hadden|is|werd)\b.*\bgevraagd\b"
    rf"|{_LEAD}(?:welke\s+)?(?:\w+\s+)?vragen\b(?=.*(?:\bvan\b.*{_MARK}|stel|vroeg|vraagt|had|heeft|hebben|\bin\b))"
    rf"|^\W*vragen {_MARK}",
    re.IGNORECASE,
)
_VIEWS = re.compile(
    rf"{_LEAD}(?:wat|hoe)\s+(?:vond|vonden|vindt|vinden|dacht|dachten|denkt|denken|zei|zeiden|zegt|zeggen|bracht|brachten|"
    rf"brengt|brengen|merkt|merkte|merkten)\b"
    rf"|{_LEAD}(?:welke\s+(?:\w+\s+)?|wat\s+(?:is|was|zijn|waren)\s+(?:de\s+|het\s+)?(?:\w+\s+)?|(?:de\s+|het\s+)?){_POINTS}\b"
    rf"|{_LEAD}hoe\s+(?:reageer\w+|stond(?:en)?|staat|staan|keek|keken|kijkt)\s+{_MARK}"
    rf"|{_LEAD}wat\s+(?:is|was)\s+de\s+reactie\s+van\s+{_MARK}",
    re.IGNORECASE,
)
_ANSWERS = re.compile(
    rf"{_LEAD}(?:wat|hoe)\s+(?:antwoord\w*|reageer\w*|beantwoord\w*)\b(?!\s+{_MARK})"
    rf"|{_LEAD}(?:wat|hoe)\s+(?:is|was|werd|zijn|waren|werden|heeft|luidt|luidde)\b.*\b(?:antwoord|reactie|geantwoord|"
    rf"gereageerd|beantwoord)\b(?!\s+van\s+{_MARK})"
    rf"|{_LEAD}(?:welke?\s+)?(?:de\s+|het\s+)?(?:antwoord(?:en)?|reactie|beantwoording)\b(?!\s+van\s+{_MARK})"
    rf"|{_LEAD}(?:wat|hoe)\s+(?:zei|zegt|schreef|schrijft|liet|meldde|meldt)\s+(?:de\s+|het\s+)?{_OFFICE}\b",
    re.IGNORECASE,
)
#: Words of a question for what a party asked that do not say about what.
_SAYS = re.compile(
    r"\b(?:wat|waar\w*|welke?|hoe|vroeg|vroegen|vraagt|vragen|vraag|wil|wilde|wilden|willen|weten|vernemen|horen|heeft|"
    r"hebben|had|hadden|is|was|zijn|waren|werd|gevraagd|stelde|stelden|stelt|stellen|vond|vonden|vindt|vinden|dacht|"
    r"dachten|denkt|denken|zei|zeiden|zegt|zeggen|bracht|brachten|brengt|brengen|naar voren|merkt|merkte|merkten|"
    r"reageer\w*|reactie|antwoord\w*|beantwoord\w*|geantwoord|gereageerd|leden|lid|fracties?|partij|schriftelijke?|"
    rf"overleg|verslag|so|vso|inbreng|commissie|kamer|{_OFFICE}|{_POINTS})\b",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"\b(?:schriftelijk overleg|verslag(?: van (?:een|het) schriftelijk overleg)?|overleg|V?SO)\b", re.IGNORECASE
)
#: What a consultation that is named is about, up to what is asked of it.
_ABOUT = re.compile(
    rf"{_REPORT.pattern}\s+(?:(?:over|inzake|rond|betreffende|van)\s+)?(?P<about>(?:(?!\b(?:over|vroeg|vroegen|vraagt|vragen|"
    rf"weten|antwoord\w*|{_MARK})\b)[^?,])+)",
    re.IGNORECASE,
)
#: A meeting or paper of another kind is meant.
_ELSEWHERE = re.compile(
    r"\b(?:\w*debat|plenair|mondeling\w*|motie\w*|amendement\w*|nota|stem(?:t|de|den|men|ming|mingen)?|kamervra\w+|"
    r"schriftelijke vragen|algemeen overleg|notaoverleg|wetgevingsoverleg)\b",
    re.IGNORECASE,
)
#: The least that a question for what a party asked has.
_MAYBE = re.compile(
    rf"\b(?:vroeg\w*|vra\w+|weten|vernemen|horen|gevraagd|v[oi]nd\w*|dacht\w*|denk\w*|zei\w*|zeg\w*|bracht\w*|breng\w*|"
    rf"merk\w*|st[oa]\w*nd?\w*|ke+k\w*|kijkt|\w*antwoord\w*|\w*reageer\w*|reactie|schre\w+|schrij\w+|liet|meld\w*|{_POINTS})\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\b(?:schriftelijk overleg|verslag|[Vv]?SO)\b")


class Sought(Enum):
    """What is sought of a party."""

    ASKED = "asked"
    SAID = "said"
    ANSWERED = "answered"


_SOUGHT = ((_ASKS, Sought.ASKED), (_ANSWERS, Sought.ANSWERED), (_VIEWS, Sought.SAID))


@dataclass(frozen=True, slots=True)
class PartyQuestion:
    """A question about a party, read.

    Attributes:
        sought: what it asks.
        report: what it says of which consultation it means; empty for nothing.
        subject: the words that say about what, with nothing of the party and of the asking; where it does not turn out
            which consultation is meant, ``report`` is among them.
        named: it names a consultation.
        office: ``minister`` or ``staatssecretaris``, where it names one.
    """

    sought: Sought
    report: str
    subject: str
    named: bool
    office: str


def may_ask(question: str) -> bool:
    """Tell whether a question can be one about a party in a consultation: a quick look."""
    return bool(_MAYBE.search(question)) and not (_ELSEWHERE.search(question) and not _NAMED.search(question))


def read_question(question: str, found: Iterable[Mention]) -> PartyQuestion | None:
    """Read a question about parties.

    Args:
        question: as asked.
        found: the parties in it.

    Returns:
        None where it asks for something else.
    """
    said = question
    for mention in sorted(found, key=lambda one: -one.start):
        said = f"{said[: mention.start]}{_MARK}{said[mention.end :]}"
    sought = next((kind for pattern, kind in _SOUGHT if pattern.search(said)), None)
    if sought is None or _MARK not in said:
        return None
    offices = re.findall(r"\b(minister|staatssecretaris)\b", question.casefold())
    office = offices[0] if offices else ""
    about = _ABOUT.search(said)
    rest = f"{said[: about.start()]} {said[about.end() :]}" if about else said
    return PartyQuestion(sought, about["about"] if about else "", _bare(rest), bool(_NAMED.search(question)), office)


def _bare(said: str) -> str:
    return _SAYS.sub(" ", said.replace(_MARK, " "))
