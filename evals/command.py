"""``notabene eval``: the commands that measure."""

import typer

from evals.retrieval.command import app as retrieval

app = typer.Typer()
group = typer.Typer(name="eval", help="Meet hoe goed Notabene het doet.", no_args_is_help=True)
app.add_typer(group)
group.add_typer(retrieval)
