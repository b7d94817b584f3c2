"""Asks what is meant: a follow-up with what it leaves out, a pasted Kamervraag question by question, English in Dutch.

It stands in front of ``Assistant``, which knows single questions only, and answers in the same events.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Protocol

from assistant.answer.types import PLAIN, Answer, Delta, Event, Final, Manner, Sources
from assistant.conversation.combine import Joined
from assistant.conversation.english import translate
from assistant.conversation.exchange import Exchange, History
from assistant.conversation.follow_up import resolve
from assistant.conversation.kamervraag import Part, Pasted, split
from assistant.conversation.subject import subject
from assistant.retrieve.base import ALL
from assistant.retrieve.hit import Hit
from ingest.index.filters import Filters
from prompts.load import phrase

Rewrite = Callable[[str, History, str], str]
"""Makes a better question of (question, history, what the rules made of it)."""


class Asks(Protocol):
    """Answers one question."""

    def stream(self, question: str, filters: Filters = ALL, manner: Manner = PLAIN) -> Iterator[Event]:
        """See ``Assistant.stream``."""
        ...


class Conversation:
    """Puts questions to an assistant as they are meant.

    Args:
        assistant: answers single questions.
        rewrite: words a follow-up better than the rules do; None for the rules alone.
        most: questions of one pasted text that are answered.
        longest: characters of one question that are read; the answer says so where there are more.
    """

    def __init__(self, assistant: Asks, rewrite: Rewrite | None = None, *, most: int = 12, longest: int = 4000) -> None:
        self._assistant = assistant
        self._rewrite = rewrite
        self._most = most
        self._longest = longest

    def ask(self, question: str, history: History = (), filters: Filters = ALL) -> Answer:
        """Answer a question; as ``stream``, whole.

        Args:
            question: as typed or pasted.
            history: earlier questions of the conversation, oldest first.
            filters: which documents may be used.
        """
        for event in self.stream(question, history, filters):
            if isinstance(event, Final):
                return event.answer
        raise AssertionError("a stream always ends with Final")

    def stream(
        self, question: str, history: History = (), filters: Filters = ALL, manner: Manner = PLAIN
    ) -> Iterator[Event]:
        """Answer a question piece by piece.

        Args:
            question: as typed or pasted.
            history: earlier questions of the conversation, oldest first.
            filters: which documents may be used.
            manner: how to go about it.

        Yields:
            ``Sources`` first, and again for each next question of a pasted text, with all that was found so far;
            ``Delta`` for each verified piece; ``Final`` last.
        """
        pasted = split(question)
        if pasted is None:
            yield from self._one(question, history, filters, manner)
        else:
            yield from self._each(question, pasted, history, filters, manner)

    def _one(self, question: str, history: History, filters: Filters, manner: Manner) -> Iterator[Event]:
        read = question[: self._longest]
        notes = (phrase("cut", count=self._longest),) if read != question else ()
        english = translate(read)
        if english:
            meant = self._meant(english.text, history)
            note = phrase("english_unknown", words=", ".join(english.unknown)) if english.unknown else phrase("english")
            notes = (*notes, note)
        else:
            meant = self._meant(read, history)
        for event in self._assistant.stream(meant, filters, manner):
            if isinstance(event, Final):
                answer = event.answer
                # What was only laid out otherwise was not understood otherwise.
                understood = question if " ".join(read.split()) == answer.understood else answer.understood
                notes = (*notes, *answer.notes)
                event = Final(replace(answer, question=question, understood=understood, notes=notes))
            yield event

    def _meant(self, question: str, history: History) -> str:
        meant = resolve(question, history)
        return self._rewrite(question, history, meant) if self._rewrite and meant != question else meant

    def _each(
        self, question: str, pasted: Pasted, history: History, filters: Filters, manner: Manner
    ) -> Iterator[Event]:
        joined, found = Joined(), dict[str, Hit]()
        earlier = [*history, *subject(pasted.introduction)]
        for part in pasted.parts[: self._most]:
            answers: list[Answer] = []
            for ask in part.asks:
                for event in self._one(ask.lookup, earlier, filters, manner):
                    if isinstance(event, Sources):
                        found |= {hit.passage.id: hit for hit in event.hits if hit.passage.id not in found}
                        yield Sources(tuple(found.values()))
                    elif isinstance(event, Final):
                        answers.append(event.answer)
                        earlier.append(Exchange.of(event.answer))
            yield Delta(joined.add(part, answers))
        yield Final(joined.answer(question, self._notes(pasted)))

    def _notes(self, pasted: Pasted) -> tuple[str, ...]:
        notes = [phrase("split", count=len(pasted.parts[: self._most]))]
        if words := len(pasted.introduction.split()):
            notes.append(phrase("split_introduction", words=words))
        if left := pasted.parts[self._most :]:
            notes.append(phrase("split_left_out", which=_labels(left), most=self._most))
        return tuple(notes)


def _labels(parts: tuple[Part, ...]) -> str:
    first, last = parts[0].label, parts[-1].label
    return first if first == last else f"{first} tot en met {last}"
