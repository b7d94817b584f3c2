"""``notabene draft``: a first version of a section of a nota, from chosen sources."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli import options, output
from ingest.errors import IndexMissingError

if TYPE_CHECKING:
    from assistant.draft.opstellen import Writer
    from assistant.draft.types import Draft

app = typer.Typer()
_SECTIONS = ("aanleiding", "geadviseerd-besluit", "kern", "toelichting", "niet-openbaar", "bijlagen", "nota")


def _section(value: str) -> str:
    if value not in _SECTIONS:
        raise typer.BadParameter(
            f"het onderdeel {options.readable(value)} bestaat niet; kies uit {', '.join(_SECTIONS)}"
        )
    return value


Section = Annotated[
    str, typer.Argument(metavar="ONDERDEEL", callback=_section, help=f"Een van: {', '.join(_SECTIONS)}.")
]
Sources = Annotated[
    list[str] | None, typer.Option("--source", metavar="BESTAND_OF_ID", help="Een bron: bestand of id; te herhalen.")
]
Title = Annotated[str, typer.Option("--title", metavar="TITEL", help="Titel van de nota (anders die van de brief).")]
Day = Annotated[
    date | None, typer.Option("--date", parser=options.day, metavar="JJJJ-MM-DD", help="Datum van de nota.")
]
Profile = Annotated[
    str, typer.Option("--profile", metavar="PROFIEL", help="Profiel van het ministerie, of een YAML-bestand.")
]
Docx = Annotated[Path | None, typer.Option("--docx", metavar="BESTAND", help="Schrijf een Word-bestand.")]
Odt = Annotated[Path | None, typer.Option("--odt", metavar="BESTAND", help="Schrijf een ODT-bestand.")]
Markdown = Annotated[Path | None, typer.Option("--md", metavar="BESTAND", help="Schrijf een Markdown-bestand.")]
Model = Annotated[
    str | None,
    typer.Option("--model", metavar="MODEL", help="Taalmodel als aanbieder:naam, of none (anders NOTABENE_MODEL)."),
]


@app.command()
def draft(
    section: Section,
    source: Sources = None,
    title: Title = "",
    day: Day = None,
    profile: Profile = "bzk",
    model: Model = None,
    docx: Docx = None,
    odt: Odt = None,
    markdown: Markdown = None,
    index: options.IndexFolder = None,
    access: options.Access = None,
    json: options.Json = False,
) -> None:
    """Maak uit gekozen bronnen een eerste versie van een onderdeel van een nota."""
    from assistant.draft.material import gather
    from assistant.draft.opstellen import draft as make
    from assistant.draft.profielen import profiel
    from assistant.draft.types import Onderdeel
    from ingest.index.store import Index

    settings = options.settings()
    chosen = profiel(profile)
    limits = settings.limits()
    writer = _writer(model)

    def run(opened: "Index | None") -> "Draft":
        material = gather(source or [], opened, limits, options.filters(None, None, None, None, None, access))
        return make(Onderdeel(section), material, chosen, title=title, day=day, writer=writer)

    try:
        with Index.open(options.index_folder(index), chroma_url=settings.chroma_url) as opened:
            made = run(opened)
    except IndexMissingError:
        made = run(None)
    written = _write(made, docx, odt, markdown)
    if json:
        output.emit(made.as_json())
    else:
        _show(made)
    for file in written:
        output.announce(f"Het concept is geschreven naar {file}.")


def _writer(name: str | None) -> "Writer | None":
    """Return what writes the Kern; None for the extractive mode.

    Raises:
        NotabeneError: the model cannot be used.
    """
    settings = options.settings()
    if name is not None:
        settings = settings.model_copy(update={"model": "" if name in {"none", "geen"} else name})
    from assistant.draft.writer import kern_writer

    return kern_writer(settings)


def _write(made: "Draft", docx: Path | None, odt: Path | None, markdown: Path | None) -> list[Path]:
    """Write the files that were asked for, and return them.

    Raises:
        NotabeneError: one cannot be written.
    """
    if docx:
        from assistant.export.nota_docx import nota_docx

        output.write_file(docx, nota_docx(made))
    if odt:
        from assistant.export.nota_odt import nota_odt

        output.write_file(odt, nota_odt(made))
    if markdown:
        from assistant.export.nota_markdown import nota_markdown

        output.write_file(markdown, nota_markdown(made).encode("utf-8"))
    return [file for file in (docx, odt, markdown) if file]


def _show(made: "Draft") -> None:
    typer.echo(made.text)
    output.sources(made.citations)
    if made.open_points:
        typer.echo("\nOpen punten")
    for point in made.open_points:
        typer.echo(f"- {point.place}: {point.text}")
    if made.warnings:
        typer.echo("\nLet op")
    for warning in made.warnings:
        typer.echo(f"- {warning.place}: {warning.text} {warning.todo}")
    typer.echo(f"\n{made.concept} ({made.mode})")
