"""Asks and answers: retrieve, judge, compose or let a model write, verify."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.answer.abbreviations import abbreviations
from assistant.answer.asked import Asked, asked
from assistant.answer.assemble import beside, finish
from assistant.answer.choose import same
from assistant.answer.commitment import commitment
from assistant.answer.compare import compared
from assistant.answer.consultation import by_party
from assistant.answer.definitions import definition
from assistant.answer.disagree import Disagreements
from assistant.answer.evidence import gather
from assistant.answer.extractive import arrange, select, source_heading
from assistant.answer.fields import FieldAnswer, field_answers
from assistant.answer.kinds import holds
from assistant.answer.motion_told import motion_told
from assistant.answer.motions import motions_about, motions_asked
from assistant.answer.nearest import nearest
from assistant.answer.parts import parts, without_manner
from assistant.answer.party import one_party
from assistant.answer.premise import put_right
from assistant.answer.refusal import refusal
from assistant.answer.refuse import Limits, Verdict, judge
from assistant.answer.sections import section_asked
from assistant.answer.types import PLAIN, Answer, Event, Final, Manner, Sources, Statement, Writer
from assistant.answer.withheld import withheld
from assistant.answer.words import Words
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
        understood = understand(question)
        words = self._reader().words
        wanted = asked(question)
        if Asked.MEANING in wanted and abbreviations(question):
            meanings = definition(self._index, question, filters)
            if not meanings and " " in question:
                yield Final(refusal(question, hits, Verdict((), kind=Asked.MEANING)))
                return
            if meanings:
                yield from self._finish(question, meanings, hits)
                return
            wanted = (Asked.OTHER,)
        fields = field_answers(self._index, words, question, hits, filters)
        if fields:
            yield from self._answer_fields(question, fields, hits)
            return
        party = one_party(self._index, words, question, found, filters, length=self._length)
        if party and party.lacks:
            text = phrase("party_absent", party=party.lacks, report=party.report)
            yield Final(Answer(question, question, text, refused=True, nearest=hits))
            return
        if party:
            notes = [phrase("party_several")] if party.several else []
            notes += [phrase("party_goes_on")] if party.cut else []
            yield from self._finish(question, party.statements, hits, notes=tuple(notes))
            return
        consulted = by_party(self._index, words, question, found, filters)
        if consulted:
            yield from self._finish(question, consulted, hits, notes=(phrase("by_party"),))
            return
        closed = withheld(self._index, words, question, found, length=self._length)
        if closed:
            yield from self._finish(question, closed, hits)
            return
        section = section_asked(self._index, words, question, hits, filters, length=self._length)
        if section:
            notes = [phrase("ambiguous")] if section.several else []
            notes += [phrase("section_goes_on")] if section.cut else []
            yield from self._finish(question, section.statements, hits, notes=tuple(notes))
            return
        motions = (
            motion_told(self._index, words, understood, wanted, filters, length=self._length)
            or motions_asked(self._index, words, understood, wanted, filters)
            or motions_about(self._index, self._retriever, words, understood, wanted, filters)
        )
        if motions and motions.lacks:
            refused = refusal(question, hits, Verdict((), missing=motions.lacks))
            yield Final(beside(self._index, refused, motions.statements))
            return
        if motions:
            which = (phrase("which_motion", names=motions.names),) if motions.ambiguous else ()
            yield from self._finish(question, motions.statements, hits, notes=which)
            return
        sides = compared(self._index, self._retriever, words, whole, filters, depth=self._depth)
        if sides:
            yield from self._finish(question, arrange(question, wanted, sides, words=self._length), hits)
            return
        first, *others = parts(question)
        topic = understand(first)
        wanted = asked(first)
        plain = not (topic.names or topic.numbers or topic.references)
        candidates = gather(self._index, words, topic, found)
        contrary = put_right(words, topic, wanted, candidates)
        if contrary:
            righted = arrange(question, wanted, [contrary], words=self._length)
            yield from self._finish(question, righted, hits, notes=(phrase("other_premise"),))
            return
        verdict = judge(candidates, wanted, words.count(first), self._limits, plain=plain)
        if not verdict.accepted:
            close = nearest(words, topic, candidates, self._limits)
            yield Final(beside(self._index, refusal(question, hits, verdict), close))
            return
        answers = [(wanted, verdict.accepted)]
        remarks: list[str] = []
        for part in others:
            further = asked(part)
            of_part = gather(self._index, words, understand(part), found, topic=topic)
            more = judge(of_part, further, words.count(part) or words.count(first), self._limits, plain=plain)
            if more.accepted:
                answers.append((further, more.accepted))
            else:
                remarks.append(phrase("part_not_found", part=part))
        chosen = select(question, answers, words=self._length)
        other = Disagreements(self._index, self._retriever, words).find(topic, wanted, chosen, candidates, filters)
        if other and not any(same(other.evidence, item) for item in chosen):
            chosen.append(other.evidence)
        if other and other.sure:
            remarks.append(phrase("sources_differ"))
        asked_for = [kind for kinds, _ in answers for kind in kinds]
        statements = arrange(question, asked_for, chosen, words=self._length)
        if Asked.WHY in wanted and not any(holds(Asked.WHY, statement.text) for statement in statements):
            remarks.append(phrase("no_reason"))
        for kinds, accepted in answers:
            if Asked.COMMITMENT in kinds:
                statements += commitment(self._index, accepted, statements)
        if self._writer is None or manner.quote:
            yield from self._finish(question, statements, hits, notes=tuple(remarks))
            return
        # A model must see both sources to tell of both.
        unseen = other and other.evidence.hit.passage.id not in {hit.passage.id for hit in hits}
        offered = (*hits, other.evidence.hit) if other and unseen else hits
        for event in self._writer.stream(question, offered, statements):
            if isinstance(event, Final) and remarks:
                event = Final(replace(event.answer, notes=(*event.answer.notes, *remarks)))
            yield event

    def _reader(self) -> _Reader:
        generation = self._index.generation
        known = self._known
        if known is None or known.generation != generation:
            analyser, frequencies = self._index.analyser, self._index.frequencies
            words = Words(analyser, frequencies, self._index.size())
            known = self._known = _Reader(generation, words, Speller(analyser, frequencies, known=words.listed))
        return known

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
        owners = {field.document.id for field in shown}
        notes = [phrase("ambiguous")] if len(owners) > 1 else []
        notes += [
            phrase("withheld", label=field.label, document=field.document.title) for field in fields if not field.span
        ]
        yield from self._finish(question, statements, hits, notes=tuple(notes))

    def _finish(
        self, question: str, statements: Sequence[Statement], hits: tuple[Hit, ...], *, notes: tuple[str, ...] = ()
    ) -> Iterator[Event]:
        yield from finish(self._index, question, statements, hits, notes=notes)
