"""``notabene eval``: the commands that measure."""

import typer

from evals.answers.command import app as answers
from evals.compare.command import app as compare
from evals.judge.command import app as judge
from evals.report.command import app as report
from evals.retrieval.command import app as retrieval
from evals.runs.command import app as run
from evals.sets.command import app as sets

app = typer.Typer()
group = typer.Typer(name="eval", help="Meet hoe goed Notabene het doet.", no_args_is_help=True)
app.add_typer(group)
for part in (run, compare, report, judge, retrieval, answers, sets):
    group.add_typer(part)
