"""Asks and answers: retrieve, judge, compose or let a model write, verify."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.answer.assemble import beside, finish
from assistant.answer.evidence.gather import gather
from assistant.answer.evidence.kinds import holds
from assistant.answer.evidence.words import Words
from assistant.answer.judge.nearest import nearest
from assistant.answer.judge.premise import put_right
from assistant.answer.judge.refusal import refusal
from assistant.answer.judge.refuse import Limits, Verdict, judge
from assistant.answer.judge.subject import off_subject
from assistant.answer.lookup.inquiry import Inquiry, Looked
from assistant.answer.lookup.order import look_up
from assistant.answer.question.asked import Asked, asked
from assistant.answer.question.parts import parts, without_manner
from assistant.answer.quote.commitment import commitment
from assistant.answer.quote.extractive import arrange, compose
from assistant.answer.types import PLAIN, Answer, Event, Final, Manner, Sources, Writer
from assistant.retrieve.base import ALL, Library
from assistant.retrieve.hit import Hit
from assistant.retrieve.question import understand
from assistant.retrieve.search import Retriever
from assistant.retrieve.spelling import Speller
from ingest.index.filters import Filters
from prompts.load import phrase

_WIDE = 3  # times as many passages for who looks further


@dataclass(frozen=True, slots=True)
class _Reader:
    """What reads questions, made for one state of the index."""

    generation: int
    words: Words
    speller: Speller


class Assistant:
    """Answers questions over one index.

    Args:
        index: the documents.
        retriever: finds passages in it.
        writer: lets a language model write; None for the extractive mode.
        sources: passages that are offered.
        depth: passages that are read for an answer; more than are offered, since the nearest need not be the one.
        words: about how long an extractive answer may be.
        limits: what evidence must reach to answer at all.
    """

    def __init__(
        self,
        index: Library,
        retriever: Retriever,
        writer: Writer | None = None,
        *,
        sources: int = 8,
        depth: int = 20,
        words: int = 120,
        limits: Limits | None = None,
    ) -> None:
        self._index = index
        self._retriever = retriever
        self._writer = writer
        self._sources = sources
        self._depth = depth
        self._length = words
        self._limits = limits or Limits()
        self._known: _Reader | None = None

    def ask(self, question: str, filters: Filters = ALL) -> Answer:
        """Answer a question.

        Args:
            question: in Dutch.
            filters: which documents may be used.

        Returns:
            A cited answer, or a refusal with the nearest sources, and with their nearest sentences where the question
            is on their subject.
        """
        for event in self.stream(question, filters):
            if isinstance(event, Final):
                return event.answer
        raise AssertionError("a stream always ends with Final")

    def stream(self, question: str, filters: Filters = ALL, manner: Manner = PLAIN) -> Iterator[Event]:
        """Answer a question piece by piece.

        Args:
            question: in Dutch.
            filters: which documents may be used.
            manner: how to go about it.

        Yields:
            ``Sources`` once, ``Delta`` for each verified piece, ``Final`` last.
        """
        question = " ".join(question.split())
        mended = self._reader().speller.mend(question)
        understood = without_manner(mended.text)
        notes: tuple[str, ...] = ()
        if mended.changes:
            notes = (phrase("mended", words=", ".join(f"“{read}” voor “{typed}”" for typed, read in mended.changes)),)
        for event in self._stream(understood, mended.text, filters, manner):
            if isinstance(event, Final):
                answer = event.answer
                read = mended.text if mended.changes else question
                event = Final(replace(answer, question=question, understood=read, notes=(*notes, *answer.notes)))
            yield event

    def _stream(self, question: str, whole: str, filters: Filters, manner: Manner) -> Iterator[Event]:
        sources, depth = (_WIDE * count if manner.wide else count for count in (self._sources, self._depth))
        found = tuple(self._retriever.search(question, filters, max(sources, depth))) if question else ()
        hits = found[:sources]
        yield Sources(hits)
        if not hits:
            reason = phrase("no_documents") if question else phrase("empty_question")
            yield Final(Answer(question, question, phrase("not_found"), refused=True, notes=(reason,)))
            return
        words = self._reader().words
        inquiry = Inquiry(
            index=self._index,
            retriever=self._retriever,
            words=words,
            question=question,
            whole=whole,
            understood=understand(question),
            wanted=asked(question),
            hits=hits,
            found=found,
            filters=filters,
            length=self._length,
            depth=self._depth,
        )
        if looked := look_up(inquiry):
            yield from self._looked(question, looked, hits)
            return
        yield from self._judged(question, words, found, hits, manner)

    def _looked(self, question: str, looked: Looked, hits: tuple[Hit, ...]) -> Iterator[Event]:
        """Send what was looked up."""
        if looked.refusal:
            refused = Answer(question, question, looked.refusal, refused=True, nearest=hits)
            yield Final(beside(self._index, refused, looked.statements))
            return
        yield from finish(self._index, question, looked.statements, hits, notes=looked.notes)

    def _judged(
        self, question: str, words: Words, found: tuple[Hit, ...], hits: tuple[Hit, ...], manner: Manner
    ) -> Iterator[Event]:
        """Answer from the sentences that bear on the question, or refuse."""
        first, *others = parts(question)
        topic = understand(first)
        wanted = asked(first)
        plain = not (topic.names or topic.numbers or topic.references)
        candidates = gather(self._index, words, topic, found)
        contrary = put_right(words, topic, wanted, candidates)
        if contrary:
            righted = arrange(question, wanted, [contrary], words=self._length)
            yield from finish(self._index, question, righted, hits, notes=(phrase("other_premise"),))
            return
        verdict = judge(candidates, wanted, words.count(first), self._limits, plain=plain)
        if not verdict.accepted:
            # It is refused as a whole, so what comes near may be of another part than the first.
            about = understand(question) if others else topic
            read = gather(self._index, words, about, found) if others else candidates
            close = nearest(words, about, read, self._limits)
            if others and not close:
                close = nearest(words, topic, candidates, self._limits)
            strange = not close and off_subject(words, about, read, hits, self._limits)
            yield Final(beside(self._index, self._refused(question, hits, verdict, strange=strange), close))
            return
        answers = [(wanted, verdict.accepted)]
        lacking: list[str] = []
        for part in others:
            further = asked(part)
            candidates = gather(self._index, words, understand(part), found, topic=topic)
            more = judge(candidates, further, words.count(part) or words.count(first), self._limits, plain=plain)
            if more.accepted:
                answers.append((further, more.accepted))
            else:
                lacking.append(phrase("part_not_found", part=part))
        statements = compose(question, answers, words=self._length)
        if Asked.WHY in wanted and not any(holds(Asked.WHY, statement.text) for statement in statements):
            lacking.append(phrase("no_reason"))
        for kinds, accepted in answers:
            if Asked.COMMITMENT in kinds:
                statements += commitment(self._index, accepted, statements)
        if self._writer is None or manner.quote:
            yield from finish(self._index, question, statements, hits, notes=tuple(lacking))
            return
        for event in self._writer.stream(question, hits, statements):
            if isinstance(event, Final) and lacking:
                event = Final(replace(event.answer, notes=(*event.answer.notes, *lacking)))
            yield event

    def _refused(self, question: str, hits: tuple[Hit, ...], verdict: Verdict, *, strange: bool) -> Answer:
        """Return a refusal; of a question on another subject than the documents with what to do next."""
        if strange:
            # That they give no date "here" would say that they speak of it.
            text = refusal(question, hits, replace(verdict, kind=None))
            notes = (phrase("off_subject"),)
            return Answer(question, question, text, refused=True, nearest=hits, notes=notes, off_subject=True)
        return Answer(question, question, refusal(question, hits, verdict), refused=True, nearest=hits)

    def _reader(self) -> _Reader:
        generation = self._index.generation
        known = self._known
        if known is None or known.generation != generation:
            analyser, frequencies = self._index.analyser, self._index.frequencies
            words = Words(analyser, frequencies, self._index.size())
            known = self._known = _Reader(generation, words, Speller(analyser, frequencies, known=words.listed))
        return known
