"""Whether a sentence holds the kind of answer that was asked for."""

import re

from assistant.answer.question.abbreviations import abbreviations, defines
from assistant.answer.question.asked import Asked, names_asked
from assistant.answer.question.patterns import load_patterns
from assistant.answer.question.predicate import predicates
from assistant.retrieve.question import is_generic

_NAME = re.compile(
    r"(?<=[a-z,;:(] )(?:(?:[A-Z]\.)+ ?)?[A-Z][\w&'’-]+|\b[A-Z][A-Za-z]*[A-Z&][A-Za-z&]*\b|"
    r"^(?:[A-Z][\w-]+ ){1,3}[A-Z][\w-]+"
)
#: Who holds an office or plays a part, or what someone is called: a name, and no word for their kind alone.
_IDENTITY = re.compile(
    r"\b(?:wie (?:is|was|zijn|waren|wordt|worden) (?!er\b|hier|daar|in\b|bij|aan)|hoe heet)",
    re.IGNORECASE,
)
_CALLED = re.compile(r"\bhoe heet(?:te)? (?:de|het|dit|deze|dat|die) (?:\w+e )?(?P<noun>[a-z][\w-]+)", re.IGNORECASE)
#: A party is given behind a name or beside a word for it; another name in the sentence is none.
_PARTY_ASKED = re.compile(r"\b(?:van|tot|bij|voor|namens|uit) welke (?:partij|fractie)\b", re.IGNORECASE)
_PARTY = re.compile(
    r"[A-Z][\w’'-]+ \([A-Z][\w&/ -]*\)|\b(?:partij|fractie)\b (?:\w+ ){0,2}[A-Z]|[A-Z]\w*-fractie|"
    r"\bnamens (?:de |het )?[A-Z]"
)
_PROMISE = re.compile(r"\bzeg(?:t|gen)? (?:[\w-]+ ){0,6}toe\b|\btoegezegd\b", re.IGNORECASE)
_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
#: Figures that count nothing: dates, years, numbers of documents and articles, times, footnotes.
_NO_COUNT = re.compile(
    rf"\b\d{{1,2}}[ -](?:{_MONTHS}|\d{{1,2}}(?=-))(?:[ -](?:19|20|21)\d\d)?\b|\b(?:19|20|21)\d\d(?:[/-]\d{{2,4}})?\b|"
    r"\bnr\. ?\d+|\b\d{2} \d{3}(?: [IVX]+)?,|\b(?:artikel|paragraaf|vraag|bijlage|motie|tabel|noot) \d+|[¹²³⁰-⁹]+|"
    r"^\d{1,2}[.):]",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:afhankelijk|afhangt|verschilt|verschillen|wisselt|onbekend|geen vaste?|"
    r"niet (?:te )?(?:bekend|vastgesteld|bepaald|zeggen)|"
    r"nog (?:niet|geen)|geen (?:raming|datum|termijn|bedrag|aantal|cijfers?|planning))\b|\bhang(?:t|en)\b.{0,60}\baf\b",
    re.IGNORECASE,
)
#: Kinds without which a sentence is no answer at all.
DECISIVE = frozenset(
    {
        Asked.WHO,
        Asked.WHEN,
        Asked.NUMBER,
        Asked.FREQUENCY,
        Asked.AMOUNT,
        Asked.FUNDING,
        Asked.DURATION,
        Asked.REFERENCE,
        Asked.WHERE,
        Asked.WHY,
        Asked.MEANING,
        Asked.VOTE,
    }
)


