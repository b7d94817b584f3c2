"""Chooses which sentences an answer is made of: what disagrees is shown, what only dilutes is left out."""

import re
from collections.abc import Sequence

from assistant.answer.evidence.anchors import facts
from assistant.answer.evidence.candidate import Evidence
from assistant.answer.evidence.kinds import DECISIVE
from assistant.answer.question.asked import Asked, names_asked
from assistant.answer.quote.counterpart import figures
from assistant.answer.quote.figures import reader
from assistant.retrieve.question import understand

_TOLD = r"(?:gezegd|geschreven|gemeld|toegezegd|genoemd|geantwoord|bericht|besloten|standpunt\w*|uitspra\w+|toezegg\w+)"
_EARLIER = re.compile(
    rf"\b(?:eerder|eerdere|voorheen)\b.{{0,60}}\b{_TOLD}|\b{_TOLD}\b.{{0,60}}\b(?:eerder|voorheen)\b|"
    r"\b(?:in de loop (?:der|van de) (?:jaren|tijd)|door de jaren|historie|verloop)\b",
    re.IGNORECASE,
)
#: Statements at most, by the kind of answer: one fact needs no more than what other sources say of it.
_MOST = {
    Asked.WHO: 3,
    Asked.WHEN: 3,
    Asked.AMOUNT: 3,
    Asked.NUMBER: 3,
    Asked.FREQUENCY: 3,
    Asked.MEANING: 1,
    Asked.REFERENCE: 2,
    Asked.YESNO: 3,
}
#: Score, as a share of the best, from which a sentence is told besides it: of another document, of the same one, and
#: of one that has a kind of answer that the others lack or, of another document, another figure (also of its coverage).
_OTHER, _SAME, _ADDS = 0.76, 0.85, 0.65
_DIFFERS = 0.6  # share of the question in a sentence of another document with another figure, as a share of the best
_LESS = 0.8  # coverage, as a share of the best, from which a sentence tells of the same subject
#: Kinds of answer on which two sources can disagree by a figure.
_FIGURES = frozenset({Asked.AMOUNT, Asked.NUMBER, Asked.FREQUENCY, Asked.WHEN, Asked.DURATION})
#: Kinds of answer besides facts that one sentence gives whole.
_ONE = frozenset({Asked.REQUEST, Asked.REFERENCE})
#: Says that something follows, and not what: of use in an answer only where it is all there is.
_ANNOUNCES = re.compile(
    r"\b(?:(?:zal|wil|kan|ga) ik|ik (?:zal|wil|kan|ga)|wij (?:zullen|willen)) (?:\S+ ){0,9}?"
    r"(?:ingaan op|(?:nader |verder )?toelichten|(?:meer )?inzicht (?:geven|bieden) in)\b|"
    r"^(?:Hieronder|Hierna|In het (?:vervolg|hiernavolgende)|In deze (?:brief|nota|notitie|bijlage)) (?:\S+ ){0,9}?"
    r"(?:(?:ga|gaan|gaat) (?:ik|wij|de \w+ )?.{0,60}\bin op|bespreken|bespreek|lichten|licht|schets\w*)\b|"
    r"\blichten .{0,60}\b(?:hieronder|hierna) (?:nader )?toe\b"
)
#: The same of another one, as a share of the best: where one answer is whole, and where more may add to it.
_AS_GOOD, _FAIR = 0.9, 0.65


def is_fact(wanted: Sequence[Asked]) -> bool:
    """Tell whether a fact is asked for that changes over time."""
    return bool((_FIGURES | {Asked.WHO}) & set(wanted))


def tells_earlier(question: str) -> bool:
    """Tell whether a question asks what was said before, source by source."""
    return bool(_EARLIER.search(question))


def choose(question: str, wanted: Sequence[Asked], accepted: Sequence[Evidence], words: int) -> list[Evidence]:
    """Choose the sentences that answer one question: the best, and those that add to it.

    Args:
        question: as asked, with whatever else it asks.
        wanted: kinds of answer asked for.
        accepted: candidates that may answer, best first, at least one.
        words: about how long the answer may be.

    Returns:
        The best one and those chosen besides it, in that order.
    """
    most = 4 if names_asked(question) else max((_MOST.get(kind, 4) for kind in wanted), default=4)
    decisive = DECISIVE & set(wanted)
    best = accepted[0]
    chosen, said, have = [best], length(best), set(best.kinds)
    documents, covered = {best.document.id}, set(best.covered)
    # After a sentence that answers by itself lesser ones only dilute.
    alone = (is_fact(wanted) and not names_asked(question)) or bool(_ONE & set(wanted))
    least = (_AS_GOOD if alone else _FAIR) * best.own
    earlier = tells_earlier(question)
    given = facts(question)
    named = {word for name in understand(question).names for word in name.split()}
    asked_of = best.stated - named
    told = figures(best, given)
    read = reader(wanted, best.text)
    for item in accepted[1:]:
        if len(chosen) >= most:
            break
        if _ANNOUNCES.search(item.unit.text):
            continue
        if earlier and item.document.id in documents:
            continue  # what each said in its time
        if decisive and (item.follows or not decisive & item.kinds):
            continue  # of a further sentence the answer stands in itself
        adds = earlier or bool(set(item.kinds) - have or item.stated - covered)
        # Two sources that disagree are both shown, though one tells less of the subject.
        own = figures(item, given)
        other = own - told and (read is None or read(item.said))
        differs = bool(_FIGURES & set(wanted) and other) and item.document.id not in documents
        # That it is about the same name is not enough: of two sluices one opens and the other one has a score.
        if alone and not ((adds or differs) and item.stated - named):
            continue
        if any(same(item, other) for other in chosen):
            continue
        share = _ADDS if adds or differs else _SAME if item.document.id in documents else _OTHER
        if item.score < share * best.score or item.coverage < (_ADDS if adds or differs else _LESS) * best.coverage:
            continue
        # A name stands above it or before it; what it tells of that is what the best one tells.
        as_much = differs and asked_of and asked_of <= item.stated
        if not as_much and item.own < (_DIFFERS * best.own if differs else _ADDS * best.own if adds else least):
            continue
        if said + length(item) > words:
            continue
        chosen.append(item)
        said += length(item)
        have |= item.kinds
        covered |= item.covered
        told |= own
        documents.add(item.document.id)
    return chosen


def length(item: Evidence) -> int:
    """Return the number of words that a candidate takes in an answer."""
    return sum(len(unit.text.split()) for unit in (item.unit, *item.follows))


def same(one: Evidence, other: Evidence) -> bool:
    """Tell whether two candidates say the same in nearly the same words."""
    if one.document.id == other.document.id:
        taken = {unit.start for unit in (other.unit, *other.follows)}
        if one.unit.start in taken or any(unit.start in taken for unit in one.follows):
            return True
    a, b = set(re.findall(r"\w+", one.unit.text.casefold())), set(re.findall(r"\w+", other.unit.text.casefold()))
    share = len(a & b) / max(1, min(len(a), len(b)))
    # A letter as sent and as published says the same twice; two documents that nearly agree may differ in what counts.
    return share > (0.8 if one.document.id == other.document.id else 0.99)
