"""Tells whether a statement promises more than its source: "richt op" where the source says "onderzoekt"."""

import re

_WEAK = re.compile(
    r"\b(?:onderzoek\w*|onderzocht\w*|verken\w*|bezie\w*|beziet|bekijk\w*|overweeg\w*|streef\w*|voornemens|wil(?:t|"
    r"len)?|zou(?:den)?|kan|kunnen|"
    r"mogelijk|naar verwachting|verwacht\w*|bereid\w* voor|laat verkennen|poging|proef\w*|bespreek\w*|besproken|"
    r"nog geen besluit)\b",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"\b(?:richt(?:en)?\b.{0,80}\bop|opgericht|op te richten|oprichten|besluit(?:en)?|besloten|voert\b.{0,60}\bin|"
    r"ingevoerd|stelt\b.{0,60}\bin|"
    r"garande\w+|verplicht\w*|zal|zullen|zult|schaft\b.{0,60}\baf|afgeschaft|komt er|krijg(?:t|en)|realiseert|"
    r"gerealiseerd|zegt\b.{0,60}\btoe|"
    r"toegezegd|vastgesteld|stelt\b.{0,60}\bvast)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^Toezegging: ")


def sterker(text: str, source: str) -> tuple[str, str] | None:
    """Return the strong verb of a statement and the weak one of its source; None where the statement is no stronger.

    Args:
        text: the statement.
        source: what it rests on, verbatim.
    """
    weak = _WEAK.search(source)
    if weak is None or not source:
        return None
    has = {_stem(match[0]) for match in _STRONG.finditer(source)}
    for match in _STRONG.finditer(_LABEL.sub("", text)):
        if _stem(match[0]) not in has and not _same(match[0], source):
            return match[0], weak[0]
    return None


def _stem(verb: str) -> str:
    words = verb.casefold().split()
    return words[0][:5] + (words[-1] if len(words) > 1 else "")


def _same(verb: str, source: str) -> bool:
    """Tell whether the source has the verb in another person: "stel … vast" for "stelt … vast", "zal" for "zult"."""
    first = verb.casefold().split()[0]
    root = {"zult": "zal", "zullen": "zal"}.get(first, first.removesuffix("t") if len(first) > 4 else first)
    return re.search(rf"\b{re.escape(root)}", source.casefold()) is not None
