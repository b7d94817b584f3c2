"""One search result."""

from dataclasses import dataclass

from ingest.index.records import DocumentRecord, PassageRecord


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found.

    Attributes:
        passage: the passage.
        document: the document that it stands in.
        score: fused score between 0 and 1 (above 1 where a reference names the document); higher is better.
        lexical: BM25 score, 0 where no word matches.
        dense: cosine with the question.
        why: plain Dutch reasons why it was found.
    """

    passage: PassageRecord
    document: DocumentRecord
    score: float
    lexical: float
    dense: float
    why: tuple[str, ...] = ()
