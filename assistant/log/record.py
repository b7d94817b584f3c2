"""Watches an answer come about, and stores the exchange when it has ended, however it ended."""

import time
from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Protocol
from uuid import uuid4

from assistant.answer.types import Answer, Event, Final, Sources
from assistant.contract import citation_as_json
from assistant.log.entry import Entry
from assistant.log.log import Log
from assistant.retrieve.hit import Hit
from ingest.index.filters import Filters
from prompts.load import load, phrases_version

_MODEL_PROMPTS = ("answer/system", "answer/question", "answer/source", "answer/repair", "rewrite/follow_up")


class _Index(Protocol):
    @property
    def generation(self) -> int: ...
    @property
    def model(self) -> str: ...
    def size(self) -> int: ...


def begin(
    question: str, filters: Filters, index: _Index, *, channel: str, conversation: str = "", exchange: str = ""
) -> Entry:
    """Begin the entry of a question that is about to be asked.

    Args:
        question: as asked.
        filters: that are on.
        index: as it is now.
        channel: ``ask`` or ``chat``.
        conversation: id of the conversation; a new one where empty.
        exchange: its id; a new one where empty.
    """
    return Entry(
        id=exchange or uuid4().hex,
        at=datetime.now(UTC).replace(tzinfo=None),
        channel=channel,
        conversation=conversation or uuid4().hex,
        question=question,
        understood=question,
        filters=_filters(filters),
        index={"generation": index.generation, "model": index.model, "passages": index.size()},
        program=version("notabene"),
    )


def recorded(events: Iterator[Event], log: Log, entry: Entry) -> Generator[Event]:
    """Pass events on, and store the exchange at the end: also where the reader stops or the answer fails.

    Args:
        events: of the answer.
        log: where to store.
        entry: from ``begin``.
    """
    started = time.monotonic()
    seconds: dict[str, float] = {}
    try:
        for event in events:
            passed = round(time.monotonic() - started, 4)
            if isinstance(event, Sources):
                seconds.setdefault("sources", passed)
                entry = replace(entry, sources=[_source(hit) for hit in event.hits])
            elif isinstance(event, Final):
                seconds["answer"] = passed
                entry = _answered(entry, event.answer)
            yield event
    except Exception as error:
        entry = replace(entry, outcome="failed", answer=f"{type(error).__name__}: {error}")
        raise
    finally:
        seconds.setdefault("answer", round(time.monotonic() - started, 4))
        log.store(replace(entry, seconds=seconds))


def _answered(entry: Entry, answer: Answer) -> Entry:
    names = _MODEL_PROMPTS if answer.sent else ()
    return replace(
        entry,
        understood=answer.understood,
        outcome="refused" if answer.refused else "answered",
        answer=answer.answer,
        mode=answer.mode,
        notes=list(answer.notes),
        citations=[
            citation_as_json(citation) | {"start": citation.start, "end": citation.end} for citation in answer.citations
        ],
        sent=answer.sent,
        prompts={"phrases": phrases_version(), **{name: load(name).version for name in names}},
    )


def _source(hit: Hit) -> dict[str, object]:
    return {
        "document": hit.document.id,
        "title": hit.document.title,
        "passage": hit.passage.id,
        "page": hit.passage.page,
        "section": hit.passage.section,
        "start": hit.passage.start,
        "end": hit.passage.end,
        "score": round(hit.score, 6),
        "lexical": round(hit.lexical, 6),
        "dense": round(hit.dense, 6),
        "why": list(hit.why),
    }


def _filters(filters: Filters) -> dict[str, object]:
    found: dict[str, Sequence[str] | str] = {
        "kind": [kind.value for kind in filters.kinds],
        "since": filters.since.isoformat() if filters.since else "",
        "until": filters.until.isoformat() if filters.until else "",
        "dossier": list(filters.dossiers),
        "document": list(filters.documents),
        "access": list(filters.access),
    }
    return {name: value for name, value in found.items() if value}
