"""``notabene documents``: what is in the index."""

import typer

from assistant.cli import options, output
from assistant.contract import document_as_json

app = typer.Typer()


@app.command()
def documents(
    index: options.IndexFolder = None,
    kind: options.Kinds = None,
    since: options.Since = None,
    until: options.Until = None,
    dossier: options.Dossiers = None,
    document: options.Documents = None,
    access: options.Access = None,
    json: options.Json = False,
) -> None:
    """Toon de documenten in de index."""
    from ingest.index.store import Index

    chosen = options.filters(kind, since, until, dossier, document, access)
    with Index.open(options.index_folder(index), chroma_url=options.settings().chroma_url) as opened:
        records = opened.documents(chosen)
    if json:
        output.emit({"documents": [document_as_json(record) for record in records]})
        return
    rows = [[r.id, r.kind, str(r.date or ""), r.title, r.reference or r.kamerstuk_text or "", r.path] for r in records]
    output.table(["Id", "Soort", "Datum", "Titel", "Kenmerk", "Bestand"], rows)
    typer.echo(f"{len(records)} documenten.")
