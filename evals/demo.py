"""``notabene demo``: build and index the sample corpus if need be, then open the chat on it."""

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli import options, output
from ingest.errors import IndexMissingError, NotabeneError, unwritable

app = typer.Typer()
CORPUS = "voorbeelden"


@app.command()
def demo(
    index: options.IndexFolder = None,
    host: Annotated[str | None, typer.Option("--host", help="Adres om op te luisteren (anders NOTABENE_HOST).")] = None,
    port: Annotated[
        int | None, typer.Option("--port", min=0, max=65535, help="Poort (anders NOTABENE_PORT); 0 kiest een vrije.")
    ] = None,
    prepare_only: Annotated[bool, typer.Option("--prepare-only", help="Lees in, maar start de chat niet.")] = False,
) -> None:
    """Probeer Notabene met verzonnen voorbeelddocumenten."""
    folder, settings = options.index_folder(index), options.settings()
    prepare(folder)
    if prepare_only:
        return
    from assistant.app.app import serve

    serve(
        folder,
        settings,
        host=host or settings.host,
        port=settings.port if port is None else port,
        announce=output.announce,
    )


def prepare(folder: Path) -> None:
    """Bring an index folder up to date with the sample corpus, built beside it.

    Raises:
        NotabeneError: the index holds documents of the user's own, or the folder cannot be written.
    """
    from assistant.cli.ingest import Bar
    from assistant.indexing import ingest_paths
    from evals.corpus.build import SOURCES, build

    corpus = (folder / CORPUS).resolve()
    _keep_apart(folder, corpus)
    try:
        build(SOURCES, corpus)
    except OSError as error:
        raise unwritable(folder, error) from error
    with Bar() as bar:
        report = ingest_paths([corpus], folder, options.settings(), progress=bar)
    output.announce(
        f"{report.documents} voorbeelddocumenten (verzonnen) staan klaar in {folder}; "
        f"{len(report.failed)} bestanden zijn met opzet niet leesbaar."
    )


def _keep_apart(folder: Path, corpus: Path) -> None:
    """Refuse to mix invented documents with real ones."""
    from ingest.index.store import Index

    try:
        with Index.open(folder, chroma_url=options.settings().chroma_url) as opened:
            own = [record for record in opened.documents() if corpus not in record.location.parents]
    except IndexMissingError:
        return
    if own:
        raise NotabeneError(
            f"In {folder} staan al {len(own)} eigen documenten; kies voor de voorbeelden een andere map met --index."
        )
