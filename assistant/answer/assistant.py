"""Asks and answers: retrieve, judge, compose or let a model write, verify."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.answer.assemble import beside, finish
from assistant.answer.evidence.words import Words
from assistant.answer.inquiry import Inquiry
from assistant.answer.judge.refuse import Limits
from assistant.answer.lookup.order import look_up
from assistant.answer.question.asked import asked
from assistant.answer.question.parts import without_manner
from assistant.answer.question.patterns import load_patterns
from assistant.answer.sentences import from_sentences
from assistant.answer.types import PLAIN, Answer, Event, Final, Manner, Sources, Writer
from assistant.retrieve.base import ALL, Library
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
        words, wanted = self._reader().words, asked(question)
        for kind in wanted:
            if added := load_patterns().found_by.get(kind.value):
                found += tuple(self._retriever.further(question, added, filters, sources, found))
        inquiry = Inquiry(
            index=self._index,
            retriever=self._retriever,
            words=words,
            question=question,
            whole=whole,
            understood=understand(question),
            wanted=wanted,
            hits=hits,
            found=found,
            filters=filters,
            length=self._length,
            depth=self._depth,
        )
        finding = look_up(inquiry) or from_sentences(inquiry, self._limits)
        if finding.refusal:
            refused = Answer(
                question,
                question,
                finding.refusal,
                refused=True,
                nearest=hits,
                notes=finding.notes,
                off_subject=finding.off_subject,
            )
            yield Final(beside(self._index, refused, finding.statements))
        elif self._writer is None or manner.quote or not finding.sources:
            yield from finish(self._index, question, finding.statements, hits, notes=finding.notes)
        else:
            for event in self._writer.stream(question, finding.sources, finding.statements):
                if isinstance(event, Final) and finding.notes:
                    event = Final(replace(event.answer, notes=(*event.answer.notes, *finding.notes)))
                yield event

    def _reader(self) -> _Reader:
        generation = self._index.generation
        known = self._known
        if known is None or known.generation != generation:
            analyser, frequencies = self._index.analyser, self._index.frequencies
            words = Words(analyser, frequencies, self._index.size())
            known = self._known = _Reader(generation, words, Speller(analyser, frequencies, known=words.listed))
        return known
