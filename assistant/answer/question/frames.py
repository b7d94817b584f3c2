"""Takes off what only frames a question: "Kun je me zeggen wie de brug heeft betaald" asks "wie heeft de brug betaald".

Staff ask a chat as they ask a colleague. The words of such a request stand in no source, and "me" or "ik" in it does
not make the question one of what someone should do. What stays are the words of the question itself, with the verb
where a question has it, since the kind of answer is read from the order of words.
"""

import re
from functools import lru_cache

PREPOSITION = (
    r"(?:aan|achter|bij|binnen|boven|door|in|langs|met|na|naar|naast|om|onder|op|over|per|rond|sinds|te|tegen|tijdens|tot|tussen|uit|"
    r"van|vanaf|vanuit|via|volgens|voor|wegens|zonder)"
)
QUESTION_WORD = (
    rf"(?:(?:{PREPOSITION}) )?(?:wie|wat|wanneer|waar\w{{0,7}}|hoe|hoe ?veel|hoe ?lang|hoeverre|welke?|wiens|waarom)\b"
)
_AUXILIARY = (
    r"(?:is|zijn|was|waren|heeft|hebben|had|hadden|wordt|worden|werd|werden|kan|kunnen|kon|konden|mag|mogen|mocht|mochten|"
    r"moet|moeten|moest|moesten|zal|zullen|zou|zouden|gaat|gaan|ging|gingen|wil|willen|wilde|wilden)"
)
_DETERMINER = (
    r"(?:de|het|een|'t|die|dit|dat|deze|geen|er|hier|daar|ik|je|jij|u|hij|ze|zij|we|wij|men|hun|haar|mijn|uw|ons|onze|elke?|"
    r"ieder|iedere|alle|al|nu|nog|niet|ook|zich)"
)
_YOU = r"(?:je|jij|u|jullie|iemand)"
_ME = r"(?:mij|me|ons|voor (?:mij|me|ons))"
_PLEASE = r"(?:alsjeblieft|alstublieft|a\.?u\.?b\b\.?|s\.?v\.?p\b\.?)"
_SOFT = (
    rf"(?:(?:{_ME}|{_PLEASE}|even|eens|eventjes|misschien|toevallig|wellicht|graag|ook|nog|al|soms|snel|kort|heel|precies|"
    r"ongeveer|eigenlijk|nu|dan|ergens|in het kort|zo|zomaar|inmiddels),? )*"
)
_TELL = (
    r"(?:zeggen|vertellen|uitleggen|aangeven|nagaan|opzoeken|nakijken|uitzoeken|toelichten|laten (?:weten|zien)|"
    r"bevestigen|achterhalen|terugvinden|terugzoeken|vinden|noemen|melden|checken|controleren|geven|kijken|beantwoorden)"
)
_LEARN = r"(?:weten|horen|vragen|nagaan|begrijpen)"
#: What asks someone to tell, up to the question itself.
_ASKING = "|".join(
    (
        rf"(?:kun|kunt|kan|kunnen|wil|wilt|willen|zou|zouden|kon) {_YOU} {_SOFT}(?:(?:kunnen|willen) )?{_SOFT}{_TELL}",
        rf"(?:weet|weten) {_YOU}(?: {_SOFT})?",
        rf"(?:heb|heeft|hebben) {_YOU} {_SOFT}(?:enig |een )?idee|enig idee",
        rf"(?:ik|we|wij) (?:wil|willen|wou|zou|zouden|moet|moeten) {_SOFT}(?:(?:kunnen|willen) )?{_SOFT}{_LEARN}",
        rf"graag (?:wil|willen|zou|zouden|hoor|horen|weet|weten) (?:ik|we|wij)(?: {_SOFT}(?:willen )?{_LEARN})?",
        rf"(?:mag|mogen|zou|zouden) (?:ik|we|wij) {_SOFT}(?:mogen )?(?:weten|vragen)",
        r"(?:ik|we|wij) (?:vraag|vroeg|vragen|vroegen) (?:me|mij|ons) (?:[a-z]+ )?af",
        r"(?:ik|we|wij) (?:ben|zijn) (?:(?:erg|heel|wel|ook|nog) )?(?:benieuwd|nieuwsgierig)(?: naar)?|benieuwd",
        r"(?:ik|we|wij) (?:weet|weten) (?:het )?(?:even )?niet (?:meer|zeker|precies)?",
        r"(?:ik|we|wij) (?:ben|zijn) (?:even )?(?:vergeten|kwijt)",
        r"(?:mijn|onze|de) (?:(?:volgende|eerste|enige) )?vraag (?:is|luidt|was)(?: dus)?",
        rf"(?:vertel|zeg|leg|geef|laat|zoek|kijk|ga) {_SOFT}(?:uit|aan|weten|na|op|zien)?",
        rf"is (?:er )?{_SOFT}(?:iets )?(?:bekend|duidelijk)(?: over)?",
        "graag",
    )
)
_GREETING = (
    r"(?:hallo|hoi|hey|dag|beste|goede?(?:morgen|middag|dag|navond))(?: (?:allemaal|collega(?:'?s)?|notabene))?[,!.]|"
    r"(?:nog |even )?(?:(?:een|één|korte?|snelle|klein|kleine) )*vraag(?:je)?[:,]"
)
_START = r"(?P<start>^\W*|(?<=[.?!:;,])\s+)"
_OPENING = re.compile(
    rf"{_START}(?:{_ASKING})\s*[,:]?\s+(?:{_SOFT})(?={QUESTION_WORD}|of\b)(?P<clause>[^?.;!]*(?:\.(?=[^\s])[^?.;!]*)*)",
    re.IGNORECASE,
)
#: A request for a thing by its name: "weet jij het percentage …", "kun je me de datum geven van …".
_THING = re.compile(
    rf"^\W*(?:(?:weet|weten) {_YOU} {_SOFT}|(?:kun|kunt|kan|wil|wilt|zou) {_YOU} {_SOFT}(?:(?:kunnen|willen) )?{_SOFT}"
    rf"(?:{_TELL} )?|(?:ik|we|wij) (?:wil|willen|wou|zou) {_SOFT}|"
    rf"(?:geef|noem|vertel|toon) {_SOFT})(?P<thing>(?:de|het) [^?.:]*?)"
    r"(?: (?:geven|noemen|vertellen|zeggen|opzoeken|sturen|weten|hebben)(?= (?:van|voor|in|op|over|bij|uit)\b|[?.]|$))?"
    r"(?P<after>[?.]|$| (?:van|voor|in|op|over|bij|uit)\b.*$)",
    re.IGNORECASE,
)
_LOOKING = re.compile(
    rf"^\W*(?:ik|we|wij) (?:zoek|zoeken|ben op zoek|zijn op zoek) {_SOFT}(?:naar )?"
    r"(?:(?:informatie|iets|meer) over )?(?=\w)",
    re.IGNORECASE,
)
#: What can be left out wherever it stands.
_COLOUR = re.compile(
    rf",?\s*\b(?:ook alweer|alweer|eigenlijk|toevallig|{_PLEASE}|volgens (?:jou|jullie)|in het kort|kort gezegd|nou|"
    r"in één zin|in een paar zinnen|nou precies|precies)(?!\w)(?:,(?= )(?=[^,]*$))?",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"\b(was|is|zat|heette) ook weer\b", re.IGNORECASE)
