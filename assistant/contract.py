"""The JSON that other programs read, the same from the command line, the web API and MCP."""

from collections.abc import Sequence
from itertools import accumulate

from assistant.answer.types import Answer, Citation
from assistant.retrieve.hit import Hit
from ingest.index.records import DocumentRecord


def answer_as_json(answer: Answer) -> dict[str, object]:
    """Return an answer as the contract of ``ask`` has it.

    Of a refusal the citations are those of the sentences that come nearest, which stand after its first paragraph.
    """
    return {
        "answer": answer.answer,
        "refused": answer.refused,
        "citations": [citation_as_json(citation) for citation in answer.citations],
        "nearest": hits_as_json(answer.nearest),
        "mode": answer.mode,
        "understood": answer.understood,
        "notes": list(answer.notes),
    }


def hits_as_json(hits: Sequence[Hit]) -> list[dict[str, object]]:
    """Return results as the contract of ``search`` has them.

    Scores never rise: a hit that was put forward, of another document than the one before it, counts for as much as
    what comes after it.
    """
    scores = list(accumulate((hit.score for hit in reversed(hits)), max))[::-1]
    return [_hit(rank, hit, score) for rank, (hit, score) in enumerate(zip(hits, scores, strict=True), 1)]


def document_as_json(record: DocumentRecord) -> dict[str, object]:
    """Return a document as the contract of ``documents`` has it."""
    return {
        "id": record.id,
        "path": record.path,
        "kind": record.kind.value,
        "title": record.title,
        "date": record.date.isoformat() if record.date else None,
        "reference": record.reference or record.kamerstuk_text,
        "dossier": record.dossier,
        "pages": record.pages,
        "passages": record.passages,
        "sections": list(record.sections),
        "access": record.access,
    }


def citation_as_json(citation: Citation) -> dict[str, object]:
    """Return a citation as the contract of ``ask`` has it."""
    return {
        "n": citation.n,
        "document": citation.document,
        "title": citation.title,
        "kind": citation.kind.value,
        "date": citation.date.isoformat() if citation.date else None,
        "page": citation.page,
        "section": citation.section,
        "quote": citation.quote,
    }


def _hit(rank: int, hit: Hit, score: float) -> dict[str, object]:
    return {
        "rank": rank,
        "score": round(score, 6),
        "document": hit.document.id,
        "title": hit.document.title,
        "kind": hit.document.kind.value,
        "date": hit.document.date.isoformat() if hit.document.date else None,
        "page": hit.passage.page,
        "section": hit.passage.section,
        "text": hit.passage.text,
    }
