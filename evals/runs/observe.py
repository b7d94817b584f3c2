"""Puts a question to a system and writes down what a user would see, and what was behind it."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answer.types import Answer, Citation, Event, Final, Sources
from assistant.answer.verify import resolves
from assistant.conversation.exchange import History
from assistant.retrieve.hit import Hit
from evals.runs.systems import System
from evals.scorers.reply import Cited, Found, Reply
from ingest.errors import NotabeneError
from ingest.index.store import Index

if TYPE_CHECKING:
    from evals.runs.usage import Meter

_GONE = (
    "Het taalmodel is niet te gebruiken ({reason}); zet het aan of controleer NOTABENE_MODEL en "
    "NOTABENE_MODEL_BASE_URL, en maak de run af met --resume."
)


@dataclass(frozen=True, slots=True)
class Observed:
    """What came of one question.

    Attributes:
        reply: as a row has it.
        answer: as the conversation needs it.
        failure: why the language model did not answer; empty where it did, None where it was not asked.
    """

    reply: Reply
    answer: Answer
    failure: str | None


class Observer:
    """Asks, and holds what comes against the index.

    Args:
        index: what the systems answer from.
        clock: gives seconds.

    Attributes:
        documents: those of the index, by path.
        known: paths of the documents that there are, a copy under that of the original.
    """

    def __init__(self, index: Index, *, clock: Callable[[], float] = time.perf_counter) -> None:
        self._index = index
        self._clock = clock
        self.documents = {record.path: record for record in index.documents()}
        self._paths = canonical(index)
        self.known = frozenset(self._paths.values())

    def ask(self, system: System, question: str, history: History = ()) -> Observed:
        """Ask a question.

        Args:
            system: who is asked.
            question: as typed.
            history: earlier questions of the conversation.

        Raises:
            NotabeneError: the language model is gone; what the assistant then falls back on is not what is measured.
        """
        begun = self._clock()
        seconds: dict[str, float] = {}
        answer: Answer | None = None
        with listening(model=system.model) as meter:
            for event in system.stream(question, history):
                answer = self._watch(event, seconds, begun) or answer
        prompt, completion = (meter.tokens if meter else None) or (None, None)
        if answer is None:
            raise AssertionError("a stream always ends with Final")
        ranked = dict.fromkeys(self._paths[id_] for id_ in system.rank(answer.understood) if id_ in self._paths)
        reply = Reply(
            question=question,
            understood=answer.understood,
            answer=answer.answer,
            refused=answer.refused,
            citations=tuple(self.cited(citation) for citation in answer.citations),
            found=tuple(self._found(hit) for hit in answer.nearest),
            ranked=tuple(ranked)[:20],
            notes=answer.notes,
            mode=answer.mode,
            sent=answer.sent,
            prompt_tokens=prompt,
            completion_tokens=completion,
            seconds=seconds,
        )
        return Observed(reply, answer, meter.failure if meter else None)

    def _watch(self, event: Event, seconds: dict[str, float], begun: float) -> Answer | None:
        passed = round(self._clock() - begun, 4)
        if isinstance(event, Sources):
            seconds.setdefault("sources", passed)
        if isinstance(event, Final):
            seconds["answer"] = passed
            return event.answer
        return None

    def cited(self, citation: Citation) -> Cited:
        """Return a citation, held against the index."""
        record = self._index.document(citation.document)
        text = self._index.text(citation.document) if record else ""
        return Cited(
            n=citation.n,
            path=self._paths.get(citation.document, ""),
            kind=citation.kind.value,
            dossier=(record.dossier or "") if record else "",
            title=citation.title,
            page=citation.page,
            section=citation.section,
            quote=citation.quote,
            resolves=record is not None and resolves(self._index, citation),
            verbatim=bool(citation.quote) and citation.quote in text,
        )

    def _found(self, hit: Hit) -> Found:
        return Found(
            path=self._paths.get(hit.document.id, hit.document.path),
            page=hit.passage.page,
            section=hit.passage.section,
            score=round(hit.score, 6),
            lexical=round(hit.lexical, 6),
            dense=round(hit.dense, 6),
            text=hit.passage.text,
        )


@contextmanager
def listening(*, model: bool) -> "Iterator[Meter | None]":
    """Give a meter of what a language model takes; None where there is none.

    Raises:
        NotabeneError: the language model is gone; what the assistant then falls back on is not what is measured.
    """
    if not model:
        yield None
        return
    from evals.runs.usage import metered

    with metered() as meter:
        yield meter
    if meter.gone:
        raise NotabeneError(_GONE.format(reason=meter.gone))


def canonical(index: Index) -> dict[str, str]:
    """Return document id -> path, where a copy of a document (an attachment of a mail) has the path of the original."""
    first: dict[str, str] = {}
    paths = {}
    for record in sorted(index.documents(), key=lambda record: (record.member is not None, record.path)):
        paths[record.id] = first.setdefault(" ".join(index.text(record.id).split()), record.path)
    return paths
