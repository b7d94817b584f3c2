"""Brings exchanges back from the log as they were on screen."""

from collections.abc import Mapping, Sequence
from datetime import date

from assistant.answer.types import Answer, Citation
from assistant.app.ratings import Ratings
from assistant.app.turns import Turn
from assistant.log.entry import Entry
from assistant.retrieve.base import Library
from assistant.retrieve.hit import Hit
from ingest.document import Kind
from ingest.index.records import DocumentRecord
from prompts.load import phrase

_STOPPED = "U hebt het antwoord gestopt."
_FAILED = "Deze vraag kon toen niet worden beantwoord; stel haar opnieuw."
_CHANGED = "Sinds dit antwoord is gewijzigd of verwijderd: bron {numbers}. Stel de vraag opnieuw voor de stand van nu."


def turns_of(entries: Sequence[Entry], index: Library, *, shared: bool = False) -> list[Turn]:
    """Return exchanges as turns.

    Args:
        entries: of one conversation, in order.
        index: as it is now; an answer says so where a source is no longer there as it was quoted.
        shared: someone else's: what is asked next begins a conversation of its own, and it cannot be rated.
    """
    turns = []
    for number, entry in enumerate(entries, 1):
        problem = {"stopped": _STOPPED, "failed": _FAILED}.get(entry.outcome, "")
        turns.append(
            Turn(
                entry.question,
                answer=None if problem else _answer(entry, index),
                problem=problem,
                filtered=bool(entry.filters),
                number=number,
                exchange="" if shared else entry.id,
                conversation="" if shared else entry.conversation,
                seconds=entry.seconds.get("answer"),
            )
        )
    return turns


def ratings_of(entries: Sequence[Entry]) -> Ratings:
    """Return what was thought of the answers."""
    return {entry.id: entry.feedback for entry in entries if entry.feedback}


def _answer(entry: Entry, index: Library) -> Answer:
    documents = index.documents_by_id([str(kept["document"]) for kept in (*entry.citations, *entry.sources)])
    citations = tuple(_citation(kept, documents) for kept in entry.citations)
    texts = {id_: index.text(id_) for id_ in {citation.document for citation in citations} & documents.keys()}
    changed = [str(one.n) for one in citations if texts.get(one.document, "")[one.start : one.end] != one.quote]
    notes = [*entry.notes, *([_CHANGED.format(numbers=", ".join(changed))] if changed else [])]
    return Answer(
        entry.question,
        entry.understood,
        entry.answer,
        refused=entry.outcome == "refused",
        citations=citations,
        nearest=_hits(entry, index, documents),
        mode=entry.mode,
        notes=tuple(notes),
        sent=entry.sent,
        off_subject=phrase("off_subject") in entry.notes,
    )


def _citation(kept: Mapping[str, object], documents: Mapping[str, DocumentRecord]) -> Citation:
    document = documents.get(str(kept["document"]))
    day, page = kept.get("date"), kept["page"]
    known = date.fromisoformat(str(day)) if day else document.date if document else None
    kind = Kind(str(kept["kind"])) if "kind" in kept else document.kind if document else Kind.OVERIG
    return Citation(
        n=_int(kept["n"]),
        document=str(kept["document"]),
        title=str(kept["title"]),
        kind=kind,
        date=known,
        page=None if page is None else _int(page),
        section=str(kept["section"]),
        quote=str(kept["quote"]),
        start=_int(kept["start"]),
        end=_int(kept["end"]),
    )


def _hits(entry: Entry, index: Library, documents: Mapping[str, DocumentRecord]) -> tuple[Hit, ...]:
    """Return the passages that were found and are still there."""
    passages = index.passages([str(kept["passage"]) for kept in entry.sources])
    return tuple(
        Hit(
            passage,
            documents[passage.document],
            score=_float(kept["score"]),
            lexical=_float(kept["lexical"]),
            dense=_float(kept["dense"]),
            why=tuple(str(reason) for reason in reasons) if isinstance(reasons := kept.get("why"), list) else (),
        )
        for kept in entry.sources
        if (passage := passages.get(str(kept["passage"]))) and passage.document in documents
    )


def _int(value: object) -> int:
    return value if isinstance(value, int) else 0


def _float(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0