#: What follows a question and asks nothing of its own.
_CLOSING = re.compile(
    r"(?:\s*[,?.–-]\s*|\s+)(?:(?:en )?zo (?:ja|nee)[, ]+(?:waarom (?:niet|wel)|hoezo|hoe dan)|"
    rf"weet {_YOU}(?: {_SOFT})?(?: ?(?:dat|het))?|"
    rf"(?:kun|kunt|kan) {_YOU} (?:dat|het|dit) {_SOFT}{_TELL}|klopt dat|toch|hè|of niet|"
    r"graag(?: kort| met bron\w*| zo kort mogelijk)?|"
    r"(?:alvast )?(?:bedankt|dank(?: je| u)?(?: wel)?)|is dat (?:al )?bekend)\s*[?.!]*\s*$",
    re.IGNORECASE,
)
_TRUE = re.compile(rf"^\W*(?:(?:en )?klopt het|is het (?:waar|zo|juist))(?: {_SOFT})?,? dat\s+", re.IGNORECASE)
_JOINT = re.compile(rf"((?:,\s*|\s+)en\s+(?={QUESTION_WORD}))", re.IGNORECASE)
_MEASURE = (
    r"(?:lang|vaak|ver|hoog|groot|snel|breed|diep|zwaar|duur|oud|hard|laat|vroeg|veel|warm|dik|smal|laag|klein|streng)"
)
_SMALL = rf"(?:{_DETERMINER}|{PREPOSITION}|{_AUXILIARY})"
_PHRASE = re.compile(
    rf"(?:{PREPOSITION} )?(?:hoe {_MEASURE}\b|(?:hoe ?veel|welke?|wat voor(?: een)?|wiens)\b"
    rf"(?: (?!{_SMALL}\b)(?-i:[a-zà-ÿ0-9])[\w'’-]*(?:e|(?<=\d))(?= (?!{_SMALL}\b)(?-i:[a-zà-ÿ])))*"
    rf"(?: (?!{_SMALL}\b)(?-i:[a-zà-ÿ])[\w'’-]*)?|{QUESTION_WORD})",
    re.IGNORECASE,
)
_IS_AUXILIARY = re.compile(_AUXILIARY, re.IGNORECASE)
_IS_SMALL = re.compile(rf"(?:{_DETERMINER}|{PREPOSITION})", re.IGNORECASE)
_IS_PREPOSITION = re.compile(PREPOSITION, re.IGNORECASE)
#: What opens a clause within the clause, whose verb is another one.
_IS_JOIN = re.compile(
    r"(?:dat|die|doordat|omdat|zodat|nadat|voordat|totdat|terwijl|als|toen|wanneer|waar\w*|of|want|maar)", re.IGNORECASE
)
_IS_VERB = re.compile(r"[a-zà-ÿ]{2,}(?:t|d|de|den|te|ten|en|aan)")
#: Small words that are no article, so that a verb may come next.
_BEFORE_VERB = re.compile(r"er|niet|nog|ook|al|nu|hier|daar|zich|ze|zij|hij|men|we|wij|je|jij|u|ik|hen", re.IGNORECASE)
_IS_FINITE = re.compile(r"[a-zà-ÿ]+(?:[^aeiou\W]t|[aeiou]{2}t|aat|den|ten|de|te)|kost|ligt|eet|[a-zà-ÿ]{3,}en")


