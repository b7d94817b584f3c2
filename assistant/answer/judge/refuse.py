"""Decides whether the evidence holds an answer at all.

Scores of retrieval tell a question of another domain apart and nothing finer. What is asked must stand in the evidence:
the question's own names, numbers and dates, most of its content words by weight, and the kind of answer it asks for.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer.evidence.candidate import Evidence
from assistant.answer.evidence.kinds import DECISIVE, leaves_open
from assistant.answer.judge.elsewhere import places, same_thing
from assistant.answer.judge.slot import slots
from assistant.answer.judge.voted import on_named_motion
from assistant.answer.question.asked import Asked
from ingest.dutch.fold import fold

_MORE = 2  # longer words that a sentence has and the question has not, from which it tells something of its own


@dataclass(frozen=True, slots=True)
class Limits:
    """What evidence must reach.

    Attributes:
        cosine: least cosine of the best passage with the question.
        coverage: least share of the question's weighted words, of a short question.
        long_coverage: the same for a question of ``many`` words or more, which says more than its answer need repeat.
        many: content words from which a question counts as long.
        strict: content words from which one may be missing that is not vital.
        loose: content words from which two may be missing.
        soft: least coverage then.
        soft_own: least share in the sentence itself then.
        close: cosine of a passage from which fewer of the question's words will do, since it is about the same.
        close_coverage: least coverage then.
        close_own: least share in the sentence itself then.
        close_words: content words from which two may be missing then, none of them vital.
        close_many: content words from which three may be missing then, vital or not.
        ahead: cosine of a passage from which a sentence that stands alone above all others will do.
        ahead_share: most that another one may have of its score then.
        ahead_coverage: least coverage then.
        ahead_own: least share in the sentence itself then.
        ahead_words: content words of the question from which this holds.
        own: least share in the sentence itself.
        told: the same of a sentence that gives no reason, to a question for one.
        told_coverage: least coverage of such a sentence.
        plain_cosine: least cosine of a passage that answers a question without names and numbers in other words; one of
            another subject does not come so near.
        plain_coverage: least share of the question's words in it.
        direct: least share in a sentence itself that says that what is asked for is not fixed.
        advice_cosine: least cosine of a passage that may advise; advice is worded in other words than it is asked in.
        advice_coverage: least share of the question's words that the advising sentence or what governs it holds.
        sure_cosine: cosine from which a passage is about the subject in whatever words.
        sure_coverage: least share of the question's words that an advising sentence of such a passage holds.
        near_cosine: least cosine of the best passage with a question that is on the subject of the documents, so that
            its refusal quotes what comes nearest.
        near_reach: least cosine of the passage of such a sentence, with something added for the words of the question
            that the sentence covers: of a long question any sentence holds a word.
    """

    cosine: float = 0.78
    coverage: float = 0.62
    long_coverage: float = 0.35
    many: int = 9
    strict: int = 3
    loose: int = 5
    soft: float = 0.5
    soft_own: float = 0.4
    close: float = 0.87
    close_coverage: float = 0.45
    close_own: float = 0.3
    close_words: int = 5
    close_many: int = 5
    ahead: float = 0.865
    ahead_share: float = 0.6
    ahead_coverage: float = 0.4
    ahead_own: float = 0.15
    ahead_words: int = 5
    own: float = 0.2
    told: float = 0.28
    told_coverage: float = 0.72
    plain_cosine: float = 0.88
    plain_coverage: float = 0.5
    direct: float = 0.5
    advice_cosine: float = 0.865
    advice_coverage: float = 0.3
    sure_cosine: float = 0.875
    sure_coverage: float = 0.1
    near_cosine: float = 0.85
    near_reach: float = 0.9


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether there is an answer, and if not why.

    Attributes:
        accepted: the candidates that may answer, best first; empty for a refusal.
        missing: words or names of the question that the nearest evidence lacks.
        kind: the kind of answer that is lacking, where that is what lacks.
    """

    accepted: tuple[Evidence, ...]
    missing: tuple[str, ...] = ()
    kind: Asked | None = None


