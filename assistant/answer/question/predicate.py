"""Which word of a question says what happens: the verb, on which the truth of an answer hangs."""

import re
from collections.abc import Sequence

from assistant.answer.question.asked import Asked

_AUXILIARY = (
    r"(?:is|zijn|was|waren|heeft|hebben|had|hadden|wordt|worden|werd|werden|kan|kunnen|kon|konden|mag|mogen|moet|moeten|"
    r"moest|moesten|zal|zullen|zou|zouden|gaat|gaan|wil|willen)"
)
_WITH_AUXILIARY = re.compile(rf"\b{_AUXILIARY}\b", re.IGNORECASE)
_LAST = re.compile(r"(?:(\w+)\s+)?\b([a-zà-ÿ][\w-]*(?:d|t|en|aan))\s*(?=[?.,;]|$)")
#: A finite verb at the end of a relative clause; participles have ge-, or begin with a prefix that takes its place.
_RELATIVE = re.compile(r"[a-z] (?:die|dat) [^,?]{3,60} (?!\w*ge)(?!be|ver|her|ont|er)[a-z]+[^aeioun]t$")
_FINITE = re.compile(
    r"\b(?:wie|wat|wanneer|waar|waarom|waardoor|hoe(?: \w+)?|(?:hoeveel|welke?) [\w'’-]+)\s+([a-zà-ÿ][\w-]+)",
    re.IGNORECASE,
)
_NO_VERB = re.compile(
    r"(?:de|het|een|van|voor|in|op|aan|bij|met|over|naar|per|uit|door|om|te|deze|dit|dat|die|er|geen|mijn|uw|ons|onze|"
    r"zijn|haar|hun|tot|en|of)",
    re.IGNORECASE,
)


_HEAD = re.compile(
    r"\b(?:hoe ?veel|welke?|wat (?:is|zijn|was|waren) (?:de|het)|wie (?:is|zijn|was|waren) (?:de|het)|wat voor)\s+"
    r"(?:(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|\d+)\s+)?"
    r"(?:[a-zà-ÿ]+e\s+(?=[a-zà-ÿ-]{4}))?([\w'’-]+)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"\b(?:hoe ?veel|aantal|(?:wie|hoe heet) (?:is|zijn|was|waren|wordt|worden) (?:(?:de|het) )?)\s*"
    r"(?:[a-zà-ÿ]+e\s+(?=[a-zà-ÿ-]{4}))?(?!mensen|personen)([\w'’-]+)",
    re.IGNORECASE,
)
#: A noun by its place: after a determiner or preposition, with attributive adjectives between ("de lange wachttijden",
#: "over een fietspad"). What stands elsewhere, verbs and adverbs, an answer may well word otherwise.
_LONG = 12  # words from which a question says more of its subject than its answer need repeat
_SMALL = (
    r"(?:de|het|een|die|dit|dat|deze|geen|zijn|haar|hun|uw|onze|ons|elke?|ieder|van|voor|over|met|door|tegen|naar|uit|bij|"
    r"op|aan|in|per|tot|om|en|of)"
)
_NOUN = re.compile(
    rf"\b{_SMALL}\s+(?=((?:(?!{_SMALL}\b)(?:[a-zà-ÿ]+e|extra)\s+){{0,2}})(?!{_SMALL}\b)([a-zà-ÿ][\w-]{{3,}}))",
    re.IGNORECASE,
)
#: A measure that opens a question without a verb is what it asks of: "doorvaarthoogte brug Zandhoek?".
_OPENING = re.compile(
    r"^\W*(?:(?:de|het)\s+)?(\w{2,}(?:breedte|hoogte|lengte|diepte|capaciteit|snelheid|oppervlakte|afstand|gewicht))\b",
    re.IGNORECASE,
)
#: Kinds of question that ask about what happened, so that the verb must stand.
_EVENTS = frozenset({Asked.WHEN, Asked.WHO, Asked.WHY, Asked.YESNO, Asked.DURATION})


def vital_words(question: str, wanted: Sequence[Asked], *, common: frozenset[str] = frozenset()) -> frozenset[str]:
    """Return the words of a question, as written, without which a sentence answers another question.

    Args:
        question: one question in Dutch.
        wanted: the kinds of answer that it asks for.
        common: words that most documents have; as a noun among others such a one is not vital.
    """
    heads = {match[1] for pattern in (_HEAD, _OPENING) for match in pattern.finditer(question)}
    named = nouns(question) - common if len(question.split()) < _LONG else frozenset()
    happened = predicates(question) if _EVENTS & set(wanted) else _participles(question)
    return frozenset(heads) | named | happened


def subjects(question: str) -> frozenset[str]:
    """Return what a question counts ("how many victims") or whose name it asks for ("who is the head of"), as written.

    Args:
        question: one question in Dutch.
    """
    return frozenset(match[1] for match in _SUBJECT.finditer(question))


def nouns(question: str) -> frozenset[str]:
    """Return the nouns of a question as written, found by their place; words that can be verbs there are left out.

    Args:
        question: one question in Dutch.
    """
    return frozenset(match[2] for match in _NOUN.finditer(question)) - predicates(question)


def predicates(question: str) -> frozenset[str]:
    """Return the verbs of a question as written, found by their place: first after the question word, or last.

    Args:
        question: one question in Dutch.

    Returns:
        At most a few words; auxiliaries are none. Empty where no verb is told apart.
    """
    found = {match[1] for match in _FINITE.finditer(question)}
    found |= _participles(question)
    auxiliary = re.compile(_AUXILIARY, re.IGNORECASE)
    return frozenset(word for word in found if not auxiliary.fullmatch(word) and not _NO_VERB.fullmatch(word))


def _participles(question: str) -> frozenset[str]:
    """Return the participles and infinitives that an auxiliary leaves to the end of a clause."""
    if not _WITH_AUXILIARY.search(question):
        return frozenset()
    # "die over de brug rijdt" tells which one, and a sentence about that bridge need not say that it is driven over.
    # "in de brief" ends in a noun: a word after an article or preposition is no participle.
    return frozenset(
        match[2]
        for match in _LAST.finditer(question)
        if not (match[1] and _NO_VERB.fullmatch(match[1])) and not _RELATIVE.search(question[: match.end(2)])
    )
