"""``notabene documents``: what is in the index, and correcting it by hand."""

from typing import Annotated

import typer

from assistant.cli import options, output
from assistant.contract import document_as_json

app = typer.Typer()
_FIELDS = ("kind", "title", "date", "reference", "kamerstuk", "dossier", "access")


@app.command()
def documents(
    index: options.IndexFolder = None,
    kind: options.Kinds = None,
    since: options.Since = None,
    until: options.Until = None,
    dossier: options.Dossiers = None,
    document: options.Documents = None,
    access: options.Access = None,
    correct: Annotated[
        str | None, typer.Option("--correct", metavar="ID", help="Verbeter dit document, met --set of --undo.")
    ] = None,
    values: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="VELD=WAARDE", help=f"Bij --correct: zo is het ({', '.join(_FIELDS)})."),
    ] = None,
    undo: Annotated[
        list[str] | None, typer.Option("--undo", metavar="VELD", help="Bij --correct: maak de correctie ongedaan.")
    ] = None,
    forget: Annotated[
        str | None, typer.Option("--forget", metavar="ID", help="Haal dit document uit de index en houd het eruit.")
    ] = None,
    restore: Annotated[
        str | None, typer.Option("--restore", metavar="ID", help="Lees een verwijderd document weer in.")
    ] = None,
    forgotten: Annotated[bool, typer.Option("--forgotten", help="Toon wat is verwijderd.")] = False,
    json: options.Json = False,
) -> None:
    """Toon de documenten in de index; verbeter of verwijder er een."""
    from assistant.cli import managing
    from ingest.index.store import Index

    folder = options.index_folder(index)
    if sum(bool(one) for one in (correct, forget, restore, forgotten)) > 1:
        raise options.misused("kies één van --correct, --forget, --restore en --forgotten")
    if (values or undo) and not correct:
        raise options.misused("--set en --undo horen bij --correct")
    if correct:
        managing.correct(folder, correct, values or [], undo or [], json=json)
        return
    if forget:
        managing.forget(folder, forget, json=json)
        return
    if restore:
        managing.restore(folder, restore, json=json)
        return
    if forgotten:
        managing.list_forgotten(folder, json=json)
        return
    chosen = options.filters(kind, since, until, dossier, document, access)
    with Index.open(folder, chroma_url=options.settings().chroma_url) as opened:
        records = opened.documents(chosen)
    if json:
        output.emit({"documents": [document_as_json(record) for record in records]})
        return
    rows = [[r.id, r.kind, str(r.date or ""), r.title, r.reference or r.kamerstuk_text or "", r.path] for r in records]
    output.table(["Id", "Soort", "Datum", "Titel", "Kenmerk", "Bestand"], rows)
    typer.echo(f"{len(records)} documenten.")
