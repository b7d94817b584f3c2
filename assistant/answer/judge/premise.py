"""Puts a question right that takes for granted what the sources say the contrary of.

"Waarom is de motie verworpen?" has no answer where the motion was carried; the sentence that says so is one. What a
question takes for granted is read from the words of ``opposites.yaml``: one member of a line in the question, another
one, or the same one denied, in a sentence on the same subject. Where a sentence says as much of the subject and agrees
with the question, the question stands.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from assistant.answer.evidence.anchors import name_stands
from assistant.answer.evidence.candidate import Evidence
from assistant.answer.evidence.words import Words
from assistant.answer.judge.voted import vote_said
from assistant.answer.question.asked import Asked
from assistant.retrieve.question import Question
from ingest.dutch.fold import fold

_CLAUSE = re.compile(
    r"[,;:.?]|\b(?:omdat|doordat|want|maar|zodat|terwijl|hoewel|die|dat|om|indien|als|nadat|voordat|wanneer)\b"
)
_LABEL = re.compile(r"\b(?P<series>[a-z]{4,}) (?P<label>[a-f]|[ivx]{2,4})\b(?![.'’-])")
#: A quality that a question gives to something, which a source may deny it.
_QUALITY = re.compile(
    r"\b(?:de|het|een|met|voor|om|op) (?P<quality>(?!(?:de|het|een)\b)[a-zà-ÿ]{3,}) (?P<noun>(?!voor\b)[a-zà-ÿ]{4,})\b"
)
_AROUND = 0.5  # what a word counts that stands around the sentence only
#: Kinds that ask which or how many of several; one may be refused and the other granted.
_MANY = frozenset({Asked.WHO, Asked.WHERE, Asked.NUMBER, Asked.AMOUNT, Asked.WHICH, Asked.FREQUENCY})
_LEAST = 0.5  # share of the question's other words that the sentence has
_MORE = 0.55  # the same for a question without a name, by which the subject is checked


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What a question says has become of something.

    Attributes:
        said: patterns of the member that it has.
        others: patterns of those that exclude it.
        denied: the question denies it ("waarom niet verworpen").
        words: the question's words that say it.
    """

    said: re.Pattern[str]
    others: re.Pattern[str]
    denied: bool
    words: frozenset[str]


def put_right(
    words: Words, question: Question, wanted: Sequence[Asked], candidates: Sequence[Evidence]
) -> Evidence | None:
    """Return the sentence that says the contrary of what a question takes for granted; None where there is none.

    Args:
        words: reads the question.
        question: the question.
        wanted: kinds of answer asked for; whether something is so takes nothing for granted.
        candidates: what was found, best first.
    """
    if Asked.YESNO in wanted or Asked.ADVICE in wanted or Asked.VOTE in wanted:
        return None
    asked = fold(question.text)
    # Of motions a list tells one after the other, so that a sentence must name the one that is meant.
    moved = "motie" in asked
    named = bool(question.names or question.references or _LABEL.search(asked))
    if vote := vote_said(question.text, question.names):
        rest = _rest(words, question, vote.words)
        told = [(vote.says(item.text), item) for item in candidates if not item.violations]
        if contrary := _contrary(told, rest, _LEAST):
            return contrary
    if not moved and _MANY & set(wanted):
        return None
    if Asked.WHY in wanted and not _data().denial.search(asked):
        rest = _rest(words, question, frozenset())
        told = [(_denies(question.text, fold(item.text)), item) for item in candidates if not item.violations]
        if contrary := _contrary(told, rest, _LEAST):
            return contrary
    for outcome in _outcomes(asked):
        if outcome.denied and Asked.WHY not in wanted:
            continue  # "niet gekozen gemeenten" are those, and nothing is denied
        told = []
        for candidate in candidates:
            text = fold(candidate.text)
            verdict = _says(outcome, text)
            labels = _other_labels(asked, text)
            if verdict is True and labels and set(candidate.violations) <= labels:
                verdict = False  # variant B was chosen, not variant A
            elif candidate.violations:
                continue
            if not moved or all(name_stands(name, text) for name in question.names):
                told.append((verdict, candidate))
        if contrary := _contrary(told, _rest(words, question, outcome.words), _LEAST if named else _MORE):
            return contrary
    return None


