"""Answers from the sentences that bear on a question, or refuses."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answer.evidence.candidate import Evidence
from assistant.answer.evidence.gather import gather
from assistant.answer.evidence.kinds import holds
from assistant.answer.inquiry import Finding, Inquiry
from assistant.answer.judge.nearest import nearest
from assistant.answer.judge.premise import put_right
from assistant.answer.judge.refusal import refusal
from assistant.answer.judge.refuse import Limits, Verdict, judge
from assistant.answer.judge.subject import off_subject
from assistant.answer.question.asked import Asked, asked
from assistant.answer.question.parts import parts
from assistant.answer.quote.choose import same
from assistant.answer.quote.commitment import commitment
from assistant.answer.quote.disagree import Disagreements
from assistant.answer.quote.extractive import arrange, select
from assistant.retrieve.question import Question, understand
from prompts.load import phrase


@dataclass(frozen=True, slots=True)
class _Part:
    """One of the things that a question asks.

    Attributes:
        text: the part.
        topic: what it names.
        wanted: kinds of answer that it asks for.
        candidates: sentences that bear on it, best first.
        verdict: which of them answer it.
    """

    text: str
    topic: Question
    wanted: tuple[Asked, ...]
    candidates: Sequence[Evidence]
    verdict: Verdict


def from_sentences(inquiry: Inquiry, limits: Limits) -> Finding:
    """Return the sentences of the found passages that answer a question, or a refusal with those that come nearest.

    Args:
        inquiry: the question.
        limits: what evidence must reach to answer at all.
    """
    index, words, question = inquiry.index, inquiry.words, inquiry.question
    text, *others = parts(question)
    topic, wanted = understand(text), asked(text)
    candidates = gather(index, words, topic, inquiry.found)
    if contrary := put_right(words, topic, wanted, candidates):
        righted = arrange(question, wanted, [contrary], words=inquiry.length)
        return Finding(tuple(righted), (phrase("other_premise"),))
    plain = not (topic.names or topic.numbers or topic.references)
    verdict = judge(candidates, wanted, words.count(text), limits, plain=plain, question=text)
    first = _Part(text, topic, wanted, candidates, verdict)
    if not verdict.accepted:
        return _refused(inquiry, first, limits, several=bool(others))
    further = [_further(inquiry, first, part, limits, plain=plain) for part in others]
    return _told(inquiry, first, further)


def _further(inquiry: Inquiry, first: _Part, text: str, limits: Limits, *, plain: bool) -> _Part:
    """Read a further part of a question, which may leave out the subject that the first one names."""
    topic, wanted, words = understand(text), asked(text), inquiry.words
    candidates = gather(inquiry.index, words, topic, inquiry.found, topic=first.topic)
    count = words.count(text) or words.count(first.text)
    return _Part(text, topic, wanted, candidates, judge(candidates, wanted, count, limits, plain=plain, question=text))


def _refused(inquiry: Inquiry, first: _Part, limits: Limits, *, several: bool) -> Finding:
    """Refuse a question of which the first part has no answer, with what comes nearest."""
    words, about, read = inquiry.words, first.topic, first.candidates
    if several:
        # It is refused as a whole, so what comes near may be of another part than the first.
        about = understand(inquiry.question)
        read = gather(inquiry.index, words, about, inquiry.found)
    close = nearest(words, about, read, limits)
    if several and not close:
        close = nearest(words, first.topic, first.candidates, limits)
    if not close and off_subject(words, about, read, inquiry.hits, limits):
        # That the documents give no date "here" would say that they speak of it.
        text = refusal(inquiry.question, inquiry.hits, replace(first.verdict, kind=None))
        return Finding((), (phrase("off_subject"),), refusal=text, off_subject=True)
    return Finding(tuple(close), refusal=refusal(inquiry.question, inquiry.hits, first.verdict))


def _told(inquiry: Inquiry, first: _Part, further: Sequence[_Part]) -> Finding:
    """Tell what answers the first part and those of the others that have an answer, with what another source says."""
    index, question = inquiry.index, inquiry.question
    notes = [phrase("part_not_found", part=part.text) for part in further if not part.verdict.accepted]
    answered = [part for part in (first, *further) if part.verdict.accepted]
    answers = [(part.wanted, part.verdict.accepted) for part in answered]
    chosen = select(question, answers, words=inquiry.length)
    disagreements = Disagreements(index, inquiry.retriever, inquiry.words)
    other = disagreements.find(first.topic, first.wanted, chosen, first.candidates, inquiry.filters)
    if other and not any(same(other.evidence, item) for item in chosen):
        chosen.append(other.evidence)
    if other and other.sure:
        notes.append(phrase("sources_differ"))
    statements = arrange(question, [kind for part in answered for kind in part.wanted], chosen, words=inquiry.length)
    if Asked.WHY in first.wanted and not any(holds(Asked.WHY, statement.text) for statement in statements):
        notes.append(phrase("no_reason"))
    for kinds, accepted in answers:
        if Asked.COMMITMENT in kinds:
            statements += commitment(index, accepted, statements)
    # A model must see both sources to tell of both.
    unseen = other and other.evidence.hit.passage.id not in {hit.passage.id for hit in inquiry.hits}
    sources = (*inquiry.hits, other.evidence.hit) if other and unseen else inquiry.hits
    return Finding(tuple(statements), tuple(notes), sources=sources)
