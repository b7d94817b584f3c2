"""How far a text holds the words of a question, by where they stand."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.answer.evidence.kinds import holds, names_someone, promises
from assistant.answer.evidence.words import Key, Words, held
from assistant.answer.question.asked import Asked
from assistant.answer.question.patterns import load_patterns

#: How much a word counts by where it stands: in the unit itself, in what governs it, in title and metadata, in the
#: sentences before it in its paragraph, anywhere in its passage.
_OWN, _GOVERNING, _ABOUT, _BEFORE, _PASSAGE = 1.0, 0.85, 0.7, 0.65, 0.5
#: Words by which a question asks who pays, or out of what.
_PAYING = re.compile(
    r"betaal\w*|betal\w*|financier\w*|gefinancierd|bekosti\w*|gedekt|dekt|dekking|geld|potjes?|pot|post|posten|budget|middelen|"
    r"vandaan|draait|draaien|draaide|opdraaien|draagt|rekening|risico|kosten|subsidieert",
    re.IGNORECASE,
)
_SORT = 0.7  # a name, where the question asks "which organisations"
_TOGETHER, _COUNTED = 0.06, 0.15
_FIGURE = re.compile(
    r"(?:([\w-]+)\s+)?(?:waren|zijn|bedraagt|van|:)?\s*\b(?:\d[\d.,]*\d|\d|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|"
    r"(?:der|veer|vijf|zes|zeven|acht|negen)tien|(?:\w+en)?(?:twin|der|veer|vijf|zes|zeven|tach|negen)tig|honderd\w*)"
    r"\s+((?:[\w-]+\s+){0,1}[\w-]+)",
    re.IGNORECASE,
)
_SAME = 0.78  # from here on a word is held as such, not by one that comes near to it
_COVERED = 0.4  # a word held less than this counts as missing


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Terms of a unit and of what stands around it.

    Attributes:
        own: of the unit itself.
        quoted: of the sentence that is quoted with it, since it points back to that.
        governing: of what governs it: heading, lead-in, the question it answers.
        before: of the sentences before it in its paragraph.
        passage: of the whole passage.
        about: of what is known of the document.
    """

    own: frozenset[str]
    quoted: frozenset[str]
    governing: frozenset[str]
    before: frozenset[str]
    passage: frozenset[str]
    about: frozenset[str]


@dataclass(frozen=True, slots=True)
class Weighed:
    """How far a unit holds a question.

    Attributes:
        coverage: share of the weighted words, between 0 and 1.
        own: the same, counting only the unit itself and what is quoted with it.
        covered: the words that it holds, as written in the question.
        stated: those of them that stand in the unit itself.
        missing: the words that it does not hold.
        promise: it is itself a promise.
    """

    coverage: float
    own: float
    covered: frozenset[str]
    stated: frozenset[str]
    missing: tuple[str, ...]
    promise: bool


def weigh(
    text: str,
    around: Surroundings,
    keys: Sequence[Key],
    verbs: frozenset[str],
    *,
    names: Sequence[str] = (),
    exact: frozenset[str] = frozenset(),
) -> Weighed:
    """Weigh a text against the words of a question.

    Args:
        text: the unit.
        around: its terms and those of its surroundings.
        keys: the words.
        verbs: words that say what happens; these must stand close by, since any passage tells of many things.
        names: names in the question, which are checked apart (see ``anchors``).
        exact: words that count as held only as such, not by a word that comes near.
    """
    total = sum(key.weight for key in keys) or 1.0
    named = {word for name in names for word in name.split()}
    nearby = around.governing | around.before | around.passage | around.about
    gained, own, covered, stated, missing = 0.0, 0.0, set(), set(), []
    for key in keys:
        here = _done(key, text) if key.act else held(key, around.own, nearby)
        if key.sort and names_someone(text):
            here = max(here, _SORT)
        told = max(here, held(key, around.quoted, nearby))
        best = max(told * _OWN, held(key, around.governing, nearby) * _GOVERNING)
        best = max(best, held(key, around.about, nearby) * _ABOUT, held(key, around.before, nearby) * _BEFORE)
        if key.written not in verbs:
            best = max(best, held(key, around.passage, nearby) * _PASSAGE)
        gained += best * key.weight
        own += told * key.weight
        if here >= _COVERED:
            stated.add(key.written)
        if best >= (_SAME if key.written in exact else _COVERED):
            covered.add(key.written)
        elif not (key.kind or key.light) and key.written not in named:
            missing.append(key.written)
    coverage, own_share = (gained / total, own / total) if keys else (0.0, 0.0)
    return Weighed(coverage, own_share, frozenset(covered), frozenset(stated), tuple(missing), promises(text))


def coverage(keys: Sequence[Key], terms: frozenset[str]) -> float:
    """Return the share of the weighted words that a text with these terms holds."""
    total = sum(key.weight for key in keys) or 1.0
    return sum(held(key, terms) * key.weight for key in keys if not key.act) / total


def with_acts(keys: Iterable[Key], wanted: Iterable[Asked]) -> list[Key]:
    """Return the words of a question, with acts that it asks about (to commit, to request) instead of their names.

    An act stands in a sentence in many ways: "welke toezegging" is answered by "Daarom zegt u toe dat …".

    Args:
        keys: the words.
        wanted: the kinds of answer asked for.
    """
    found = list(keys)
    for kind in wanted:
        if kind in (Asked.COMMITMENT, Asked.REQUEST, Asked.FUNDING):
            named = _PAYING if kind is Asked.FUNDING else load_patterns().asked[kind.value]
            found = [key for key in found if not named.fullmatch(key.written)]
            found.append(Key(kind.value, kind.value, frozenset(), (), 0.8, act=True))
    return found


def _done(key: Key, text: str) -> float:
    """Return how far a sentence is the act that a key stands for."""
    kind = Asked(key.stem)
    if kind is Asked.COMMITMENT and promises(text):
        return 1.0
    return 0.75 if holds(kind, text) else 0.0


def phrasing(sequence: Sequence[str], phrases: frozenset[tuple[str, str]]) -> float:
    """Return a bonus for pairs of words that a text has together as the question has them, a malus for those it parts.

    "De tijdelijke brug" is not meant by "een brug waarlangs tijdelijk …".

    Args:
        sequence: terms of the text in order.
        phrases: pairs of terms that stand together in the question.
    """
    terms = frozenset(sequence)
    together = set(pairwise(sequence)) | set(zip(sequence, sequence[2:], strict=False))
    score = 0.0
    for pair in phrases:
        if pair in together or pair[::-1] in together:
            score += _TOGETHER
        elif pair[0] in terms:
            # The first of the two qualifies the other one; alone it qualifies something else.
            score -= _TOGETHER
    return score


def counted(text: str, head: str, words: Words) -> float:
    """Return a bonus where a figure stands beside the word that "how many" asks of ("14 gemeenten").

    Args:
        text: the unit.
        head: that word, or empty.
        words: reads it.
    """
    if not head:
        return 0.0
    wanted = words.terms(head)
    for match in _FIGURE.finditer(text):
        beside = f"{match[1] or ''} {match[2] or ''}"
        if wanted & words.terms(beside):
            return _COUNTED
    return 0.0
