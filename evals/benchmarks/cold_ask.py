"""How long ``notabene ask`` takes from the start of its process, on an index of a given size.

Run: ``python -m evals.benchmarks.cold_ask [--passages 10000] [--runs 5] [--json]``. The passages are invented and their
vectors random, since neither matters to the time; everything else is as the command does it.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

import numpy as np

from evals.benchmarks.texts import passages
from ingest.document import Kind, Metadata, Parsed, Passage, Reading, Section
from ingest.embed.load import load_embedder
from ingest.index.catalogue import Catalogue, set_meta, touch
from ingest.index.derive import catch_up, rebuild_lexical
from ingest.index.store import Index
from ingest.index.writing import Place, content_key, put_document, put_vectors

_A_DOCUMENT = 25
_WORDS = 110
QUESTION = "Wanneer rapporteert de werkgroep Zilverketen over de kosten van het veerverkeer?"


def build_index(folder: Path, number: int) -> None:
    """Fill an index with ``number`` invented passages and random vectors of the default model's space."""
    embedder = load_embedder(purpose="query")
    chance = np.random.default_rng(2099)
    texts = passages(number, _WORDS, lambda text: len(text.split()))
    with Index(Catalogue(folder, create=True)) as index:
        for start in range(0, number, _A_DOCUMENT):
            document = _document(start, texts[start : start + _A_DOCUMENT])
            keys = [content_key(document.embedded(passage)) for passage in document.passages]
            vectors = chance.normal(size=(len(keys), embedder.dimension)).astype(np.float32)
            vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
            with index.catalogue.write() as connection:
                set_meta(connection, "model", embedder.identity)
                put_vectors(connection, dict(zip(keys, vectors, strict=True)))
                put_document(connection, f"d{start}", Place(b"%d" % start, f"{start}.txt"), "intern", document)
                touch(connection)
        catch_up(index)
        rebuild_lexical(index)


def _document(number: int, parts: Sequence[str]) -> Parsed:
    text = "\n\n".join(parts)
    spans, at = [], 0
    for part in parts:
        spans.append((at, at + len(part)))
        at += len(part) + 2
    metadata = Metadata(Kind.OVERIG, f"FICTIEF stuk {number}")
    section = Section("Tekst", "tekst", 0, len(text))
    found = tuple(Passage(at, 0, start, end, metadata.title) for at, (start, end) in enumerate(spans))
    return Parsed(Reading(text, (), "txt"), metadata, (section,), found)


def measure(number: int, runs: int) -> list[float]:
    """Return the seconds of each run, from the start of the process to its end; the first is a warm-up, left out."""
    notabene = str(Path(sys.executable).parent / "notabene")
    with tempfile.TemporaryDirectory(prefix="notabene-") as scratch:
        build_index(Path(scratch), number)
        seconds = []
        for _ in range(runs + 1):
            start = time.perf_counter()
            command = [notabene, "ask", QUESTION, "--index", scratch, "--json"]
            # Our own program with words of this file and a folder of our own making: no shell, nothing of a user.
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - no shell, see above
            seconds.append(time.perf_counter() - start)
    return seconds[1:]


def parse(arguments: Sequence[str] | None, description: str) -> argparse.Namespace:
    """Return the options ``passages``, ``runs`` and ``json``.

    Args:
        arguments: as typed; None for those of the process.
        description: of the program, for its help.
    """
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--passages", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    if min(options.passages, options.runs) < 1:
        parser.error("--passages and --runs must be at least 1")
    return options


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print, as a line or with ``--json`` as one JSON object."""
    options = parse(arguments, "Time a cold `notabene ask`.")
    seconds = measure(options.passages, options.runs)
    figures = {"passages": options.passages, "min": min(seconds), "median": median(seconds), "max": max(seconds)}
    if options.json:
        print(json.dumps(figures))
        return
    print(
        f"{options.passages} passages: a cold ask takes {figures['median']:.2f} s "
        f"(median of {options.runs}; {figures['min']:.2f}-{figures['max']:.2f})"
    )


if __name__ == "__main__":
    main()
