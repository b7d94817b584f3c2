"""``notabene feedback``: what users thought of the answers."""

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli import options, output
from assistant.cli.log import opened_log, start_of

app = typer.Typer()
Workbook = Annotated[Path | None, typer.Option("--xlsx", metavar="BESTAND", help="Schrijf het overzicht als XLSX.")]


@app.command()
def feedback(
    index: options.IndexFolder = None,
    since: options.Since = None,
    xlsx: Workbook = None,
    json: options.Json = False,
) -> None:
    """Toon wat gebruikers van de antwoorden vonden, met redenen en toelichting."""
    from assistant.log.feedback import overview, write_workbook

    with opened_log(options.index_folder(index)) as log:
        found = overview(log.entries(start_of(since) if since else None))
    if xlsx:
        output.write_file(xlsx, write_workbook(found))
    if json:
        output.emit(found.as_json() | ({"file": str(xlsx)} if xlsx else {}))
        return
    bad = len(found.opinions) - found.good
    typer.echo(f"{found.asked} vragen, {found.refused} niet gevonden; {found.good} goed en {bad} niet goed bevonden.")
    given = [f"{reason}: {times}" for reason, times in found.reasons.items() if times]
    if given:
        typer.echo(f"Redenen: {', '.join(given)}.")
    if xlsx:
        typer.echo(f"Het overzicht is geschreven naar {xlsx}.")
    elif found.opinions:
        rows = [
            [
                one.day.isoformat(),
                "goed" if one.given.thumb > 0 else "niet goed",
                ", ".join(one.given.reasons),
                one.given.comment,
                one.entry.question[:200],
            ]
            for one in found.opinions
        ]
        output.table(["Datum", "Oordeel", "Redenen", "Toelichting", "Vraag"], rows)
