"""``notabene eval``: the commands that measure."""

import typer

from evals.answers.command import app as answers
from evals.retrieval.command import app as retrieval
from evals.runs.command import app as run

app = typer.Typer()
group = typer.Typer(name="eval", help="Meet hoe goed Notabene het doet.", no_args_is_help=True)
app.add_typer(group)
for part in (run, retrieval, answers):
    group.add_typer(part)
