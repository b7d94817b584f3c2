"""The facts in a text by kind: figures, dates, references, names, each in one spelling.

This is not the check that the product does on its own answers: a measure that shared its eyes would share its blind
spots.
"""

import re
from dataclasses import dataclass
from typing import Literal

from assistant.retrieve.question import names
from ingest.dutch.fold import fold
from ingest.dutch.glossary import load_glossary
from ingest.dutch.tokens import MONTHS, tokens

Kind = Literal["figure", "date", "reference", "name"]
KINDS: tuple[Kind, ...] = ("figure", "date", "reference", "name")

_COUNTED = (
    "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien "
    "zestien zeventien achttien negentien twintig"
)
_ROUND = {"dertig": "30", "veertig": "40", "vijftig": "50", "zestig": "60", "honderd": "100", "duizend": "1000"}
_NUMERALS = {word: str(number) for number, word in enumerate(_COUNTED.split(" "))} | _ROUND
# "een" is an article far more often than a number.
_SPELLED = {word: number for word, number in _NUMERALS.items() if word != "een"}
_SCALE = {"miljoen", "miljard", "procent", "duizend"}
_ORDINAL = re.compile(r"\b(eerste|tweede|derde|vierde)\s+(helft|kwartaal)\b")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_REFERENCE = re.compile(r"\d{5}[a-z]*|nr\d+|(?:19|20)\d{2}-\d{10}|(?:19|20)\d{2}[zdap]\d{5}|tz\d{6}-\d{3}")
_PERCENT = re.compile(r"\s*(?:%|procent\b)")


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact: its kind, its one spelling and how it was written."""

    kind: Kind
    key: str
    written: str


def facts(text: str) -> list[Fact]:
    """Return the facts of a text, each once."""
    flat = _PERCENT.sub(" procent", " ".join(text.split()))
    found = [_number(token.text) for token in tokens(flat) if token.fixed]
    folded = fold(flat)
    words = re.findall(r"[^\W\d_]+", folded)
    found += [Fact("figure", _SPELLED[word], word) for word in words if word in _SPELLED and word not in _SCALE]
    found += [Fact("figure", word, word) for word in words if word in _SCALE]
    found += [Fact("date", word, word) for word in words if word in MONTHS]
    found += [Fact("date", f"{match[1]} {match[2]}", match[0]) for match in _ORDINAL.finditer(folded)]
    found += [Fact("name", fold(name), name) for name in names(flat, opening=False)]
    return list(dict.fromkeys(found))


def missing(text: str, source: str) -> list[Fact]:
    """Return the facts of a text that its source lacks.

    Args:
        text: a statement.
        source: what should bear it out, with what is known of its document.
    """
    there = facts(source)
    keys = {fact.key for fact in there}
    days = {key for key in keys if _ISO.fullmatch(key)}
    keys |= {day[:4] for day in days}
    # A ministry's abbreviation and its name are the same.
    folded = fold(" ".join([source, *load_glossary().expand(source)]))
    return [
        fact
        for fact in facts(text)
        if fact.key not in keys and not (fact.kind == "name" and _stands(fact.written, folded))
    ]


def _number(key: str) -> Fact:
    if _ISO.fullmatch(key) or _YEAR.fullmatch(key):
        return Fact("date", key, key)
    return Fact("reference" if _REFERENCE.fullmatch(key) else "figure", key, key)


def _stands(name: str, folded: str) -> bool:
    looked = [fold(name), *(fold(other) for other in load_glossary().expand(name))]
    return any(re.search(rf"(?<!\w){re.escape(one)}(?:'?s)?(?!\w)", folded) for one in looked) or all(
        re.search(rf"(?<!\w){re.escape(fold(word))}(?!\w)", folded) for word in name.split()
    )
