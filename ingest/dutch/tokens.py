"""Cuts Dutch policy text into words, numbers, dates and references.

What a reader would type as one thing stays one token, in one spelling: ``36 410`` is ``36410``, ``i.h.k.v.`` is
``ihkv``, ``17 oktober 2023`` is ``2023-10-17`` beside its words, ``ngo's`` is ``ngo``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.dutch.fold import fold, without_notes

MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
_MONTH_NUMBER = {name: number for number, name in enumerate(MONTHS, start=1)}

_TOKEN = re.compile(
    r"""
      (?P<ministry>\b(?:19|20)\d{2}-\d{10}\b)
    | (?P<case>\b(?:19|20)\d{2}[zdap]\d{5}\b)
    | (?P<promise>\btz\d{6}-\d{3}\b)
    | (?P<kst>\bkst-(?P<kst_dossier>\d{5})(?:-(?P<kst_chapter>[ivx]{1,5}|[a-m]))?-(?P<kst_nr>\d{1,4}|[a-z]{1,3})\b)
    | (?P<iso>\b(?P<iso_y>(?:19|20)\d{2})-(?P<iso_m>\d{2})-(?P<iso_d>\d{2})\b)
    | (?P<dmy>\b(?P<dmy_d>\d{1,2})-(?P<dmy_m>\d{1,2})-(?P<dmy_y>(?:19|20)\d{2})\b)
    | (?P<date>\b(?P<day>\d{1,2})\s+(?P<month>MONTH)\s+(?P<year>(?:19|20)\d{2})\b)
    | (?P<dossier>\b(?P<dossier_a>\d{2})\s?(?P<dossier_b>\d{3})
        (?:[\s-]+(?P<chapter>(?-i:[IVX]{1,5}|[A-M]))(?![\w'])|(?![^\W_]|[.,]\d)))
    | (?P<nr>\bnrs?\.\s*(?P<nr_value>\d{1,4})\b)
    | (?P<number>\d+(?:[.,]\d+)*(?![^\W_]))
    | (?P<dotted>\b[^\W\d_](?:\.[^\W\d_]{1,2})+\b\.?)
    | (?P<word>[^\W_]+(?:['&-][^\W_]+)*)
    """.replace("MONTH", "|".join(MONTHS)),
    re.VERBOSE | re.IGNORECASE,
)
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_GENITIVE = re.compile(r"'(?:s|n|tje|tjes|er|ers|en|ende|t)$")


@dataclass(frozen=True, slots=True)
class Token:
    """A token in its folded spelling.

    Attributes:
        text: folded spelling; without hyphens where those only join a word's parts.
        parts: the parts that the writer joined with a hyphen, or empty.
        fixed: a number, date or reference: never stemmed, never split.
    """

    text: str
    parts: tuple[str, ...] = ()
    fixed: bool = False


def tokens(text: str) -> Iterator[Token]:
    """Cut text into tokens in reading order; references and dates may give more than one.

    Args:
        text: running text, any case.

    Yields:
        Tokens with a non-empty ``text`` that holds no whitespace.
    """
    for match in _TOKEN.finditer(without_notes(text).replace("’", "'").replace("‘", "'")):
        yield from _read(match)


def _read(match: re.Match[str]) -> Iterator[Token]:
    kind, written = match.lastgroup, match.group()
    if kind == "word":  # as nearly all are
        yield from _word(fold(written))
        return
    for name in ("ministry", "case", "promise", "kst", "iso", "dmy", "date", "dossier", "nr", "number", "dotted"):
        if match[name] is not None:
            kind = name
            break
    if kind in ("ministry", "case", "promise"):
        yield Token(fold(written), fixed=True)
    elif kind == "kst":
        yield from _dossier(match["kst_dossier"], match["kst_chapter"])
        yield from _number_of(match["kst_nr"])
    elif kind == "iso":
        yield from _date(match["iso_y"], match["iso_m"], match["iso_d"])
    elif kind == "dmy":
        yield from _date(match["dmy_y"], match["dmy_m"], match["dmy_d"])
    elif kind == "date":
        month = fold(match["month"])
        yield from _date(match["year"], str(_MONTH_NUMBER[month]), match["day"])
    elif kind == "dossier":
        yield from _dossier(match["dossier_a"] + match["dossier_b"], match["chapter"])
    elif kind == "nr":
        yield from _number_of(match["nr_value"])
    elif kind == "number":
        yield Token(_number(written), fixed=True)
    elif kind == "dotted":
        yield Token(fold(written).replace(".", ""))
    else:
        yield from _word(fold(written))


def _dossier(digits: str, chapter: str | None) -> Iterator[Token]:
    yield Token(digits, fixed=True)
    if chapter:
        yield Token(digits + fold(chapter), fixed=True)


def _number_of(value: str) -> Iterator[Token]:
    yield Token(fold(value), fixed=True)
    yield Token("nr" + fold(value), fixed=True)


def _date(year: str, month: str, day: str) -> Iterator[Token]:
    number = int(month)
    yield Token(day.lstrip("0") or "0", fixed=True)
    if 1 <= number <= len(MONTHS):
        yield Token(MONTHS[number - 1])
    yield Token(year, fixed=True)
    yield Token(f"{year}-{number:02d}-{int(day):02d}", fixed=True)


def _number(written: str) -> str:
    """Return ``1.250.000`` as ``1250000``; a decimal comma stays."""
    return written.replace(".", "") if _THOUSANDS.fullmatch(written) else written


def _word(word: str) -> Iterator[Token]:
    word = _GENITIVE.sub("", word).replace("'", "")
    if word.isalpha():
        yield Token(word)
    elif any(c.isdigit() for c in word):
        yield Token(word, fixed=True)
    elif "-" in word:
        yield Token(word.replace("-", ""), parts=tuple(part for part in word.split("-") if part))
    elif word:
        yield Token(word)
