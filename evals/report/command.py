"""``notabene eval report``: runs as one page."""

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli import options, output

app = typer.Typer()


@app.command()
def report(
    runs: Annotated[list[Path], typer.Argument(metavar="RUN…", help="Mappen van runs.")],
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="BESTAND", help="HTML-bestand; anders verslag.html in de map van de eerste run."),
    ] = None,
    json: options.Json = False,
) -> None:
    """Maak van runs één HTML-pagina die zonder netwerk werkt."""
    from evals.report.page import Shown, page
    from evals.runs.folder import Folder

    folders = [Folder(path) for path in runs]
    text = page([Shown(folder.name, folder.config(), list(folder.rows())) for folder in folders])
    out = out or runs[0] / "verslag.html"
    output.write_file(out, text.encode("utf-8", "replace"))
    if json:
        output.emit({"file": str(out), "runs": len(folders)})
    else:
        typer.echo(f"Het verslag staat in {out}; open het in een browser.")
