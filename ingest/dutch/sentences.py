"""Finds the sentences of Dutch policy text.

A line break ends a sentence: readers of formats have joined what the layout broke. Within a line a full stop ends one
unless it belongs to an abbreviation, an initial, a number or an enumeration (``1. De …``).
"""

import re
from functools import cache
from importlib.resources import files

from ingest.dutch.fold import fold

Span = tuple[int, int]

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_END = re.compile(
    r"""
    (?P<stop> (?<![.!?…]) [.!?…]+ )
    (?P<close> [»”"’')\]]* )
    (?P<note> (?<=\D[.!?»”"’')\]]) \d{1,3} (?:,\s?\d{1,3})* (?=\s|$) )?   # a footnote's number glued to its sentence
    (?P<gap> \s+ )
    (?= (?P<next> [«“"‘'(\[]* [^\W_] | [•▪◦–—-]\s | [«“"‘(\[] ) )
    | (?P<dot> (?<!\s) \s+ (?=[•▪◦]\s) )
    """,
    re.VERBOSE,
)
_LAST_WORD = re.compile(r"[^\s(\[«“\"'‘/]+$")
_INITIAL = re.compile(r"(?:[^\W\d_]|Chr?|Th|Ph|IJ)(?:\.(?:[^\W\d_]|Chr?|Th|Ph))*")
_MONTH = re.compile(r"(?:jan|febr?|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)")
_DOTTED = re.compile(r"[^\W\d_]{1,2}(?:\.[^\W\d_]{1,3})+")
_SHORTENED = re.compile(r"[^\W\d_aeiouy]{2,3}")  # "Zr", "Ms": letters that are no word
_NUMERAL = re.compile(r"(?:\d{1,3}|[ivxIVX]{1,5}|[a-zA-Z])")
_LEAD = re.compile(r"[ \t•\-–—(«]*")
_WORD = 80  # characters in which the last word of a sentence is looked for; longer is no abbreviation


def sentences(text: str) -> list[Span]:
    """Return the sentences of ``text`` as half-open spans.

    Args:
        text: any text; bullets and headings stand on lines of their own.

    Returns:
        Disjoint spans in order, without white space at either end, that together hold every character that is not white
        space.
    """
    found: list[Span] = []
    for line in _LINE.finditer(text):
        start = line.start()
        for end in _ends(text, line.start(), line.end()):
            _append(found, text, start, end)
            start = end
        _append(found, text, start, line.end())
    return found


def _ends(text: str, start: int, stop: int) -> list[int]:
    """Return where sentences end within a line, after closing quotes and footnote numbers."""
    ends = []
    begin = start
    for match in _END.finditer(text, start, stop):
        end = match.start("gap") if match["stop"] else match.start()
        if match["stop"] and not _closes(text, begin, match):
            continue
        ends.append(end)
        begin = match.end()
    return ends


def _closes(text: str, begin: int, match: re.Match[str]) -> bool:
    """Tell whether the stop that ``match`` found ends the sentence that began at ``begin``."""
    following = match["next"].lstrip("«“\"‘'([")
    if following and following[0].islower():
        return _apostrophe(text, match.start("next"))
    if match["stop"] != "." or match["note"]:
        return True
    word_match = _LAST_WORD.search(text, max(begin, match.start("stop") - _WORD), match.start("stop"))
    if word_match is None:
        return True
    word = word_match.group()
    if _NUMERAL.fullmatch(word) and _LEAD.fullmatch(text, begin, word_match.start()):
        return False  # "1. De Kamer": the number of what follows
    if match["close"]:
        return True
    folded = fold(word)
    if folded in _abbreviations() or _joined(word):
        return False
    if _INITIAL.fullmatch(word) and word[0].isupper():
        return False  # "A. Jansen"
    if match["next"][0] in "•▪◦":
        return True
    if not following[:1].isalpha() or match["next"][0] in "([":
        # "o.g.v. 15", "3 jan. 2023", "22 april jl. (Kamerstuk": rather one sentence too few than half a sentence
        return not (_DOTTED.fullmatch(word) or _MONTH.fullmatch(folded) or folded in _abbreviations(final=True))
    return True


def _joined(word: str) -> bool:
    """Tell whether a word is abbreviations in one, which belong to the name after them: ``Zr.Ms``, ``mr.drs``."""
    parts = word.split(".")
    return len(parts) > 1 and all(
        (part.isupper() if len(part) == 1 else fold(part) in _abbreviations())
        or (part[:1].isupper() and _SHORTENED.fullmatch(fold(part)) is not None)
        for part in parts
    )


def _apostrophe(text: str, at: int) -> bool:
    """Tell whether a sentence may begin here in lower case: ``'s Ochtends``, ``'t Is``."""
    return (
        text[at] in "'‘’"
        and text[at + 1 : at + 2].islower()
        and text[at + 2 : at + 3] in ("-", " ")
        and (text[at + 3 : at + 4].isupper())
    )


def _append(found: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append((start, end))


@cache
def _abbreviations(*, final: bool = False) -> frozenset[str]:
    """Return the abbreviations that never end a sentence, or those that may."""
    lines = files("ingest.dutch").joinpath("abbreviations.txt").read_text(encoding="utf-8").splitlines()
    words = (word for line in lines if not line.startswith("#") for word in line.split())
    return frozenset(word.rstrip("?") for word in words if word.endswith("?") is final)
