"""How much a document's date speaks for it: the newest for the state of affairs, that year for a year."""

import re
from collections.abc import Sequence
from datetime import date

STATE = re.compile(
    r"\b(?:stand van zaken|laatste stand|hoe staat het|hoever|actuele?|huidige?|op dit moment|momenteel|inmiddels|"
    r"nu|thans|recentste|meest recente)\b",
    re.IGNORECASE,
)
#: A year as it stands in a text or among the numbers of a question.
YEAR = re.compile(r"(?:19|20|21)\d\d")


def speaks_for(question: str, numbers: Sequence[str], days: Sequence[date | None]) -> list[float]:
    """Return for each date how much it speaks for its document, from 0 to 1.

    Args:
        question: in Dutch.
        numbers: the numbers that it names, see ``Question``.
        days: dates of documents that bear on it; None for a document without one.

    Returns:
        For a question about a year, 1 for that year; for one about the state of affairs, from 0 for the oldest of them
        to 1 for the newest, by rank, since what counts is which is newer and not by how much; otherwise 0 for all.
    """
    years = {int(number) for number in numbers if YEAR.fullmatch(number)}
    if years:
        return [float(day is not None and day.year in years) for day in days]
    known = sorted({day for day in days if day})
    if not STATE.search(question) or len(known) < 2:
        return [0.0] * len(days)
    return [known.index(day) / (len(known) - 1) if day else 0.0 for day in days]
