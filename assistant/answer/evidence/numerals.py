"""Numbers that a Dutch text writes in words: twaalf, vijfentwintig, honderdtwintig."""

import re
from functools import lru_cache

from ingest.dutch.fold import fold

#: "Een" is an article as a rule, and says nothing that two sources could disagree on.
_UNITS = {
    "twee": 2,
    "drie": 3,
    "vier": 4,
    "vijf": 5,
    "zes": 6,
    "zeven": 7,
    "acht": 8,
    "negen": 9,
    "tien": 10,
    "elf": 11,
    "twaalf": 12,
    "dertien": 13,
    "veertien": 14,
    "vijftien": 15,
    "zestien": 16,
    "zeventien": 17,
    "achttien": 18,
    "negentien": 19,
}
_TENS = {
    "twintig": 20,
    "dertig": 30,
    "veertig": 40,
    "vijftig": 50,
    "zestig": 60,
    "zeventig": 70,
    "tachtig": 80,
    "negentig": 90,
}
_SMALL = {"een": 1} | _UNITS
_UNIT, _TEN, _ANY = "|".join(_UNITS), "|".join(_TENS), "|".join(_SMALL)
NUMERAL = rf"(?:(?:(?:{_ANY})?honderd)?(?:(?:(?:{_ANY})en)?(?:{_TEN})|{_UNIT})|(?:{_ANY})?honderd)"
_PARTS = re.compile(
    rf"(?:(?P<hundreds>{_ANY})?(?P<hundred>honderd))?(?:(?:(?P<ones>{_ANY})en)?(?P<tens>{_TEN})|(?P<unit>{_UNIT}))?"
)
_WORD = re.compile(rf"\b{NUMERAL}\b")


@lru_cache(maxsize=10_000)  # the same sentences are found for many questions
def numerals(text: str) -> frozenset[str]:
    """Return the numbers that stand in words in a text, as digits.

    Args:
        text: in Dutch; numbers in digits are not read.
    """
    return frozenset(str(_value(match.group())) for match in _WORD.finditer(fold(text)))


def _value(word: str) -> int:
    match = _PARTS.fullmatch(word)
    if match is None:
        raise AssertionError(f"{word} is no numeral")
    hundreds = 100 * _SMALL.get(match["hundreds"] or "een", 1) if match["hundred"] else 0
    ones = _SMALL[match["ones"]] if match["ones"] else 0
    return hundreds + ones + _TENS.get(match["tens"] or "", 0) + _UNITS.get(match["unit"] or "", 0)
