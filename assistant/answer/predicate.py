"""Which word of a question says what happens: the verb, on which the truth of an answer hangs."""

import re
from collections.abc import Sequence

from assistant.answer.asked import Asked

_AUXILIARY = (
    r"(?:is|zijn|was|waren|heeft|hebben|had|hadden|wordt|worden|werd|werden|kan|kunnen|kon|konden|mag|mogen|moet|moeten|"
    r"moest|moesten|zal|zullen|zou|zouden|gaat|gaan|wil|willen)"
)
_WITH_AUXILIARY = re.compile(rf"\b{_AUXILIARY}\b", re.IGNORECASE)
_LAST = re.compile(r"(?:(\w+)\s+)?([a-zà-ÿ][\w-]*(?:d|t|en|aan))\s*(?=[?.,;]|$)")
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
    r"(?:[a-zà-ÿ]+e\s+(?=[a-zà-ÿ-]{4}))?([\w'’-]+)",
    re.IGNORECASE,
)
#: Kinds of question that ask about what happened, so that the verb must stand.
_EVENTS = frozenset({Asked.WHEN, Asked.WHO, Asked.WHY, Asked.YESNO, Asked.DURATION})


def vital_words(question: str, wanted: Sequence[Asked]) -> frozenset[str]:
    """Return the words of a question, as written, without which a sentence answers another question.

    Args:
        question: one question in Dutch.
        wanted: the kinds of answer that it asks for.
    """
    heads = {match[1] for match in _HEAD.finditer(question)}
    return frozenset(heads) | (predicates(question) if _EVENTS & set(wanted) else frozenset())


def predicates(question: str) -> frozenset[str]:
    """Return the verbs of a question as written, found by their place: first after the question word, or last.

    Args:
        question: one question in Dutch.

    Returns:
        At most a few words; auxiliaries are none. Empty where no verb is told apart.
    """
    found = {match[1] for match in _FINITE.finditer(question)}
    if _WITH_AUXILIARY.search(question):
        # "in de brief" ends in a noun: a word after an article or preposition is no participle.
        found |= {m[2] for m in _LAST.finditer(question) if not (m[1] and _NO_VERB.fullmatch(m[1]))}
    auxiliary = re.compile(_AUXILIARY, re.IGNORECASE)
    return frozenset(word for word in found if not auxiliary.fullmatch(word) and not _NO_VERB.fullmatch(word))
