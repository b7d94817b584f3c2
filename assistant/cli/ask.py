"""``notabene ask``: one question, one cited answer."""

import sys
from contextlib import closing
from typing import Annotated

import typer

from assistant.answer.judge.near_sources import near_sources
from assistant.answer.types import Answer, Final
from assistant.cli import options, output
from assistant.contract import answer_as_json
from prompts.load import phrase

app = typer.Typer()


@app.command()
def ask(
    question: Annotated[str, typer.Argument(metavar="VRAAG", callback=options.readable)],
    index: options.IndexFolder = None,
    kind: options.Kinds = None,
    since: options.Since = None,
    until: options.Until = None,
    dossier: options.Dossiers = None,
    document: options.Documents = None,
    access: options.Access = None,
    json: options.Json = False,
) -> None:
    """Stel een vraag aan de documenten."""
    from assistant.session import open_session

    chosen = options.filters(kind, since, until, dossier, document, access)
    folder, settings = options.index_folder(index), options.settings()
    # The answer is shown before the exchange is logged, which is when the stream is closed.
    with (
        open_session(folder, settings, announce=output.announce, once=True) as session,
        closing(session.stream(question, filters=chosen, channel="ask")) as events,
    ):
        answer = next(event.answer for event in events if isinstance(event, Final))
        if json:
            output.emit(answer_as_json(answer))
        else:
            _show(answer)
        sys.stdout.flush()


def _show(answer: Answer) -> None:
    if "\n" not in answer.understood and answer.understood != answer.question:
        typer.echo(f"({phrase('understood', question=answer.understood)})")
    typer.echo(answer.answer)
    for note in answer.notes:
        typer.echo(f"({note})")
    output.sources(answer.citations)
    near = near_sources(answer, 5) if answer.refused else []
    if near:
        typer.echo("\nAndere bronnen in de buurt" if answer.citations else "\nDichtstbijzijnde bronnen")
        for hit in near:
            typer.echo(f"- {hit.document.title} ({hit.document.kind}), {hit.passage.section}")
    typer.echo(f"\nAI-concept, controleer. ({answer.mode})")
