"""``notabene eval``: the commands that measure."""

import typer

from evals.answers.command import app as answers
from evals.retrieval.command import app as retrieval

app = typer.Typer()
group = typer.Typer(name="eval", help="Meet hoe goed Notabene het doet.", no_args_is_help=True)
app.add_typer(group)
for part in (retrieval, answers):
    group.add_typer(part)
