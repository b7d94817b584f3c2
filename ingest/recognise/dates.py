"""Dutch dates in text, and the day on which a term as written ends."""

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

MONTHS = tuple(
    re.findall(r"\w+", "januari februari maart april mei juni juli augustus september oktober november december")
)
_SHORT = {month[:3]: at for at, month in enumerate(MONTHS, 1)} | {"febr": 2, "mrt": 3, "sept": 9}
_MONTH = "|".join((*MONTHS, *(rf"{short}\.?" for short in sorted(_SHORT, key=len, reverse=True))))
_RELATIVE = r"(?P<relative>j\.?l\.|a\.?s\.|aanstaande|jongstleden)"
_WRITTEN = re.compile(
    rf"(?<![\d\-/.,])(?P<day>\d{{1,2}})\s+(?P<month>{_MONTH})(?:\s+(?P<year>(?:19|20)\d{{2}})(?!\d)|\s+{_RELATIVE})",
    re.IGNORECASE,
)
_NUMERIC = re.compile(
    r"(?<![\d\-/.])(?P<day>\d{1,2})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d{2})(?![\d\-/])"
)
_ISO = re.compile(r"(?<![\d\-/.])(?P<year>(?:19|20)\d{2})-(?P<month>\d{2})-(?P<day>\d{2})(?![\d\-/])")

_ORDINALS = {
    "eerste": 1,
    "1e": 1,
    "1ste": 1,
    "tweede": 2,
    "2e": 2,
    "2de": 2,
    "derde": 3,
    "3e": 3,
    "3de": 3,
    "vierde": 4,
    "4e": 4,
    "4de": 4,
    "laatste": 4,
}
_YEAR = r"(?:\s+(?:van\s+)?(?:het\s+jaar\s+)?(?P<year>(?:19|20)\d{2}|dit\s+jaar|volgend\s+jaar))"
_QUARTER = re.compile(rf"\b(?:(?P<nth>{'|'.join(_ORDINALS)})\s+kwartaal|[QK](?P<q>[1-4])){_YEAR}?", re.IGNORECASE)
_HALF = re.compile(rf"\b(?P<nth>eerste|tweede|1e|2e)\s+(?:helft|halfjaar|half\s+jaar){_YEAR}?", re.IGNORECASE)
_SUMMER = re.compile(rf"\bv(?:oo|óó)r\s+(?:de\s+zomer|het\s+zomerreces)(?:vakantie)?{_YEAR}?", re.IGNORECASE)
_END = re.compile(rf"\beind(?:e)?(?:\s+(?P<month>{'|'.join(MONTHS)}))?{_YEAR}?", re.IGNORECASE)
_IN_MONTH = re.compile(rf"\b(?P<month>{'|'.join(MONTHS)})(?:\s+(?P<year>(?:19|20)\d{{2}}))?\b", re.IGNORECASE)
_VAGUE = re.compile(
    r"\b(?:medio|begin|rond|circa|na\s+de\s+zomer|na\s+het|korte\s+termijn|z\.s\.m|zo\s+spoedig)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in text.

    Attributes:
        date: the day meant.
        text: as written.
        start: offset of its first character.
        end: offset after its last character.
    """

    date: date
    text: str
    start: int
    end: int


def find_dates(text: str, near: date | None = None) -> list[FoundDate]:
    """Find every full date in a text.

    Args:
        text: any text.
        near: the date of the document; with it "9 oktober jl." is the last such day up to then and "18 oktober as."
            the next one. Without
            it, dates without a year are left out.

    Returns:
        Dates in order of appearance, disjoint; impossible ones (31 februari) are left out.
    """
    found = [one for pattern in (_WRITTEN, _NUMERIC, _ISO) for one in _dates(pattern, text, near)]
    found.sort(key=lambda one: one.start)
    return found


def whole_date(text: str) -> date | None:
    """Return the date that a short text (a field's value) consists of, after a place name perhaps, else None."""
    stripped = text.strip().rstrip(".")
    found = find_dates(stripped)
    if len(found) != 1 or found[0].end != len(stripped):
        return None
    before = stripped[: found[0].start]
    return found[0].date if re.fullmatch(r"(?:(?:’s-|'s-)?[A-Z][\w.\- ]{2,25},?\s+)?", before) else None


def term_date(term: str, near: date | None = None) -> date | None:
    """Turn a term as written into the last day on which it is met.

    "Eerste kwartaal" ends on 31 March, "eerste helft" on 30 June, "eind maart" on 31 March, "voor de zomer" on 30 June
    (the last day
    before both summer's recess and the season are certain to have begun). "Medio", "begin", "na de zomer", "op korte
    termijn" name no day.

    Args:
        term: the words of the term, with little around them.
        near: the date of the document, for terms without a year; a term that would lie before it is taken for the
            next year.

    Returns:
        The day, or None where the words are vague or the year is unknown.
    """
    if _VAGUE.search(term):
        return None
    if exact := find_dates(term, near):
        return exact[-1].date
    rules: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], int]], ...] = (
        (_QUARTER, lambda m: 3 * (int(m["q"]) if m["q"] else _ORDINALS[m["nth"].lower()])),
        (_HALF, lambda m: 6 if m["nth"].lower() in {"eerste", "1e"} else 12),
        (_SUMMER, lambda _: 6),
        (_END, lambda m: MONTHS.index(m["month"].lower()) + 1 if m["month"] else 12),
        (_IN_MONTH, lambda m: MONTHS.index(m["month"].lower()) + 1),
    )
    for pattern, last_month in rules:
        if match := pattern.search(term):
            return _month_end(last_month(match), match["year"], near)
    return None


def _month_end(month: int, written: str | None, near: date | None) -> date | None:
    if written and written[:2].isdigit():
        year = int(written)
    elif near is None:
        return None
    elif written and written.lower().startswith("volgend"):
        year = near.year + 1
    elif written:
        year = near.year
    else:
        year = near.year if month >= near.month else near.year + 1
    return date(year, month, calendar.monthrange(year, month)[1])


def _dates(pattern: re.Pattern[str], text: str, near: date | None) -> Iterator[FoundDate]:
    for match in pattern.finditer(text):
        month = _month(match["month"])
        relative = match.groupdict().get("relative")
        day = (
            _day(int(match["year"]), month, int(match["day"]))
            if match["year"]
            else _relative(match, month, relative, near)
        )
        if day is not None:
            yield FoundDate(day, match[0], match.start(), match.end())


def _relative(match: re.Match[str], month: int, relative: str | None, near: date | None) -> date | None:
    if near is None or relative is None:
        return None
    past = relative.lower().startswith("j")
    years = range(near.year, near.year - 5, -1) if past else range(near.year, near.year + 5)
    for year in years:
        day = _day(year, month, int(match["day"]))
        if day is not None and (day <= near if past else day >= near):
            return day
    return None


def _month(written: str) -> int:
    if written.isdigit():
        return int(written)
    word = written.lower().rstrip(".")
    return MONTHS.index(word) + 1 if word in MONTHS else _SHORT[word]


def _day(year: int, month: int, day: int) -> date | None:
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return date(year, month, day)
