"""``notabene eval retrieval``: how well search does on a collection of questions with their right documents."""

import tempfile
import time
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli import options, output

if TYPE_CHECKING:
    from evals.retrieval.collection import Collection
    from evals.retrieval.measure import Figures
    from evals.statistics import Estimate

app = typer.Typer()


@app.command()
def retrieval(
    corpus: Annotated[Path, typer.Option("--corpus", metavar="JSONL", help="Documenten: id, title, text, date, type.")],
    queries: Annotated[Path, typer.Option("--queries", metavar="JSONL", help="Vragen: id, text.")],
    qrels: Annotated[Path, typer.Option("--qrels", metavar="TSV", help="Vraag, document, cijfer, met tabs ertussen.")],
    index: Annotated[
        Path | None, typer.Option("--index", help="Map om de index in te bewaren voor een volgende keer.")
    ] = None,
    json: options.Json = False,
) -> None:
    """Meet hoe goed zoeken de juiste documenten vindt, naast woorden alleen, betekenis alleen en een simpele opzet."""
    from evals.retrieval.collection import load_collection
    from evals.retrieval.measure import measure

    begun = time.monotonic()
    collection = load_collection(corpus, queries, qrels)
    with ExitStack() as stack:
        folder = index or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="notabene-")))
        runs = _run(collection, folder)
    figures = measure(collection.judgements, runs)
    seconds = round(time.monotonic() - begun, 3)
    if json:
        output.emit(
            {
                "systems": _plain(figures.systems),
                "differences": _plain(figures.differences),
                "queries": len(collection.queries),
                "documents": len(collection.records),
                "seconds": seconds,
            }
        )
        return
    _show(figures)
    typer.echo(f"{len(collection.queries)} vragen, {len(collection.records)} documenten, {seconds:.0f} s.")


def _run(collection: "Collection", folder: Path) -> dict[str, dict[str, list[str]]]:
    """Return system -> question id -> record ids, best first."""
    from assistant.cli.ingest import Bar
    from assistant.session import open_session
    from evals.retrieval.indexed import index_records
    from evals.retrieval.naive import Naive
    from evals.retrieval.systems import make_systems
    from ingest.embed.load import load_embedder

    # Searching needs no language model, and what is only measured has no place on the department's Chroma server.
    settings = options.settings().model_copy(update={"model": "", "chroma_url": ""})
    embedder = load_embedder(settings.embedding, purpose="bulk", announce=output.announce)
    with Bar() as bar:
        owners = index_records(collection.records, folder, embedder, bar)
    naive = Naive(collection.records, folder, embedder)
    with open_session(folder, settings, announce=output.announce) as session:
        systems = make_systems(session.index, session.retriever, embedder, naive, owners)
        return {
            name: {query.id: system(query.text) for query in collection.queries.values()}
            for name, system in systems.items()
        }


def _plain(found: "Mapping[str, Mapping[str, Estimate]]") -> dict[str, dict[str, dict[str, float]]]:
    return {
        system: {name: {"value": one.value, "low": one.low, "high": one.high} for name, one in by_measure.items()}
        for system, by_measure in found.items()
    }


def _show(figures: "Figures") -> None:
    measures = list(next(iter(figures.systems.values())))
    rows = [
        [name, *(f"{one.value:.3f} [{one.low:.3f}-{one.high:.3f}]" for one in of.values())]
        for name, of in figures.systems.items()
    ]
    rows += [
        [f"verschil met {name}", *(f"{one.value:+.3f} [{one.low:+.3f} {one.high:+.3f}]" for one in of.values())]
        for name, of in figures.differences.items()
    ]
    output.table(["", *measures], rows)
