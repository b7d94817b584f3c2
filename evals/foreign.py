"""Does an index refuse questions of another collection, and answer its own? ``python -m evals.foreign``.

Every question of ``--own`` has an answer in the index; no question of ``--foreign`` has one.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from pydantic import BaseModel, Field, ValidationError

from assistant.answer.types import Answer
from evals.statistics import Estimate, estimate
from ingest.errors import NotabeneError


class QuestionLine(BaseModel):
    """A line of a file of questions; other keys may stand in it.

    Attributes:
        id: names the question.
        text: the question.
    """

    id: str = Field(min_length=1)
    text: str = Field(min_length=3)


class QuestionFileError(NotabeneError):
    """A file of questions cannot be used."""


def load_questions(path: Path, *, every: int = 1) -> list[QuestionLine]:
    """Read questions from a JSONL file.

    Args:
        path: a file with a JSON object a line that has ``id`` and ``text``.
        every: keep one in so many.

    Raises:
        QuestionFileError: it cannot be read, a line is no question, or there is none.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionFileError(f"{path} is niet te lezen; geef een ander bestand.") from error
    found = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            found.append(QuestionLine.model_validate_json(line))
        except ValidationError as error:
            raise QuestionFileError(
                f"{path}, regel {number}: hier hoort een JSON-object met id en text; verbeter deze regel."
            ) from error
    if not found:
        raise QuestionFileError(f"{path} heeft geen vragen; geef een ander bestand.")
    return found[::every]


def refused(questions: Sequence[QuestionLine], ask: Callable[[str], Answer]) -> tuple[Estimate, list[str]]:
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
        mine, others = load_questions(own), load_questions(foreign, every=every)
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
