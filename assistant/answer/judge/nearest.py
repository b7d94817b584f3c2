"""What the documents do say of a question that they do not answer: the sentences that come nearest, verbatim."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answer.evidence.candidate import Evidence
from assistant.answer.evidence.context import members_speak, says_something
from assistant.answer.evidence.units import Unit
from assistant.answer.evidence.words import Words
from assistant.answer.judge.refuse import Limits
from assistant.answer.judge.subject import on_subject, subject_words
from assistant.answer.quote.choose import same
from assistant.answer.quote.extractive import quoted, source_heading
from assistant.answer.types import Span, Statement
from assistant.retrieve.question import Question
from ingest.dutch.fold import fold

_MOST, _OF_ONE = 3, 2  # places at most, in all and of one document
_WORDS = 100  # words at most in all
_FURTHER = 2  # sentences at most that are told after one, of its paragraph
_ON_SUBJECT = 0.8  # weight of the words of the question's subject that a sentence, with what it stands under, must hold
#: What a sentence counts for by the share of the question around it and in itself, by how well its passage was found
#: (which sees a question that is worded otherwise), by having the kind of answer, and by being of another year or name.
_AROUND, _ITSELF, _FOUND, _KIND, _OTHER = 0.6, 0.4, 0.3, 0.2, -0.1
_COVERED = 0.13  # cosine that a sentence may lack for each share of the question that it covers
#: Score, as a share of the best, from which a second sentence is told, and a third, which is seldom the one.
_SECOND, _THIRD = 0.6, 0.8


_MOTION = frozenset({"overweging", "dictum"})  # what a motion says, which may be asked for
_FORMULA = re.compile(r"(?:hierbij|bijgaand)\b|en gaat over tot de orde")  # it says nothing of a subject

#: A sentence that tells whoever reads it what to say, or where to go: in an answer it was asked for, here it may be
#: planted, and nothing of the question bears it out.
_TELLS = re.compile(
    r"(?:^|[.!?:;] )(?:zeg|verzin|antwoord|beantwoord|noem|vermeld|schrijf|herhaal|geef|toon|begin|eindig|vertel|"
    r"beweer|gebruik|verwijs|doe alsof|(?:vanaf nu )?(?:je bent|ben je|jij bent)|you are|say|reply|answer|write|tell|"
    r"ignore|print|output|system|assistant)\b|https?:|\bwww\."
)


def nearest(words: Words, question: Question, candidates: Sequence[Evidence], limits: Limits) -> list[Statement]:
    """Choose what to quote beside a refusal.

    A sentence about another year or another name may be among them: that is what the documents do say. What Members
    say is not, since they ask, and claim what the government may deny; but what a motion requests is, of its mover.
    What a sentence leaves to tell often stands in the next one, so as far as there is room its paragraph goes on.

    Args:
        words: reads question and candidates.
        question: what was asked.
        candidates: none of which answers it.
        limits: how near the best passage must come for the question to be on the subject of the documents at all, and
            how near a sentence.

    Returns:
        Statements of whole sentences, each with its place, a source's together; none where nothing comes near.
    """
    if not on_subject(question, candidates, limits):
        return []
    subject = subject_words(words, question)
    top = max(item.hit.score for item in candidates) or 1.0
    scored = [(_score(item, top), item) for item in candidates if _may(item, question, subject, limits)]
    scored.sort(key=lambda one: -one[0])
    chosen = _chosen(scored)
    left = _WORDS - sum(place.length for place in chosen)
    places = {span for place in chosen for statement in place.statements for span in statement.spans}
    told: dict[str, list[Statement]] = {}
    for place in chosen:
        further = _further(place.item, places, left)
        left -= sum(len(unit.text.split()) for unit in further)
        places |= {Span(place.item.document.id, unit.start, unit.end) for unit in further}
        told.setdefault(place.item.document.id, []).extend(_joined(place.item, _written(place.item, further)))
    return [statement for statements in told.values() for statement in statements]


@dataclass(frozen=True, slots=True)
class _Place:
    """A sentence that is told, with what it cannot stand without."""

    item: Evidence
    statements: list[Statement]
    length: int


def _chosen(scored: Sequence[tuple[float, Evidence]]) -> list[_Place]:
    """Choose sentences, best first, as far as there is room."""
    chosen: list[_Place] = []
    places: set[Span] = set()
    taken: Counter[str] = Counter()
    left = _WORDS
    for score, item in scored:
        if len(chosen) == _MOST or score < (_SECOND if len(chosen) < 2 else _THIRD) * scored[0][0]:
            break
        statements = _written(item)
        length = sum(len(statement.text.split()) for statement in statements)
        stands = places & {span for statement in statements for span in statement.spans}
        if any(_TELLS.search(fold(statement.text)) for statement in statements):
            continue
        if length > left or stands or taken[item.document.id] == _OF_ONE:
            continue
        if any(same(item, place.item) for place in chosen):
            continue
        chosen.append(_Place(item, statements, length))
        places.update(span for statement in statements for span in statement.spans)
        taken[item.document.id] += 1
        left -= length
    return chosen


def _written(item: Evidence, further: Sequence[Unit] = ()) -> list[Statement]:
    return [replace(one, bullet=True) for one in quoted(item, source_heading(item.document), further, bullet=True)]


def _further(item: Evidence, told: set[Span], room: int) -> list[Unit]:
    """Return the sentences after one that go on about it: of its paragraph, as far as there is room."""
    if item.unit.row or item.unit.bullet or item.follows or item.unit.text.endswith(":") or item.role in _MOTION:
        return []
    position = _position(item)
    chosen: list[Unit] = []
    for unit in item.around[position + 1 : position + 1 + _FURTHER]:
        room -= len(unit.text.split())
        speaks = says_something(item.hit, unit) and not members_speak(item.hit, unit)
        stands = Span(item.document.id, unit.start, unit.end) in told
        ends = unit.block != item.unit.block or unit.text.endswith(":") or stands
        if ends or room < 0 or not speaks or _TELLS.search(fold(unit.text)):
            break
        chosen.append(unit)
    return chosen


def _joined(item: Evidence, statements: Sequence[Statement]) -> list[Statement]:
    """Join sentences that stand after each other in one paragraph into one quote."""
    starts = {unit.start: number for number, unit in enumerate(item.around)}
    ends = {unit.end: number for number, unit in enumerate(item.around)}
    made: list[Statement] = []
    for statement in statements:
        last = made[-1] if made else None
        before = ends.get(last.spans[-1].end) if last and len(last.spans) == 1 else None
        here = starts.get(statement.spans[0].start) if len(statement.spans) == 1 else None
        if last is None or before is None or here != before + 1 or not _one_paragraph(item, before, here):
            made.append(statement)
            continue
        span = replace(last.spans[0], end=statement.spans[0].end)
        made[-1] = replace(last, text=f"{last.text} {statement.text}", spans=(span,))
    return made


def _one_paragraph(item: Evidence, one: int, other: int) -> bool:
    return item.around[one].block == item.around[other].block and not item.around[other].row


def _position(item: Evidence) -> int:
    return next(number for number, unit in enumerate(item.around) if unit.start == item.unit.start)


def _may(item: Evidence, question: Question, subject: dict[str, float], limits: Limits) -> bool:
    """Tell whether a candidate is a sentence about what was asked, of someone who states things."""
    text, title = fold(item.unit.text), fold(item.document.title)
    if text in title or title in text or _FORMULA.match(text) or _announces(item):
        return False
    asks = item.members or (members_speak(item.hit, item.unit) and item.role not in _MOTION)
    if asks and not _moved(item, question):
        return False
    if item.hit.dense + _COVERED * item.coverage < limits.near_reach:
        return False
    # Every line of a motion stands under its title; what it says of the subject, it says itself.
    held = item.stated if item.role in _MOTION else item.covered
    return sum(weight for word, weight in subject.items() if word in held) >= _ON_SUBJECT


def _announces(item: Evidence) -> bool:
    """Tell whether a sentence only leads in what does not come along with it."""
    position = _position(item)
    listed = any(unit.bullet and position in unit.leads for unit in item.around)
    return item.unit.text.endswith(":") and not listed


def _moved(item: Evidence, question: Question) -> bool:
    """Tell whether a sentence is what a motion requests, and the question names who moved it."""
    movers = [fold(name) for name in item.document.submitters]
    return item.role == "dictum" and any(fold(name) in mover for name in question.names for mover in movers)


def _score(item: Evidence, top: float) -> float:
    said = _AROUND * item.coverage + _ITSELF * item.own + _FOUND * item.hit.score / top
    return said + _KIND * bool(item.kinds) + _OTHER * bool(item.violations)
