"""``notabene search``: passages that bear on a query."""

from typing import Annotated

import typer

from assistant.cli import options, output
from assistant.contract import hits_as_json

app = typer.Typer()


@app.command()
def search(
    query: Annotated[str, typer.Argument(metavar="ZOEKVRAAG", callback=options.readable)],
    k: Annotated[int, typer.Option("--k", min=1, max=200, help="Aantal passages.")] = 10,
    index: options.IndexFolder = None,
    kind: options.Kinds = None,
    since: options.Since = None,
    until: options.Until = None,
    dossier: options.Dossiers = None,
    document: options.Documents = None,
    access: options.Access = None,
    json: options.Json = False,
) -> None:
    """Zoek passages."""
    from assistant.session import open_session

    chosen = options.filters(kind, since, until, dossier, document, access)
    with open_session(options.index_folder(index), options.settings(), announce=output.announce, once=True) as session:
        hits = session.retriever.search(query, chosen, k)
    if json:
        output.emit({"results": hits_as_json(hits)})
        return
    for rank, hit in enumerate(hits, 1):
        place = f"{hit.passage.section}{f', p. {hit.passage.page}' if hit.passage.page else ''}"
        typer.echo(
            f"{rank}. {hit.document.title} ({hit.document.kind}, {hit.document.date or 'zonder datum'}) – {place}"
        )
        typer.echo(f"   {' '.join(hit.passage.text.split())[:240]}\n")
    if not hits:
        typer.echo("Niets gevonden; probeer andere woorden of minder filters.")
