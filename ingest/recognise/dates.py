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
    rf"(?<![\d\-/.,])(?P<day>\d{{1,2}})\s+(?P<month>{_MONTH})(?:\s+(?P<year>(?:19|2[01])\d{{2}})(?!\d)|\s+{_RELATIVE})",
    re.IGNORECASE,
)
_NUMERIC = re.compile(
    r"(?<![\d\-/.])(?P<day>\d{1,2})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<year>(?:19|2[01])\d{2})(?![\d\-/])"
)
_ISO = re.compile(r"(?<![\d\-/.])(?P<year>(?:19|2[01])\d{2})-(?P<month>\d{2})-(?P<day>\d{2})(?![\d\-/])")

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
_YEAR = r"(?:\s+(?:van\s+)?(?:het\s+jaar\s+)?(?P<year>(?:19|2[01])\d{2}|dit\s+jaar|volgend\s+jaar))"
_QUARTER = re.compile(rf"\b(?:(?P<nth>{'|'.join(_ORDINALS)})\s+kwartaal|[QK](?P<q>[1-4])){_YEAR}?", re.IGNORECASE)
_HALF = re.compile(rf"\b(?P<nth>eerste|tweede|1e|2e)\s+(?:helft|halfjaar|half\s+jaar){_YEAR}?", re.IGNORECASE)
_HALF_MONTH = re.compile(
    rf"\b(?P<nth>eerste|tweede)\s+helft\s+van\s+(?P<month>{'|'.join(MONTHS)})(?:\s+(?P<year>(?:19|2[01])\d{{2}}))?\b",
    re.IGNORECASE,
)
_SUMMER = re.compile(rf"\bv(?:oo|óó)r\s+(?:de\s+zomer|het\s+zomerreces)(?:vakantie)?{_YEAR}?", re.IGNORECASE)
_END = re.compile(rf"\beind(?:e)?(?:\s+(?P<month>{'|'.join(MONTHS)}))?{_YEAR}?", re.IGNORECASE)
_DAY_MONTH = re.compile(rf"(?<![\d\-/.,])(?P<day>\d{{1,2}})\s+(?P<month>{'|'.join(MONTHS)})\b", re.IGNORECASE)
_RECESS = re.compile(
    rf"\bv(?:oo|óó)r\s+(?:(?:het|de)\s+)?(?P<recess>kerst|voorjaars|krokus|mei|herfst)(?:reces|vakantie)?\b{_YEAR}?",
    re.IGNORECASE,
)
# A day on which each has certainly not begun, whatever the calendar of the year.
_BEFORE_RECESS = {"kerst": (12, 15), "voorjaars": (2, 10), "krokus": (2, 10), "mei": (4, 15), "herfst": (10, 10)}
_BUDGET_DAY = re.compile(rf"\bv(?:oo|óó)r\s+Prinsjesdag{_YEAR}?", re.IGNORECASE)
_NUMBERS = {
    "een": 1,
    "één": 1,
    "twee": 2,
    "drie": 3,
    "vier": 4,
    "vijf": 5,
    "zes": 6,
    "acht": 8,
    "tien": 10,
    "twaalf": 12,
}
_WITHIN = re.compile(
    rf"\bbinnen\s+(?P<n>\d{{1,2}}|{'|'.join(_NUMBERS)})\s+(?P<unit>dagen|we(?:ek|ken)|maand(?:en)?|jaar)\b",
    re.IGNORECASE,
)
_IN_YEAR = re.compile(
    r"\b(?:in(?:\s+de\s+loop\s+van)?|uiterlijk|nog)\s+(?:het\s+jaar\s+)?(?P<year>(?:19|2[01])\d{2}|dit\s+jaar|volgend\s+jaar)(?![\d-])",
    re.IGNORECASE,
)
_IN_MONTH = re.compile(rf"\b(?P<month>{'|'.join(MONTHS)})(?:\s+(?P<year>(?:19|2[01])\d{{2}}))?\b", re.IGNORECASE)
_VAGUE = re.compile(
    r"\b(?:medio|begin|half|rond|circa|na\s+de\s+zomer|na\s+het|korte\s+termijn|z\.s\.m|zo\s+spoedig)", re.IGNORECASE
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
    and "voor het kerstreces" on 15 December (days on which recess has certainly not begun), "in 2025" on 31 December;
    "voor 1 juni" names 1 June. "Medio", "begin", "na de zomer", "op korte termijn" name no day.

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
    if near is not None and (day := _near(term, near)):
        return day
    if match := _HALF_MONTH.search(term):
        end = _month_end(MONTHS.index(match["month"].lower()) + 1, match["year"], near)
        return end.replace(day=15) if end and match["nth"].lower() == "eerste" else end
    if match := _BUDGET_DAY.search(term):
        return _before_budget_day(match["year"], near)
    if match := _RECESS.search(term):
        month, last = _BEFORE_RECESS[match["recess"].lower()]
        end = _month_end(month, match["year"], near)
        return end.replace(day=last) if end else None
    rules: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], int]], ...] = (
        (_QUARTER, lambda m: 3 * (int(m["q"]) if m["q"] else _ORDINALS[m["nth"].lower()])),
        (_HALF, lambda m: 6 if m["nth"].lower() in {"eerste", "1e"} else 12),
        (_SUMMER, lambda _: 6),
        (_END, lambda m: MONTHS.index(m["month"].lower()) + 1 if m["month"] else 12),
        (_IN_MONTH, lambda m: MONTHS.index(m["month"].lower()) + 1),
        (_IN_YEAR, lambda _: 12),
    )
    for pattern, last_month in rules:
        if match := pattern.search(term):
            return _month_end(last_month(match), match["year"], near)
    return None


def _near(term: str, near: date) -> date | None:
    """Return the day that a term names by the date of its document: "1 juli", "binnen zes weken"."""
    if match := _WITHIN.search(term):
        return _later(near, _NUMBERS.get(match["n"].lower()) or int(match["n"]), match["unit"].lower())
    if match := _DAY_MONTH.search(term):
        month = MONTHS.index(match["month"].lower()) + 1
        if re.match(r"\s+(?:van\s+)?volgend\s+jaar", term[match.end() :], re.IGNORECASE):
            return _day(near.year + 1, month, int(match["day"]))
        return _relative(match, month, "as.", near)
    return None


def _later(day: date, number: int, unit: str) -> date | None:
    if unit.startswith(("dag", "we")):
        days = number * (1 if unit.startswith("dag") else 7)
        return date.fromordinal(day.toordinal() + days) if (date.max - day).days >= days else None
    months = day.month - 1 + number * (12 if unit == "jaar" else 1)
    year, month = day.year + months // 12, months % 12 + 1
    if year > date.max.year:
        return None
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _before_budget_day(written: str | None, near: date | None) -> date | None:
    """Return the day before the third Tuesday of September."""
    end = _month_end(9, written, near)
    if end is None:
        return None
    first = end.replace(day=1).weekday()
    return end.replace(day=1 + (1 - first) % 7 + 14 - 1)


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
    if not date.min.year <= year <= date.max.year:
        return None
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
    if not date.min.year <= year <= date.max.year:
        return None
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return date(year, month, day)
