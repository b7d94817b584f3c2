"""What the conversation remembers of a question that was asked before."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from assistant.answer.types import Answer
from ingest.index.records import DocumentRecord


@dataclass(frozen=True, slots=True)
class Exchange:
    """An earlier question.

    Attributes:
        question: as asked.
        understood: as it was searched for.
        documents: the documents that its answer cites.
    """

    question: str
    understood: str
    documents: tuple[DocumentRecord, ...] = ()

    @classmethod
    def of(cls, answer: Answer) -> Self:
        """Return what to remember of an answer."""
        cited = {citation.document for citation in answer.citations}
        records = {hit.document.id: hit.document for hit in answer.nearest if hit.document.id in cited}
        return cls(answer.question, answer.understood, tuple(records.values()))


History = Sequence[Exchange]
"""Earlier questions, oldest first."""
