"""``notabene eval check`` and ``notabene eval draft-questions``: look a set over, and begin one from use."""

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli import options, output
from ingest.errors import NotabeneError

app = typer.Typer()


@app.command()
def check(
    path: Annotated[Path, typer.Argument(metavar="SET", help="Vragenset in YAML.")],
    index: options.IndexFolder = None,
    json: options.Json = False,
) -> None:
    """Kijk of een vragenset klopt met de documenten; status 1 als er iets te verbeteren is."""
    from evals.sets.check import check as check_set
    from evals.sets.check import from_index
    from evals.sets.load import load_set
    from ingest.index.store import Index

    loaded = load_set(path)
    with Index.open(options.index_folder(index), chroma_url=options.settings().chroma_url) as opened:
        wrong = check_set(loaded, from_index(opened))
    counts = {
        "questions": len(loaded.questions),
        "conversations": len(loaded.conversations),
        "injections": len(loaded.injections),
        "pairs": len(loaded.pairs),
    }
    if json:
        output.emit({"set": loaded.name, "version": loaded.version, "hash": loaded.hash, **counts, "wrong": wrong})
    else:
        for line in wrong:
            typer.echo(line)
        typer.echo(
            f"{loaded.name}: {counts['questions']} vragen, {counts['conversations']} gesprekken, "
            f"{counts['injections']} injecties, {counts['pairs']} concepten; {len(wrong)} opmerkingen."
        )
    if wrong:
        raise typer.Exit(1)


@app.command("draft-questions")
def draft_questions(
    out: Annotated[Path, typer.Option("--out", metavar="BESTAND", help="YAML-bestand om aan te vullen.")],
    index: options.IndexFolder = None,
    since: options.Since = None,
    json: options.Json = False,
) -> None:
    """Maak conceptvragen van wat gebruikers geen goed antwoord vonden of wat niet is gevonden, zonder namen."""
    from assistant.cli.log import opened_log, start_of
    from evals.sets.from_use import as_yaml, from_log

    with opened_log(options.index_folder(index)) as log:
        found = from_log(log.entries(start_of(since) if since else None))
    with output.writing(out):
        try:
            with out.open("x", encoding="utf-8") as file:
                file.write(as_yaml(found))
        except FileExistsError as error:
            raise NotabeneError(f"{out} bestaat al; kies een ander bestand, dan blijft uw werk bewaard.") from error
    if json:
        output.emit({"file": str(out), "questions": len(found)})
    else:
        typer.echo(f"{len(found)} conceptvragen in {out}; vul antwoord, nuggets en sources aan.")
