"""``notabene ingest``: bring the index up to date with folders of documents."""

from pathlib import Path
from types import TracebackType
from typing import Annotated, Self

import typer
from rich.progress import BarColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

from assistant.cli import options, output

app = typer.Typer()


@app.command()
def ingest(
    paths: Annotated[list[Path] | None, typer.Argument(metavar="PAD…", help="Mappen of bestanden.")] = None,
    index: options.IndexFolder = None,
    access: Annotated[
        str | None,
        typer.Option("--access", metavar="LABEL", help="Toegangslabel van deze documenten (anders: intern)."),
    ] = None,
    ocr: Annotated[bool, typer.Option("--ocr", help="Herken tekst in scans met tesseract.")] = False,
    retry: Annotated[
        bool, typer.Option("--retry", help="Lees opnieuw wat eerder niet lukte: alles, of alleen in PAD….")
    ] = False,
    json: options.Json = False,
) -> None:
    """Lees documenten in, werk gewijzigde bij en verwijder wat er niet meer is."""
    from assistant.indexing import ingest_paths
    from ingest.again import failed_again

    if not paths and not retry:
        raise options.misused("geef een map of bestand om in te lezen, of --retry voor wat eerder niet lukte")
    with Bar() as bar:
        wanted = failed_again(options.index_folder(index), paths or ()) if retry else paths or []
        report = ingest_paths(
            wanted, options.index_folder(index), options.settings(), access=access, ocr=ocr, progress=bar
        )
    if json:
        output.emit(report.as_json())
        return
    speed = f", {report.pages / report.seconds:.1f} pagina's per seconde" if report.pages and report.seconds else ""
    typer.echo(
        f"{report.added} nieuw, {report.updated} bijgewerkt, {report.unchanged} ongewijzigd, "
        f"{report.removed} verwijderd; {report.documents} documenten en {report.passages} passages in de index "
        f"({report.seconds:.1f} s{speed})."
    )
    if retry and not wanted:
        output.complain("Er is niets om opnieuw te lezen.")
    elif not (report.added or report.updated or report.unchanged or report.failed):
        output.complain("Er staan geen documenten in wat is opgegeven; geef een map met nota's, brieven of moties.")
    if report.failed:
        rows = [[failed.path, failed.status, failed.reason] for failed in report.failed]
        typer.echo("\nNiet ingelezen:")
        output.table(["Bestand", "Status", "Reden"], rows)


class _Speed(ProgressColumn):
    """Pages a second."""

    def render(self, task: Task) -> Text:
        """Return the speed as text; empty before anything was read."""
        seconds = task.elapsed or 0.0
        pages = int(task.fields["pages"])
        return Text(f"{pages / seconds:.1f} pagina's/s" if pages and seconds else "")


class Bar:
    """A progress bar on stderr; it weighs files by their size, since pages are known only after reading."""

    def __init__(self) -> None:
        columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:>3.0f} %"))
        console = output.errors()
        self._bar = Progress(
            *columns, _Speed(), TimeRemainingColumn(), console=console, transient=True, disable=not console.is_terminal
        )
        self._task = self._bar.add_task("Inlezen", total=None, visible=False, pages=0)
        self._pages = 0

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def begin(self, files: int, size: int) -> None:
        """Show the bar if there is anything to read."""
        self._bar.update(self._task, total=size, visible=files > 0)

    def read(self, path: str, size: int, pages: int) -> None:
        """Move the bar on."""
        self._pages += pages
        name = path.rsplit("/", 1)[-1][:40]
        self._bar.update(self._task, advance=size, description=f"Inlezen: {name}", pages=self._pages)

    def embed(self, done: int, total: int) -> None:
        """Show how far a file of many passages is."""
        self._bar.update(self._task, description=f"Doorzoekbaar maken: {done} van {total} passages", visible=True)

    def say(self, line: str) -> None:
        """Write a line above the bar."""
        self._bar.console.print(line, markup=False, soft_wrap=True)
