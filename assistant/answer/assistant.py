"""Asks and answers: retrieve, judge, compose or let a model write, verify."""

from collections.abc import Iterator, Sequence

from assistant.answer.asked import Asked, asked
from assistant.answer.assemble import finish
from assistant.answer.commitment import commitment
from assistant.answer.evidence import gather
from assistant.answer.extractive import compose, source_heading
from assistant.answer.fields import FieldAnswer, field_answers
from assistant.answer.motions import motions_asked
from assistant.answer.refuse import Limits, Verdict, judge
from assistant.answer.sections import section_asked
from assistant.answer.types import Answer, Event, Final, Sources, Statement, Writer
from assistant.answer.words import Words
from assistant.retrieve.base import ALL, Library
from assistant.retrieve.hit import Hit
from assistant.retrieve.question import understand
from assistant.retrieve.search import Retriever
from ingest.index.filters import Filters
from prompts.load import phrase


class Assistant:
    """Answers questions over one index.

    Args:
        index: the documents.
        retriever: finds passages in it.
        writer: lets a language model write; None for the extractive mode.
        sources: passages that are offered.
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
        words: int = 120,
        limits: Limits | None = None,
    ) -> None:
        self._index = index
        self._retriever = retriever
        self._writer = writer
        self._sources = sources
        self._length = words
        self._limits = limits or Limits()
        self._words: tuple[int, Words] | None = None

    def ask(self, question: str, filters: Filters = ALL) -> Answer:
        """Answer a question.

        Args:
            question: in Dutch.
            filters: which documents may be used.

        Returns:
            A cited answer, or a refusal with the nearest sources.
        """
        for event in self.stream(question, filters):
            if isinstance(event, Final):
                return event.answer
        raise AssertionError("a stream always ends with Final")

    def stream(self, question: str, filters: Filters = ALL) -> Iterator[Event]:
        """Answer a question piece by piece.

        Args:
            question: in Dutch.
            filters: which documents may be used.

        Yields:
            ``Sources`` once, ``Delta`` for each verified piece, ``Final`` last.
        """
        question = " ".join(question.split())
        hits = tuple(self._retriever.search(question, filters, self._sources)) if question else ()
        yield Sources(hits)
        if not hits:
            reason = phrase("no_documents") if question else phrase("empty_question")
            yield Final(Answer(question, question, phrase("not_found"), refused=True, notes=(reason,)))
            return
        understood = understand(question)
        fields = field_answers(self._index, self._reader(), question, hits, filters)
        if fields:
            yield from self._answer_fields(question, fields, hits)
            return
        section = section_asked(self._index, self._reader(), question, hits, filters, length=self._length)
        if section:
            several = len({span.document for statement in section for span in statement.spans}) > 1
            yield from self._finish(question, section, hits, notes=(phrase("ambiguous"),) if several else ())
            return
        wanted = asked(question)
        motions = motions_asked(self._index, understood, wanted, filters)
        if motions:
            notes = (phrase("which_motion", names=motions.names),) if motions.ambiguous else ()
            yield from self._finish(question, motions.statements, hits, notes=notes)
            return
        candidates = gather(self._index, self._reader(), understood, hits)
        verdict = judge(candidates, wanted, len(self._reader().keys(question)), self._limits)
        if not verdict.accepted:
            yield Final(_refusal(question, hits, verdict))
            return
        statements = compose(question, wanted, verdict.accepted, words=self._length)
        if Asked.COMMITMENT in wanted:
            statements += commitment(self._index, verdict.accepted, statements)
        if self._writer is None:
            yield from self._finish(question, statements, hits)
            return
        yield from self._writer.stream(question, hits, statements)

    def _reader(self) -> Words:
        generation = self._index.generation
        if self._words is None or self._words[0] != generation:
            self._words = (generation, Words(self._index.analyser, self._index.frequencies, self._index.size()))
        return self._words[1]

    def _answer_fields(self, question: str, fields: Sequence[FieldAnswer], hits: tuple[Hit, ...]) -> Iterator[Event]:
        shown = [field for field in fields if field.span]
        if not shown:
            withheld = fields[0]
            text = phrase("not_found_withheld", label=withheld.label, document=withheld.document.title)
            yield Final(Answer(question, question, text, refused=True, nearest=hits))
            return
        several = len(shown) > 1
        statements = [
            Statement(
                phrase("field", label=field.label, value=field.value),
                (field.span,) if field.span else (),
                source_heading(field.document),
                bullet=several,
            )
            for field in shown
        ]
        yield from self._finish(question, statements, hits, notes=(phrase("ambiguous"),) if several else ())

    def _finish(
        self, question: str, statements: Sequence[Statement], hits: tuple[Hit, ...], *, notes: tuple[str, ...] = ()
    ) -> Iterator[Event]:
        yield from finish(self._index, question, statements, hits, notes=notes)


def _refusal(question: str, hits: tuple[Hit, ...], verdict: Verdict) -> Answer:
    if verdict.missing:
        text = phrase("not_found_missing", what=", ".join(verdict.missing[:3]))
    elif verdict.kind:
        text = phrase("not_found_kind", kind=verdict.kind.value)
    else:
        text = phrase("not_found")
    return Answer(question, question, text, refused=True, nearest=hits)
