"""``notabene serve``: the chat."""

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli import options, output

app = typer.Typer()


@app.command()
def serve(
    index: options.IndexFolder = None,
    host: Annotated[str | None, typer.Option("--host", help="Adres om op te luisteren (anders NOTABENE_HOST).")] = None,
    port: Annotated[
        int | None, typer.Option("--port", min=0, max=65535, help="Poort (anders NOTABENE_PORT); 0 kiest een vrije.")
    ] = None,
    watch: Annotated[
        Path | None,
        typer.Option("--watch", metavar="MAP", help="Lees deze map in, en alles wat erin verandert (NOTABENE_WATCH)."),
    ] = None,
    runs: Annotated[
        Path | None,
        typer.Option("--runs", metavar="MAP", help="Toon verslagen van evaluaties uit deze map (NOTABENE_RUNS)."),
    ] = None,
) -> None:
    """Start de chat."""
    from assistant.app.app import serve as run

    settings = options.settings()
    given = {"watch": watch, "runs": runs}
    settings = settings.model_copy(update={name: str(value) for name, value in given.items() if value})
    run(
        options.index_folder(index),
        settings,
        host=host or settings.host,
        port=settings.port if port is None else port,
        announce=output.announce,
    )
