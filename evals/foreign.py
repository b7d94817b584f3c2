"""Does an index refuse questions of another collection, and answer its own? ``python -m evals.foreign``.

Every question of ``--own`` has an answer in the index; no question of ``--foreign`` has one.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from assistant.answer.types import Answer
from evals.retrieval.collection import Query, load_queries
from evals.statistics import Estimate, estimate
from ingest.errors import NotabeneError


def refused(questions: Iterable[Query], ask: Callable[[str], Answer]) -> tuple[Estimate, list[str]]:
    """Ask each question.

    Args:
        questions: what to ask.
        ask: gives an answer to one question.

    Returns:
        The share that was refused, and the ids of those that were answered.
    """
    answers = {question.id: ask(question.text) for question in questions}
    values = [float(answer.refused) for answer in answers.values()]
    return estimate(values, list(answers)), [id_ for id_, answer in answers.items() if not answer.refused]


app = typer.Typer(add_completion=False)


@app.command()
def main(
    index: Annotated[Path, typer.Option("--index", help="Map van de index.", envvar="NOTABENE_INDEX")],
    own: Annotated[Path, typer.Option("--own", help="Vragen met een antwoord in de index, als JSONL.")],
    foreign: Annotated[Path, typer.Option("--foreign", help="Vragen zonder antwoord in de index, als JSONL.")],
    every: Annotated[int, typer.Option("--every", min=1, help="Stel een op de zoveel vreemde vragen.")] = 1,
    machine: Annotated[bool, typer.Option("--json", help="Geef één JSON-object.")] = False,
) -> None:
    """Meet hoeveel eigen vragen ten onrechte en hoeveel vreemde vragen terecht worden geweigerd."""
    from assistant.session import open_session
    from assistant.settings import Settings

    try:
        mine = load_queries(own).values()
        others = list(load_queries(foreign).values())[::every]
        with open_session(index, Settings(), announce=lambda line: typer.echo(line, err=True)) as session:
            of_own, answered = refused(mine, session.assistant.ask)
            of_foreign, let_through = refused(others, session.assistant.ask)
    except NotabeneError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    if machine:
        own_refused = [question.id for question in mine if question.id not in answered]
        figures = {"own_refused": asdict(of_own), "foreign_refused": asdict(of_foreign)}
        typer.echo(json.dumps({**figures, "refused": own_refused, "answered": let_through}))
        return
    for name, found in (("eigen vragen geweigerd", of_own), ("vreemde vragen geweigerd", of_foreign)):
        typer.echo(f"{name:<28} {found.value:6.3f}  [{found.low:.3f}-{found.high:.3f}]  n={found.n}")


if __name__ == "__main__":
    app()
