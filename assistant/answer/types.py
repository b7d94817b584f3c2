"""What an answer is: the types that the chat, the command line and the evaluation read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from assistant.retrieve.hit import Hit
from ingest.document import Kind


@dataclass(frozen=True, slots=True)
class Citation:
    """A verbatim quote with its place.

    Attributes:
        n: number of its ``[n]`` mark in the answer, from 1.
        document: id of the document.
        title: its title.
        kind: its kind.
        date: its date, where known.
        page: 1-based page, or None where the format has none.
        section: name of the section.
        quote: verbatim text of that page.
        start: offset of the quote in the document's text.
        end: offset after it.
    """

    n: int
    document: str
    title: str
    kind: Kind
    date: date | None
    page: int | None
    section: str
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a document's text: half-open character offsets."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement.

    Attributes:
        text: as shown, without citation marks.
        spans: what supports it, in order.
        heading: shown once above consecutive statements that share it; empty for none.
        bullet: shown as a bullet.
    """

    text: str
    spans: tuple[Span, ...]
    heading: str = ""
    bullet: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer or a refusal.

    Attributes:
        question: as asked.
        understood: as searched for, where that differs (a follow-up, an expansion); else the question.
        answer: Dutch text with ``[n]`` marks; of a refusal the sentence that says so, and after an empty line, where
            the question is on the subject of the sources, a line that leads in the sentences that come nearest.
        refused: the sources hold too little.
        citations: in order of their numbers; of a refusal those of the nearest sentences, which are no answer.
        nearest: the passages that were found, best first.
        mode: ``extractive`` or the model's name.
        notes: sentences for the user about how the answer came about (a fallback, what was left out).
        sent: what a model was sent, as text; empty in the extractive mode.
        off_subject: of a refusal: the question is on another subject than the documents, so that nothing found is near.
    """

    question: str
    understood: str
    answer: str
    refused: bool
    citations: tuple[Citation, ...] = ()
    nearest: tuple[Hit, ...] = ()
    mode: str = "extractive"
    notes: tuple[str, ...] = ()
    sent: str = ""
    off_subject: bool = False


@dataclass(frozen=True, slots=True)
class Manner:
    """How to go about one question.

    Attributes:
        quote: quote the sources, also where a language model could write.
        wide: look further: more passages are offered and read.
    """

    quote: bool = False
    wide: bool = False


PLAIN = Manner()


@dataclass(frozen=True, slots=True)
class Sources:
    """First event of a streamed answer: what was found."""

    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Delta:
    """A piece of answer text, verified before it is sent."""

    text: str


@dataclass(frozen=True, slots=True)
class Final:
    """Last event: the whole answer; it replaces what was streamed."""

    answer: Answer


Event = Sources | Delta | Final


class Writer(Protocol):
    """Writes an answer from sources that were judged to hold one."""

    def stream(self, question: str, hits: tuple[Hit, ...], fallback: Sequence[Statement]) -> Iterator[Event]:
        """Write, verify and send an answer.

        Args:
            question: as asked.
            hits: the sources to write from, best first.
            fallback: the extractive answer, for when nothing of what was written stands.

        Yields:
            ``Delta`` for each verified piece, ``Final`` last.
        """
        ...