@lru_cache(maxsize=1_000)  # the kinds of answer of one question are asked for many times
def unframed(question: str) -> str:
    """Return the question that stands in a framed one, with its own words alone and in the order of a question.

    Args:
        question: in Dutch, on one line.

    Returns:
        The question itself; as it was where it has no frame.
    """
    text = question.strip()
    while True:
        bare = _CLOSING.sub("?", _opened(text)) if text.count(" ") > 2 else _opened(text)
        bare = _AGAIN.sub(r"\1", _COLOUR.sub("", bare)).strip()
        if bare == text or not re.search(r"\w", bare):
            return text
        text = bare


def _opened(text: str) -> str:
    greeted = re.sub(rf"^\W*(?:{_GREETING})\s+(?=\w)", "", text, flags=re.IGNORECASE)
    asked = _OPENING.sub(lambda match: match["start"] + _question(match["clause"]), greeted)
    if asked == greeted:
        asked = _TRUE.sub("of ", greeted)
        asked = asked if asked == greeted else _question(asked)
    if asked == greeted and (match := _THING.match(greeted)):
        asked = f"Wat is {match['thing']}{match['after']}"
    if asked == greeted:
        asked = _LOOKING.sub("", greeted)
    return asked


def _question(clause: str) -> str:
    """Return the questions of a clause ("wie het betaalt en wanneer het klaar is") in the order of questions."""
    pieces = _JOINT.split(clause)
    return "".join(piece if position % 2 else _turned(piece) for position, piece in enumerate(pieces))


def _turned(clause: str) -> str:
    """Return a clause with its finite verb after the question word, or before all of it for one with "of"."""
    mark = clause[len(clause.rstrip(" ?")) :].strip()
    clause = clause.rstrip(" ?")
    if whether := re.match(r"of\s+", clause, re.IGNORECASE):
        rest = clause[whether.end() :].split()
        place = _finite(rest)
        if place is None or not _IS_AUXILIARY.fullmatch(rest[place]):
            return f"Klopt het dat {' '.join(rest)}{mark}"
        return " ".join([rest[place], *rest[:place], *rest[place + 1 :]]) + mark
    phrase = _PHRASE.match(clause)
    if phrase is None:
        return clause + mark
    rest = clause[phrase.end() :].split()
    place = _finite(rest)
    if place is None:
        return clause + mark
    return " ".join([phrase.group(), rest[place], *rest[:place], *rest[place + 1 :]]) + mark


def _finite(words: list[str]) -> int | None:
    """Return the place of the finite verb in the words of a clause after its question word."""
    words = words[: next((place for place, word in enumerate(words) if place and _IS_JOIN.fullmatch(word)), len(words))]
    words = words[: next((place + 1 for place, word in enumerate(words) if word.endswith(",")), len(words))]
    words = [word.rstrip(",:") for word in words]
    if not words:
        return None
    if _IS_AUXILIARY.fullmatch(words[0]):
        return 0
    first = len(words)
    while first > 0 and (_IS_AUXILIARY.fullmatch(words[first - 1]) or _is_verb(words, first - 1)):
        first -= 1
    for place in range(first, len(words)):
        if _IS_AUXILIARY.fullmatch(words[place]):
            return place
    if first < len(words) and _IS_FINITE.fullmatch(words[-1]):
        return len(words) - 1
    for place, word in enumerate(words[:-1]):
        followed = _IS_PREPOSITION.fullmatch(words[place + 1]) is not None
        if _IS_AUXILIARY.fullmatch(word) and (word != "zijn" or followed):
            return place
        third = word.endswith("t") or (place > 0 and words[place - 1] == "er")
        if followed and third and _IS_FINITE.fullmatch(word) and _is_verb(words, place):
            return place
    return None


def _is_verb(words: list[str], place: int) -> bool:
    """Tell whether a word can be a verb by its form, and by its place is no noun ("van de markt")."""
    if not _IS_VERB.fullmatch(words[place]) or _IS_SMALL.fullmatch(words[place]):
        return False
    if place and words[place - 1][0].isdigit():
        return False
    return place == 0 or not (_IS_SMALL.fullmatch(words[place - 1]) and not _BEFORE_VERB.fullmatch(words[place - 1]))
