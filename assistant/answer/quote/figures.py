"""Reads what a sentence gives of a sort: sums of money, dates and numbers with their unit, each in one spelling."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.answer.evidence.numerals import NUMERAL, numerals
from assistant.answer.question.asked import Asked
from ingest.dutch.fold import fold
from ingest.dutch.tokens import MONTHS

_SCALES = {"duizend": 1_000, "miljoen": 1_000_000, "mln": 1_000_000, "miljard": 1_000_000_000, "mld": 1_000_000_000}
_SCALE = "|".join(_SCALES)
_FIGURE = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_MONEY = re.compile(
    rf"(?P<sign>€\s?)?(?<![\d.,/-])(?P<low>{_FIGURE})(?:(?: tot | a | - |-)(?:€\s?)?(?P<high>{_FIGURE}))?(?![\d/])"
    rf"(?:\s(?P<scale>{_SCALE})(?:en)?\b\.?)?(?P<euro>\s?euro\b)?"
)
#: A column of sums of money: the heading has the unit, and each cell a bare number.
_COLUMN = re.compile(rf"\((?P<head>(?:x|in|bedragen)\b[^()]*(?:€|euro)[^()]*)\)\s*(?P<cell>{_FIGURE})(?![\d.,])")
_MONTH = "|".join(MONTHS)
_YEAR = r"(?:19|2[01])\d\d"
_DATE = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}}) )?(?P<month>{_MONTH})(?: (?P<of>{_YEAR}))?\b|"
    rf"\b(?P<nth>eerste|tweede|derde|vierde|laatste) (?P<part>kwartaal|helft)(?: (?:van )?(?P<in>{_YEAR}))?\b|"
    rf"\b(?P<about>begin|medio|eind|einde|voorjaar|zomer|najaar|winter|herfst)(?: van)? (?P<season>{_YEAR})\b|"
    rf"(?<![\d.,/-])(?P<year>{_YEAR})(?![\d/]|[.,]\d)"
)
#: What a document is called by ("in de brief van 15 december 2098") says when it was written, and nothing else.
_DATED = re.compile(
    r"\b\w*(?:brief|nota|motie|verslag|rapport|vragen|antwoord(?:en)?|debat|overleg|besluit|uitspraak)\b"
    r"(?: aan de kamer)? (?:van|uit|d\.d\.) (?:eind |begin |medio )?$"
)
_COUNT = re.compile(rf"(?<![\w.,/-])(?:(?P<digits>{_FIGURE})|(?P<words>{NUMERAL}))(?![\w/]|[.,]\d)")
_AFTER = re.compile(r"\s*(%|[^\W\d]+(?:\s[^\W\d]+){0,2})?")
_REFERENCE = re.compile(r"(?:\b(?:nr|artikel|paragraaf|vraag|bijlage|tabel|noot|motie|versie|hoofdstuk)\.?\s*)$")


@dataclass(frozen=True, slots=True)
class Figure:
    """What a sentence gives.

    Attributes:
        value: in one spelling: euros, a number, of a date ``2099|06-01`` with what is not said left out.
        start: offset in the folded text.
        end: offset after it.
        unit: of a number the words after it, up to three.
    """

    value: str
    start: int
    end: int
    unit: str = ""


@lru_cache(maxsize=10_000)  # the same sentences are found for many questions
def amounts(text: str) -> tuple[Figure, ...]:
    """Return the sums of money of a text in euros, those of a table's row by its headings too."""
    folded = fold(text)
    columns = list(_COLUMN.finditer(folded))
    found = [
        Figure(_scaled(match["cell"], _scale_of(match["head"])), match.start("cell"), match.end("cell"))
        for match in columns
    ]
    for match in _MONEY.finditer(folded):
        inside = any(column.start() <= match.start() < column.end() for column in columns)
        if inside or not (match["sign"] or match["euro"] or match["scale"]):
            continue
        scale = _SCALES.get(match["scale"] or "", 1)
        values = [_scaled(figure, scale) for figure in (match["low"], match["high"]) if figure]
        found.append(Figure("-".join(values), match.start(), match.end()))
    return tuple(found)


