"""Entry point: puts the commands together, and turns whatever goes wrong into one sentence and an exit status.

Exit status: 0 done, 2 wrong usage, 1 anything that could not be done. Commands of packages that stand above this one in
the chain of imports (``demo``, ``eval``) plug in through the entry point group ``notabene.commands``.
"""

import os
import re
import sys
from importlib.metadata import entry_points
from types import TracebackType

import typer

from assistant.cli import ask, doctor, documents, ingest, search, serve
from assistant.cli.output import complain, prepare
from ingest.errors import NotabeneError

app = typer.Typer(
    name="notabene",
    help="Vraag en schrijf met bronvermelding uit nota's, Kamerbrieven en moties.",
    add_completion=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for part in (ingest, documents, search, ask, serve, doctor):
    app.add_typer(part.app)
for plugin in sorted(entry_points(group="notabene.commands"), key=lambda plugin: plugin.name):
    app.add_typer(plugin.load())

# What the library says in English of a wrong command line, and what we say instead.
_DUTCH = (
    (r"No such command '(.*)'", r"De opdracht \1 bestaat niet."),
    (r"No such option: (\S+)", r"De optie \1 bestaat niet."),
    (r"Missing argument '(.*)'", r"Er ontbreekt iets: \1."),
    (r"Missing option '(.*)'", r"Er ontbreekt een optie: \1."),
    (r"Option '(.*)' requires an argument", r"Achter \1 hoort een waarde."),
    (r"Got unexpected extra arguments? \((.*)\)", r"Hier staat te veel op de opdrachtregel: \1."),
    (r"Invalid value for '?\"?(.*?)'?\"?: (.*)", r"De waarde van \1 klopt niet (\2)."),
)


def main() -> None:
    """Run the command line and leave with its exit status."""
    sys.excepthook = _unforeseen
    prepare()
    try:
        status = app(standalone_mode=False)
        sys.stdout.flush()
    except typer.Exit as stop:
        status = stop.exit_code
    except NotabeneError as error:
        status = complain(str(error))
    except typer.TyperException as error:
        complain(f"{_dutch(error.format_message())} Zie: notabene --help")
        status = error.exit_code
    except (typer.Abort, KeyboardInterrupt):
        status = complain("Afgebroken. Wat al was opgeslagen blijft; geef de opdracht opnieuw om verder te gaan.")
    except BrokenPipeError:
        # The reader of our output has left (``| head``): nothing to tell anyone.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    sys.exit(status if isinstance(status, int) else 0)


def _unforeseen(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Tell a user about a fault of ours in one sentence; developers set NOTABENE_DEBUG to see where it was."""
    if os.environ.get("NOTABENE_DEBUG"):
        sys.__excepthook__(kind, error, trace)
        return
    complain(f"Er ging iets mis waar Notabene niet op rekende ({kind.__name__}: {error}); meld dit aan de beheerder.")


def _dutch(message: str) -> str:
    for english, dutch in _DUTCH:
        if found := re.match(english, message):
            return found.expand(dutch)
    return f"De opdracht klopt niet ({message.rstrip('.')})."
