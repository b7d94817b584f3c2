"""How well a sentence about a subject tells how it stands, or what it is.

A broad question has hardly a word besides its subject, and every sentence about the subject holds all of it. Which of
them answer it shows in how they are put: "inmiddels", a date, a figure; "X is een …". What only handles the paper ("Met
deze brief doe ik die toezegging gestand") tells neither.
"""

import re
from functools import cache
from importlib.resources import files

import yaml

from assistant.answer.evidence.candidate import Evidence
from assistant.answer.evidence.weigh import coverage
from assistant.answer.evidence.words import Words
from assistant.answer.question.broad import Broad, View
from assistant.retrieve.question import understand
from ingest.dutch.fold import fold

#: What a sentence scores more: for holding the subject itself, for standing below what is about it, for each sign of
#: how it stands and each figure; for saying what it is or does, and for a title that is the subject.
_OWN, _UNDER, _STANDS, _FIGURE, _IS, _DOES, _TITLED = 0.2, 0.25, 0.12, 0.07, 0.5, 0.3, 0.2
#: What it scores less for handling the paper, and for going on from another sentence.
_PAPER, _JOINS = 0.6, 0.2
_SIGNS = 3  # from here on more signs or figures say no more
_AS_IT = 0.9  # what a sentence below what is about the subject counts as holding of it
#: Share of the subject in a heading, from which what stands below it is about the subject, and where it has its name.
_HEADED, _NAMED = 0.8, 0.5
_SENTENCES = re.compile(r"(?<=[.;!?])[¹²³⁰-⁹]*\s+(?=[A-ZÀ-Þ])")


def tells(words: Words, asked: Broad, item: Evidence) -> float:
    """Return how well a sentence tells what a broad question wants to know.

    Args:
        words: reads both.
        asked: the question.
        item: a sentence that is about its subject.

    Returns:
        From 0 to about 2; 0 where what something is is asked, and the sentence does not say it.
    """
    score = item.coverage + _OWN * item.own
    if asked.view is View.STATE:
        if headings(words, asked, item):
            score += max(0.0, _AS_IT - item.coverage) + _UNDER
        return score + informs(item.text)
    score -= _PAPER * _of_paper(item.text)
    said = _says_what(asked.subject, item.text)
    if not said and _covers(words, asked, item.section):
        said = _DOES
    # A paper that has the subject in its title is where it is explained.
    titled = _covers(words, asked, item.document.title)
    return score + said + _TITLED * titled - _JOINS * _matches("joins", item.text) if said else 0.0


def informs(text: str) -> float:
    """Return how much a sentence tells of how something stands, whatever it is about; below 0 for the paper itself.

    Args:
        text: the sentence.
    """
    return _STANDS * _several("stands", text) + _FIGURE * _several("figure", text) - _PAPER * _of_paper(text)


def headings(words: Words, asked: Broad, item: Evidence) -> list[str]:
    """Return what stands above a sentence and is about the subject.

    Args:
        words: reads both.
        asked: the broad question.
        item: the sentence.

    Returns:
        Of the first sentence of its paragraph, the heading of its section and the title those that hold the subject.
    """
    first = next((unit for unit in item.around if unit.block == item.unit.block), item.unit)
    above = [first.text] if first.start < item.unit.start else []
    return [text for text in (*above, item.section, item.document.title) if _covers(words, asked, text)]


def holds_subject(words: Words, asked: Broad, text: str, *, least: float = _HEADED) -> bool:
    """Tell whether a text holds the subject of a broad question, nearly whole.

    Args:
        words: reads both.
        asked: the question.
        text: the text.
        least: share of the subject, by weight, that will do.
    """
    return coverage(words.subject(asked.subject), words.terms(text)) >= least


def _covers(words: Words, asked: Broad, text: str) -> bool:
    names = understand(asked.subject).names
    named = bool(names) and all(fold(name) in fold(text) for name in names)
    return holds_subject(words, asked, text, least=_NAMED if named else _HEADED)


def _of_paper(text: str) -> float:
    """Return the share of sentences that only handle the paper."""
    sentences = _SENTENCES.split(text)
    return sum(_matches("of_paper", sentence) for sentence in sentences) / len(sentences)


def _says_what(subject: str, text: str) -> float:
    """Return how plainly a sentence goes on from the subject to what it is or does: "X is een …", "X, waarin …"."""
    name = rf"\b{re.escape(subject)}\w*\)?(?: [A-Z]\w+)*(?: \([^)]*\))?"
    forms = _forms()
    founded = rf"\brichte?n? .{{0,60}}{name} op\b"
    if re.search(rf"{name}(?:{forms['is_said'].pattern})|{founded}", text, re.IGNORECASE):
        return _IS
    return _DOES if re.search(rf"{name}[^.;]{{0,60}}(?:{forms['is_done'].pattern})", text, re.IGNORECASE) else 0.0


def _several(name: str, text: str) -> int:
    return min(_SIGNS, len({sign.group().casefold() for sign in _forms()[name].finditer(text)}))


def _matches(name: str, text: str) -> bool:
    return bool(_forms()[name].search(text))


@cache
def _forms() -> dict[str, re.Pattern[str]]:
    """Read the lists beside this file."""
    data: dict[str, list[str]] = yaml.safe_load(
        files("assistant.answer.quote").joinpath("telling.yaml").read_text(encoding="utf-8")
    )
    return {name: re.compile("|".join(pieces), re.IGNORECASE) for name, pieces in data.items()}
