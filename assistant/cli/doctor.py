"""``notabene doctor``: check an index, and make anew what is derived."""

from typing import Annotated

import typer

from assistant.cli import options, output

app = typer.Typer()
_PARTS = {"vectors": "vectoren", "lexical": "zoekindex", "vocabulary": "woordenlijst"}


@app.command()
def doctor(
    index: options.IndexFolder = None,
    repair: Annotated[bool, typer.Option("--repair", help="Herstel wat niet klopt.")] = False,
    json: options.Json = False,
) -> None:
    """Controleer de index; herstel hem met --repair."""
    from ingest import doctor as clinic

    folder, url = options.index_folder(index), options.settings().chroma_url
    findings = clinic.repair(folder, chroma_url=url) if repair else clinic.examine(folder, chroma_url=url)
    if json:
        output.emit(findings.as_json())
    else:
        typer.echo(
            f"{findings.documents} documenten, {findings.passages} passages, {findings.sampled} vectoren beproefd."
        )
        typer.echo(
            f"Vectoren: {findings.vectors_missing} ontbreken, {findings.vectors_extra} te veel, "
            f"{findings.vectors_wrong} wijken af."
        )
        typer.echo(f"Zoekindex: {findings.lexical_missing} passages ontbreken, {findings.lexical_extra} te veel.")
        for part in findings.unreadable:
            typer.echo(f"Niet te lezen: {_PARTS[part]}.")
        for part in findings.repaired:
            typer.echo(f"Opnieuw gemaakt: {_PARTS[part]}.")
    if findings.healthy:
        return
    if findings.without_vector:
        output.complain(f"{findings.without_vector} passages missen hun vector; lees de documenten opnieuw in.")
    else:
        output.complain("De index klopt niet helemaal; herstel hem met: notabene doctor --repair")
    raise typer.Exit(1)
