"""``notabene dossier``: the papers of a dossier in time, its motions and its commitments."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli import options, output
from ingest.errors import NotabeneError

if TYPE_CHECKING:
    from assistant.dossier.dossier import Overview
    from assistant.dossier.members import Dossier

app = typer.Typer()
Name = Annotated[str | None, typer.Argument(metavar="DOSSIER", help="Zoals '36 410 IV'; zonder: welke er zijn.")]
Workbook = Annotated[Path | None, typer.Option("--xlsx", metavar="BESTAND", help="Schrijf de tabellen als XLSX.")]
Today = Annotated[
    date | None,
    typer.Option("--today", parser=options.day, metavar="JJJJ-MM-DD", help="Verlopen op deze dag (anders vandaag)."),
]


@app.command()
def dossier(
    name: Name = None,
    index: options.IndexFolder = None,
    xlsx: Workbook = None,
    today: Today = None,
    json: options.Json = False,
) -> None:
    """Toon van een dossier de tijdlijn, de moties en de toezeggingen."""
    from assistant.dossier.dossier import find_dossier, read_dossier
    from assistant.dossier.members import dossiers
    from assistant.export.dossier_xlsx import write_workbook
    from ingest.index.store import Index

    if xlsx and name is None:
        raise typer.BadParameter("geef ook een dossier", param_hint="--xlsx")
    with Index.open(options.index_folder(index), chroma_url=options.settings().chroma_url) as opened:
        if name is None:
            _list(dossiers(opened), json=json)
            return
        found = find_dossier(opened, name)
        if found is None:
            raise NotabeneError(
                f"Dossier {options.readable(name)} staat niet in de index; zie welke er zijn met: notabene dossier"
            )
        overview = read_dossier(opened, found, today or date.today())
    if xlsx:
        output.write_file(xlsx, write_workbook(overview))
    if json:
        output.emit(overview.as_json() | ({"file": str(xlsx)} if xlsx else {}))
    elif xlsx:
        typer.echo(f"Dossier {overview.dossier} is geschreven naar {xlsx}.")
    else:
        _show(overview)


def _list(found: "list[Dossier]", *, json: bool) -> None:
    if json:
        output.emit({"dossiers": [{"dossier": one.name, "documents": len(one.documents)} for one in found]})
    elif found:
        output.table(["Dossier", "Documenten"], [[one.name, str(len(one.documents))] for one in found])
    else:
        typer.echo("Er zijn nog geen documenten; lees ze in met: notabene ingest MAP", err=True)


def _show(overview: "Overview") -> None:
    from assistant.dossier.words import cited

    output.table(
        ["Datum", "Soort", "Kenmerk", "Titel"],
        [[str(one.date or ""), one.kind, one.reference, one.title] for one in overview.timeline],
    )
    if overview.motions:
        output.table(
            ["Motie", "Indieners", "Stemming", "Appreciatie", "Verzoek"],
            [
                [
                    one.number or one.title,
                    ", ".join(one.movers),
                    one.vote.value if one.vote else "",
                    one.judged.value if one.judged else "",
                    one.place.quote,
                ]
                for one in overview.motions
            ],
        )
    if overview.commitments:
        output.table(
            ["Uiterlijk", "Stand", "Uitvoering door", "Toezegging", "Bron"],
            [
                [str(one.due or one.term), one.state.value, one.executor, one.place.quote, cited(one.place)]
                for one in overview.commitments
            ],
        )
    counts = (len(overview.timeline), len(overview.motions), len(overview.commitments), overview.overdue)
    typer.echo("{} documenten, {} moties, {} toezeggingen, waarvan {} verlopen.".format(*counts))