@lru_cache(maxsize=10_000)
def dates(text: str) -> tuple[Figure, ...]:
    """Return the dates of a text: days, months, quarters, seasons and years; not those that documents are called by."""
    folded = fold(text)
    found = []
    for match in _DATE.finditer(folded):
        if _DATED.search(folded[: match.start()]):
            continue
        year = match["of"] or match["in"] or match["season"] or match["year"] or ""
        if match["month"]:
            rest = f"{MONTHS.index(match['month']) + 1:02}" + (f"-{int(match['day']):02}" if match["day"] else "")
        elif match["nth"]:
            rest = f"{match['nth']} {match['part']}"
        else:
            rest = match["about"] or ""
        found.append(Figure(f"{year}|{rest}", match.start(), match.end()))
    return tuple(found)


@lru_cache(maxsize=10_000)
def counts(text: str) -> tuple[Figure, ...]:
    """Return the numbers of a text, in digits or words, that are no sum of money, date or reference."""
    folded = fold(text)
    taken = [(match.start(), match.end()) for match in _DATE.finditer(folded)]
    taken += [(figure.start, figure.end) for figure in amounts(text)]
    found: list[Figure] = []
    for match in _COUNT.finditer(folded):
        if any(start <= match.start() < end for start, end in taken) or _REFERENCE.search(folded[: match.start()]):
            continue
        value = _scaled(match["digits"], 1) if match["digits"] else next(iter(numerals(match["words"])))
        after = _AFTER.match(folded, match.end())
        unit = (after[1] or "") if after else ""
        if found and re.fullmatch(r" van de ", folded[found[-1].end : match.start()]):
            found[-1] = replace(found[-1], unit=unit)  # "acht van de veertien gemeenten"
        found.append(Figure(value, match.start(), match.end(), unit))
    return tuple(found)


Read = Callable[[str], tuple[Figure, ...]]

_READ: dict[Asked, Read] = {
    Asked.AMOUNT: amounts,
    Asked.WHEN: dates,
    Asked.NUMBER: counts,
    Asked.DURATION: counts,
}


def reader(wanted: Iterable[Asked], text: str) -> Read | None:
    """Return what reads the sort of figure that is asked for; None where none is, or a text has none of that sort.

    Args:
        wanted: the kinds of answer asked for.
        text: a sentence that answers.
    """
    for kind in wanted:
        for read in (_READ.get(kind), amounts if kind is Asked.NUMBER else None):
            if read and read(text):
                return read
    return None


def without_those_of(figures: Sequence[Figure], others: Iterable[Figure]) -> list[Figure]:
    """Return the figures of which the others have none that may mean the same: "1 juli" may be "1 juli 2099"."""
    values = [other.value for other in others]
    return [figure for figure in figures if not any(_agree(figure.value, value) for value in values)]


def in_full(days: Iterable[Figure]) -> list[Figure]:
    """Return the dates that are more than a year, which tells of a period as a rule."""
    return [day for day in days if not day.value.endswith("|")]


def nearness(one: str, other: str) -> float:
    """Return the lesser of two values as a share of the larger one; of a range its middle counts. Dates have none."""
    low, high = sorted(sum(map(float, value.split("-"))) / len(value.split("-")) for value in (one, other))
    return low / high if high else 0.0


def _agree(one: str, other: str) -> bool:
    if one == other:
        return True
    if "|" not in one or "|" not in other:
        return False
    (year, rest), (of, remains) = one.split("|"), other.split("|")
    if year and of and year != of:
        return False
    return not rest or not remains or rest.startswith(remains) or remains.startswith(rest)


def _scale_of(head: str) -> int:
    return next((scale for word, scale in _SCALES.items() if word in head), 1000 if "1.000" in head else 1)


def _scaled(figure: str, scale: int) -> str:
    return f"{float(figure.replace('.', '').replace(',', '.')) * scale:.2f}".rstrip("0").rstrip(".")
