"""A question with all that it is answered from, and what is found."""

from collections.abc import Callable
from dataclasses import dataclass

from assistant.answer.evidence.words import Words
from assistant.answer.question.asked import Asked
from assistant.answer.types import Statement
from assistant.retrieve.base import Library
from assistant.retrieve.hit import Hit
from assistant.retrieve.question import Question
from assistant.retrieve.search import Retriever
from ingest.index.filters import Filters


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A question, and all that it is answered from.

    Attributes:
        index: where the documents are.
        retriever: finds passages in it.
        words: reads question and documents.
        question: as asked, without frame and manner of answering.
        whole: with the manner of answering ("let op verschillen").
        understood: what it names.
        wanted: kinds of answer asked for.
        hits: what is offered as sources, best first.
        found: all passages that were found, best first; ``hits`` are the first of them.
        filters: which documents count.
        length: words to quote at most, about.
        depth: passages to read of a further search.
    """

    index: Library
    retriever: Retriever
    words: Words
    question: str
    whole: str
    understood: Question
    wanted: tuple[Asked, ...]
    hits: tuple[Hit, ...]
    found: tuple[Hit, ...]
    filters: Filters
    length: int
    depth: int


@dataclass(frozen=True, slots=True)
class Finding:
    """What answers a question, or that nothing does.

    Attributes:
        statements: the answer; of a refusal what the documents do say.
        notes: sentences for the user.
        refusal: the sentence that refuses, where the documents do not hold what is asked; else empty.
        off_subject: it refuses a question that is on another subject than the documents.
        sources: what a language model may write the answer from; empty where it is to be told as it stands.
    """

    statements: tuple[Statement, ...]
    notes: tuple[str, ...] = ()
    refusal: str = ""
    off_subject: bool = False
    sources: tuple[Hit, ...] = ()


#: None says that the question asks for something else, or the documents do not have it in this form.
Lookup = Callable[[Inquiry], Finding | None]
