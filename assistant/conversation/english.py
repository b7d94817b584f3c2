"""Reads a question in English as a Dutch one, word by word, by a glossary of policy terms.

There is no translation model in the house, and none is needed to find a source: the answer is looked for by the
question's names, numbers and content words, in whatever order they stand. A word that the glossary lacks is left as it
is; where the documents do not have it either, the question is refused, and the user is told which words were left.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

import yaml
from pydantic import BaseModel, ConfigDict

_WORD = re.compile(r"[^\W_]+(?:['’&.-][^\W_]+)*")
_LONGEST_TERM = 5  # words
_DO = {"do", "does", "did"}
_DO_AT_MOST = 5  # words before it
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
    after_do: dict[str, str]
    asking: dict[str, str]


def translate(question: str) -> Translation | None:
    """Return a question in Dutch, or None where it is not in English.

    Args:
        question: as asked.
    """
    matches = list(_WORD.finditer(question))
    if not is_english([match.group() for match in matches]):
        return None
    pieces: list[str] = []
    unknown: list[str] = []
    at = position = 0
    asks: int | None = None  # where "does" stood, until its verb is found
    while position < len(matches):
        word = matches[position].group()
        length, dutch = _longest(question, matches, position)
        if word.casefold() in _DO and position <= _DO_AT_MOST:
            asks = len(pieces)
        elif asks is not None and (moved := _moved(question, matches, position)) and moved[0] >= length:
            length, dutch = moved[0], ""
            pieces[asks] += f" {moved[1]}"
            asks = None
        if dutch is None:
            dutch = word
            if not _stays(word, first=position == 0):
                unknown.append(word)
        between = question[at : matches[position].start()]
        pieces.append((between if dutch else between.rstrip()) + dutch)
        at = matches[position + length - 1].end()
        position += length
    text = " ".join("".join([*pieces, question[at:]]).split())
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
    for length, term in _windows(question, matches, position):
        for form in _forms(term):
            if (position == 0 or length > 1) and form in glossary.asking:
                return length, glossary.asking[form]
            if form in _terms():
                return length, _terms()[form]
        capital = matches[position].group()[0].isupper() and position > 0
        if length == 1 and term in glossary.dropped and not capital:
            return 1, ""
        if length == 1 and term in glossary.asking:
            return 1, glossary.asking[term]
    return 1, None


def _moved(question: str, matches: list[re.Match[str]], position: int) -> tuple[int, str] | None:
    """Return the number of words of the verb that stands here and its Dutch; None where there is none."""
    verbs = _glossary().after_do
    return next(
        ((length, verbs[term]) for length, term in _windows(question, matches, position) if term in verbs), None
    )


def _windows(question: str, matches: list[re.Match[str]], position: int) -> Iterator[tuple[int, str]]:
    """Yield the runs of words that begin here, longest first, with their number of words."""
    for length in range(min(_LONGEST_TERM, len(matches) - position), 0, -1):
        window = matches[position : position + length]
        if not any(question[one.end() : other.start()].strip() for one, other in pairwise(window)):
            yield length, " ".join(match.group().casefold() for match in window)


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
    return any(letter.isdigit() or letter == "." for letter in word) or (
        word[0].isupper() and (not first or word.isupper())
    )


@cache
def _glossary() -> _Small:
    text = files("assistant.conversation").joinpath("english.yaml").read_text(encoding="utf-8")
    return _Small.model_validate(yaml.safe_load(text))


@cache
def _terms() -> dict[str, str]:
    lines = files("assistant.conversation").joinpath("english.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.partition(" = ") for line in lines if " = " in line and not line.startswith("#"))
    return {english: dutch for english, _, dutch in pairs}