def judge(
    candidates: Sequence[Evidence],
    wanted: Sequence[Asked],
    words: int,
    limits: Limits = Limits(),
    *,
    plain: bool = False,
    question: str = "",
) -> Verdict:
    """Choose the candidates that may answer a question.

    Args:
        candidates: best first.
        wanted: the kinds of answer asked for.
        words: number of content words in the question.
        limits: what they must reach.
        plain: the question has no names and numbers, so that it asks how things are in general.
        question: as asked; empty where only the kinds of answer count.
    """
    if not candidates or words == 0 or max(item.hit.dense for item in candidates) < limits.cosine:
        return Verdict(())
    if Asked.ADVICE in wanted:
        return _advise(candidates, limits)
    named = [item for item in candidates if not item.violations]
    if not named:
        return Verdict((), missing=candidates[0].violations)
    covering = [item for item in named if _covers(item, words, limits)]
    if not covering and plain:
        covering = [item for item in named if _near(item, candidates, limits)]
    decisive = [kind for kind in wanted if kind in DECISIVE]
    # Of a question without such a kind nothing but its words tells that a sentence answers it.
    if decisive and not any(_fits(item, decisive) for item in covering):
        covering += _ahead([item for item in named if _fits(item, decisive)], words, limits)
    if not covering:
        best = max(named, key=lambda item: item.coverage)
        return Verdict((), missing=best.missing)
    covering = same_thing(question, covering, candidates)
    if not covering:
        return Verdict((), missing=places(question))
    asked_for = slots(question)
    filling = [item for item in covering if all(slot.fills(item) for slot in asked_for)]
    fitting = [item for item in filling if _fits(item, decisive)]
    if not fitting and decisive == [Asked.WHY]:
        # What happened is told without "because" too: the sentence that says it happened, with what it says of it.
        fitting = [item for item in filling if item.own >= limits.told and item.coverage >= limits.told_coverage]
        fitting = [item for item in fitting if not item.missing and _adds(item, question)]
    if not fitting and all(slot.kind is Asked.WHEN for slot in asked_for):
        # That a figure is not fixed answers the question for it.
        fitting = [item for item in covering if leaves_open(item.text) and item.own >= limits.direct]
    if not fitting:
        lacking = [slot.kind for slot in asked_for if not any(slot.fills(item) for item in covering)]
        return Verdict((), kind=[*lacking, *decisive, *wanted][0])
    return Verdict(tuple(on_named_motion(question, fitting)))


def _adds(item: Evidence, question: str) -> bool:
    """Tell whether a sentence, or its paragraph after it, says more than a question takes for granted."""
    given = set(re.findall(r"\w+", fold(question)))
    after = [unit for unit in item.around if unit.block == item.unit.block and unit.start > item.unit.start]
    text = " ".join([item.text, *(unit.text for unit in after)])
    return len({word for word in re.findall(r"\w{5,}", fold(text)) if word not in given}) >= _MORE


def _fits(item: Evidence, decisive: Sequence[Asked]) -> bool:
    """Tell whether a candidate has a kind of answer without which it is none."""
    return not decisive or bool(set(decisive) & item.kinds)


def _ahead(fitting: Sequence[Evidence], words: int, limits: Limits) -> list[Evidence]:
    """Return the best candidate where it stands alone: words are asked of it in vain, but nothing else comes near.

    Args:
        fitting: candidates with the kind of answer asked for, best first.
        words: number of content words in the question.
        limits: what it must reach.
    """
    if not fitting or words < limits.ahead_words:
        return []
    best = fitting[0]
    others = [item for item in fitting[1:] if item.unit.text != best.unit.text]
    alone = not others or others[0].score <= limits.ahead_share * best.score
    near = best.hit.dense >= limits.ahead and best.coverage >= limits.ahead_coverage and best.own >= limits.ahead_own
    return [best] if alone and near and not best.vital and not best.members else []


def _covers(item: Evidence, words: int, limits: Limits) -> bool:
    """Tell whether a candidate holds enough of the question's words."""
    if item.own < limits.own and not item.replies:
        return False
    if words >= limits.many:
        return item.coverage >= limits.long_coverage
    if not item.missing:
        return item.coverage >= limits.coverage
    if _close(item, words, limits):
        return True
    # A word may be missing that is not what is asked of, nor what is said to have happened.
    if item.vital or len(item.missing) > (1 if words < limits.loose else 2):
        return False
    return words >= limits.strict and item.coverage >= limits.soft and item.own >= limits.soft_own


def _close(item: Evidence, words: int, limits: Limits) -> bool:
    """Tell whether a candidate whose passage is about the same in meaning holds enough of the words."""
    if item.hit.dense < limits.close or item.coverage < limits.close_coverage or item.own < limits.close_own:
        return False
    if words >= limits.close_many and len(item.missing) <= 3:
        return True
    return words >= limits.close_words and len(item.missing) <= 2 and not item.vital


def _near(item: Evidence, candidates: Sequence[Evidence], limits: Limits) -> bool:
    best = max(other.hit.dense for other in candidates)
    near = item.hit.dense >= max(limits.plain_cosine, best - 0.02)
    return near and item.coverage >= limits.plain_coverage and item.own >= limits.own and not item.vital


def _advise(candidates: Sequence[Evidence], limits: Limits) -> Verdict:
    """Choose sentences for a question of what someone should do: those of the passages that are nearest in meaning."""
    best = max(item.hit.dense for item in candidates)
    near = [
        item
        for item in candidates
        if item.hit.dense >= max(limits.advice_cosine, best - 0.02)
        and item.coverage >= (limits.advice_coverage if item.hit.dense < limits.sure_cosine else limits.sure_coverage)
    ]
    return Verdict(tuple(near), missing=() if near else candidates[0].missing)