#: Units that "hoeveel" asks a number of, and how a sentence writes them.
_UNITS = {
    r"procent|percentage": r"%|procent\w*",
    r"aandeel": r"%|procent\w*|helft|(?:drie)?kwart|(?:der|vier|vijf|tien)de|allen?|"
    r"(?:één|een|\d+) (?:op|van) (?:de )?\w+",
    r"kilometers?": r"kilometers?|km",
    r"meters?": r"(?:\w*)meters?|k?m",
    r"liters?": r"liters?|kubieke|m³",
    r"hectaren?": r"hectaren?|ha",
    r"ton": r"ton|kilo\w*",
    r"uur|uren": r"uur|uren|minuten|etma(?:al|len)|dag(?:en)?",
    r"minuten": r"minu(?:ut|ten)|uur|uren|kwartier",
    r"dagen": r"(?:\w*)dag(?:en)?|etma(?:al|len)|we(?:ek|ken)|uur",
    r"weken": r"we(?:ek|ken)|dag(?:en)?|maand(?:en)?",
    r"maanden": r"maand(?:en)?|we(?:ek|ken)|jaar|jaren|kwarta(?:al|len)",
    r"jaar|jaren": r"jaar|jaren|maand(?:en)?",
}
#: The same of an adjective behind "hoe": "hoe zwaar mag", "hoe hard mag je rijden".
_SIZES = {
    r"zwaar(?!\s+(?:we\w+|wo\w+|tel\w+))": r"ton|kilo(?:gram\w*)?|kg",
    r"(?:breed|diep|dik|smal)": r"(?:\w*)meters?|k?m",
    r"(?:hard|snel)\s+(?:mag|mogen|rijdt|rijden|vaart|varen)": (
        r"(?:kilometers?|km|knopen|meter)\b.{0,12}(?:uur|u|seconde)|knopen"
    ),
    r"oud": r"jaar|jaren|maanden|eeuw\w*|(?:19|20|21)\d\d",
    r"warm": r"graden|°C?",
}
_UNIT = {
    re.compile(rf"\b{asking}\s+(?:{asked})\b", re.IGNORECASE): re.compile(rf"(?<!\w)(?:{written})(?!\w)", re.IGNORECASE)
    for asking, units in ((r"(?:hoe ?veel|welk)", _UNITS), ("hoe", _SIZES))
    for asked, written in units.items()
}
_OF_THINGS = re.compile(r"\bhoe ?veel (?:[a-zà-ÿ]+e )?(?P<noun>[a-zà-ÿ][\w'’-]{3,})", re.IGNORECASE)
#: What is measured rather than counted, and words after "hoeveel" that are no thing.
_MEASURED = re.compile(
    r"\w*(?:procent|percentage|aandeel|meters?|liters?|hectaren?|ton|kilo\w*|graden|knopen|uur|uren|minuten|dagen|weken|maanden|"
    r"jaar|jaren|kwartalen|etmalen|seconden|euro\W?s?|dollars?|miljoen|miljard|geld|budget|subsidie|middelen|tijd|keer|maal|"
    r"punten|water|ruimte|vertraging|korting|verlies|kubieke|vierkante|kost\w*|meer|minder|hoger|lager|langer|korter|groter|"
    r"kleiner|sneller|duurder|goedkoper|scheelt|scheelde|bedra\w+|is|zijn|was|waren|wordt|werd|heeft|hebben|gaat|krijgt|kreeg|"
    r"ontvangt|ontving|betaalt|betaalde|blijft|komt|telt|weegt|daalde|steeg|loonkosten|inkomen|bijdrage)",
    re.IGNORECASE,
)
#: A figure that measures: of time, money, size, a share, how often; how many things there are it does not tell.
_MEASURE = re.compile(
    r"(?:€ ?|EUR ?)\d[\d.,]*(?: (?:miljoen|miljard|mln))?|"
    r"(?:\b\d[\d.,]*|\b(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|\w+tien|\w+tig|\w*honderd|"
    r"\w*duizend)) ?(?:tot (?:\d[\d.,]*|[a-z]+) ?)?(?:(?:miljoen|miljard) )?"
    r"(?:%|(?:procent|euro|dollar|minuten|uur|uren|dagen|weken|maanden|jaar|jaren|etmalen|seconden|keer|maal|"
    r"(?:kilo|centi|milli)?meter|km|liter|hectare|ton|kilo|kubieke|vierkante|kN)\b)|"
    r"\b(?:\d{1,3}[.:]\d\d uur)\b|\b\d+,\d+\b(?! (?:miljoen|miljard|fte))",
    re.IGNORECASE,
)
#: A cause that opens a sentence, where it is what someone did: "Door het vertrek van Duindorp …".
_CAUSE = re.compile(
    r"^(?:door|vanwege|wegens|dankzij|als gevolg van|in verband met) (?:het|de) [\w-]+ van (?:[a-z]+ ){0,2}"
    r"(?P<who>(?-i:[A-Z])[\w’'-]*)\s",
    re.IGNORECASE,
)
#: Who does something, after the participle that says what ("uitgevoerd door een bureau"), and no cause.
_AGENT = re.compile(
    r"\b(?:\w*ge\w{2,}|(?:be|ver|her|ont|on)\w{2,})(?:[dt]|en) door (?:(?:de|het|een|uw|mijn|onze|hun) )?"
    r"(?:[a-z]+e |extern )?(?:(?-i:[A-Z])[\w’'-]*|"
    r"\w*(?:bureau|dienst|minister|staatssecretaris|kamer|commissie|gemeente|provincie|stichting|vereniging|raad|kabinet|"
    r"regering|bedrijf|aannemer|onderzoeker|college|indiener|leverancier)s?)\b",
    re.IGNORECASE,
)
_PROPER = re.compile(r"\b[A-Z][a-zà-ÿ][\w’'-]*")


