"""What the documents do say of a question that they do not answer: the sentences that come nearest, verbatim."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer.evidence.context import members_speak
from assistant.answer.evidence.gather import Evidence
from assistant.answer.evidence.words import Words
from assistant.answer.judge.refuse import Limits
from assistant.answer.question.predicate import predicates
from assistant.answer.quote.choose import same
from assistant.answer.quote.extractive import quoted, source_heading
from assistant.answer.types import Span, Statement
from assistant.retrieve.question import Question
from ingest.dutch.fold import fold

_MOST, _OF_ONE = 3, 2  # sentences at most, in all and of one document
_WORDS = 80  # words at most in all
_ON_SUBJECT = 0.5  # weight of the words of the question that a sentence must hold itself; what happens is no subject
#: What a sentence counts for by the share of the question around it and in itself, by how well its passage was found
#: (which sees a question that is worded otherwise), by having the kind of answer, and by being of another year or name.
_AROUND, _ITSELF, _FOUND, _KIND, _OTHER = 0.6, 0.4, 0.3, 0.2, -0.1
_COVERED = 0.13  # cosine that a sentence may lack for each share of the question that it covers
_SHARE = 0.6  # score, as a share of the best, from which a sentence is told besides it


_MOTION = frozenset({"overweging", "dictum"})  # what a motion says, which may be asked for
_FORMULA = re.compile(r"(?:hierbij|bijgaand)\b")  # it sends something, and says nothing of a subject

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
    say is not, since they ask, and claim what the government may deny.

    Args:
        words: reads question and candidates.
        question: what was asked.
        candidates: none of which answers it.
        limits: how near the best passage must come for the question to be on the subject of the documents at all, and
            how near a sentence.

    Returns:
        Statements of whole sentences, each with its place, a source's together; none where nothing comes near.
    """
    if not candidates or max(item.hit.dense for item in candidates) < limits.near_cosine:
        return []
    verbs = predicates(question.text)
    subject = {
        key.written: key.weight
        for key in words.keys(question.rest)
        if not (key.kind or key.light) and key.written not in verbs
    }
    top = max(item.hit.score for item in candidates) or 1.0
    scored = [(_score(item, top), item) for item in candidates if _may(item, subject, limits)]
    scored.sort(key=lambda one: -one[0])
    chosen: list[Evidence] = []
    told: dict[str, list[Statement]] = {}
    places: set[Span] = set()
    taken: Counter[str] = Counter()
    left = _WORDS
    for score, item in scored:
        if len(chosen) == _MOST or score < _SHARE * scored[0][0]:
            break
        heading = source_heading(item.document)
        statements = [replace(one, bullet=True) for one in quoted(item, heading, bullet=True)]
        length = sum(len(statement.text.split()) for statement in statements)
        stands = places & {span for statement in statements for span in statement.spans}
        if any(_TELLS.search(fold(statement.text)) for statement in statements):
            continue
        if length > left or stands or taken[item.document.id] == _OF_ONE or any(same(item, one) for one in chosen):
            continue
        chosen.append(item)
        told.setdefault(item.document.id, []).extend(statements)
        places.update(span for statement in statements for span in statement.spans)
        taken[item.document.id] += 1
        left -= length
    return [statement for statements in told.values() for statement in statements]


def _may(item: Evidence, subject: dict[str, float], limits: Limits) -> bool:
    """Tell whether a candidate is a sentence about what was asked, of someone who states things."""
    text, title = fold(item.unit.text), fold(item.document.title)
    names_document = text in title or title in text
    asks = item.members or (members_speak(item.hit, item.unit) and item.role not in _MOTION)
    if asks or names_document or text.endswith(":") or _FORMULA.match(text):
        return False
    if item.hit.dense + _COVERED * item.coverage < limits.near_reach:
        return False
    return sum(weight for word, weight in subject.items() if word in item.stated) >= _ON_SUBJECT


def _score(item: Evidence, top: float) -> float:
    said = _AROUND * item.coverage + _ITSELF * item.own + _FOUND * item.hit.score / top
    return said + _KIND * bool(item.kinds) + _OTHER * bool(item.violations)
