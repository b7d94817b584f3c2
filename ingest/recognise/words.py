"""What two titles have in common: the words that say what a document is about."""

import re

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_EMPTY = frozenset(
    _WORD.findall(
        "aan als bij dan dat de den der deze die dit door een en er haar het hij hun in is maar "
        "met mijn na naar niet nog nu of om onder ons op over "
        "per te ten ter tot uit uw van vanuit voor waar wat wel wordt worden zich zijn zo "
        "aanbieding aanbiedingsbrief antwoord antwoorden beantwoording beslisnota betreft "
        "betreffende brief inzake kamer kamerbrief kamerbrieven "
        "kamerstuk lid leden minister mede namens nota openbare reactie staatssecretaris stand "
        "tweede verzending verzoek vragen kamervragen zaken "
        "informatie informeren stas regering motie moties gewijzigde nader cs c s"
    )
)
_STEM = 7


def content_words(text: str) -> frozenset[str]:
    """Return the words of a text that carry its subject, cut to their first letters so that inflections meet.

    Words that every nota or letter has (verzending, kamerbrief, motie, stand van zaken) are left out.
    """
    words = (word.casefold() for word in _WORD.findall(text))
    return frozenset(word[:_STEM] for word in words if len(word) > 2 and word not in _EMPTY)


def containment(part: frozenset[str], whole: frozenset[str]) -> float:
    """Return which share of ``part`` stands in ``whole``; 0 for an empty ``part``."""
    return len(part & whole) / len(part) if part else 0.0