def holds(kind: Asked, text: str, question: str = "") -> bool:
    """Tell whether a sentence holds a kind of answer.

    Args:
        kind: the kind asked for.
        text: the sentence.
        question: what it answers; what stands in the question itself is no answer to it (a year that was asked about is
            no "when").

    Returns:
        True for kinds that any sentence can answer.
    """
    if kind is Asked.WHO and _PARTY_ASKED.search(question):
        return bool(_PARTY.search(text))
    if kind in (Asked.WHO, Asked.WHERE) and names_asked(question):
        return any(
            match.start() and match.group() not in question and not is_generic(match.group())
            for match in _PROPER.finditer(text)
        )
    if kind is Asked.WHO and _unnamed(text, question):
        return False
    if kind is Asked.WHO and (_IDENTITY.search(question) or _named(text, question)):
        return _named(text, question)
    if kind is Asked.WHO and any(_acts(verb, text) for verb in predicates(question)):
        return True
    if kind is Asked.NUMBER:
        text = _NO_COUNT.sub(" ", text)
        if not _in_unit(text, question):
            return False
        if _counts_things(question):
            text = _MEASURE.sub(" ", text)
    if kind is Asked.WHY:
        text = _AGENT.sub(" ", _without_its_effects(text, question))
    if kind is Asked.MEANING:
        return _defines(text, question)
    pattern = load_patterns().holds.get(kind.value)
    if pattern is None:
        return True
    if kind is Asked.FUNDING:
        return pattern.search(text) is not None  # that it is paid stands in the question too
    given = question.casefold()
    return any(match.group().casefold() not in given for match in pattern.finditer(text))


def _counts_things(question: str) -> bool:
    """Tell whether a question asks how many of a kind there are, and not how much of a measure."""
    match = _OF_THINGS.search(question)
    return match is not None and not _MEASURED.fullmatch(match["noun"])


def _in_unit(text: str, question: str) -> bool:
    """Tell whether a sentence has the unit that a question asks a number of; True where it asks for none."""
    return all(written.search(text) for asked, written in _UNIT.items() if asked.search(question))


def _without_its_effects(text: str, question: str) -> str:
    """Return a sentence without what the thing that a question asks the cause of led to itself."""
    before, led, after = text.partition(", waardoor ")
    if led and any(_stands(verb, before) and not _stands(verb, after) for verb in predicates(question)):
        text = before
    cause = _CAUSE.match(text)
    return text[cause.end() :] if cause and re.search(rf"\b{re.escape(cause['who'])}\b", question) else text


def _stands(word: str, text: str) -> bool:
    return re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE) is not None


def _named(text: str, question: str) -> bool:
    """Tell whether a sentence has a name that the question does not have; what officials write large is none."""
    return any(new_names(text, question))


def _unnamed(text: str, question: str) -> bool:
    """Tell whether a sentence has only "een extern bureau" for what a question asks the name of."""
    asked = _CALLED.search(question)
    if not asked:
        return False
    noun = re.escape(asked["noun"])
    named = rf"\b{noun},? (?:\(|(?:genaamd|namelijk|te weten) )?[A-Z]"
    return bool(re.search(rf"\been (?:\w+ )?{noun}\b", text)) and not re.search(named, text)


def _acts(verb: str, text: str) -> bool:
    """Tell whether a sentence has someone do what a verb of the question says: "De rederij draagt de kosten"."""
    return re.search(rf"\b(?:[Dd]e|[Hh]et|[Ee]en) (?:[\w-]+ ){{1,4}}?{re.escape(verb)}\b", text) is not None


def leaves_open(text: str) -> bool:
    """Tell whether a sentence says that a figure or date is not fixed: it depends, differs, or is not known yet."""
    return bool(_OPEN.search(text))


def names_someone(text: str) -> bool:
    """Tell whether a sentence has a name: of a person, body or place."""
    return bool(_NAME.search(text))


def new_names(text: str, question: str) -> list[re.Match[str]]:
    """Return the names in a sentence that the question does not have; what officials write large is none.

    Args:
        text: the sentence.
        question: what it answers.
    """
    given = question.casefold()
    return [
        match
        for match in _NAME.finditer(text)
        if match.group().strip().casefold() not in given and not all(map(is_generic, match.group().split()))
    ]


def promises(text: str) -> bool:
    """Tell whether a sentence is itself a promise ("zegt u toe dat …"), not one about informing in general."""
    return bool(_PROMISE.search(text))


def first(kind: Asked, text: str) -> str | None:
    """Return the first stretch of ``text`` that answers ``kind`` (a term, an amount), or None."""
    pattern = load_patterns().holds.get(kind.value)
    match = pattern.search(text) if pattern else None
    return match.group() if match else None


def _defines(text: str, question: str) -> bool:
    """Tell whether a sentence says what an abbreviation of the question stands for, or what another term means."""
    short = abbreviations(question)
    return not short or any(defines(text, word) for word in short)