def _denies(question: str, text: str) -> bool | None:
    """Tell whether a text denies a quality that a question gives to something: "niet de laagste prijs".

    Returns:
        False where it denies one, True where it has one and denies nothing of it, None where it has none.
    """
    found: bool | None = None
    for match in _QUALITY.finditer(question):
        pair = rf"{fold(match['quality'])} {fold(match['noun'])}\b"
        if re.search(
            rf"\b(?:niet|geen|nooit) (?:(?:om|voor|met|in|op|van|langer|meer) )?(?:(?:de|het|een) )?{pair}", text
        ):
            return False
        found = True if re.search(rf"\b{pair}", text) else found
    return found


def _contrary(told: Sequence[tuple[bool | None, Evidence]], rest: Sequence[str], least: float) -> Evidence | None:
    """Return the sentence that has most of the subject of those that deny, where none that agrees has as much."""
    if not rest:
        return None
    agree, against, found = 0.0, 0.0, None
    for verdict, candidate in told:
        share = _share(candidate, rest)
        if verdict is True:
            agree = max(agree, share)
        elif verdict is False and share > against:
            against, found = share, candidate
    return found if against >= least and against > agree else None


def _rest(words: Words, question: Question, but: frozenset[str]) -> list[str]:
    """Return the content words of a question without those that say what became of the subject."""
    return [key.written for key in words.subject(question.rest) if fold(key.written) not in but]


def _share(candidate: Evidence, rest: Sequence[str]) -> float:
    """Return how much of the subject a sentence has: its own words fully, those of what stands around it by half."""
    return sum(1.0 if word in candidate.stated else _AROUND * (word in candidate.covered) for word in rest) / len(rest)


def _says(outcome: _Outcome, text: str) -> bool | None:
    """Tell whether a text agrees with what a question says became of something; None where it says nothing of it."""
    agrees: bool | None = None
    for clause in _CLAUSE.split(text):
        denied = bool(_data().denial.search(clause))
        if outcome.said.search(clause):
            if denied == outcome.denied:
                return True
            agrees = False
        elif outcome.others.search(clause) and not denied:
            if outcome.denied:
                return True
            agrees = False
    return agrees


def _other_labels(asked: str, text: str) -> set[str]:
    """Return the labels of a question of which a text has another one of the series ("variant B" for "variant A")."""
    found = {(match["series"], match["label"]) for match in _LABEL.finditer(text)}
    of_question = {match.group(): (match["series"], match["label"]) for match in _LABEL.finditer(asked)}
    return {
        written
        for written, label in of_question.items()
        if label not in found and any(series == label[0] for series, _ in found)
    }


def _outcomes(asked: str) -> list[_Outcome]:
    found = []
    for line in _data().lines:
        said = [member for member in line if member.search(asked)]
        if len(said) != 1:
            continue
        others = "|".join(member.pattern for member in line if member is not said[0])
        match = said[0].search(asked)
        written = match.group().split() if match else [""]
        clause = next((part for part in _CLAUSE.split(asked) if said[0].search(part)), asked)
        found.append(
            _Outcome(
                said[0],
                re.compile(others),
                bool(_data().denial.search(clause)),
                frozenset({written[0], written[-1]}),
            )
        )
    return found


@dataclass(frozen=True, slots=True)
class _Opposites:
    lines: tuple[tuple[re.Pattern[str], ...], ...]
    denial: re.Pattern[str]


@cache
def _data() -> _Opposites:
    data = yaml.safe_load(files("assistant.answer.judge").joinpath("opposites.yaml").read_text(encoding="utf-8"))
    members: list[list[list[str]]] = data["opposites"]
    lines = tuple(tuple(re.compile(rf"\b(?:{'|'.join(member)})\b") for member in line) for line in members)
    return _Opposites(lines, re.compile(rf"\b(?:{'|'.join(data['neg'])})\b"))
