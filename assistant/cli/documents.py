"""``notabene documents``: what is in the index."""

from typing import TYPE_CHECKING

import typer

from assistant.cli import options, output

if TYPE_CHECKING:
    from ingest.index.records import DocumentRecord

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
        output.emit({"documents": [_as_json(record) for record in records]})
        return
    rows = [[r.id, r.kind, str(r.date or ""), r.title, r.reference or r.kamerstuk_text or "", r.path] for r in records]
    output.table(["Id", "Soort", "Datum", "Titel", "Kenmerk", "Bestand"], rows)
    typer.echo(f"{len(records)} documenten.")


def _as_json(record: "DocumentRecord") -> dict[str, object]:
    return {
        "id": record.id,
        "path": record.path,
        "kind": record.kind.value,
        "title": record.title,
        "date": record.date.isoformat() if record.date else None,
        "reference": record.reference or record.kamerstuk_text,
        "dossier": record.dossier,
        "pages": record.pages,
        "passages": record.passages,
        "sections": list(record.sections),
        "access": record.access,
    }
