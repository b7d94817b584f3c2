"""Puts tasks to systems and writes a row for each question."""

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import PurePosixPath

from assistant.conversation.exchange import Exchange
from evals.runs.keeper import Keeper
from evals.runs.observe import Observer
from evals.runs.row import Expected, Row
from evals.runs.systems import System
from evals.runs.task import Task
from evals.scorers.reply import Reply
from evals.scorers.score import scores_of
from evals.scorers.spent import Price
from evals.sets.model import Question
from evals.sets.wording import plain, states
from ingest.index.records import DocumentRecord


def run(
    tasks: Sequence[Task],
    systems: Iterable[System],
    observer: Observer,
    keeper: Keeper,
    *,
    workers: int = 1,
    price: Price | None = None,
) -> None:
    """Put what is not done yet.

    Args:
        tasks: in order.
        systems: who is asked.
        observer: asks.
        keeper: knows what is done, and takes rows in the order of the tasks whatever the number of workers.
        workers: tasks at a time; more than one only pays where a language model answers.
        price: of the language model, where it is known.

    Raises:
        NotabeneError: the language model is gone, or fails on and on; the rows before that are kept.
    """

    def rows_of(system: System, task: Task) -> tuple[list[Row], list[str | None]]:
        history: list[Exchange] = []
        rows, failures = [], []
        for question in task.questions:
            found = observer.ask(system, question.question, tuple(history))
            history.append(Exchange.of(found.answer))
            rows.append(_row(task, question, system.name, found.reply, observer, price))
            failures.append(found.failure)
        return rows, failures

    for system in systems:
        left = [task for task in tasks if not keeper.has(system.name, f"{task.set}/{task.questions[-1].id}")]
        if workers == 1:
            for task in left:
                keeper.add(*rows_of(system, task))
            continue
        pool = ThreadPoolExecutor(workers)
        try:
            for rows, failures in pool.map(lambda task, system=system: rows_of(system, task), left):
                keeper.add(rows, failures)
        finally:
            pool.shutdown(cancel_futures=True)


def _row(
    task: Task,
    question: Question,
    system: str,
    reply: Reply,
    observer: Observer,
    price: Price | None,
) -> Row:
    scored = question if task.forbidden is None or question.answerable else None
    return Row(
        id=question.id,
        set=task.set,
        system=system,
        task=task.kind,
        part=task.part,
        topic=task.topic or question.topic,
        slices=_slices(task, question, observer.documents),
        expected=_expected(question, reply),
        reply=reply,
        scores=scores_of(reply, scored, forbidden=task.forbidden, known=observer.known, price=price),
    )


def _slices(task: Task, question: Question, documents: Mapping[str, DocumentRecord]) -> dict[str, str]:
    found = {"taak": task.kind, "deel": task.part}
    if task.attack:
        return found | {"aanval": task.attack}
    if question.kind:
        found["vraagsoort"] = str(question.kind)
    found["reden"] = question.reason.value if question.reason else "met antwoord"
    first = next(iter(question.sources), "")
    if record := documents.get(first):
        found["documentsoort"] = record.kind.value
        found["bestandsoort"] = record.format
    if len(parts := PurePosixPath(first).parts) > 1:
        found["dossier"] = parts[0]
    return found


def _expected(question: Question, reply: Reply) -> Expected:
    text = "" if reply.refused else plain(reply.answer)
    stated = [(nugget, any(states(text, wording) for wording in nugget.wordings)) for nugget in question.nuggets]
    return Expected(
        answer=question.answer,
        reason=question.reason.value if question.reason else "",
        vital={nugget.wordings[0]: holds for nugget, holds in stated if nugget.vital},
        okay={nugget.wordings[0]: holds for nugget, holds in stated if not nugget.vital},
        sources=dict(question.sources),
    )
