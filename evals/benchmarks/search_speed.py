"""How long a search takes in a warm process, through every filter, and how long a whole answer takes.

Run: ``python -m evals.benchmarks.search_speed [--passages 10000 50000 100000] [--questions 60] [--users 8]
[--keep DIR] [--json]``. Each question is searched for without and with each filter in turn, so that a busy machine
slows all alike; those times are besides embedding the question. Answers are the assistant's in extractive mode,
embedding included. Documents and vectors are invented, see ``indexes``. With ``--keep`` an index is built once and used
again.
"""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from statistics import mean, median, quantiles

from assistant.answer.assistant import Assistant
from assistant.answer.types import Final, Sources
from assistant.retrieve.search import Retriever
from assistant.session import Session, open_session
from assistant.settings import Settings
from evals.benchmarks.indexes import build
from evals.benchmarks.questions import Case, DrawnEmbedder, cases, questions
from ingest.embed.base import Embedder
from ingest.embed.load import load_embedder
from ingest.index.filters import Filters

_HITS = 10


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds: median and 95th percentile by the clock, and the mean that the processor worked, all threads."""

    median: float
    p95: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Searched:
    """What searching through a filter took.

    Attributes:
        by: what it filters by.
        keeps: share of the passages that pass.
        times: of a search, besides embedding the question.
        ratio: its median against that without a filter.
        cpu_ratio: the same of the processor's time, which a busy machine hardly changes.
    """

    by: str
    keeps: float
    times: Times
    ratio: float
    cpu_ratio: float


@dataclass(frozen=True, slots=True)
class Speed:
    """What was measured on one index.

    Attributes:
        passages: in the index.
        opening: seconds until the first search is done.
        searched: without a filter, then with each.
        embedding: a question.
        sources: from the question until its sources can be shown.
        answer: from the question until the answer is whole.
        answered: share of the questions that was not refused.
        users: who asked at once in what follows.
        crowd_sources: as ``sources``.
        crowd_answer: as ``answer``.
    """

    passages: int
    opening: float
    searched: tuple[Searched, ...]
    embedding: Times
    sources: Times
    answer: Times
    answered: float
    users: int
    crowd_sources: Times
    crowd_answer: Times


def measure(folder: Path, number: int, users: int) -> Speed:
    """Measure searches, answers, and answers to several users at once, on one index in one process."""
    start = time.perf_counter()
    with open_session(folder, Settings(), announce=_tell) as session:
        session.retriever.search("opwarming")
        opening = time.perf_counter() - start
        real = load_embedder(purpose="query")
        drawn = questions(session.index, number)
        searcher = Retriever(session.index, DrawnEmbedder(real, drawn, timed=False))
        searched = _searches(searcher, list(drawn), cases(session.index))
        asker = _assistant(session, DrawnEmbedder(real, drawn, timed=True))
        asked = [_ask(asker, text) for text in drawn]
        cpu = time.process_time()
        with ThreadPoolExecutor(users) as pool:
            crowd = list(pool.map(lambda text: _ask(asker, text), reversed(drawn)))
        cpu = (time.process_time() - cpu) / len(crowd)
        return Speed(
            passages=session.index.size(),
            opening=opening,
            searched=searched,
            embedding=_times([_timed(partial(real.query, text)) for text in drawn]),
            sources=_times([one.sources for one in asked]),
            answer=_times([one.answer for one in asked]),
            answered=mean(one.answered for one in asked),
            users=users,
            crowd_sources=_times([(one.sources[0], cpu) for one in crowd]),
            crowd_answer=_times([(one.answer[0], cpu) for one in crowd]),
        )


@dataclass(frozen=True, slots=True)
class _Asked:
    """Seconds by the clock and of the processor until the sources and until the whole answer."""

    sources: tuple[float, float]
    answer: tuple[float, float]
    answered: bool


def _assistant(session: Session, embedder: Embedder) -> Assistant:
    assistant = Assistant(session.index, Retriever(session.index, embedder))
    assistant.ask("opwarming")
    return assistant


def _ask(assistant: Assistant, text: str) -> _Asked:
    start, cpu = time.perf_counter(), time.process_time()
    sources, answered = (0.0, 0.0), False
    for event in assistant.stream(text):
        if isinstance(event, Sources):
            sources = (time.perf_counter() - start, time.process_time() - cpu)
        if isinstance(event, Final):
            answered = not event.answer.refused
    return _Asked(sources, (time.perf_counter() - start, time.process_time() - cpu), answered)


def _searches(searcher: Retriever, texts: Sequence[str], filtered: Sequence[Case]) -> tuple[Searched, ...]:
    taken: dict[Case, list[tuple[float, float]]] = {case: [] for case in (Case("-", Filters(), 1.0), *filtered)}
    for case in taken:
        searcher.search(texts[0], case.filters, _HITS)
    for text in texts:
        for case, seconds in taken.items():
            seconds.append(_timed(partial(searcher.search, text, case.filters, _HITS)))
    times = {case: _times(seconds) for case, seconds in taken.items()}
    plain = next(iter(times.values()))
    return tuple(
        Searched(case.name, case.keeps, own, own.median / plain.median, own.cpu / plain.cpu)
        for case, own in times.items()
    )


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    start, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - start, time.process_time() - cpu


def _times(seconds: Sequence[tuple[float, float]]) -> Times:
    clock = [1000 * wall for wall, _ in seconds]
    return Times(median(clock), quantiles(clock, n=20)[-1], 1000 * mean(cpu for _, cpu in seconds))


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print, as tables or with ``--json`` as one JSON object."""
    parser = argparse.ArgumentParser(description="Time searches and answers in a warm process.")
    parser.add_argument("--passages", type=int, nargs="+", default=[10_000, 50_000, 100_000])
    parser.add_argument("--questions", type=int, default=60)
    parser.add_argument("--users", type=int, default=8)
    parser.add_argument("--keep", type=Path, help="folder in which the indexes are kept")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    if min(*options.passages, options.questions - 1, options.users) < 1:
        parser.error("--passages and --users must be at least 1, --questions at least 2")
    model = load_embedder(purpose="query").identity
    found = []
    for size in options.passages:
        scratch = nullcontext(options.keep) if options.keep else tempfile.TemporaryDirectory(prefix="notabene-")
        with scratch as place:
            folder = Path(place) / str(size)
            if not folder.exists():
                _tell(f"building an index of {size} passages")
                build(folder, size, model)
            found.append(measure(folder, options.questions, options.users))
        if not options.json:
            _show(found[-1])
    if options.json:
        print(json.dumps({"indexes": [asdict(speed) for speed in found]}))


def _show(speed: Speed) -> None:
    print(f"{speed.passages} passages, opened in {speed.opening:.1f} s; milliseconds")
    print(f"  {'filter':<22}{'keeps':>8}{'median':>9}{'p95':>9}{'cpu':>9}{'ratio':>8}{'of cpu':>8}")
    for one in speed.searched:
        row = f"  search by {one.by:<12}{one.keeps:>8.1%}{_row(one.times)}"
        print(f"{row}{one.ratio:>8.2f}{one.cpu_ratio:>8.2f}")
    crowd = f"{speed.users} at once: "
    for name, times in (
        ("embedding a question", speed.embedding),
        ("sources", speed.sources),
        ("whole answer", speed.answer),
        (f"{crowd}sources", speed.crowd_sources),
        (f"{crowd}whole answer", speed.crowd_answer),
    ):
        print(f"  {name:<30}{_row(times)}")
    print(f"  answered {speed.answered:.0%}", flush=True)


def _row(times: Times) -> str:
    return f"{times.median:>9.1f}{times.p95:>9.1f}{times.cpu:>9.1f}"


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
