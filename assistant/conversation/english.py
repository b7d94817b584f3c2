"""Reads a question in English as a Dutch one, word by word, by a glossary of policy terms.

There is no translation model in the house, and none is needed to find a source: the answer is looked for by the
question's names, numbers and content words, in whatever order they stand. A word that the glossary lacks is left as it
is; where the documents do not have it either, the question is refused, and the user is told which words were left.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

import yaml
from pydantic import BaseModel, ConfigDict

_WORD = re.compile(r"[^\W_]+(?:['’&.-][^\W_]+)*")
_LONGEST_TERM = 5  # words
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")


@dataclass(frozen=True, slots=True)
class Translation:
    """An English question in Dutch.

    Attributes:
        text: the question in Dutch words, in about the order of the English ones.
        unknown: words that were left in English, names and numbers not among them.
    """

    text: str
    unknown: tuple[str, ...] = ()


class _Small(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    only_english: frozenset[str]
    only_dutch: frozenset[str]
    dropped: frozenset[str]
    asking: dict[str, str]


def translate(question: str) -> Translation | None:
    """Return a question in Dutch, or None where it is not in English.

    Args:
        question: as asked.
    """
    words = [match.group() for match in _WORD.finditer(question)]
    if not is_english(words):
        return None
    matches = list(_WORD.finditer(question))
    text, at, position = "", 0, 0
    unknown: list[str] = []
    while position < len(matches):
        length, dutch = _longest(question, matches, position)
        first, last = matches[position], matches[position + length - 1]
        between = question[at : first.start()]
        if dutch is None:
            word = first.group()
            dutch = word
            if not _stays(word, first=position == 0):
                unknown.append(word)
        text += between if dutch else between.rstrip()
        text += dutch
        at = last.end()
        position += length
    text = " ".join((text + question[at:]).split())
    text = re.sub(r"\s+([?.,;:!])", r"\1", text)
    return Translation(text[:1].upper() + text[1:], tuple(dict.fromkeys(unknown)))


def is_english(words: list[str]) -> bool:
    """Tell whether words are of an English sentence: by words that only one of the two languages has."""
    glossary = _glossary()
    lower = [word.casefold() for word in words]
    english = sum(word in glossary.only_english for word in lower)
    dutch = sum(word in glossary.only_dutch for word in lower)
    return english >= 2 and english > 2 * dutch


def _longest(question: str, matches: list[re.Match[str]], position: int) -> tuple[int, str | None]:
    """Return the number of words of the longest term that stands here, and its Dutch; None where there is no term."""
    glossary = _glossary()
    for length in range(min(_LONGEST_TERM, len(matches) - position), 0, -1):
        window = matches[position : position + length]
        gaps = (question[one.end() : other.start()] for one, other in pairwise(window))
        if any(gap.strip() for gap in gaps):
            continue
        term = " ".join(match.group().casefold() for match in window)
        for form in _forms(term):
            if position == 0 and form in glossary.asking:
                return length, glossary.asking[form]
            if form in _terms():
                return length, _terms()[form]
        capital = window[0].group()[0].isupper() and position > 0
        if length == 1 and term in glossary.dropped and not capital:
            return 1, ""
        if length == 1 and term in glossary.asking:
            return 1, glossary.asking[term]
    return 1, None


def _forms(term: str) -> list[str]:
    """Return a term and what it may be an inflection of."""
    head, _, last = term.rpartition(" ")
    stem = _POSSESSIVE.sub("", last)
    bases = [stem]
    if stem.endswith("ies"):
        bases.append(stem[:-3] + "y")
    if stem.endswith("es"):
        bases.append(stem[:-2])
    if stem.endswith("s") and not stem.endswith("ss"):
        bases.append(stem[:-1])
    return [term, *(f"{head} {base}".strip() for base in bases if base != last)]


def _stays(word: str, *, first: bool) -> bool:
    """Tell whether a word is the same in both languages: a name, a number, an abbreviation."""
    return any(letter.isdigit() for letter in word) or (word[0].isupper() and (not first or word.isupper()))


@cache
def _glossary() -> _Small:
    text = files("assistant.conversation").joinpath("english.yaml").read_text(encoding="utf-8")
    return _Small.model_validate(yaml.safe_load(text))


@cache
def _terms() -> dict[str, str]:
    lines = files("assistant.conversation").joinpath("english.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.partition(" = ") for line in lines if " = " in line and not line.startswith("#"))
    return {english: dutch for english, _, dutch in pairs}
